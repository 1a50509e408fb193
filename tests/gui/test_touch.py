"""A finger on the screen: it scrolls, taps and selects nothing (A11, A12, A13, A24; recipe R5)."""

import gc
import os
import subprocess
import sys
from collections.abc import Callable
from enum import Enum, EnumType

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QScroller,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.conftest import ROOT, OpenWindow, settle
from tests.journeys.reader import Reader, finger, on_screen
from viewer.gui import platform_wishes
from viewer.gui.tile import Tile
from viewer.gui.touch import scroll_by_finger

STITCH = "cervical-stitch"
LOW = (760, 420)
"""A window so low that everything in it has to be scrolled."""

UP, ACROSS = QPoint(4, -12), QPoint(12, 0)
"""One step of a finger, in pixels; sixteen of them are a drag."""

FOLLOWED = 50
"""Pixels: so far a page has scrolled at least after such a drag."""


def drag(widget: QWidget, start: QPoint, step: QPoint, steps: int = 16) -> None:
    """Put a finger on ``widget``, draw it along and lift it, whatever moves under it."""
    window, place = in_window(widget, start)
    put(window, place)
    for _ in range(steps):
        place += step
        slide(window, place)
    lift(window, place)


def scroll(
    qtbot: QtBot, area: QAbstractScrollArea, widget: QWidget, start: QPoint, step: QPoint = UP
) -> None:
    """Draw a finger along ``widget`` until ``area`` has followed it, then lift it.

    Qt moves a page with the next picture; a finger at the pace of a test has to wait for it.
    """
    window, place = in_window(widget, start)
    bar = area.verticalScrollBar()
    before = bar.value()
    put(window, place)
    for _ in range(16):
        place += step
        slide(window, place)
    qtbot.waitUntil(lambda: abs(bar.value() - before) > FOLLOWED)
    lift(window, place)
    rest(qtbot, area)


def put(widget: QWidget, place: QPoint) -> None:
    window, there = in_window(widget, place)
    QTest.touchEvent(window, finger()).press(0, there, window).commit()
    settle()


def slide(widget: QWidget, place: QPoint) -> None:
    window, there = in_window(widget, place)
    QTest.touchEvent(window, finger()).move(0, there, window).commit()
    settle()


def lift(widget: QWidget, place: QPoint) -> None:
    window, there = in_window(widget, place)
    QTest.touchEvent(window, finger()).release(0, there, window).commit()
    settle()


def in_window(widget: QWidget, place: QPoint) -> tuple[QWidget, QPoint]:
    """Return the window and the place in it: Qt knows nothing outside the screen of the tests."""
    return widget.window(), widget.mapTo(widget.window(), place)


def tap(widget: QWidget, place: QPoint) -> None:
    put(widget, place)
    lift(widget, place)


def middle(widget: QWidget) -> QPoint:
    return widget.visibleRegion().boundingRect().center()


def rest(qtbot: QtBot, area: QAbstractScrollArea) -> None:
    """Wait until nothing moves any more."""
    scroller = QScroller.scroller(area.viewport())
    qtbot.waitUntil(lambda: scroller.state() == QScroller.State.Inactive)


def only_qt(area: QAbstractScrollArea) -> None:
    """Do what Qt has to offer, and no more: the control."""
    QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.TouchGesture)


def nothing(area: QAbstractScrollArea) -> None:
    """Leave everything as Qt makes it: the control."""


@pytest.fixture
def reader(open_window: OpenWindow) -> Reader:
    """Return someone who reads an article."""
    reader = Reader(open_window())
    reader.window.open(STITCH)
    settle()
    return reader


