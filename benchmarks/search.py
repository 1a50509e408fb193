"""``python -m benchmarks.search``: how long an answer takes, and what the index costs.

Side by side with it: plain full-text search (FTS5) on the same texts. Libraries of any size are
made from the sentences of the real one, drawn at random from a fixed seed, so that common words
are common in them too.
"""

import argparse
import json
import random
import shutil
import sqlite3
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

import msgspec

from benchmarks.programs import REGION, ROOT, environment
from benchmarks.relevance import judged, plain
from benchmarks.screen import x_server
from viewer.library.store import Library
from viewer.open_library import Where, compile_sources
from viewer.search.documents import Document, Kind, Section
from viewer.search.index import Lore, rows
from viewer.search.searcher import Searcher
from viewer.search.words import split

SIZES = (10_000, 100_000)
WORDS, SECTIONS = 900, 6
"""Words and sections of an article that is made up."""

KEYS = 600
"""Keys that are typed for each figure."""

TABLES = ("search_entry", "search_bundle", "search_word", "search_vocabulary")


def typed() -> list[tuple[str, str]]:
    """Return what stands in the field after each key of the judged questions, and the language."""
    prefixes = [
        (one.query[:end], one.language)
        for one in judged("tuning")
        for end in range(1, len(one.query) + 1)
    ]
    return random.Random(1).sample(prefixes, KEYS)  # noqa: S311 (a seed, so the same each time)


def made_up(count: int, library: Library) -> Iterator[Document]:
    """Yield ``count`` articles in English from the sentences of ``library``."""
    sentences = [
        sentence
        for topic in library.topics("en")
        for line in library.articles(topic.id, "en")
        for article in [library.article(line.id, "en")]
        if article
        for passage in article.passages
        for sentence in passage.text.split("\n")
        if sentence.strip()
    ]
    draw = random.Random(2)  # noqa: S311
    for number in range(count):
        sections = []
        for part in range(SECTIONS):
            text: list[str] = []
            while sum(len(sentence.split()) for sentence in text) < WORDS / SECTIONS:
                text.append(draw.choice(sentences))
            heading = " ".join(draw.choice(sentences).split()[:5])
            sections.append(Section(anchor=f"s{part}", heading=heading, text="\n".join(text)))
        title = " ".join(draw.choice(sentences).split()[:6])
        yield Document(
            kind=Kind.ARTICLE,
            id=f"made-{number:06}",
            language="en",
            title=title,
            points=[draw.choice(sentences) for _ in range(4)],
            sections=sections,
        )


def lore_of(file: Path) -> Lore:
    """Return the synonyms and lists of words of a library."""
    with sqlite3.connect(file) as connection:
        ((value,),) = connection.execute("SELECT value FROM meta WHERE key = 'search'")
    return msgspec.json.decode(zlib.decompress(value), type=Lore)


def index_only(real: Path, count: int, target: Path) -> tuple[float, int]:
    """Put an index of ``count`` articles into a copy of ``real``; return seconds and letters."""
    shutil.copy(real, target)
    library = Library.open(real)
    documents = list(made_up(count, library))
    letters = sum(len(part.text) for document in documents for part in document.sections)
    began = time.perf_counter()
    connection = sqlite3.connect(target)
    for name in TABLES:
        connection.execute(f"DELETE FROM {name}")  # noqa: S608
    connection.execute("DELETE FROM meta WHERE key = 'search'")
    for name, values in rows(documents, lore_of(real)):
        marks = ", ".join("?" * len(values))
        connection.execute(f"INSERT INTO {name} VALUES ({marks})", values)  # noqa: S608
    connection.commit()
    connection.execute("VACUUM")
    connection.close()
    return time.perf_counter() - began, letters


def real_share(library: Path) -> float:
    """Return the size of a library's index to that of the texts in it, both in bytes."""
    with sqlite3.connect(library) as connection:
        ((pages,),) = connection.execute(
            "SELECT sum(pgsize) FROM dbstat WHERE name LIKE '%search%'"
        ).fetchall()
        ((lore,),) = connection.execute("SELECT value FROM meta WHERE key = 'search'").fetchall()
        bundles = connection.execute("SELECT sections FROM search_bundle").fetchall()
    letters = 0
    for (packed,) in bundles:
        for sections in msgspec.json.decode(zlib.decompress(packed), type=list[list[Section]]):
            letters += sum(len(f"{one.heading}{one.text}".encode()) for one in sections)
    return (int(pages) + len(lore)) / letters


