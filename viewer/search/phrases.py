"""Finds phrases in a run of words: the longest one at each place, in one walk."""

from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Found(NamedTuple, Generic[T]):
    """A phrase that was found: its first word, how many words it has, and what it stands for."""

    start: int
    length: int
    value: T


class PhraseBook(Generic[T]):
    """Phrases, each a few words, and what each stands for.

    A phrase is found by the stems of its words. Where several have the same stems, as “mareo” and
    “marido” do in Spanish, the one with the very words goes first.
    """

    def __init__(self, phrases: Iterable[tuple[Sequence[str], Sequence[str], T]]) -> None:
        """Take phrases as (words, their stems, value); of two equal ones the first counts."""
        self._by_first: dict[str, dict[tuple[str, ...], dict[tuple[str, ...], T]]] = {}
        for words, stems, value in phrases:
            if stems:
                there = self._by_first.setdefault(stems[0], {})
                there.setdefault(tuple(stems), {}).setdefault(tuple(words), value)
        self._longest = {
            first: sorted(there, key=len, reverse=True) for first, there in self._by_first.items()
        }

    def find(self, words: Sequence[str], stems: Sequence[str]) -> list[Found[T]]:
        """Return the phrases among ``words`` from left to right; none overlaps another."""
        found: list[Found[T]] = []
        free = 0
        for at, stem in enumerate(stems):
            if at < free or stem not in self._longest:
                continue
            for phrase in self._longest[stem]:
                end = at + len(phrase)
                if tuple(stems[at:end]) == phrase:
                    values = self._by_first[stem][phrase]
                    value = values.get(tuple(words[at:end]), next(iter(values.values())))
                    found.append(Found(at, len(phrase), value))
                    free = end
                    break
        return found
