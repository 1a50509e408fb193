"""The kiosk's log: what happened to the machine, never what anybody read, typed or was shown (K9).

A line is one JSON object whose keys and values all come from lists in this module; there is no way
to write a text into it. Two files of at most 256 KB: the one written to and the one before it.
"""

import re
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from enum import StrEnum
from errno import ENOSPC
from os import SEEK_END
from pathlib import Path

import msgspec

from viewer import __version__
from viewer.clock import Clock
from viewer.problems import Problem

MAX_BYTES = 256 * 1024
"""Of one file; there are at most two."""

_RULE = re.compile(r"[a-z0-9]+(-[a-z0-9]+){0,7}")
_LONGEST_RULE = 60


class Event(StrEnum):
    """What can happen to a kiosk."""

    STARTED = "started"
    STOPPED = "stopped"
    RESET = "reset"
    HIDDEN = "hidden"
    PRINTED = "printed"
    CRASH = "crash"
    RESTART = "restart"
    CLOCK = "clock"
    PROBLEM = "problem"
    STAFF_OPENED = "staff_opened"
    STAFF_WRONG_PIN = "staff_wrong_pin"
    STAFF_LOCKED = "staff_locked"


class Why(StrEnum):
    """Why it happened.

    idle: nobody touched the screen. finished, hidden: a reader pressed that button. staff: someone
    with the PIN. system: the computer asked the program to end. hang: the program did not answer.
    clock_forward, clock_back: the clock was set.
    """

    IDLE = "idle"
    FINISHED = "finished"
    HIDDEN = "hidden"
    STAFF = "staff"
    SYSTEM = "system"
    HANG = "hang"
    CLOCK_FORWARD = "clock_forward"
    CLOCK_BACK = "clock_back"


class Entry(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """One line. ``at`` is in UTC, to the minute; ``problem`` is the rule of a Problem."""

    at: datetime
    event: Event
    version: str
    why: Why | None = None
    problem: str | None = None


class KioskLog:
    """Appends to ``file``; ``lost`` counts the lines that could not be written."""

    def __init__(self, file: Path, clock: Clock) -> None:
        self.lost = 0
        self._file = file
        self._before = file.with_suffix(".old")
        self._clock = clock

    @property
    def folder(self) -> Path:
        """Where it stands, with all else that a kiosk writes."""
        return self._file.parent

    def write(self, event: Event, why: Why | None = None, problem: Problem | None = None) -> bool:
        """Write a line and say whether it is in the file; a full disk does not raise.

        Of ``problem`` only the rule is written: its file and its words may be anything.
        """
        try:
            # What is no member of its list, from code that was not type-checked, raises here.
            entry = Entry(
                at=self._clock.now().astimezone(UTC).replace(second=0, microsecond=0),
                event=Event(event),
                version=__version__,
                why=None if why is None else Why(why),
                problem=None if problem is None else _rule(problem),
            )
            self._append(msgspec.json.encode(entry) + b"\n")
        except (OSError, ValueError):
            self.lost += 1
            return False
        return True

    def last(self, event: Event) -> Entry | None:
        """Return the newest line of this kind that can be read, or None. Never raises."""
        return self.newest((event,))

    def newest(self, events: Collection[Event]) -> Entry | None:
        """Return the newest line of one of these kinds, or None. Never raises."""
        return next((entry for entry in self._newest_first() if entry.event in events), None)

    def _append(self, line: bytes) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        if self._file.exists() and self._file.stat().st_size + len(line) + 1 > MAX_BYTES:
            self._file.replace(self._before)
        with self._file.open("ab+", buffering=0) as out:
            if out.seek(0, SEEK_END):
                out.seek(-1, SEEK_END)
                # A disk that was full may have cut the last line; it takes no other with it.
                if out.read(1) != b"\n":
                    line = b"\n" + line
            if out.write(line) != len(line):
                raise OSError(ENOSPC, "the line was cut")

    def _newest_first(self) -> Iterator[Entry]:
        for file in (self._file, self._before):
            try:
                with file.open("rb") as lines:
                    raw = lines.read(MAX_BYTES)
            except OSError:
                continue
            for line in reversed(raw.splitlines()):
                try:
                    yield msgspec.json.decode(line, type=Entry)
                except (ValueError, RecursionError):
                    continue


def _rule(problem: Problem) -> str:
    known = len(problem.rule) <= _LONGEST_RULE and _RULE.fullmatch(problem.rule)
    return problem.rule if known else "unnamed"
