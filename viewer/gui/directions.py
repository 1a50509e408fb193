"""Which way a language is read, columns too, and how numbers and names keep their own way (L7)."""

import re

from PySide6.QtCore import QLocale, QRect, Qt
from PySide6.QtGui import QTextDocument, QTextTable

_ISOLATE, _END = "\u2066", "\u2069"  # from here to there: left to right, whatever stands around

_APART = re.compile(r"(<[^>]*>|&[#\w]+;)")
"""Tags and entities of HTML: what stands in them is no text."""

_ROW = re.compile(r"(<tr\b[^>]*>)((?:(?!</?tr\b|<table\b).)*)(</tr>)", re.DOTALL)
_CELL = re.compile(r"<t[dh]\b[^>]*>.*?</t[dh]>", re.DOTALL)
"""A row of a table and a cell of it; a row that holds another table has one cell only."""

_LATIN = "0-9A-Za-z\u00c0-\u024f"
_RUN = re.compile(rf"[+(]?[{_LATIN}](?:[{_LATIN}_ ().,:/%+@&?=#~'’–\u200b-]*[{_LATIN}%)])?")
"""Digits and Latin letters with the signs and spaces between them: a number, a name, an address.

All of them in one isolate: of two beside each other the second would stand at the left.
"""

_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""A letter that is read from right to left: the blocks from Hebrew to Arabic, and their forms."""


def direction_of(language: str) -> Qt.LayoutDirection:
    """Return the direction in which ``language`` (a BCP 47 tag) is read."""
    return QLocale(language).textDirection()


def is_mirrored(language: str) -> bool:
    """Say whether ``language`` is read from right to left, and columns with it."""
    return direction_of(language) is Qt.LayoutDirection.RightToLeft


def placed(part: QRect, row: QRect, direction: Qt.LayoutDirection) -> QRect:
    """Return ``part`` of a ``row``, at its other side where one reads right to left (L7).

    As QStyle.visualRect; but to name that class makes its thousand constants, and the first page
    would wait for them.
    """
    if direction is Qt.LayoutDirection.LeftToRight:
        return part
    return part.translated(row.left() + row.right() - part.left() - part.right(), 0)


def mirrored(html: str, language: str) -> str:
    """Return ``html`` with the cells of each row the other way round, where one reads so (L7).

    Qt puts the columns of a table from left to right in every language. What reads the document
    again has to take each row from its last cell to its first.
    """
    return _ROW.sub(_turned, html) if is_mirrored(language) else html


def _turned(row: re.Match[str]) -> str:
    return row[1] + "".join(reversed(_CELL.findall(row[2]))) + row[3]


def isolated(html: str, language: str) -> str:
    """Return ``html`` with every number and Latin name isolated, where text runs right to left.

    Without that the groups of a phone number change places: 0300 123 4567 would be shown as
    4567 123 0300, and someone would call the wrong number (L7, UAX 9). The text of a language that
    is read from left to right is returned as it is.
    """
    if not is_mirrored(language):
        return html
    parts = _APART.split(html)
    # Text and what stands between it take turns, text first.
    parts[::2] = [_RUN.sub(_apart, text) for text in parts[::2]]
    return "".join(parts)


def isolated_text(text: str, direction: Qt.LayoutDirection) -> str:
    """Return ``text``, which is no HTML, as isolated() would, for a widget of this ``direction``.

    Text without a letter that is read from right to left stands in one isolate, with its full stop.
    """
    if direction is Qt.LayoutDirection.LeftToRight:
        return text
    if not has_leftward(text):
        return f"{_ISOLATE}{text}{_END}"
    return _RUN.sub(_apart, text)


def has_leftward(text: str) -> bool:
    """Say whether there is a letter in ``text`` that is read from right to left."""
    return _LEFTWARD.search(text) is not None


def isolates(text: str, direction: Qt.LayoutDirection) -> dict[int, str]:
    """Return what isolated_text() puts between the letters of ``text``, by its place there."""
    if direction is Qt.LayoutDirection.LeftToRight:
        return {}
    runs = [found.span() for found in _RUN.finditer(text)]
    return {start: _ISOLATE for start, _ in runs} | {end: _END for _, end in runs}


def _apart(found: re.Match[str]) -> str:
    return f"{_ISOLATE}{found[0]}{_END}"


def runs_left(document: QTextDocument) -> bool:
    """Say whether ``document`` holds a language that is read from right to left."""
    return document.defaultTextOption().textDirection() == Qt.LayoutDirection.RightToLeft


def columns_of(table: QTextTable, *, leftwards: bool) -> range:
    """Return the columns of ``table`` in the order in which they are read; see mirrored()."""
    count = table.columns()
    return range(count)[::-1] if leftwards else range(count)
