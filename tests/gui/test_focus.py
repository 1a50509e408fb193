"""Where the Tab key goes and how the focus shows, on the screens there are (A7, A8)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtTextToSpeech import QTextToSpeech  # noqa: F401 (what its first import says)
from PySide6.QtWidgets import QAbstractButton, QApplication, QTextBrowser, QTreeView, QWidget

from tests.conftest import OpenWindow, settle
from tests.gui.test_access import focusable, ring, spoken
from tests.journeys.reader import Reader
from viewer.gui import framed_window
from viewer.gui.ask import Ask
from viewer.gui.main_window import MainWindow
from viewer.gui.pictures import FOLDED_STATES, STATES, State
from viewer.gui.popover import Popover
from viewer.gui.speech_engine import use_engine
from viewer.gui.theme import THEMES, Look
from viewer.gui.tile import Row

LEFT, RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
SCROLLED = ("article-figure", "article-numbers", "article-red-flags", "article-sources")
"""States in which Tab stops at nothing but in the state “article”."""

READ = ("bar", "ask", "sidebar", "page", "support")
"""The parts of the window in the order in which one reads them; a card may stand over any."""


@pytest.fixture
def either_way(fonts: QApplication) -> Iterator[QApplication]:
    """Return the program, which a test may have read from right to left."""
    use_engine("mock")  # nothing depends on the voices of this computer
    yield fonts
    use_engine("")
    fonts.setLayoutDirection(LEFT)


def part_of(widget: QWidget) -> str:
    """Return in which part of the window a widget stands."""
    around: QWidget | None = widget
    while around is not None:
        above = around.parentWidget()
        if isinstance(around, Popover):
            return "card"
        if isinstance(around, Ask) and above is not None and above.parentWidget() is above.window():
            return "ask"
        if around.objectName() in READ:
            return around.objectName()
        around = above
    return "page"


def stops_of(window: QWidget) -> list[QWidget]:
    """Return where Tab stops, from the bar on, once it has been pressed."""
    QTest.keyClick(window, Qt.Key.Key_Tab)
    stops, found = set(focusable(window)), []
    widget: QWidget | None = window.nextInFocusChain()
    while widget is not None and widget is not window:
        found += [widget] if widget in stops else []
        widget = widget.nextInFocusChain()
    return found


def inverted(stops: Sequence[QWidget]) -> list[str]:
    """Return where Tab goes up, or back on its line; and where it leaves a part and comes again."""
    parts = [part_of(stop) for stop in stops]
    visited = [parts[0], *(after for before, after in pairwise(parts) if before != after)]
    known = [part for part in visited if part != "card"]
    found = [] if known == [part for part in READ if part in known] else [f"It goes {visited}."]
    found += ["It leaves the card and comes again."] if visited.count("card") > 1 else []
    for one, other in pairwise(stops):
        if part_of(one) == part_of(other) and goes_back(one, other):
            found.append(f"From “{spoken(one)}” it goes to “{spoken(other)}”.")
    return found


def goes_back(one: QWidget, other: QWidget) -> bool:
    first, second = (QRect(w.mapTo(w.window(), QPoint()), w.size()) for w in (one, other))
    if second.bottom() < first.top() or second.top() > first.bottom():
        return second.bottom() < first.top()
    back = first.left() - second.left()
    return (second.right() - first.right() if one.layoutDirection() == RIGHT else back) > 0


def walked(window: MainWindow, states: Sequence[State], app: QApplication) -> dict[str, list[str]]:
    """Return what is inverted in each of ``states``, from the left and from the right."""
    found = {}
    for state in states:
        app.setLayoutDirection(LEFT)
        window.new_patient()
        settle()
        state.reach(window)
        settle()
        for direction in (LEFT, RIGHT):
            app.setLayoutDirection(direction)
            settle()
            found[f"{state.name} {direction.name}"] = inverted(stops_of(window))
    return {name: wrong for name, wrong in found.items() if wrong}


def chosen(states: Sequence[State], region: str | None = "US") -> list[State]:
    """Return the states of one window: larger text alone changes no order."""
    usual = [one for one in states if one.text_size == 100 and one.region == region]
    return [one for one in usual if one.name not in SCROLLED]


@pytest.mark.parametrize(
    ("states", "region", "size"),
    [
        (STATES, "US", (1280, 800)),
        (FOLDED_STATES, "US", (320, 640)),
        (STATES, None, (1280, 800)),
    ],
    ids=["wide", "narrow", "no region yet"],
)
def test_A7_tab_goes_through_every_screen_in_the_order_in_which_it_is_read_either_way(
    open_window: OpenWindow,
    either_way: QApplication,
    states: Sequence[State],
    region: str | None,
    size: tuple[int, int],
) -> None:
    window = open_window(size=size, region=region).window
    assert chosen(states, region)
    assert walked(window, chosen(states, region), either_way) == {}


def test_A7_the_order_in_which_things_were_made_is_noticed(
    open_window: OpenWindow, either_way: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The control: Qt's own order.
    def leave_all(*_: object) -> None:
        """Put nothing in order."""

    monkeypatch.setattr(framed_window, "order_stops", leave_all)
    window = open_window().window
    home, contents = (one for one in STATES if one.name in ("home", "contents"))
    wrong = walked(window, [home, contents], either_way)
    assert "It goes ['bar', 'sidebar', 'support', 'page']." in wrong["home LeftToRight"]
    assert "It leaves the card and comes again." in wrong["contents LeftToRight"]
    # And the bar, backwards.
    assert inverted(stops_of(window)[3::-1]) != []


def test_A7_the_key_follows_that_order_and_shift_goes_back(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    reader.window.open("topic:care")
    stops = stops_of(reader.window)
    stops[0].setFocus()
    for key, order in ((Qt.Key.Key_Tab, stops), (Qt.Key.Key_Backtab, stops[::-1])):
        for stop in order:
            assert QApplication.focusWidget() is stop, spoken(stop)
            if stop is not order[-1]:
                QTest.keyClick(stop, key)


@pytest.mark.parametrize("address", ["home", "topic:care", "handout"])
def test_A7_from_a_page_that_was_opened_tab_goes_to_what_stands_first_on_it(
    open_window: OpenWindow, address: str
) -> None:
    reader = Reader(open_window())
    reader.window.open(address)
    settle()
    page = QApplication.focusWidget()
    assert page is not None
    QTest.keyClick(page, Qt.Key.Key_Tab)
    first = QApplication.focusWidget()
    assert first is not None
    assert page.isAncestorOf(first), spoken(first)
    stops = [stop for stop in focusable(page) if stop is not page]
    assert first.mapTo(page, QPoint()).y() == min(stop.mapTo(page, QPoint()).y() for stop in stops)


# -- the ring

SEEN = ("home", "display", "search-spelling", "handout", "new-patient-question")
"""States in which, together, all that a window is made of can have the focus."""

OTHERS = (QTextBrowser, QTreeView)
"""What marks a link or a row in it, and has tests of its own."""


def without_ring(window: QWidget, done: set[tuple[str, bool]]) -> dict[str, tuple[int, int]]:
    """Return what of a window shows no ring; one of each kind is looked at, and put to ``done``."""
    found = {}
    for widget in focusable(window):
        on = isinstance(widget, QAbstractButton) and widget.isChecked()
        kind = (widget.objectName() or type(widget).__name__, on)
        whole = widget.visibleRegion().boundingRect() == widget.rect()
        if kind in done or not whole or isinstance(widget, OTHERS):
            continue
        done.add(kind)
        changed, needed = ring(widget)
        if changed < needed:
            found[f"{kind} {spoken(widget)}"] = (changed, needed)
    return found


@pytest.mark.parametrize("theme", THEMES)
def test_whatever_takes_the_focus_in_the_window_shows_a_ring_A8(
    open_window: OpenWindow, theme: str
) -> None:
    window = open_window(theme=theme, size=(1280, 1600)).window
    done: set[tuple[str, bool]] = set()
    found: dict[str, tuple[int, int]] = {}
    for state in (one for one in STATES if one.name in SEEN):
        window.new_patient()
        state.reach(window)
        settle()
        found |= without_ring(window, done)
    assert found == {}
    names = {name for name, _ in done}
    assert names >= {"tool", "close", "card", "urgent_card", "card_button", "search_field"}
    assert names >= {"plain_button", "main_button", "handout_check", "Tile", "Row", "HitRow"}
    assert ("Row", True) in done  # the colors of now


# -- keys that nobody chose


def test_the_sign_for_and_in_a_title_makes_no_key_of_it_A1(fonts: QApplication) -> None:
    row = Row("988 Suicide & Crisis Lifeline", "", Look(THEMES["light"]))
    assert row.shortcut() == QKeySequence()
    assert spoken(row) == "988 Suicide & Crisis Lifeline"
    # The control: Qt's own would be pressed by Alt and the letter, here the space bar.
    QAbstractButton.setText(row, "988 Suicide & Crisis Lifeline")
    assert row.shortcut() == QKeySequence("Alt+Space")
    row.deleteLater()


# -- what the focus does when the look is another one


@pytest.mark.parametrize(("page", "size"), [("cervical-stitch", (1280, 800)), ("home", (320, 640))])
def test_A6_who_changes_the_look_by_keys_goes_on_from_the_same_button(
    open_window: OpenWindow, page: str, size: tuple[int, int]
) -> None:
    reader = Reader(open_window(size=size))
    reader.window.open(page)
    reader.press("Colors" if size[0] > 1000 else "Text and colors")
    card = reader.card
    assert card is not None
    said = []
    for _ in range(len(focusable(card)) - 1):  # all but the button that closes the card
        at = QApplication.focusWidget()
        assert at is not None
        if getattr(at, "text", str)() not in ("English", "Español", "New patient"):
            said.append(spoken(at))
            QTest.keyClick(at, Qt.Key.Key_Space)
            settle()
            now = QApplication.focusWidget()
            assert now is not None
            assert card.isAncestorOf(now), "The focus stands behind the card."
            assert spoken(now) == said[-1]
        QTest.keyClick(reader.window.focusWidget(), Qt.Key.Key_Tab)
    assert {"Dark", "More space between letters and lines"} <= set(said)


def test_A6_who_makes_the_text_larger_by_the_bar_can_do_so_again(open_window: OpenWindow) -> None:
    reader = Reader(open_window(size=(1920, 1080)))
    reader.window.open("cervical-stitch")
    (larger,) = (
        one
        for one in reader.window.findChildren(QAbstractButton)
        if one.property("request") == "larger"
    )
    larger.setFocus()
    for _ in range(2):
        QTest.keyClick(larger, Qt.Key.Key_Space)
        settle()
        assert QApplication.focusWidget() is larger


def test_A6_where_the_focus_was_is_gone_it_goes_to_the_page(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    reader.window.open("cervical-stitch")
    reader.cards_of_help()[0].setFocus()  # these are made anew
    QTest.keySequence(reader.window, QKeySequence("Ctrl++"))
    settle()
    assert QApplication.focusWidget() is reader.article
