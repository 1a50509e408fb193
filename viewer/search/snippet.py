"""Chooses the section of an article that answers, and the sentence of it that shows why."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from viewer.search.documents import Section
from viewer.search.phrases import PhraseBook
from viewer.search.question import Concept
from viewer.search.thesaurus import tokens
from viewer.search.words import Language, Word, split

LENGTH = 180
"""Letters of a snippet at most."""

_HEADING = 2
"""A word in a section's heading weighs as much as in two of its sentences."""

_END = re.compile(r"(?<=[.!?:;])\s+|\n+")
_TOKEN = "{"  # noqa: S105 (begins the place of a number that only the window knows)


class Marked(msgspec.Struct, frozen=True):
    """A text, its words that carry meaning with their stems, and the rings that stand in it."""

    text: str
    words: Sequence[Word]
    stems: Sequence[str]
    rings: Sequence[tuple[int, int, int]]

    def places(self, concept: Concept) -> set[int]:
        """Return which of ``words`` belong to a concept."""
        own = {at for at, stem in enumerate(self.stems) if stem in concept.stems}
        for start, length, ring in self.rings:
            if ring == concept.ring:
                own.update(range(start, start + length))
        return own

    def between(self, start: int, end: int) -> set[int]:
        """Return which of ``words`` stand in the slice ``start`` to ``end`` of the text."""
        return {at for at, word in enumerate(self.words) if start <= word.start and word.end <= end}


def mark(text: str, spoken: Language, book: PhraseBook[int]) -> Marked:
    """Return ``text`` ready to be asked for concepts."""
    words = [word for word in split(text) if word.text not in spoken.stop]
    stems = spoken.stems(words)
    found = book.find([word.text for word in words], stems)
    rings = [(ring.start, ring.length, ring.value) for ring in found]
    return Marked(text, words, stems, rings)


class Part(msgspec.Struct, frozen=True):
    """A section, and the tokens of its heading and of its text with how often each stands there."""

    section: Section
    heading: frozenset[str]
    text: Mapping[str, int]


def part(section: Section, spoken: Language, book: PhraseBook[int]) -> Part:
    """Return ``section`` ready to be asked for concepts."""
    heading = frozenset(tokens(section.heading, spoken, book))
    return Part(section, heading, Counter(tokens(section.text, spoken, book)))


def best(parts: Sequence[Part], concepts: Sequence[Concept]) -> Section | None:
    """Return the section with most of ``concepts``, the first of equals; None if none has any."""
    scored = [(_score(part, concepts), -at) for at, part in enumerate(parts)]
    top, place = max(scored, default=(0.0, 0))
    return parts[-place].section if top else None


def _score(part: Part, concepts: Sequence[Concept]) -> float:
    score = 0.0
    for concept in concepts:
        sought = concept.tokens()
        there = sum(part.text.get(token, 0) for token in sought)
        score += _HEADING * (not part.heading.isdisjoint(sought)) + bool(there)
        score += min(there, 5) / 20  # of two sections with the same words, the one about them
    return score


class Snippet(msgspec.Struct, frozen=True):
    """A piece of text, and the places of the searched words in it as slices."""

    text: str
    marks: Sequence[tuple[int, int]]


def cut(marked: Marked, concepts: Sequence[Concept]) -> Snippet:
    """Return the sentence that holds most of ``concepts``, with the places of their words."""
    places = [marked.places(concept) for concept in concepts]
    top: tuple[int, int, int, int] = (-1, 0, 0, 0)
    start = 0
    for match in [*_END.finditer(marked.text), None]:
        end = match.start() if match else len(marked.text)
        if _TOKEN not in marked.text[start:end] and end > start:
            inside = marked.between(start, end)
            held = sum(bool(inside & there) for there in places)
            top = max(top, (held, -start, start, end))
        start = match.end() if match else end
    _, _, start, end = top
    sought = {at for there in places for at in there} & marked.between(start, end)
    found = [(marked.words[at].start, marked.words[at].end) for at in sorted(sought)]
    return _shorten(marked.text, start, end, found)


def _shorten(text: str, start: int, end: int, found: Sequence[tuple[int, int]]) -> Snippet:
    """Return a sentence of at most LENGTH letters around its first found word."""
    head = tail = ""
    if end - start > LENGTH:
        first = found[0][0] if found else start
        if first - start > LENGTH // 2:
            space = text.rfind(" ", start, first - LENGTH // 3)
            start = space + 1 if space >= start else first - LENGTH // 3
            head = "… "
        if end - start > LENGTH:
            space = text.rfind(" ", start, start + LENGTH)
            end = space if space > start else start + LENGTH
            tail = " …"
    shift = len(head) - start
    marks = [(a + shift, b + shift) for a, b in found if start <= a and b <= end]
    return Snippet(head + text[start:end] + tail, marks)
