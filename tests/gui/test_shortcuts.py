"""Everything by keyboard: the parts of the window with F6, and the card that lists the keys."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.conftest import OpenWindow, settle
from tests.journeys.reader import Reader

REGIONS = ("bar", "sidebar", "article", "support")
"""The parts of a wide window with an article open, in reading order."""


def focused_region(reader: Reader) -> str:
    """Return which part of the window has the focus."""
    focus = QApplication.focusWidget()
    while focus is not None:
        if focus.objectName() in (*REGIONS, "center"):
            return "article" if focus.objectName() == "center" else focus.objectName()
        focus = focus.parentWidget()
    return ""


def press(reader: Reader, key: Qt.Key, shift: bool = False) -> None:
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(reader.window, key, held)
    settle()


def test_f6_goes_through_the_parts_of_the_window_in_reading_order_and_round_A6_A7(
    open_window: OpenWindow,
) -> None:
    reader = Reader(open_window())
    reader.window.open("cervical-stitch")
    reader.find(QWidget, "sidebar").setFocus()
    seen = []
    for _ in range(5):
        press(reader, Qt.Key.Key_F6)
        seen.append(focused_region(reader))
    assert seen == ["article", "support", "bar", "sidebar", "article"]
    press(reader, Qt.Key.Key_F6, shift=True)
    assert focused_region(reader) == "sidebar"


def test_f6_leaves_out_what_is_folded_away_A6(open_window: OpenWindow) -> None:
    reader = Reader(open_window(size=(700, 800)))
    reader.window.open("cervical-stitch")
    seen = set()
    for _ in range(4):
        press(reader, Qt.Key.Key_F6)
        seen.add(focused_region(reader))
    assert seen == {"bar", "article"}


def test_alt_h_goes_to_the_places_to_get_help_A32(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    reader.window.open("cervical-stitch")
    QTest.keyClick(reader.window, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    settle()
    assert focused_region(reader) == "support"


def test_f1_lists_every_key_that_works_and_no_other(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    reader.window.open("cervical-stitch")
    press(reader, Qt.Key.Key_F1)
    card = reader.card
    assert card is not None
    rows = [label.text() for label in card.findChildren(QLabel) if ": " in label.text()]
    listed = {row.partition(": ")[0] for row in rows}
    bound = {
        shortcut.key().toString(QKeySequence.SequenceFormat.NativeText)
        for shortcut in reader.window.findChildren(QShortcut)
    }
    assert {"F1", "F6", "Ctrl+K", "Ctrl+F", "Alt+Left", "Alt+H", "Ctrl++"} <= listed
    assert listed <= bound
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    settle()
    assert reader.card is None


@pytest.mark.parametrize("size", [(320, 640), (1280, 800)])
def test_the_card_of_keys_is_whole_in_any_window_A18(
    open_window: OpenWindow, size: tuple[int, int]
) -> None:
    reader = Reader(open_window(size=size))
    press(reader, Qt.Key.Key_F1)
    card = reader.card
    assert card is not None
    corner = card.mapTo(reader.window, card.rect().topLeft())
    assert reader.window.rect().contains(QRect(corner, card.size()))
