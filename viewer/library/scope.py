"""What an article may point at, and the state of one article while it is rendered."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

import msgspec

from viewer.library.article import Claim, Figure, Heading, Source
from viewer.library.content import ArticleSource, GlossaryEntry, RedFlagCard, Reference
from viewer.library.phrases import Phrases, phrases_for
from viewer.problems import Problem

_RESERVED = ("callout-", "source-", "page-", "fold-")
"""Anchors that the page makes itself."""


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that exists in the library, so that a link to nowhere is seen.

    ``articles`` maps an id to its heading ids, or to None while they are not known.
    ``glossary`` holds the terms by id, in the order of their words.
    ``support`` are the ids of places to get help, ``numbers`` the phone number of those with one.
    """

    articles: Mapping[str, Collection[str] | None]
    terms: Collection[str]
    references: Mapping[str, Reference]
    figures: Mapping[str, Figure]
    support: Collection[str]
    numbers: Mapping[str, str]
    red_flags: Mapping[str, RedFlagCard]
    glossary: Sequence[tuple[str, GlossaryEntry]] = ()


class Desk:
    """One article on the desk: its scope, its numbered sources, its claims and its problems."""

    def __init__(self, article: ArticleSource, scope: Scope) -> None:
        self.article = article
        self.scope = scope
        self.phrases: Phrases = phrases_for(article.language)
        self.problems: list[Problem] = []
        self.outline: list[Heading] = []
        self.for_reviewer: list[str] = []
        self.links: set[tuple[str, str]] = set()
        self.claims: list[Claim] = []
        self.drawn: dict[str, Figure] = {}
        self._numbers: dict[str, int] = {}
        self._anchors: set[str] = set()

    def report(self, line: int, rule: str, message: str) -> None:
        """Keep a problem on ``line`` of the article's file; 0 means the body as a whole."""
        self.problems.append(
            Problem(
                file=self.article.file,
                line=line or self.article.body_line,
                rule=rule,
                message=message,
            )
        )

    def cite(self, keys: Collection[str], line: int, own: bool = True) -> list[str]:
        """Give ``keys`` numbers in order of first use and return those that exist.

        ``own`` keys must stand in the front matter; those of the shared card need not.
        """
        known = []
        for key in keys:
            if key not in self.scope.references:
                message = f"The source “{key[:60]}” is not in references.yaml. Add it there."
                self.report(line, "unknown-source", message)
                continue
            if own and key not in self.article.front.sources:
                message = f"The source “{key}” is not in this article's “sources”. Add it there."
                self.report(line, "unlisted-source", message)
            self._numbers.setdefault(key, len(self._numbers) + 1)
            known.append(key)
        return known

    def citations(self, parent: Element, keys: Collection[str]) -> None:
        """Append the number of each key to ``parent``, as links."""
        for at, key in enumerate(keys):
            sup = SubElement(parent, "sup")
            if at:
                sup.text = ",\u00a0"  # so that no number stands alone on the next line
            link = SubElement(sup, "a", {"class": "cite", "href": f"cite:{key}"})
            link.text = str(self._numbers[key])

    def sources(self) -> list[Source]:
        """Return the sources in order of first use; those never cited come last."""
        for key in self.article.front.sources:
            self._numbers.setdefault(key, len(self._numbers) + 1)
        found = []
        for key, number in self._numbers.items():
            source = self.scope.references[key]
            parts = (source.authors, source.title, source.publisher)
            text = " ".join(f"{part.strip().rstrip('.')}." for part in parts if part.strip())
            found.append(
                Source(
                    number=number,
                    key=key,
                    text=f"{text} {source.year}.",
                    address=source.address,
                )
            )
        return found

    def anchor(self, title: str, wanted: str, line: int, fallback: str) -> str:
        """Return an id for a heading or a fold that no other in this article has."""
        if wanted in self._anchors:
            message = f"The id “{wanted}” stands here twice. Give one of them another."
            self.report(line, "double-heading-id", message)
        base = wanted or slug(title) or fallback
        if base.startswith(_RESERVED):
            base = f"about-{base}"
        name, count = base, 2
        while name in self._anchors:
            name, count = f"{base}-{count}", count + 1
        self._anchors.add(name)
        return name

    def anchors(self) -> Collection[str]:
        """Return every id given out so far."""
        return self._anchors


def slug(text: str) -> str:
    """Return ``text`` as an id: small ASCII letters, digits and single hyphens; may be empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")
