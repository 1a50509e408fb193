"""The synonym ring: words that mean the same to a person who searches.

Editors keep it in content/synonyms.yaml. In the index, every word of a ring is also written as the
ring's own token, so that “cerclage” finds “stitch” with one lookup, and no list of guesses.
"""

from collections.abc import Mapping, Sequence

import msgspec

from viewer.search.phrases import PhraseBook
from viewer.search.words import Language, language, texts


class RingWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of a ring in one language, by what sort of word each is.

    ``old`` are harmful or withdrawn terms: they find the page and are never shown (H4).
    """

    clinical: Sequence[str] = ()
    lay: Sequence[str] = ()
    abbreviation: Sequence[str] = ()
    old: Sequence[str] = ()
    brand: Sequence[str] = ()

    def all(self) -> list[str]:
        """Return every word, whatever its sort."""
        return [*self.clinical, *self.lay, *self.abbreviation, *self.old, *self.brand]


class Ring(msgspec.Struct, frozen=True, kw_only=True):
    """Words of one meaning; ``page`` is the article that is about just this, if there is one."""

    id: str
    page: str | None = None
    words: Mapping[str, RingWords]


def ring_token(number: int) -> str:
    """Return how ring ``number`` is written in the index; no one can type it as a word."""
    return f"_{number}"


def ring_book(rings: Sequence[Ring], tag: str) -> PhraseBook[int]:
    """Return the phrases of the language ``tag``, as stems, with the number of their ring."""
    spoken = language(tag)
    phrases = (
        (spoken.meant(phrase), number)
        for number, ring in enumerate(rings)
        if tag in ring.words
        for phrase in ring.words[tag].all()
    )
    return PhraseBook(
        ([word.text for word in words], spoken.stems(words), number) for words, number in phrases
    )


def _stems(spoken: Language, phrases: Sequence[str]) -> set[str]:
    return {stem for phrase in phrases for stem in spoken.stems(spoken.meant(phrase))}


def tokens(text: str, spoken: Language, book: PhraseBook[int]) -> list[str]:
    """Return how a text is written in the index: its stems, and a token for each ring in it."""
    words = [word for word in texts(text) if word not in spoken.stop]
    stems = [spoken.stem(word) for word in words]
    return stems + [ring_token(found.value) for found in book.find(words, stems)]


def hidden_words(rings: Sequence[Ring], tag: str) -> frozenset[str]:
    """Return the stems that only old terms hold, in their language: never to be shown (H4)."""
    spoken = language(tag)
    shown: set[str] = set()
    old: set[str] = set()
    for ring in rings:
        there = ring.words.get(tag, RingWords())
        old |= _stems(spoken, there.old)
        shown |= _stems(spoken, [*there.clinical, *there.lay, *there.abbreviation, *there.brand])
    return frozenset(old - shown)
