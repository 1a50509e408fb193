"""The bar of a clinic's PC: the same tools, in the same place and order, on every screen (A32)."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QToolButton, QWidget

from tests.conftest import OpenWindow, settle
from tests.journeys.reader import Reader
from viewer.gui import reading_bar
from viewer.gui.main_window import MainWindow
from viewer.gui.pictures import FOLDED_STATES, STATES, State
from viewer.gui.speech_engine import use_engine

WIDE, NARROW = (1280, 800), (320, 640)

ORDER = ["home", "help", "back", "size", "language"]
"""What A32 names, as one reads: the same in a window of any width."""

SIZES = ("smaller", "larger", "colors", "display")
"""The buttons for the size of the text and its colors; a narrow window has one for all."""

Places = dict[str, tuple[int, int, int, int]]


def place(window: MainWindow, widget: QWidget) -> tuple[int, int, int, int]:
    """Return where a widget stands in the window; one that is covered or cut has no place."""
    rect = QRect(widget.mapTo(window, QPoint()), widget.size())
    assert widget.visibleRegion().boundingRect() == widget.rect(), widget.property("request")
    return rect.getRect()  # type: ignore[return-value]  # the stubs know of no four numbers


def tools(window: MainWindow) -> Places:
    """Return where each tool of the bar stands, and the places to get help where they are open."""
    bar = window.findChild(QWidget, "bar")
    assert bar is not None
    shown = [button for button in bar.findChildren(QToolButton) if button.isVisible()]
    found = {str(button.property("request")): place(window, button) for button in shown}
    if "help" not in found:
        panel = window.findChild(QAbstractScrollArea, "support")
        assert panel is not None
        left, _, width, _ = place(window, panel)
        # A question or a message across the window pushes it down, and the page as much.
        found["help panel"] = (left, 0, width, 0)
    return found


def order(found: Places) -> list[str]:
    """Return what A32 names of ``found``, by the rows of the bar and along each."""
    names = sorted(found, key=lambda name: (found[name][1], found[name][0]))
    named = ["size" if name in SIZES else name for name in names]
    return [name for name in dict.fromkeys(named) if name in ORDER]


def in_every_state(window: MainWindow, states: list[State]) -> dict[str, Places]:
    """Bring ``window`` into each of ``states``; return where its tools stand then."""
    found = {}
    for state in states:
        if state.name.removeprefix("small-").startswith(("handout", "new-patient")):
            window.new_patient()  # each of these fills the handout
        state.reach(window)
        settle()
        found[state.name] = tools(window)
    return found


def moved(found: dict[str, Places]) -> dict[str, list[str]]:
    """Return which tools of which state stand elsewhere than in the first."""
    usual = next(iter(found.values()))
    return {
        state: sorted(name for name, _ in set(there.items()) ^ set(usual.items()))
        for state, there in found.items()
        if there != usual
    }


def states(text_size: int, among: tuple[State, ...] = STATES) -> list[State]:
    return [state for state in among if state.text_size == text_size and state.region == "US"]


def test_A32_every_tool_of_the_bar_stands_in_the_same_place_on_every_screen(
    open_window: OpenWindow,
) -> None:
    use_engine("mock")
    orders, seen = {}, 0
    for size, text_size, among in (
        (WIDE, 100, states(100)),
        (WIDE, 200, states(200)),
        (WIDE, 400, states(400)),
        (NARROW, 100, states(100, FOLDED_STATES)),
    ):
        window = open_window(size=size, text_size=text_size).window
        found = in_every_state(window, among)
        seen += len(found)
        assert moved(found) == {}, (size, text_size)
        orders[size, text_size] = order(next(iter(found.values())))
        window.close()
    use_engine("")
    assert seen > 45
    # On a wide screen the places to get help need no button: they are open beside every page.
    assert orders.pop((WIDE, 100)) == [name for name in ORDER if name != "help"]
    assert set(map(tuple, orders.values())) == {tuple(ORDER)}


def test_A32_a_tool_that_moves_is_caught(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The control of the test above: a bar that keeps no room for the number of things put by.
    monkeypatch.setattr(reading_bar, "MOST", 0)
    window = open_window(size=WIDE).window
    found = in_every_state(window, [s for s in STATES if s.name in ("home", "article", "handout")])
    assert list(moved(found)) == ["handout"]
    assert "language" in moved(found)["handout"]
    mixed = dict(zip(found["home"], reversed(found["home"].values()), strict=True))
    assert order(mixed) != order(found["home"])


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_A32_home_is_the_first_tool_and_one_tap_away(
    open_window: OpenWindow, size: tuple[int, int]
) -> None:
    reader = Reader(open_window(size=size))
    reader.window.open("cervical-stitch")
    assert order(tools(reader.window))[0] == "home"
    for go in (MainWindow.show_topics, MainWindow.show_help, MainWindow.show_search):
        go(reader.window)
        settle()
        reader.press("Home")
        assert reader.opened[-1] == "home"
        assert reader.sees("Read at your own pace")


def test_A32_the_name_of_the_page_changes_with_the_page(open_window: OpenWindow) -> None:
    window = open_window().window
    names = {}
    for address in ("home", "topic:care", "cervical-stitch", "risk-factors", "handout"):
        window.open(address)
        settle()
        page: QWidget | None = window.focusWidget()
        while page is not None and not spoken(page):
            page = page.parentWidget()
        assert page is not None
        names[address] = spoken(page)
    assert len(set(names.values())) == len(names), names
    assert names["cervical-stitch"] == "The cervical stitch (cerclage)"


def spoken(widget: QWidget) -> str:
    """Return what a screen reader is told that a widget is called."""
    return str(QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name))
