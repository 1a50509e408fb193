"""The staff's part of the kiosk: door, page and clean glass, and what they change (K18)."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject, Signal

from viewer.clock import running
from viewer.kiosk.clean_glass import CleanGlass
from viewer.kiosk.kept import Kept
from viewer.kiosk.staff_door import StaffDoor
from viewer.kiosk.staff_page import StaffPage
from viewer.kiosk.window import KioskWindow
from viewer.problems import RejectedError
from viewer.staff.door import Door, Outcome
from viewer.staff.log import Event
from viewer.staff.state import StaffState

Choose = Callable[..., StaffState]
"""Keeps a region or a language; ``viewer.staff.state.choose`` with its file."""


class StaffArea(QObject):
    """Opens where the clinic's name is pressed for long, over a visit that ends with it.

    Signals:
        restart_requested(), leave_requested()
    """

    restart_requested = Signal()
    leave_requested = Signal()

    def __init__(
        self,
        window: KioskWindow,
        kept: Kept,
        door: Door,
        choose: Choose,
        now: Callable[[], float] = running,
    ):
        """Serve ``window``; ``door`` knows the PIN, ``choose`` keeps what staff choose.

        ``now`` counts seconds, sleep included.
        """
        super().__init__(window)
        self._window, self._kept, self._choose = window, kept, choose
        self.door = StaffDoor(door, now)
        self.page = StaffPage(kept, window.last_ended, now)
        self.glass = CleanGlass()
        for page in (self.door, self.page, self.glass):
            window.add_page(page)
        window.staff_requested.connect(self.ask)
        window.lockdown.active.connect(self.page.touched)
        for page in (self.door, self.page):
            # After a sleep it shuts before it is painted.
            window.lockdown.stirred.connect(page.patience.look)
        self.door.opened.connect(self._open)
        self.door.refused.connect(self._note)
        self.door.left.connect(window.rest)
        self.page.closed.connect(window.rest)
        self.page.glass_requested.connect(self._clean)
        self.page.restart_requested.connect(self.restart_requested)
        self.page.leave_requested.connect(self.leave_requested)
        self.page.language_chosen.connect(self._take_language)
        self.page.region_chosen.connect(self._take_region)
        self.glass.ended.connect(window.rest)

    def ask(self) -> None:
        """Ask for the PIN. What was being read is gone: staff must not see it either."""
        self._window.rest()
        self._window.show_page(self.door)
        self.door.begin()

    def _open(self) -> None:
        self._kept.log.write(Event.STAFF_OPENED)
        self._window.show_page(self.page)

    def _note(self, outcome: Outcome) -> None:
        locked = outcome is Outcome.LOCKED
        self._kept.log.write(Event.STAFF_LOCKED if locked else Event.STAFF_WRONG_PIN)

    def _clean(self) -> None:
        self.glass.begin(self._kept.directory.emergency(self._kept.settings.region))
        self._window.show_page(self.glass)

    def _take_language(self, tag: str) -> None:
        others = (other for other in self._kept.settings.languages if other != tag)
        self._take({"language": tag}, {"languages": (tag, *others)})

    def _take_region(self, code: str) -> None:
        self._take({"region": code}, {"region": code})

    def _take(self, choice: dict[str, str], fields: dict[str, object]) -> None:
        """Keep a choice for good, or until the restart where it cannot be written."""
        try:
            self._choose(**choice)
        except RejectedError as error:
            self._kept.log.write(Event.PROBLEM, problem=error.problems[0])
        settings = msgspec.structs.replace(self._kept.settings, **fields)
        self._kept = msgspec.structs.replace(self._kept, settings=settings)
        self._window.take(self._kept)
        self.page.show_state(self._kept)
        if self._window.is_not_ready:
            # What was missing may be there now; only a fresh start looks for all of it.
            self.restart_requested.emit()
