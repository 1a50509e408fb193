"""The only place that asks what time it is; everything else is handed a clock."""

import time
from datetime import UTC, datetime
from typing import Protocol

CLOCKS = ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC")
"""Clocks that go on in a sleep: the first one of Linux, where the second stands still, the second
one of macOS. Windows has neither; there Python's own monotonic clock counts the sleep."""


class Clock(Protocol):
    """Something that knows the time."""

    def now(self) -> datetime:
        """Return the present moment, aware of its time zone."""
        ...


class SystemClock:
    """The computer's own clock, in its local time zone."""

    def now(self) -> datetime:
        """Return the present moment, aware of its time zone."""
        return datetime.now(UTC).astimezone()


class FixedClock:
    """A clock that stands still, for ``--at`` and for tests."""

    def __init__(self, moment: datetime) -> None:
        """Stand at ``moment``; a moment without a time zone is taken as local time."""
        self.moment = moment.astimezone()

    def now(self) -> datetime:
        """Return the moment that was given."""
        return self.moment


def running() -> float:
    """Return seconds since the machine was started, its sleep included; nobody can set them."""
    clock = next((getattr(time, name) for name in CLOCKS if hasattr(time, name)), None)
    return time.clock_gettime(clock) if clock is not None else time.monotonic()
