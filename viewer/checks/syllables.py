"""Counts the syllables of English and Spanish words.

English: the larger of pyphen's hyphens and the vowel groups, because pyphen never parts a single
letter (``a-bout``); words that both get wrong stand in ``content/readability.yaml``. Spanish is
regular, so its vowels say it.
"""

import re
from functools import cache
from pathlib import Path

import msgspec
import pyphen

from viewer.checks.rule import Rule
from viewer.library.folder import SourceFolder
from viewer.problems import Problem

FILE = "readability.yaml"
BAD_LIST = Rule(
    id="bad-syllables",
    family="readability",
    asks="The list of syllables is there, and each word stands in it once.",
    standard="H1",
)

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_INSIDE = re.compile(
    r"[^aeiouy]e(?:ly|ments?|ful|less|ness|thing|times?|where|lines?|self)$"
)
_SILENT_E = re.compile(r"(?<![^aeiouyl]l)(?<!e)e$")
_SILENT_ES = re.compile(r"(?<![sxzcge])(?<!ch)(?<!sh)(?<![^aeiouyl]l)(?<!i)es$")
_SILENT_ED = re.compile(r"(?<![tdaeiou])ed$")
_PARTED = re.compile(r"[aeiouy]ing|i[ao](?!n)|[^aeiouytscg]ia|eo(?!u)|ier|iet|uous|[^qg]ua")
_NUMERAL = re.compile(r"[0-9][0-9.,]*")
_STRONG, _WEAK = "aeoáéóíú", "iuüy"


class _Record(msgspec.Struct, forbid_unknown_fields=True):
    """``readability.yaml``: words by their number of syllables."""

    syllables: dict[str, dict[str, list[str]]]


class Syllables:
    """Counts the syllables of words; ``known`` are those that are simply told."""

    def __init__(self, known: dict[str, int]) -> None:
        self._known = known
        self._pyphen = pyphen.Pyphen(lang="en_US")
        self._english = cache(self._count_english)

    def count(self, word: str, language: str) -> int:
        """Return the syllables of ``word``; a numeral is one, a part with a hyphen its own word."""
        parts = [part for part in re.split(r"[-–/.’']", word) if part]
        if _NUMERAL.fullmatch(word) or not parts:
            return 1
        if word in self._known or word.lower() in self._known:
            return self._known.get(word) or self._known[word.lower()]
        if len(parts) > 1 and parts[-1] in {"s", "t", "d", "ll", "re", "ve", "m"}:
            end = 1 if parts[-1] == "t" and parts[-2][-2:] in {"dn", "sn"} else 0  # didn’t, isn’t
            return self.count("-".join(parts[:-1]), language) + end
        if language.partition("-")[0] == "es":
            return sum(spanish(part) for part in parts)
        return sum(self._english(part) for part in parts)

    def _count_english(self, word: str) -> int:
        lower = word.lower()
        if word in self._known or lower in self._known:
            return self._known.get(word) or self._known[lower]
        if _NUMERAL.fullmatch(word):
            return 1
        if len(word) <= 5 and word.isupper():  # noqa: PLR2004 (spelled out, as NHS and NICU)
            return sum(3 if letter == "W" else 1 for letter in word if letter.isalpha()) or 1
        return max(len(self._pyphen.positions(lower)) + 1, _vowel_groups(lower))


def _vowel_groups(word: str) -> int:
    count = len(_VOWELS.findall(word)) + len(_PARTED.findall(word))
    count -= bool(_SILENT_INSIDE.search(word))
    silent = _SILENT_E.search(word) or _SILENT_ES.search(word) or _SILENT_ED.search(word)
    return max(1, count - bool(silent))


def spanish(word: str) -> int:
    """Return the syllables of a Spanish word: its vowels, less those that join a neighbour."""
    letters = re.sub(r"qu(?=[eiéí])|gu(?=[eiéí])", "q", word.lower())
    count, before = 0, ""
    for at, letter in enumerate(letters):
        if letter == "y" and at + 1 < len(letters) and letters[at + 1] in _STRONG + _WEAK:
            before = ""  # a consonant, as in “ayuda”
            continue
        if letter not in _STRONG + _WEAK:
            before = "" if letter != "h" else before
            continue
        if not before or (before in _STRONG and letter in _STRONG):
            count += 1  # two strong vowels, or one with an accent, do not join: le-er, dí-a
        before = letter
    return max(1, count)


def load_syllables(folder: Path) -> tuple[Syllables, list[Problem]]:
    """Read the words whose syllables are simply told; without them counting goes on, named."""
    source = SourceFolder(folder)
    marked = source.record(folder / FILE)
    record = source.converted(marked, _Record, "list of syllables") if marked else None
    known: dict[str, int] = {}
    for language in record.syllables.values() if record else ():
        for count, words in language.items():
            for word in words:
                if word in known or not count.isdigit():
                    message = f"“{word}” stands here twice, or under no number. Keep one."
                    source.problems.append(
                        BAD_LIST.problem(source.shown(folder / FILE), 0, message)
                    )
                known[word] = int(count) if count.isdigit() else 1
    return Syllables(known), source.problems
