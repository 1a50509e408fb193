"""The HTML of a passage as a tree of plain values, which the layout of the paper reads.

Nothing of it is ever read as markup again: a text stays a text, whatever signs are in it. What
comes in is what ``viewer.library.sanitizer`` lets through; anything else is read as its text.
"""

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any
from xml.etree.ElementTree import Element, SubElement

Node = dict[str, Any]
"""One piece of a page: ``t`` names its kind, ``c`` holds what is in it."""

Resolve = Callable[[str], str]
"""Returns where a link leads on paper: an address, ``#`` and a place in the handout, or nothing.

For ``name:`` and a name in the page it returns what that place is called in the handout.
"""

NAME = "name:"

DEEPEST = 12
"""Tags within tags; what is nested deeper is printed without its own tag."""

LONGEST_WORD = 40
"""Letters after which a word may be broken: one that is longer than a line would run off it."""

WHOLE_CELL, WHOLE_COLUMNS = 120, 5
"""Letters and columns up to which a row of a table surely has room on one page, and stays whole."""

_VOID = frozenset(("br", "hr", "img"))
_BLOCKS = frozenset(("p", "h2", "h3", "ul", "ol", "table", "blockquote", "hr"))
# Signs that no font has, and those that turn the direction of everything after them.
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\u202a-\u202e\ud800-\udfff]")
_BLANKS = re.compile(r"[ \t\r\n]+")
_LONG = re.compile(rf"[^\s\u200b]{{{LONGEST_WORD}}}(?=[^\s\u200b])")
_BREAK = "\u200b"
_FIGURE, _TICK = "figure:", "tick:"


def clean(text: str) -> str:
    """Return ``text`` without signs that cannot be printed; a very long word may be broken."""
    return _LONG.sub(rf"\g<0>{_BREAK}", seen(text))


def seen(text: str) -> str:
    """Return ``text`` without signs that cannot be printed, as it is otherwise."""
    return _BLANKS.sub(" ", _UNSEEN.sub("", text))


def nowhere(_: str) -> str:
    """Lead no link anywhere."""
    return ""


def blocks(html: str, resolve: Resolve = nowhere) -> list[Node]:
    """Return the blocks of ``html`` in order; ``resolve`` decides where each link leads."""
    return _Maker(resolve).blocks(_tree(html))


def paragraph(inside: list[Node], kind: str = "") -> Node:
    """Return a paragraph of ``kind``, a class of the page's HTML or of the paper alone."""
    # “Before:” belongs to the list under it, and no page ends between the two.
    words = "".join(node["s"] for node in walk(inside) if "s" in node)
    return {"t": "p", "kind": kind, "leads": words.rstrip().endswith(":"), "c": inside}


def walk(value: Any) -> Iterator[Node]:
    """Yield every node in some nodes, in the order in which they are read."""
    if isinstance(value, list):
        for one in value:
            yield from walk(one)
    elif isinstance(value, dict):
        yield value
        for one in value.values():
            yield from walk(one)


def chosen(html: str) -> dict[int, str]:
    """Return the questions in ``html`` that a reader can choose, by their numbers."""
    found = {}
    for item in _tree(html).iter("li"):
        link = next((a for a in item.iter("a") if a.get("href", "").startswith(_TICK)), None)
        number = link.get("href", "").removeprefix(_TICK) if link is not None else ""
        if link is not None and number.isdecimal():
            link.clear()
            # The numbers of its sources mean nothing away from its page.
            words = "".join(_without_cites(item))
            found[int(number)] = clean(words).strip()
    return found


def _without_cites(element: Element) -> list[str]:
    parts = [element.text or ""]
    for child in element:
        if child.tag != "sup":
            parts += _without_cites(child)
        parts.append(child.tail or "")
    return parts


