"""What programs made for it say of the export: a checker of HTML, one of EPUB, one of access.

Each of them is also shown a page or a book that is broken, and has to say so.
"""

import shutil
import zipfile
from pathlib import Path

import pytest

from tests.export.checkers import access_faults, book_faults, html_faults
from tests.export.conftest import exported
from tests.gui.arabic_library import compile_arabic

# Two of the programs are Java, one is a browser: a busy machine takes its time over them.
pytestmark = pytest.mark.timeout(600)

BROKEN_PAGE = """<!DOCTYPE html><html><head><title>x</title><link rel="stylesheet" href="s.css">
</head><body><p align="left">Pale words</p><img src="a.png"></body></html>"""
PALE = "p { color: #aaaaaa; width: 3000px; }"


def test_the_html_checker_finds_nothing_on_any_page(web: Path) -> None:
    pages = sorted(web.rglob("*.html"))
    assert len(pages) > 90
    assert html_faults(pages) == []


def test_the_html_checker_finds_a_page_that_is_broken(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(BROKEN_PAGE, encoding="utf-8")
    found = " ".join(html_faults([page]))
    assert "align" in found
    assert "alt" in found
    assert "lang" in found


@pytest.mark.parametrize("language", ["en", "es"])
def test_epubcheck_finds_nothing_in_the_book(books: Path, tmp_path: Path, language: str) -> None:
    assert book_faults(books / f"snowdrop-{language}.epub", tmp_path / "report.json") == []


def test_epubcheck_finds_a_book_that_is_broken(small: Path, tmp_path: Path) -> None:
    book, broken = small / "snowdrop-ar.epub", tmp_path / "broken.epub"
    with zipfile.ZipFile(book) as whole, zipfile.ZipFile(broken, "w") as archive:
        for entry in whole.infolist():
            if entry.filename != "EPUB/nav.xhtml":
                archive.writestr(entry, whole.read(entry))
    found = book_faults(broken, tmp_path / "report.json")
    assert any("nav.xhtml" in fault for fault in found)


def test_epubcheck_finds_nothing_in_a_book_that_reads_from_right_to_left(
    small: Path, tmp_path: Path
) -> None:
    assert book_faults(small / "snowdrop-ar.epub", tmp_path / "report.json") == []


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a small book."""
    folder = tmp_path_factory.mktemp("small")
    return exported(compile_arabic(folder), "epub", folder / "books")


@pytest.fixture
def copy(web: Path, tmp_path: Path) -> Path:
    """Return a copy of the export that may be scribbled on."""
    return shutil.copytree(web, tmp_path / "copy")


def looked_at(root: Path) -> list[Path]:
    """Return one page of each sort in both languages, and articles with all that articles have.

    Not all of them, which the HTML checker does look at: axe takes about a second over each.
    """
    names = ("index", "topics/care", "help/index", "help/US", "articles/cervical-stitch")
    more = ("articles/treatment-options", "articles/second-trimester-loss", "articles/glossary")
    pages = [root / tag / f"{name}.html" for tag in ("en", "es") for name in (*names, *more)]
    return [root / "index.html", *pages]


def test_axe_finds_nothing_in_a_browser(copy: Path) -> None:
    assert access_faults(copy, looked_at(copy)) == {}


def test_axe_finds_nothing_in_the_dark_on_a_phone_with_every_fold_open(copy: Path) -> None:
    style = copy / "style.css"
    dark = style.read_text(encoding="utf-8").replace("(prefers-color-scheme: dark)", "all")
    style.write_text(dark, encoding="utf-8")
    assert access_faults(copy, looked_at(copy), width=360, folds_open=True) == {}


def test_axe_finds_a_page_that_is_broken(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(BROKEN_PAGE, encoding="utf-8")
    (tmp_path / "s.css").write_text(PALE, encoding="utf-8")
    found = " ".join(access_faults(tmp_path, [page])["page.html"])
    for rule in ("color-contrast", "html-has-lang", "image-alt", "region", "scrolls-sideways"):
        assert rule in found
