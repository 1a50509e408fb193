"""The only place that asks what time it is; everything else is handed a clock."""

from datetime import UTC, datetime
from typing import Protocol


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