def answer_times(answer: Callable[[str, str], object]) -> list[float]:
    """Return how long each answer takes, in ms; what is read first is not counted."""
    answer("stitch", "en")
    times = []
    for text, tag in typed():
        began = time.perf_counter()
        answer(text, tag)
        times.append((time.perf_counter() - began) * 1000)
    return times


def fts5(documents: Sequence[Document]) -> Callable[[str, str], object]:
    """Return plain full-text search over ``documents``, with the last word as a beginning."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE plain USING fts5(text, tokenize='porter unicode61', prefix='2 3')"
    )
    connection.executemany(
        "INSERT INTO plain VALUES (?)",
        (("\n".join([d.title, *(part.text for part in d.sections)]),) for d in documents),
    )

    def answer(text: str, tag: str) -> object:  # noqa: ARG001 (one language is enough here)
        words = [word.text for word in split(text)]
        if not words:
            return []
        sought = " OR ".join([*(f'"{word}"' for word in words[:-1]), f'"{words[-1]}"*'])
        return connection.execute(
            "SELECT rowid, snippet(plain, 0, '', '', '', 16) FROM plain WHERE plain MATCH ? "
            "ORDER BY rank LIMIT 5",
            (sought,),
        ).fetchall()

    return answer


def painted_times(library: Path, folder: Path) -> list[float]:
    """Return, in ms, from each key until the answer is painted, in a window on an X server."""
    settings = folder / "settings.toml"
    settings.write_text(REGION, encoding="utf-8")
    home = folder / "home"
    home.mkdir(exist_ok=True)
    with x_server() as screen:
        result = subprocess.run(
            [sys.executable, "-m", "benchmarks.keys", library, settings],
            cwd=ROOT,
            env=environment(home, screen.display),
            check=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    times: list[float] = json.loads(result.stdout)
    return times


def shown(times: Sequence[float]) -> str:
    """Return the middle and the 95th percentile of some times."""
    return f"{median(times):.1f} ms, 95th {quantiles(times, n=20)[-1]:.1f} ms"


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="benchmarks.search", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    options = parser.parse_args()
    print(f"Measured on {date.today():%Y-%m-%d}.\n")  # noqa: DTZ011 (the day here is meant)
    print("| | plain FTS5 | Snowdrop | to reach |\n|---|---|---|---|")
    with TemporaryDirectory() as name:
        folder = Path(name)
        real = folder / "real.snowdrop"
        real.write_bytes(compile_sources(*Where().folders())[0])
        times = answer_times(Searcher(sqlite3.connect(real)).find)
        least = answer_times(plain(Library.open(real)))
        print(f"| Answer, the real library | {shown(least)} | {shown(times)} | |")
        times = painted_times(real, folder)
        print(f"| Key to painted, the real library | | {shown(times)} | 16 ms, 95th 33 ms |")
        print(f"| Index of the real library, size to text | | {real_share(real):.2f} | 1.50 |")
        for count in options.sizes:
            _rows_of(count, real, folder)
    return 0


def _rows_of(count: int, real: Path, folder: Path) -> None:
    target = folder / f"{count}.snowdrop"
    seconds, letters = index_only(real, count, target)
    bare = folder / "bare.snowdrop"
    index_only(real, 0, bare)
    size = target.stat().st_size - bare.stat().st_size
    times = answer_times(Searcher(sqlite3.connect(target)).find)
    least = answer_times(fts5(list(made_up(count, Library.open(real)))))
    print(f"| Answer, {count:,} articles | {shown(least)} | {shown(times)} | 100 ms |")
    if count <= SIZES[0]:
        painted = painted_times(target, folder)
        print(f"| Key to painted, {count:,} articles | | {shown(painted)} | 95th 50 ms |")
    share = size / letters
    print(f"| Index of {count:,} articles, size to text | | {share:.2f} | 1.50 |")
    print(f"| Index of {count:,} articles, time to build | | {seconds:.0f} s | |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
