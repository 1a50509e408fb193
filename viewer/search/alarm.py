"""Words that come before everything else: a crisis, and signs that should not wait.

Both lists are kept by editors in content/crisis.yaml. Nothing is judged beyond these phrases, and
nothing is kept or told to anyone: the words only decide which card stands on top.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import msgspec

from viewer.search.words import Language, language, split

GAP = 1
"""Other words that may stand between two neighbours of a phrase: “want to just die”."""

MOST_LETTERS = 2_000
"""Letters of a text that are listened to: somebody in need may write more than a question."""

_TO_ME = ("arme", "erme", "irme", "ndome")

SHORTEST, LONG = 5, 9
"""From so many letters on, a typed word may differ by one letter, and by two."""

Phrases = Mapping[str, Sequence[str]]
"""Phrases by language, as the editors wrote them."""


class Alarms(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The lists of content/crisis.yaml.

    crisis: what someone types who thinks of ending her life or of hurting someone.
    not_crisis: phrases in which the words of a crisis mean something else.
    red_flags: what someone types to whom it is happening now.
    """

    crisis: Phrases = {}
    not_crisis: Phrases = {}
    red_flags: Phrases = {}


class Alarm:
    """Listens for one list of phrases in all its languages."""

    def __init__(self, phrases: Phrases, exceptions: Phrases | None = None) -> None:
        """Listen for ``phrases``, save where their words are part of one of ``exceptions``."""
        self._listeners = [
            _Listener(tag, texts, (exceptions or {}).get(tag, ())) for tag, texts in phrases.items()
        ]

    def sounds(self, texts: Sequence[str], known: Callable[[str], bool]) -> bool:
        """Say whether a phrase is among the folded words ``texts``.

        ``known`` says whether the library uses a word; such a word is no misspelling of another.
        """
        return any(listener.hears(texts, known) for listener in self._listeners)


class _Listener:
    """Listens in one language."""

    def __init__(self, tag: str, phrases: Iterable[str], exceptions: Iterable[str]) -> None:
        self._language: Language = language(tag)
        self._phrases = self._stemmed(phrases)
        self._exceptions = self._stemmed(exceptions)
        both = [*phrases, *exceptions]
        self._words = sorted({word.text for phrase in both for word in split(phrase)})
        self._long = [word for word in self._words if len(word) >= SHORTEST]

    def _stemmed(self, phrases: Iterable[str]) -> list[list[str]]:
        split_ = ([self._stem(word.text) for word in split(text)] for text in phrases)
        return [stems for stems in split_ if stems]

    def _stem(self, text: str) -> str:
        """Return the stem of a word, with the Spanish -me that Snowball takes off.

        “Matarme” is not “mató”: here it matters to whom.
        """
        return self._language.stem(text) + ("me" if text.endswith(_TO_ME) else "")

    def hears(self, texts: Sequence[str], known: Callable[[str], bool]) -> bool:
        meant = [self._meant(text, known) for text in texts]
        typed = frozenset().union(*meant)
        heard = [
            span
            for phrase in self._phrases
            if typed.issuperset(phrase)
            for span in _spans(phrase, meant, GAP)
        ]
        if not heard:
            return False
        spared = [span for phrase in self._exceptions for span in _spans(phrase, meant, 0)]
        return any(not any(set(span) <= set(other) for other in spared) for span in heard)

    def _meant(self, text: str, known: Callable[[str], bool]) -> frozenset[str]:
        """Return the stems that a typed word may stand for: its own, and near spellings."""
        own = self._stem(text)
        if len(text) < SHORTEST or text in self._words or known(text):
            return frozenset((own,))
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        most = 2 if len(text) >= LONG else 1
        near = process.extract(text, self._long, scorer=OSA.distance, score_cutoff=most, limit=None)
        return frozenset((own, *(self._stem(word) for word, _, _ in near)))


def _spans(
    phrase: Sequence[str], meant: Sequence[Collection[str]], gap: int
) -> list[tuple[int, ...]]:
    """Return where the words of ``phrase`` stand in order, with at most ``gap`` others between."""
    found = []
    for start, stems in enumerate(meant):
        if phrase[0] not in stems:
            continue
        span = [start]
        for word in phrase[1:]:
            here = span[-1] + 1
            nearest = (at for at in range(here, here + gap + 1) if at < len(meant))
            place = next((at for at in nearest if word in meant[at]), None)
            if place is None:
                break
            span.append(place)
        if len(span) == len(phrase):
            found.append(tuple(span))
    return found
