"""The desktop entry: the menu, and ``snowdrop:`` addresses. No desktop has read it yet."""

import configparser
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT
from viewer.arguments import OUR_SCHEME, parse
from viewer.cli import parser

ENTRY = ROOT / "packaging" / "linux" / "snowdrop.desktop"
WINDOWS = ROOT / "packaging" / "windows" / "README.md"
ADDRESS = "snowdrop:open?code=ICD10:N88.3"
KEY = re.compile(r"[A-Za-z0-9-]+(?:\[[a-z]{2}\])?")
REQUIRED = {"Type", "Name", "Exec", "MimeType", "Terminal", "Categories"}


def entry(text: str) -> dict[str, str]:
    """Return the keys of a desktop entry as the specification reads them."""
    found = configparser.RawConfigParser(strict=True, delimiters=("=",), comment_prefixes=("#",))
    found.optionxform = str  # type: ignore[assignment, method-assign] # keys have capitals
    found.read_string(text)
    assert found.sections() == ["Desktop Entry"]
    return dict(found["Desktop Entry"])


def faults(text: str) -> list[str]:
    """Return what the specification would not accept; a small part of desktop-file-validate."""
    keys = entry(text)
    wrong = [f"{name} is missing" for name in sorted(REQUIRED - keys.keys())]
    wrong += [f"{name} is no key" for name in keys if not KEY.fullmatch(name)]
    for name in ("Categories", "MimeType"):
        if not keys.get(name, ";").endswith(";"):
            wrong.append(f"{name} does not end with a semicolon")
    if shlex.split(keys.get("Exec", "")).count("%u") != 1:
        wrong.append("Exec does not hand over one address")
    if f"x-scheme-handler/{OUR_SCHEME[:-1]}" not in keys.get("MimeType", "").split(";"):
        wrong.append("the scheme is not handled")
    return wrong


def test_the_entry_is_well_formed_and_handles_our_scheme() -> None:
    assert faults(ENTRY.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("line", "spoiled"),
    [
        *(("Type=Application", ""), ("handler/snowdrop;", "handler/snowdrop")),
        *((" %u", ""), ("handler/snowdrop;", "handler/other;"), ("Name=", "Na me=")),
    ],
)
def test_an_entry_that_is_not_is_noticed(line: str, spoiled: str) -> None:
    # The control of the test above.
    text = ENTRY.read_text("utf-8")
    assert line in text
    assert faults(text.replace(line, spoiled, 1))


@pytest.mark.skipif(
    shutil.which("desktop-file-validate") is None,
    reason="missing: desktop-file-validate; “apt install desktop-file-utils” brings it",
)
def test_the_desktop_s_own_program_finds_nothing_wrong() -> None:
    done = subprocess.run(
        ["desktop-file-validate", str(ENTRY)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(("handed_over", "url"), [([ADDRESS], ADDRESS), ([], "")])
def test_its_command_is_one_that_we_understand_with_and_without_an_address(
    handed_over: list[str], url: str
) -> None:
    program, *command = shlex.split(entry(ENTRY.read_text("utf-8"))["Exec"])
    assert program == "snowdrop"
    at = command.index("%u")
    options = parse(parser(), [*command[:at], *handed_over, *command[at + 1 :]])
    assert (options.url, options.code, options.id) == (url, None, "")


def test_the_line_for_windows_is_one_that_we_understand() -> None:
    (line,) = re.findall(r'(?m)^@="(.*%1.*)"$', WINDOWS.read_text("utf-8"))
    command = re.sub(r"\\(.)", r"\1", line).replace("%1", ADDRESS)
    program, *rest = shlex.split(command)
    assert Path(program.replace("\\", "/")).name.endswith("snowdrop.exe")
    assert parse(parser(), rest).url == ADDRESS
