"""Starts kiosk mode, and ends it when staff or the system say so."""

import os
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from viewer.clock import Clock
from viewer.gui.accessibility import describe_articles
from viewer.gui.fonts import load_fonts
from viewer.gui.interface import speak
from viewer.kiosk.clock_watch import ClockWatch
from viewer.kiosk.counting import Counting
from viewer.kiosk.full_screen import FullScreen
from viewer.kiosk.help_only import HelpOnly
from viewer.kiosk.kept import Kept
from viewer.kiosk.library_watch import LibraryWatch
from viewer.kiosk.readiness import Missing, missing
from viewer.kiosk.shown_library import ShownLibrary
from viewer.kiosk.sizes import readable_size
from viewer.kiosk.staff_area import StaffArea
from viewer.kiosk.window import KioskWindow
from viewer.library.store import Library, article_ids
from viewer.problems import Problem
from viewer.settings import Settings
from viewer.staff.counts import FILE_NAME, DayCounts
from viewer.staff.door import Door
from viewer.staff.log import Event, KioskLog, Why
from viewer.staff.state import StaffState, choose, read_state
from viewer.staff.watchdog import Watchdog
from viewer.support.directory import Directory

if TYPE_CHECKING:
    from viewer.gui.printing import Printing

LEFT, BROKEN, RESTARTED, ENDED = 0, 1, 3, 4
"""Exit status: staff left kiosk mode, and nobody shall start it again; it could not go on; staff
want it anew; or the system ended it, which starts it again if the machine goes on."""

UNEXPECTED = Problem(file="", line=0, rule="unexpected-error", message="A part of it failed.")
DAMAGED = Problem(file="", line=0, rule="library-damaged", message="It cannot be read any more.")


class Kiosk(QObject):
    """The kiosk of one machine: its window, its staff area, and what the system asks of it."""

    def __init__(self, kept: Kept, state_file: Path, lacking: Sequence[Missing] = ()):
        """Build the window; with something ``lacking`` it shows help and what staff must do."""
        super().__init__()
        describe_articles()
        speak(kept.settings.languages[0])
        self.kept, self._is_failing = kept, False
        self.note(load_fonts(kept.settings.typeface))
        self.window = KioskWindow(kept)
        door = Door(state_file, kept.clock)
        self.staff = StaffArea(self.window, kept, door, partial(choose, state_file))
        self.counting: Counting | None = None
        if kept.counts is not None:
            self.counting = Counting(kept.counts, kept.clock, self)
        self.staff.leave_requested.connect(self.leave)
        self.staff.restart_requested.connect(self.restart)
        if lacking:
            page = HelpOnly(lacking, kept.settings, kept.directory, kept.clock)
            page.staff_requested.connect(self.staff.ask)
            self.window.show_only(page)

    def note(self, problems: Iterable[Problem]) -> None:
        """Write into the log what was wrong with the settings and the library; rules, no words."""
        for problem in problems:
            self.kept.log.write(Event.PROBLEM, problem=problem)

    def leave(self) -> None:
        """Leave kiosk mode for good."""
        self._stop(Why.STAFF, LEFT)

    def restart(self) -> None:
        """End with a status on which the system starts it anew."""
        self._stop(Why.STAFF, RESTARTED)

    def end(self) -> None:
        """End because the system asks (SIGTERM, SIGHUP): nothing is left of the visit."""
        self._stop(Why.SYSTEM, ENDED)

    def _stop(self, why: Why, status: int) -> None:
        self.window.rest()
        if self.counting is not None:
            self.counting.end()
        self.kept.log.write(Event.STOPPED, why)
        self.window.leave()
        QApplication.exit(status)

    def library_failed(self) -> None:
        """End the visit and the program: a library that cannot be read is shown to nobody (K17).

        The next start opens the file anew, and where that fails shows nothing but help.
        """
        if not self._is_failing:
            self._is_failing = True
            # Not now: a page is being made of it.
            QTimer.singleShot(0, self, self._give_up_library)

    def _give_up_library(self) -> None:
        self.kept.log.write(Event.PROBLEM, problem=DAMAGED)
        try:
            self.window.rest()
        finally:
            QApplication.exit(BROKEN)

    def recover(
        self,
        kind: type[BaseException],  # noqa: ARG002 (their words may be a reader's)
        error: BaseException,  # noqa: ARG002
        trace: TracebackType | None,  # noqa: ARG002
    ) -> None:
        """Return to a clean page when a part of the program fails; no word of it is kept (K17)."""
        self.kept.log.write(Event.PROBLEM, problem=UNEXPECTED)
        try:
            self.window.rest()
        except Exception:  # noqa: BLE001 (whatever it is, only a fresh start helps)
            QApplication.exit(BROKEN)


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
    size = readable_size(settings.text_size, QApplication.primaryScreen(), settings.typeface)
    settings = msgspec.structs.replace(settings, text_size=size)
    today = clock.now().date()
    lacking = missing(settings, state, library, directory, today)
    log = KioskLog(folder / "kiosk.log", clock)
    counts = None
    if settings.counts:
        counts = DayCounts(folder / FILE_NAME, clock, article_ids(library), log)
    shown = ShownLibrary(library, clock) if settings.show_unreviewed is None else library
    kept = Kept(settings, shown, directory, clock, log, counts, _printing(settings, log))
    kiosk = Kiosk(kept, state_file, lacking)
    library.when_damaged = kiosk.library_failed
    return kiosk


