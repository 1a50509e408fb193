"""``python -m benchmarks.kiosk``: how soon the kiosk answers a touch, hides, and is clean again.

Runs in a window of 1920 × 1080 that nobody sees; needs Xvfb.
"""

import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.screen import on_a_screen
from viewer.clock import SystemClock
from viewer.gui.theme import load_fonts
from viewer.gui.tile import Tile
from viewer.kiosk.kept import Kept
from viewer.kiosk.window import KioskWindow
from viewer.open_library import Where, open_library
from viewer.screens import CLINIC
from viewer.staff.log import KioskLog
from viewer.support.directory import Directory

ROUNDS = 40


def open_kiosk(folder: Path) -> KioskWindow:
    """Show a kiosk that keeps its log in ``folder``."""
    load_fonts()
    library, _ = open_library(Where())
    settings = msgspec.structs.replace(CLINIC, text_size=150, languages=("en", "es"))
    clock = SystemClock()
    log = KioskLog(folder / "kiosk.log", clock)
    directory = Directory.decode(library.support())
    window = KioskWindow(Kept(settings, library, directory, clock, log))
    window.resize(1920, 1080)
    window.show()
    settle()
    return window


def settle() -> None:
    """Let everything be done that waits."""
    for _ in range(4):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def timed(window: KioskWindow, act: Callable[[], None]) -> float:
    """Return how many milliseconds it takes until ``act`` is done and painted."""
    began = time.perf_counter()
    act()
    window.repaint()
    took = 1000 * (time.perf_counter() - began)
    settle()
    return took


def touch_tile(window: KioskWindow) -> None:
    """Touch the first tile on the screen."""
    tile = next(tile for tile in window.desk.findChildren(Tile) if tile.isVisible())
    place = tile.mapTo(window, QPoint(20, 20))
    none = Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, none, place)
    QApplication.processEvents()


def use(window: KioskWindow) -> None:
    """Leave traces: a page, other colors, another language, another size."""
    window.begin()
    window.desk.open("cervical-stitch")
    window.desk.set_theme("dark")
    window.desk.set_language("es")
    window.desk.grow_text()
    settle()


def measure() -> None:
    """Print the rows of the table; a display must be there."""
    app = QApplication(sys.argv[:1])
    touches, resets, hides = [], [], []
    with TemporaryDirectory() as folder:
        window = open_kiosk(Path(folder))
        for _ in range(ROUNDS):
            window.begin()
            settle()
            touches.append(timed(window, partial(touch_tile, window)))
            use(window)
            resets.append(timed(window, window.finish))
            use(window)
            hides.append(timed(window, window.hide_now))
        window.leave()
    app.processEvents()
    for name, times, most in (
        ("Touch to painted page", touches, "50 ms at the median"),
        ("“Finish and clear” to a clean, painted home", resets, "100 ms"),
        ("“Hide this now” until all is covered and gone", hides, "100 ms"),
    ):
        middle, longest = statistics.median(times), max(times)
        print(f"| {name} | {middle:.0f} ms (longest {longest:.0f}) | {most} |")


if __name__ == "__main__":
    sys.exit(on_a_screen("benchmarks.kiosk", measure))
