"""``python -m benchmarks.handout``: how long a handout takes, and what it weighs.

Each figure is the best of some runs, each in a process of its own, as the first print of a visit
is: later ones in the same process are faster, because typst keeps what it has set. The time is
that of looking everything up and making the PDF; opening the library is not counted.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.programs import ROOT
from viewer.handout.leaflet import collect
from viewer.handout.pdf import make_pdf, make_pictures
from viewer.library.store import Library
from viewer.open_library import Where, compile_sources
from viewer.settings import Settings
from viewer.support.directory import Directory
from viewer.visit.handout import Handout, Kind

RUNS = 3
ONE = "cervical-stitch"
SCREEN = 96
"""Dots to the inch of pages that are looked at before they are printed."""

CASES = (("One article", "one", "0.5 s"), ("The whole library", "all", "10 s"))


def measured(file: Path, case: str, language: str, large: bool) -> dict[str, float]:
    """Return seconds, pages and bytes of one handout, made here and now."""
    library = Library.open(file)
    directory = Directory.decode(library.support())
    handout = Handout()
    topics = library.topics(language) if case == "all" else []
    lines = [line for topic in topics for line in library.articles(topic.id, language)]
    for name in [line.id for line in lines] or [ONE]:
        handout.add(Kind.ARTICLE, name)
    settings = Settings(region="US")
    began = time.perf_counter()
    leaflet = collect(
        handout,
        library,
        directory,
        settings,
        region="US",
        language=language,
        today=date(2026, 11, 22),
        large=large,
    )
    made = make_pdf(leaflet, library.figure, most_pages=None)
    seconds = time.perf_counter() - began
    began = time.perf_counter()
    make_pictures(leaflet, library.figure, SCREEN)
    looked = time.perf_counter() - began
    return {"seconds": seconds, "pages": made.pages, "bytes": len(made.data), "looked": looked}


def best(file: Path, case: str, language: str, *, large: bool) -> dict[str, float]:
    """Return the quickest of some runs, each in a process of its own."""
    command: Sequence[str] = [
        *(sys.executable, "-m", "benchmarks.handout", "--measure", str(file), case, language),
        *(["--large"] if large else []),
    ]
    found = []
    for _ in range(RUNS):
        output = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout
        found.append(json.loads(output))
    quickest: dict[str, float] = min(found, key=lambda one: one["seconds"])
    return quickest


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="benchmarks.handout", description=__doc__)
    parser.add_argument("--measure", nargs=3, metavar=("FILE", "CASE", "LANGUAGE"))
    parser.add_argument("--large", action="store_true")
    options = parser.parse_args()
    if options.measure:
        file, case, language = options.measure
        print(json.dumps(measured(Path(file), case, language, options.large)))
        return 0
    print(f"Measured on {date.today():%Y-%m-%d}.\n")  # noqa: DTZ011 (the day here is meant)
    print("| | pages | PDF | size | pages as pictures | to reach |\n|---|---:|---:|---:|---:|---|")
    with TemporaryDirectory() as name:
        file = Path(name) / "real.snowdrop"
        file.write_bytes(compile_sources(*Where().folders())[0])
        for title, case, mark in CASES:
            for language, large in (("en", False), ("es", True)):
                one = best(file, case, language, large=large)
                how = f"{title}, {language}, {'large print' if large else 'standard'}"
                print(
                    f"| {how} | {one['pages']:.0f} | {one['seconds']:.2f} s | "
                    f"{one['bytes'] / 1e6:.1f} MB | {one['looked']:.1f} s | {mark} |",
                    flush=True,
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
