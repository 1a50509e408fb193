"""Finds the words of the glossary in a text, the longest first."""

import re
from collections.abc import Iterable, Iterator, Mapping

from viewer.library.content import GlossaryEntry

_BRACKETS = re.compile(r"\s*\(([^()]*)\)")


class Terms:
    """The words of the glossary in one language, ready to be looked for."""

    def __init__(self, glossary: Mapping[str, Mapping[str, GlossaryEntry]], language: str) -> None:
        self._ids: dict[str, str] = {}
        for name, entries in glossary.items():
            entry = entries.get(language)
            for form in forms(entry.term) if entry else ():
                self._ids.setdefault(form.lower(), name)
        longest_first = sorted(self._ids, key=lambda form: (-len(form), form))
        joined = "|".join(rf"{re.escape(form)}(?:s|es)?" for form in longest_first) or r"(?!)"
        spaced = joined.replace(r"\ ", r"[\s-]+")
        self._pattern = re.compile(rf"(?<![\w-])(?:{spaced})(?![\w-])", re.IGNORECASE)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield begin, end and id of every word of the glossary in ``text``."""
        for match in self._pattern.finditer(text):
            name = self._id(match[0])
            if name:
                yield match.start(), match.end(), name

    def _id(self, found: str) -> str | None:
        words = re.sub(r"[\s-]+", " ", found).lower()
        for form in (words, words.removesuffix("s"), words.removesuffix("es")):
            for known, name in self._ids.items():
                if re.sub(r"[\s-]+", " ", known) == form:
                    # A short name in capitals is no everyday word: DES is not “des”.
                    return None if found.islower() and self._is_short_name(known) else name
        return None

    @staticmethod
    def _is_short_name(known: str) -> bool:
        return len(known) <= 4  # noqa: PLR2004 (DES, D&C, LEEP, NICU)


def forms(term: str) -> Iterable[str]:
    """Return the ways in which ``term`` is written: with and without brackets, each side of a “/”.

    What stands in brackets is a form of its own where it is a name: Makena, NICU.
    """
    found = []
    for side in term.split(" / "):
        inner = _BRACKETS.search(side)
        found.append(" ".join(_BRACKETS.sub("", side).split()))
        if inner:
            if inner[1][:1].isupper():
                found.append(inner[1])
            found.append(" ".join(_BRACKETS.sub(r" \1 ", side).split()))
    return dict.fromkeys(form for form in found if form)
