"""How large a kiosk writes: capitals of 4.8 mm, in whatever stands on its screen (A19)."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import msgspec
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QScreen, QTextBlock
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QTextBrowser,
    QToolButton,
    QWidget,
)

from tests.journeys.reader import on_screen
from tests.kiosk.hand import Hand, settle
from tests.kiosk.test_home import ORIENTATIONS, all_screens, faults, kiosk_of
from tests.kiosk.watching import on_show, tap_at
from viewer.gui import theme as theme_module
from viewer.gui.fonts import load_fonts
from viewer.gui.theme import BODY
from viewer.gui.tile import Tile
from viewer.kiosk import desk, run, window
from viewer.kiosk.run import Kiosk
from viewer.kiosk.sizes import USUAL_DPI, readable_size
from viewer.library.store import article_ids
from viewer.machine import CAPITALS, MILLIMETERS
from viewer.settings import TEXT_SIZES
from viewer.typefaces import TYPEFACES, USUAL

# -- what a page is written in


PICTURE = "\ufffc"
"""What stands in a text for a picture."""


class Screen(msgspec.Struct):
    """Stands in for a screen of so many pixels an inch, of which Qt shows ``ratio`` as one."""

    dpi: float
    ratio: float = 1.0

    def physicalDotsPerInchY(self) -> float:
        """Return pixels of Qt an inch, as QScreen does."""
        return self.dpi / self.ratio

    def devicePixelRatio(self) -> float:
        """Return how many pixels of the screen are one of Qt's."""
        return self.ratio


def capital(size: int, screen: Screen, typeface: str = USUAL) -> float:
    """Return how tall a capital of body text is in millimeters, from the typeface itself."""
    load_fonts(typeface)
    font = QFont(TYPEFACES[typeface].family)
    font.setPixelSize(round(BODY * size / 100))
    return QFontMetricsF(font).capHeight() * 25.4 / screen.physicalDotsPerInchY()


SCREENS = [Screen(dpi) for dpi in (46, 69, 82, 92, 96, 102, 141, 163)]
DENSE = [Screen(dpi, ratio) for dpi, ratio in ((163, 2.0), (184, 2.0), (140, 1.5), (220, 2.0))]


@pytest.mark.parametrize("screen", [*SCREENS, *DENSE], ids=repr)
def test_A19_capitals_are_4_8_mm_tall_on_every_screen_and_no_larger_than_needed(
    fonts: QApplication, screen: Screen
) -> None:
    size = readable_size(100, cast(QScreen, screen))
    assert capital(size, screen) >= CAPITALS - 0.05
    smaller = [one for one in TEXT_SIZES if one < size]
    assert all(capital(one, screen) < CAPITALS for one in smaller)


@pytest.mark.parametrize("typeface", TYPEFACES)
@pytest.mark.parametrize("screen", [*SCREENS, *DENSE], ids=repr)
def test_A19_A23_capitals_are_tall_enough_in_whichever_typeface_the_clinic_has_set(
    fonts: QApplication, screen: Screen, typeface: str
) -> None:
    size = readable_size(100, cast(QScreen, screen), typeface)
    assert capital(size, screen, typeface) >= CAPITALS - 0.05


def test_A19_a_clinic_may_ask_for_larger_text_and_not_for_less(fonts: QApplication) -> None:
    screen = cast(QScreen, Screen(96))
    assert [readable_size(wanted, screen) for wanted in (100, 125, 150, 200, 400)] == [
        *(150, 150, 150, 200, 400)
    ]


@pytest.mark.parametrize("dpi", [0.0, 1.0, 10_000.0])
def test_A19_a_screen_that_does_not_know_its_size_is_taken_as_usual(dpi: float) -> None:
    wrong, usual = cast(QScreen, Screen(dpi)), cast(QScreen, Screen(96))
    assert readable_size(100, wrong) == readable_size(100, usual)


# -- all else that is written


def written(kiosk: Kiosk) -> Iterator[tuple[str, QFont]]:
    """Yield all that is written on the screen of a kiosk, and in which letters."""
    shown = on_show(kiosk)
    kinds: tuple[type[QWidget], ...] = (QLabel, QAbstractButton, QLineEdit)
    for widget in (w for kind in kinds for w in shown.findChildren(kind)):
        words = widget.property("text")
        if on_screen(widget) and words and not isinstance(widget, Tile):
            yield words, widget.font()
    for view in shown.findChildren(QTextBrowser):
        block = view.document().begin()
        while on_screen(view) and block.isValid():
            yield from pieces(block)
            block = block.next()
    for tile in shown.findChildren(Tile):
        if on_screen(tile):
            yield from painted(tile)


def pieces(block: QTextBlock) -> Iterator[tuple[str, QFont]]:
    """Yield the pieces of a paragraph."""
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        if fragment.text().strip("\ufffc \u2028"):
            yield fragment.text(), fragment.charFormat().font()
        place += 1


