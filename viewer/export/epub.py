"""The library as a book, one EPUB 3 a language; the same library gives the same bytes.

A closed fold stands open in many reading systems. So a harder part is a page of its own that is no
part of the reading order: nobody comes upon it by turning pages (K6).
"""

import io
import uuid
import zipfile
from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element

from viewer.export.edition import Edition, direction, relative
from viewer.export.html import STYLE, style
from viewer.export.pages import Page, imprint, library_title, pages_of
from viewer.export.phrases import words_for
from viewer.export.tree import as_xml, node
from viewer.library.article import Figure

ENDING = ".xhtml"
_ROOT = "EPUB"
_NAV = "nav.xhtml"
_XHTML = "http://www.w3.org/1999/xhtml"
_OPS = "http://www.idpf.org/2007/ops"
_MODE = 0o644 << 16
_UNIX = 3

ACCESS = (
    ("schema:accessMode", "textual"),
    ("schema:accessMode", "visual"),
    ("schema:accessModeSufficient", "textual"),
    ("schema:accessibilityFeature", "alternativeText"),
    ("schema:accessibilityFeature", "displayTransformability"),
    ("schema:accessibilityFeature", "readingOrder"),
    ("schema:accessibilityFeature", "structuralNavigation"),
    ("schema:accessibilityFeature", "tableOfContents"),
    ("schema:accessibilityHazard", "none"),
)
"""What a reading system tells about the book: what is in it. It claims no standard."""

_CONTAINER = """\
<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="EPUB/content.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""


def file_name(language: str) -> str:
    """Return what the book of a language is called; a neutral name, for others may see it."""
    return f"snowdrop-{language}.epub"


def epub(edition: Edition) -> bytes:
    """Return the book of ``edition``."""
    pages = list(pages_of(edition))
    pages[0].content.extend(imprint(edition))
    files = [
        ("META-INF/container.xml", _CONTAINER.encode()),
        (f"{_ROOT}/content.opf", as_xml(_package(edition, pages))),
        (f"{_ROOT}/{_NAV}", as_xml(_navigation(edition), "<!DOCTYPE html>\n")),
        (f"{_ROOT}/{STYLE}", style()),
        *((f"{_ROOT}/{page.file}", _page(page, edition)) for page in pages),
        *((f"{_ROOT}/figures/{name}", figure.data) for name, figure in _figures(edition)),
    ]
    return _zipped(files, edition.info.newest)


def _zipped(files: list[tuple[str, bytes]], day: date) -> bytes:
    """Return the archive; its first file tells what it is and stands there uncompressed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in [("mimetype", b"application/epub+zip"), *files]:
            entry = zipfile.ZipInfo(name, (max(1980, day.year), day.month, day.day, 0, 0, 0))
            entry.create_system, entry.external_attr = _UNIX, _MODE
            stored = name == "mimetype"
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return target.getvalue()


def _figures(edition: Edition) -> list[tuple[str, Figure]]:
    return sorted(edition.figures.items())


def _page(page: Page, edition: Edition) -> bytes:
    body = node("body", node("main", *page.content, id="page-main"))
    return as_xml(_html(page.title, page.file, edition, body), "<!DOCTYPE html>\n")


def _html(title: str, file: str, edition: Edition, body: Element) -> Element:
    head = node(
        "head",
        node("title", title),
        node("link", rel="stylesheet", href=relative(STYLE, file)),
    )
    root = node("html", head, body, xmlns=_XHTML, lang=edition.language)
    root.attrib.update(
        {"xmlns:epub": _OPS, "xml:lang": edition.language, "dir": direction(edition.language)}
    )
    for element in root.iter():
        if "lang" in element.attrib:
            element.set("xml:lang", element.attrib["lang"])
    return root


def _navigation(edition: Edition) -> Element:
    """Return the table of contents: help first, then the topics with their articles."""
    words = words_for(edition.language)
    regions = node("ol")
    for region in edition.regions():
        regions.append(node("li", node("a", region.name, href=edition.help_page(region.code))))
    listing = node("ol", node("li", node("a", words.home, href=edition.page("index"))))
    place = node("li", node("a", words.help, href=edition.help_page()))
    if len(regions):
        place.append(regions)
    listing.append(place)
    for topic, shelf in edition.shelves:
        articles = node("ol")
        for one in shelf:
            href = edition.article_page(one.id)
            tongue = one.language if one.language != edition.language else ""
            articles.append(node("li", node("a", one.front.title, href=href, lang=tongue)))
        link = node("a", topic.title, href=edition.page(f"topics/{topic.id}"))
        listing.append(node("li", link, articles))
    contents = node("nav", node("h1", words.contents), listing, id="toc", role="doc-toc")
    contents.set("epub:type", "toc")
    return _html(words.contents, _NAV, edition, node("body", contents))


def _package(edition: Edition, pages: list[Page]) -> Element:
    manifest, spine = node("manifest"), node("spine")
    for at, page in enumerate(pages):
        name = f"page-{at}"
        manifest.append(_item(name, page.file, "application/xhtml+xml"))
        spine.append(node("itemref", idref=name, linear="no" if page.apart else ""))
    nav = _item("nav", _NAV, "application/xhtml+xml")
    nav.set("properties", "nav")
    manifest.extend([nav, _item("style", STYLE, "text/css")])
    for at, (name, figure) in enumerate(_figures(edition)):
        manifest.append(_item(f"figure-{at}", f"figures/{name}", figure.media_type))
    if direction(edition.language) == "rtl":
        spine.set("page-progression-direction", "rtl")
    package = node(
        "package",
        node("metadata", *_metadata(edition)),
        manifest,
        spine,
        xmlns="http://www.idpf.org/2007/opf",
        version="3.0",
    )
    package.set("unique-identifier", "book-id")
    package.set("xml:lang", edition.language)
    package[0].set("xmlns:dc", "http://purl.org/dc/elements/1.1/")
    return package


def _item(name: str, file: str, media_type: str) -> Element:
    item = node("item", id=name, href=file)
    item.set("media-type", media_type)
    return item


def _metadata(edition: Edition) -> Iterator[Element]:
    """Yield what the book says about itself; all of it comes from the library."""
    info = edition.info
    own = uuid.uuid5(uuid.NAMESPACE_URL, f"snowdrop:{info.content_hash}:{edition.language}")
    title = library_title(edition)
    yield node("dc:identifier", f"urn:uuid:{own}", id="book-id")
    yield node("dc:identifier", f"sha256:{info.content_hash}")
    yield node("dc:title", title)
    yield node("dc:language", edition.language)
    yield node("dc:publisher", title)
    yield node("dc:date", info.newest.isoformat())
    fronts = [article.front for article in edition.articles()]
    for name in dict.fromkeys(author.name for front in fronts for author in front.authors):
        yield node("dc:creator", name)
    yield node("dc:rights", "; ".join(dict.fromkeys(front.licence for front in fronts)))
    for name, value in (
        ("dcterms:modified", f"{info.newest.isoformat()}T00:00:00Z"),
        ("schema:version", info.version),
        *ACCESS,
        ("schema:accessibilitySummary", words_for(edition.language).summary),
    ):
        yield node("meta", value, property=name)