class _TreeParser(HTMLParser):
    """Makes a tree of what the sanitizer wrote: every tag in it is closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("body")
        self._open = [self.root]
        self._skipped: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID and len(self._open) > DEEPEST:
            self._skipped.append(tag)
            return
        element = SubElement(self._open[-1], tag, {name: value or "" for name, value in attrs})
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if self._skipped and tag == self._skipped[-1]:
            self._skipped.pop()
        elif len(self._open) > 1 and self._open[-1].tag == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        parent = self._open[-1]
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + data
        else:
            parent.text = (parent.text or "") + data


def _tree(html: str) -> Element:
    parser = _TreeParser()
    parser.feed(html)
    parser.close()
    return parser.root


class _Maker:
    """Makes nodes of elements."""

    def __init__(self, resolve: Resolve) -> None:
        self._resolve = resolve

    def blocks(self, parent: Element) -> list[Node]:
        """Return the blocks in ``parent``; words between them become paragraphs of their own."""
        made: list[Node] = []
        loose: list[Node] = _text(parent.text)
        for child in parent:
            if child.tag in _BLOCKS:
                _flush(loose, made)
                made += self._block(child, made)
            else:
                loose += self._inline(child)
            loose += _text(child.tail)
        _flush(loose, made)
        return made

    def _block(self, element: Element, before: list[Node]) -> list[Node]:
        match element.tag:
            case "h2" | "h3":
                level = int(element.tag[1])
                return [{"t": "h", "level": level, "c": self._inlines(element)}]
            case "ul" | "ol":
                items = [self.blocks(item) for item in element if item.tag == "li"]
                start = int(element.get("start") or 1)
                return [{"t": element.tag, "start": start, "c": items}] if items else []
            case "table":
                return self._table(element)
            case "blockquote":
                return [{"t": "quote", "c": self.blocks(element)}]
            case "hr":
                return [{"t": "rule"}]
        return self._paragraph(element, before)

    def _paragraph(self, element: Element, before: list[Node]) -> list[Node]:
        kind = element.get("class", "")
        if kind == "figure":
            return [_figure(image) for image in element.iter("img")]
        inside = self._inlines(element)
        if not inside:
            return []
        if kind == "caption" and before and before[-1]["t"] == "figure":
            before[-1]["caption"] = inside
            return []
        return [paragraph(inside, kind)]

    def _table(self, table: Element) -> list[Node]:
        kind = table.get("class", "")
        if kind.startswith("callout"):
            return [self._callout(kind.split()[-1], table.find(".//td"))]
        rows = [
            [self._cell(cell) for cell in row if cell.tag in ("th", "td")]
            for row in table.iter("tr")
        ]
        width = max(map(len, rows), default=0)
        empty: Node = {"head": False, "align": "", "c": []}
        full = [row + [empty] * (width - len(row)) for row in rows if row]
        longest = max((len("".join(cell.itertext())) for cell in table.iter("td")), default=0)
        whole = longest <= WHOLE_CELL and width <= WHOLE_COLUMNS
        return [{"t": "table", "columns": width, "whole": whole, "rows": full}] if full else []

    def _callout(self, kind: str, cell: Element | None) -> Node:
        inside = self.blocks(cell) if cell is not None else []
        titled = bool(inside) and inside[0].get("kind") == "callout-title"
        title = inside.pop(0)["c"] if titled else []
        if len(inside) > 1 and inside[0]["t"] == "p":
            inside[0]["leads"] = True  # no frame begins at the foot of a page with its title alone
        return {"t": "callout", "kind": kind, "label": "", "title": title, "c": inside}

    def _cell(self, cell: Element) -> Node:
        return {"head": cell.tag == "th", "align": cell.get("align", ""), "c": self.blocks(cell)}

    def _inlines(self, element: Element) -> list[Node]:
        made = _text(element.text)
        for child in element:
            made += self._inline(child) + _text(child.tail)
        return made

    def _inline(self, element: Element) -> list[Node]:
        match element.tag:
            case "br":
                return [{"t": "br"}]
            case "img":
                return [_figure(element)]
            case "strong" | "em" | "sup":
                inside = self._inlines(element)
                return [{"t": element.tag, "c": inside}] if inside else []
            case "a":
                return self._link(element)
        return self._inlines(element)

    def _link(self, element: Element) -> list[Node]:
        name, address = element.get("name", ""), element.get("href", "")
        if address.startswith(_TICK):
            return []  # a box to tick is of no use on paper
        inside = self._inlines(element)
        if name:
            place = self._resolve(f"{NAME}{name}")
            return [{"t": "place", "id": place}, *inside] if place else inside
        to = self._resolve(address)
        return [{"t": "a", "to": to, "c": inside}] if to and inside else inside


def _text(text: str | None) -> list[Node]:
    words = clean(text or "")
    return [{"t": "text", "s": words}] if words else []


def _flush(loose: list[Node], made: list[Node]) -> None:
    """Make a paragraph of the words that stand between blocks, if there are any."""
    if any(node["t"] != "text" or node["s"].strip() for node in loose):
        made.append(paragraph([*loose]))
    loose.clear()


def _figure(image: Element) -> Node:
    name = image.get("src", "").removeprefix(_FIGURE)
    return {"t": "figure", "name": name, "alt": clean(image.get("alt", "")), "caption": []}
