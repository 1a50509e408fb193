"""The recipe for Debian: what can be read in its files. Nobody has booted it (K17, K19)."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.conftest import ROOT

RECIPE = ROOT / "packaging" / "debian"
READ = ("snowdrop-kiosk.service", "snowdrop-help.service")
HEARD = ("snowdrop-sound.service", "snowdrop-voice.service")
UNITS = ("snowdrop-display.service", *READ, *HEARD)
BINDINGS = ("keybind", "mousebind")

needs_systemd = pytest.mark.skipif(
    shutil.which("systemd-analyze") is None,
    reason="systemd-analyze is missing; on Debian “apt install systemd” brings it",
)


def verified(folder: Path) -> str:
    """Return what systemd says about the units of ``folder``; nothing when they are right."""
    for file in folder.glob("*.service"):
        # The programs of a kiosk are not on this machine: each becomes one that is.
        text = re.sub(r"(?m)^(Exec\w+=[-+@:!]*)\S+", r"\1/bin/true", file.read_text("utf-8"))
        file.write_text(text, encoding="utf-8")
    units = [str(folder / name) for name in UNITS]
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *units],
        capture_output=True,
        text=True,
        check=False,
    )
    said = "\n".join(line for line in done.stderr.splitlines() if "snowdrop-" in line)
    return said or ("" if done.returncode == 0 else done.stderr)


@pytest.fixture
def units(tmp_path: Path) -> Path:
    for name in UNITS:
        shutil.copy(RECIPE / name, tmp_path)
    return tmp_path


def unit(name: str) -> configparser.RawConfigParser:
    """Return a unit as a table; Environment= may stand in it several times, the last is kept."""
    found = configparser.RawConfigParser(strict=False, delimiters=("=",), comment_prefixes=("#",))
    found.optionxform = str  # type: ignore[assignment,method-assign]  # keys keep their capitals
    found.read(RECIPE / name, encoding="utf-8")
    return found


@needs_systemd
def test_systemd_finds_nothing_wrong_with_the_units_K19(units: Path) -> None:
    assert verified(units) == ""


@needs_systemd
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Restart=always", "Restart=allways"),
        ("LimitCORE=0", "LimitKORE=0"),
        ("WatchdogSec=10s", "WatchdogSec=soon"),
        ("Type=notify", "Type=notified"),
        ("RestartPreventExitStatus=0", "RestartPreventExitStatus=left"),
        ("ExecStart=", "ExecBegin="),
    ],
)
def test_a_broken_unit_is_caught_K19(units: Path, before: str, after: str) -> None:
    file = units / "snowdrop-kiosk.service"
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")
    assert "snowdrop-kiosk" in verified(units)


def test_a_crash_is_restarted_at_once_and_a_third_shows_the_help_page_K17() -> None:
    kiosk = unit("snowdrop-kiosk.service")
    service = kiosk["Service"]
    assert (service["Type"], service["Restart"]) == ("notify", "always")
    assert service["RestartSec"] == "100ms"
    assert service["WatchdogSec"] == "10s"
    # Staff who leave it are not sent back in.
    assert service["RestartPreventExitStatus"] == "0"
    assert kiosk["Unit"]["StartLimitIntervalSec"] == "300"
    assert kiosk["Unit"]["StartLimitBurst"] == "2", "starts after a crash; see test_crashes.py"
    assert kiosk["Unit"]["OnFailure"] == "snowdrop-help.service"
    for name in ("snowdrop-help.service", "snowdrop-display.service", *HEARD):
        assert unit(name)["Service"]["Restart"] == "always"
        assert unit(name)["Unit"]["StartLimitIntervalSec"] == "0", "it is tried again for ever"


def test_no_unit_runs_as_administrator_and_none_leaves_a_crash_dump_K19() -> None:
    for name in UNITS:
        service = unit(name)["Service"]
        assert service["User"] == "kiosk"
        assert service["NoNewPrivileges"] == "yes"
        assert service["LimitCORE"] == "0"
    assert "kernel.core_pattern = |/bin/false" in (RECIPE / "sysctl-kiosk.conf").read_text("utf-8")


@pytest.mark.parametrize("name", READ)
def test_what_readers_touch_has_no_network_and_writes_to_one_folder_at_most_K8(name: str) -> None:
    service = unit(name)["Service"]
    assert service["PrivateNetwork"] == "yes"
    assert service["RestrictAddressFamilies"] == "AF_UNIX"
    assert service["ProtectSystem"] == "strict"
    assert service["PrivateTmp"] == "yes"
    assert service.get("ReadWritePaths", "/var/lib/snowdrop") == "/var/lib/snowdrop"


def text_of(name: str) -> str:
    return (RECIPE / name).read_text("utf-8")


def settings_of(name: str) -> dict[str, str]:
    """Return the lines “Name value” of a file, without its comments."""
    lines = (line.strip().partition(" ") for line in text_of(name).splitlines())
    return {key: value.strip() for key, _, value in lines if key and not key.startswith(("#", "<"))}


def test_the_kiosk_finds_the_voice_that_was_started_for_it_A27() -> None:
    socket = "/run/snowdrop-voice/speechd.sock"
    kiosk, voice = unit("snowdrop-kiosk.service"), unit("snowdrop-voice.service")
    text = text_of("snowdrop-kiosk.service")
    assert f"Environment=SPEECHD_ADDRESS=unix_socket:{socket}\n" in text
    assert "Wants=snowdrop-voice.service\n" in text
    assert "Requires=snowdrop-voice" not in text
    assert f"--socket-path {socket} " in voice["Service"]["ExecStart"]
    assert settings_of("speechd.conf")["SocketPath"] == f'"{socket}"'
    assert kiosk["Service"]["User"] == voice["Service"]["User"]
    # The voice finds the sound, and the sound the cards.
    assert voice["Unit"]["Wants"] == "snowdrop-sound.service"
    sound = "/run/snowdrop-sound/native"
    assert f"Environment=PULSE_SERVER=unix:{sound}\n" in text_of("snowdrop-voice.service")
    assert f"socket={sound}\n" in text_of("sound.pa")
    assert settings_of("speechd.conf")["AudioOutputMethod"] == '"pulse"'
    assert unit("snowdrop-sound.service")["Service"]["SupplementaryGroups"] == "audio"


def test_the_voice_writes_nothing_of_what_it_says_K9() -> None:
    says = settings_of("speechd.conf")
    assert says["LogLevel"] == "0"
    assert says["LogDir"] == '"/run/snowdrop-voice/log"'
    assert not [key for key in says if key.startswith("CustomLog") or key == "Debug"]
    voice = unit("snowdrop-voice.service")["Service"]
    assert (voice["StandardOutput"], voice["StandardError"]) == ("null", "null")
    assert not re.search(r"--log-level|--debug| -[lD]", voice["ExecStart"])
    for name in HEARD:
        service = unit(name)["Service"]
        assert service["ProtectSystem"] == "strict", "it can write to no disk"
        assert service["PrivateTmp"] == service["ProtectHome"] == "yes"
        assert not {"StateDirectory", "CacheDirectory", "LogsDirectory", "ReadWritePaths"} & {
            *service
        }
        home = re.findall(r"^Environment=HOME=(\S+)$", text_of(name), re.MULTILINE)
        assert home == [f"/run/{service['RuntimeDirectory'].split()[0]}"]


def test_the_voice_and_the_sound_reach_no_network_K8() -> None:
    voice, sound = (unit(name)["Service"] for name in reversed(HEARD))
    assert (voice["PrivateNetwork"], voice["RestrictAddressFamilies"]) == ("yes", "AF_UNIX")
    assert (sound["IPAddressDeny"], sound["RestrictAddressFamilies"]) == (
        "any",
        "AF_UNIX AF_NETLINK",
    )
    loaded = re.findall(r"^load-module (\S+)", text_of("sound.pa"), re.MULTILINE)
    assert not [name for name in loaded if re.search("tcp|rtp|zeroconf|bluetooth|restore", name)]


def said_by_cups(folder: Path, text: str) -> str:
    """Return what the print service finds wrong with its settings."""
    file = folder / "cupsd.conf"
    file.write_text(text, encoding="utf-8")
    done = subprocess.run(
        ["/usr/sbin/cupsd", "-t", "-c", str(file)],
        env={"PATH": "/usr/sbin:/usr/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    return "\n".join(line for line in done.stderr.splitlines() if "Filter" not in line)


@pytest.mark.skipif(
    not Path("/usr/sbin/cupsd").exists(), reason="cupsd is missing; “apt install cups” brings it"
)
def test_the_print_service_finds_nothing_wrong_with_its_settings_K11(tmp_path: Path) -> None:
    text = text_of("cupsd.conf")
    assert said_by_cups(tmp_path, text) == ""
    # The control.
    assert "Unknown" in said_by_cups(tmp_path, text.replace("PreserveJobFiles", "PreserveJobFiels"))


def test_the_print_service_has_no_port_and_keeps_no_job_K8_K11() -> None:
    says = settings_of("cupsd.conf")
    assert re.findall(r"^(?:Listen|Port|SSLListen).*", text_of("cupsd.conf"), re.MULTILINE) == [
        "Listen /run/cups/cups.sock"
    ]
    assert (says["PreserveJobHistory"], says["PreserveJobFiles"]) == ("No", "No")
    assert (says["Browsing"], says["WebInterface"], says["DefaultShared"]) == ("No", "No", "No")
    assert says["PageLogFormat"] == "", "it writes a line for each page"
    assert says["JobPrivateValues"] == "all"


def bindings(xml: str) -> list[str]:
    """Return what makes this rc.xml of openbox answer a key, a button or a click on the root."""
    tree = ElementTree.fromstring(xml)  # noqa: S314 (our own file)
    space = "{http://openbox.org/3.4/rc}"
    found = [one.tag.removeprefix(space) for one in tree.iter() if one.tag.endswith(BINDINGS)]
    # Where one of these is missing, openbox takes bindings of its own, Alt+F4 among them.
    found += [f"no {name}" for name in ("keyboard", "mouse") if tree.find(space + name) is None]
    return found + ["menu file" for one in tree.iter(f"{space}file")]


def test_the_window_manager_answers_no_key_and_no_button_K13() -> None:
    assert bindings((RECIPE / "openbox-rc.xml").read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<keyboard></keyboard>", '<keyboard><keybind key="A-F4"></keybind></keyboard>'),
        ("<keyboard></keyboard>", ""),
        ("<mouse></mouse>", ""),
        ("<menu></menu>", "<menu><file>menu.xml</file></menu>"),
    ],
)
def test_a_window_manager_that_answers_is_caught_K13(before: str, after: str) -> None:
    text = (RECIPE / "openbox-rc.xml").read_text("utf-8")
    assert before in text
    assert bindings(text.replace(before, after))


def test_the_screen_never_blanks_locks_or_leaves_for_another_console_K19() -> None:
    session = (RECIPE / "display-session").read_text("utf-8")
    assert "xset s off" in session
    assert "xset -dpms" in session
    assert "openbox-session\n" not in session
    subprocess.run(["sh", "-n", RECIPE / "display-session"], check=True)
    server = (RECIPE / "xorg-kiosk.conf").read_text("utf-8")
    assert 'Option "DontVTSwitch" "true"' in server
    assert 'Option "DontZap" "true"' in server


def test_every_file_of_the_recipe_is_put_somewhere_by_a_step_of_its_readme_K19() -> None:
    steps = (RECIPE / "README.md").read_text("utf-8")
    files = {file.name for file in RECIPE.iterdir()} - {"README.md"}
    assert [name for name in sorted(files) if name not in steps] == []


@pytest.mark.parametrize("system", ["debian", "windows"])
def test_the_recipe_says_plainly_that_nobody_has_tried_it_K19(system: str) -> None:
    text = (ROOT / "packaging" / system / "README.md").read_text("utf-8")
    head = text[: text.index("\n## ")]
    assert "never" in head
    assert {"debian": "never been booted", "windows": "never been tried"}[system] in head
