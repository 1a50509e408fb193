"""What can be found: articles, places to get help and explained words, as plain texts."""

from collections.abc import Sequence
from enum import StrEnum

import msgspec


class Kind(StrEnum):
    """What a hit is."""

    ARTICLE = "article"
    SUPPORT = "support"
    GLOSSARY = "glossary"


class Section(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """A part of an article under one heading; ``anchor`` is empty before the first heading.

    What lies behind a gate is never in ``text`` (K6).
    """

    anchor: str = ""
    heading: str = ""
    text: str


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that can be found, in one language."""

    kind: Kind
    id: str
    language: str
    title: str
    synonyms: Sequence[str] = ()
    points: Sequence[str] = ()
    sections: Sequence[Section] = ()
