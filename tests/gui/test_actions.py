"""One table: the keys, the parts of the window with F6, the menu, and the card of the keys."""

from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import OpenWindow, settle
from tests.gui.handout_tools import Eyes, Printer
from tests.journeys.reader import Reader
from tests.kiosk.kiosk_maker import make
from viewer.gui.menu_row import MenuRow
from viewer.gui.theme import look_of
from viewer.visit.preferences import Preferences

PAGE = "what-is-cervical-insufficiency"

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


ALIASES = {"Ctrl+Shift+F", "Ctrl+="}
"""Second keys for what another key does too: for a habit, and for where + needs Shift."""


def bound(reader: Reader) -> list[str]:
    """Return every key that is bound anywhere in the window, as this system writes it."""
    native = QKeySequence.SequenceFormat.NativeText
    return [one.key().toString(native) for one in reader.window.findChildren(QShortcut)]


def listed(reader: Reader) -> list[str]:
    """Press F1 and return the keys that the card names; close it again."""
    press(reader, Qt.Key.Key_F1)
    card = reader.card
    assert card is not None
    rows = [label.text() for label in card.findChildren(QLabel) if ": " in label.text()]
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    settle()
    assert reader.card is None
    return [row.partition(": ")[0] for row in rows]


def strike(reader: Reader, keys: str) -> None:
    """Press keys held together, such as Ctrl+P."""
    QTest.keySequence(reader.window, QKeySequence(keys))
    settle()


