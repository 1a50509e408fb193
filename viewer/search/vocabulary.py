"""The words of a library: which are known, how half a word ends, what a misspelled one means."""

from bisect import bisect_left
from collections.abc import Iterable

from viewer.search.index import KnownWord

COMPLETIONS = 8
"""Words that a half-typed one may stand for at once; the most frequent go first."""

KEPT = 1_000
"""Beginnings of words whose endings are kept for the next key."""

SHORTEST = 4
"""A shorter word has too many neighbours to be taken for a misspelling of one."""


class Vocabulary:
    """The words of one language, each with its stem and how often it stands in the library."""

    def __init__(self, words: Iterable[KnownWord]) -> None:
        """Know ``words``."""
        self._words = {known.word: known for known in words}
        self._stems = frozenset(known.stem for known in self._words.values())
        self._sorted = sorted(self._words)
        self._offered = [word for word in self._sorted if self._words[word].count]
        self._completions: dict[str, list[str]] = {}

    def knows(self, word: str, stem: str) -> bool:
        """Say whether a word, or another form of it, stands in the library."""
        return word in self._words or stem in self._stems

    def has(self, word: str) -> bool:
        """Say whether a word stands in the library in this very form."""
        return word in self._words

    def completions(self, start: str) -> list[str]:
        """Return the words that begin with ``start``, the most frequent first."""
        if start not in self._completions:
            if len(self._completions) >= KEPT:
                self._completions.clear()
            self._completions[start] = self._complete(start)
        return self._completions[start]

    def _complete(self, start: str) -> list[str]:
        found = []
        for at in range(bisect_left(self._sorted, start), len(self._sorted)):
            word = self._sorted[at]
            if not word.startswith(start):
                break
            if word.isalpha():  # “stich” is on its way to “stitch”, not to “C-STICH2”
                found.append(word)
        found.sort(key=lambda word: -self._words[word].count)
        return found[:COMPLETIONS]

    def nearest(self, word: str) -> str | None:
        """Return the word that a misspelled one most likely means; None when none is near.

        Near is one letter in four, at most three: left out, put in, changed, or two swapped.
        """
        if len(word) < SHORTEST or word.isdigit():
            return None
        # Imported when somebody misspells: it takes 25 ms that the first page does not wait for.
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        most = min(3, max(1, (len(word) + 1) // 4))
        near = process.extract(
            word, self._offered, scorer=OSA.distance, score_cutoff=most, limit=None
        )
        ranked = [
            (distance + (found[0] != word[0]) / 2, -self._words[found].count, found)
            for found, distance, _ in near
        ]
        return min(ranked)[2] if ranked else None
