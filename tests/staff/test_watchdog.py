"""What systemd hears from the kiosk, on a socket such as its own (K17)."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from systemd_watchdog.systemd_watchdog import WatchDog

from tests.conftest import ROOT
from viewer.staff.watchdog import Watchdog

TERM = "10000000"
"""Microseconds, as systemd gives them: ten seconds."""


@pytest.fixture
def systemd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """Listen as systemd does, and name the place in the environment."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        place = str(tmp_path / "notify")
        listening.bind(place)
        listening.setblocking(False)
        monkeypatch.setenv("NOTIFY_SOCKET", place)
        monkeypatch.setenv("WATCHDOG_USEC", TERM)
        monkeypatch.setenv("WATCHDOG_PID", str(os.getpid()))
        yield listening


@pytest.fixture
def speaking() -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as own:
        yield own


def test_systemd_hears_that_the_kiosk_is_ready_alive_and_ending_K17(
    systemd: socket.socket, speaking: socket.socket
) -> None:
    watchdog = Watchdog(WatchDog(sock=speaking))
    for say, lines in [
        (watchdog.ready, ["READY=1"]),
        (watchdog.alive, ["WATCHDOG=1"]),
        (watchdog.stopping, ["STATUS=Ending", "STOPPING=1"]),
    ]:
        say()
        assert systemd.recv(1024).decode().splitlines() == lines
    with pytest.raises(BlockingIOError):
        systemd.recv(1024)


def test_systemd_hears_the_day_of_the_last_wipe_once_and_never_the_time_K18(
    systemd: socket.socket, speaking: socket.socket
) -> None:
    watchdog = Watchdog(WatchDog(sock=speaking))
    days = (None, None, date(2026, 11, 21), date(2026, 11, 21), date(2026, 11, 22))
    for day in days:
        watchdog.cleared(day)
    told = ["none since the start", "2026-11-21", "2026-11-22"]
    assert [systemd.recv(1024).decode() for _ in told] == [
        f"STATUS=Last visit cleared: {one}\n" for one in told
    ]
    with pytest.raises(BlockingIOError):
        systemd.recv(1024)


def test_a_program_of_its_own_finds_systemd_by_the_environment_K17(systemd: socket.socket) -> None:
    code = "from viewer.staff.watchdog import Watchdog; Watchdog().alive()"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
    assert systemd.recv(1024) == b"WATCHDOG=1\n"


def test_two_signs_of_life_come_in_the_time_that_systemd_gives_K17(
    systemd: socket.socket, speaking: socket.socket
) -> None:
    assert Watchdog(WatchDog(sock=speaking)).interval_ms == 5000


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WATCHDOG_PID", "1"),
        ("WATCHDOG_USEC", "0"),
        ("WATCHDOG_USEC", "soon"),
        ("WATCHDOG_USEC", ""),
        ("NOTIFY_SOCKET", ""),
    ],
)
def test_where_systemd_waits_for_nobody_no_sign_of_life_is_due_K17(
    systemd: socket.socket, speaking: socket.socket, monkeypatch: pytest.MonkeyPatch,
    name: str, value: str,
) -> None:  # fmt: skip
    monkeypatch.setenv(name, value)
    assert Watchdog(WatchDog(sock=speaking)).interval_ms is None


def test_without_systemd_it_does_nothing_and_loads_nothing_K17() -> None:
    code = (
        "import sys; from viewer.staff.watchdog import Watchdog; one = Watchdog()\n"
        "one.ready(); one.alive(); one.cleared(None); one.stopping()\n"
        "assert one.interval_ms is None\n"
        "assert not {'socket', 'systemd_watchdog'} & set(sys.modules)"
    )
    clean = {name: value for name, value in os.environ.items() if name != "NOTIFY_SOCKET"}
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=clean, check=True)


def test_a_systemd_that_has_gone_away_does_not_end_the_kiosk_K17(
    systemd: socket.socket, speaking: socket.socket, tmp_path: Path
) -> None:
    watchdog = Watchdog(WatchDog(sock=speaking))
    (tmp_path / "notify").unlink()
    watchdog.ready()
    watchdog.alive()
    watchdog.cleared(None)
    watchdog.stopping()
