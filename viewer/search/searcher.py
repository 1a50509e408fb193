"""Answers questions from the index of an open library. Nothing that is typed is ever written."""

import sqlite3
import struct
import zlib
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from heapq import nsmallest
from typing import Annotated

import msgspec

from viewer.search.alarm import MOST_LETTERS, Alarm
from viewer.search.documents import Kind, Section
from viewer.search.index import SCALE, KnownWord, Lore
from viewer.search.phrases import PhraseBook
from viewer.search.question import Concept, Question, cut, half_typed, known_words, understand
from viewer.search.results import Hit, Results, Why
from viewer.search.snippet import Marked, Part, Snippet, best, mark, part
from viewer.search.snippet import cut as cut_snippet
from viewer.search.thesaurus import ring_book, ring_token
from viewer.search.vocabulary import Vocabulary
from viewer.search.words import forget as forget_words
from viewer.search.words import language, split

ROWS = 5
"""Articles that are shown."""

OTHERS = 3
"""Places to get help, and explained words, that are shown."""

CANDIDATES = 60
"""Entries that are looked at more closely; most places are in countries not the reader's."""

ABOUT = 1.2
"""How much it weighs that editors named an article as the page about just what was asked."""

ITSELF = 0.5
"""What it adds that an entry has the very word that was typed, and not only one of its ring."""

EXACT = 10.0
"""A question that is an article's title has its answer."""

_DAMAGE = (
    *(sqlite3.Error, msgspec.MsgspecError, zlib.error, struct.error),
    *(ValueError, TypeError, LookupError, ArithmeticError),
)
"""What reading a damaged index may raise."""


class _Entry(msgspec.Struct, frozen=True, array_like=True):
    """One thing that can be found."""

    number: int
    kind: str
    id: str
    title: str
    bundle: int
    place: Annotated[int, msgspec.Meta(ge=0)]


class _Tongue:
    """All that is needed to search in one language."""

    def __init__(self, connection: sqlite3.Connection, lore: Lore, tag: str) -> None:
        self.tag = tag
        self.language = language(tag)
        self.book: PhraseBook[int] = ring_book(lore.rings, tag)
        ((words,),) = connection.execute(
            "SELECT words FROM search_vocabulary WHERE language = ?", (tag,)
        ).fetchall()
        self.vocabulary = Vocabulary(
            msgspec.json.decode(zlib.decompress(words), type=list[KnownWord])
        )


