"""The kiosk's log: what a line may hold, how long it gets, and a disk that is full."""

import json
import typing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import MORNING
from tests.staff.conftest import full_disk
from viewer import __version__
from viewer.clock import FixedClock
from viewer.problems import Problem
from viewer.staff.log import MAX_BYTES, Event, KioskLog, Why

AT = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)


def problem(rule: str, message: str = "Ann read this.") -> Problem:
    return Problem(file="/home/ann/settings.toml", line=1, rule=rule, message=message)


def lines(file: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


@pytest.fixture
def log_file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "kiosk.log"


@pytest.fixture
def log(log_file: Path, clock: FixedClock) -> KioskLog:
    return KioskLog(log_file, clock)


def test_a_line_tells_what_happened_why_and_when_to_the_minute(
    log: KioskLog, log_file: Path, clock: FixedClock
) -> None:
    clock.moment = MORNING.replace(second=42, microsecond=7)
    assert log.write(Event.STARTED)
    assert log.write(Event.RESET, Why.IDLE)
    assert log.write(Event.PROBLEM, problem=problem("not-toml"))
    common = {"at": "2026-11-24T16:00:00Z", "version": __version__}
    assert lines(log_file) == [
        common | {"event": "started"},
        common | {"event": "reset", "why": "idle"},
        common | {"event": "problem", "problem": "not-toml"},
    ]


def test_K9_a_line_can_only_be_made_of_lists_and_of_a_rule() -> None:
    allowed = {Event, Why | None, Problem | None, bool}
    assert set(typing.get_type_hints(KioskLog.write).values()) == allowed


@pytest.mark.parametrize("rule", ["Ann", "ann smith", "", "a" * 61, "x\n{}", "-".join("a" * 20)])
def test_K9_of_a_problem_only_its_rule_is_written_and_only_if_it_looks_like_one(
    log: KioskLog, log_file: Path, rule: str
) -> None:
    assert log.write(Event.PROBLEM, problem=problem(rule, message="Ann was here."))
    (line,) = lines(log_file)
    assert line["problem"] == "unnamed"
    assert set(line) == {"at", "event", "version", "problem"}


def test_K9_code_that_no_type_was_checked_of_cannot_write_a_text_either(
    log: KioskLog, log_file: Path
) -> None:
    assert not log.write("Ann was here")  # type: ignore[arg-type]
    assert not log.write(Event.RESET, "Ann left")  # type: ignore[arg-type]
    assert log.lost == 2
    assert not log_file.exists()


def test_every_event_and_reason_can_be_written_and_found(log: KioskLog) -> None:
    for event in Event:
        for why in (None, *Why):
            assert log.write(event, why)
            found = log.last(event)
            assert found is not None
            assert (found.event, found.why, found.at) == (event, why, AT)
    assert log.lost == 0


def test_two_files_of_256_KB_are_kept_and_the_newest_lines_are_in_them(
    log: KioskLog, log_file: Path
) -> None:
    assert log.write(Event.STARTED)
    assert log.write(Event.CRASH)
    for _ in range(3_500):
        log.write(Event.RESET, Why.FINISHED)
    assert sorted(path.name for path in log_file.parent.iterdir()) == ["kiosk.log", "kiosk.old"]
    assert log.last(Event.CRASH) is not None, "the older file is read too"
    for _ in range(6_000):
        log.write(Event.RESET, Why.IDLE)
    files = sorted(log_file.parent.iterdir())
    assert [path.name for path in files] == ["kiosk.log", "kiosk.old"]
    assert all(0 < path.stat().st_size <= MAX_BYTES for path in files)
    assert all(line["event"] == "reset" for path in files for line in lines(path))
    assert log.last(Event.CRASH) is None
    assert log.lost == 0


# -- trouble


def test_a_folder_that_cannot_be_made_never_raises_and_is_counted(
    log: KioskLog, log_file: Path
) -> None:
    log_file.parent.write_text("a file where the folder should be", encoding="utf-8")
    assert [log.write(Event.STARTED), log.write(Event.STOPPED)] == [False, False]
    assert (log.lost, log.last(Event.STARTED)) == (2, None)


def test_a_folder_where_the_file_should_be_never_raises_and_is_counted(
    log: KioskLog, log_file: Path
) -> None:
    log_file.mkdir(parents=True)
    assert not log.write(Event.STARTED)
    assert (log.lost, log.last(Event.STARTED)) == (1, None)


def test_a_full_disk_never_raises_and_the_line_that_it_cut_takes_no_other_with_it(
    log: KioskLog, log_file: Path
) -> None:
    assert log.write(Event.STARTED)
    whole = log_file.stat().st_size
    for room in (whole + 20, whole):
        with full_disk(room):
            assert not log.write(Event.CRASH)
    assert log.lost == 2
    assert log_file.stat().st_size == whole + 20
    assert log.write(Event.RESTART)
    assert log.last(Event.STARTED) is not None
    assert log.last(Event.CRASH) is None
    assert log.last(Event.RESTART) is not None


def test_a_line_that_is_damaged_hides_no_other(log: KioskLog, log_file: Path) -> None:
    log.write(Event.CRASH)
    with log_file.open("ab") as out:
        out.write(b'{"event":"crash","name":"Ann"}\n\xff\n' + b"[" * 100_000 + b"\n\n")
    log.write(Event.STOPPED)
    assert log.last(Event.CRASH) is not None
    assert log.last(Event.STOPPED) is not None


@given(st.binary(max_size=300))
def test_no_log_whatever_raises(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "any.log"
    file.write_bytes(raw)
    log = KioskLog(file, FixedClock(MORNING))
    assert log.last(Event.CRASH) is None
    assert log.write(Event.CRASH)
    found = log.last(Event.CRASH)
    assert found is not None
    assert found.at == AT
