"""The kiosk as `snowdrop --kiosk` starts it, with a probe that tells what is on the screen.

Started by robot.py, in a process of its own: program.py KIND LIBRARY SETTINGS. It answers each line
of its input with one of JSON, once everything that came from the X server before is done.
"""

import json
import os
import socket
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any
from unittest.mock import patch

from PySide6.QtCore import QEvent, QObject, QSocketNotifier
from PySide6.QtGui import QCloseEvent, QGuiApplication, QTextCursor, QWindow
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QTextBrowser, QWidget

from tests.kiosk.escape.keyboard_probe import keyboard
from tests.kiosk.hand import first_link
from viewer.app import run_kiosk
from viewer.gui.tile import Tile
from viewer.kiosk import keyboard as kiosk_keyboard
from viewer.kiosk import run
from viewer.kiosk.bar import KioskBar
from viewer.kiosk.lockdown import Lockdown
from viewer.kiosk.window import KioskWindow
from viewer.open_library import Where

ARTICLE = "treatment-options"
KEYBOARD = "QtVirtualKeyboard::"
"""Begins the class of the one window that may stand beside ours: Qt's keyboard."""

Place = tuple[int, int]


class Probe(QObject):
    """Answers the robot."""

    def __init__(self, kiosk: run.Kiosk) -> None:
        """Look into ``kiosk`` from now on."""
        super().__init__()
        self._kiosk, self._begun, self._asked = kiosk, False, 0
        kiosk.window.installEventFilter(self)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._begin)
        self._notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._read)

    @property
    def _window(self) -> KioskWindow:
        return self._kiosk.window

    def _read(self) -> None:
        for line in os.read(0, 4096).decode().splitlines() or ["quit"]:
            if line == "quit":
                self._kiosk.leave()
                return
            # What the X server sent before this line lies in its own queue.
            QGuiApplication.sync()
            verb, _, rest = line.partition(" ")
            acts: dict[str, Callable[[str], object]] = {
                "look": self.look,
                "go": self.go,
                "keyboard": self.keyboard,
            }
            try:
                answer = acts[verb](rest)
            except Exception:  # noqa: BLE001 (the kiosk would go on, and the robot would wait)
                traceback.print_exc()
                answer = None
            self.say(answer)

    def say(self, answer: object) -> None:
        """Answer a line."""
        print(json.dumps(answer), flush=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count how often the window is asked to close."""
        self._asked += event.type() == QEvent.Type.Close
        return super().eventFilter(watched, event)

    def _begin(self, window: QWindow | None) -> None:
        """Say that the window is there, once it has the keyboard."""
        if window is not None and not self._begun:
            self._begun = True
            self.say("ready")

    def look(self, _: str) -> dict[str, object]:
        """Tell the invariants of appendix E, as far as only the process itself can."""
        window, desk = self._window, self._window.desk
        stack, screen = window.centralWidget(), window.screen()
        shown = stack.currentWidget() if isinstance(stack, QStackedWidget) else stack
        fields = [field for field in desk.findChildren(QLineEdit) if field.isVisible()]
        return {
            "asked_to_close": self._asked,
            "intruders": [_class(one) for one in self._others()],
            "visible": window.isVisible() and not window.isMinimized(),
            "full_screen": window.isFullScreen() and window.geometry() == screen.geometry(),
            "active": window.isActiveWindow(),
            "output": screen.name(),
            "screen": type(shown).__name__,
            "place": _place(desk.visit.history.current.address, searching=bool(fields)),
            "text_size": desk.visit.preferences.text_size,
            "copied": QGuiApplication.clipboard().text(),
            "selected": _selected(window),
            "typed": "".join(field.text() for field in fields),
        }

    def keyboard(self, _: str) -> dict[str, object]:
        """Tell of the keyboard on the screen."""
        return keyboard()

    def _others(self) -> list[QWindow]:
        shown = (one for one in QGuiApplication.topLevelWindows() if one.isVisible())
        own = self._window.windowHandle()
        return [one for one in shown if one is not own and not _class(one).startswith(KEYBOARD)]

    def go(self, where: str) -> dict[str, Place]:
        """Begin at ``where``; return the places there at which a hand could try something."""
        self._window.begin()
        desk = self._window.desk
        desk.open(ARTICLE if where == "article" else "home")
        if where == "search":
            desk.show_search()
        QGuiApplication.processEvents()
        QGuiApplication.processEvents()
        return self._places(where)

    def _places(self, where: str) -> dict[str, Place]:
        desk = self._window.desk
        bar = desk.findChildren(KioskBar)[0]
        found = {"bar": _middle(bar.button("back"))}
        if where == "article":
            browser = next(one for one in desk.findChildren(QTextBrowser) if one.isVisible())
            found |= {"text": _middle(browser.viewport()), "link": _link(browser)}
            found["scroll bar"] = _middle(browser.verticalScrollBar())
        elif where == "search":
            found["field"] = _middle(next(f for f in desk.findChildren(QLineEdit) if f.isVisible()))
        else:
            found["tile"] = _middle(next(t for t in desk.findChildren(Tile) if t.isVisible()))
        return found


def _place(address: str, *, searching: bool) -> str:
    """Return where the reader is, in the words that go() takes."""
    return "search" if searching else {ARTICLE: "article"}.get(address, address)


def _class(window: QWindow) -> str:
    return str(window.metaObject().className())


def _middle(widget: QWidget) -> Place:
    point = widget.mapToGlobal(widget.rect().center())
    return point.x(), point.y()


def _link(browser: QTextBrowser) -> Place:
    """Return where the first link of a page can be seen; scrolls there."""
    point = browser.viewport().mapToGlobal(first_link(browser))
    return point.x(), point.y()


def _selected(window: QWidget) -> str:
    """Return the words of a page that are selected; the mark on a link in focus is none."""
    pages = (page for page in window.findChildren(QTextBrowser) if page.isVisible())
    cursors = (page.textCursor() for page in pages)
    return "".join(cursor.selectedText() for cursor in cursors if not _is_link(cursor))


def _is_link(cursor: QTextCursor) -> bool:
    ends = []
    for place in (cursor.selectionStart() + 1, cursor.selectionEnd()):
        end = QTextCursor(cursor.document())
        end.setPosition(min(place, cursor.document().characterCount() - 1))
        ends.append(end.charFormat().anchorHref())
    return ends[0] == ends[1] != ""


def _accept(window: KioskWindow, event: QCloseEvent) -> None:
    event.accept()


def _watch_nothing(lockdown: Lockdown) -> None:
    """Stand aside."""


def _offer_all(languages: Sequence[str]) -> bool:
    """Leave every layout that Qt has."""
    return bool(languages)


@contextmanager
def loosened() -> Iterator[None]:
    """Break the kiosk on purpose: it closes when asked to, and lets every key and button pass.

    Its keyboard has every layout of Qt, and no tap beside the field closes it.
    """
    with (
        patch.object(kiosk_keyboard, "offer_layouts", _offer_all),
        patch.object(KioskWindow, "closeEvent", _accept),
        patch.object(Lockdown, "begin", _watch_nothing),
    ):
        yield


@contextmanager
def talking(file: Path) -> Iterator[None]:
    """Break the promise on purpose: a socket that others can reach, and an open ``file``."""
    with socket.socket(socket.AF_INET) as made, file.open("w"):
        made.bind(("", 0))
        made.listen()
        yield


def main() -> int:
    """Run the kiosk until told to quit."""
    kind, library, settings = sys.argv[1:]
    make, probes = run.make_kiosk, []

    def watched(*parts: Any) -> run.Kiosk:
        kiosk = make(*parts)
        probes.append(Probe(kiosk))
        return kiosk

    with (
        loosened() if kind == "broken" else nullcontext(),
        talking(Path(settings).with_name("kept")) if kind == "talking" else nullcontext(),
        patch.object(run, "make_kiosk", watched),
    ):
        return run_kiosk(Where(library=Path(library)), Path(settings))


if __name__ == "__main__":
    sys.exit(main())
