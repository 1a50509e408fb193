"""The staff door: who gets in, and how long it stays shut to those who guess."""

import subprocess
import sys
from datetime import UTC, timedelta
from pathlib import Path

import msgspec
import pytest

from tests.conftest import MORNING, ROOT
from tests.staff.conftest import CHEAP, PIN, PIN_HASH, WRONG, full_disk
from viewer.clock import FixedClock
from viewer.staff.door import Door, Outcome
from viewer.staff.pin import hash_pin
from viewer.staff.state import StaffState, choose, read_state, save_state

FIVE_MINUTES = 300
OTHER_PIN = "314159"


def wrong_tries(door: Door, count: int) -> list[Outcome]:
    return [door.try_pin(WRONG) for _ in range(count)]


def troubles(door: Door) -> list[str]:
    return [problem.rule for problem in door.trouble]


def after(clock: FixedClock, seconds: float) -> None:
    clock.moment += timedelta(seconds=seconds)


@pytest.fixture
def door(with_pin: Path, clock: FixedClock) -> Door:
    return Door(with_pin, clock)


def test_K18_the_PIN_opens_the_door_and_nothing_else_does(door: Door) -> None:
    assert door.try_pin(PIN) is Outcome.OPEN
    assert [door.try_pin(text) for text in ("", "x", WRONG, PIN[:-1])] == [Outcome.WRONG] * 4


def test_K18_without_a_PIN_nothing_opens_the_door(file: Path, clock: FixedClock) -> None:
    door = Door(file, clock)
    for text in ("", "000000", "123456", PIN):
        assert door.try_pin(text) is Outcome.NO_PIN
    assert door.seconds_locked() == 0
    assert not file.exists()


@pytest.mark.parametrize("raw", [b"", b"{}", b'{"pin":null}', b'{"pin":""}', b"\xff", b"{"])
def test_K18_a_damaged_file_opens_nothing_and_is_left_as_it_is(
    file: Path, clock: FixedClock, raw: bytes
) -> None:
    file.parent.mkdir()
    file.write_bytes(raw)
    door = Door(file, clock)
    assert [door.try_pin(text) for text in ("", "x", PIN)] == [Outcome.NO_PIN] * 3
    assert file.read_bytes() == raw


def test_K18_five_wrong_tries_lock_the_door_for_five_minutes_and_a_restart_does_not_open_it(
    with_pin: Path, clock: FixedClock
) -> None:
    door = Door(with_pin, clock)
    assert wrong_tries(door, 5) == [Outcome.WRONG] * 4 + [Outcome.LOCKED]
    for restarted in (door, Door(with_pin, clock)):
        assert restarted.seconds_locked() == FIVE_MINUTES
        assert restarted.try_pin(PIN) is Outcome.LOCKED
    after(clock, FIVE_MINUTES - 0.5)
    assert Door(with_pin, clock).seconds_locked() == 1
    assert Door(with_pin, clock).try_pin(PIN) is Outcome.LOCKED
    after(clock, 0.5)
    assert Door(with_pin, clock).seconds_locked() == 0
    assert Door(with_pin, clock).try_pin(PIN) is Outcome.OPEN


def test_K18_tries_while_it_is_locked_do_not_make_the_lock_longer(
    door: Door, clock: FixedClock
) -> None:
    wrong_tries(door, 5)
    after(clock, 200)
    assert wrong_tries(door, 20) == [Outcome.LOCKED] * 20
    assert door.seconds_locked() == 100


def test_K18_after_a_lock_there_are_five_tries_again(door: Door, clock: FixedClock) -> None:
    wrong_tries(door, 5)
    after(clock, FIVE_MINUTES)
    assert wrong_tries(door, 5) == [Outcome.WRONG] * 4 + [Outcome.LOCKED]


def test_K18_wrong_tries_are_counted_across_restarts(with_pin: Path, clock: FixedClock) -> None:
    tries = [Door(with_pin, clock).try_pin(WRONG) for _ in range(6)]
    assert tries == [Outcome.WRONG] * 4 + [Outcome.LOCKED] * 2


def test_K18_the_right_PIN_begins_the_count_anew(door: Door, with_pin: Path) -> None:
    for _ in range(3):
        assert wrong_tries(door, 4) == [Outcome.WRONG] * 4
        assert door.try_pin(PIN) is Outcome.OPEN
        assert read_state(with_pin) == (StaffState(pin=PIN_HASH), [])


KILLED_BEFORE_IT_ANSWERS = """
import os, sys
from datetime import datetime
from pathlib import Path
from viewer.clock import FixedClock
from viewer.staff import door
compare = door.is_pin
def compare_and_be_killed(*given):
    compare(*given)
    os.kill(os.getpid(), 9)
door.is_pin = compare_and_be_killed
file, moment, pin = sys.argv[1:]
print(door.Door(Path(file), FixedClock(datetime.fromisoformat(moment))).try_pin(pin))
"""


