"""Finds on a screen what is told by its color alone (A17).

test_color_alone.py looks at pairs of states that a reader brings about; this looks at whatever a
screen holds: what can be ticked must look otherwise ticked, and a link otherwise than its words.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QImage, QRegion, QTextCharFormat
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QTextBrowser, QWidget

from tests.gui.color_vision import noticed
from tests.gui.looking import ENOUGH_PIXELS, blocks, visible
from tests.gui.weak_texts import fragments

RAISED = QTextCharFormat.VerticalAlignment.AlignSuperScript


def told_by_color(window: QWidget) -> list[str]:
    """Return what can be ticked and hardly changes, and the links that only a color marks."""
    found = []
    for button in visible(window, QAbstractButton):
        seen = QRegion(button.rect()).subtracted(button.visibleRegion()).isEmpty()
        if button.isCheckable() and button.isEnabled() and seen:
            counts = noticed(*both_states(button))
            if min(counts.values()) < ENOUGH_PIXELS:
                found.append(f"“{button.text()}” looks the same when it is ticked: {counts}")
    for page in visible(window, QTextBrowser):
        for block in blocks(page.document()):
            for fragment in fragments(block):
                look = fragment.charFormat()
                raised = look.verticalAlignment() is RAISED  # the number of a source
                marked = look.fontUnderline() or look.isImageFormat() or raised
                if look.isAnchor() and look.anchorHref() and not marked:
                    found.append(f"the link “{fragment.text()}” is not underlined")
    return found


def both_states(button: QAbstractButton) -> tuple[QImage, QImage]:
    """Return how a button looks as it is, and ticked or no longer so; nothing comes of it."""
    as_it_is = button.grab().toImage()
    with turned(button):
        return as_it_is, button.grab().toImage()


@contextmanager
def turned(button: QAbstractButton) -> Iterator[None]:
    """Have a button ticked, or no longer so, meanwhile; nobody is told."""
    group = cast(QButtonGroup | None, button.group())  # none, for most of them
    alone, before = button.autoExclusive(), button.isChecked()
    exclusive = group is not None and group.exclusive()
    with QSignalBlocker(button):
        if group is not None:
            group.setExclusive(False)
        button.setAutoExclusive(False)
        button.setChecked(not before)
        yield
        button.setChecked(before)
        button.setAutoExclusive(alone)
        if group is not None:
            group.setExclusive(exclusive)
