"""Parts of the window that turn round where one reads from right to left, and text that may not."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from tests.conftest import settle
from tests.gui.looking import colors
from viewer.gui.directions import direction_of, isolated
from viewer.gui.icons import icon
from viewer.gui.theme import THEMES, Look
from viewer.gui.tile import Tile


def inked(image_of: QWidget, part: QRect, ground: str) -> int:
    """Return how many pixels of ``part`` are not of the color of the ground."""
    settle()
    found = colors(image_of.grab(part).toImage())
    return sum(count for color, count in found.items() if color != ground.upper())


def test_L7_the_picture_of_a_tile_stands_at_its_right(fonts: QApplication) -> None:
    tile = Tile("", "", Look(THEMES["light"]), "leaf")
    tile.resize(300, 100)
    tile.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    middle = QRect(60, 12, 180, 76)  # no corner, no picture
    at_left, at_right = QRect(12, 12, 48, 50), QRect(240, 12, 48, 50)
    ground = THEMES["light"].card
    assert inked(tile, at_left, ground) > 50
    assert inked(tile, at_right, ground) == 0
    tile.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert inked(tile, at_left, ground) == 0
    assert inked(tile, at_right, ground) > 50
    assert inked(tile, middle, ground) == 0
    tile.deleteLater()


@pytest.fixture
def program(fonts: QApplication) -> Iterator[QApplication]:
    """Return the program; after the test it is read from left to right again."""
    fonts.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    yield fonts
    fonts.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def drawn(name: str) -> QImage:
    return icon(name, "#000000", 20).pixmap(20, 20).toImage()


def test_L7_the_arrows_of_back_and_forward_change_places_and_a_telephone_does_not(
    program: QApplication,
) -> None:
    back, forward, phone = drawn("arrow-left"), drawn("arrow-right"), drawn("phone")
    assert back != forward
    program.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert (drawn("arrow-left"), drawn("arrow-right")) == (forward, back)
    assert drawn("phone") == phone


# -- isolates


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("على 0300 123 4567 إذا", "على ⟨0300 123 4567⟩ إذا"),
        ("على +1 (555) 010-0100.", "على ⟨+1 (555) 010-0100⟩."),
        ("كل 28 من 100", "كل ⟨28⟩ من ⟨100⟩"),
        ('<a href="tel:us-988">988</a>', '<a href="tel:us-988">⟨988⟩</a>'),
        ("ليلة&nbsp;20&amp;ليلة", "ليلة&nbsp;⟨20⟩&amp;ليلة"),
        ("ليلة ونهار", "ليلة ونهار"),
    ],
)
def test_L7_numbers_and_names_are_isolated_and_tags_are_not(html: str, wanted: str) -> None:
    assert isolated(html, "ar") == wanted.replace("⟨", "\u2066").replace("⟩", "\u2069")
    assert isolated(html, "es") == html


@pytest.mark.parametrize(
    ("language", "turned"),
    [("ar", True), ("ur", True), ("ckb", True), ("en", False), ("es", False)],
)
def test_L7_the_direction_is_that_of_the_language(language: str, turned: bool) -> None:
    wanted = Qt.LayoutDirection.RightToLeft if turned else Qt.LayoutDirection.LeftToRight
    assert direction_of(language) is wanted
