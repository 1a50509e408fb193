"""Turns what somebody types into what is looked for, each step so that it can be told her."""

from collections.abc import Sequence

import msgspec

from viewer.search.phrases import PhraseBook
from viewer.search.results import Correction
from viewer.search.thesaurus import ring_token
from viewer.search.vocabulary import Vocabulary
from viewer.search.words import Language, Word, split

LONGEST, MOST_WORDS = 200, 12
"""Letters and words of a question that are looked at; more than that is no question."""


class Concept(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is looked for: the stems of its words, and its ring of synonyms.

    ``words`` is how many typed words it stands for.
    """

    stems: frozenset[str]
    ring: int | None = None
    words: int = 1

    def tokens(self) -> set[str]:
        """Return what may stand for it in the index."""
        return set(self.stems) | ({ring_token(self.ring)} if self.ring is not None else set())


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked for in one language."""

    concepts: Sequence[Concept] = ()
    corrections: Sequence[Correction] = ()


def cut(text: str) -> list[Word]:
    """Return the words of a question, as many of them as are looked at."""
    return split(text[:LONGEST])[:MOST_WORDS]


def half_typed(text: str) -> bool:
    """Say whether the last word of ``text`` may still be growing."""
    return text[:LONGEST] == text and text[-1:].isalnum()


def known_words(
    words: Sequence[Word], growing: bool, spoken: Language, vocabulary: Vocabulary
) -> int:
    """Return how many of ``words`` belong to a language, as far as the library uses it."""
    return sum(
        word.text in spoken.stop
        or vocabulary.knows(word.text, spoken.stem(word.text))
        or (growing and word is words[-1] and bool(vocabulary.completions(word.text)))
        for word in words
    )


def understand(
    text: str,
    spoken: Language,
    vocabulary: Vocabulary,
    book: PhraseBook[int],
    *,
    literal: bool = False,
) -> Question:
    """Return what ``text`` asks for; with ``literal`` no word is taken for a misspelling."""
    words = cut(text)
    read = [
        _read(word, spoken, vocabulary, half=half_typed(text) and word is words[-1])
        for word in [word for word in words if word.text not in spoken.stop] or words
    ]
    corrections = [
        Correction(text[one.word.start : one.word.end], one.text)
        for one in read
        if one.corrected and not literal
    ]
    if literal:
        read = [
            _Read(one.word, one.word.text, frozenset((spoken.stem(one.word.text),))) for one in read
        ]
    return Question(concepts=_concepts(read, spoken, book), corrections=corrections)


class _Read(msgspec.Struct, frozen=True):
    """A typed word, the word it is taken for, and the stems it may stand for."""

    word: Word
    text: str
    stems: frozenset[str]
    corrected: bool = False


def _read(word: Word, spoken: Language, vocabulary: Vocabulary, *, half: bool) -> _Read:
    """Return what a typed word is taken for: itself, the word it begins, or the nearest one."""
    stem = spoken.stem(word.text)
    ends = vocabulary.completions(word.text) if half else []
    if vocabulary.knows(word.text, stem):
        stems = (stem, *(spoken.stem(end) for end in ends))
        return _Read(word, word.text, frozenset(stems))
    if ends:
        return _Read(word, ends[0], frozenset(spoken.stem(end) for end in ends))
    nearest = vocabulary.nearest(word.text)
    if nearest is not None:
        return _Read(word, nearest, frozenset((spoken.stem(nearest),)), corrected=True)
    return _Read(word, word.text, frozenset((stem,)))


def _concepts(read: Sequence[_Read], spoken: Language, book: PhraseBook[int]) -> list[Concept]:
    """Return the concepts in order: rings where a phrase of one stands, else single words."""
    texts = [one.text for one in read]
    found = {ring.start: ring for ring in book.find(texts, [spoken.stem(text) for text in texts])}
    concepts = []
    at = 0
    while at < len(read):
        ring = found.get(at)
        length = ring.length if ring else 1
        concepts.append(
            Concept(
                stems=frozenset().union(*(one.stems for one in read[at : at + length])),
                ring=ring.value if ring else None,
                words=length,
            )
        )
        at += length
    return concepts