def _printing(
    settings: Settings, log: KioskLog
) -> Callable[[QWidget, Settings], "Printing"] | None:
    """Return what makes the way to print for each visit; the printer's queue serves all of them."""
    if not settings.printing.printer:
        return None
    from viewer.handout.printer import Printer
    from viewer.kiosk.print_queue import PrintQueue
    from viewer.kiosk.printing import KioskPrinting

    queue = PrintQueue(Printer(settings.printing.printer), log)

    def make(window: QWidget, chosen: Settings) -> "Printing":
        return KioskPrinting(queue, chosen, window)

    return make


class System(QObject):
    """What stands between the kiosk and the system: its signals, its watchdog, its clean-up."""

    def __init__(self, kiosk: Kiosk):
        """Serve ``kiosk``; begin() connects it with the system."""
        super().__init__(kiosk)
        self._kiosk = kiosk
        self._screen = FullScreen(kiosk.window)
        self._watchdog = Watchdog()
        self._beat = QTimer(self)
        self._beat.timeout.connect(self._give_sign)
        kept = kiosk.kept
        self._clock = ClockWatch(kept.clock, kept.log, parent=self)
        self._library = LibraryWatch(kept.library.file, kept.log)
        self._clock.looked.connect(self._library.look)

    def begin(self) -> None:
        """Lock the screen, show the kiosk on all of it, and tell the system that it is up."""
        QGuiApplication.setQuitOnLastWindowClosed(False)
        sys.excepthook = self._kiosk.recover
        self._listen()
        self._kiosk.window.lockdown.begin()
        self._screen.begin()
        self._tell_of_a_crash()
        self._kiosk.kept.log.write(Event.STARTED)
        self._clock.begin(self._kiosk.kept.library.info.newest)
        QTimer.singleShot(0, self._watchdog.ready)
        if self._watchdog.interval_ms:
            self._beat.start(self._watchdog.interval_ms)

    def _give_sign(self) -> None:
        """Tell that all is well, and on which day a visit was cleared last (K17)."""
        self._watchdog.alive()
        ended = self._kiosk.window.last_ended()
        self._watchdog.cleared(ended.date() if ended is not None else None)

    def _tell_of_a_crash(self) -> None:
        """Note that the kiosk before this one did not stop, but was gone."""
        log = self._kiosk.kept.log
        last = log.newest((Event.STARTED, Event.STOPPED))
        if last is not None and last.event is Event.STARTED:
            log.write(Event.CRASH)

    def _listen(self) -> None:
        """Have a signal of the system end the visit first: Python would hear it far too late."""
        ear, voice = os.pipe()
        for end in (ear, voice):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(voice)
        for name in ("SIGTERM", "SIGHUP", "SIGINT"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), _ignore)
        self._heard = QSocketNotifier(ear, QSocketNotifier.Type.Read, self)
        self._heard.activated.connect(self._kiosk.end)

    def end(self) -> None:
        """Tell the system that this is no crash."""
        self._beat.stop()
        self._clock.end()
        self._screen.end()
        self._watchdog.stopping()


def _ignore(number: int, frame: object) -> None:
    """Do nothing here: a byte in the pipe has woken the window, which ends the visit first."""
