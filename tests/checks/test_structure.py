"""What a page holds, how it looks and counts (H7, H9, H10, H11, H12), and its score sheet."""

import re
from pathlib import Path

import pytest

from tests.library.content_folder import ContentFolder
from viewer.checks.readability import Reader
from viewer.checks.score_items import INSTRUMENTS
from viewer.checks.score_sheet import score_sheet
from viewer.checks.structure import TREATMENT_BLOCKS, check_numbers, check_structure
from viewer.checks.syllables import Syllables
from viewer.library.translation import text_sha256
from viewer.problems import Problem, Severity

BLOCKS = "".join(f"## {words} {{#{name}}}\n\nText.\n\n" for name, words in TREATMENT_BLOCKS.items())
STEPS = "1. Call.\n2. Wait.\n\n"
TABLE = "| Better | Worse |\n|---|---|\n| a | b |\n\n"
WHOLE = BLOCKS + STEPS + TABLE


def found(folder: ContentFolder, body: str, **fields: str) -> list[Problem]:
    folder.article(body, **fields)
    (article,) = folder.load().articles
    return list(check_structure(article))


def rules(problems: list[Problem]) -> list[str]:
    return [problem.rule for problem in problems]


# ---- what a page holds


def test_a_whole_treatment_page_is_in_order_H11(folder: ContentFolder) -> None:
    assert found(folder, WHOLE) == []


@pytest.mark.parametrize("name", TREATMENT_BLOCKS)
def test_a_treatment_page_without_one_of_its_seven_blocks_is_named_H11(
    folder: ContentFolder, name: str
) -> None:
    problems = found(folder, WHOLE.replace(f"{{#{name}}}", ""))
    assert rules(problems) == ["missing-block"]
    assert name in problems[0].message
    assert found(folder, WHOLE.replace(f"{{#{name}}}", ""), type="test") == []


def test_a_treatment_page_without_a_table_is_named_H7(folder: ContentFolder) -> None:
    (problem,) = found(folder, BLOCKS + STEPS)
    assert (problem.rule, problem.severity) == ("not-side-by-side", Severity.WARNING)


def test_a_page_that_tells_nothing_to_do_is_named_H10(folder: ContentFolder) -> None:
    assert rules(found(folder, "- A list.\n", type="living")) == ["no-steps"]
    assert found(folder, STEPS, type="living") == []
    assert found(folder, "- What now?\n- And then?\n", type="living") == []
    assert found(folder, "Words.\n", type="reference") == [], "a reference page has no steps"


def test_a_page_without_a_list_is_named_H9(folder: ContentFolder) -> None:
    assert rules(found(folder, "Words.\n", type="living")) == ["no-steps", "no-list"]


def test_a_summary_of_more_than_three_sentences_is_named_H9(folder: ContentFolder) -> None:
    (problem,) = found(folder, WHOLE, summary="One. Two. Three. Four.")
    assert (problem.rule, problem.line) == (
        "long-summary",
        folder.line("en/care/stitch.md", "summary:"),
    )
    assert found(folder, WHOLE, summary="One. Two. Three.") == []


# ---- type


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("This is *important* now.", "italics"),
        ("This is _important_ now.", "italics"),
        ("This is **important** now.", None),
        ("Take 3 * 4 * 5 and a_b_c.", None),
        ("A **run of bold that is long** here.", "long-bold"),
        ("A **run of bold that is** here.", None),
        ("Please CALL NOW if it bleeds.", "capitals"),
        ("It is URGENT to call.", "capitals"),
        ("Ask NICE, or the NHS in the UK.", "capitals"),
        ("Ask NICE in the UK.", None),
        ("Call your unit.", None),
    ],
)
def test_type_is_plain_H12(folder: ContentFolder, text: str, rule: str | None) -> None:
    if text.startswith("Ask NICE, or"):
        rule = None  # two names of bodies are not next to each other
    problems = found(folder, f"{STEPS}{text}\n", type="living")
    assert rules(problems) == ([rule] if rule else [])
    for problem in problems:
        assert problem.line == folder.line("en/care/stitch.md", text)


