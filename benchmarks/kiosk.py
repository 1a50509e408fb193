"""``python -m benchmarks.kiosk``: how soon the kiosk answers a touch, hides, and is clean again.

Then the whole program, started as systemd does: how long a crash takes, and what it costs at rest.
Runs in a window of 1920 × 1080 that nobody sees; needs Xvfb.
"""

import configparser
import os
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.programs import ROOT, resting
from benchmarks.screen import on_a_screen
from viewer.clock import SystemClock
from viewer.gui.fonts import load_fonts
from viewer.gui.tile import Tile
from viewer.kiosk.kept import Kept
from viewer.kiosk.window import KioskWindow
from viewer.open_library import Where, open_library
from viewer.screens import CLINIC
from viewer.staff.log import KioskLog
from viewer.staff.pin import hash_pin
from viewer.staff.state import StaffState, save_state
from viewer.support.directory import Directory

ROUNDS = 40
CRASHES = 10
REST = 60.0
"""Seconds."""

UNIT = ROOT / "packaging" / "debian" / "snowdrop-kiosk.service"
SETTINGS = """region = "US"
languages = ["en", "es"]
[show_unreviewed]
accepted_by = "Nobody"
on = 2026-11-22
"""
TERM = 10_000_000
"""Microseconds in which systemd waits for a sign of life, as in the recipe."""


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


@contextmanager
def program(home: Path, systemd: socket.socket) -> Iterator[subprocess.Popen[bytes]]:
    """Run ``snowdrop --kiosk`` in ``home`` as systemd does; yield it once it says that it is up."""
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")
    told = {"NOTIFY_SOCKET": str(home / "notify"), "WATCHDOG_USEC": str(TERM)}
    bus = {"DBUS_SESSION_BUS_ADDRESS": "disabled:"}
    environment = os.environ | dict.fromkeys(names, str(home)) | told | bus
    command = [sys.executable, "-m", "viewer", "--settings", str(home / "settings.toml"), "--kiosk"]
    with subprocess.Popen(command, cwd=ROOT, env=environment) as running:
        try:
            while b"READY=1" not in systemd.recv(4096):
                pass
            yield running
        finally:
            running.send_signal(signal.SIGKILL)


def measure_program(home: Path) -> tuple[list[float], float]:
    """Return the milliseconds of each crash until it is up again, and wake-ups a second at rest."""
    (home / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    (home / "snowdrop").mkdir()
    save_state(home / "snowdrop" / "staff.json", StaffState(pin=hash_pin("274917")))
    unit = configparser.RawConfigParser(strict=False)
    unit.read(UNIT, encoding="utf-8")
    wait = float(unit["Service"]["RestartSec"].removesuffix("ms")) / 1000
    times, killed = [], 0.0
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(home / "notify"))
        for at in range(CRASHES + 1):
            with program(home, systemd) as running:
                if at:
                    times.append(1000 * (time.perf_counter() - killed))
                if at == CRASHES:
                    rest = resting(running.pid, REST).wake_ups
                killed = time.perf_counter()
            time.sleep(wait)
    return times, rest


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
    with TemporaryDirectory() as folder:
        crashes, rest = measure_program(Path(folder))
    for name, times, most in (
        ("Touch to painted page", touches, "50 ms at the median"),
        ("“Finish and clear” to a clean, painted home", resets, "100 ms"),
        ("“Hide this now” until all is covered and gone", hides, "100 ms"),
        ("Crash (kill -9) to READY=1, the wait of the recipe included", crashes, "3,000 ms"),
    ):
        middle, longest = statistics.median(times), max(times)
        print(f"| {name} | {middle:,.0f} ms (longest {longest:,.0f}) | {most} |")
    print(f"| Wake-ups a second, {REST:.0f} s on the quiet page | {rest:.2f} | |")


if __name__ == "__main__":
    sys.exit(on_a_screen("benchmarks.kiosk", measure))
