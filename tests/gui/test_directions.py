"""Parts of the window that turn round where one reads from right to left, and text that may not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from tests.conftest import RESOURCES, ROOT, settle
from tests.gui.arabic_library import write_arabic
from tests.gui.looking import colors
from viewer.gui.directions import direction_of, isolated
from viewer.gui.icons import icon
from viewer.gui.theme import THEMES, Look
from viewer.gui.tile import Tile
from viewer.library.store import Library
from viewer.open_library import compile_sources
from viewer.problems import RejectedError


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
        ("في St. Bartholomew’s Hospital اليوم", "في ⟨St. Bartholomew’s Hospital⟩ اليوم"),
        ("عند Señora Núñez اليوم", "عند ⟨Señora Núñez⟩ اليوم"),
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


# -- tags of languages

TAGS = ("zh-Hant", "sr-Latn", "pt-BR", "ckb", "so")
"""Tags that Qt's QLocale would give back as others (F17)."""


def library_in(tag: str, folder: Path) -> Library:
    """Return the small library, compiled and opened, as if its language were ``tag``."""
    root = write_arabic(folder)
    names = root / "library.yaml"
    text = names.read_text(encoding="utf-8")
    names.write_text(text.replace("{ar:", f"{{{tag}:").replace("[ar]", f"[{tag}]"), "utf-8")
    (root / "ar").rename(root / tag)
    data, _ = compile_sources(root, RESOURCES)
    file = folder / "library.snowdrop"
    file.write_bytes(data)
    return Library.open(file)


@pytest.mark.parametrize("tag", TAGS)
def test_L2_a_language_keeps_its_tag_from_the_folder_to_the_page(tag: str, tmp_path: Path) -> None:
    library = library_in(tag, tmp_path)
    article = library.article("stitch", tag)
    assert list(library.info.languages) == [tag]
    assert article is not None
    assert article.language == tag
    library.close()


@pytest.mark.parametrize("tag", ["zh_Hant", "english", "e", "1a"])
def test_L2_a_tag_that_is_none_is_refused(tag: str, tmp_path: Path) -> None:
    with pytest.raises(RejectedError) as refused:
        library_in(tag, tmp_path)
    assert tag in str(refused.value)


def test_L2_no_tag_goes_through_qt_and_back() -> None:
    for path in (ROOT / "viewer").rglob("*.py"):
        assert "bcp47Name" not in path.read_text(encoding="utf-8"), path
    assert QLocale("zh-Hant").bcp47Name() != "zh-Hant"  # why it must not
