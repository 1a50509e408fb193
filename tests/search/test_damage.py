"""A damaged index finds nothing and stops nobody: the pages are still there to read."""

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from tests.library.content_folder import SUPPORT, ContentFolder
from tests.search.shelf import closed_later, faults, ids
from viewer.library.compiler import compile_library
from viewer.library.store import Library
from viewer.problems import RejectedError
from viewer.search import searcher
from viewer.search.searcher import ROWS

ROOT = Path(__file__).parents[2]
TABLES = ("search_entry", "search_bundle", "search_word", "search_vocabulary")
SYNONYMS = "- id: stitch\n  page: stitch\n  en: {lay: [stitch], clinical: [cerclage]}\n"
CRISIS = 'crisis:\n  en: ["want to die"]\n'
TYPED = ("stitch", "cerclage", "cerclge ", "womb", "sti", "wors", "the stitch", "part", "zzz", "")
BAD = (
    *("NULL", "''", "'text'", "5", "-1.5", "x''", "x'00'", "x'ffffffffffffff'", "zeroblob(60)"),
    *("x'789c030000000001'", "x'ffffffffffff'", "'\ufffd'", "CAST(x'fffe' AS TEXT)"),
)


def content(folder: ContentFolder) -> ContentFolder:
    """Fill a content folder with pages of some length, so that the index fills pages of its own."""
    for at in range(20):
        words = " ".join(f"w{'abcdefghij'[n % 10]}rs{'klmnopqrst'[n // 10]}" for n in range(at, 99))
        folder.article(f"## Part\n\nA stitch. {words}.\n", name=f"loss/part-{at}", code="CI-10")
    folder.write("synonyms.yaml", SYNONYMS)
    folder.write("crisis.yaml", CRISIS)
    return folder


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a library file with an index."""
    folder = content(ContentFolder(tmp_path_factory.mktemp("content")))
    return compile_library(folder.load(), SUPPORT)[0]


def search_all(library: Library) -> int:
    """Ask for everything; return how many articles were found."""
    found = [library.search(typed, "en", ["us-988"]) for typed in TYPED]
    assert [faults(one, ["en"]) for one in found] == [[]] * len(TYPED)
    return sum(len(one.articles) for one in found)


def read_all(library: Library) -> int:
    """Return how many articles can be read."""
    topics = library.topics("en")
    lines = [line for topic in topics for line in library.articles(topic.id, "en")]
    return sum(library.article(line.id, "en") is not None for line in lines)


def spoilt(data: bytes, *commands: str) -> bytes:
    """Return a library file after ``commands``."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    for command in commands:
        connection.execute(command)
    connection.commit()
    changed = connection.serialize()
    connection.close()
    return changed


def opened(data: bytes) -> Library:
    return closed_later(Library.from_bytes(data, "spoilt.snowdrop"))


def test_a_whole_index_finds_its_pages(data: bytes) -> None:
    library = opened(data)
    assert search_all(library) > 20
    assert read_all(library) == 21
    assert ids(library.search("cerclage", "en"))[0] == "stitch"


@pytest.mark.parametrize("gone", [*TABLES, " ".join(TABLES)])
def test_an_index_whose_tables_are_gone_finds_nothing(data: bytes, gone: str) -> None:
    library = opened(spoilt(data, *(f"DROP TABLE {table}" for table in gone.split())))
    assert search_all(library) == 0
    assert read_all(library) == 21


@pytest.mark.parametrize("table", TABLES)
def test_an_index_whose_tables_are_empty_finds_nothing(data: bytes, table: str) -> None:
    library = opened(spoilt(data, f"DELETE FROM {table}"))  # noqa: S608
    assert ids(library.search("womb part", "en")) == []
    # What editors named as the page for a word, they still know; its text is there.
    assert search_all(library) == (5 if table == "search_word" else 0)
    assert read_all(library) == 21


def columns() -> Iterator[tuple[str, str]]:
    yield from (("search_entry", name) for name in ("kind", "id", "title", "bundle", "place"))
    yield from (("search_bundle", "sections"), ("search_word", "entries"))
    yield ("search_vocabulary", "words")


@pytest.mark.parametrize(("table", "column"), list(columns()))
@pytest.mark.parametrize("bad", BAD)
def test_whatever_stands_in_the_index_nothing_is_raised(
    data: bytes, table: str, column: str, bad: str
) -> None:
    change = f"UPDATE {table} SET {column} = {bad}"  # noqa: S608
    library = opened(spoilt(data, change))
    assert search_all(library) <= ROWS * len(TYPED)
    assert read_all(library) == 21


