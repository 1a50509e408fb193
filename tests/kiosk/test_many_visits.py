"""A kiosk stays as small after very many visits as after a few: in memory, and in open files.

``make soak`` makes two thousand visits (SNOWDROP_VISITS=2000 pytest -s, and this file).
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.kiosk.running import Home, answer, program, why_no_screen, x_screen

VISITS = int(os.environ.get("SNOWDROP_VISITS", "100"))
FIRST = VISITS // 10 if VISITS > 100 else 20
"""Visits after which the memory is taken as that of a kiosk at work."""

ACTIONS = 30
MOST_GROWTH = 5.0
"""MB by which it may grow from then on to the end."""


THREADS = ["anon_inode:[eventfd]"] * 4


class Figures(NamedTuple):
    """Memory in MB and open files, after the first visits and after the last one."""

    memory: tuple[float, float]
    files: tuple[list[str], list[str]]

    @property
    def more_files(self) -> list[str]:
        """What is open at the end and was not before.

        Each thread of Qt's has an eventfd of its own; a few of them come and go with the keyboard.
        """
        left = list(self.files[1])
        for name in (*self.files[0], *THREADS):
            if name in left:
                left.remove(name)
        return left

    @property
    def growth(self) -> float:
        """MB between the two."""
        return self.memory[1] - self.memory[0]

    def __str__(self) -> str:
        before, after = self.memory
        return (
            f"{VISITS} visits of {ACTIONS} actions: {before:.1f} MB after {FIRST}, "
            f"{after:.1f} MB at the end; open files {len(self.files[0])}, then {len(self.files[1])}"
        )


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    if sys.platform != "linux":
        pytest.skip("Memory is read from Linux's /proc.")
    if reason := why_no_screen():
        pytest.skip(reason)
    with x_screen() as display:
        yield display


def made(
    home: Home, library: Path, screen: str, counts: tuple[int, int, int], leak: str = ""
) -> Figures:
    """Make visits: so many, the first figures after so many, so many actions in each."""
    words = [*map(str, counts), *leak.split()]
    with program(home, library, "many", "none", words, screen) as running:
        told = answer(running, home)
        running.wait(60)
    return Figures(
        memory=(number(told["memory_first"]), number(told["memory_last"])),
        files=(names(told["files_first"]), names(told["files_last"])),
    )


def number(told: object) -> float:
    assert isinstance(told, float)
    return told


def names(told: object) -> list[str]:
    assert isinstance(told, list)
    return told


@pytest.mark.timeout(60 + 4 * VISITS)
def test_many_visits_leave_no_memory_and_no_file_behind_K3(
    tmp_path: Path, library_file: Path, screen: str
) -> None:
    figures = made(Home(tmp_path), library_file, screen, (VISITS, FIRST, ACTIONS))
    print(figures)
    assert figures.growth < MOST_GROWTH, str(figures)
    assert figures.more_files == [], str(figures)


def test_a_kiosk_that_keeps_a_little_of_every_visit_is_noticed(
    tmp_path: Path, library_file: Path, screen: str
) -> None:
    """The control keeps 1 MB and one file of each of twelve visits."""
    figures = made(Home(tmp_path), library_file, screen, (14, 2, 1), "memory files")
    assert figures.growth > MOST_GROWTH, str(figures)
    assert len(figures.more_files) == 12, str(figures)
