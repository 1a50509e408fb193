"""Puts a kiosk together the way `snowdrop --kiosk` does, and takes it apart again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from unittest.mock import patch

from argon2 import PasswordHasher
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

from tests.conftest import MORNING, settle
from viewer.app import prepare
from viewer.clock import Clock, FixedClock
from viewer.gui.interface import speak
from viewer.kiosk import attract, run, staff_page
from viewer.kiosk.staff_area import StaffArea
from viewer.kiosk.window import KioskWindow
from viewer.open_library import Where
from viewer.staff.pin import hash_pin
from viewer.staff.state import StaffState, save_state

PIN = "274917"
PIN_HASH = hash_pin(PIN, PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
"""A hundredth of the usual cost, so that a test may try many PINs."""

ACCEPTED = '[show_unreviewed]\naccepted_by = "Dr Test"\non = 2026-11-22\n'


def write_settings(
    folder: Path, settings: str = 'region = "US"\n', accepted: str = ACCEPTED
) -> Path:
    """Write a settings file of a kiosk that may open, and a PIN; return the file."""
    file = folder / "settings.toml"
    file.write_text(settings + accepted, encoding="utf-8")
    save_state(folder / "staff.json", StaffState(pin=PIN_HASH))
    return file


@contextmanager
def make(
    folder: Path,
    library_file: Path,
    *,
    clock: Clock | None = None,
    now: Callable[[], float] | None = None,
    settings: str = 'region = "US"\n',
    accepted: str = ACCEPTED,
    locked: bool = True,
    size: tuple[int, int] | None = None,
    deaf: int = 0,
) -> Iterator[run.Kiosk]:
    """Show a kiosk, full screen or of ``size``, with its lockdown; close all of it afterwards.

    ``now`` counts the seconds of its idle clock and of its staff area, ``folder`` holds its
    settings, state and log. ``settings`` and ``accepted`` are the two halves of the settings file.
    ``deaf`` is for how many milliseconds a page takes no touch after it has hidden something, or
    has just opened.
    """
    file = write_settings(folder, settings, accepted)
    start = prepare(Where(library=library_file), file, clock or FixedClock(MORNING))
    window = partial(KioskWindow, now=now) if now else KioskWindow
    staff = partial(StaffArea, now=now) if now else StaffArea
    with (
        patch.object(run, "KioskWindow", window),
        patch.object(run, "StaffArea", staff),
        patch.object(attract, "DEAF", deaf),
        patch.object(staff_page, "DEAF", deaf),
    ):
        kiosk = run.make_kiosk(start.settings, start.library, start.directory, start.clock, folder)
    if locked:
        kiosk.window.lockdown.begin()
    if size is None:
        kiosk.window.showFullScreen()
    else:
        kiosk.window.resize(*size)
        kiosk.window.show()
    kiosk.window.activateWindow()
    settle()
    try:
        yield kiosk
    finally:
        close(kiosk)
        start.library.close()


def close(kiosk: run.Kiosk) -> None:
    """Close a kiosk and take its look, its language and its lockdown off the program."""
    kiosk.window.leave()
    kiosk.window.deleteLater()
    kiosk.deleteLater()
    settle()
    speak("en")
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setStyleSheet("")
        app.setPalette(QPalette())
        app.setFont(QFont())
