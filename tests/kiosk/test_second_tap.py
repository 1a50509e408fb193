"""A hand that trembles taps twice; the second tap must not do what nobody asked for (K3, K4)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.conftest import settle
from tests.kiosk.kiosk_maker import PIN, make
from tests.kiosk.watching import on_show
from viewer.gui.popover import Popover
from viewer.kiosk.run import Kiosk
from viewer.search import words
from viewer.staff.state import read_state

LONG = 3_600_000


@pytest.fixture
def kiosk(fonts: QApplication, tmp_path: Path, library_file: Path) -> Iterator[Kiosk]:
    with make(tmp_path, library_file, size=(1280, 1024), deaf=LONG) as made:
        made.window.begin()
        made.window.desk.open("cervical-stitch")
        settle()
        yield made


def tap(kiosk: Kiosk, place: QPoint) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(kiosk.window.windowHandle(), left, none, place)
    settle()


def test_the_second_tap_on_hide_does_not_begin_a_visit_K4(kiosk: Kiosk) -> None:
    hide = kiosk.window.desk.bar_button("hide")
    place = hide.mapTo(kiosk.window, hide.rect().center())
    tap(kiosk, place)
    assert on_show(kiosk) is kiosk.window.attract
    tap(kiosk, place)
    assert on_show(kiosk) is kiosk.window.attract


def test_the_second_tap_on_open_chooses_no_country_K18(kiosk: Kiosk, tmp_path: Path) -> None:
    kiosk.staff.ask()
    for digit in PIN:
        key = next(b for b in kiosk.staff.door.findChildren(QPushButton) if b.text() == digit)
        key.click()
    kiosk.staff.door.try_pin()
    settle()
    page = kiosk.staff.page
    assert on_show(kiosk) is page
    canada = next(b for b in page.findChildren(QPushButton) if b.text() == "Canada")
    page.ensureWidgetVisible(canada)
    settle()
    place = canada.mapTo(kiosk.window, canada.rect().center())
    tap(kiosk, place)
    assert read_state(tmp_path / "staff.json")[0].region is None
    page.listen()  # what its timer does
    tap(kiosk, place)
    assert read_state(tmp_path / "staff.json")[0].region == "CA"


def test_no_card_ever_covers_what_hides_and_what_finishes_K4(kiosk: Kiosk) -> None:
    desk = kiosk.window.desk
    for _ in range(8):
        desk.bar_button("display").click()
        settle()
        (card,) = [c for c in desk.findChildren(Popover) if c.isVisible()]
        rect = QRect(card.mapTo(kiosk.window, QPoint()), card.size())
        for name in ("hide", "finish"):
            button = desk.bar_button(name)
            place = QRect(button.mapTo(kiosk.window, QPoint()), button.size())
            assert not rect.intersects(place), (name, desk.visit.preferences.text_size)
        card.dismiss()
        desk.grow_text()
        settle()


def test_nothing_that_was_typed_is_kept_for_speed_K3(kiosk: Kiosk) -> None:
    kiosk.window.desk.show_search()
    for word in ("zqcanaryx", "stitchzq"):
        kiosk.kept.library.search(word, "en")
    assert words._folded.cache_info().currsize > 0  # noqa: SLF001 (there is no other way to look)
    kiosk.window.hide_now()
    assert words._folded.cache_info().currsize == 0  # noqa: SLF001
