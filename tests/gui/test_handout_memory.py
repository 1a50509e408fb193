"""What was on her pages is held by nothing once her visit is over, not even by what sets them (K3).

A program of its own makes pages with a word that stands nowhere else, and its memory is searched.
It is told to overwrite what it lets go, so whatever is found is still held by something: typst
remembers parts of what it has set, to be quicker with the next.
"""

import contextlib
import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="The memory of another program is read as Linux shows it."
)

OVERWRITES = {
    "MALLOC_PERTURB_": "165",
    # Each thread would set small pieces aside for itself before they are overwritten.
    "GLIBC_TUNABLES": "glibc.malloc.tcache_count=0",
    "PYTHONMALLOC": "malloc",
}

PROGRAM = """
import gc, os, threading
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QObject
from viewer.app import prepare
from viewer.gui import handout_maker
from viewer.gui.parts import Parts
from viewer.open_library import Where
from viewer.visit.handout import Question
from viewer.visit.visit import Visit
app = QCoreApplication([])
start = prepare(Where(library=Path({library!r})))
visit = Visit(start.settings)
parts = Parts(settings=start.settings, library=start.library, directory=start.directory,
              visit=visit, clock=start.clock)
{broken}
def no_region():
    return None
maker = handout_maker.HandoutMaker(parts, no_region, QObject(app))
drawn = []
maker.drawn.connect(drawn.extend)
def ask():
    for number in range(20):
        visit.handout.ask(Question(text=os.read(0, 40).decode()))
        os.write(1, b".")
ask()
maker.make(large=False)
while maker.pages is None:
    app.processEvents()
maker.draw(40)
while not drawn:
    app.processEvents()
os.write(1, b"made")
os.read(0, 1)
maker.end()
visit.end()
drawn.clear()
while threading.active_count() > 1:
    app.processEvents()
gc.collect()
os.write(1, b"over")
os.read(0, 1)
"""


def held(number: int, word: bytes) -> int:
    """Return how often ``word`` stands in the memory of the process ``number``."""
    found = 0
    with Path(f"/proc/{number}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{number}/maps").read_text(encoding="ascii").splitlines():
            place, rights, *_, name = (*line.split(), "")
            if "r" not in rights or name.startswith("[v"):
                continue
            begin, end = (int(half, 16) for half in place.split("-"))
            memory.seek(begin)
            part = b""
            with contextlib.suppress(OSError):  # a place that stands behind the end of a file
                while begin < end:
                    part = part[1 - len(word) :] + memory.read(min(1 << 22, end - begin))
                    found += part.count(word)
                    begin += 1 << 22
    return found


def before_and_after(library: Path, broken: str) -> tuple[int, int]:
    """Make pages and end the visit; return how often her word is held before it and after."""
    word = f"kq{secrets.token_hex(8)}"
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM.format(library=str(library), broken=broken)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0,
        env=os.environ | OVERWRITES,
    ) as program:  # fmt: skip
        assert program.stdin is not None
        assert program.stdout is not None
        for number in range(20):
            program.stdin.write(f"{number} {word}".encode())
            assert program.stdout.read(1) == b"."
        try:
            assert program.stdout.read(4) == b"made"
            before = held(program.pid, word.encode())
            program.stdin.write(b"x")
            assert program.stdout.read(4) == b"over"
            return before, held(program.pid, word.encode())
        finally:
            program.kill()


def test_nothing_holds_a_word_of_her_pages_after_her_visit_K3(library_file: Path) -> None:
    before, after = before_and_after(library_file, "")
    assert before >= 20
    assert after == 0


def test_a_build_in_which_typst_remembers_is_noticed(library_file: Path) -> None:
    # The control of the test above.
    _, after = before_and_after(library_file, "handout_maker.forget_pages = bool")
    assert after > 0
