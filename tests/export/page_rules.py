"""Rules that every exported page keeps, looked at without any program but Python."""

from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element, SubElement

VOID = frozenset(("br", "hr", "img", "link", "meta"))
FORBIDDEN = frozenset(("script", "style", "iframe", "object", "embed", "form", "input", "button"))
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
NAMED = frozenset(("a", "h1", "h2", "h3", "summary", "title", "p", "li", "dt", "dd", "figcaption"))


class Reader(HTMLParser):
    """Builds the tree of a page and notes every tag that is not closed where it should be."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("document")
        self.faults: list[str] = []
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = SubElement(self._open[-1], tag, {name: value or "" for name, value in attrs})
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if self._open[-1].tag == tag:
            self._open.pop()
        else:
            self.faults.append(f"</{tag}> closes <{self._open[-1].tag}>")

    def handle_data(self, data: str) -> None:
        last = self._open[-1]
        if len(last):
            last[-1].tail = (last[-1].tail or "") + data
        else:
            last.text = (last.text or "") + data


def read(file: Path) -> Reader:
    reader = Reader()
    reader.feed(file.read_text(encoding="utf-8"))
    reader.close()
    return reader


def tree(file: Path) -> Element:
    """Return the tree of a page."""
    return read(file).root


@cache
def _ids(file: Path, _: int) -> frozenset[str]:
    return frozenset(one.get("id", "") for one in tree(file).iter())


def words(element: Element) -> str:
    """Return all words of ``element``."""
    return " ".join("".join(element.itertext()).split())


def faults(file: Path) -> list[str]:
    """Return every rule that the page ``file`` breaks, as a sentence each."""
    reader = read(file)
    root = reader.root
    return [
        *reader.faults,
        *_document(root),
        *_headings(root),
        *_parts(root),
        *(fault for link in root.iter("a") for fault in _link(link, file, root)),
    ]


def _document(root: Element) -> Iterator[str]:
    html = root.find("html")
    if html is None or not html.get("lang"):
        yield "the page has no language"
    if any(not one.get("lang", "x") for one in root.iter()):
        yield "a part has an empty language"
    if len(list(root.iter("main"))) > 1 or (root.find("html/body/main") is None):
        is_contents = root.find("html/body/nav") is not None
        if not is_contents:
            yield "the page has not one main part"
    names = [one.get("id") for one in root.iter() if "id" in one.attrib]
    if len(set(names)) < len(names):
        yield "two parts have one id"
    labels = [one.get("aria-labelledby") for one in root.iter() if "aria-labelledby" in one.attrib]
    if not set(labels) <= set(names):
        yield "a part is named by an id that is not there"


def _headings(root: Element) -> Iterator[str]:
    levels = [HEADINGS.index(one.tag) + 1 for one in root.iter() if one.tag in HEADINGS]
    if levels.count(1) != 1 or levels[0] != 1:
        yield "the page has not one first heading"
    if any(after > before + 1 for before, after in pairwise(levels)):
        yield "a level of headings is skipped"


def _parts(root: Element) -> Iterator[str]:
    for one in root.iter():
        if one.tag in FORBIDDEN or any(name.startswith("on") for name in one.attrib):
            yield f"<{one.tag}> has no place here"
        if "style" in one.attrib:
            yield "a part has a style of its own"
        if one.tag == "img" and not (one.get("alt") and one.get("width") and one.get("height")):
            yield "a picture has no words, or no size"
        if one.tag == "th" and one.get("scope") not in {"col", "row"}:
            yield "a table header does not say what it heads"
        if one.tag == "details" and "open" in one.attrib:
            yield "a fold stands open"
        if one.tag in NAMED and not words(one):
            yield f"<{one.tag}> is empty"


def _link(link: Element, file: Path, root: Element) -> Iterator[str]:
    href = link.get("href")
    if href is None:
        yield "a link leads nowhere"
        return
    if href.startswith(("tel:", "mailto:")):
        return
    if href.startswith(("https://", "http://")):
        if link.get("rel") != "noreferrer":
            yield f"{href} would be told where the reader comes from"
        return
    name, _, anchor = unquote(href).partition("#")
    target = (file.parent / name).resolve() if name else file
    if not target.is_file():
        yield f"{href} leads to no file"
        return
    if not anchor:
        return
    own = frozenset(one.get("id", "") for one in root.iter()) if target == file else None
    if anchor not in (own if own is not None else _ids(target, target.stat().st_mtime_ns)):
        yield f"{href} leads to no place on the page"
