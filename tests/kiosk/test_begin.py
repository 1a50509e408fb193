"""The real program, from its start to a crash and to the start after it (K1, K9, K17).

Each line that ties the kiosk to the system is seen from outside: systemd hears of it, a fault and a
crash leave a line in the log, and nothing of a visit is on the screen or in a file afterwards.
"""

import json
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from subprocess import PIPE, Popen

import pytest

from tests.kiosk.running import STATE, Home, answer, why_no_screen, x_screen
from viewer.kiosk.attract import STEP
from viewer.kiosk.clock_watch import EVERY
from viewer.kiosk.counting import LONGEST_WAIT
from viewer.kiosk.run import ENDED
from viewer.visit.history import HOME

WORDS = ["kqbegina", "kqbeginb"]
LONGEST = 60
TERM = 400_000
"""Microseconds in which systemd would wait for a sign of life: ten seconds at a real kiosk."""

MOST = 500
"""Signs that are waited through for another one."""

ALLOWED = {
    "Attract": STEP,  # the words move a little, against burn-in
    "ClockWatch": EVERY,  # a clock that was set, and a library that was replaced
    "Counting": LONGEST_WAIT.seconds * 1000,  # at midnight the day's answers are written
    "Watched": TERM // 2000,  # two signs of life in the time that systemd gives
}
"""Whatever may wake a kiosk at rest: whose timer, and its milliseconds; midnight may be nearer."""


class Systemd:
    """Listens as systemd does: at once, whatever the test waits for.

    The system holds only some ten unread signs, and whoever sends one more has to wait.
    """

    def __init__(self, listening: socket.socket) -> None:
        """Begin to listen at ``listening``, until it is shut."""
        self.address = listening.getsockname().decode().replace("\0", "@", 1)
        self._listening, self._heard = listening, Queue[str]()
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        while told := self._listening.recv(4096).decode():
            for line in told.splitlines():
                self._heard.put(line)

    def next(self) -> str:
        """Return what it was told next."""
        return self._heard.get(timeout=LONGEST)

    def end(self) -> None:
        """Listen no longer."""
        self._listening.shutdown(socket.SHUT_RD)
        self._thread.join()


@pytest.fixture
def systemd() -> Iterator[Systemd]:
    """Listen at a name that is no file."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind("")  # Linux finds a free name
        heard = Systemd(listening)
        yield heard
        heard.end()


@contextmanager
def kiosk(
    home: Home, library: Path, screen: str, systemd: Systemd, *words: str
) -> Iterator[Popen[str]]:
    """Start it, as systemd does."""
    told = {"NOTIFY_SOCKET": systemd.address, "WATCHDOG_USEC": str(TERM)}
    command = [sys.executable, "-m", "tests.kiosk.failing_program"]
    with (home.folder / "journal").open("a") as journal, Popen(
        [*command, str(library), str(home.settings), *words],
        cwd=home.folder, env=home.environment(screen) | told,
        stdin=subprocess.DEVNULL, stdout=PIPE, stderr=journal, text=True,
    ) as running:  # fmt: skip
        try:
            yield running
        finally:
            running.kill()


def hears(systemd: Systemd, wanted: str) -> None:
    """Wait until systemd is told ``wanted``, and not for ever where it only hears other things."""
    assert any(systemd.next() == wanted for _ in range(MOST)), wanted


def day_told(systemd: Systemd) -> str:
    """Wait until systemd is told that a visit was cleared, and return when."""
    begin = "STATUS=Last visit cleared: "
    told = (systemd.next() for _ in range(MOST))
    days = (line.removeprefix(begin) for line in told if line.startswith(begin))
    return next(day for day in days if day[0].isdigit())


def lines(home: Home) -> list[str]:
    """Return what happened, as the log tells it, and which problem it was."""
    log = (home.folder / STATE / "kiosk.log").read_text("utf-8")
    entries = [json.loads(line) for line in log.splitlines()]
    return [entry.get("problem") or entry["event"] for entry in entries]


def at_rest(told: dict[str, object]) -> None:
    """See that the quiet page is shown, and that nothing wakes the machine but what may."""
    timers = told["timers"]
    assert isinstance(timers, list)
    found: dict[str, int] = dict(timers)
    assert told["quiet"]
    assert sorted(owner for owner, _ in timers) == sorted(ALLOWED)
    assert 0 < found.pop("Counting") <= ALLOWED["Counting"]
    assert found.items() <= ALLOWED.items()


@pytest.mark.skipif(sys.platform != "linux", reason="systemd is Linux's")
def test_K17_from_the_start_over_a_fault_and_a_crash_to_a_clean_start(
    tmp_path: Path, library_file: Path, systemd: Systemd
) -> None:
    if reason := why_no_screen():
        pytest.skip(reason)
    home = Home(tmp_path)
    home.settings.write_text(
        "theme = 7\ncounts = true\n" + home.settings.read_text("utf-8"), "utf-8"
    )
    quiet: dict[str, object] = {"quiet": True, "page": HOME}
    reading = {"quiet": False, "page": "cervical-stitch"}
    with x_screen() as screen:
        with kiosk(home, library_file, screen, systemd, *WORDS) as running:
            hears(systemd, "READY=1")
            at_rest(answer(running, home))
            assert answer(running, home) == reading
            # A fault: the next person's clean page, a line, and not a word of it.
            assert answer(running, home) == quiet | {"same visit": False}
            assert answer(running, home) == reading
            hears(systemd, "WATCHDOG=1")
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", day_told(systemd)), "The day, and no time."
            running.send_signal(signal.SIGKILL)
            running.wait(LONGEST)
        begun = ["bad-setting", "started", "unexpected-error"]
        assert lines(home) == begun
        with kiosk(home, library_file, screen, systemd) as running:
            hears(systemd, "READY=1")
            at_rest(answer(running, home))
            hears(systemd, "STATUS=Last visit cleared: none since the start")
            running.send_signal(signal.SIGTERM)
            assert running.wait(LONGEST) == ENDED
        assert lines(home) == [*begun, "bad-setting", "crash", "started", "stopped"]
    hears(systemd, "STOPPING=1")
    assert home.holding(WORDS) == []
    assert "Traceback" not in (home.folder / "journal").read_text("utf-8")
