"""The program as a screen reader meets it: on a screen, told by lines on its input what to do.

Started by conftest.py, in a process of its own. It answers each line once the window has done it.
"""

import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMainWindow, QTextBrowser

from benchmarks.programs import memory_mb
from viewer.app import Application, prepare
from viewer.library.page import page_html
from viewer.open_library import Where

OPEN = ExitStack()
"""What is closed when the program ends."""


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
                print(answer, flush=True)


def snowdrop(library: Path, settings: Path) -> tuple[QMainWindow, Callable[[str, str], str]]:
    """Return the real window, and what it can be told."""
    whole = Application(prepare(Where(library=library), settings), settings)
    window = whole.window
    opened: list[str] = []
    window.opened.connect(opened.append)

    def act(verb: str, rest: str) -> str:
        if verb == "open":
            window.open(rest)
        elif verb == "search":
            window.show_search()
        elif verb == "help":
            window.show_help()
        elif verb == "language":
            window.set_language(rest)
        elif verb == "memory":
            return str(memory_mb("self", "Pss_Anon"))
        return opened[-1] if opened else ""

    return window, act


def deleting(library: Path, settings: Path) -> tuple[QMainWindow, Callable[[str, str], str]]:
    """Return a broken program: it deletes the nodes of a page that is gone, as F4 warns."""
    from viewer.gui.article_accessibility import AnyNode, Pool

    def give_back(pool: Pool, nodes: list[AnyNode], *, tree_is_gone: bool = False) -> None:
        for node in nodes:
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(node))

    patch.object(Pool, "give_back", give_back).start()
    return snowdrop(library, settings)


def kiosk(library: Path, settings: Path) -> tuple[QMainWindow, Callable[[str, str], str]]:
    """Return the window of a kiosk, and how to make visits."""
    from tests.kiosk.kiosk_maker import make  # not above: it turns the screen off
    from viewer.gui import accessibility

    folder = settings.parent / "kiosk"
    folder.mkdir(exist_ok=True)
    window = OPEN.enter_context(make(folder, library, locked=False, size=(1000, 800))).window

    def act(verb: str, rest: str) -> str:
        if verb == "visit":
            window.begin()
            window.desk.open(rest)
        elif verb == "finish":
            window.finish()
        elif verb == "held":
            return str(accessibility.held())
        elif verb == "leave":
            window.leave()  # a kiosk does not end because somebody asks it to
        return ""

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
    kind = {"snowdrop": snowdrop, "deleting": deleting, "kiosk": kiosk, "plain": plain}[sys.argv[1]]
    window, act = kind(Path(sys.argv[2]), Path(sys.argv[3]))
    told = Told(window, act)
    window.show()
    window.activateWindow()
    app.processEvents()
    print("ready", flush=True)
    status = app.exec()
    del told
    OPEN.close()
    return status


if __name__ == "__main__":
    sys.exit(main())
