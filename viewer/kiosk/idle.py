"""Ends a visit that nobody is at any more, and never one that somebody still reads (K1, K2)."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.clock import running

SHORTEST = 120.0
"""Seconds without a touch before anyone is asked."""

WORDS_A_MINUTE = 80
"""How fast a tired person, or one who reads her second language, reads."""

WARNING = 30
"""Seconds that the question stands before the visit ends."""

SECOND = 1000
"""Milliseconds."""

BEAT = 2.0
"""Seconds after which a visit is looked at again. Timers stand still while a machine sleeps, so
without it a page could stand for two minutes more after a sleep of hours."""

ASLEEP = 5 * BEAT
"""Seconds without a look after which the machine must have slept, or hung."""


def budget(words: int, *, slowly: bool) -> float:
    """Return how many seconds ``words`` on the screen may be read without a touch (K2).

    Twice as long for someone who listens, or reads at the largest sizes.
    """
    return max(SHORTEST, words * 60 / WORDS_A_MINUTE) * (2 if slowly else 1)


class Idle(QObject):
    """Watches for silence; asks, and at last gives up.

    Signals:
        counted(int): nobody seems to be there; so many seconds are left.
        resumed(): somebody is.
        expired(): nobody answered.
    """

    counted = Signal(int)
    resumed = Signal()
    expired = Signal()

    def __init__(
        self,
        allowed: Callable[[], float],
        busy: Callable[[], bool],
        now: Callable[[], float] = running,
        parent: QObject | None = None,
    ):
        """Ask ``allowed`` for the budget of what is on show, ``busy`` whether speech or print runs.

        ``now`` counts seconds and is never set back.
        """
        super().__init__(parent)
        self._allowed, self._busy, self._now = allowed, busy, now
        self._last = self._looked = 0.0
        self._asked: float | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    @property
    def watching(self) -> bool:
        """Whether a visit is being watched; at rest nothing wakes the machine."""
        return self._timer.isActive()

    @property
    def asking(self) -> bool:
        """Whether the question stands on the screen."""
        return self._asked is not None

    def begin(self) -> None:
        """Watch a visit from now on."""
        self._last, self._asked = self._now(), None
        self._wait(SHORTEST)

    def wake(self) -> None:
        """Look at once if the machine has slept: before it paints what stood there (K1)."""
        if self.watching and self._now() - self._looked > ASLEEP:
            self.look()

    def rest(self) -> None:
        """Watch no longer: there is no visit."""
        self._timer.stop()
        self._asked = None

    def active(self) -> None:
        """Somebody touched, typed or scrolled. Too late is too late: she may be someone else."""
        if not self.watching:
            return
        now = self._now()
        if self._asked is not None:
            if now - self._asked >= WARNING:
                self._give_up()
                return
            self._asked = None
            self._wait(SHORTEST)
            self.resumed.emit()
        elif now - self._last >= self._allowed() + WARNING and not self._busy():
            self._give_up()
            return
        self._last = now

    def look(self) -> None:
        """Look whether it has been silent too long; comes back when it could be next."""
        now = self._now()
        if self._asked is not None:
            left = WARNING - (now - self._asked)
            if left <= 0:
                self._give_up()
            else:
                self.counted.emit(max(1, round(left)))
                self._wait(min(1.0, left))
            return
        if self._busy():
            self._last = now
        silent = now - self._last
        # Most looks end here, and have counted no words.
        left = (SHORTEST if silent < SHORTEST else self._allowed()) - silent
        if left > 0:
            self._wait(left)
        elif left <= -WARNING:
            self._give_up()  # the machine slept, and nobody was asked
        else:
            self._asked = now
            self.counted.emit(WARNING)
            self._wait(1.0)

    def _wait(self, seconds: float) -> None:
        self._looked = self._now()
        self._timer.start(max(50, round(min(seconds, BEAT) * SECOND)))

    def _give_up(self) -> None:
        self.rest()
        self.expired.emit()
