"""Shuts what staff have left open, a sleep of the machine included (K18)."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.clock import running

LONGEST = 60.0
"""Seconds without a touch after which door and page of the staff shut by themselves."""

BEAT = 2.0
"""Seconds between two looks: timers stand still while a machine sleeps, and would go on after it as
if it had not."""


class Patience(QObject):
    """Counts from the last touch while its page is open, and wakes nobody while it is not.

    Signals:
        over(): nobody has touched it for too long.
    """

    over = Signal()

    def __init__(
        self, parent: QObject, now: Callable[[], float] = running, longest: float = LONGEST
    ):
        """``now`` counts seconds, sleep included, and is never set; ``longest`` is in seconds."""
        super().__init__(parent)
        self._now, self._longest, self._last = now, longest, 0.0
        self._timer = QTimer(parent)
        self._timer.setInterval(round(1000 * min(BEAT, longest)))
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Count from now on."""
        self._last = self._now()
        self._timer.start()

    def touched(self) -> bool:
        """Count anew. Too late is too late, and said: whoever touches it may be someone else."""
        if not self.look():
            return False
        self._last = self._now()
        return True

    def look(self) -> bool:
        """Say whether there is time left; if there is none, it is over."""
        if self._timer.isActive() and self._now() - self._last >= self._longest:
            self.rest()
            self.over.emit()
            return False
        return True

    def rest(self) -> None:
        """Count no longer."""
        self._timer.stop()
