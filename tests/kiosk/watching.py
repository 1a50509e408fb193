"""What tests of the kiosk need to look at one screen and to touch it: from outside, like a hand."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QStackedWidget, QTextBrowser, QWidget

from tests.conftest import settle
from tests.journeys.reader import Reader, on_screen
from viewer.app import Application
from viewer.kiosk.run import Kiosk


class Seconds:
    """A clock that counts seconds and goes on only when a test says so."""

    def __init__(self) -> None:
        """Begin somewhere: the machine has been on for a while."""
        self.now = 5_000.0

    def __call__(self) -> float:
        """Return the seconds since the machine was started."""
        return self.now


class Seen(QObject):
    """Notes each time that a page is painted."""

    count = 0

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        """Look, and touch nothing."""
        assert isinstance(target, QWidget)
        self.count += event.type() == QEvent.Type.Paint
        return False


def reader_of(kiosk: Kiosk) -> Reader:
    """Return a person who sits before the visit that is on."""
    return Reader(cast(Application, SimpleNamespace(window=kiosk.window.desk)))


def on_show(kiosk: Kiosk) -> QWidget:
    """Return which of the window's screens is in front."""
    stack = kiosk.window.centralWidget()
    assert isinstance(stack, QStackedWidget)
    shown = stack.currentWidget()
    assert shown is not None
    return shown


ENDS: dict[str, Callable[[Kiosk], None]] = {
    "finish": lambda kiosk: kiosk.window.finish(),
    "hide": lambda kiosk: kiosk.window.hide_now(),
    "silence": lambda kiosk: kiosk.window.idle.expired.emit(),
}
"""The ways in which a visit ends."""


def come_next(kiosk: Kiosk, end: str) -> None:
    """End the visit that is on in one of the ways, and be the next who comes."""
    ENDS[end](kiosk)
    settle()
    kiosk.window.begin()


def words_on_screen(kiosk: Kiosk) -> str:
    """Return every word that can be seen now."""
    window = kiosk.window
    found = [label.text() for label in window.findChildren(QLabel) if on_screen(label)]
    for button in window.findChildren(QAbstractButton):
        if on_screen(button):
            found += [button.text(), button.accessibleDescription()]
    pages = window.findChildren(QTextBrowser)
    found += [page.toPlainText() for page in pages if on_screen(page)]
    return "\n".join(found)


def buttons(kiosk: Kiosk) -> dict[str, QAbstractButton]:
    """Return the buttons that can be seen now, by what a screen reader calls them."""
    found = kiosk.window.findChildren(QAbstractButton)
    return {one.accessibleName() or one.text(): one for one in found if on_screen(one)}


def middle(kiosk: Kiosk, widget: QWidget) -> QPoint:
    """Return where in the window the middle of what is seen of ``widget`` lies."""
    return widget.mapTo(kiosk.window, widget.visibleRegion().boundingRect().center())


def tap_at(kiosk: Kiosk, place: QPoint) -> None:
    """Tap the glass: only what comes to the window itself counts as a hand."""
    QTest.mouseClick(kiosk.window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    settle()


def tap(kiosk: Kiosk, name: str) -> None:
    """Tap the button that is called ``name``."""
    tap_at(kiosk, middle(kiosk, buttons(kiosk)[name]))


def press_key(kiosk: Kiosk, key: Qt.Key) -> None:
    """Press a key of a keyboard that is plugged in."""
    QTest.keyClick(kiosk.window.windowHandle(), key)
    settle()


def running_timers(kiosk: Kiosk) -> list[QTimer]:
    """Return the timers that will wake the machine: of the window, and of the kiosk around it."""
    found = [*kiosk.window.findChildren(QTimer), *kiosk.findChildren(QTimer)]
    return [timer for timer in found if timer.isActive()]
