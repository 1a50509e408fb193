"""``python -m benchmarks.looks``: how soon the window is painted in another look.

A window of 1280 × 800 that shows the measured article; needs Xvfb.
"""

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from itertools import cycle

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from benchmarks.generate import MEASURED
from benchmarks.screen import on_a_screen
from viewer.app import Application, prepare
from viewer.open_library import Where
from viewer.screens import CLINIC

ROUNDS = 30
MOST = "100 ms"


def times(whole: Application, acts: Sequence[Callable[[], None]]) -> list[float]:
    """Do ``acts`` in turn; return how many milliseconds each took until all was painted."""
    found = []
    turns = cycle(acts)
    for _ in range(ROUNDS):
        act = next(turns)
        began = time.perf_counter()
        act()
        whole.window.repaint()
        found.append(1000 * (time.perf_counter() - began))
        for _ in range(4):
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return found


def measure() -> None:
    """Print the rows of the table; a display must be there."""
    app = QApplication(sys.argv[:1])
    start = prepare(Where())
    settings = msgspec.structs.replace(CLINIC, languages=("en", "es"))
    whole = Application(msgspec.structs.replace(start, settings=settings), address=MEASURED)
    whole.window.resize(1280, 800)
    whole.window.show()
    app.processEvents()
    window = whole.window

    def dark() -> None:
        window.set_theme("dark")

    def light() -> None:
        window.set_theme("light")

    def english() -> None:
        window.set_language("en")

    def spanish() -> None:
        window.set_language("es")

    for name, acts in (
        ("Another theme", (dark, light)),
        ("Another text size", (window.grow_text, window.shrink_text)),
        ("Another language", (spanish, english)),
    ):
        found = times(whole, acts)
        middle, longest = statistics.median(found), max(found)
        print(f"| {name} | {middle:.0f} ms (longest {longest:.0f}) | {MOST} |")
    window.close()


if __name__ == "__main__":
    sys.exit(on_a_screen("benchmarks.looks", measure))
