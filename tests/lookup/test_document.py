"""The page of all codes is the one that the articles give, in the library and in docs/."""

from pathlib import Path

import pytest

from tests.conftest import CONTENT, ROOT
from tests.library.content_folder import LIBRARY, ContentFolder
from viewer.cli import main
from viewer.library.source import load_content
from viewer.library.store import Library
from viewer.lookup.codes import Code, System

PAGE = ROOT / "docs" / "clinical-codes.md"


def printed(library_file: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    assert main(["codes", "--library", str(library_file), *options]) == 0
    return capsys.readouterr().out


def test_the_page_in_docs_is_the_one_that_is_printed(
    library_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = printed(library_file, capsys, "--document")
    assert page == PAGE.read_text(encoding="utf-8")
    assert "No clinical coder has checked this table" in page


def test_every_code_of_every_article_stands_in_it(
    library_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = {tuple(line.split()) for line in printed(library_file, capsys).splitlines()}
    carried = {
        ("icd10", text, article.front.id)
        for article in load_content(CONTENT).articles
        for text in article.front.codes.icd10
    }
    assert lines == carried
    assert len(lines) >= 18


def test_a_translation_carries_the_codes_of_its_original() -> None:
    codes: dict[str, set[str]] = {}
    for article in load_content(CONTENT).articles:
        codes.setdefault(article.front.id, set()).add(str(article.front.codes))
    assert {name for name, found in codes.items() if len(found) > 1} == set()


@pytest.fixture
def shelf(tmp_path: Path) -> ContentFolder:
    folder = ContentFolder(tmp_path)
    folder.write("library.yaml", LIBRARY.replace("[stitch]", "[stitch, again]"))
    folder.article(codes='{icd10: [o34.3], snomed: ["404684003"]}')
    folder.article(name="care/again", code="CI-08", codes="{icd10: [O34.3, N96]}")
    return folder


def test_codes_are_kept_in_one_spelling_and_in_the_order_of_the_library(
    shelf: ContentFolder,
) -> None:
    library, problems = shelf.compile()
    try:
        assert problems == []
        assert library.with_code(Code(System.ICD10, "O343")) == ["stitch", "again"]
        assert [(code.shown, name) for code, name in library.codes()] == [
            ("N96", "again"), ("O34.3", "stitch"), ("O34.3", "again"), ("404684003", "stitch"),
        ]  # fmt: skip
    finally:
        library.close()


def test_what_is_no_code_is_named_and_the_article_is_shown_all_the_same(
    shelf: ContentFolder,
) -> None:
    shelf.article(codes='{icd10: [O34.3, "034.3"], snomed: ["404684004"]}')
    library, problems = shelf.compile()
    try:
        assert [problem.rule for problem in problems] == ["bad-clinical-code"] * 2
        assert {problem.line for problem in problems} == {shelf.line("en/care/stitch.md", "codes:")}
        assert library.with_code(Code(System.ICD10, "O343")) == ["stitch", "again"]
    finally:
        library.close()


def test_a_library_that_holds_nothing_finds_none() -> None:
    library = Library.empty(["en"])
    try:
        assert library.with_code(Code(System.ICD10, "O343")) == []
        assert library.codes() == []
    finally:
        library.close()
