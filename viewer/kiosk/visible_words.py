"""Counts the words that are on the screen now: a reader needs time for those (K2)."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QTextBrowser, QWidget

from viewer.gui.tile import Tile

_EDGES = str.maketrans("\ufdd0\ufdd1", "  ")
"""Where a cell or a table begins and ends there is no space: two words would count as one."""


def visible_words(screen: QWidget) -> int:
    """Return how many words of ``screen`` can be seen: of pages, tiles and cards."""
    pages = (page for page in screen.findChildren(QTextBrowser) if page.isVisible())
    texts = [_visible_text(page) for page in pages]
    for kind in (QLabel, Tile):
        widgets: list[QLabel | Tile] = screen.findChildren(kind)
        for widget in widgets:
            if widget.isVisible() and not widget.visibleRegion().isEmpty():
                texts += [widget.accessibleName() or widget.text(), widget.accessibleDescription()]
    return sum(len(text.split()) for text in texts)


def _visible_text(page: QTextBrowser) -> str:
    corner = page.viewport().rect()
    first = page.cursorForPosition(QPoint(0, 0))
    first.movePosition(QTextCursor.MoveOperation.StartOfLine)
    last = page.cursorForPosition(QPoint(corner.width() - 1, corner.height() - 1))
    last.movePosition(QTextCursor.MoveOperation.EndOfLine)
    seen = QTextCursor(page.document())
    seen.setPosition(first.position())
    seen.setPosition(last.position(), QTextCursor.MoveMode.KeepAnchor)
    return seen.selectedText().translate(_EDGES)
