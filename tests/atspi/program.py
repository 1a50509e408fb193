"""The program as a screen reader meets it: on a screen, told by lines on its input what to do.

Started by conftest.py, in a process of its own. It answers each line once the window has done it.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTextBrowser

from benchmarks.programs import memory_mb
from viewer.app import Application, prepare
from viewer.gui.main_window import MainWindow
from viewer.library.page import page_html
from viewer.open_library import Where

EVERY = 60
"""Milliseconds from one page to the next while a screen reader walks (R2)."""

PAGES = (
    "treatment-options",
    "cervical-stitch",
    "second-trimester-loss",
    "what-is-cervical-insufficiency",
    "cervical-length-scan",
)


class Changes(QTimer):
    """Opens one page after the other."""

    def __init__(self, window: MainWindow) -> None:
        """Open them in ``window``."""
        super().__init__(interval=EVERY)
        self._window, self._left = window, 0
        self.timeout.connect(self._change)

    def begin(self, count: int) -> None:
        """Make ``count`` changes, then say so."""
        self._left = count
        self.start()

    def _change(self) -> None:
        if self._left == 0:
            self.stop()
            print("done", flush=True)
            return
        self._left -= 1
        self._window.open(PAGES[self._left % len(PAGES)])


class Told:
    """Does what the lines on the standard input say."""

    def __init__(self, window: QMainWindow, act: Callable[[str, str], str]) -> None:
        """Act in ``window``."""
        self._window, self._act = window, act
        self._notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._read)

    def _read(self) -> None:
        for line in os.read(0, 4096).decode().splitlines() or ["quit"]:
            verb, _, rest = line.partition(" ")
            if verb == "quit":
                QApplication.quit()
                return
            answer = "failed"
            try:
                answer = self._act(verb, rest) or "done"
                QApplication.processEvents()
            finally:
                if verb != "changes" or answer == "failed":  # they answer after the last one
                    print(answer, flush=True)


def snowdrop(library: Path, settings: Path) -> tuple[QMainWindow, Callable[[str, str], str]]:
    """Return the real window, and what it can be told."""
    whole = Application(prepare(Where(library=library), settings), settings)
    window = whole.window
    opened: list[str] = []
    window.opened.connect(opened.append)
    changes = Changes(window)

    def act(verb: str, rest: str) -> str:
        if verb == "open":
            window.open(rest)
        elif verb == "search":
            window.show_search()
        elif verb == "help":
            window.show_help()
        elif verb == "language":
            window.set_language(rest)
        elif verb == "changes":
            changes.begin(int(rest))
            return ""
        elif verb == "memory":
            return str(memory_mb("self", "Pss_Anon"))
        return opened[-1] if opened else ""

    return window, act


def plain(library: Path, settings: Path) -> tuple[QMainWindow, Callable[[str, str], str]]:
    """Return the control: a window with the same article in a browser of Qt's own kind."""
    start = prepare(Where(library=library), settings)
    article = start.library.article("treatment-options", "en")
    assert article is not None
    browser, window = QTextBrowser(), QMainWindow()
    browser.setHtml(page_html(article, today=start.clock.now().date(), emergency="911"))
    window.setCentralWidget(browser)
    window.resize(1280, 800)

    def act(verb: str, rest: str) -> str:
        return ""

    return window, act


def main() -> int:
    """Open the window that is asked for and stay until told to quit."""
    app = QApplication(["snowdrop"])
    app.setCursorFlashTime(0)
    kind = {"snowdrop": snowdrop, "plain": plain}[sys.argv[1]]
    window, act = kind(Path(sys.argv[2]), Path(sys.argv[3]))
    told = Told(window, act)
    window.show()
    window.activateWindow()
    app.processEvents()
    print("ready", flush=True)
    status = app.exec()
    del told
    return status


if __name__ == "__main__":
    sys.exit(main())
