"""Opening a library: a whole one works, any other is refused in one sentence."""

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.library.content_folder import SUPPORT, ContentFolder
from viewer.library.compiler import compile_library
from viewer.library.output import write_library
from viewer.library.store import Library
from viewer.problems import RejectedError


@pytest.fixture
def data(folder: ContentFolder) -> bytes:
    """Return a compiled library."""
    for at in range(30):
        folder.article("word " * 300, name=f"loss/part-{at}", code=f"CI-1{at:02}")
    return compile_library(folder.load(), SUPPORT)[0]


def refused(path: Path) -> str:
    """Return the one sentence with which ``path`` is refused."""
    with pytest.raises(RejectedError) as caught:
        Library.open(path)
    (problem,) = caught.value.problems
    assert problem.file == str(path)
    assert problem.message.endswith("choose another file.")
    return problem.rule


def use_all(library: Library) -> int:
    """Ask for everything and return how many articles came back."""
    found = 0
    for topic in library.topics("en"):
        for line in library.articles(topic.id, "en"):
            found += library.article(line.id, "en") is not None
            library.neighbours(line.id, "en")
    library.figure("womb.svg")
    library.term("cervix", "en")
    library.support()
    return found


def test_a_written_library_opens_from_its_file(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "with space #1?%20" / "library.snowdrop"
    path.parent.mkdir()
    write_library(data, path)
    library = Library.open(path)
    assert use_all(library) == 31
    library.close()


def test_opening_writes_nothing_beside_the_file(data: bytes, tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    path = place / "library.snowdrop"
    write_library(data, path)
    library = Library.open(path)
    use_all(library)
    assert list(place.iterdir()) == [path]
    library.close()
    assert path.read_bytes() == data


def test_an_open_library_goes_on_when_a_new_one_takes_its_place(
    data: bytes, tmp_path: Path, folder: ContentFolder
) -> None:
    path = tmp_path / "library.snowdrop"
    write_library(data, path)
    shutil.rmtree(folder.root / "en/loss")
    first, second = Library.open(path), Library.open(path)
    write_library(compile_library(folder.load(), SUPPORT)[0], path)
    assert use_all(first) == use_all(second) == 31
    third = Library.open(path)
    assert use_all(third) == 1
    third.close()
    first.close()
    second.close()


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.snowdrop") == "not-there"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path) == "unreadable"


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"x" * 5_000, b"SQLite format 3\0"])
def test_a_file_that_is_no_library_is_refused(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "a.snowdrop"
    path.write_bytes(raw)
    assert refused(path) == "not-a-library"


def test_an_sqlite_file_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.snowdrop"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE a (b)")
    connection.commit()
    connection.close()
    assert refused(path) == "not-a-library"


def test_a_library_of_another_version_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.snowdrop"
    path.write_bytes(data[:60] + (99).to_bytes(4, "big") + data[64:])
    assert refused(path) == "other-version"


@pytest.mark.parametrize("kept", [0.02, 0.3, 0.5, 0.9, 0.999])
def test_a_library_that_is_cut_short_is_refused(data: bytes, tmp_path: Path, kept: float) -> None:
    path = tmp_path / "a.snowdrop"
    path.write_bytes(data[: int(len(data) * kept)])
    assert refused(path) == "cut-short"
    with pytest.raises(RejectedError):
        Library.from_bytes(path.read_bytes(), "a.snowdrop")


def test_a_damaged_page_never_becomes_an_exception(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.snowdrop"
    damaged = 0
    for at in range(100, len(data) - 64, len(data) // 60):
        path.write_bytes(data[:at] + b"\xff" * 64 + data[at + 64 :])
        try:
            library = Library.open(path)
        except RejectedError:
            damaged += 1
            continue
        damaged += use_all(library) < 31
        library.close()
    assert damaged > 0


def test_the_store_and_the_page_import_no_parser() -> None:
    program = (
        "import sys, viewer.library.store, viewer.library.page\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    root = Path(__file__).parents[2]
    printed = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, cwd=root
    ).stdout.split()
    assert "msgspec" in printed
    assert not {"markdown", "yaml", "nh3", "xml", "PySide6", "phonenumbers"} & set(printed)