def painted(tile: Tile) -> list[tuple[str, QFont]]:
    """Return what a tile writes by itself as it is painted."""
    found = []
    draw = QPainter.drawText

    def noted(painter: QPainter, *given: object) -> object:
        found.append((str(given[-1]), QFont(painter.font())))
        return draw(painter, *given)  # type: ignore[call-overload]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QPainter, "drawText", noted)
        tile.grab()
    return found


def small_words(kiosk: Kiosk) -> dict[str, float]:
    """Return the words whose capitals are below 4.8 mm at 96 dpi, with how tall they are."""
    tall = {words: QFontMetricsF(font).capHeight() * 25.4 / 96 for words, font in written(kiosk)}
    assert tall
    return {words: height for words, height in tall.items() if height < CAPITALS - 0.05}


@pytest.fixture(
    params=[(size, tag) for size in ORIENTATIONS for tag in ("en", "es")],
    ids=lambda look: f"{look[0][0]}-{look[1]}",
)
def kiosk(
    request: pytest.FixtureRequest, fonts: QApplication, tmp_path: Path, library_file: Path
) -> Iterator[Kiosk]:
    size, tag = request.param
    with kiosk_of(tmp_path, library_file, size, tag=tag) as made:
        yield made


def test_A19_every_word_on_every_screen_is_4_8_mm_tall(kiosk: Kiosk) -> None:
    small = {name: small_words(kiosk) for name in all_screens(kiosk)}
    assert len(small) > 10
    assert {name: words for name, words in small.items() if words} == {}


def test_A19_words_that_are_smaller_are_noticed_wherever_they_stand(
    fonts: QApplication, tmp_path: Path, library_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The control of the test above: text as large as on a clinic PC.
    monkeypatch.setattr(desk, "all_readable", lambda look: look)
    monkeypatch.setattr(window, "kiosk_look", theme_module.look_of)
    with kiosk_of(tmp_path, library_file) as kiosk:
        small = {name: small_words(kiosk) for name in all_screens(kiosk)}
    for name in ("home", "topics", "cervical-stitch", "help", "handout", "staff page"):
        assert small[name], name


def test_A19_words_of_the_bar_that_have_no_room_are_smaller_and_never_cut(
    fonts: QApplication, tmp_path: Path, library_file: Path
) -> None:
    with kiosk_of(tmp_path, library_file, (800, 1280), tag="es") as kiosk:
        tap_at(kiosk, QPoint(400, 500))
        small = set(small_words(kiosk))
        bar = {one.text() for one in kiosk.window.desk.findChildren(QToolButton) if on_screen(one)}
        assert "Texto y colores" in small
        assert small <= bar  # the page itself is as large as everywhere
        assert faults(kiosk) == []


# -- what is written in drawings


def labels(kiosk: Kiosk) -> dict[str, float]:
    """Return the drawings of all pages, and how tall a capital of their smallest words is, in mm.

    At 96 dpi, as wide as they stand on their page.
    """
    found = {}
    library = kiosk.kept.library
    capitals = TYPEFACES[USUAL].capitals * MILLIMETERS / USUAL_DPI
    for address in article_ids(library):
        kiosk.window.desk.open(address)
        settle()
        (view,) = kiosk.window.desk.findChildren(QTextBrowser, "article")
        for name, width in pictures(view):
            figure = library.figure(name)
            assert figure is not None
            sizes = [float(size) for size in re.findall(rb'font-size="([^"]+)"', figure.data)]
            if sizes:
                found[name] = min(sizes) * width / figure.width * capitals
    return found


def pictures(view: QTextBrowser) -> Iterator[tuple[str, float]]:
    """Yield the name of each picture of a page, and how wide it is shown."""
    cursor = view.document().find(PICTURE)
    while not cursor.isNull():
        form = cursor.charFormat()
        if form.isImageFormat():
            image = form.toImageFormat()
            yield image.name().removeprefix("figure:"), image.width()
        cursor = view.document().find(PICTURE, cursor)


@pytest.mark.parametrize("size", ORIENTATIONS, ids=lambda size: str(size[0]))
@pytest.mark.parametrize("tag", ["en", "es"])
def test_A19_words_in_drawings_are_4_8_mm_tall(
    fonts: QApplication, tmp_path: Path, library_file: Path, size: tuple[int, int], tag: str
) -> None:
    with kiosk_of(tmp_path, library_file, size, tag=tag) as kiosk:
        Hand(kiosk.window).begin()
        found = labels(kiosk)
    assert len(found) == 8
    assert {name: tall for name, tall in found.items() if tall < CAPITALS} == {}


def test_A19_words_in_drawings_that_are_smaller_are_noticed(
    fonts: QApplication, tmp_path: Path, library_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The control of the test above: text as large as on a clinic PC.
    monkeypatch.setattr(run, "readable_size", lambda *_: 100)
    with kiosk_of(tmp_path, library_file, text=100) as kiosk:
        Hand(kiosk.window).begin()
        assert max(labels(kiosk).values()) < CAPITALS
