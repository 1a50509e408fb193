"""The table of rules is whole, and the page made from it is the one in docs/."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.library.content_folder import ContentFolder
from viewer.checks import reading_rules
from viewer.checks.everything import check_sources
from viewer.checks.rules import RULES, document
from viewer.cli import main
from viewer.problems import Severity

ROOT = Path(__file__).parents[2]
CHECKED = ("records.py", "text_file.py", "library", "support", "checks")
ELSEWHERE = frozenset(
    (
        *("not-a-library", "cut-short", "other-version", "damaged", "not-there", "not-written"),
        *("damaged-support", "no-article"),
    )
)
"""Said of a compiled file or of a command line, not of the sources that are checked."""

REPORTERS = re.compile(r"_?(?:report|problem|problem_at|rejected)")


def reported(source: str) -> Iterator[str]:
    """Yield the names of rules that ``source`` can report."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        name = node.func.id if isinstance(node.func, ast.Name) else name
        given = [word.value for word in node.keywords if word.arg == "rule"]
        if REPORTERS.fullmatch(name):
            given += [one for one in node.args if _is_name(one)]
        yield from (str(one.value) for one in given if isinstance(one, ast.Constant))


def _is_name(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and bool(
        re.fullmatch(r"[a-z]+(?:-[a-z0-9]+)+", str(node.value))
    )


def sources() -> Iterator[Path]:
    for part in CHECKED:
        place = ROOT / "viewer" / part
        yield from sorted(place.rglob("*.py")) if place.is_dir() else [place]


def test_every_rule_that_the_code_can_report_stands_in_the_table() -> None:
    known = {rule.id for rule in RULES} | ELSEWHERE
    found = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in sources()
        for name in reported(path.read_text("utf-8"))
        if name not in known
    }
    assert found == set()


@pytest.mark.parametrize(
    "line",
    [
        'Problem(file="a", line=1, rule="new-rule", message="m")',
        'desk.report(1, "new-rule", "m")',
        'self._report(1, "new-rule", "m")',
        'problem_at(entry, ("a",), "new-rule", "m")',
        '_rejected("a", 1, "new-rule", "m")',
    ],
)
def test_a_rule_that_is_not_in_the_table_is_caught(line: str) -> None:
    assert list(reported(line)) == ["new-rule"]


def test_no_rule_of_the_table_is_one_that_nobody_keeps() -> None:
    code = "\n".join(
        path.read_text("utf-8") for path in sources() if path.name != "reading_rules.py"
    )
    assert [rule.id for rule in RULES if f'"{rule.id}"' not in code] == []


def test_each_rule_stands_once_and_asks_in_a_sentence() -> None:
    assert [name for name, count in Counter(rule.id for rule in RULES).items() if count > 1] == []
    for rule in RULES:
        assert re.fullmatch(r"[A-Z].*\.", rule.asks), rule.id
        assert rule.standard, rule.id


def test_the_weight_in_the_table_is_the_one_in_a_message(folder: ContentFolder) -> None:
    folder.article("Some text. The cervix is at 7.3 in every 100, or 28%, not *so*.\n")
    weights = {rule.id: rule.severity for rule in RULES}
    problems = check_sources(folder.root, ROOT / "resources", date(2026, 11, 22))
    assert {"percent", "italics", "unreadable", "no-red-flags"} <= {p.rule for p in problems}
    assert [p for p in problems if weights[p.rule] is not p.severity] == []


def test_the_page_of_rules_in_docs_is_the_one_that_is_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check", "--document"]) == 0
    printed = capsys.readouterr().out
    assert printed == document()
    page = (ROOT / "docs" / "checks.md").read_text("utf-8")
    assert page == printed, "write it anew: snowdrop check --document > docs/checks.md"
    assert all(f"`{rule.id}`" in page for rule in RULES)


def test_the_rules_kept_where_sources_are_read_are_told_in_one_place() -> None:
    assert len(reading_rules.RULES) > 50


def test_the_shipped_content_breaks_no_rule() -> None:
    problems = check_sources(ROOT / "content", ROOT / "resources", date(2026, 11, 22))
    assert [str(p) for p in problems if p.severity is not Severity.NOTE] == []


def test_a_note_is_told_to_programs_only(
    folder: ContentFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("lexicon.yaml", "readability.yaml"):
        folder.write(name, (ROOT / "content" / name).read_bytes())
    folder.article("The operation takes an hour, and recovery takes a few days. " * 4 + "\n")
    where = ["--content", str(folder.root), "--resources", str(ROOT / "resources")]
    main(["check", "--format", "json", *where])
    assert '"note"' in capsys.readouterr().out
    main(["check", *where])
    assert "above-target" not in capsys.readouterr().out


def test_checking_tells_how_far_it_is(folder: ContentFolder) -> None:
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> None:
        told.append((done, total))

    check_sources(folder.root, ROOT / "resources", date(2026, 11, 22), tell)
    assert told == [(1, 1)]


def test_an_endless_article_is_named_and_not_read(folder: ContentFolder) -> None:
    today = date(2026, 11, 22)
    folder.article("*a " * 10_001)
    problems = check_sources(folder.root, ROOT / "resources", today)
    (endless,) = [problem for problem in problems if problem.rule == "endless-article"]
    assert endless.file == "content/en/care/stitch.md"
    folder.article("a b " * 7_000)
    problems = check_sources(folder.root, ROOT / "resources", today)
    assert "endless-article" not in {problem.rule for problem in problems}


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{explained:",
        "**" * 3_000,
        "*a " * 9_000,
        "[" * 5_000,
        "![](figures/x.svg",
        "!!! risk",
        '!!! more "',
        "| | |\n|",
        "# {#",
        "1. " * 2_000,
        "9" * 5_000 + " in every " + "9" * 5_000,
        "\u0301\u0301 \u202e ﷽",
    ],
)
def test_a_hostile_body_stops_no_check(folder: ContentFolder, body: str) -> None:
    for name in ("lexicon.yaml", "readability.yaml"):
        folder.write(name, (ROOT / "content" / name).read_bytes())
    folder.article(f"{body}\n")
    problems = check_sources(folder.root, ROOT / "resources", date(2026, 11, 22))
    files = {problem.file for problem in problems}
    # The lexicon and the references rest on articles that this folder does not have.
    ours = {"content/lexicon.yaml", "content/references.yaml"}
    assert files == {"content/en/care/stitch.md", *ours}
