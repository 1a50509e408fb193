"""Starts kiosk mode, and ends it when staff or the system say so."""

import signal
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import TracebackType

import msgspec
from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from viewer.clock import Clock
from viewer.gui.accessibility import describe_articles
from viewer.gui.interface import speak
from viewer.gui.theme import load_fonts
from viewer.kiosk.help_only import HelpOnly
from viewer.kiosk.kept import Kept
from viewer.kiosk.readiness import Missing, missing, shown
from viewer.kiosk.shown_library import ShownLibrary
from viewer.kiosk.sizes import readable_size
from viewer.kiosk.staff_area import StaffArea
from viewer.kiosk.window import KioskWindow
from viewer.library.store import Library
from viewer.problems import Problem
from viewer.settings import Settings
from viewer.staff.door import Door
from viewer.staff.log import Event, KioskLog, Why
from viewer.staff.state import StaffState, choose, read_state
from viewer.staff.watchdog import Watchdog
from viewer.support.directory import Directory

LEFT, RESTARTED = 0, 3
"""Exit status: staff left kiosk mode, and nobody shall start it again; or they want it anew."""

UNEXPECTED = Problem(file="", line=0, rule="unexpected-error", message="A part of it failed.")


class Kiosk(QObject):
    """The kiosk of one machine: its window, its staff area, and what the system asks of it."""

    def __init__(self, kept: Kept, state_file: Path, lacking: Sequence[Missing] = ()):
        """Build the window; with something ``lacking`` it shows help and what staff must do."""
        super().__init__()
        load_fonts()
        describe_articles()
        speak(kept.settings.languages[0])
        self.kept = kept
        self.window = KioskWindow(kept)
        door = Door(state_file, kept.clock)
        self.staff = StaffArea(self.window, kept, door, partial(choose, state_file))
        self.staff.leave_requested.connect(self.leave)
        self.staff.restart_requested.connect(self.restart)
        if lacking:
            page = HelpOnly(lacking, kept.settings, kept.directory, kept.clock)
            page.staff_requested.connect(self.staff.ask)
            self.window.show_only(page)

    def leave(self) -> None:
        """Leave kiosk mode for good."""
        self._stop(Why.STAFF, LEFT)

    def restart(self) -> None:
        """End with a status on which the system starts it anew."""
        self._stop(Why.STAFF, RESTARTED)

    def end(self) -> None:
        """End because the system asks (SIGTERM, SIGHUP): nothing is left of the visit."""
        self._stop(Why.SYSTEM, LEFT)

    def _stop(self, why: Why, status: int) -> None:
        self.kept.log.write(Event.STOPPED, why)
        self.window.leave()
        QApplication.exit(status)

    def recover(
        self,
        kind: type[BaseException],  # noqa: ARG002 (their words may be a reader's)
        error: BaseException,  # noqa: ARG002
        trace: TracebackType | None,  # noqa: ARG002
    ) -> None:
        """Return to a clean page when a part of the program fails; no word of it is kept (K17)."""
        self.kept.log.write(Event.PROBLEM, problem=UNEXPECTED)
        with suppress(Exception):
            self.window.rest()


def clinic_settings(settings: Settings, state: StaffState) -> Settings:
    """Return ``settings`` with what the staff chose at the kiosk."""
    languages = settings.languages
    if state.language is not None:
        others = (tag for tag in languages if tag != state.language)
        languages = (state.language, *others)
    return msgspec.structs.replace(
        settings, region=state.region or settings.region, languages=languages
    )


def make_kiosk(
    settings: Settings, library: Library, directory: Directory, clock: Clock, folder: Path
) -> Kiosk:
    """Put a kiosk together from what was read; ``folder`` holds its state and its log."""
    state_file = folder / "staff.json"
    state, _ = read_state(state_file)
    settings = clinic_settings(settings, state)
    size = readable_size(settings.text_size, QApplication.primaryScreen())
    settings = msgspec.structs.replace(settings, text_size=size)
    today = clock.now().date()
    lacking = missing(settings, state, library, directory, today)
    if settings.show_unreviewed is None:
        library = ShownLibrary(library, shown(library, today))
    log = KioskLog(folder / "kiosk.log", clock)
    return Kiosk(Kept(settings, library, directory, clock, log), state_file, lacking)


def stay(kiosk: Kiosk) -> int:
    """Show the kiosk full screen until it ends; return the exit status."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return LEFT
    app.setQuitOnLastWindowClosed(False)
    sys.excepthook = kiosk.recover
    ear, voice = socket.socketpair(socket.AF_UNIX)
    for end in (ear, voice):
        end.setblocking(False)
    signal.set_wakeup_fd(voice.fileno())
    for name in ("SIGTERM", "SIGHUP", "SIGINT"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _ignore)
    heard = QSocketNotifier(ear.fileno(), QSocketNotifier.Type.Read)
    heard.activated.connect(kiosk.end)
    watchdog = Watchdog()
    beat = QTimer()
    beat.timeout.connect(watchdog.alive)
    kiosk.window.lockdown.begin()
    kiosk.window.showFullScreen()
    kiosk.kept.log.write(Event.STARTED)
    QTimer.singleShot(0, watchdog.ready)
    if watchdog.interval_ms:
        beat.start(watchdog.interval_ms)
    status = app.exec()
    watchdog.stopping()
    return status


def _ignore(number: int, frame: object) -> None:
    """Do nothing here: a byte on the socket has woken the window, which ends the visit first."""
