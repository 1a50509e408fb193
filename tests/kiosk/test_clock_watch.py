"""A clock that is far wrong or was set is told in the log, and nowhere else (T3, K9)."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.conftest import MORNING
from tests.kiosk.watching import Seconds
from viewer.clock import FixedClock
from viewer.kiosk.clock_watch import EVERY, ClockWatch
from viewer.staff.log import Event, KioskLog, Why

NEWEST = date(2026, 11, 22)
HOUR = 3600.0


class Machine:
    """A machine with a clock that can be set, and one that cannot."""

    def __init__(self, folder: Path) -> None:
        """Begin in the morning; the log lies in ``folder``."""
        self.clock, self.seconds = FixedClock(MORNING), Seconds()
        self.file = folder / "kiosk.log"
        self.log = KioskLog(self.file, self.clock)
        self.watch = ClockWatch(self.clock, self.log, self.seconds)

    def pass_time(self, seconds: float) -> None:
        """Let time pass for both clocks, asleep or awake, and look."""
        self.seconds.now += seconds
        self.clock.moment += timedelta(seconds=seconds)
        self.watch.look()

    def lines(self) -> int:
        """Return how many lines the log has."""
        return len(self.file.read_text("utf-8").splitlines()) if self.file.exists() else 0


@pytest.fixture
def machine(fonts: QApplication, tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.mark.parametrize(
    ("days", "why"), [(400, Why.CLOCK_FORWARD), (-1, Why.CLOCK_BACK), (-20_000, Why.CLOCK_BACK)]
)
def test_a_clock_that_is_set_gets_one_line_that_says_which_way(
    machine: Machine, days: int, why: Why
) -> None:
    machine.watch.begin(NEWEST)
    machine.pass_time(600)
    machine.clock.moment += timedelta(days=days)
    machine.pass_time(600)
    machine.pass_time(600)
    entry = machine.log.last(Event.CLOCK)
    assert entry is not None
    assert entry.why is why
    assert machine.lines() == 1


def test_a_night_asleep_and_a_clock_that_drifts_get_none(machine: Machine) -> None:
    machine.watch.begin(NEWEST)
    machine.pass_time(14 * HOUR)
    for _ in range(100):
        machine.clock.moment += timedelta(seconds=4)
        machine.pass_time(600)
    assert machine.lines() == 0
    # The control: as much at once does.
    machine.clock.moment += timedelta(seconds=400)
    machine.pass_time(600)
    assert machine.lines() == 1


@pytest.mark.parametrize("year", [1970, 2025, 2040])
def test_T3_a_clock_that_is_far_wrong_at_the_start_is_told(machine: Machine, year: int) -> None:
    machine.clock.moment = datetime(year, 1, 1, tzinfo=UTC)
    machine.watch.begin(NEWEST)
    entry = machine.log.last(Event.PROBLEM)
    assert entry is not None
    assert entry.problem == "wrong-clock"


def test_a_clock_that_is_right_is_not(machine: Machine) -> None:
    machine.watch.begin(NEWEST)
    assert machine.lines() == 0


def test_K9_it_looks_at_fixed_times_so_that_no_line_tells_of_a_visit(machine: Machine) -> None:
    machine.watch.begin(NEWEST)
    (timer,) = machine.watch.findChildren(QTimer)
    assert timer.isActive()
    assert timer.interval() == EVERY == 600_000
    assert not timer.isSingleShot()
    machine.watch.end()
    assert not timer.isActive()
