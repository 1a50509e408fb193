"""What search is given to find: each article by its sections, and each explained word."""

from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser

from viewer.library.article import Article, ArticleType, Heading, PassageKind
from viewer.library.content import GlossaryEntry
from viewer.search.documents import Document, Kind, Section

_SILENT = frozenset(("sup",))
_BLOCKS = frozenset(("p", "li", "tr", "table", "ul", "ol", "blockquote"))
_CARD = "callout urgent"
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
        for passage in article.passages:
            if passage.kind is not PassageKind.GATE:
                reader = _Sections(headings, passage.id, passage.title, with_card=urgent)
                reader.feed(passage.html)
                reader.close()
                sections += reader.sections()
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


class _Sections(HTMLParser):
    """Cuts the HTML of one passage at its headings."""

    def __init__(
        self, headings: Mapping[str, Heading], anchor: str, title: str, *, with_card: bool
    ) -> None:
        super().__init__(convert_charrefs=True)
        self._headings = headings
        self._with_card = with_card
        self._found: list[tuple[str, str, list[str]]] = [(anchor, title, [])]
        self._silent: list[str] = []
        self._in_heading = False

    def sections(self) -> Iterable[Section]:
        """Return the sections that have text."""
        for anchor, heading, pieces in self._found:
            lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
            text = "\n".join(line for line in lines if line)
            if text:
                yield Section(anchor=anchor, heading=heading, text=text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a section at a heading; leave out citations and the red-flag card."""
        given = dict(attrs)
        if self._silent:
            if tag == self._silent[-1]:
                self._silent.append(tag)
        elif tag in _SILENT or (given.get("class") == _CARD and not self._with_card):
            self._silent.append(tag)
        elif tag in {"h2", "h3"}:
            self._in_heading = True
        elif tag == "a" and self._in_heading and given.get("name") in self._headings:
            heading = self._headings[str(given["name"])]
            self._found.append((heading.id, heading.title, []))
        elif tag == "a" and (given.get("href") or "").startswith("tick:"):
            self._silent.append(tag)
        elif tag in _BLOCKS:
            self._write("\n")

    def handle_endtag(self, tag: str) -> None:
        """End what ``handle_starttag`` began."""
        if self._silent:
            if tag == self._silent[-1]:
                self._silent.pop()
        elif tag in {"h2", "h3"}:
            self._in_heading = False
        elif tag in _BLOCKS:
            self._write("\n")
        elif tag in {"td", "th"}:
            self._write(" ")

    def handle_data(self, data: str) -> None:
        """Take words; those of a heading are known already."""
        if not self._silent and not self._in_heading:
            self._write(data)

    def _write(self, text: str) -> None:
        self._found[-1][2].append(text)
