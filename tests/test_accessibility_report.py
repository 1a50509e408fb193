"""docs/accessibility.md keeps its word (A34): every criterion has a row, every test it names is."""

import re

import pytest

from tests.conftest import ROOT

REPORT = ROOT / "docs" / "accessibility.md"

CRITERIA = """
1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5
1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13
2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.4.11
2.5.1 2.5.2 2.5.3 2.5.4 2.5.7 2.5.8
3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.6 3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8 4.1.2 4.1.3
"""
"""WCAG 2.2, levels A and AA, all 55; 4.1.1 is there no more (W3C, October 2023)."""

CLAUSES = """
5.1 5.2 5.3 5.4 5.5 5.6 5.7 5.8 5.9 11.1 11.2 11.3 11.4 11.5.1
11.5.2.5 11.5.2.6 11.5.2.7 11.5.2.8 11.5.2.9 11.5.2.10 11.5.2.11 11.5.2.12 11.5.2.13 11.5.2.14
11.5.2.15 11.5.2.16 11.5.2.17 11.6 11.7 11.8 12.1.1 12.1.2 12.2
"""
"""EN 301 549, chapters 5, 11 and 12."""

PROVISIONS = """
402.1 402.2 402.3 402.4 402.5 407 408 502.2 502.3 502.4 503.2 503.3 503.4 504
"""
"""Section 508, chapters 4 and 5."""

VERDICTS = ("Supports", "Partly", "Not", "Does not apply")

_ID = re.compile(r"\b[AHKLT]\d{1,2}\b")
_RANGE = re.compile(r"(\d+(?:\.\d+)+)(?:–(\d+(?:\.\d+)+))?|\b(\d{3})\b")


def rows(text: str) -> dict[str, list[tuple[str, str, str]]]:
    """Return the rows of each table, by the heading it stands under: number, verdict, evidence."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    heading = ""
    for line in text.splitlines():
        if line.startswith("## "):
            heading = line.removeprefix("## ")
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and any(letter.isdigit() for letter in cells[0]):
            assert len(cells) == 3, line
            found.setdefault(heading, []).append((cells[0], cells[1], cells[2]))
    return found


def numbers(head: str) -> set[str]:
    """Return the numbers that the first cell of a row names; “1.2.1–1.2.5” names five."""
    found = set()
    for first, last, alone in _RANGE.findall(head):
        found.add(first or alone)
        if last:
            before, _, start = first.rpartition(".")
            end = int(last.rpartition(".")[2])
            found |= {f"{before}.{number}" for number in range(int(start), end + 1)}
    return found


def named_criteria() -> set[str]:
    """Return the criteria that stand in the names of tests."""
    found = set()
    for file in (ROOT / "tests").rglob("test_*.py"):
        for name in re.findall(r"def (test_\w+)", file.read_text("utf-8")):
            found |= {part for part in name.split("_") if _ID.fullmatch(part)}
    return found


def faults(text: str) -> list[str]:
    """Return all that is wrong with a report."""
    tables, tested, wrong = rows(text), named_criteria(), []
    asked = {"WCAG": CRITERIA, "EN 301 549": CLAUSES, "Section 508": PROVISIONS}
    for begin, wanted in asked.items():
        table = [row for head, found in tables.items() if head.startswith(begin) for row in found]
        there = [number for head, _, _ in table for number in numbers(head)]
        wrong += [
            f"{begin}: no row for {number}" for number in wanted.split() if number not in there
        ]
        wrong += [f"{begin}: two rows for {n}" for n in sorted({*there}) if there.count(n) > 1]
        for head, verdict, evidence in table:
            if verdict not in VERDICTS:
                wrong.append(f"{head}: “{verdict}” is none of the words of the legend")
            if verdict == "Partly" and not evidence:
                wrong.append(f"{head}: what is missing is not said")
            unknown = sorted({*_ID.findall(evidence)} - tested)
            wrong += [f"{head}: no test has {one} in its name" for one in unknown]
    return wrong


def test_A34_the_report_has_every_criterion_and_names_tests_that_there_are() -> None:
    text = REPORT.read_text("utf-8")
    assert len(CRITERIA.split()) == 55
    assert faults(text) == []
    legend = text.partition("## ")[0]
    assert all(f"*{verdict}*" in " ".join(legend.split()) for verdict in VERDICTS)


@pytest.mark.parametrize(
    ("there", "instead", "wrong"),
    [
        ("| 2.4.3 ", "| 2.4 ", "WCAG: no row for 2.4.3"),
        ("| 1.2.1–1.2.5 ", "| 1.2.1–1.2.4 ", "WCAG: no row for 1.2.5"),
        ("| Not |", "| Unsure |", "“Unsure” is none of the words of the legend"),
        ("A18: nothing scrolls", "A99: nothing scrolls", "no test has A99 in its name"),
        ("| 12.2 Support", "| Support", "EN 301 549: no row for 12.2"),
    ],
)
def test_a_report_that_does_not_keep_its_word_is_found(
    there: str, instead: str, wrong: str
) -> None:
    text = REPORT.read_text("utf-8")
    assert there in text
    assert any(wrong in one for one in faults(text.replace(there, instead)))