# ---- numbers


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("About 28% of people", "percent"),
        ("About 28 per cent", "percent"),
        ("cerca del 28 por ciento", "percent"),
        ("About 28 in every 100", None),
        ("It is twice as likely.", "relative-risk"),
        ("It is 3 times more likely.", "relative-risk"),
        ("It doubles the risk.", "relative-risk"),
        ("It cuts the chance by a third.", "relative-risk"),
        ("It cuts the chance by half.", None),
        ("la mitad de riesgo", "relative-risk"),
        ("Call twice.", None),
        ("About 7.3 in every 100", "decimal"),
        ("A fever of 100.4 °F or 37.5 °C", None),
        ("It is 0.5 inches long.", None),
        ("About 1 in 4 with it, and 1 in 10 without it", "one-in-x"),
        ("About 1 in 4 with it", None),
        ("About 28 in every 100 with it, and 3 in every 10 without", "denominators"),
        ("About 28 in every 100 with it, and 41 in every 100 without", None),
        ("About 1 to 20 in every 2,000, and 5 in every 2,000", None),
        ("unos 28 de cada 100 y 3 de cada 10", "denominators"),
        ("A trial in 2021 and 11 of 2022", None),
    ],
)
def test_numbers_are_told_in_one_way_H7(text: str, rule: str | None) -> None:
    assert rules(list(check_numbers("a.md", 3, text))) == ([rule] if rule else [])


@pytest.mark.parametrize(
    "body",
    ["Of them, 28%.", "- Of them, 28%.", "| A |\n|---|\n| 28% |", "## Of them, 28%\n\nText."],
)
def test_numbers_are_looked_for_in_every_part_of_a_page_H7(
    folder: ContentFolder, body: str
) -> None:
    (problem,) = found(folder, f"{STEPS}{body}\n", type="living")
    assert (problem.rule, problem.line) == ("percent", folder.line("en/care/stitch.md", "28%"))


def test_numbers_are_looked_for_in_the_head_of_a_page_H7(folder: ContentFolder) -> None:
    points = "[One., About 28%., Three.]"
    (problem,) = found(folder, STEPS, type="living", key_points=points)
    assert problem.rule == "percent"


# ---- the score sheet


def sheet(folder: ContentFolder, body: str = WHOLE, **fields: str) -> str:
    folder.article(body, **fields)
    (article,) = folder.load().articles
    estimate = Reader("en", Syllables({})).article(article)
    return score_sheet(article, estimate, check_structure(article))


def row(text: str, title: str, number: str) -> list[str]:
    part = text.split(f"## {title}")[1]
    line = next(line for line in part.splitlines() if line.startswith(f"| {number} |"))
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_the_sheet_has_every_item_and_an_empty_box_for_each_of_two_raters_H13(
    folder: ContentFolder,
) -> None:
    text = sheet(folder)
    assert [len(instrument.items) for instrument in INSTRUMENTS] == [24, 20, 16]
    for instrument in INSTRUMENTS:
        for item in instrument.items:
            cells = row(text, instrument.title, item.number)
            assert cells[1] == item.asks
            assert cells[3:] == ["☐", "☐"]
            assert (cells[2] == "for people only") is (not item.finding)


def test_the_sheet_says_that_a_program_is_no_rater_H13(folder: ContentFolder) -> None:
    text = sheet(folder)
    assert "no rating by a person" in text
    assert "an estimate" in text
    assert not re.search(r"\bscored? \d|\bpassed\b|☑|☒", text)


def test_the_sheet_is_bound_to_the_text_it_is_for_H13(folder: ContentFolder) -> None:
    before = sheet(folder)
    (article,) = folder.load().articles
    assert text_sha256(article) in before
    assert text_sha256(article) not in sheet(folder, f"{WHOLE}One word more.\n")


def test_what_is_there_and_what_is_not_is_told_apart(folder: ContentFolder) -> None:
    whole = sheet(folder)
    without = sheet(folder, WHOLE.replace("{#risks}", "").replace(STEPS, ""))
    for title, number in [("DISCERN", "11"), ("PEMAT-P", "22"), ("CDC", "19")]:
        assert row(whole, title, number)[2].startswith("found"), title
        assert row(without, title, number)[2].startswith("not found"), title
    assert row(sheet(folder, STEPS, type="living"), "DISCERN", "11")[2] == "no treatment page"


def test_a_problem_found_in_the_page_becomes_a_hint(folder: ContentFolder) -> None:
    assert "nothing found" in row(sheet(folder), "PEMAT-P", "6")[2]
    assert "percent" in row(sheet(folder, f"{WHOLE}Of them, 28%.\n"), "PEMAT-P", "6")[2]


def test_a_sentence_that_looks_passive_is_counted_H6(folder: ContentFolder) -> None:
    text = sheet(folder, "You call. The stitch is placed. It was taken out.\n", type="living")
    assert row(text, "PEMAT-P", "5")[2].startswith("hint: 2 of 3 ")


def test_the_page_of_a_real_article_can_be_printed() -> None:
    from viewer.cli import main

    content = Path(__file__).parents[2] / "content"
    arguments = ["check", "--score-sheet", "cervical-stitch", "--content", str(content)]
    assert main(arguments) == 0
    assert main([*arguments[:2], "no-such-page", *arguments[3:]]) == 1
