"""``python -m benchmarks.export``: how long it takes to export a library, in each kind.

Beside the real library stands one of a thousand articles, made as for the other tables.
"""

import argparse
import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.generate import generate
from benchmarks.programs import ROOT, environment
from viewer.export.write import KINDS
from viewer.open_library import Where, compile_sources

COUNT, LIMIT = 1_000, 60


def seconds(kind: str, library: Path, folder: Path) -> tuple[float, float]:
    """Return how long the whole command takes, and how long it keeps a processor busy."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    output = folder / f"{library.stem}-{kind}"
    began, busy = time.perf_counter(), os.times()
    subprocess.run(
        [
            *(sys.executable, "-m", "viewer", "export", kind),
            *("--library", library, "--output", output),
        ],
        cwd=ROOT,
        env=environment(home),
        check=True,
        stdout=subprocess.DEVNULL,
    )
    spent = os.times()
    used = spent.children_user + spent.children_system - busy.children_user - busy.children_system
    return time.perf_counter() - began, used


def shown(times: tuple[float, float]) -> str:
    """Return both times as words."""
    return f"{times[0]:.1f} s ({times[1]:.1f} s CPU)"


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="benchmarks.export", description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT)
    options = parser.parse_args()
    print(f"Measured on {date.today():%Y-%m-%d}.\n")  # noqa: DTZ011 (the day here is meant)
    print(f"| | real library | {options.count:,} articles | to reach |\n|---|---|---|---|")
    with TemporaryDirectory() as name:
        folder = Path(name)
        content, resources = Where().folders()
        generate(content, folder / "content", options.count)
        real, made = folder / "real.snowdrop", folder / "made.snowdrop"
        real.write_bytes(compile_sources(content, resources)[0])
        made.write_bytes(compile_sources(folder / "content", resources)[0])
        for kind in KINDS:
            one, many = (shown(seconds(kind, library, folder)) for library in (real, made))
            print(f"| Export as {kind} | {one} | {many} | {LIMIT} s |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
