"""A monkey at the kiosk finds no way out, and nothing that a hand could use (K13 to K16).

``SNOWDROP_EVENTS=10000`` has it play longer; ``make soak`` does.
"""

import os
import subprocess
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QProcess, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QMenu,
    QMessageBox,
    QStackedWidget,
    QTextBrowser,
    QWidget,
)

from tests.conftest import settle
from tests.journeys.reader import on_screen
from tests.kiosk.disarmed import armed
from tests.kiosk.escape.robot import processes
from tests.kiosk.hand import first_link
from tests.kiosk.kiosk_maker import make
from tests.kiosk.monkey import Monkey
from tests.kiosk.spy import Spy
from tests.kiosk.watching import middle
from viewer.gui.speech_engine import use_engine
from viewer.gui.tile import Tile
from viewer.kiosk.idle import Idle
from viewer.kiosk.run import Kiosk
from viewer.staff.log import Event
from viewer.staff.proof import proof
from viewer.visit.history import HOME

EVENTS = int(os.environ.get("SNOWDROP_EVENTS", "1000"))
AT_ONCE = 50
"""Events after which the invariants are looked at."""

FEWEST_SEEN = 6
"""Screens and pages that a monkey must have come across."""

SEED = 20261122
SCREENS = {"Attract", "KioskDesk", "StillHere", "StaffDoor"}
"""What a hand may bring onto the screen: a press that lasts may bring the door, but not open it."""


@pytest.fixture(autouse=True)
def voice() -> Iterator[None]:
    # Else a monkey that presses “Listen” has the computer's own speech started, as it should be.
    use_engine("mock")
    yield
    use_engine("")


@pytest.fixture
def spy(monkeypatch: pytest.MonkeyPatch) -> Spy:
    spy = Spy()
    spy.watch(monkeypatch)
    return spy


@pytest.fixture
def kiosk(fonts: QApplication, tmp_path: Path, library_file: Path) -> Iterator[Kiosk]:
    with make(tmp_path, library_file) as made:
        yield made


class Before:
    """What was there before anybody touched the kiosk: the tests' own files and processes."""

    def __init__(self) -> None:
        """Look at this process now."""
        self._files = set(proof().writing or ())
        self._children = processes(os.getpid())

    def broken(self, kiosk: Kiosk) -> list[str]:
        """Return which invariants of appendix E do not hold."""
        window = kiosk.window
        stack = window.centralWidget()
        assert isinstance(stack, QStackedWidget)
        shown = type(stack.currentWidget()).__name__
        others = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window]
        wrong = [f"{type(one).__name__} is open" for one in others]
        if len([one for one in QGuiApplication.topLevelWindows() if one.isVisible()]) != 1:
            wrong.append("there is not one window")
        if not (window.isVisible() and window.isFullScreen() and window.isActiveWindow()):
            wrong.append("the window is not full screen, or not active")
        if shown not in SCREENS:
            wrong.append(f"{shown} is on the screen")
        if QGuiApplication.clipboard().text():
            wrong.append("something was copied")
        if kiosk.kept.log.last(Event.PROBLEM) is not None:
            wrong.append("the log tells of a problem")
        if processes(os.getpid()) != self._children:
            wrong.append("a process was started")
        if files := set(proof().writing or ()) - self._files:
            wrong.append(f"files are open to be written: {files}")
        return [*wrong, *armed(window)]


def played(kiosk: Kiosk, spy: Spy, events: int, seed: int = SEED) -> list[str]:
    """Let a monkey play until something is found, or ``events`` are over; return what is."""
    before, monkey = Before(), Monkey(kiosk.window, seed)
    assert before.broken(kiosk) == []
    for count in range(AT_ONCE, events + 1, AT_ONCE):
        monkey.play(AT_ONCE)
        if found := [*before.broken(kiosk), *spy.caught]:
            return [f"after {count} events", *found]
    # A monkey that never got past the first page would find nothing either.
    return [] if len(monkey.seen) >= FEWEST_SEEN else [f"it only saw {monkey.seen}"]


