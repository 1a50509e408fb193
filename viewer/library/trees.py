"""Small helpers for the element trees that Python-Markdown builds."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

from viewer.library.sanitizer import sanitize
from viewer.library.scanner import LEFT_OVER

BLOCKS = frozenset(
    ("p", "h2", "h3", "ul", "ol", "li", "table", "thead", "tr", "th", "td", "blockquote", "hr")
)


SILENT = frozenset(("sup", "facts"))
"""Elements whose words are no part of the text: citation numbers and fact marks."""


def add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """Append a ``tag`` holding ``text`` to ``parent``; the attribute class is given as ``kind``."""
    kind = attributes.pop("kind", None)
    element = SubElement(parent, tag, attributes)
    if kind:
        element.set("class", kind)
    element.text = text
    return element


def become(element: Element, tag: str, text: str = "", **attributes: str) -> None:
    """Turn ``element`` into an empty ``tag`` in its place; what follows it stays."""
    tail = element.tail
    element.clear()
    element.tag, element.tail, element.text = tag, tail, text
    element.attrib.update(attributes)


def unwrap(element: Element) -> None:
    """Leave only the words of ``element``: a span is no tag that the sanitizer lets through."""
    element.tag = "span"
    element.attrib.clear()


def html_of(elements: Iterable[Element]) -> str:
    """Return ``elements`` as sanitized HTML without marks."""
    whole = Element("div")  # no tag that the sanitizer lets through
    for element in elements:
        element.tail = "\n"
        whole.append(element)
    html = tostring(whole, encoding="unicode", method="html")
    return sanitize(LEFT_OVER.sub("", html)).strip()


def text_of(elements: Iterable[Element]) -> str:
    """Return the words of ``elements``: a line for each block, citations left out."""
    lines: list[str] = []
    for element in elements:
        _collect(element, lines)
    whole = "\n".join(" ".join(line.split()) for line in lines)
    return LEFT_OVER.sub("", "\n".join(line for line in whole.split("\n") if line.strip()))


def _collect(element: Element, lines: list[str]) -> None:
    """Add the words of ``element`` to ``lines``; the last line is the one being filled."""
    block = element.tag in BLOCKS
    if block or not lines:
        lines.append("")
    if element.tag == "tr" and len(element) > 1:
        cells = (text_of([cell]).replace("\n", " ") for cell in element)
        lines[-1] += ": ".join(cell for cell in cells if cell)
    elif element.tag not in SILENT:
        lines[-1] += element.get("alt", "") + (element.text or "")
        for child in element:
            _collect(child, lines)
            lines[-1] += child.tail or ""
    if block:
        lines.append("")
