"""The programs that are measured, and what the kernel says about each while it runs."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generate import MEASURED
from benchmarks.screen import Screen

ROOT = Path(__file__).parent.parent
REGION = 'region = "US"\n'
"""The clinic's settings: with a region the panel is full, which costs more than asking for one."""

SETTLED = 4.0
"""Seconds after the first picture until a program has nothing left to do."""


@dataclass(frozen=True)
class Program:
    """Something that opens a window with an article in it."""

    name: str
    command: Sequence[str | Path]


def floor(page: Path) -> Program:
    """Return the bare window that shows the HTML in ``page``."""
    return Program("floor", [sys.executable, ROOT / "benchmarks" / "floor.py", page])


def snowdrop(name: str, library: Path, settings: Path) -> Program:
    """Return the real program, opened at the measured article of ``library``."""
    given: list[str | Path] = ["--settings", settings, "--library", library]
    return Program(name, [sys.executable, "-m", "viewer", *given, "open", MEASURED])


def environment(home: Path, display: str = "") -> dict[str, str]:
    """Return the environment of a program: a home of its own, and bytecode allowed."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "TZ")}
    return kept | {"HOME": str(home), "DISPLAY": display}


@contextmanager
def running(program: Program, screen: Screen, home: Path) -> Iterator[tuple[int, float]]:
    """Run ``program``; yield its process id and its time in seconds from start to pixels."""
    began = time.perf_counter()
    with subprocess.Popen(
        program.command,
        cwd=ROOT,
        env=environment(home, screen.display),
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield process.pid, screen.wait_for_text() - began
        finally:
            process.terminate()
            process.wait()
            screen.wait_for_nothing()


def start_times(
    programs: Sequence[Program], screen: Screen, home: Path, rounds: int
) -> dict[str, list[float]]:
    """Start every program in turn, ``rounds`` times; return seconds from start to pixels.

    A first round that is not counted brings everything from the disk into memory.
    """
    times: dict[str, list[float]] = {program.name: [] for program in programs}
    for turn in range(rounds + 1):
        for program in programs:
            with running(program, screen, home) as (_, seconds):
                if turn:
                    times[program.name].append(seconds)
    return times


@dataclass(frozen=True)
class Rest:
    """What a program costs while nobody touches it."""

    memory_mb: float
    wake_ups: float
    cpu_ms: float


def at_rest(program: Program, screen: Screen, home: Path, seconds: float) -> Rest:
    """Return the memory of ``program`` with an article open, and its cost per second of rest."""
    with running(program, screen, home) as (process, _):
        return resting(process, seconds)


def resting(process: int, seconds: float) -> Rest:
    """Return the memory of ``process``, once it has settled, and its cost per second of rest."""
    time.sleep(SETTLED)
    before = _threads(process)
    time.sleep(seconds)
    after = _threads(process)
    # A thread that has ended meanwhile takes its counts with it; it is left out.
    spent = [(now, before.get(thread, (0, 0.0))) for thread, now in after.items()]
    return Rest(
        memory_mb=memory_mb(process),
        wake_ups=sum(now[0] - then[0] for now, then in spent) / seconds,
        cpu_ms=sum(now[1] - then[1] for now, then in spent) / seconds,
    )


def memory_mb(process: int | str, kind: str = "Pss") -> float:
    """Return the proportional set size in MB: memory shared by n programs counts one n-th.

    With the kind ``Pss_Anon`` only what is read from no file, so that no other program that runs
    meanwhile can change it.
    """
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    kilobytes = next(int(line.split()[1]) for line in lines if line.startswith(f"{kind}:"))
    return kilobytes * 1024 / 1e6


def _threads(process: int) -> dict[str, tuple[int, float]]:
    """Return of each thread how often it was put to sleep, and the CPU time in ms it has had."""
    found = {}
    for thread in Path(f"/proc/{process}/task").iterdir():
        lines = (thread / "status").read_text().splitlines()
        slept = next(int(line.split()[1]) for line in lines if line.startswith("voluntary_ctxt"))
        found[thread.name] = slept, int((thread / "schedstat").read_text().split()[0]) / 1e6
    return found
