"""What a screen reader says when the look changes: the focus stays, so it would say nothing."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.conftest import OpenWindow, settle
from tests.gui.conftest import Listen
from tests.journeys.reader import Reader
from viewer.gui import display_card


@pytest.fixture
def heard(hear: Listen) -> list[str]:
    """Return what is announced of the look."""
    return hear(display_card)


def test_another_text_size_is_announced_once_and_moves_no_focus_A26(
    open_window: OpenWindow, heard: list[str]
) -> None:
    reader = Reader(open_window())
    settle()
    focus = QApplication.focusWidget()
    assert focus is not None
    reader.window.grow_text()
    assert heard == ["Text size 125 percent"]
    reader.window.shrink_text()
    assert heard[1:] == ["Text size 100 percent"]
    reader.window.shrink_text()
    assert len(heard) == 2  # it was the smallest already
    assert QApplication.focusWidget() is focus


def test_another_theme_is_announced_by_its_name_A26(
    open_window: OpenWindow, heard: list[str]
) -> None:
    reader = Reader(open_window())
    for theme in ("dark", "contrast", "contrast", "cream", "light"):
        reader.window.set_theme(theme)
    names = ["Dark", "High contrast", "Cream", "Light"]
    assert heard == [f"Colors: {name}" for name in names]


def test_what_does_not_change_the_look_announces_none_A26(
    open_window: OpenWindow, heard: list[str]
) -> None:
    reader = Reader(open_window())
    reader.window.resize(400, 700)
    reader.window.open("cervical-stitch")
    reader.window.set_language("es")
    settle()
    assert heard == []


def test_more_space_is_announced_and_so_is_the_usual_A26(
    open_window: OpenWindow, heard: list[str]
) -> None:
    reader = Reader(open_window())
    reader.press("Colors")
    reader.press("More space between letters and lines")
    assert heard == ["More space between letters and lines"]
    reader.press("More space between letters and lines")
    assert heard[1:] == ["Usual space between letters and lines"]