@pytest.mark.timeout(120 + EVENTS // 10)
def test_random_events_find_no_way_out_K13_K14_K15_K16(kiosk: Kiosk, spy: Spy) -> None:
    assert played(kiosk, spy, EVENTS) == []


def places_for_two(kiosk: Kiosk) -> Iterator[QPoint]:
    """Show a tile, a link and a telephone number in turn; yield where each can be seen."""
    desk = kiosk.window.desk
    desk.open(HOME)
    settle()
    tile = next(one for one in desk.findChildren(Tile) if on_screen(one))
    yield middle(kiosk, tile)
    desk.open("treatment-options")
    settle()
    browser = next(one for one in desk.findChildren(QTextBrowser) if one.isVisible())
    yield browser.viewport().mapTo(kiosk.window, first_link(browser))
    desk.show_help()
    settle()
    words = [one for one in desk.findChildren(QLabel) if on_screen(one)]
    yield middle(kiosk, next(one for one in words if one.objectName() == "card_number"))


def tapped_with_two(kiosk: Kiosk, spy: Spy) -> list[str]:
    """Tap a tile, a link and a number with two fingers; return what of the invariants broke."""
    before, monkey, found = Before(), Monkey(kiosk.window, SEED), []
    kiosk.window.begin()
    for place in places_for_two(kiosk):
        monkey.fingers([place, place + QPoint(30, 10)], [None, None])
        settle()
        found += [*before.broken(kiosk), *spy.caught]
        stack = kiosk.window.centralWidget()
        assert isinstance(stack, QStackedWidget)
        assert stack.currentWidget() is kiosk.window.desk
    return found


def test_a_tap_of_two_fingers_finds_no_way_out_K13_K16(kiosk: Kiosk, spy: Spy) -> None:
    assert tapped_with_two(kiosk, spy) == []


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_build_that_opens_a_menu_for_two_fingers_is_caught_K13_K16(
    kiosk: Kiosk, spy: Spy
) -> None:
    # The control.
    class Opens(QObject):
        def eventFilter(self, target: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.TouchBegin and target.isWindowType():
                menu = QMenu(kiosk.window)
                menu.addAction("Copy")
                menu.show()
            return False

    opens = Opens()
    kiosk.window.windowHandle().installEventFilter(opens)
    assert "the log tells of a problem" in tapped_with_two(kiosk, spy)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize("made", [QMessageBox, QMenu, QFileDialog])
def test_a_build_that_opens_a_window_is_caught_K13_K14(
    kiosk: Kiosk, spy: Spy, monkeypatch: pytest.MonkeyPatch, made: Callable[[QWidget], QWidget]
) -> None:
    # The control: it opens a window when somebody begins to read.
    def begin(idle: Idle) -> None:
        made(kiosk.window).show()

    monkeypatch.setattr(Idle, "begin", begin)
    found = played(kiosk, spy, 1000)
    assert getattr(made, "__name__", "") in found
    # The lockdown took it off the screen at once, and told of it.
    assert "the log tells of a problem" in found
    assert "there is not one window" not in found


def ask_for_a_file() -> object:
    """Ask for a file; a name looked up before the spy came would open the dialog in earnest."""
    return QFileDialog.getOpenFileName()


@pytest.mark.parametrize(
    ("offence", "name"),
    [
        (QDialog, "QDialog"),
        (type("Sub", (QDialog,), {}), "QDialog"),
        (ask_for_a_file, "QFileDialog.getOpenFileName"),
        (lambda: QMessageBox.aboutQt(QWidget()), "QMessageBox.aboutQt"),
        (lambda: QDesktopServices.openUrl(QUrl("file:///")), "QDesktopServices.openUrl"),
        (lambda: QProcess.startDetached("true", []), "QProcess.startDetached"),
        (QProcess, "QProcess"),
        (lambda: webbrowser.open("file:///"), "webbrowser.open"),
        (lambda: subprocess.run(["true"], check=False), "Popen"),
        (lambda: os.system("true"), "os.system"),  # noqa: S605 (it is not done)
        (lambda: getattr(os, "startfile")("x"), "os.startfile"),  # noqa: B009 (Windows has it)
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_the_spy_catches_what_it_is_for_K14(
    fonts: QApplication, spy: Spy, offence: Callable[[], object], name: str
) -> None:
    made = offence()
    assert spy.caught == [name]
    if isinstance(made, QWidget):
        made.deleteLater()


SCREENS_OF_A_VISIT: dict[str, Callable[[Kiosk], object]] = {
    "attract": lambda kiosk: kiosk.window.rest(),
    "home": lambda kiosk: kiosk.window.begin(),
    "all topics": lambda kiosk: kiosk.window.desk.open("topics"),
    "what fits me": lambda kiosk: kiosk.window.desk.open("choices"),
    "a topic": lambda kiosk: kiosk.window.desk.open("topic:care"),
    "an article": lambda kiosk: kiosk.window.desk.open("treatment-options"),
    "a source beside it": lambda kiosk: kiosk.window.desk.follow("cite:1"),
    "a page of loss": lambda kiosk: kiosk.window.desk.open("second-trimester-loss"),
    "search": lambda kiosk: kiosk.window.desk.show_search(),
    "help": lambda kiosk: kiosk.window.desk.show_help(),
    "urgent": lambda kiosk: kiosk.window.desk.show_urgent(),
    "another language": lambda kiosk: kiosk.window.desk.set_language("es"),
    "the question": lambda kiosk: kiosk.window.idle.counted.emit(30),
    "a second visit": lambda kiosk: kiosk.window.finish(),
    "its article": lambda kiosk: kiosk.window.desk.open("treatment-options"),
    "hidden": lambda kiosk: kiosk.window.hide_now(),
    "staff door": lambda kiosk: kiosk.staff.ask(),
    "staff page": lambda kiosk: kiosk.staff.door.opened.emit(),
    "clean glass": lambda kiosk: kiosk.staff.page.glass_requested.emit(),
}


def armed_screens(kiosk: Kiosk) -> dict[str, list[str]]:
    """Go through every screen; return what a hand could use on each."""
    found = {}
    for name, go in SCREENS_OF_A_VISIT.items():
        go(kiosk)
        settle()
        found[name] = armed(kiosk.window)
    return {name: wrong for name, wrong in found.items() if wrong}


def test_no_widget_of_any_screen_gives_words_or_menus_away_K15_K16(kiosk: Kiosk) -> None:
    assert armed_screens(kiosk) == {}


def test_nor_does_one_of_a_kiosk_that_is_not_set_up_K15_K16(
    fonts: QApplication, tmp_path: Path, library_file: Path
) -> None:
    with make(tmp_path, library_file, settings="", accepted="") as kiosk:
        assert kiosk.window.findChildren(QLabel)
        assert armed(kiosk.window) == []


def test_a_kiosk_that_is_not_locked_is_caught_on_every_screen_of_reading_K16(
    fonts: QApplication, tmp_path: Path, library_file: Path
) -> None:
    # The control, and what a first visit was before the lockdown looked at what was there already.
    with make(tmp_path, library_file, locked=False) as kiosk:
        for part in kiosk.window.findChildren(QWidget):
            part.setAcceptDrops(True)  # nothing of ours does so by itself
        found = armed_screens(kiosk)
        assert set(found) == set(SCREENS_OF_A_VISIT)
        assert any("selected" in wrong for wrong in found["an article"])
        assert any("menu" in wrong for wrong in found["search"])
        assert any("dropped" in wrong for wrong in found["search"])
