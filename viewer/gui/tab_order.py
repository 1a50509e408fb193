"""The order in which the Tab key goes through a window: the one in which it is laid out (A7).

Qt goes in the order in which widgets were made, and a page is made anew each time it is shown: it
would come after the places to get help, though it stands before them.
"""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def order_stops(whole: QWidget) -> None:
    """Let Tab go through ``whole`` as its layouts do; what stands in none, a card, comes last.

    Qt's own list of stops is never asked for: what Python is handed from it would be held to belong
    to the widget before, and to be gone with that one.
    """
    policy = Qt.FocusPolicy.NoFocus
    stops = [widget for widget in _laid_out(whole) if widget.focusPolicy() != policy]
    for before, stop in pairwise(stops):
        QWidget.setTabOrder(before, stop)


def _laid_out(widget: QWidget) -> Iterator[QWidget]:
    """Yield ``widget``, what its layout holds, and what lies in it without one."""
    yield widget
    layout = widget.layout()
    rows = list(_held(layout)) if layout is not None else []
    inside = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    for child in (*rows, *(one for one in inside if one not in rows and not one.isWindow())):
        yield from _laid_out(child)


def _held(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget, further = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif further is not None:
            yield from _held(further)
