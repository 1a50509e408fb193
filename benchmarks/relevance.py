"""``python -m benchmarks.relevance``: how often search puts the right page first.

Side by side with it: plain full-text search on the same texts.
"""

import sqlite3
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

import msgspec
import yaml

from viewer.library.store import Library
from viewer.open_library import Where, open_library
from viewer.search.words import split

QUERIES = Path(__file__).parent.parent / "tests" / "relevance" / "queries.yaml"

Answer = Callable[[str, str], Sequence[str]]
"""What a search engine is here: a question and the reader's language in, article ids out."""


class Judged(msgspec.Struct, frozen=True):
    """A question and the pages that a sensible nurse would accept as its first answer."""

    query: str
    language: str
    expect: Sequence[str]
    kind: str
    set: str


class Score(msgspec.Struct, frozen=True):
    """How many right pages came first, among the first three, and the mean reciprocal rank."""

    count: int
    at_1: float
    at_3: float
    mrr: float


def judged(which: str = "") -> list[Judged]:
    """Return the judged questions: all, or those of one set (``tuning`` or ``held-out``)."""
    records = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))
    found = [msgspec.convert(record, Judged) for record in records]
    return [one for one in found if which in ("", one.set)]


def place(answer: Answer, one: Judged) -> int:
    """Return the place of the first right page, from 1; 0 when it is not among the hits."""
    hits = answer(one.query, one.language)
    return next((at for at, name in enumerate(hits, 1) if name in one.expect), 0)


def score(answer: Answer, questions: Iterable[Judged]) -> Score:
    """Return how well ``answer`` does on ``questions``."""
    places = [place(answer, one) for one in questions]
    count = len(places) or 1
    return Score(
        count=len(places),
        at_1=sum(at == 1 for at in places) / count,
        at_3=sum(1 <= at <= 3 for at in places) / count,
        mrr=sum(1 / at for at in places if at) / count,
    )


def ours(library: Library) -> Answer:
    """Return the search of an open library."""

    def answer(query: str, language: str) -> Sequence[str]:
        return [hit.id for hit in library.search(query, language).articles]

    return answer


def plain(library: Library) -> Answer:
    """Return plain full-text search: FTS5 as it comes, ranked by bm25, on the same texts."""
    connection = sqlite3.connect(":memory:")
    for tag in library.info.languages:
        kind = "porter unicode61" if tag == "en" else "unicode61"
        connection.execute(
            f"CREATE VIRTUAL TABLE plain_{tag} USING fts5(id UNINDEXED, text, tokenize='{kind}')"
        )
        for topic in library.topics(tag):
            for line in library.articles(topic.id, tag):
                article = library.article(line.id, tag)
                if article is not None:
                    front = article.front
                    texts = [front.title, front.summary, *front.key_points]
                    texts += [passage.text for passage in article.passages]
                    connection.execute(
                        f"INSERT INTO plain_{tag} VALUES (?, ?)",  # noqa: S608
                        (line.id, "\n".join(texts)),
                    )

    def answer(query: str, language: str) -> Sequence[str]:
        words = " OR ".join(f'"{word.text}"' for word in split(query))
        rows = connection.execute(
            f"SELECT id FROM plain_{language} WHERE plain_{language} MATCH ? "  # noqa: S608
            "ORDER BY rank LIMIT 5",
            (words,),
        )
        return [name for (name,) in rows]

    return answer


def main() -> int:
    """Print the table; with ``--misses`` the questions of the tuning set that go wrong."""
    library, _ = open_library(Where())
    mine = ours(library)
    if "--misses" in sys.argv:
        for one in judged("tuning"):
            at = place(mine, one)
            if at != 1:
                hits = mine(one.query, one.language)
                print(f"{at or '-'}  {one.language} {one.query!r}: {one.expect}, got {hits[:3]}")
        return 0
    print(f"Measured on {date.today():%Y-%m-%d}.\n")  # noqa: DTZ011 (the day here is meant)
    print("| questions | | first | among the first three | mean reciprocal rank |")
    print("|---|---|---|---|---|")
    for which in ("tuning", "held-out"):
        for name, answer in (("plain FTS5", plain(library)), ("Snowdrop", mine)):
            found = score(answer, judged(which))
            print(
                f"| {which} ({found.count}) | {name} | {found.at_1:.2f} | {found.at_3:.2f} "
                f"| {found.mrr:.2f} |"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
