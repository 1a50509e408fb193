"""The library as plain text: a file for each article, and one with the places of each region.

What lies behind a gate stands in a second file beside the article's own, which names it, so that
nobody comes upon it by scrolling (K6).
"""

import textwrap
from collections.abc import Iterable, Iterator
from html import escape

import msgspec

from viewer.export.edition import Edition
from viewer.export.folder import Files
from viewer.export.help import cards_of, way_hours
from viewer.export.pages import library_title
from viewer.export.phrases import words_for
from viewer.library.article import Article, Passage, PassageKind
from viewer.library.page_text import WIDTH, page_text
from viewer.library.phrases import phrases_for
from viewer.support import wording

ENDING = ".txt"
APART = "apart"
"""Stands in the name of the file that holds the harder parts of an article."""


def text_files(editions: Iterable[Edition]) -> Files:
    """Yield the files of the folder; each ends by saying which library it comes from."""
    for edition in editions:
        for file, text in _texts(edition):
            yield file, f"{text.rstrip()}\n\n{_imprint(edition)}".encode()


def _texts(edition: Edition) -> Iterator[tuple[str, str]]:
    words = words_for(edition.language)
    yield edition.page("index"), _contents(edition)
    yield edition.help_page(), _help(edition, None, words.help)
    for region in edition.regions():
        title = f"{words.help}: {region.name}"
        yield edition.help_page(region.code), _help(edition, region.code, title)
    for article in edition.articles():
        yield from _article(edition, article)


def _article(edition: Edition, article: Article) -> Iterator[tuple[str, str]]:
    """Yield the article with its further details, and its harder parts in a file of their own."""
    opened = {one.id for one in article.passages if one.kind is PassageKind.MORE}
    gates = [_opened(one) for one in article.passages if one.kind is PassageKind.GATE]
    words = words_for(article.language)
    if not gates:
        yield edition.article_page(article.id), _page(edition, _noticed(article, ""), opened)
        return
    apart = edition.article_page(article.id, APART)
    harder = msgspec.structs.replace(_noticed(article, words.harder_here), passages=gates)
    yield apart, _page(edition, harder, set())
    text = _page(edition, _noticed(article, words.harder_apart), opened)
    name = apart.rpartition("/")[2]
    yield edition.article_page(article.id), f"{text}\n{words.apart.format(name=name)}\n"


def _noticed(article: Article, harder: str) -> Article:
    """Return ``article`` with a notice that is true of a file, in which nothing opens.

    ``harder`` is what it says of the harder parts.
    """
    front = msgspec.structs.replace(article.front, notice_on_screen=harder or None)
    return msgspec.structs.replace(article, front=front)


def _opened(gate: Passage) -> Passage:
    """Return a harder part as one that stands open under its title."""
    html = f"<h2>{escape(gate.title)}</h2>{gate.html}"
    return Passage(kind=PassageKind.OPEN, html=html, text=gate.text)


def _page(edition: Edition, article: Article, opened: set[str]) -> str:
    return page_text(
        article,
        today=edition.info.newest,
        emergency=None,
        opened=opened,
        wanted=edition.language,
    )


def _contents(edition: Edition) -> str:
    words = words_for(edition.language)
    lines = [*_headed(library_title(edition)), _wrapped(words.purpose)]
    lines += [_wrapped(words.checked_where), "", f"help/index{ENDING}  {words.help}"]
    for topic, shelf in edition.shelves:
        lines += ["", *_headed(topic.title, "-")]
        lines += [f"articles/{one.id}{ENDING}  {one.front.title}" for one in shelf]
    return "\n".join(lines) + "\n"


def _help(edition: Edition, region: str | None, title: str) -> str:
    lines = _headed(title)
    if region is None:
        lines += [wording.phrases(edition.language).local_emergency, ""]
        lines += [f"{one.code}{ENDING}  {one.name}" for one in edition.regions()]
    for card in cards_of(edition, region):
        lines += ["", *_headed(card.name, "-")]
        for way in card.ways:
            lines.append(f"  {way.text}" + (f" ({way.note})" if way.note else ""))
            more = (way.details, way_hours(edition, way))
            lines += [_wrapped(text, "    ") for text in more if text]
        rest = (card.text, *card.details, card.companion)
        lines += [_wrapped(text, "  ") for text in rest if text]
    return "\n".join(lines) + "\n"


def _headed(title: str, line: str = "=") -> list[str]:
    return [title, line * min(WIDTH, len(title)), ""]


def _wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(text, WIDTH, initial_indent=indent, subsequent_indent=indent)


def _imprint(edition: Edition) -> str:
    words, info = words_for(edition.language), edition.info
    day = phrases_for(edition.language).day(info.newest)
    said = words.edition.format(title=library_title(edition), version=info.version, day=day)
    return f"{_wrapped(f'{said} {words.copy}')}\n{words.content_hash}\n{info.content_hash}\n"
