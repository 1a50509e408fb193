"""``python -m benchmarks``: measure everything side by side and print the table as Markdown."""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from statistics import median
from subprocess import PIPE
from tempfile import TemporaryDirectory

from benchmarks.changes import EVERY
from benchmarks.generate import MEASURED, generate
from benchmarks.programs import (
    REGION,
    ROOT,
    Program,
    at_rest,
    environment,
    floor,
    snowdrop,
    start_times,
)
from benchmarks.screen import Screen, x_server

SIZES = (25, 1_000, 10_000)
"""Articles in the generated libraries."""

REST = 30.0
"""Seconds of rest that are looked at."""

BLOCKS, CHANGES = 4, 50
"""Page changes are measured in turns of so many blocks of so many."""

SOAK, WARM_UP = 20_000, 500
LOOKS = 5
"""Looks at the memory, at the beginning and at the end of the long run, that are compared."""

Row = tuple[str, str, str, str]


class Bench:
    """One run: everything it needs lies in one folder."""

    def __init__(self, folder: Path) -> None:
        """Compile the real library and its pages into ``folder``."""
        self._folder = folder
        self.home = folder / "home"
        self.home.mkdir()
        self.settings = folder / "settings.toml"
        self.settings.write_text(REGION, encoding="utf-8")
        # As installing does. Only then is every start the same.
        subprocess.run([sys.executable, "-m", "compileall", "-q", "viewer"], cwd=ROOT, check=True)
        self.library, _ = self.compile("real", ROOT / "content")
        listed = json.loads(self.viewer("show", MEASURED, "--format", "json"))
        names = [MEASURED, *(there["id"] for there in listed["read_next"])]
        self.pages = [self._page(name) for name in names]

    def viewer(self, *arguments: str | Path) -> str:
        """Run a command of the program and return what it prints."""
        command = [sys.executable, "-m", "viewer", *arguments]
        if arguments[0] == "show":
            command += ["--library", self.library]
        return subprocess.run(
            command, cwd=ROOT, env=environment(self.home), check=True, stdout=PIPE, text=True
        ).stdout

    def _page(self, name: str) -> Path:
        page = self._folder / f"{name}.html"
        page.write_text(self.viewer("show", name, "--format", "html"), encoding="utf-8")
        return page

    def compile(self, name: str, content: Path) -> tuple[Path, float]:
        """Compile a content folder; return the library and how many seconds it took."""
        library = self._folder / f"{name}.snowdrop"
        began = time.perf_counter()
        self.viewer(
            *("compile", "--content", content, "--resources", ROOT / "resources"),
            *("--output", library),
        )
        return library, time.perf_counter() - began

    def compile_copies(self, count: int) -> tuple[Path, float]:
        """Make and compile a library of ``count`` articles."""
        content = self._folder / f"content-{count}"
        generate(ROOT / "content", content, count)
        return self.compile(str(count), content)

    def changes(self, screen: Screen, count: int, *what: str | Path) -> dict[str, list[float]]:
        """Change pages ``count`` times in a process of its own."""
        result = subprocess.run(
            [sys.executable, "-m", "benchmarks.changes", "--changes", str(count), *what],
            cwd=ROOT,
            env=environment(self.home, screen.display),
            check=True,
            stdout=PIPE,
            stderr=subprocess.DEVNULL,
        )
        screen.wait_for_nothing()
        measured: dict[str, list[float]] = json.loads(result.stdout)
        return measured

    @property
    def real_window(self) -> Sequence[str | Path]:
        """What ``changes`` takes in order to open the real window."""
        return ("--library", self.library, "--settings", self.settings)


def side_by_side(bench: Bench, screen: Screen, rounds: int) -> list[Row]:
    """Return the rows of the table; ``rounds`` is how often each program is started."""
    bare, ours = floor(bench.pages[0]), snowdrop("snowdrop", bench.library, bench.settings)
    compiled = {count: bench.compile_copies(count) for count in SIZES}
    programs = [
        bare,
        ours,
        *(snowdrop(str(n), file, bench.settings) for n, (file, _) in compiled.items()),
    ]
    rows = _start_rows(start_times(programs, screen, bench.home, rounds))
    rows += _rest_rows(bench, screen, bare, ours)
    rows.append(_change_row(bench, screen))
    rows.append(_tree_row(bench, screen))
    seconds = compiled[1_000][1]
    rows.append(("Compile 1,000 articles", "", f"{seconds:.1f} s", "15 s"))
    return rows


