"""What the tests of the staff's side share: a cheap hash, a state file, a disk that is full."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from tests.conftest import MORNING
from viewer.clock import FixedClock
from viewer.staff.pin import hash_pin
from viewer.staff.state import StaffState, save_state

CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""A hundredth of the usual cost, so that a test may try many PINs."""

PIN, WRONG = "274917", "271828"
PIN_HASH = hash_pin(PIN, CHEAP)


@contextmanager
def full_disk(room: int = 0) -> Iterator[None]:
    """Let no file of this process grow beyond ``room`` bytes: writing fails as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the place of a state file, in a folder that does not exist yet."""
    return tmp_path / "state" / "staff.json"


@pytest.fixture
def with_pin(file: Path) -> Path:
    """Return a state file in which PIN is set."""
    save_state(file, StaffState(pin=PIN_HASH))
    return file


@pytest.fixture
def clock() -> FixedClock:
    """Return a clock; a test sets its ``moment``."""
    return FixedClock(MORNING)
