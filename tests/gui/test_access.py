"""Names, targets, keyboard and focus: the window for people who cannot use a mouse (A1 to A11)."""

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QFrame,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from tests.conftest import Opener, OpenWindow, settle
from tests.gui.looking import changed_pixels
from tests.journeys.reader import Reader, on_screen
from viewer.gui.ask import Ask
from viewer.gui.new_patient import NewPatient
from viewer.gui.theme import THEMES, Look, apply
from viewer.gui.tile import Tile
from viewer.paths import ASSETS

STEPS = 500
"""More presses of Tab than any page has stops (A6)."""

PAGES = ("home", "topic:care", "treatment-options", "second-trimester-loss")
SIZES = ((1280, 800), (320, 640))
LEAST, MAIN = 24, 44
"""Pixels that a target measures at least (A10), and that the main ones are high."""


@pytest.fixture(scope="module", params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def reader(request: pytest.FixtureRequest, opener: Opener) -> Iterator[Reader]:
    yield Reader(opener(size=request.param))
    opener.close()


@pytest.fixture
def stage(fonts: QApplication) -> Iterator[tuple[QWidget, QVBoxLayout]]:
    """Return an empty window for a control."""
    window = QWidget()
    rows = QVBoxLayout(window)
    yield window, rows
    window.close()
    window.deleteLater()
    settle()


def focusable(window: QWidget) -> list[QWidget]:
    """Return everything that the Tab key must reach."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]


def spoken(widget: QWidget) -> str:
    """Return what a screen reader is told that a widget is called."""
    return str(QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name))


def badly_named(window: QWidget) -> list[str]:
    """Return what has no name for a screen reader, or one without its visible words (A1)."""
    found = []
    for widget in focusable(window):
        name = spoken(widget)
        words = widget.text() if isinstance(widget, QAbstractButton) else ""
        words = words.removeprefix("– ").replace("&&", "&")
        if not name.strip() or words not in name:
            found.append(f"{type(widget).__name__} {widget.objectName()} “{words}” is “{name}”")
    return found


def too_small(window: QWidget) -> list[str]:
    """Return the targets that are smaller than they may be (A10)."""
    buttons = [button for button in window.findChildren(QAbstractButton) if button.isVisible()]
    names = ("plain_button", "main_button", "tool", "contents_button", "close")
    return [
        f"{type(button).__name__} “{spoken(button)}” is {button.size().toTuple()}"
        for button in buttons
        if min(button.width(), button.height()) < LEAST
        or ((button.objectName() in names or isinstance(button, Tile)) and button.height() < MAIN)
    ]


@pytest.mark.parametrize("page", PAGES)
def test_everything_that_takes_the_focus_has_a_name_A1(reader: Reader, page: str) -> None:
    reader.window.open(page)
    for show in (reader.window.show_topics, reader.window.show_help, reader.window.back):
        show()
        settle()
        assert badly_named(reader.window) == []


@pytest.mark.parametrize("page", PAGES)
def test_every_target_is_large_enough_A10(reader: Reader, page: str) -> None:
    reader.window.open(page)
    for show in (reader.window.show_topics, reader.window.show_help, reader.window.back):
        show()
        settle()
        assert too_small(reader.window) == []


def test_the_cards_are_named_and_their_targets_large_enough(reader: Reader) -> None:
    reader.window.open("treatment-options")
    reader.press("On this page")
    assert badly_named(reader.window) + too_small(reader.window) == []
    reader.tap_link("cite:")
    assert badly_named(reader.window) + too_small(reader.window) == []
    reader.window.open("home")


def test_the_question_for_the_region_is_named_and_large_enough(open_window: OpenWindow) -> None:
    reader = Reader(open_window(region=None))
    assert badly_named(reader.window) + too_small(reader.window) == []


def test_a_button_without_a_name_and_a_small_one_are_caught(
    stage: tuple[QWidget, QVBoxLayout],
) -> None:
    # The control of the tests above.
    window, rows = stage
    nameless, small = QToolButton(), QPushButton("OK")
    nameless.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    nameless.setFixedSize(40, 40)
    small.setFixedSize(60, 20)
    rows.addWidget(nameless)
    rows.addWidget(small)
    window.show()
    settle()
    assert len(badly_named(window)) == 1
    assert len(too_small(window)) == 1


# -- keyboard


def walk(reader: Reader, key: Qt.Key = Qt.Key.Key_Tab) -> tuple[list[QWidget], bool]:
    """Press Tab until the focus is back where it began; return the stops and whether it came."""
    first = QApplication.focusWidget()
    assert first is not None
    stops, hidden = [first], []
    for _ in range(STEPS):
        QTest.keyClick(QApplication.focusWidget() or reader.window, key)
        focus = QApplication.focusWidget()
        if focus is None:
            continue
        if focus is not stops[-1]:
            stops.append(focus)
            if not on_screen(focus):
                hidden.append(focus)
        if focus is first and len(stops) > 2:
            break
    assert hidden == [], "The focus went where nobody can see it (A8)."
    return stops, stops[-1] is first


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_goes_through_everything_and_comes_back_A6(
    reader: Reader, page: str, key: Qt.Key
) -> None:
    reader.window.open(page)
    settle()
    reader.button("Back").setFocus()
    if not reader.button("Back").isEnabled():
        focusable(reader.window)[0].setFocus()
    stops, came_back = walk(reader, key)
    assert came_back
    missed = [w for w in focusable(reader.window) if w not in stops]
    assert missed == [], [spoken(widget) for widget in missed]


class Trap(QPushButton):
    """A button that the focus cannot leave."""

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: ARG002
        return True


def test_a_keyboard_trap_is_caught(open_window: OpenWindow) -> None:
    # The control of the test above.
    reader = Reader(open_window())
    trap = Trap("Trap")
    bar = reader.find(QWidget, "bar").layout()
    assert bar is not None
    bar.addWidget(trap)
    settle()
    focusable(reader.window)[0].setFocus()
    _, came_back = walk(reader)
    assert not came_back


def test_tab_reaches_every_link_of_the_page_A5(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    reader.window.open("what-is-cervical-insufficiency")
    reader.article.setFocus()
    found = []
    for _ in range(STEPS):
        QTest.keyClick(QApplication.focusWidget() or reader.window, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is not reader.article:
            break
        found.append(reader.article.textCursor().charFormat().anchorHref())
    assert set(reader.links()) <= set(found)


def test_moving_the_focus_alone_never_changes_the_page_A32(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    reader.window.open("treatment-options")
    opened = list(reader.opened)
    walk(reader)
    assert reader.opened == opened
    assert reader.card is None


def test_A7_a_question_over_the_page_is_reached_before_the_page(open_window: OpenWindow) -> None:
    reader = Reader(open_window(size=(1280, 800)))
    reader.window.open("treatment-options")
    (asks,) = reader.window.findChildren(NewPatient)
    asks.offer_after_print()
    settle()
    reader.find(QWidget, "bar").findChildren(QToolButton)[0].setFocus()
    stops, _ = walk(reader)
    answers = [stop for stop in stops if isinstance(stop.parent(), Ask)]
    assert [spoken(one) for one in answers] == ["New patient", "Not now"]
    first, second, page = map(stops.index, (*answers, reader.article))
    assert second == first + 1
    assert second < page, [spoken(stop) for stop in stops]
    heights = [stop.mapTo(reader.window, QPoint()).y() for stop in (stops[first], stops[page])]
    assert heights == sorted(heights)


# -- the ring around what has the focus


def ring(widget: QWidget) -> tuple[int, int]:
    """Return how many pixels the focus changes by 3:1 or more, and how many it must (A8)."""
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    settle()
    part = QRect(widget.mapTo(widget.window(), QPoint()), widget.size())
    before = widget.window().grab(part).toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    after = widget.window().grab(part).toImage()
    side = widget.width() + widget.height()
    # Two pixels all around, but for what round corners leave out.
    return changed_pixels(before, after, 3.0), round(2 * 2 * side * 0.85)


FIND: dict[str, Callable[[Reader], QWidget]] = {
    "tile": lambda reader: reader.button("Care and treatment"),
    "urgent tile": lambda reader: reader.button("When to call now"),
    "tool": lambda reader: reader.button("Colors"),
    "card": lambda reader: reader.cards_of_help()[1],
    "urgent card": lambda reader: reader.cards_of_help()[0],
}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", FIND)
def test_the_focus_shows_as_a_ring_at_least_2_pixels_wide_A8(
    open_window: OpenWindow, name: str, theme: str
) -> None:
    reader = Reader(open_window(theme=theme, size=(1280, 1600)))
    focusable(reader.window)[0].setFocus()
    changed, needed = ring(FIND[name](reader))
    assert changed >= needed


FOCUSED = re.findall(r"#?(\w+)(:checked)?:focus", (ASSETS / "style.qss").read_text("utf-8"))
"""All that the style sheet names as having the focus: a name or a class, and whether it is on."""

KINDS: dict[str, type[QWidget]] = {
    **dict.fromkeys(("card", "urgent_card"), QFrame),
    **dict.fromkeys(("tool", "contents_button", "close", "card_button"), QToolButton),
    **dict.fromkeys(("kiosk_tool", "kiosk_urgent_tool", "kiosk_main_tool"), QToolButton),
    "search_field": QLineEdit,
    "QRadioButton": QRadioButton,
    "handout_check": QCheckBox,
}
"""What bears such a name; all others are push buttons."""


def named(name: str, *, on: bool) -> QWidget:
    widget = KINDS.get(name, QPushButton)()
    widget.setObjectName(name)
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.setMinimumSize(160, 44)
    if isinstance(widget, QAbstractButton):
        widget.setText("Larger text")
        widget.setCheckable(on or widget.isCheckable())
        widget.setChecked(on)
    return widget


@pytest.mark.parametrize("theme", THEMES)
def test_whatever_the_style_sheet_names_shows_the_focus_as_a_ring_A8(
    stage: tuple[QWidget, QVBoxLayout], theme: str
) -> None:
    window, rows = stage
    window.setObjectName("center")
    made = {(name, on): named(name, on=bool(on)) for name, on in FOCUSED}
    assert len(made) > 15
    for widget in made.values():
        rows.addWidget(widget)
    apply(window, Look(THEMES[theme]))
    window.show()
    window.activateWindow()
    settle()
    rings = {name: ring(widget) for name, widget in made.items()}
    assert {name: found for name, found in rings.items() if found[0] < found[1]} == {}


def test_the_row_under_the_focus_shows_a_ring_A8(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    row = reader.row("Care and treatment")
    assert row is not None
    reader.sidebar.setFocus()
    settle()
    rect = reader.sidebar.visualRect(row)
    before = reader.sidebar.viewport().grab(rect).toImage()
    reader.type(Qt.Key.Key_Down)
    while reader.sidebar.currentIndex() != row:
        reader.type(Qt.Key.Key_Down)
    after = reader.sidebar.viewport().grab(rect).toImage()
    assert changed_pixels(before, after, 3.0) >= 2 * 2 * (rect.width() + rect.height()) * 0.8


def test_the_link_under_the_focus_is_marked_A8(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    reader.window.open("what-is-cervical-insufficiency")
    reader.article.setFocus()
    settle()
    before = reader.article.viewport().grab().toImage()
    reader.type(Qt.Key.Key_Tab)
    after = reader.article.viewport().grab().toImage()
    assert reader.article.textCursor().charFormat().isAnchor()
    assert changed_pixels(before, after, 3.0) > 100


def test_a_button_that_shows_no_focus_is_caught(stage: tuple[QWidget, QVBoxLayout]) -> None:
    # The control of the tests above.
    window, rows = stage
    other, mute = QPushButton("Other"), QPushButton("Mute")
    window.setStyleSheet("QPushButton { border: 1px solid black; outline: none; }")
    rows.addWidget(other)
    rows.addWidget(mute)
    window.show()
    window.activateWindow()
    other.setFocus()
    settle()
    changed, needed = ring(mute)
    assert changed < needed


# -- activation


def press_and_slide_off(widget: QWidget, at: QPoint) -> None:
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(widget, QPoint(-60, -60))
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=QPoint(-60, -60))
    settle()


def test_nothing_happens_before_the_finger_is_lifted_A11(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    tile = reader.button("Care and treatment")
    QTest.mousePress(tile, Qt.MouseButton.LeftButton, pos=tile.rect().center())
    settle()
    assert reader.opened == []
    QTest.mouseRelease(tile, Qt.MouseButton.LeftButton, pos=tile.rect().center())
    settle()
    assert reader.opened == ["topic:care"]


def test_sliding_off_a_tile_a_button_a_row_or_a_link_cancels_A11(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    tile = reader.button("Care and treatment")
    press_and_slide_off(tile, tile.rect().center())
    row = reader.row("Care and treatment")
    assert row is not None
    press_and_slide_off(reader.sidebar.viewport(), reader.sidebar.visualRect(row).center())
    assert reader.opened == []
    colors = reader.button("Colors")
    press_and_slide_off(colors, colors.rect().center())
    assert reader.card is None
    reader.window.open("what-is-cervical-insufficiency")
    reader.scroll_to("You can compare the options in")
    cursor = reader.article.document().find("Treatment options at a glance")
    press_and_slide_off(reader.article.viewport(), reader.article.cursorRect(cursor).center())
    assert reader.opened == ["what-is-cervical-insufficiency"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_tile_opens_by_key_A6(open_window: OpenWindow, key: Qt.Key) -> None:
    reader = Reader(open_window())
    reader.button("Care and treatment").setFocus()
    reader.type(key)
    assert reader.opened == ["topic:care"]


def test_a_finger_scrolls_nothing_sideways_and_bars_are_wide_enough(
    open_window: OpenWindow,
) -> None:
    reader = Reader(open_window(size=(320, 640)))
    reader.window.open("treatment-options")
    areas = [a for a in reader.window.findChildren(QAbstractScrollArea) if a.isVisible()]
    assert all(area.horizontalScrollBar().maximum() == 0 for area in areas)


def test_the_card_gives_the_focus_back_to_the_button_that_opened_it(
    open_window: OpenWindow,
) -> None:
    reader = Reader(open_window())
    button = reader.button("Colors")
    button.setFocus()
    reader.type(Qt.Key.Key_Space)
    card = reader.card
    assert isinstance(card, QFrame)
    inside = QApplication.focusWidget()
    assert inside is not None
    assert card.isAncestorOf(inside)
    reader.type(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is button


def test_a_tile_tells_its_words_to_a_screen_reader(fonts: QApplication) -> None:
    tile = Tile("Care", "About care.", Look(THEMES["light"]))
    interface = QAccessible.queryAccessibleInterface(tile)
    assert interface.text(QAccessible.Text.Name) == "Care"
    assert interface.text(QAccessible.Text.Description) == "About care."
    tile.deleteLater()
