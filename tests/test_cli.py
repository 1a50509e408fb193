"""The command ``snowdrop`` as IT runs it: in a process of its own, with no window."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.conftest import CONTENT, RESOURCES, ROOT
from viewer.cli import INTERRUPTED, main

STITCH = "cervical-stitch"
NOT_CHECKED = "Not yet checked by a clinician"
FINE, PROBLEMS, MISUSED = 0, 1, 2


def snowdrop(
    *arguments: object, cwd: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    result = subprocess.run(
        [sys.executable, "-m", "viewer", *map(str, arguments)],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in result.stderr, result.stderr
    return result


def fine(*arguments: object) -> str:
    result = snowdrop(*arguments)
    assert (result.returncode, result.stderr) == (FINE, ""), result.stderr
    return result.stdout


@pytest.fixture
def sources(tmp_path: Path) -> tuple[Path, Path]:
    """Return copies of the two folders of sources, to spoil."""
    content, resources = tmp_path / "content", tmp_path / "resources"
    shutil.copytree(CONTENT, content)
    shutil.copytree(RESOURCES, resources)
    return content, resources


def spoil(file: Path, old: str, new: str) -> int:
    """Change a line of a file and return its number."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


# -- show, topics, support


def test_an_article_as_text_says_that_no_clinician_has_checked_it_T2(library_file: Path) -> None:
    text = fine("show", STITCH, "--library", library_file)
    assert text.index(NOT_CHECKED) < 1000
    assert "<" not in text.replace("<3", "")
    assert "How well it works" in text


def test_an_article_as_html_says_that_no_clinician_has_checked_it_T2(library_file: Path) -> None:
    html = fine("show", STITCH, "--format", "html", "--library", library_file)
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_data(self, data: str) -> None:
            found.append(data)

    Reader().feed(html)
    assert any(NOT_CHECKED in text for text in found)
    assert "<script" not in html


def test_an_article_as_json_holds_its_claims_with_their_facts_and_sources(
    library_file: Path,
) -> None:
    article = json.loads(fine("show", STITCH, "--format", "json", "--library", library_file))
    assert article["id"] == STITCH
    assert article["front"]["review"]["state"] == "draft"
    assert any(claim["facts"] and claim["sources"] for claim in article["claims"])


def test_an_article_that_is_not_there_exits_1_with_a_sentence(library_file: Path) -> None:
    result = snowdrop("show", "no-such-page", "--library", library_file)
    assert (result.returncode, result.stdout) == (PROBLEMS, "")
    assert "There is no article “no-such-page”" in result.stderr


def test_the_emergency_number_is_that_of_the_region_and_of_no_other(library_file: Path) -> None:
    page = ("show", "symptoms-and-when-to-call", "--library", library_file)
    assert "Call 911 now" in fine(*page, "--region", "US")
    assert "Call 999 now" in fine(*page, "--region", "GB-SCT")
    nowhere = fine(*page)
    assert "your local emergency number" in nowhere
    assert "911" not in nowhere
    assert "999" not in nowhere


def test_the_topics_are_listed_with_their_articles(library_file: Path) -> None:
    lines = fine("topics", "--library", library_file).splitlines()
    assert lines[0] == "Understanding"
    assert any(line.split()[0] == STITCH for line in lines)


@pytest.mark.parametrize("options", [("--library", "{}", "topics"), ("topics", "--library", "{}")])
def test_the_library_may_be_named_before_and_after_the_command(
    library_file: Path, options: tuple[str, ...]
) -> None:
    # A library of another version shows which file was really opened.
    assert "Understanding" in fine(*(option.format(library_file) for option in options))
    missing = library_file.with_name("not-there.snowdrop")
    result = snowdrop(*(option.format(missing) for option in options))
    assert result.returncode == PROBLEMS
    assert "not-there.snowdrop" in result.stderr


def test_the_region_and_the_settings_may_stand_before_the_command(
    library_file: Path, tmp_path: Path
) -> None:
    settings = tmp_path / "clinic.toml"
    settings.write_text('region = "GB-SCT"\n', encoding="utf-8")
    before = fine("--settings", settings, "support", "--library", library_file)
    after = fine("support", "--library", library_file, "--settings", settings)
    assert "NHS 24 (Scotland)" in before
    assert before == after


def test_places_to_get_help_are_listed_as_they_stand_at_a_moment(library_file: Path) -> None:
    at = "2026-11-22T03:00+00:00"
    night = fine("support", "--region", "GB-ENG", "--at", at, "--library", library_file)
    assert "Closed now" in night
    assert "Open now, day and night" in night
    assert "NHS 24" not in night
    names = [line for line in night.splitlines() if line and not line.startswith(" ")]
    assert names[:2] == ["If you are in the clinic, tell the receptionist now.",
                         "Emergency services"]  # fmt: skip


def test_without_a_region_no_number_of_any_country_is_printed(library_file: Path) -> None:
    result = snowdrop("support", "--library", library_file)
    assert result.returncode == PROBLEMS
    assert "call your local emergency number" in result.stdout
    assert not any(sign.isdigit() for sign in result.stdout.partition("Name one:")[0])


