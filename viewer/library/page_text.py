"""The same page for a terminal: plain text, headings underlined, callouts with their titles."""

import textwrap
from collections.abc import Collection
from datetime import date
from html.parser import HTMLParser

from viewer.library.article import Article, PassageKind
from viewer.library.page import CHOICE, Neighbours, page_html
from viewer.library.phrases import Phrases, phrases_for

WIDTH = 78
_UNDERLINES = {"h1": "=", "h2": "-", "h3": "~"}
_BLOCKS = frozenset(("p", "li", "ul", "ol", "blockquote", "table", "tr", "hr", *_UNDERLINES))
_BREAK = "\ue000"
"""Stands for a line break until the line is wrapped."""


def page_text(  # noqa: PLR0913 (the arguments of page_html)
    article: Article,
    *,
    today: date,
    emergency: str | None,
    opened: Collection[str] = (),
    neighbours: Neighbours = (None, None),
    wanted: str | None = None,
    crisis: str | None = None,
) -> str:
    """Return the page of ``article`` as lines of at most ``WIDTH`` letters.

    The arguments are those of ``page_html``. What lies in a fold or behind a gate is left out,
    and named, unless its id is in ``opened``.
    """
    page = page_html(
        article,
        today=today,
        emergency=emergency,
        opened=opened,
        neighbours=neighbours,
        wanted=wanted,
        crisis=crisis,
    )
    words = phrases_for(article.language)
    folds = {
        passage.id: passage.title
        if passage.id in opened
        else words.folded.format(title=passage.title)
        for passage in article.passages
        if passage.kind is not PassageKind.OPEN
    }
    writer = _Writer(folds, words)
    writer.feed(page)
    writer.close()
    return writer.text()


class _Table:
    """A table being written.

    A card is indented; a data table becomes lines “label: value”; neighbours a line each.
    """

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.labels: list[str] = []
        self.cells: list[str] = []
        self.in_head = False


class _Writer(HTMLParser):
    """Turns the HTML of a page into lines."""

    def __init__(self, folds: dict[str, str], words: Phrases) -> None:
        super().__init__(convert_charrefs=True)
        self._folds = folds
        self._words = words
        self._lines: list[str] = []
        self._inline = ""
        self._prefix = ""
        self._numbers: list[int | None] = []
        """For each list around the place being written its next number, None for bullets."""

        self._tables: list[_Table] = []
        self._at_item = False
        self._class = ""
        self._skip = False
        self._sup = False

    def text(self) -> str:
        """Return all lines; never two empty ones together."""
        self._flush()
        lines: list[str] = []
        for line in self._lines:
            if line or (lines and lines[-1]):
                lines.append(line)
        return "\n".join(lines).strip("\n") + "\n"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, a list, a table, or something inside a line."""
        given = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS or tag == "thead":
            self._begin_block(tag, given)
        elif tag in {"td", "th"} and self._in_data():
            self._inline = ""
        elif tag == "br":
            self._inline += _BREAK
        elif tag == "img":
            self._inline += self._words.picture.format(alt=given.get("alt", ""))
        elif tag == "sup":
            self._sup = True
        elif tag == "a" and given.get("href", "").startswith("fold:"):
            self._inline += self._folds.get(given["href"].removeprefix("fold:"), "")
            self._skip = True
        elif tag == "a" and given.get("href", "").startswith(CHOICE):
            self._skip = True  # nothing can be chosen on paper or in a terminal

    def _begin_block(self, tag: str, given: dict[str, str]) -> None:
        if not self._in_data():
            self._flush()
        if tag in {"p", *_UNDERLINES}:
            self._class = given.get("class", "")
        elif tag in {"ul", "ol"}:
            self._numbers.append(int(given.get("start", "1")) if tag == "ol" else None)
        elif tag == "li":
            self._at_item = True
        elif tag == "table":
            self._tables.append(_Table(given.get("class", "")))
        elif tag == "thead" and self._tables:
            self._tables[-1].in_head = True

    def handle_endtag(self, tag: str) -> None:
        """End what ``handle_starttag`` began."""
        if tag == "a":
            self._skip = False
        elif tag == "sup":
            self._sup = False
        elif tag == "table" and self._tables:
            self._flush()
            self._tables.pop()
            self._lines.append("")
        elif self._in_data():
            self._end_in_data(tag)
        elif tag in _UNDERLINES:
            self._heading(tag)
        elif tag in _BLOCKS:
            self._end_block(tag)

    def _end_block(self, tag: str) -> None:
        self._flush()
        if tag in {"ul", "ol"} and self._numbers:
            self._numbers.pop()
        if tag in {"p", "ul", "ol"} and not self._numbers and self._class != "about":
            self._lines.append("")

    def _end_in_data(self, tag: str) -> None:
        """End a cell, a row or the head of a data table."""
        table = self._tables[-1]
        if tag in {"td", "th"}:
            table.cells.append(" ".join(self._inline.split()))
            self._inline = ""
        elif tag == "thead":
            table.in_head = False
        elif tag == "tr":
            cells, table.cells = table.cells, []
            if table.in_head:
                table.labels = cells
            elif table.labels:
                self._wrap(cells[0], "")
                for label, cell in zip(table.labels[1:], cells[1:], strict=False):
                    self._wrap(f"{label}: {cell}", "    ")
            elif table.kind == "data":
                self._wrap(": ".join(cell for cell in cells if cell), "")
            else:
                for cell in cells:
                    self._wrap(cell, "")

    def handle_data(self, data: str) -> None:
        """Take words; the number of a citation goes into brackets."""
        if self._skip:
            return
        if self._sup:
            data = data.strip(", \u00a0")
            data = f"[{data}]" if data else ""
        self._inline += data

    def _in_data(self) -> bool:
        return bool(self._tables) and self._tables[-1].kind in {"data", "neighbours"}

    def _indent(self) -> str:
        cards = sum(table.kind.startswith("callout") for table in self._tables)
        return "    " * cards + "  " * max(0, len(self._numbers) - 1)

    def _heading(self, tag: str) -> None:
        title = " ".join(self._inline.split())
        self._inline = ""
        if title:
            lines = textwrap.wrap(title, WIDTH)
            self._lines += ["", *lines, _UNDERLINES[tag] * max(map(len, lines)), ""]

    def _flush(self) -> None:
        """Write the words gathered so far as one paragraph or list item."""
        text = " ".join(self._inline.split())
        self._inline = ""
        if not text:
            return
        if self._class == "callout-title":
            self._class = ""
            indent = self._indent()[4:]
            self._lines += ["", *textwrap.wrap(f"--- {text} ---", WIDTH, initial_indent=indent)]
            return
        bullet = "  " if self._numbers else ""
        if self._numbers and self._at_item:
            number = self._numbers[-1]
            bullet = "- " if number is None else f"{number}. "
            self._numbers[-1] = None if number is None else number + 1
            self._at_item = False
        self._wrap(text, bullet)

    def _wrap(self, text: str, bullet: str) -> None:
        indent = self._indent()
        rest = indent + " " * len(bullet)
        for at, line in enumerate(text.split(_BREAK)):
            first = rest if at else indent + bullet
            self._lines += textwrap.wrap(
                line.strip(), WIDTH, initial_indent=first, subsequent_indent=rest
            )