def words_in(page: QTextBrowser) -> QPoint:
    """Return a place in the lower part of a page where there are words, and no link."""
    view = page.viewport()
    for y in range(view.height() - 40, 200, -8):
        place = QPoint(view.width() // 2, y)
        line = page.cursorForPosition(place)
        line.select(QTextCursor.SelectionType.LineUnderCursor)
        if len(line.selectedText()) > 25 and not page.anchorAt(place):
            return place
    raise AssertionError("There are no words.")


def text_page(qtbot: QtBot, prepared: Callable[[QAbstractScrollArea], None]) -> QTextBrowser:
    """Return a page of text with a link above it."""
    page = QTextBrowser()
    qtbot.addWidget(page)
    page.setOpenLinks(False)
    lines = "<p>Some words that could be selected, and more words.</p>" * 100
    page.setHtml(f'<p><a href="#link">A link that is here</a></p>{lines}')
    page.resize(400, 400)
    prepared(page)
    page.show()
    settle()
    return page


def buttons(
    qtbot: QtBot, prepared: Callable[[QAbstractScrollArea], None]
) -> tuple[QScrollArea, list[QPushButton]]:
    """Return high buttons that have to be scrolled, and their area."""
    area, inside = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    rows = QVBoxLayout(inside)
    made = [QPushButton(f"Button {at}") for at in range(6)]
    for button in made:
        button.setFixedHeight(260)
        rows.addWidget(button)
    area.setWidgetResizable(True)
    area.setWidget(inside)
    area.resize(300, 300)
    prepared(area)
    area.show()
    settle()
    return area, made


# ---- a drag scrolls and selects nothing


def test_A13_a_finger_drag_scrolls_the_page_and_selects_nothing(
    reader: Reader, qtbot: QtBot
) -> None:
    page = reader.article
    scroll(qtbot, page, page.viewport(), words_in(page))
    assert not page.textCursor().hasSelection()
    assert reader.opened == [STITCH]


def test_A13_a_page_that_nobody_prepared_selects_and_does_not_scroll(qtbot: QtBot) -> None:
    # The control of the test above.
    page = text_page(qtbot, nothing)
    drag(page.viewport(), QPoint(60, 300), UP)
    assert page.verticalScrollBar().value() == 0
    assert len(page.textCursor().selectedText()) > 100


def test_A13_a_page_that_only_scrolls_selects_a_word_all_the_same_F6(qtbot: QtBot) -> None:
    # The control of what is done beside Qt's own.
    page = text_page(qtbot, only_qt)
    scroll(qtbot, page, page.viewport(), QPoint(60, 300))
    assert page.textCursor().hasSelection()


@pytest.mark.parametrize("step", [ACROSS, UP], ids=["across", "up"])
def test_A13_where_there_is_nothing_to_scroll_a_drag_selects_nothing_either(
    qtbot: QtBot, step: QPoint
) -> None:
    page = text_page(qtbot, scroll_by_finger)
    page.setPlainText("A few words on a page that fits.")
    settle()
    drag(page.viewport(), QPoint(20, 14), step)
    assert not page.textCursor().hasSelection()


def test_A13_two_quick_taps_select_no_word(qtbot: QtBot) -> None:
    chosen = []
    for prepared in (scroll_by_finger, nothing):
        page = text_page(qtbot, prepared)
        for _ in range(2):
            tap(page.viewport(), QPoint(60, 200))
        chosen.append(page.textCursor().hasSelection())
    assert chosen == [False, True]


def test_A13_a_finger_lets_go_of_what_a_mouse_has_selected(qtbot: QtBot) -> None:
    page = text_page(qtbot, scroll_by_finger)
    page.selectAll()
    tap(page.viewport(), QPoint(60, 200))
    assert not page.textCursor().hasSelection()


def numbers(reader: Reader) -> list[QLabel]:
    return list(reader.panel.findChildren(QLabel, "card_number"))


def test_A13_a_finger_scrolls_the_places_to_get_help_and_selects_no_number(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    reader = Reader(open_window(size=LOW))
    reader.window.show_help()
    settle()
    number = next(label for label in numbers(reader) if on_screen(label))
    flags = number.textInteractionFlags()
    assert flags & Qt.TextInteractionFlag.TextSelectableByMouse  # else there is nothing to show
    scroll(qtbot, reader.panel, number, QPoint(4, number.height() // 2))
    assert not number.hasSelectedText()
    drag(number, QPoint(4, number.height() // 2), ACROSS)
    assert not number.hasSelectedText()


def test_A13_a_label_that_nobody_prepared_is_selected(qtbot: QtBot) -> None:
    # The control of the test above.
    label = QLabel("555-0100 and more numbers, 555-0101")
    qtbot.addWidget(label)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.show()
    settle()
    drag(label, QPoint(4, label.height() // 2), ACROSS)
    assert label.hasSelectedText()


def test_a_mouse_still_selects_text_to_copy_it(reader: Reader) -> None:
    page = reader.article
    word = page.document().find("stitch", page.document().find("stitch"))
    page.setTextCursor(word)
    page.ensureCursorVisible()
    line = page.cursorRect(word)
    page.setTextCursor(QTextCursor(page.document()))
    settle()
    left, view = Qt.MouseButton.LeftButton, page.viewport()
    start, end = line.center() - QPoint(50, 0), line.center() + QPoint(40, 0)
    QTest.mousePress(view, left, pos=start)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, left, pos=end)
    assert page.textCursor().hasSelection()
    number = next(label for label in numbers(reader) if on_screen(label))
    QTest.mousePress(number, left, pos=QPoint(2, number.height() // 2))
    QTest.mouseMove(number, QPoint(60, number.height() // 2))
    QTest.mouseRelease(number, left, pos=QPoint(60, number.height() // 2))
    assert number.hasSelectedText()


# ---- a drag presses nothing, wherever it scrolls


def test_A11_a_drag_over_tiles_scrolls_and_opens_none(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    reader = Reader(open_window(size=(1280, 420)))
    page = reader.find(QScrollArea, "tile_page")
    assert isinstance(page, QScrollArea)
    tile = next(tile for tile in page.findChildren(Tile) if on_screen(tile))
    scroll(qtbot, page, tile, middle(tile))
    assert reader.opened == []
    assert not tile.isDown()


def test_A11_a_drag_over_topics_scrolls_and_opens_none(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    reader = Reader(open_window(size=(1280, 420)))
    reader.choose_topic("Understanding")
    side = reader.sidebar
    opened = list(reader.opened)
    side.verticalScrollBar().setValue(0)
    assert side.verticalScrollBar().maximum() > 100
    scroll(qtbot, side, side.viewport(), QPoint(60, 250))
    assert reader.opened == opened


def test_A11_a_drag_over_hits_scrolls_and_opens_none(open_window: OpenWindow, qtbot: QtBot) -> None:
    reader = Reader(open_window(size=(1280, 480)))
    reader.search_for("stitch")
    area = reader.search.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    hit = next(row for row in reader.hits() if on_screen(row))
    scroll(qtbot, area, hit, middle(hit))
    assert reader.opened == []
    assert reader.search.isVisible()


def test_A11_a_drag_over_a_card_scrolls_and_presses_nothing(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    reader = Reader(open_window(size=LOW))
    reader.window.open(STITCH)
    reader.press("On this page")
    assert isinstance(reader.card, QFrame)
    area = reader.card.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    heading = next(tile for tile in area.findChildren(Tile) if on_screen(tile))
    scroll(qtbot, area, heading, middle(heading))
    assert reader.has_card()
    assert reader.article.verticalScrollBar().value() == 0


def test_A11_a_button_that_is_dragged_along_is_not_pressed(qtbot: QtBot) -> None:
    clicks = []
    for prepared in (scroll_by_finger, only_qt):
        area, made = buttons(qtbot, prepared)
        pressed = QSignalSpy(made[0].clicked)
        scroll(qtbot, area, made[0], QPoint(100, 230))
        assert not made[0].isDown()
        clicks.append(pressed.count())
    # Qt's own is the control: the button has moved along, so the finger is lifted on it.
    assert clicks == [0, 1]


# ---- taps


def link_place(page: QTextBrowser, words: str) -> QPoint:
    found = page.document().find(words)
    assert not found.isNull()
    found.setPosition(found.selectionStart() + 2)
    return page.cursorRect(found).center()


def test_A5_A11_a_tap_activates_a_link_when_the_finger_is_lifted(qtbot: QtBot) -> None:
    page = text_page(qtbot, scroll_by_finger)
    followed: list[QUrl] = []
    page.anchorClicked.connect(followed.append)
    place = link_place(page, "A link")
    put(page.viewport(), place)
    assert followed == []
    lift(page.viewport(), place + QPoint(5, 2))  # a hand is not still
    assert [link.toString() for link in followed] == ["#link"]


def test_A11_sliding_off_a_link_cancels_and_sliding_onto_one_activates_nothing(
    qtbot: QtBot,
) -> None:
    page = text_page(qtbot, scroll_by_finger)
    followed: list[QUrl] = []
    page.anchorClicked.connect(followed.append)
    place, beside = link_place(page, "A link"), QPoint(350, link_place(page, "A link").y())
    for start, end in ((place, beside), (beside, place)):
        assert bool(page.anchorAt(start)) != bool(page.anchorAt(end))
        put(page.viewport(), start)
        slide(page.viewport(), end)
        lift(page.viewport(), end)
    assert followed == []
    tap(page.viewport(), place)  # what was cancelled is over
    assert len(followed) == 1


def test_A11_a_drag_that_begins_on_a_link_does_not_activate_it(qtbot: QtBot) -> None:
    page = text_page(qtbot, scroll_by_finger)
    followed: list[QUrl] = []
    page.anchorClicked.connect(followed.append)
    page.append('<p><a href="#far">A link far down</a></p>')
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    settle()
    place = link_place(page, "far down")
    assert page.anchorAt(place) == "#far"
    scroll(qtbot, page, page.viewport(), place, -UP)
    assert followed == []


def test_A11_a_finger_that_slides_off_a_button_does_not_press_it(qtbot: QtBot) -> None:
    area, made = buttons(qtbot, scroll_by_finger)
    pressed = QSignalSpy(made[0].clicked)
    drag(made[0], QPoint(100, 100), ACROSS, steps=25)
    assert pressed.count() == 0
    tap(made[0], QPoint(100, 100))
    assert pressed.count() == 1
    assert area.verticalScrollBar().value() == 0


def test_A11_quick_taps_on_a_button_all_count(qtbot: QtBot) -> None:
    counts = []
    for prepared in (scroll_by_finger, only_qt):
        area, made = buttons(qtbot, prepared)
        pressed = QSignalSpy(made[0].clicked)
        for _ in range(4):
            tap(made[0], QPoint(100, 100))
        counts.append(pressed.count())
        area.close()
    assert counts[0] == 4
    assert counts[1] < 4  # Qt's own, the control, keeps the press of a second quick tap


def test_A11_a_quick_second_tap_that_slides_to_the_next_row_opens_neither(reader: Reader) -> None:
    view = reader.sidebar.viewport()
    first, second = (reader.sidebar.visualRect(row).center() for row in reader.rows()[:2])
    tap(view, first)
    assert reader.opened == [STITCH, "home"]
    put(view, first)
    lift(view, second)
    assert reader.opened == [STITCH, "home"]
    tap(view, second)
    assert len(reader.opened) == 3


def test_A12_taps_open_topics_tiles_links_and_the_headings_of_a_card(reader: Reader) -> None:
    reader.window.go_home()
    settle()
    tiles = reader.find(QScrollArea, "tile_page").findChildren(Tile)
    reader.touch(next(tile for tile in tiles if on_screen(tile)))
    assert len(reader.opened) == 3
    reader.window.open(STITCH)
    reader.press("On this page")
    assert reader.card is not None
    reader.touch([tile for tile in reader.card.findChildren(Tile) if on_screen(tile)][-1])
    assert not reader.has_card()
    assert reader.article.verticalScrollBar().value() > 0
    home = reader.rows()[0]
    tap(reader.sidebar.viewport(), reader.sidebar.visualRect(home).center())
    assert reader.opened[-1] == "home"


def test_A11_two_quick_taps_on_a_fold_open_and_close_it_again(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    reader.window.open("second-trimester-loss")
    settle()
    page, link = reader.article, next(iter(reader.links("fold:")))
    seen = [page.toPlainText()]
    for _ in range(2):
        page.focus_link(link)
        settle()
        cursor = page.textCursor()
        cursor.setPosition(cursor.selectionStart() + 1)
        tap(page.viewport(), page.cursorRect(cursor).center())
        seen.append(page.toPlainText())
    assert seen[1] != seen[0]
    assert seen[2] == seen[0]


# ---- calm


class Motion(Enum):
    """The wishes that Qt 6.12 tells of, by their names there."""

    NoPreference = 0
    ReducedMotion = 1


class QuietSystem:
    """A system that asks for less motion."""

    def styleHints(self) -> "QuietSystem":
        return self

    def accessibility(self) -> "QuietSystem":
        return self

    def motionPreference(self) -> Motion:
        return Motion.ReducedMotion


def flick(area: QAbstractScrollArea) -> QScroller.State:
    """Draw a fast finger up, on a clock of our own, and return what the page does afterwards."""
    scroller = QScroller.scroller(area.viewport())
    scroller.handleInput(QScroller.Input.InputPress, QPointF(60, 390), 0)
    for at in range(1, 8):
        scroller.handleInput(QScroller.Input.InputMove, QPointF(60, 390 - 40 * at), 16 * at)
    scroller.handleInput(QScroller.Input.InputRelease, QPointF(60, 110), 128)
    return scroller.state()


@pytest.mark.parametrize(
    ("still", "after"),
    [(True, QScroller.State.Inactive), (False, QScroller.State.Scrolling)],
    ids=["asked", "not asked"],
)
def test_A24_a_flicked_page_stops_with_the_finger_when_less_motion_is_asked_for(
    qtbot: QtBot, still: bool, after: QScroller.State
) -> None:
    page = text_page(qtbot, lambda area: scroll_by_finger(area, lambda: still))
    assert flick(page) == after
    rest(qtbot, page)


def test_A24_a_wish_that_changes_holds_from_the_next_touch_on(qtbot: QtBot) -> None:
    wishes = [False]
    page = text_page(qtbot, lambda area: scroll_by_finger(area, lambda: wishes[-1]))
    seen = []
    for wish in (False, True, False):
        wishes.append(wish)
        seen.append(flick(page) == QScroller.State.Inactive)
        rest(qtbot, page)
    assert seen == [False, True, False]


def test_A24_the_page_of_the_window_asks_the_system(
    reader: Reader, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert flick(reader.article) == QScroller.State.Scrolling
    rest(qtbot, reader.article)
    monkeypatch.setattr(platform_wishes, "QGuiApplication", QuietSystem())
    assert flick(reader.article) == QScroller.State.Inactive


def test_A24_a_page_never_goes_beyond_its_end_and_springs_back(qtbot: QtBot) -> None:
    ours, control = text_page(qtbot, scroll_by_finger), text_page(qtbot, only_qt)
    before = ours.viewport().pos()
    for page in (ours, control):
        scroller = QScroller.scroller(page.viewport())
        scroller.handleInput(QScroller.Input.InputPress, QPointF(60, 60), 0)
        for at in range(1, 11):
            scroller.handleInput(QScroller.Input.InputMove, QPointF(60, 60 + 20 * at), 16 * at)
    qtbot.waitUntil(lambda: control.viewport().y() > before.y() + 20)
    assert ours.viewport().pos() == before
    for page in (ours, control):
        scroller = QScroller.scroller(page.viewport())
        scroller.handleInput(QScroller.Input.InputRelease, QPointF(60, 260), 200)
        rest(qtbot, page)
    assert ours.verticalScrollBar().value() == 0


# ---- for months


def enumerations_left(prepared: Callable[[QAbstractScrollArea], None]) -> int:
    """Return how many enumerations are kept after ten areas have come and gone."""
    prepared(QScrollArea())  # the first of a program may keep what serves all
    gc.collect()
    before = sum(isinstance(kept, EnumType) for kept in gc.get_objects())
    for _ in range(10):
        area = QScrollArea()
        prepared(area)
        area.deleteLater()
        del area
        settle()
    gc.collect()
    return sum(isinstance(kept, EnumType) for kept in gc.get_objects()) - before


def test_areas_that_come_and_go_with_each_visit_leave_no_gesture_behind(qtbot: QtBot) -> None:
    assert enumerations_left(scroll_by_finger) == 0


def test_a_gesture_of_its_own_for_each_area_is_noticed(qtbot: QtBot) -> None:
    # The control of the test above.
    assert enumerations_left(only_qt) >= 10


ENDING = """
from PySide6.QtWidgets import QApplication, QTextBrowser
from viewer.gui.touch import scroll_by_finger
app = QApplication([])
pages = [QTextBrowser() for _ in range(3)]
for page in pages:
    scroll_by_finger(page)
    page.show()
app.processEvents()
"""


def test_a_program_in_which_a_finger_scrolled_ends_as_it_should() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ENDING],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