def test_a_time_that_is_none_is_told(library_file: Path) -> None:
    result = snowdrop("support", "--at", "noon", "--library", library_file)
    assert result.returncode == MISUSED
    assert "is no time" in result.stderr


def test_a_reader_of_the_output_that_goes_away_is_no_fault(library_file: Path) -> None:
    program = f"{sys.executable} -m viewer show {STITCH} --library {library_file} | head -n 1"
    result = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {program}"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Traceback" not in result.stderr
    assert result.stdout


# -- check and compile


def test_the_sources_that_ship_have_no_error() -> None:
    result = snowdrop("check", "--format", "json")
    problems = json.loads(result.stdout)
    assert [p for p in problems if p["severity"] == "error"] == []
    assert result.returncode == FINE


def test_check_names_every_problem_at_once_with_file_and_line(sources: tuple[Path, Path]) -> None:
    content, resources = sources
    stitch = content / "en" / "care" / "cervical-stitch.md"
    loss = content / "en" / "loss" / "second-trimester-loss.md"
    grief = content / "en" / "grief" / "grief-and-coping.md"
    link = spoil(stitch, "## How well it works", "[dead](article:no-such)\n\n## How well it works")
    field = spoil(loss, "summary:", "sumary:")
    grief.write_bytes(grief.read_bytes() + b"\xff\xfe")
    number = spoil(resources / "us.yaml", 'value: "988"', 'value: "98"')
    result = snowdrop("check", "--content", content, "--resources", resources)
    assert result.returncode == PROBLEMS
    for place in (
        f"content/en/care/cervical-stitch.md:{link}: error:",
        f"content/en/loss/second-trimester-loss.md:{field}: error:",
        "content/en/grief/grief-and-coping.md:",
        f"us.yaml:{number}",
    ):
        assert place in result.stdout, result.stdout
    assert result.stdout.splitlines()[-1].startswith("Errors: ")


def test_check_of_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    result = snowdrop("check", "--content", tmp_path / "no", "--resources", tmp_path / "none")
    assert result.returncode == PROBLEMS
    assert "library.yaml" in result.stdout


def test_the_same_sources_give_the_same_bytes_T10(
    sources: tuple[Path, Path], tmp_path: Path
) -> None:
    content, resources = sources
    first, second = tmp_path / "one.snowdrop", tmp_path / "far" / "two.snowdrop"
    second.parent.mkdir()
    fine("compile", "--output", first)
    result = snowdrop(
        "compile", "--content", content, "--resources", resources, "--output", second,
        cwd=tmp_path, TZ="Pacific/Auckland", LC_ALL="C", PYTHONHASHSEED="7",
    )  # fmt: skip
    assert result.returncode == FINE, result.stderr
    assert first.read_bytes() == second.read_bytes()


def test_changed_sources_give_other_bytes(sources: tuple[Path, Path], tmp_path: Path) -> None:
    # The control of the test above.
    content, resources = sources
    spoil(content / "library.yaml", "Understanding", "Understandings")
    first, second = tmp_path / "one.snowdrop", tmp_path / "two.snowdrop"
    fine("compile", "--output", first)
    fine("compile", "--content", content, "--resources", resources, "--output", second)
    assert first.read_bytes() != second.read_bytes()


def test_compiling_into_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    result = snowdrop("compile", "--output", tmp_path / "no" / "library.snowdrop")
    assert result.returncode == PROBLEMS
    assert result.stderr.count("\n") == 1


def test_compiling_with_a_broken_article_writes_the_rest_and_exits_1(
    sources: tuple[Path, Path], tmp_path: Path
) -> None:
    content, resources = sources
    spoil(content / "en" / "care" / "cervical-stitch.md", "summary:", "sumary:")
    output = tmp_path / "library.snowdrop"
    result = snowdrop("compile", "--content", content, "--resources", resources, "--output", output)
    assert result.returncode == PROBLEMS
    assert "cervical-stitch.md" in result.stderr
    assert "treatment-options" in fine("topics", "--library", output)


# -- files that are no library


