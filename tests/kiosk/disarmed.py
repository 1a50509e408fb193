"""Looks at widgets for what would let words leave the kiosk (K15, K16)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QTextBrowser, QTextEdit, QWidget

FLAG = Qt.TextInteractionFlag
SELECTS = FLAG.TextSelectableByMouse | FLAG.TextSelectableByKeyboard | FLAG.TextEditable


def armed(window: QWidget) -> list[str]:
    """Return what a hand could use on the widgets of ``window`` that are on the screen now."""
    shown = [one for one in (window, *window.findChildren(QWidget)) if one.isVisible()]
    return [f"{_name(one)}: {wrong}" for one in shown for wrong in _wrong(one)]


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{widget.objectName()}”"


def _wrong(widget: QWidget) -> list[str]:
    found = []
    if widget.contextMenuPolicy() != Qt.ContextMenuPolicy.NoContextMenu:
        found.append("it has a menu")
    if widget.acceptDrops():
        found.append("something can be dropped")
    if widget.actions():
        found.append("it has actions that a menu could list")
    if isinstance(widget, QLabel | QTextEdit) and widget.textInteractionFlags() & SELECTS:
        found.append("its words can be selected")
    if isinstance(widget, QLabel | QTextBrowser) and widget.openExternalLinks():
        found.append("it opens links outside")
    if isinstance(widget, QTextBrowser) and widget.openLinks():
        found.append("it follows links by itself")
    if isinstance(widget, QLineEdit) and widget.dragEnabled():
        found.append("its words can be dragged out")
    return found
