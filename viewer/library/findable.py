"""What search is given to find: each article by its sections, and each explained word."""

import re
from collections.abc import Iterator, Mapping
from html import unescape

from viewer.library.article import Article, ArticleType, Heading, PassageKind
from viewer.library.content import GlossaryEntry
from viewer.search.documents import Document, Kind, Section

_BLOCKS = frozenset(("p", "br", "li", "tr", "table", "ul", "ol", "blockquote"))
_PIECE = re.compile(r"<(/?)(\w+)([^>]*)>|([^<]+)")
_NAME = re.compile(r'\bname="([^"]*)"')
_CHOICE = 'href="tick:'
_CARD = 'class="callout urgent"'
"""The red-flag card stands on nearly every page; search shows it by itself, once."""


def article_document(article: Article, *, urgent: bool) -> Document:
    """Return ``article`` as search finds it; ``urgent`` when it is the page on when to call.

    A passage behind a gate stays out (K6). So do the bodies of reference pages, which only list
    what other pages explain.
    """
    front = article.front
    sections = [Section(text=front.summary)]
    if front.type is not ArticleType.REFERENCE:
        headings = {heading.id: heading for heading in article.outline}
        last = ("", "")  # what stands after a fold still belongs to the heading before it
        for passage in article.passages:
            if passage.kind is not PassageKind.GATE:
                is_open = passage.kind is PassageKind.OPEN
                first = last if is_open else (passage.id, passage.title)
                cut = _Sections(headings, *first, with_card=urgent)
                sections += cut.read(passage.html)
                last = cut.last if is_open else last
    return Document(
        kind=Kind.ARTICLE,
        id=article.id,
        language=article.language,
        title=front.title,
        synonyms=front.synonyms,
        points=[front.summary, *front.key_points],
        sections=sections,
    )


def term_documents(glossary: Mapping[str, Mapping[str, GlossaryEntry]]) -> Iterator[Document]:
    """Yield the explained words in every language."""
    for name, entries in sorted(glossary.items()):
        for tag, entry in sorted(entries.items()):
            yield Document(
                kind=Kind.GLOSSARY,
                id=name,
                language=tag,
                title=entry.term,
                sections=[Section(text=entry.definition)],
            )


class _Sections:
    """Cuts the HTML of one passage at its headings.

    It is HTML that we wrote ourselves, so a pattern tells its tags from its words. A parser for
    everybody's HTML takes five times as long, and a library may have a thousand articles.
    """

    def __init__(
        self, headings: Mapping[str, Heading], anchor: str, title: str, *, with_card: bool
    ) -> None:
        self._headings = headings
        self._with_card = with_card
        self._found: list[tuple[str, str, list[str]]] = [(anchor, title, [])]
        self._silent: list[str] = []
        self._in_heading = False

    @property
    def last(self) -> tuple[str, str]:
        """The anchor and the words of the last heading."""
        return self._found[-1][:2]

    def read(self, html: str) -> Iterator[Section]:
        """Yield the sections that have text."""
        for end, tag, attributes, words in _PIECE.findall(html):
            if words:
                self._take(words)
            elif end:
                self._end(tag)
            else:
                self._begin(tag, attributes)
        for anchor, heading, pieces in self._found:
            lines = (" ".join(line.split()) for line in unescape("".join(pieces)).split("\n"))
            text = "\n".join(line for line in lines if line)
            if text:
                yield Section(anchor=anchor, heading=heading, text=text)

    def _begin(self, tag: str, attributes: str) -> None:
        """Begin a section at a heading; leave out citations, choices and the red-flag card."""
        if self._silent:
            if tag == self._silent[-1]:
                self._silent.append(tag)
        elif tag == "sup" or _CHOICE in attributes or self._is_card(attributes):
            self._silent.append(tag)
        elif tag in {"h2", "h3"}:
            self._in_heading = True
        elif tag == "a" and self._in_heading:
            named = _NAME.search(attributes)
            heading = self._headings.get(named[1]) if named else None
            if heading is not None:
                self._found.append((heading.id, heading.title, []))
        elif tag in _BLOCKS:
            self._found[-1][2].append("\n")

    def _is_card(self, attributes: str) -> bool:
        return not self._with_card and _CARD in attributes

    def _end(self, tag: str) -> None:
        if self._silent:
            if tag == self._silent[-1]:
                self._silent.pop()
        elif tag in {"h2", "h3"}:
            self._in_heading = False
        elif tag in _BLOCKS:
            self._found[-1][2].append("\n")
        elif tag in {"td", "th"}:
            self._found[-1][2].append(" ")

    def _take(self, words: str) -> None:
        """Take words; those of a heading are known already."""
        if not self._silent and not self._in_heading:
            self._found[-1][2].append(words.replace("\n", " "))  # only blocks begin a line
