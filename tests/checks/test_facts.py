from pathlib import Path

import pytest

from tests.library.content_folder import SUPPORT, ContentFolder
from viewer.checks.facts import check_facts
from viewer.library.article import Article
from viewer.library.compiler import compile_library
from viewer.library.store import Library
from viewer.problems import Problem

FACTS = """\
"7.3": {statement: "Birth before 35 weeks fell from 41.3% to 28.4%, in five trials.",
  status: verified, sources: [smith-2020], derived: ["13 in 100"]}
"9.9": {statement: "It is known for 2,000 people.", status: unverified}
"2.1": {statement: Signs., status: verified}
"""


@pytest.fixture
def folder(tmp_path: Path) -> ContentFolder:
    """Return a content folder with three facts."""
    made = ContentFolder(tmp_path)
    made.write("facts.yaml", FACTS)
    return made


def compiled(folder: ContentFolder) -> tuple[Article, list[Problem]]:
    content = folder.load()
    data, problems = compile_library(content, SUPPORT)
    library = Library.from_bytes(data, "library")
    article = library.article("stitch", "en")
    library.close()
    assert article is not None
    return article, [*problems, *check_facts([article], content.facts)]


@pytest.mark.parametrize(
    "text",
    [
        "About 28 in every 100. {facts: 7.3}",
        "Exactly 41.3 of 100, and 13 fewer. {facts: 7.3}",
        "In 5 trials before 35 weeks. {facts: 7.3}",
        "Two facts: 28 in 100 of 2,000 people. {facts: 7.3, 9.9}",
        "No fact, no rule: 77 people.",
    ],
)
def test_a_number_that_its_fact_holds_is_no_problem_T4(folder: ContentFolder, text: str) -> None:
    folder.article(f"{text}\n")
    assert compiled(folder)[1] == []


@pytest.mark.parametrize(
    ("text", "strange"),
    [
        ("About 29 in every 100. {facts: 7.3}", "29"),
        ("Of 20,000 people. {facts: 9.9}", "20000"),
        ("About 28 in every 100. {facts: 9.9}", "28"),
    ],
)
def test_a_number_that_its_fact_does_not_hold_is_named_with_its_line_T4(
    folder: ContentFolder, text: str, strange: str
) -> None:
    folder.article(f"First.\n\n{text}\n")
    (problem,) = compiled(folder)[1]
    assert problem.rule == "number-not-in-fact"
    assert f"says {strange}," in problem.message
    assert problem.line == folder.line("en/care/stitch.md", "{facts:")
    assert problem.file.endswith("care/stitch.md")


def test_a_fact_that_does_not_exist_is_named_with_its_line_T4(folder: ContentFolder) -> None:
    folder.article("Something. {facts: 7.30}\n")
    (problem,) = compiled(folder)[1]
    assert problem.rule == "unknown-fact"
    assert problem.line == folder.line("en/care/stitch.md", "{facts:")


def test_a_fact_without_its_source_is_named_with_its_line_T4(folder: ContentFolder) -> None:
    folder.write("facts.yaml", FACTS.replace("smith-2020", "nobody-1999"))
    (problem,) = folder.load().problems
    assert (problem.rule, problem.line) == ("unknown-source", 2)


def test_an_unverified_fact_is_listed_for_the_reviewer(folder: ContentFolder) -> None:
    folder.article("Known for 2,000 people. {facts: 9.9}\n\nAnd 28 of 100. {facts: 7.3}\n")
    article, _ = compiled(folder)
    assert article.for_reviewer == ["Fact 9.9 (unverified): Known for 2,000 people."]
