"""Nothing moves by itself (A24): no pixel of any state changes in five seconds left alone.

Nobody waits for them: every timer that would run out within those seconds is run out by hand,
each as often as it would, and no animation may be on its way.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import (
    QAbstractAnimation,
    QAbstractEventDispatcher,
    QCoreApplication,
    QObject,
    QPropertyAnimation,
    QTimer,
    QTimerEvent,
)
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.conftest import OpenWindow, settle
from tests.kiosk.kiosk_maker import make
from tests.kiosk.watching import on_show, tap_at
from viewer.gui.main_window import MainWindow
from viewer.gui.pictures import FOLDED_STATES, STATES
from viewer.gui.speech_engine import use_engine

SECONDS = (1, 5)
"""When a picture is taken again."""

OFTEN = 12
"""What runs out more often than this in a second shows by then whether it moves anything."""

STARTED = {"listen", "listening"}
"""States in which a page is read aloud, or about to be: what moves there the reader has started."""

PANELS = [state for state in FOLDED_STATES if state.name in ("small-topics", "small-help")]
"""What only a narrow window shows."""


def everything(window: QWidget) -> list[QObject]:
    """Return every object that can wake up by a timer while ``window`` is on show."""
    application = QCoreApplication.instance()
    assert application is not None
    roots: list[QObject] = [application, window]
    return [*roots, *application.findChildren(QObject), *window.findChildren(QObject)]


def timers(window: QWidget, within_ms: int) -> Iterator[tuple[QObject, int, int]]:
    """Return who has a timer, its number and its milliseconds, if it runs out soon enough."""
    dispatcher = QAbstractEventDispatcher.instance()
    for one in everything(window):
        for timer in dispatcher.registeredTimers(one):
            if timer.interval <= within_ms:
                yield one, timer.timerId, timer.interval


def let_pass(window: QWidget, seconds: int) -> None:
    """Run out every timer that would have run out by itself in so many ``seconds``."""
    for one, number, interval in [*timers(window, seconds * 1000)]:
        for _ in range(min(seconds * 1000 // max(interval, 1), OFTEN)):
            QCoreApplication.sendEvent(one, QTimerEvent(number))
    settle()


def moving(window: QWidget) -> list[str]:
    """Return what moves in ``window`` when nobody touches it for five seconds."""
    settle()
    found = [
        f"an animation of {type(animation.parent()).__name__}"
        for animation in window.findChildren(QAbstractAnimation)
        if animation.state() == QAbstractAnimation.State.Running
    ]
    at_first = window.grab().toImage()
    for seconds in SECONDS:
        let_pass(window, seconds)
        if window.grab().toImage() != at_first:
            found.append(f"pixels after {seconds} s")
    return found


def test_A24_no_state_of_the_window_moves_a_pixel_in_five_seconds(open_window: OpenWindow) -> None:
    use_engine("mock")
    found = {}
    for size, states in (((1280, 800), STATES), ((320, 640), PANELS)):
        window = open_window(size=size).window
        for state in states:
            usual = state.text_size == 100 and state.region == "US"
            if usual and state.name not in STARTED:
                if state.name.startswith(("handout", "new-patient")):
                    window.new_patient()  # each of these fills the handout
                state.reach(window)
                found[state.name] = moving(window)
        window.close()
    use_engine("")
    assert len(found) > 25
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_A24_no_screen_of_a_kiosk_moves_a_pixel_in_five_seconds(
    fonts: QApplication, library_file: Path, tmp_path: Path
) -> None:
    with make(tmp_path, library_file, size=(1080, 1920)) as kiosk:
        screens = [on_show(kiosk)]
        assert moving(kiosk.window) == []
        tap_at(kiosk, kiosk.window.rect().center())
        screens.append(on_show(kiosk))
        assert moving(kiosk.window) == []
        assert screens[0] is not screens[1]


class Ticker(QLabel):
    """Moves: by a timer of Qt's, by one of its own, or by an animation."""

    def __init__(self, window: MainWindow, how: str) -> None:
        """Begin at once, in the middle of ``window``."""
        super().__init__("0", window)
        self.setGeometry(400, 300, 200, 60)
        self.show()
        if how == "timer":
            timer = QTimer(self)
            timer.timeout.connect(self._tick)
            timer.start(900)
        elif how == "own":
            self.startTimer(4_000)
        else:
            animation = QPropertyAnimation(self, b"pos", self)
            animation.setEndValue(self.pos())
            animation.setDuration(60_000)
            animation.start()

    def timerEvent(self, _event: QTimerEvent) -> None:
        """Tick."""
        self._tick()

    def _tick(self) -> None:
        self.setText(str(int(self.text()) + 1))


@pytest.mark.parametrize(
    ("how", "seen"),
    [
        ("timer", ["pixels after 1 s", "pixels after 5 s"]),
        ("own", ["pixels after 5 s"]),
        ("animation", ["an animation of Ticker"]),
    ],
)
def test_what_moves_is_found(open_window: OpenWindow, how: str, seen: list[str]) -> None:
    window = open_window().window
    assert moving(window) == []
    Ticker(window, how)
    assert moving(window) == seen
