"""Finds words in the text of a page as a person reads it, whatever stands invisible in it."""

import unicodedata

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from viewer.gui.theme import Theme

_SILENT = "\u00ad\u200b\u200c\u200d\u2060\u2066\u2069"
"""Soft hyphens, joiners, places where a line may break, and isolates: read by nobody."""

_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


def occurrences(text: str, sought: str) -> list[tuple[int, int]]:
    """Return where ``sought`` stands in ``text``, as (first place, place after the last).

    Case, accents, kinds of quotation marks and of spaces do not matter. Places are counted as Qt
    counts them, in UTF-16 units. Nothing is found for words that are empty or only spaces.
    """
    wanted, _ = _plain(sought)
    wanted = wanted.strip()
    if not wanted:
        return []
    plain, places = _plain(text)
    found = []
    at = plain.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        found.append((places[at][0], places[end - 1][1]))
        at = plain.find(wanted, end)
    return found


def marked(
    document: QTextDocument, place: tuple[int, int], theme: Theme, *, here: bool
) -> QTextEdit.ExtraSelection:
    """Return the mark of one place; the one that the reader is at is filled and underlined (A17).

    The others have a broken line below them: a pale ground alone is not seen on every card.
    """
    selection = QTextEdit.ExtraSelection()
    cursor = QTextCursor(document)
    cursor.setPosition(place[0])
    cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
    form = QTextCharFormat()
    form.setBackground(QColor(theme.action if here else theme.sand))
    form.setForeground(QColor(theme.on_action if here else theme.ink))
    if here:
        form.setFontUnderline(True)
    else:
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        form.setUnderlineColor(QColor(theme.amber))
    selection.cursor, selection.format = cursor, form
    return selection


def _plain(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return ``text`` as it is compared, and for each of its signs where it stands in ``text``."""
    plain: list[str] = []
    places: list[tuple[int, int]] = []
    at = 0
    for sign in text:
        size = 2 if ord(sign) > 0xFFFF else 1  # noqa: PLR2004 (the last sign of one UTF-16 unit)
        for part in "" if sign in _SILENT else unicodedata.normalize("NFKD", sign.casefold()):
            if unicodedata.combining(part):
                continue
            kept = " " if part.isspace() else part.translate(_QUOTES)
            if kept != " " or (plain and plain[-1] != " "):
                plain.append(kept)
                places.append((at, at + size))
        at += size
    return "".join(plain), places
