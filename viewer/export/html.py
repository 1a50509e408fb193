"""The library as a folder of web pages: one style sheet, no script, nothing from outside."""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from viewer import __version__
from viewer.export.edition import Edition, direction, relative
from viewer.export.folder import Files
from viewer.export.pages import Page, imprint, library_title, pages_of
from viewer.export.phrases import words_for
from viewer.export.tree import as_html, node
from viewer.library.article import Article
from viewer.library.phrases import phrases_for
from viewer.paths import ASSETS

ENDING = ".html"
STYLE = "style.css"
MAIN = "page-main"

Editions = Mapping[str, Edition]


def style() -> bytes:
    """Return the style sheet of all pages."""
    return (ASSETS / "export" / STYLE).read_bytes()


def html_files(editions: Editions) -> Files:
    """Yield the files of the folder, one page after another; pictures that are shown come last."""
    yield STYLE, style()
    yield "index.html", as_html(_languages(editions))
    for edition in editions.values():
        for page in pages_of(edition):
            yield page.file, as_html(_document(page, edition, editions))
    figures = {name: one for each in editions.values() for name, one in each.figures.items()}
    for name, figure in sorted(figures.items()):
        yield f"figures/{name}", figure.data


def _languages(editions: Editions) -> Element:
    """Return the first page, on which a reader chooses a language."""
    first = next(iter(editions.values()))
    listing = node("ul", kind="cards")
    for tag in editions:
        words = words_for(tag)
        link = node("a", words.this_language, href=f"{tag}/index.html", hreflang=tag)
        parts = node("strong", link), node("br"), words.read_at_your_pace
        listing.append(node("li", *parts, lang=tag, dir=direction(tag)))
    title = library_title(first)
    main = node("main", node("h1", title), listing, id=MAIN)
    body = node("body", main, node("footer", *imprint(first)))
    return node("html", _head(title, first, "index.html"), body, lang=first.language)


def _head(title: str, edition: Edition, file: str) -> Element:
    info = edition.info
    made = f"Snowdrop {__version__}; library {info.version}; content {info.content_hash}"
    return node(
        "head",
        node("meta", charset="utf-8"),
        node("meta", name="viewport", content="width=device-width, initial-scale=1"),
        node("meta", name="generator", content=made),
        node("meta", name="referrer", content="no-referrer"),
        node("title", title),
        node("link", rel="stylesheet", href=relative(STYLE, file)),
    )


def _document(page: Page, edition: Edition, editions: Editions) -> Element:
    words = words_for(edition.language)
    title = library_title(edition)
    head = _head(title if page.title == title else f"{page.title} · {title}", edition, page.file)
    others = [(tag, one) for tag, one in editions.items() if tag != edition.language]
    for tag, other in others:
        if page.article is None or other.has_own(page.article.id):
            href = relative(other.page(page.name), page.file)
            head.append(node("link", rel="alternate", hreflang=tag, href=href))
    body = node(
        "body",
        node("a", words.skip, href=f"#{MAIN}", kind="skip"),
        node("header", _navigation(page, edition, editions)),
        node("main", *page.content, id=MAIN, tabindex="-1"),
    )
    if page.article is not None:
        body.extend(_neighbours(page, page.article, edition))
    body.append(node("footer", *imprint(edition)))
    attributes = {"lang": edition.language, "dir": direction(edition.language)}
    return node("html", head, body, **attributes)


def _navigation(page: Page, edition: Edition, editions: Editions) -> Element:
    """Return the links that stand at the head of every page, other languages last."""
    words = words_for(edition.language)
    shown = [(edition.page("index"), words.home)]
    urgent = edition.article(edition.info.when_to_call)
    if urgent is not None:
        shown.append((edition.article_page(urgent.id), words.urgent_title))
    shown.append((edition.help_page(), words.help))
    listing = node("ul")
    for target, text in shown:
        link = node("a", text, href=relative(target, page.file))
        if target == page.file:
            link.set("aria-current", "page")
        listing.append(node("li", link))
    for tag, other in editions.items():
        if tag != edition.language:
            href = relative(other.page(page.name), page.file)
            link = node("a", words_for(tag).this_language, href=href, hreflang=tag, lang=tag)
            listing.append(node("li", link))
    return node("nav", listing, aria_label=library_title(edition))


def _neighbours(page: Page, article: Article, edition: Edition) -> Iterator[Element]:
    """Yield the links to the articles before and after this one."""
    phrases = phrases_for(edition.language)
    listing = node("ul")
    for label, step in ((phrases.previous, -1), (phrases.next, 1)):
        there = edition.neighbour(article.id, step)
        if there is not None:
            target = relative(edition.article_page(there.id), page.file)
            tongue = there.language if there.language != edition.language else ""
            link = node("a", there.front.title, href=target, lang=tongue)
            listing.append(node("li", f"{label}: ", link))
    if len(listing):
        yield node("nav", listing, aria_label=words_for(edition.language).pages)
