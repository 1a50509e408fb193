"""Names, the order of the Tab key and its ring on the screens of a kiosk (A1, A7, A8).

A keyboard can be plugged in.
"""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.conftest import settle
from tests.gui.test_access import badly_named, spoken
from tests.gui.test_focus import goes_back, stops_of, without_ring
from tests.kiosk.kiosk_maker import ACCEPTED, make
from tests.kiosk.watching import tap
from viewer.gui.theme import THEMES
from viewer.kiosk.idle import WARNING
from viewer.kiosk.run import Kiosk
from viewer.kiosk.tiles import CHOICES, HELP, TOPICS

SIZE = (1080, 1920)
PAGES = ("home", TOPICS, CHOICES, "cervical-stitch", HELP)
PICTURES = "⌫"
"""Signs on a button that are drawings, and no words that a name could hold."""

WHOLE = ("attract", False)
"""The quiet page: one button as large as the screen, and its only stop: nothing to tell apart."""

NAMED = '\n[clinic]\nname = "Riverside Women’s Clinic"\n'


def screens(kiosk: Kiosk) -> Iterator[str]:
    """Go through the screens that a reader, and after her the staff, can have before them."""
    yield "attract"
    kiosk.window.begin()
    for address in PAGES:
        kiosk.window.desk.open(address)
        settle()
        yield address
    tap(kiosk, "Text and colors")
    yield "display"
    kiosk.window.desk.show_search()
    settle()
    yield "search"
    kiosk.window.idle.counted.emit(WARNING)
    for name, page in (
        ("question", kiosk.window.question),
        ("door", kiosk.staff.door),
        ("staff", kiosk.staff.page),
    ):
        kiosk.window.show_page(page)
        settle()
        yield name


def named(kiosk: Kiosk) -> list[str]:
    """Return what has a name without its words, but for what has no words."""
    return [wrong for wrong in badly_named(kiosk.window) if f"“{PICTURES}”" not in wrong]


def test_A1_everything_that_takes_the_focus_in_a_kiosk_has_a_name_with_its_words(
    fonts: QApplication, tmp_path: Path, library_file: Path
) -> None:
    settings = 'region = "US"\nlanguages = ["en", "es"]\n'
    with make(
        tmp_path, library_file, settings=settings, accepted=ACCEPTED + NAMED, size=SIZE
    ) as kiosk:
        found = {screen: named(kiosk) for screen in screens(kiosk)}
        assert found == {screen: [] for screen in found}
        assert len(found) == 11
        # The control: a button of the staff page that is called by other words than it shows.
        button = kiosk.staff.page.findChildren(QPushButton)[0]
        button.setAccessibleName("Go")
        assert len(named(kiosk)) == 1


def test_A7_tab_goes_down_every_page_of_a_kiosk_and_ends_at_the_bar_below_it(
    fonts: QApplication, tmp_path: Path, library_file: Path
) -> None:
    with make(tmp_path, library_file, size=SIZE) as kiosk:
        kiosk.window.begin()
        for address in PAGES:
            kiosk.window.desk.open(address)
            settle()
            stops = stops_of(kiosk.window.desk)
            bar = kiosk.window.desk.findChild(QWidget, "kiosk_bar")
            assert isinstance(bar, QWidget)
            above = [stop for stop in stops if not bar.isAncestorOf(stop)]
            below = stops[len(above) :]
            assert all(bar.isAncestorOf(stop) for stop in below), address
            pairs = [*pairwise(above), *pairwise(below)]
            assert [(spoken(a), spoken(b)) for a, b in pairs if goes_back(a, b)] == [], address
            assert stops[-1].objectName() == "kiosk_main_tool", address


@pytest.mark.parametrize("theme", THEMES)
def test_A8_whatever_takes_the_focus_in_a_kiosk_shows_a_ring(
    fonts: QApplication, tmp_path: Path, library_file: Path, theme: str
) -> None:
    settings = f'region = "US"\nlanguages = ["en", "es"]\ntheme = "{theme}"\n'
    done = {WHOLE}
    found: dict[str, tuple[int, int]] = {}
    with make(
        tmp_path, library_file, settings=settings, accepted=ACCEPTED + NAMED, size=SIZE
    ) as kiosk:
        for _ in screens(kiosk):
            found |= without_ring(kiosk.window, done)
    assert found == {}
    names = {name for name, _ in done}
    assert names >= {"kiosk_tool", "kiosk_urgent_tool", "kiosk_main_tool", "kiosk_key"}
    assert names >= {"kiosk_button", "kiosk_main_button", "Tile", "Row", "search_field"}
    assert {("choice", False), ("choice", True)} <= done
