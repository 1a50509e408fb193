"""Element trees of pages: read from the stored HTML, built in code, written as HTML or XML."""

import re
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, SubElement, tostring

VOID = frozenset(("br", "hr", "img", "link", "meta"))
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Part = Element | str


def parse(html: str) -> Element:
    """Return the tree of sanitized ``html`` inside a ``div``."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root


class _Reader(HTMLParser):
    """Builds the tree. The sanitizer has closed every tag, so nothing has to be guessed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("div")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = SubElement(self._open[-1], tag, {name: value or "" for name, value in attrs})
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if len(self._open) > 1 and self._open[-1].tag == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        append(self._open[-1], data)


def node(tag: str, *parts: Part, **attributes: str) -> Element:
    """Return a ``tag`` that holds ``parts``.

    The attribute class is given as ``kind``, and ``aria_label`` becomes ``aria-label``; an empty
    value is left out, but for ``alt``.
    """
    element = Element(tag)
    for name, value in attributes.items():
        if value or name == "alt":
            element.set("class" if name == "kind" else name.replace("_", "-"), value)
    for part in parts:
        append(element, part)
    return element


def append(parent: Element, part: Part | None) -> None:
    """Put an element, or words, at the end of ``parent``."""
    if isinstance(part, Element):
        parent.append(part)
    elif part and len(parent):
        parent[-1].tail = (parent[-1].tail or "") + part
    elif part:
        parent.text = (parent.text or "") + part


def as_html(root: Element) -> bytes:
    """Return the document of ``root`` as HTML."""
    return _document("<!DOCTYPE html>\n", tostring(root, encoding="unicode", method="html"))


def as_xml(root: Element, doctype: str = "") -> bytes:
    """Return the document of ``root`` as XML; ``doctype`` is its second line."""
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n{doctype}'
    return _document(head, tostring(root, encoding="unicode"))


def _document(head: str, body: str) -> bytes:
    return _NOT_XML.sub("", f"{head}{body}\n").encode()