def test_K18_killing_the_program_before_it_answers_gives_no_free_try(
    with_pin: Path, clock: FixedClock
) -> None:
    given = [str(with_pin), MORNING.isoformat(), WRONG]
    for _ in range(5):
        killed = subprocess.run(
            [sys.executable, "-c", KILLED_BEFORE_IT_ANSWERS, *given],
            cwd=ROOT,
            capture_output=True,
            check=False,
        )
        assert (killed.returncode, killed.stdout) == (-9, b""), killed.stderr
    door = Door(with_pin, clock)
    assert door.try_pin(PIN) is Outcome.LOCKED
    assert door.seconds_locked() == FIVE_MINUTES


# -- a clock that jumps


@pytest.mark.parametrize("back", [1, 60, 86_400, 40 * 365 * 86_400])
def test_K18_a_clock_that_is_set_back_locks_for_five_minutes_at_most(
    with_pin: Path, clock: FixedClock, back: int
) -> None:
    wrong_tries(Door(with_pin, clock), 5)
    after(clock, -back)
    assert Door(with_pin, clock).seconds_locked() == FIVE_MINUTES
    # The shorter lock is kept, else it would begin again with every restart.
    after(clock, 100)
    assert Door(with_pin, clock).seconds_locked() == 200
    after(clock, 200)
    assert Door(with_pin, clock).try_pin(PIN) is Outcome.OPEN


def test_K18_a_clock_that_is_set_back_on_a_full_disk_locks_for_five_minutes_at_most(
    door: Door, clock: FixedClock
) -> None:
    wrong_tries(door, 5)
    with full_disk():
        after(clock, -86_400)
        assert door.seconds_locked() == FIVE_MINUTES
        after(clock, FIVE_MINUTES)
        assert door.seconds_locked() == 0
        assert door.try_pin(PIN) is Outcome.OPEN


def test_K18_a_clock_that_is_set_forward_ends_the_lock(door: Door, clock: FixedClock) -> None:
    wrong_tries(door, 5)
    after(clock, 86_400)
    assert door.try_pin(PIN) is Outcome.OPEN


def test_K18_a_lock_until_the_end_of_time_lasts_five_minutes(
    with_pin: Path, clock: FixedClock
) -> None:
    text = with_pin.read_text("utf-8")[:-1] + ',"locked_until":"9999-12-31T23:59:59.999999Z"}'
    with_pin.write_text(text, encoding="utf-8")
    assert Door(with_pin, clock).seconds_locked() == FIVE_MINUTES
    after(clock, FIVE_MINUTES)
    assert Door(with_pin, clock).try_pin(PIN) is Outcome.OPEN


# -- a file that changes, or cannot be written


def test_K18_on_a_full_disk_wrong_tries_still_count(door: Door, clock: FixedClock) -> None:
    wrong_tries(door, 2)
    assert troubles(door) == []
    with full_disk():
        assert wrong_tries(door, 4) == [Outcome.WRONG] * 2 + [Outcome.LOCKED] * 2
        assert troubles(door) == ["not-written"]
        assert door.seconds_locked() == FIVE_MINUTES
        after(clock, FIVE_MINUTES)
        assert door.try_pin(PIN) is Outcome.OPEN
        assert wrong_tries(door, 4) == [Outcome.WRONG] * 4


def test_K18_when_the_disk_has_room_again_the_count_is_kept(
    door: Door, with_pin: Path, clock: FixedClock
) -> None:
    with full_disk():
        wrong_tries(door, 3)
    assert wrong_tries(door, 1) == [Outcome.WRONG]
    assert troubles(door) == []
    assert Door(with_pin, clock).try_pin(WRONG) is Outcome.LOCKED


def test_K18_a_PIN_that_was_set_meanwhile_holds_at_once_and_ends_the_lock(
    door: Door, with_pin: Path
) -> None:
    with full_disk():
        wrong_tries(door, 5)
        assert door.try_pin(PIN) is Outcome.LOCKED
    save_state(with_pin, StaffState(pin=hash_pin(OTHER_PIN, CHEAP)))
    assert door.try_pin(PIN) is Outcome.WRONG
    assert door.try_pin(OTHER_PIN) is Outcome.OPEN


def test_K18_a_PIN_that_is_set_while_another_is_compared_is_not_written_over(
    door: Door, with_pin: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = StaffState(pin=hash_pin(OTHER_PIN, CHEAP))

    def set_meanwhile(*_: object) -> bool:
        save_state(with_pin, new)
        return True

    monkeypatch.setattr("viewer.staff.door.is_pin", set_meanwhile)
    door.try_pin(PIN)
    assert read_state(with_pin) == (new, [])


def test_trying_PINs_leaves_the_choices_of_the_staff_alone(
    door: Door, with_pin: Path, clock: FixedClock
) -> None:
    choose(with_pin, region="GB-SCT", language="es")
    wrong_tries(door, 5)
    found, _ = read_state(with_pin)
    locked_until = clock.moment.astimezone(UTC) + timedelta(seconds=FIVE_MINUTES)
    assert found == StaffState(
        region="GB-SCT", language="es", pin=PIN_HASH, wrong=5, locked_until=locked_until
    )


def test_K18_nothing_that_is_typed_is_kept(door: Door, with_pin: Path) -> None:
    for text in ("555 0100", "Ann", WRONG, PIN):
        door.try_pin(text)
        kept = with_pin.read_text("utf-8")
        assert text not in kept
    assert msgspec.json.decode(kept) == {"pin": PIN_HASH}
