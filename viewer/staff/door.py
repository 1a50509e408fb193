"""The staff door: opens to the PIN, and is slow to those who guess (K18)."""

import math
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

import msgspec

from viewer.clock import Clock
from viewer.problems import Problem, RejectedError
from viewer.staff.pin import is_pin
from viewer.staff.state import StaffState, read_state, save_state

TRIES = 5
LOCK = timedelta(minutes=5)


class Outcome(StrEnum):
    """What the door says to a try.

    OPEN: this was the PIN. WRONG: it was not, and the next try may come at once. LOCKED: the door
    is locked now, by this try (the fifth wrong one) or an earlier one; then nothing was compared.
    NO_PIN: none is set, or the file that holds it is damaged; nothing opens the door.
    """

    OPEN = "open"
    WRONG = "wrong"
    LOCKED = "locked"
    NO_PIN = "no-pin"


class Door:
    """Tries PINs against the state in ``file``; five wrong ones in a row lock it for five minutes.

    Every try is counted in the file before the PIN is compared, so ending the program gives no
    free try. The file is read anew each time: a PIN that was set meanwhile holds at once, and its
    count begins anew. Where the file cannot be written, tries are counted in memory, until the
    program ends, and ``trouble`` says why.
    """

    def __init__(self, file: Path, clock: Clock) -> None:
        self.trouble: tuple[Problem, ...] = ()
        self._file = file
        self._clock = clock
        self._unkept: StaffState | None = None

    def try_pin(self, text: str) -> Outcome:
        """Say whether ``text`` opens the door; whatever is not the PIN is a wrong try (K18).

        Takes about 0.1 s, the cost of the hash. After a lock there are five tries again. Never
        raises.
        """
        locked = self.seconds_locked()
        state = self._state()
        if state.pin is None:
            return Outcome.NO_PIN
        if locked:
            return Outcome.LOCKED
        wrong = state.wrong % TRIES + 1
        until = self._now() + LOCK if wrong == TRIES else None
        self._count(state.pin, wrong, until)
        if is_pin(text, state.pin):
            self._count(state.pin, 0, None)
            return Outcome.OPEN
        return Outcome.LOCKED if until else Outcome.WRONG

    def seconds_locked(self) -> int:
        """Return for how many seconds, at most 300, no try is taken; 0: one is. Never raises."""
        state, now = self._state(), self._now()
        until = state.locked_until
        if state.pin is None or until is None:
            return 0
        # Nothing but the clock tells a program that was started anew how long it was away. Set
        # back, it must not lock the staff out for a day: the lock begins again, once. Set forward,
        # it ends the lock; whoever can set the clock of a kiosk is through a heavier door already.
        if until > now + LOCK:
            until = now + LOCK
            self._count(state.pin, state.wrong, until)
        return max(0, math.ceil((until - now).total_seconds()))

    def _now(self) -> datetime:
        return self._clock.now().astimezone(UTC)

    def _state(self) -> StaffState:
        """Return what the file holds, with the count that could not be written into it."""
        state, _ = read_state(self._file)
        unkept = self._unkept
        if unkept is None or unkept.pin != state.pin:
            return state
        return msgspec.structs.replace(state, wrong=unkept.wrong, locked_until=unkept.locked_until)

    def _count(self, pin: str, wrong: int, until: datetime | None) -> None:
        # Read again: a PIN that was set while the last one was compared must not be written over.
        state = self._state()
        if state.pin != pin:
            return
        state = msgspec.structs.replace(state, wrong=wrong, locked_until=until)
        try:
            save_state(self._file, state)
            self._unkept, self.trouble = None, ()
        except RejectedError as error:
            self._unkept, self.trouble = state, error.problems