class Searcher:
    """Searches one library. A damaged index finds nothing instead of raising."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Search the library that is open on ``connection``."""
        self.damaged = False
        """Whether a part of the index could not be read."""
        self._connection = connection
        self._tongues: dict[str, _Tongue] = {}
        self._lore = Lore()
        try:
            ((value,),) = connection.execute(
                "SELECT value FROM meta WHERE key = 'search'"
            ).fetchall()
            self._lore = msgspec.json.decode(zlib.decompress(value), type=Lore)
            for tag in self._lore.languages:
                self._tongues[tag] = _Tongue(connection, self._lore, tag)
        except _DAMAGE:
            self._tongues, self.damaged = {}, True
        alarms = self._lore.alarms
        self._crisis = Alarm(alarms.crisis, alarms.not_crisis)
        self._urgent = Alarm(alarms.red_flags)
        self._parts = lru_cache(maxsize=256)(self._read_parts)
        self._found = lru_cache(maxsize=256)(self._read_word)
        self._entry = lru_cache(maxsize=256)(self._read_entry)
        self._bundle = lru_cache(maxsize=8)(self._read_bundle)

    def find(
        self, text: str, reader: str, places: Collection[str] = (), *, literal: bool = False
    ) -> Results:
        """Return what the library has for ``text``, typed by someone who reads ``reader``.

        ``places`` are the ids of the places to get help that may be shown. With ``literal`` no
        word is taken for a misspelling of another.
        """
        words = cut(text)
        texts = [word.text for word in words]
        whole = [word.text for word in split(text[:MOST_LETTERS])]
        crisis = self._crisis.sounds(whole, self._has)
        urgent = self._urgent.sounds(whole, self._has)
        tongue = self._spoken(text, reader)
        if tongue is None or not words:
            return Results(crisis=crisis, urgent=urgent, language=reader)
        asked = understand(text, tongue.language, tongue.vocabulary, tongue.book, literal=literal)
        try:
            others = self._others(asked, tongue)
            return Results(
                crisis=crisis,
                urgent=urgent,
                language=tongue.tag,
                corrections=asked.corrections,
                articles=self._articles(texts, asked, tongue, only_named=crisis),
                support=[
                    self._hit(entry, asked, tongue)
                    for entry in others
                    if entry.kind == Kind.SUPPORT and entry.id in places
                ][:OTHERS],
                terms=[
                    self._hit(entry, asked, tongue)
                    for entry in [e for e in others if e.kind == Kind.GLOSSARY][:OTHERS]
                    if not crisis
                ],
            )
        except _DAMAGE:
            self.damaged = True
            return Results(crisis=crisis, urgent=urgent, language=tongue.tag)

    def forget(self) -> None:
        """Keep nothing of what was asked; the next question is answered a little later for it."""
        for kept in (self._parts, self._found, self._entry, self._bundle):
            kept.cache_clear()
        for tongue in self._tongues.values():
            tongue.language.forget()
        forget_words()

    def _has(self, word: str) -> bool:
        return any(tongue.vocabulary.has(word) for tongue in self._tongues.values())

    def _spoken(self, text: str, reader: str) -> _Tongue | None:
        """Return the language in which most of the words are known; the reader's of equals."""
        words, growing = cut(text), half_typed(text)
        own = self._tongues.get(reader) or self._tongues.get(reader.partition("-")[0])
        chosen, most = own, -1
        for tongue in sorted(self._tongues.values(), key=lambda other: other is not own):
            known = known_words(words, growing, tongue.language, tongue.vocabulary)
            if known > most:
                chosen, most = tongue, known
        return chosen

    # -- weighing -----------------------------------------------------------------------------

    def _read_word(self, tag: str, articles: bool, word: str) -> list[tuple[int, int]]:
        """Return the entries a word stands in, each with how well, the best first."""
        row = self._connection.execute(
            "SELECT entries FROM search_word WHERE language = ? AND articles = ? AND word = ?",
            (tag, articles, word),
        ).fetchone()
        return list(struct.iter_unpack(self._lore.packed, row[0])) if row else []

    def _read_entry(self, number: int) -> _Entry:
        (row,) = self._connection.execute(
            "SELECT kind, id, title, bundle, place FROM search_entry WHERE number = ?", (number,)
        ).fetchall()
        return msgspec.convert((number, *row), _Entry)

    def _weigh(self, asked: Question, tongue: _Tongue, articles: bool) -> dict[int, float]:
        """Return how well each entry answers: each concept by its best word, all together."""
        scores: dict[int, float] = {}
        for concept in asked.concepts:
            own: dict[int, int] = {}
            for stem in concept.stems:
                for number, weight in self._found(tongue.tag, articles, stem):
                    if weight > own.get(number, 0):
                        own[number] = weight
            ring = self._ring(concept, tongue, articles)
            for number, weight in own.items():
                other = ring.pop(number, 0)
                better = weight + ITSELF * other if weight > other else other + ITSELF * weight
                scores[number] = scores.get(number, 0.0) + better / SCALE
            for number, weight in ring.items():
                scores[number] = scores.get(number, 0.0) + weight / SCALE
        return scores

    def _ring(self, concept: Concept, tongue: _Tongue, articles: bool) -> dict[int, int]:
        """Return how well entries answer by any word of the concept's ring."""
        if concept.ring is None:
            return {}
        return dict(self._found(tongue.tag, articles, ring_token(concept.ring)))

    def _articles(
        self, texts: Sequence[str], asked: Question, tongue: _Tongue, *, only_named: bool
    ) -> list[Hit]:
        """Return the best articles: by their words, and by what editors say each is about.

        ``only_named`` leaves only the latter. Who writes that she wants to die must not be shown
        every page on which somebody died.
        """
        scores = self._weigh(asked, tongue, articles=True)
        top = max(scores.values(), default=1.0)
        scores = {number: score / top for number, score in scores.items()}
        named: set[int] = set()
        whole = sum(concept.words for concept in asked.concepts)
        for concept in asked.concepts:
            number = self._page(concept, tongue)
            if number is not None:
                named.add(number)
                scores[number] = scores.get(number, 0.0) + ABOUT * concept.words / whole
        if only_named:
            scores = {number: scores[number] for number in named}
        typed = " ".join(texts)
        entries = [self._entry(number) for number in _best_first(scores)]
        for entry in entries:
            if " ".join(word.text for word in cut(entry.title)) == typed:
                scores[entry.number] += EXACT
        entries.sort(key=lambda entry: (-scores[entry.number], entry.number))
        return [self._hit(entry, asked, tongue) for entry in entries[:ROWS]]

    def _page(self, concept: Concept, tongue: _Tongue) -> int | None:
        """Return the article that is about just this concept, if editors named one."""
        if concept.ring is None:
            return None
        return self._lore.pages.get(tongue.tag, {}).get(concept.ring)

    def _others(self, asked: Question, tongue: _Tongue) -> list[_Entry]:
        """Return the places to get help and the explained words that answer best."""
        scores = self._weigh(asked, tongue, articles=False)
        return [self._entry(number) for number in _best_first(scores)]

    # -- showing ------------------------------------------------------------------------------

    def _read_parts(self, number: int, tag: str) -> list[Part]:
        tongue = self._tongues[tag]
        entry = self._entry(number)
        sections = self._bundle(entry.bundle)[entry.place]
        return [part(section, tongue.language, tongue.book) for section in sections]

    def _read_bundle(self, number: int) -> list[list[Section]]:
        ((packed,),) = self._connection.execute(
            "SELECT sections FROM search_bundle WHERE number = ?", (number,)
        ).fetchall()
        return msgspec.json.decode(zlib.decompress(packed), type=list[list[Section]])

    def _hit(self, entry: _Entry, asked: Question, tongue: _Tongue) -> Hit:
        parts = self._parts(entry.number, tongue.tag)
        chosen = best(parts, asked.concepts) or (parts[0].section if parts else Section(text=""))
        text = mark(chosen.text, tongue.language, tongue.book)
        snippet = cut_snippet(text, asked.concepts)
        title = mark(entry.title, tongue.language, tongue.book)
        return Hit(
            kind=Kind(entry.kind),
            id=entry.id,
            language=tongue.tag,
            title=entry.title,
            why=_why(asked, title, snippet, tongue),
            anchor=chosen.anchor,
            section=chosen.heading,
            snippet=snippet.text,
            marks=snippet.marks,
        )


def _best_first(scores: Mapping[int, float]) -> list[int]:
    """Return the numbers of the best CANDIDATES entries, the best first."""
    return nsmallest(CANDIDATES, scores, key=lambda number: (-scores[number], number))


def _why(asked: Question, title: Marked, snippet: Snippet, tongue: _Tongue) -> Why:
    """Return how a hit was found, the plainest reason first."""
    if asked.corrections:
        return Why.SPELLING
    typed = frozenset(stem for concept in asked.concepts for stem in concept.stems)
    if typed.intersection(title.stems):
        return Why.TITLE
    rings = {concept.ring for concept in asked.concepts} - {None}
    if rings & {ring for _, _, ring in title.rings}:
        return Why.SYNONYM
    words = {
        tongue.language.stem(word.text) for a, b in snippet.marks for word in cut(snippet.text[a:b])
    }
    return Why.TEXT if words <= typed else Why.SYNONYM
