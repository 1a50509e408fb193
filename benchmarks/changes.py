"""Page changes, counted inside the program: from following a link until the page is painted.

Run as a program of its own. It prints, as JSON, the time of each change in ms and the memory in MB
after every few hundred.
"""

import argparse
import gc
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QTextBrowser

from benchmarks.programs import memory_mb
from viewer.app import Application, prepare
from viewer.gui.article_browser import ArticleBrowser
from viewer.open_library import Where

EVERY = 500
"""Changes between two looks at the memory."""

Change = Callable[[int], None]


class Painted(QObject):
    """Notes that a browser has been painted."""

    def __init__(self, browser: QTextBrowser) -> None:
        """Watch ``browser``."""
        super().__init__()
        self.seen = False
        browser.viewport().installEventFilter(self)

    def eventFilter(self, target: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802
        """Let every event pass."""
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False

    def wait(self) -> None:
        """Let the program work until the paint and what hangs on it are done."""
        while not self.seen:
            QApplication.processEvents()
        self.seen = False


def snowdrop(library: Path, settings: Path) -> tuple[QTextBrowser, Change]:
    """Open the real window; a change follows a link to the next article of the library."""
    start = prepare(Where(library=library), settings)
    tags = start.library.info.languages
    names = [
        line.id
        for topic in start.library.topics(tags[0])
        for line in start.library.articles(topic.id, tags[0])
    ]
    whole = Application(start, settings, names[-1])
    whole.window.show()
    browser = whole.window.findChildren(ArticleBrowser)[0]

    def change(at: int) -> None:
        whole.window.follow(f"article:{names[at % len(names)]}")

    return browser, change


def floor(pages: Sequence[Path]) -> tuple[QTextBrowser, Change]:
    """Open the bare window; a change sets the next page."""
    texts = [page.read_text("utf-8") for page in pages]
    browser = QTextBrowser()
    browser.resize(1280, 800)
    browser.setHtml(texts[-1])
    browser.show()

    def change(at: int) -> None:
        browser.setHtml(texts[at % len(texts)])

    return browser, change


def run(browser: QTextBrowser, change: Change, count: int) -> tuple[list[float], list[float]]:
    """Make ``count`` changes; return their times in ms, and the memory in MB as it went."""
    painted = Painted(browser)
    painted.wait()
    times, memory = [], []
    for at in range(count):
        began = time.perf_counter()
        change(at)
        painted.wait()
        times.append((time.perf_counter() - began) * 1000)
        if (at + 1) % EVERY == 0:
            gc.collect()
            memory.append(memory_mb("self", "Pss_Anon"))
    return times, memory


def main() -> int:
    """Read what to open from the command line and print the result."""
    parser = argparse.ArgumentParser(description="Count page changes.")
    parser.add_argument("--changes", type=int, default=200)
    parser.add_argument("--library", type=Path, help="open this library in the real window")
    parser.add_argument("--settings", type=Path)
    parser.add_argument("pages", type=Path, nargs="*", help="or show these in the bare window")
    options = parser.parse_args()
    application = QApplication(sys.argv[:1])
    application.setCursorFlashTime(0)
    made = snowdrop(options.library, options.settings) if options.library else floor(options.pages)
    times, memory = run(*made, options.changes)
    print(json.dumps({"times": times, "memory": memory}))
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
