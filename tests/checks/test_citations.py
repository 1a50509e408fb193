from pathlib import Path

import pytest

from tests.library.content_folder import SUPPORT, ContentFolder
from viewer.checks.citations import check_citations
from viewer.library.compiler import compile_library
from viewer.library.store import Library
from viewer.problems import Problem, Severity

FACTS = """\
"7.3": {statement: Fewer early births., status: verified, sources: [smith-2020]}
"9.9": {statement: Perhaps., status: unverified, sources: [jones-2011, card-2019]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> ContentFolder:
    """Return a content folder with two facts."""
    made = ContentFolder(tmp_path)
    made.write("facts.yaml", FACTS)
    return made


def found(folder: ContentFolder, year: int = 2021) -> list[Problem]:
    content = folder.load()
    data, _ = compile_library(content, SUPPORT)
    library = Library.from_bytes(data, "library")
    article = library.article("stitch", "en")
    library.close()
    assert article is not None
    return check_citations(content, [article], year)


GOOD = "It helps.[@smith-2020; @jones-2011] {facts: 7.3}\n\nPerhaps more. {facts: 9.9}\n"


def test_a_page_whose_claims_are_cited_has_no_problem_T4(folder: ContentFolder) -> None:
    folder.article(GOOD)
    assert found(folder) == []


def test_a_treatment_claim_without_a_source_is_named_with_its_line_T4(
    folder: ContentFolder,
) -> None:
    folder.article(f"{GOOD}\nIt helps again. {{facts: 7.3}}\n")
    (problem,) = found(folder)
    assert problem.rule == "uncited-claim"
    assert problem.line == folder.line("en/care/stitch.md", "again")
    assert problem.severity is Severity.ERROR


def test_a_claim_on_another_kind_of_page_may_stand_without_T4(folder: ContentFolder) -> None:
    folder.article(f"{GOOD}\nIt helps again. {{facts: 7.3}}\n", type="grief")
    assert found(folder) == []


def test_a_source_that_is_listed_but_never_cited_is_named_T4(folder: ContentFolder) -> None:
    folder.article("It helps.[@smith-2020] {facts: 7.3}\n")
    (problem,) = found(folder)
    assert problem.rule == "never-cited"
    assert "jones-2011" in problem.message


def test_a_reference_that_nothing_cites_is_named_T4(folder: ContentFolder) -> None:
    folder.article(GOOD)
    folder.write("facts.yaml", FACTS.replace(", card-2019", ""))
    (problem,) = found(folder)
    assert (problem.rule, problem.file) == ("unused-reference", "content/references.yaml")
    assert "card-2019" in problem.message


def test_sources_of_more_than_ten_years_are_noted_for_the_reviewer_T4(
    folder: ContentFolder,
) -> None:
    folder.article(GOOD)
    (problem,) = found(folder, year=2022)
    assert (problem.rule, problem.severity) == ("old-source", Severity.NOTE)
    assert "jones-2011 (2011)" in problem.message
    assert "smith-2020" not in problem.message