def _start_rows(times: dict[str, list[float]]) -> list[Row]:
    base, smallest = times["floor"], times[str(SIZES[0])]
    rows = [
        (
            "Start, from process to the article’s pixels",
            _ms(base),
            f"{_ms(times['snowdrop'])} = {_ratio(times['snowdrop'], base)} × floor",
            "1.25 × floor",
        )
    ]
    for count in SIZES:
        found = times[str(count)]
        many = f"{_ms(found)} = {_ratio(found, smallest)} × that of {SIZES[0]}"
        rows.append((f"Start with {count:,} articles", "", many, "0.90 to 1.10"))
    return rows


def _ms(seconds: list[float]) -> str:
    return f"{median(seconds) * 1000:.0f} ms (fastest {min(seconds) * 1000:.0f})"


def _ratio(found: list[float], base: list[float]) -> str:
    """Return the ratio of the medians, and of the fastest: a busy machine disturbs those least."""
    return f"{median(found) / median(base):.2f} (fastest {min(found) / min(base):.2f})"


def _rest_rows(bench: Bench, screen: Screen, bare: Program, ours: Program) -> list[Row]:
    least = at_rest(bare, screen, bench.home, REST)
    found = at_rest(ours, screen, bench.home, REST)
    return [
        (
            "Memory (PSS), article open",
            f"{least.memory_mb:.0f} MB",
            f"{found.memory_mb:.0f} MB",
            "90 MB",
        ),
        (
            f"Wake-ups a second, {REST:.0f} s of rest",
            f"{least.wake_ups:.2f}",
            f"{found.wake_ups:.2f}",
            "no timer under 10 s",
        ),
        (
            f"CPU a second, {REST:.0f} s of rest",
            f"{least.cpu_ms:.2f} ms",
            f"{found.cpu_ms:.2f} ms",
            "",
        ),
    ]


def _change_row(bench: Bench, screen: Screen) -> Row:
    least: list[float] = []
    found: list[float] = []
    for _ in range(BLOCKS):
        least += bench.changes(screen, CHANGES, *bench.pages)["times"]
        found += bench.changes(screen, CHANGES, *bench.real_window)["times"]
    return (
        f"Link to repaint, {BLOCKS * CHANGES} changes, median",
        f"{median(least):.1f} ms",
        f"{median(found):.1f} ms (longest {max(found):.0f} ms)",
        "20 ms",
    )


def _tree_row(bench: Bench, screen: Screen) -> Row:
    result = subprocess.run(
        [sys.executable, "-m", "benchmarks.structure", bench.library, bench.settings],
        cwd=ROOT,
        env=environment(bench.home, screen.display),
        check=True,
        stdout=PIPE,
        stderr=subprocess.DEVNULL,
    )
    found = json.loads(result.stdout)[0]
    times = found["walk"]
    return (
        f"Tree for a screen reader, {found['words']:,} words, {found['parts']} parts",
        "",
        f"{median(times):.1f} ms (fastest {min(times):.1f})",
        "5 ms",
    )


def soak(bench: Bench, screen: Screen, changes: int) -> list[Row]:
    """Return the one row of the long run.

    Memory goes up and down by a megabyte from one look to the next, so the middle of the first few
    looks after the warm-up is set against the middle of the last few.
    """
    memory = bench.changes(screen, changes, *bench.real_window)["memory"]
    looks = memory[WARM_UP // EVERY - 1 :]
    warm, last = median(looks[:LOOKS]), median(looks[-LOOKS:])
    return [
        (
            f"Growth from change {WARM_UP:,} to {changes:,}",
            "",
            f"{last - warm:+.1f} MB ({warm:.1f} to {last:.1f} MB)",
            "2 MB",
        )
    ]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=20, help="starts of each program")
    parser.add_argument("--soak", action="store_true", help="the long run instead")
    parser.add_argument("--changes", type=int, default=SOAK, help="page changes of the long run")
    options = parser.parse_args()
    with TemporaryDirectory() as folder, x_server() as screen:
        bench = Bench(Path(folder))
        if options.soak:
            rows = soak(bench, screen, options.changes)
        else:
            rows = side_by_side(bench, screen, options.rounds)
    print(f"Measured on {date.today():%Y-%m-%d}.\n")  # noqa: DTZ011 (the day here is meant)
    print("| | floor | Snowdrop | to reach |\n|---|---|---|---|")
    for row in rows:
        print(f"| {' | '.join(row)} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
