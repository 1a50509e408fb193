"""Notes in the log that the clock of the machine is far wrong, or was set (T3, K9).

It changes nothing on the screen: what a visit lasts is counted by a clock that nobody can set.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.clock import Clock, running
from viewer.kiosk_check import time
from viewer.problems import Problem
from viewer.staff.log import Event, KioskLog, Why

EVERY = 600_000
"""Milliseconds between two looks, whether somebody reads or not: its lines tell of no visit."""

JUMP = 300.0
"""Seconds by which the clock is set before a line is worth it; a clock that drifts is no news."""

FAR_WRONG = Problem(
    file="", line=0, rule="wrong-clock", message="The clock is far from the library's dates."
)


class ClockWatch(QObject):
    """Compares the clock with one that cannot be set, from begin() on.

    Signals:
        looked(): it has; whatever else is looked at now and then needs no timer of its own.
    """

    looked = Signal()

    def __init__(
        self,
        clock: Clock,
        log: KioskLog,
        now: Callable[[], float] = running,
        parent: QObject | None = None,
    ):
        """``now`` counts seconds, sleep included, and is never set."""
        super().__init__(parent)
        self._clock, self._log, self._now = clock, log, now
        self._ahead = self._difference()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)

    def begin(self, newest: date) -> None:
        """Say if the clock cannot be right beside ``newest``, the library's last date; watch it."""
        self._ahead = self._difference()
        if time(self._clock.now().date(), newest).missing:
            self._log.write(Event.PROBLEM, problem=FAR_WRONG)
        self._timer.start()

    def look(self) -> None:
        """Write a line if the clock was set since the last look."""
        before, self._ahead = self._ahead, self._difference()
        jump = self._ahead - before
        if abs(jump) >= JUMP:
            self._log.write(Event.CLOCK, Why.CLOCK_FORWARD if jump > 0 else Why.CLOCK_BACK)
        self.looked.emit()

    def end(self) -> None:
        """Watch no longer."""
        self._timer.stop()

    def _difference(self) -> float:
        return self._clock.now().timestamp() - self._now()
