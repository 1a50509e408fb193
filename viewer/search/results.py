"""What a search answers, ready to show: in the window, in a terminal, or as JSON."""

from collections.abc import Sequence
from enum import StrEnum

import msgspec

from viewer.search.documents import Kind

GLOSSARY = "glossary"
"""The id of the page that lists all explained words."""


class Why(StrEnum):
    """How a hit was found."""

    TITLE = "title"
    SYNONYM = "synonym"
    SPELLING = "spelling"
    TEXT = "text"


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was found.

    ``anchor`` and ``section`` name the part of an article that answers best; ``marks`` are the
    places of the searched words in ``snippet``, as slices.
    """

    kind: Kind
    id: str
    language: str
    title: str
    why: Why
    anchor: str = ""
    section: str = ""
    snippet: str = ""
    marks: Sequence[tuple[int, int]] = ()

    @property
    def address(self) -> str:
        """What opens it: ``ID``, ``ID#heading``, ``support:ID`` or the word in the glossary."""
        if self.kind is Kind.SUPPORT:
            return f"support:{self.id}"
        if self.kind is Kind.GLOSSARY:
            return f"{GLOSSARY}#term-{self.id}"
        return f"{self.id}#{self.anchor}" if self.anchor else self.id


class Correction(msgspec.Struct, frozen=True):
    """A word that nobody wrote in the library, and the one that was looked for instead."""

    typed: str
    shown: str


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a search answers.

    crisis: words of a crisis were typed; who to call comes before everything else.
    urgent: a sign was typed that should not wait; the red-flag card comes first.
    language: the language that was searched; another than the reader's when the words are in it.
    corrections: what was read instead of a misspelled word.
    """

    crisis: bool = False
    urgent: bool = False
    language: str = ""
    corrections: Sequence[Correction] = ()
    articles: Sequence[Hit] = ()
    support: Sequence[Hit] = ()
    terms: Sequence[Hit] = ()

    def hits(self) -> list[Hit]:
        """Return all hits in the order in which they are shown."""
        if self.crisis:
            return [*self.support, *self.articles, *self.terms]
        return [*self.articles, *self.support, *self.terms]
