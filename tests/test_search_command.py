"""``snowdrop search``: the second way to the same answers, in a terminal, with no window."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.test_cli import FINE, MISUSED, PROBLEMS, fine, snowdrop

STITCH = "cervical-stitch"
CALL = "symptoms-and-when-to-call"
FIELDS = {"rank", "kind", "id", "section", "snippet", "why"}
KINDS = {"crisis", "urgent", "article", "support", "glossary"}
REASONS = {"crisis", "red-flag", "title", "synonym", "spelling", "text"}
CALM = "You can talk to someone now."


@pytest.fixture
def answers(library_file: Path) -> "Answers":
    return Answers(library_file)


class Answers:
    """Asks the command for a list, as a program would."""

    def __init__(self, library: Path) -> None:
        self._library = library

    def __call__(self, *words: str, status: int = FINE, **options: str) -> list[dict[str, Any]]:
        """Return the rows of ``--json``, looked at closely."""
        named = [part for name, value in options.items() for part in (f"--{name}", value)]
        result = snowdrop("search", *words, "--json", *named, "--library", self._library)
        assert (result.returncode, result.stderr) == (status, "")
        rows: list[dict[str, Any]] = json.loads(result.stdout)
        assert [row["rank"] for row in rows] == list(range(1, len(rows) + 1))
        for row in rows:
            assert set(row) == FIELDS
            assert row["kind"] in KINDS
            assert row["why"] in REASONS
        return rows


# -- text


def test_the_best_page_stands_first_with_its_section_and_a_snippet(library_file: Path) -> None:
    lines = fine("search", "cerclage", "--library", library_file).splitlines()
    assert lines[0].startswith(f"1. article: {STITCH}")
    assert lines[1].startswith("   ")
    assert any("glossary: cerclage" in line for line in lines)
    assert max(map(len, lines)) <= 100


def test_words_may_be_given_one_by_one_or_quoted(library_file: Path) -> None:
    apart = fine("search", "bed", "rest", "--library", library_file)
    assert apart == fine("search", "bed rest", "--library", library_file)
    assert "activity-and-rest" in apart.splitlines()[0]


def test_a_misspelled_word_is_named_with_what_was_looked_for(library_file: Path) -> None:
    lines = fine("search", "serclage", "--library", library_file).splitlines()
    assert lines[0] == "Showing cerclage."
    assert STITCH in lines[1]


def test_what_is_nowhere_is_told_with_what_may_help_and_exits_1(library_file: Path) -> None:
    result = snowdrop("search", "xylophone", "--library", library_file)
    assert (result.returncode, result.stderr) == (PROBLEMS, "")
    assert "No page has these words." in result.stdout
    assert "receptionist" in result.stdout
    assert "Care and treatment" in result.stdout


@pytest.mark.parametrize("words", ["", "   ", "?!", "\"' OR 1=1 --", "NEAR(a", "*", "💐", "\u202e"])
def test_no_words_make_it_fail(library_file: Path, words: str) -> None:
    result = snowdrop("search", words, "--library", library_file)
    assert result.returncode in (FINE, PROBLEMS)
    assert result.stderr == ""
    assert result.stdout


def test_words_are_wanted(library_file: Path) -> None:
    result = snowdrop("search", "--library", library_file)
    assert result.returncode == MISUSED
    assert "WORDS" in result.stderr


def test_a_library_that_is_not_there_exits_1(tmp_path: Path) -> None:
    result = snowdrop("search", "cerclage", "--library", tmp_path / "none.snowdrop")
    assert (result.returncode, result.stdout) == (PROBLEMS, "")
    assert result.stderr.count("\n") == 1


# -- json


def test_a_program_gets_rank_kind_id_section_snippet_and_why(answers: Answers) -> None:
    rows = answers("cerclage")
    assert (rows[0]["kind"], rows[0]["id"], rows[0]["why"]) == ("article", STITCH, "title")
    assert rows[0]["section"]
    assert "cerclage" in " ".join(row["snippet"].lower() for row in rows)
    kinds = [row["kind"] for row in rows]
    assert kinds.count("article") <= 5
    assert kinds == sorted(kinds, key=["article", "support", "glossary"].index)


def test_it_says_why_each_row_is_there(answers: Answers) -> None:
    assert answers("cerclage")[0]["why"] == "title"
    assert answers("serclage")[0]["why"] == "spelling"
    assert "synonym" in {row["why"] for row in answers("cerclage")}
    assert "text" in {row["why"] for row in answers("lavender", "paracetamol", "stairs")}


def test_what_is_nowhere_is_an_empty_list_and_exits_1(answers: Answers) -> None:
    assert answers("xylophone", status=PROBLEMS) == []


def test_places_to_get_help_are_those_of_the_region_and_of_no_other(answers: Answers) -> None:
    def places(region: str) -> set[str]:
        rows = answers("bereavement", "support", region=region)
        return {row["id"] for row in rows if row["kind"] == "support"}

    american, british = places("US"), places("GB-ENG")
    assert any(name.startswith("us-") for name in american)
    assert not any(name.startswith("us-") for name in british)
    assert british
    assert not american & british - {name for name in british if name.startswith("intl-")}


def test_the_region_of_the_settings_holds_where_none_is_named(
    library_file: Path, tmp_path: Path
) -> None:
    settings = tmp_path / "clinic.toml"
    settings.write_text('region = "US"\n', encoding="utf-8")
    words = ("search", "dougy", "center", "--library", library_file)
    assert "us-dougy" in fine(*words, "--settings", settings)
    elsewhere = snowdrop(*words, "--settings", settings, "--region", "GB-ENG")
    assert "us-dougy" not in elsewhere.stdout


# -- Spanish


def test_spanish_words_find_spanish_pages(answers: Answers, library_file: Path) -> None:
    rows = answers("cerclaje", language="es")
    assert rows[0]["id"] == STITCH
    assert "cerclaje" in " ".join(row["snippet"] for row in rows)
    lines = fine("search", "cerclaje", "--language", "es", "--library", library_file).splitlines()
    assert lines[0].startswith("1. article: cervical-stitch")
    missed = snowdrop("search", "xilófono", "--language", "es", "--library", library_file)
    assert missed.returncode == PROBLEMS
    assert "Ninguna página tiene estas palabras." in missed.stdout
    assert "Atención y tratamiento" in missed.stdout


def test_words_of_the_other_language_say_which_it_is_L4(library_file: Path) -> None:
    lines = fine("search", "cerclaje", "--library", library_file).splitlines()
    assert lines[0] == "These words are Spanish, and so are these pages."
    english = fine("search", "cerclage", "--language", "en-GB", "--library", library_file)
    assert "These words are" not in english


# -- what comes first


@pytest.mark.parametrize(
    ("region", "line", "emergency"), [("US", "988", "911"), ("IE", "116 123", "112")]
)
def test_a_crisis_stands_first_with_whom_to_call_in_this_region(
    answers: Answers, region: str, line: str, emergency: str
) -> None:
    first = answers("i", "want", "to", "die", region=region)[0]
    assert (first["kind"], first["why"]) == ("crisis", "crisis")
    assert first["snippet"].startswith(CALM)
    assert line in first["snippet"]
    assert emergency in first["snippet"]


def test_a_crisis_without_a_region_names_no_number(answers: Answers) -> None:
    first = answers("i", "want", "to", "die")[0]
    assert first["kind"] == "crisis"
    assert first["snippet"].endswith("Call your local emergency number.")
    assert not any(sign.isdigit() for sign in first["snippet"])


def test_a_crisis_is_told_in_the_reader_s_language(answers: Answers, library_file: Path) -> None:
    first = answers("quiero", "morir", language="es", region="US")[0]
    assert first["snippet"].startswith("Puede hablar con alguien ahora.")
    assert "911" in first["snippet"]
    assert "Press" not in first["snippet"]
    text = fine("search", "quiero", "morir", "--language", "es", "--library", library_file)
    assert text.startswith("1. crisis")


def test_signs_that_should_not_wait_put_when_to_call_first(answers: Answers) -> None:
    first = answers("my", "waters", "broke")[0]
    assert (first["kind"], first["id"], first["why"]) == ("urgent", CALL, "red-flag")
    assert answers("cerclage")[0]["kind"] == "article"


# -- no window, no trace


def test_it_runs_where_there_is_no_qt(tmp_path: Path, library_file: Path) -> None:
    blocked = tmp_path / "PySide6"
    blocked.mkdir()
    (blocked / "__init__.py").write_text("raise ImportError('blocked')\n", encoding="utf-8")
    path = f"{tmp_path}{os.pathsep}{ROOT}"
    for options in ((), ("--json",)):
        result = snowdrop(
            "search", "serclage", *options, "--library", library_file, PYTHONPATH=path
        )
        assert (result.returncode, result.stderr) == (FINE, "")
        assert STITCH in result.stdout
    # The control: what needs a window fails on the very same block.
    assert snowdrop("open", STITCH, PYTHONPATH=path).returncode == PROBLEMS


def test_nothing_is_written_anywhere_K9(home: Path, library_file: Path) -> None:
    before, library = sorted(home.rglob("*")), library_file.read_bytes()
    fine("search", "i want to die", "--region", "US", "--library", library_file)
    assert sorted(home.rglob("*")) == before
    assert library_file.read_bytes() == library
    (home / "history").touch()
    assert sorted(home.rglob("*")) != before
