"""Whatever is typed or pasted gets an answer."""

import random
import sqlite3
import string
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.search.shelf import faults, page, place, ring, shelf, term
from viewer.library.store import Library
from viewer.search.alarm import Alarms

MANY = 10_000
WORDS = (
    *("stitch", "Stitches", "cerclage", "serclage", "stitc", "sangrado", "the", "el", "don’t"),
    *("want", "to", "die", "quiero", "morir", "grief", "2026", "37²", "baby's", "NIÑO"),
)
SIGNS = (
    *('"', "'", "*", "^", "(", ")", ":", "-", "+", "{", "}", "%", "_", ";", "--", "\\", "/*", "\0"),
    *(
        "AND",
        "OR",
        "NOT",
        "NEAR(",
        "title:",
        "'; DROP TABLE meta; --",
        "{emergency}",
        "<b>",
        "&lt;",
    ),
    *(
        "\u202e",
        "\u200f",
        "\u00ad",
        "\u200b",
        "\ufeff",
        "\u0301",
        "\r\n",
        "\t",
        "\ud800",
        "…",
        "’s",
    ),
    *("😀", "👩‍👩‍👧", "🏳️‍🌈", "מחט", "تفر", "針", "ｆｕｌｌ", "ﬁ", "½", "①", "ß", "İ", "\U0010ffff"),
)
PASTED = (
    *("x" * 100_000, "stitch " * 15_000, '"' * 100_000, "é" * 100_000, "😀" * 100_000),
    *("\0" * 100_000, "a\u0301" * 50_000, "'’" * 50_000, "x\u00ad" * 50_000, "\ud800" * 100_000),
    *("want to die " * 8_000, "no quiero morir " * 6_000, "? " * 50_000, "\u202e" * 100_000, ""),
)
ALARMS = Alarms(
    crisis={"en": ["want to die"], "es": ["quiero morir"]},
    not_crisis={"en": ["dont want to die"]},
    red_flags={"en": ["bleeding"]},
)


@pytest.fixture(scope="module")
def library() -> Library:
    return shelf(
        page("stitch", "The stitch", "A cerclage. Call {emergency} if it hurts.", "Grief."),
        page("loss", "Loss", "Grief, the baby’s name and 2026 stitches. " * 9),
        page("sangrado", "Sangrado", "El sangrado. Llame {crisis}.", language="es"),
        place("us-line", "Line", "Grief and stitches."),
        term("grief", "Grief", "What follows."),
        rings=[ring("stitch", "stitch", en={"lay": ["stitch"], "clinical": ["cerclage"]})],
        alarms=ALARMS,
    )


def strings(count: int, seed: int) -> Iterator[str]:
    """Yield strings that nobody would type, and some that somebody might."""
    chance = random.Random(seed)  # noqa: S311 (the same strings in every run)
    for _ in range(count):
        kind = chance.random()
        if kind < 0.2:
            yield "".join(chr(chance.randrange(0x110000)) for _ in range(chance.randrange(30)))
        elif kind < 0.4:
            yield "".join(chance.choices(string.printable, k=chance.randrange(40)))
        else:
            pieces = chance.choices((*WORDS, *SIGNS), k=chance.randrange(1, 18))
            yield chance.choice(("", " ", " ", "  ")).join(pieces)


def test_ten_thousand_strings_all_get_an_answer(library: Library) -> None:
    asked = 0
    for at, typed in enumerate(strings(MANY, seed=1)):
        reader, literal = "en" if at % 2 else "es", at % 4 > 1
        found = library.search(typed, reader, ["us-line"], literal=literal)
        assert faults(found, ["en", "es"]) == [], typed
        asked += 1
    assert asked == MANY


def test_the_same_strings_break_a_search_that_hands_them_to_the_database() -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE naive USING fts5(text)")
    refused = 0
    for typed in strings(1_000, seed=1):
        try:
            connection.execute("SELECT * FROM naive WHERE naive MATCH ?", (typed,)).fetchall()
        except (sqlite3.Error, UnicodeError):
            refused += 1
    connection.close()
    assert refused > 500


def test_the_same_strings_find_things_and_sound_alarms(library: Library) -> None:
    answers = [library.search(typed, "en", ["us-line"]) for typed in strings(2_000, seed=1)]
    assert sum(bool(found.articles) for found in answers) > 500
    assert sum(bool(found.support) for found in answers) > 100
    assert sum(bool(found.corrections) for found in answers) > 100
    assert sum(found.language == "es" for found in answers) > 50
    assert sum(found.crisis for found in answers) > 3


def test_the_library_that_ships_answers_too(real: Library) -> None:
    for typed in strings(500, seed=2):
        assert faults(real.search(typed, "en"), ["en", "es"]) == []


@pytest.mark.parametrize("typed", PASTED, ids=lambda typed: f"{typed[:2]!a} {len(typed)}")
def test_a_book_that_is_pasted_gets_an_answer(library: Library, real: Library, typed: str) -> None:
    for found in (
        library.search(typed, "en", ["us-line"]),
        library.search(typed, "es", literal=True),
        real.search(typed, "es"),
    ):
        assert faults(found, ["en", "es"]) == []


@settings(max_examples=300)
@given(typed=st.text(), literal=st.booleans())
@example(typed="\ud800", literal=False)
@example(typed="ŉ stitch's'’S", literal=False)
def test_any_text_at_all_gets_an_answer(library: Library, typed: str, literal: bool) -> None:
    assert faults(library.search(typed, "en", literal=literal), ["en", "es"]) == []


@pytest.mark.parametrize(
    ("reader", "answered"),
    [
        ("", "en"),
        ("xx", "en"),
        ("en-US-x-twain", "en"),
        ("es-419", "es"),
        ("es_MX", "en"),
        ("zz" * 1_000, "en"),
        ("\0", "en"),
    ],
)
def test_any_language_at_all_gets_an_answer(library: Library, reader: str, answered: str) -> None:
    assert library.search("qqqq", reader).language == answered
    for typed in ("stitch", "sangrado"):
        assert faults(library.search(typed, reader), ["en", "es"]) == []
        assert library.search(typed, reader).articles
