"""Cuts the HTML of a passage into rows: a paragraph, a list item, a heading or a table row each."""

import re
from html import escape
from html.parser import HTMLParser

import msgspec

PICTURE = re.compile(r'src="figure:([a-z0-9.-]+)"')
_INLINE = frozenset(("strong", "em", "sup"))
_BLOCKS = frozenset(("p", "li", "h2", "h3", "ul", "ol", "table", "tr", "blockquote", "hr"))


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A row: ``html`` to show, ``texts`` its words (of each cell), without the citation numbers.

    ``is_risk``: it is the title of a risk block.
    """

    html: str
    texts: list[str]
    is_risk: bool = False


def rows_of(html: str) -> list[Row]:
    """Return the rows of a passage, in order; no word of it is left out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.flush()
    return reader.rows


class _Reader(HTMLParser):
    """Gathers what lies between the beginnings and ends of blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[Row] = []
        self._html = ""
        self._text = ""
        self._texts: list[str] = []
        self._head = ""
        self._tables: list[str] = []
        self._numbers: list[int | None] = []
        self._title = False
        self._sup = False

    def flush(self) -> None:
        """Make a row of what was gathered since the last."""
        self._cell()
        html = self._html.strip()
        if self._texts or "<img" in html:
            risk = self._title and self._tables[-1:] == ["callout risk"]
            self.rows.append(Row(html=self._head + html, texts=self._texts, is_risk=risk))
            self._head = ""
        self._html, self._texts, self._title = "", [], False

    def _cell(self) -> None:
        words = " ".join(self._text.split())
        if words:
            self._texts.append(words)
        self._text = ""

    def _in_data(self) -> bool:
        return self._tables[-1:] == ["data"]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, or something inside a line."""
        given = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS and not (self._in_data() and tag in {"p", "li"}):
            self.flush()
        if tag in _INLINE:
            self._html += f"<{tag}>"
            self._sup = tag == "sup" or self._sup
        elif tag == "img":
            self._html += f'<img src="{escape(given["src"])}" alt="{escape(given.get("alt", ""))}">'
        elif tag == "br":
            self._html += "<br>"
            self._text += " "
        elif tag in {"td", "th"} and self._in_data() and self._html.strip():
            self._html += " | "
        elif tag == "table":
            self._tables.append(given.get("class", ""))
        elif tag in {"ul", "ol"}:
            self._numbers.append(int(given.get("start", "1")) if tag == "ol" else None)
        self._begin(tag, given)

    def _begin(self, tag: str, given: dict[str, str]) -> None:
        if tag == "li" and self._numbers:
            number = self._numbers[-1]
            self._head = "• " if number is None else f"{number}. "
            self._numbers[-1] = None if number is None else number + 1
        elif tag in {"h2", "h3"} or given.get("class") in {"callout-title", "callout-group"}:
            self._html += "<strong>"
            self._title = given.get("class") == "callout-title"

    def handle_endtag(self, tag: str) -> None:
        """End what ``handle_starttag`` began."""
        if tag in _INLINE:
            self._html += f"</{tag}>"
            self._sup = self._sup and tag != "sup"
        elif tag in {"td", "th"} and self._in_data():
            self._cell()
        if tag in _BLOCKS and not (self._in_data() and tag in {"p", "li"}):
            self._close_strong()
            self.flush()
        if tag == "table" and self._tables:
            self._tables.pop()
        elif tag in {"ul", "ol"} and self._numbers:
            self._numbers.pop()

    def _close_strong(self) -> None:
        if self._html.count("<strong>") > self._html.count("</strong>"):
            self._html += "</strong>"

    def handle_data(self, data: str) -> None:
        """Take words; the numbers of citations are shown, but are no words of the text."""
        self._html += escape(data)
        if not self._sup:
            self._text += data