@pytest.mark.parametrize("bad", [*BAD[1:], "'{}'", "'[]'", '\'{"languages":["en","tlh"]}\''])
def test_whatever_the_search_knows_of_itself_nothing_is_raised(data: bytes, bad: str) -> None:
    change = f"UPDATE meta SET value = {bad} WHERE key = 'search'"  # noqa: S608
    library = opened(spoilt(data, change))
    assert search_all(library) == 0
    assert read_all(library) == 21
    assert search_all(opened(spoilt(data, "DELETE FROM meta WHERE key = 'search'"))) == 0


def test_a_crisis_is_heard_although_nothing_can_be_found(data: bytes) -> None:
    for table in TABLES:
        found = opened(spoilt(data, f"DROP TABLE {table}")).search("I want to die", "en")
        assert found.crisis
        assert found.hits() == []


def blobs(data: bytes) -> tuple[list[bytes], list[bytes]]:
    """Return the packed texts and lists of words of the index, and its packed entries."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    rows = connection.execute(
        "SELECT sections FROM search_bundle UNION ALL SELECT words FROM search_vocabulary"
    ).fetchall()
    entries = connection.execute("SELECT entries FROM search_word").fetchall()
    connection.close()
    few, many = ([bytes(value) for (value,) in found] for found in (rows, entries))
    return few, [value for value in many if len(value) > 20]


def test_bytes_of_the_index_that_are_overwritten_are_never_an_exception(data: bytes) -> None:
    chance = random.Random(4)  # noqa: S311 (the same bytes in every run)
    few, many = blobs(data)
    whole, fewer = search_all(opened(data)), 0
    for value in [*few, *chance.sample(many, 30)]:
        at = data.index(value[:20]) + chance.randrange(10)
        harm = chance.choice((b"\xff" * 10, bytes(10), b"\x00\x01\x02\x03" * 3))
        library = opened(data[:at] + harm + data[at + len(harm) :])
        fewer += search_all(library) < whole
        assert read_all(library) == 21
    assert fewer >= len(few)


def test_pages_of_the_file_that_are_overwritten_are_never_an_exception(data: bytes) -> None:
    chance = random.Random(5)  # noqa: S311
    opens = fewer = 0
    whole = search_all(opened(data))
    for start in range(4096, len(data), 4096):
        at = start + chance.randrange(2_000)
        changed = data[:at] + chance.randbytes(2_000) + data[at + 2_000 :]
        try:
            library = opened(changed)
        except RejectedError:
            continue
        opens += 1
        fewer += search_all(library) < whole
    assert opens > 20
    assert fewer > 0


def test_a_search_that_trusts_its_index_is_caught(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searcher, "_DAMAGE", ())
    with pytest.raises(sqlite3.Error):
        search_all(opened(spoilt(data, "DROP TABLE search_word")))
    with pytest.raises(ValueError, match="not enough values"):
        search_all(opened(spoilt(data, "DELETE FROM search_entry")))


# ---- the same sources, the same bytes

COMPILE = """
import hashlib, sys
from pathlib import Path
from tests.library.content_folder import SUPPORT, ContentFolder
from tests.search.test_damage import content
from viewer.library.compiler import compile_library

folder = content(ContentFolder(Path(sys.argv[1])))
print(hashlib.sha256(compile_library(folder.load(), SUPPORT)[0]).hexdigest())
print(*{"stitch", "grief", "scan"})
"""


def test_the_same_sources_give_the_same_index_in_every_run(tmp_path: Path, data: bytes) -> None:
    runs = [
        subprocess.run(
            [sys.executable, "-c", COMPILE, str(tmp_path / seed)],
            check=True,
            capture_output=True,
            text=True,
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        ).stdout.splitlines()
        for seed in ("1", "2", "3")
    ]
    assert len({run[0] for run in runs}) == 1
    assert len({run[1] for run in runs}) > 1  # the control: sets in another order were there
    assert sha256(data).hexdigest() == runs[0][0]


def test_other_synonyms_give_other_bytes(tmp_path: Path, data: bytes) -> None:
    folder = content(ContentFolder(tmp_path))
    assert compile_library(folder.load(), SUPPORT)[0] == data
    folder.write("synonyms.yaml", SYNONYMS.replace("cerclage", "suture"))
    assert compile_library(folder.load(), SUPPORT)[0] != data
