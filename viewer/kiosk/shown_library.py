"""A library that holds back the pages a kiosk may not show (T3, L9)."""

import re
from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from viewer.clock import Clock
from viewer.kiosk.readiness import shown
from viewer.library.article import Article, ArticleLine, Figure, Passage, Term, Topic
from viewer.library.store import Library

if TYPE_CHECKING:
    from viewer.search.results import Results

GLOSSARY = "glossary"
"""The page that explained words lead to (viewer.search.results, which is imported late)."""

_LINK = re.compile(r'<a href="article:([a-z0-9-]+)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
"""A link to a page inside a text, as the compiler writes it; no link stands in another."""


class ShownLibrary(Library):
    """The same library for everything that shows pages; what is held back is nowhere in it."""

    def __init__(self, whole: Library, clock: Clock) -> None:
        """Show of ``whole`` only what may be shown on the day that ``clock`` tells."""
        self._whole, self._clock = whole, clock
        self._looked: tuple[date, frozenset[tuple[str, str]]] | None = None
        self.info, self.file = whole.info, whole.file

    @property
    def _shown(self) -> frozenset[tuple[str, str]]:
        """The pages, each a language and an id, looked through anew each day: checks run out."""
        today = self._clock.now().date()
        if self._looked is None or self._looked[0] != today:
            self._looked = today, shown(self._whole, today)
        return self._looked[1]

    def _may(self, language: str, name: str) -> bool:
        return (self._whole.nearest(language), name) in self._shown

    def topics(self, language: str) -> list[Topic]:
        """Return the topics that have a page to show."""
        found = []
        for topic in self._whole.topics(language):
            count = len(self.articles(topic.id, language))
            if count:
                found.append(msgspec.structs.replace(topic, count=count))
        return found

    def articles(
        self, topic: str, language: str, offset: int = 0, limit: int = -1
    ) -> list[ArticleLine]:
        """Return the pages of ``topic`` that may be shown, in order."""
        lines = [
            line for line in self._whole.articles(topic, language) if self._may(language, line.id)
        ]
        return lines[offset:] if limit < 0 else lines[offset : offset + limit]

    def article(self, article_id: str, language: str) -> Article | None:
        """Return a page, if it may be shown; it leads on only to what may be.

        Inside its text a link to a page that is held back is left as plain words.
        """
        if not self._may(language, article_id):
            return None
        article = self._whole.article(article_id, language)
        if article is None:
            return None
        on = [there for there in article.read_next if self._may(language, there.id)]
        passages = [self._without_dead_ends(one, language) for one in article.passages]
        return msgspec.structs.replace(article, read_next=on, passages=passages)

    def _without_dead_ends(self, passage: Passage, language: str) -> Passage:
        def kept(link: re.Match[str]) -> str:
            return link[0] if self._may(language, link[1]) else link[2]

        return msgspec.structs.replace(passage, html=_LINK.sub(kept, passage.html))

    def neighbours(
        self, article_id: str, language: str
    ) -> tuple[ArticleLine | None, ArticleLine | None]:
        """Return the shown pages before and after ``article_id``."""
        order: list[ArticleLine] = []
        for topic in self.topics(language):
            order += self.articles(topic.id, language)
        at = next((at for at, line in enumerate(order) if line.id == article_id), None)
        if at is None:
            return None, None
        return (order[at - 1] if at else None), (order[at + 1] if at + 1 < len(order) else None)

    def figure(self, name: str) -> Figure | None:
        """Return the picture ``name``."""
        return self._whole.figure(name)

    def term(self, term_id: str, language: str) -> Term | None:
        """Return the explanation of a word."""
        return self._whole.term(term_id, language)

    def search(
        self, text: str, language: str, places: Collection[str] = (), *, literal: bool = False
    ) -> "Results":
        """Return what is found among the pages that may be shown; help is always found."""
        found = self._whole.search(text, language, places, literal=literal)
        pages = [hit for hit in found.articles if (hit.language, hit.id) in self._shown]
        glossary = (found.language, GLOSSARY) in self._shown
        return msgspec.structs.replace(found, articles=pages, terms=found.terms if glossary else [])

    def forget(self) -> None:
        """Keep nothing of who has read or searched until now (K3)."""
        self._whole.forget()

    def support(self) -> bytes:
        """Return what the support side stored."""
        return self._whole.support()

    def close(self) -> None:
        """Let go of the file."""
        self._whole.close()
