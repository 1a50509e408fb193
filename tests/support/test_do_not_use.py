"""The list of withdrawn numbers: found however they are written, and nothing else is."""

from pathlib import Path

import pytest

from viewer.support.do_not_use import DoNotUse, load_do_not_use

OLD_UK = DoNotUse(country="GB", was="old", use_instead="new", digits=("01924200799",))
OLD_US = DoNotUse(country="US", was="old", use_instead="new", digits=("18339435746",))
WORDS = DoNotUse(country="GB", was="old", use_instead="new", text=("Sands Lothians",))
LABEL = DoNotUse(
    country="US", was="old", use_instead="new", together=(("Crisis Text Line", "678678"),)
)


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        (OLD_UK, "01924200799"),
        (OLD_UK, "call 01924 200799 today"),
        (OLD_UK, "01924-200-799"),
        (OLD_UK, "(01924) 200 799"),
        (OLD_UK, "+44 1924 200799"),
        (OLD_UK, "+44 (0)1924 200799"),
        (OLD_UK, "00441924200799"),
        (OLD_UK, "tel:+441924200799"),
        (OLD_UK, "01924\n200799"),
        (OLD_UK, "01924\u00a0200\u2011799"),
        (OLD_US, "1-833-943-5746"),
        (OLD_US, "(833) 943-5746"),
        (OLD_US, "833.943.5746"),
        (OLD_US, "+18339435746"),
        (WORDS, "sands  lothians"),
        (WORDS, "Sands\nLothians."),
        (LABEL, "Crisis Text Line: text START to 678678."),
        (LABEL, "678678\nis the crisis\ntext line"),
    ],
)
def test_it_is_found_however_it_is_written(entry: DoNotUse, text: str) -> None:
    assert [line for line, _ in entry.find(f"First line.\n\nSome words: {text} and more.")] == [3]


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        (OLD_UK, "0303 003 6464"),
        (OLD_UK, "01924 2007991"),
        (OLD_UK, "901924 200799"),
        (OLD_UK, "192420079"),
        (OLD_US, "1-833-852-6262"),
        (WORDS, "Sands in Lothian"),
        (LABEL, "Crisis Text Line: HOME to 741741.\n\nThe Trevor Project: START to 678678."),
    ],
)
def test_a_clean_text_is_left_alone(entry: DoNotUse, text: str) -> None:
    assert entry.find(f"Some words: {text} and more.") == []


def test_the_shipped_list_is_whole_and_says_what_to_use_instead(resources: Path) -> None:
    entries, problems = load_do_not_use(resources)
    assert problems == []
    assert len(entries) == 28
    assert all(entry.use_instead for entry in entries)
    assert {entry.country for entry in entries} == {"US", "GB", "IE", "CA", "AU", "NZ"}


def test_what_is_to_be_used_instead_is_itself_not_on_the_list(resources: Path) -> None:
    entries, _ = load_do_not_use(resources)
    for one in entries:
        assert not [hit for other in entries for hit in other.find(one.use_instead)]


@pytest.mark.parametrize(
    ("bad", "line"),
    [
        ('- {country: "GB", was: "old", use_instead: "new"}', 2),
        ('- {country: "GB", was: "old", use_instead: "new", digits: ["01924 200799"]}', 2),
        ("- country: GB\n  was: old\n  use_instead: new\n  digits: [1924200799]", 5),
    ],
)
def test_an_entry_that_cannot_be_matched_is_named_and_the_others_stay(
    tmp_path: Path, bad: str, line: int
) -> None:
    good = '- {country: "GB", was: "old", use_instead: "new", text: ["x"]}'
    (tmp_path / "do-not-use.yaml").write_text(f"{good}\n{bad}\n", encoding="utf-8")
    entries, problems = load_do_not_use(tmp_path)
    assert len(entries) == 1
    assert [problem.line for problem in problems] == [line]


@pytest.mark.parametrize("text", [None, "a: b", "- ["])
def test_a_list_that_is_not_there_or_not_a_list_is_named(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "do-not-use.yaml").write_text(text, encoding="utf-8")
    entries, problems = load_do_not_use(tmp_path)
    assert entries == []
    assert len(problems) == 1
