"""Has the answers of a day written when the day is over, whoever reads then, and at the end."""

from datetime import datetime, time, timedelta

from PySide6.QtCore import QObject, QTimer

from viewer.clock import Clock
from viewer.staff.counts import DayCounts

LONGEST_WAIT = timedelta(hours=1)
"""The clock is looked at again no later than this; a computer may have slept, or been set."""

AFTER = timedelta(seconds=5)
"""So long after midnight, so that a timer that is a little early finds the day over."""


class Counting(QObject):
    """Writes at midnight. No reader decides when, so no file tells when anybody was here."""

    def __init__(self, counts: DayCounts, clock: Clock, parent: QObject | None = None):
        """Begin to wait for the end of the day."""
        super().__init__(parent)
        self._counts, self._clock = counts, clock
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self.look()

    def look(self) -> None:
        """Write what is over, and wait for the next midnight."""
        self._counts.write()
        wait = min(until_midnight(self._clock.now()) + AFTER, LONGEST_WAIT)
        self._timer.start(round(wait.total_seconds() * 1000))

    def end(self) -> None:
        """Write everything: the kiosk stops."""
        self._timer.stop()
        self._counts.write(all_of_it=True)


def until_midnight(now: datetime) -> timedelta:
    """Return how long this day still lasts on the wall."""
    wall = now.replace(tzinfo=None)
    return datetime.combine(wall.date() + timedelta(days=1), time()) - wall