def test_A6_f1_lists_every_key_that_works_and_no_other(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    reader.window.open(PAGE)
    found = listed(reader)
    reading = {"Alt+Left", "Alt+Right", "Alt+Home", "Ctrl+F", "Ctrl+P", "Ctrl++", "Ctrl+-"}
    assert {"F1", "F3", "Shift+F3", "F6", "Ctrl+0", "Ctrl+K", "Alt+C", "Alt+H"} | reading <= {
        *found
    }
    assert sorted([*found, *ALIASES]) == sorted(bound(reader))  # each once
    QShortcut(QKeySequence("Ctrl+J"), reader.window)
    assert sorted([*listed(reader), *ALIASES]) != sorted(bound(reader))  # the control


def test_A6_hints_name_the_keys_that_are_bound_in_every_language(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    reader.window.open(PAGE)
    hinted = {}
    for language in ("en", "es"):
        reader.window.set_language(language)
        settle()
        strike(reader, "Ctrl+F")
        hints = [one.toolTip() for one in reader.window.findChildren(QToolButton)]
        hinted[language] = {hint[:-1].rpartition("(")[2] for hint in hints if hint[-1:] == ")"}
    assert hinted["en"] == hinted["es"] >= {"Ctrl+F", "Ctrl+K", "F3", "Shift+F3", "Ctrl++", "Alt+M"}
    assert hinted["en"] <= {*bound(reader)}


# -- what the keys do


def test_A6_ctrl_0_brings_back_the_text_size_of_the_clinic(open_window: OpenWindow) -> None:
    reader = Reader(open_window(text_size=150))
    reader.window.open(PAGE)
    at_first = reader.article.document().begin().charFormat().font().pixelSize()
    for keys in ("Ctrl++", "Ctrl++"):
        strike(reader, keys)
    larger = reader.article.document().begin().charFormat().font().pixelSize()
    strike(reader, "Ctrl+0")
    assert reader.article.document().begin().charFormat().font().pixelSize() == at_first < larger


@pytest.mark.parametrize("size", [(700, 800), (1280, 800)])
def test_A6_one_key_skips_to_the_content_from_anywhere(
    open_window: OpenWindow, size: tuple[int, int]
) -> None:
    reader = Reader(open_window(size=size))
    reader.window.open(PAGE)
    for leave in ("topics", "help"):
        (reader.window.show_topics if leave == "topics" else reader.window.show_help)()
        settle()
        assert focused_region(reader) != "article"
        strike(reader, "Alt+C")
        assert QApplication.focusWidget() is reader.article
    reader.window.show_search()
    reader.find(QWidget, "bar").findChildren(QToolButton)[0].setFocus()
    strike(reader, "Alt+C")
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_A6_f3_goes_on_to_the_next_place_found_and_shift_f3_back(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    reader.window.open(PAGE)
    strike(reader, "Ctrl+F")
    reader.write("the")
    places = [reader.place_found()]
    for keys in ("F3", "F3", "Shift+F3"):
        strike(reader, keys)
        places.append(reader.place_found())
    assert places[0] < places[1] < places[2]
    assert places[3] == places[1]


def test_A6_ctrl_p_offers_the_page_on_show_and_then_prints_the_handout(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    printer = Printer()
    monkeypatch.setattr("viewer.app.system_printing", lambda _window, _settings: printer)
    reader = Reader(open_window())
    reader.window.open(PAGE)
    strike(reader, "Ctrl+P")
    eyes = Eyes(reader.window, qtbot)
    title = eyes.titles()
    assert len(title) == 1
    assert eyes.button("Print").isEnabled()
    assert printer.printed == []  # it is offered, and not printed unasked
    strike(reader, "Ctrl+P")
    eyes.wait(lambda: len(printer.printed) == 1)
    assert eyes.titles() == title
    printer.finish()


def test_A6_K11_ctrl_p_takes_what_is_in_the_handout_and_adds_nothing_to_it(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    reader = Reader(open_window())
    reader.window.open(PAGE)
    reader.press("Add to my handout")
    reader.window.open("cervical-stitch")
    strike(reader, "Ctrl+P")
    eyes = Eyes(reader.window, qtbot)
    assert eyes.titles() == ["What is cervical insufficiency?"]
    eyes.press("Empty the handout")
    reader.window.go_home()
    strike(reader, "Ctrl+P")
    assert eyes.titles() == []
    assert eyes.page.isVisible()


def test_K11_K13_no_key_of_a_kiosk_prints(
    fonts: QApplication, library_file: Path, tmp_path: Path
) -> None:
    with make(tmp_path, library_file) as kiosk:
        found = [one.key().toString() for one in kiosk.window.findChildren(QShortcut)]
        assert "F6" in found
        assert "Ctrl+P" not in found


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


# -- the menu


def rows(reader: Reader) -> dict[str, str]:
    """Return what the menu on show offers, with the key that stands beside it."""
    card = reader.card
    assert card is not None, "No menu is open."
    found = sorted(card.findChildren(MenuRow), key=lambda row: row.y())
    return {row.text(): row.accessibleDescription() for row in found}


def choose(reader: Reader, text: str) -> None:
    """Open the menu by its button and press the row that says ``text``."""
    reader.press("Menu")
    card = reader.card
    assert card is not None
    (row,) = (row for row in card.findChildren(MenuRow) if row.text() == text)
    row.click()
    settle()


@pytest.mark.parametrize("size", [(320, 640), (1280, 800)])
def test_A6_the_menu_names_the_keys_that_are_bound_and_offers_all_but_what_is_idle(
    open_window: OpenWindow, size: tuple[int, int]
) -> None:
    reader = Reader(open_window(size=size))
    reader.press("Menu")
    at_home = rows(reader)
    assert {"Back", "Forward", "Find on this page", "Smaller text", "New patient"}.isdisjoint(
        at_home
    )
    reader.window.open(PAGE)
    reader.window.open("cervical-stitch")
    reader.window.back()
    reader.window.grow_text()
    strike(reader, "F10")
    on_page = rows(reader)
    assert list(on_page) == [
        *("Home", "Back", "Forward", "Search", "Find on this page", "Places to get help"),
        *("My handout", "Print my handout, or this page", "Larger text", "Smaller text"),
        *("Usual text size", "Text and colors", "New patient", "All keys"),
    ]
    assert set(at_home) <= set(on_page)
    keyless = {text for text, key in on_page.items() if not key}
    assert keyless == {"Text and colors", "New patient"}
    assert set(on_page.values()) - {""} <= {*bound(reader)}


def test_A6_a_row_of_the_menu_does_what_its_key_does(open_window: OpenWindow) -> None:
    reader = Reader(open_window(size=(320, 640)))  # where the bar has no button for some of it
    reader.window.open(PAGE)
    choose(reader, "Home")
    assert reader.opened[-1] == "home"
    choose(reader, "Back")
    assert reader.opened[-1] == PAGE
    choose(reader, "Forward")
    assert reader.opened[-1] == "home"
    choose(reader, "My handout")
    assert reader.opened[-1] == "handout"
    choose(reader, "Text and colors")
    assert "Text and colors" in reader.card_says()
    reader.window.open(PAGE)
    choose(reader, "Find on this page")
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    choose(reader, "New patient")
    assert reader.opened[-1] == "home"
    assert not reader.has_card()
    choose(reader, "All keys")
    assert "F10: Menu" in reader.card_says()


def test_A6_A8_tab_goes_through_the_menu_and_out_of_it_and_escape_closes_it(
    open_window: OpenWindow,
) -> None:
    reader = Reader(open_window())
    reader.window.open(PAGE)
    reader.article.setFocus()
    strike(reader, "F10")
    told = list(rows(reader))
    passed = []
    for _ in told:
        focus = QApplication.focusWidget()
        assert isinstance(focus, MenuRow)
        passed.append(focus.text())
        assert reader.has_card()
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert passed == told
    assert not reader.has_card(), "The focus would stand behind it."
    assert QApplication.focusWidget() is reader.article
    strike(reader, "F10")
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert not reader.has_card()
    assert QApplication.focusWidget() is reader.article


@pytest.mark.parametrize("keys", ["F1", "F10"])
def test_no_card_stays_when_a_key_opens_something_else_or_the_next_person_comes_K3(
    open_window: OpenWindow, keys: str
) -> None:
    reader = Reader(open_window())
    reader.window.open(PAGE)
    for leave in ("Alt+Home", "Ctrl+K", "Alt+H", "Ctrl+0"):
        strike(reader, keys)
        assert reader.has_card()
        strike(reader, leave)
        assert not reader.has_card(), leave
    reader.window.open(PAGE)
    strike(reader, keys)
    reader.window.new_patient()
    assert not reader.has_card()


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_the_key_stands_at_the_other_end_of_the_line_either_way_L7(
    fonts: QApplication, direction: Qt.LayoutDirection
) -> None:
    def ink(key: str, width: int) -> list[tuple[int, int]]:
        """Return which pixels are darker with the ``key`` than without it."""
        drawn = []
        for told in ("", key):
            row = MenuRow("Home", told, look_of(Preferences("light", 100)))
            row.setLayoutDirection(direction)
            row.resize(width, 100)
            drawn.append(row.grab().toImage())
        bare, full = drawn
        spots = product(range(width), range(100))
        return [(x, y) for x, y in spots if full.pixel(x, y) != bare.pixel(x, y)]

    wide, narrow = ink("Ctrl+K", 400), ink("Ctrl+K", 90)
    leftward = direction is Qt.LayoutDirection.RightToLeft
    assert wide
    assert all((x < 200) is leftward for x, _ in wide)
    assert max(y for _, y in wide) < min(y for _, y in narrow), "Under the words for want of room."


def test_K14_a_kiosk_has_no_menu(fonts: QApplication, library_file: Path, tmp_path: Path) -> None:
    with make(tmp_path, library_file) as kiosk:
        found = [one.key().toString() for one in kiosk.window.findChildren(QShortcut)]
        assert "F1" in found
        assert "F10" not in found
        tools = kiosk.window.findChildren(QToolButton)
        menus = [one for one in tools if one.property("request") == "menu"]
        assert menus
        assert not any(one.isVisibleTo(kiosk.window) for one in menus)