def write_sqlite(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE a (b)")
    connection.close()


def cut_short(file: Path, library: Path) -> None:
    file.write_bytes(library.read_bytes()[:9000])


def other_version(file: Path, library: Path) -> None:
    data = bytearray(library.read_bytes())
    data[60:64] = (99).to_bytes(4, "big")
    file.write_bytes(data)


def nonsense_inside(file: Path, library: Path) -> None:
    data = library.read_bytes()
    file.write_bytes(data[:100] + b"\x00" * (len(data) - 100))


@pytest.mark.parametrize("command", [("topics",), ("show", STITCH), ("support", "--region", "US")])
@pytest.mark.parametrize(
    "spoiled",
    ["missing", "text", "empty", "folder", "sqlite", "cut short", "other version", "nonsense"],
)
def test_a_file_that_is_no_library_is_one_sentence_and_exit_1(
    tmp_path: Path, library_file: Path, spoiled: str, command: tuple[str, ...]
) -> None:
    file = tmp_path / "bad.snowdrop"
    if spoiled == "folder":
        file.mkdir()
    elif spoiled == "sqlite":
        write_sqlite(file)
    elif spoiled == "cut short":
        cut_short(file, library_file)
    elif spoiled == "other version":
        other_version(file, library_file)
    elif spoiled == "nonsense":
        nonsense_inside(file, library_file)
    elif spoiled != "missing":
        file.write_text("hello" * 100 if spoiled == "text" else "", encoding="utf-8")
    result = snowdrop(*command, "--library", file)
    assert (result.returncode, result.stdout) == (PROBLEMS, "")
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith(str(file))


# -- settings


def test_a_bad_setting_is_named_with_its_line_and_the_rest_is_used(
    library_file: Path, tmp_path: Path
) -> None:
    settings = tmp_path / "clinic.toml"
    settings.write_text('theme = "pink"\nregion = "GB-SCT"\n', encoding="utf-8")
    result = snowdrop("support", "--settings", settings, "--library", library_file)
    assert result.returncode == FINE
    assert "clinic.toml:1: error: “theme” must be one of light" in result.stderr
    assert "NHS 24" in result.stdout


def test_a_settings_file_that_is_named_and_not_there_is_told_and_the_rest_goes_on(
    library_file: Path, tmp_path: Path
) -> None:
    gone = tmp_path / "clinci.toml"
    result = snowdrop("topics", "--settings", gone, "--library", library_file)
    assert result.returncode == FINE
    assert result.stderr.startswith(f"{gone}: warning: There is no settings file here")
    assert "Understanding" in result.stdout


# -- what is not known

NAMES = [("topics",), ("show", STITCH), ("support", "--region", "US"), ("search", "stitch")]


@pytest.mark.parametrize("command", NAMES)
def test_a_language_that_the_library_has_not_is_a_sentence(
    library_file: Path, command: tuple[str, ...]
) -> None:
    result = snowdrop(*command, "--language", "xx", "--library", library_file)
    assert (result.returncode, result.stdout) == (PROBLEMS, "")
    assert "This library has no “xx”. It has: en, es." in result.stderr
    # The Spanish of any country is the library's one.
    assert fine(*command, "--language", "es-MX", "--library", library_file)


@pytest.mark.parametrize("command", [NAMES[1], NAMES[3]])
def test_a_region_that_the_library_has_not_is_a_sentence(
    library_file: Path, command: tuple[str, ...]
) -> None:
    result = snowdrop(*command, "--region", "XX", "--library", library_file)
    assert (result.returncode, result.stdout) == (PROBLEMS, "")
    assert "“XX”. Name one of: AU, CA, GB-ENG" in result.stderr


@pytest.mark.parametrize("wrong", [("nonsense",), ("show",), ("topics", "more"), ("--nonsense",)])
def test_a_command_that_is_written_wrong_exits_2_with_its_usage(wrong: tuple[str, ...]) -> None:
    result = snowdrop(*wrong)
    assert (result.returncode, result.stdout) == (MISUSED, "")
    assert result.stderr.startswith("usage: snowdrop")


def test_a_terminal_that_does_not_know_every_letter_prints_the_rest(library_file: Path) -> None:
    command = ("show", STITCH, "--library", str(library_file))
    result = snowdrop(*command, PYTHONIOENCODING="ascii")
    assert (result.returncode, result.stderr) == (FINE, "")
    assert "7 minute read ? Written" in result.stdout
    result = snowdrop("show", "none", *command[2:], PYTHONIOENCODING="ascii")
    assert "There is no article ?none?" in result.stderr


def test_an_interruption_from_the_keyboard_is_the_shells_own_status(
    library_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("viewer.terminal.topics", stopped)
    assert main(["topics", "--library", str(library_file)]) == INTERRUPTED


# -- the window


def test_a_window_that_cannot_be_opened_is_one_sentence(tmp_path: Path) -> None:
    blocked = tmp_path / "PySide6"
    blocked.mkdir()
    (blocked / "__init__.py").write_text("raise ImportError('blocked')\n", encoding="utf-8")
    path = f"{tmp_path}{os.pathsep}{ROOT}"
    result = snowdrop("open", STITCH, PYTHONPATH=path)
    assert result.returncode == PROBLEMS
    assert result.stderr.count("\n") == 1
    assert "All other commands work" in result.stderr


def test_every_other_command_works_without_qt(tmp_path: Path, library_file: Path) -> None:
    blocked = tmp_path / "PySide6"
    blocked.mkdir()
    (blocked / "__init__.py").write_text("raise ImportError('blocked')\n", encoding="utf-8")
    path = f"{tmp_path}{os.pathsep}{ROOT}"
    for command in (("topics",), ("show", STITCH), ("support", "--region", "US")):
        result = snowdrop(*command, "--library", library_file, PYTHONPATH=path)
        assert (result.returncode, result.stderr) == (FINE, "")
