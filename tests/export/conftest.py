"""The library that ships, exported once in each kind, for all tests here to look at."""

import zipfile
from pathlib import Path

import pytest

from viewer.export.write import export
from viewer.library.store import Library


def nothing(done: int, total: int) -> None:
    """Hear how far an export is."""


def exported(library_file: Path, kind: str, output: Path, language: str | None = None) -> Path:
    """Export a library and return the folder."""
    library = Library.open(library_file)
    export(library, kind, output, language, nothing)
    library.close()
    return output


@pytest.fixture(scope="session")
def web(library_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported(library_file, "html", tmp_path_factory.mktemp("export") / "web")


@pytest.fixture(scope="session")
def books(library_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported(library_file, "epub", tmp_path_factory.mktemp("export") / "books")


@pytest.fixture(scope="session")
def book(books: Path) -> Path:
    """Return the folder into which the English book was unpacked."""
    folder = books.with_name("unpacked")
    with zipfile.ZipFile(books / "snowdrop-en.epub") as archive:
        archive.extractall(folder)
    return folder / "EPUB"


@pytest.fixture(scope="session")
def texts(library_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported(library_file, "text", tmp_path_factory.mktemp("export") / "texts")


@pytest.fixture(scope="session")
def library(library_file: Path) -> Library:
    return Library.open(library_file)
