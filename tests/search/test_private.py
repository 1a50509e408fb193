"""What is typed stays with the one who typed it: nothing is written, nothing is remembered."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import pytest

from tests.search.shelf import closed_later
from viewer.library.store import Library
from viewer.search.results import Results

ROOT = Path(__file__).parents[2]
CANARY = "qzxvwj"
"""A word that stands in no file until somebody writes down what was typed."""

SEARCHES = 200
PROGRAM = """
import json, os, sys
from pathlib import Path

written = []
def watch(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        changing = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND
        if (mode and set(mode) & set("wax+")) or (flags or 0) & changing:
            written.append(str(path))
    elif event == "sqlite3.connect" and ":memory:" not in str(arguments[0]):
        if "mode=ro" not in str(arguments[0]):
            written.append(str(arguments[0]))

file, canary, searches, how = sys.argv[1:]
from viewer.library.store import Library
from viewer.cli import main
find = Library.search
if how == "log":
    def logged(library, text, *rest, **named):
        with (Path.home() / "searches.log").open("a") as log:
            print(text, file=log)
        return find(library, text, *rest, **named)
    Library.search = logged
sys.addaudithook(watch)
library = Library.open(Path(file))
for at in range(int(searches)):
    typed = f"{canary}{at} stitch {canary}ing{'' if at % 2 else ' '}"
    library.search(typed, "en" if at % 3 else "es", ["us-988"], literal=at % 5 == 0)
library.close()
code = main(["search", canary, "stitch", "--library", file])
print(json.dumps({"written": written, "code": code}))
"""


def traces(file: Path, folder: Path, how: str) -> tuple[list[str], list[str]]:
    """Search in a program of its own whose home is ``folder``.

    Return what it opened for writing, and the files in which something that was typed stands.
    """
    places = {name: folder / name.lower() for name in ("HOME", "TMPDIR", "XDG_RUNTIME_DIR")}
    places |= {f"XDG_{name}_HOME": folder / name for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    places["USERPROFILE"] = places["APPDATA"] = places["LOCALAPPDATA"] = places["HOME"]
    places["TEMP"] = places["TMP"] = places["TMPDIR"]
    for place in places.values():
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
    here = folder / "here"
    here.mkdir()
    own = here / "library.snowdrop"
    own.write_bytes(file.read_bytes())
    environment = os.environ | {name: str(place) for name, place in places.items()}
    printed = subprocess.run(
        [sys.executable, "-B", "-c", PROGRAM, str(own), CANARY, str(SEARCHES), how],
        check=True,
        capture_output=True,
        text=True,
        cwd=here,
        env=environment | {"PYTHONPATH": str(ROOT)},
    ).stdout.splitlines()
    found = json.loads(printed[-1])
    assert found["code"] == 0
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert own in files
    holding = [path.name for path in files if CANARY in path.read_bytes().decode("latin-1")]
    return [Path(path).name for path in found["written"]], holding


def test_two_hundred_searches_write_nothing_anywhere(library_file: Path, tmp_path: Path) -> None:
    assert traces(library_file, tmp_path, "as it is") == ([], [])


def test_a_search_that_keeps_a_log_is_caught(library_file: Path, tmp_path: Path) -> None:
    written, holding = traces(library_file, tmp_path, "log")
    assert set(written) == {"searches.log"}
    assert holding == ["searches.log"]


# ---- the same words, the same answer

Ask = Callable[[str], Results]

ASKED = (
    *("stitch", "stitches ", "stitc", "cerclage", "serclage ", "grief", "sangrado", "punto"),
    *("the", "", "2026", "xyzzy", "can I have sex", "waters broke 20 weeks", "scn of cervics"),
)


def remembering(make: Callable[[], Ask], asked: Sequence[str] = ASKED) -> list[str]:
    """Return the questions whose answer changes with what was asked before."""
    alone = {typed: make()(typed) for typed in asked}
    busy = make()
    later = [typed for typed in asked for _ in range(3)]
    random.Random(3).shuffle(later)  # noqa: S311 (the same order in every run)
    return sorted({typed for typed in later if busy(typed) != alone[typed]})


def asking(file: Path) -> Ask:
    library = closed_later(Library.open(file))
    return lambda typed: library.search(typed, "en", ["us-988", "us-911"])


def test_an_answer_does_not_depend_on_what_was_asked_before_T11(library_file: Path) -> None:
    assert remembering(lambda: asking(library_file)) == []


def test_a_search_that_puts_first_what_was_found_before_is_caught(library_file: Path) -> None:
    def make() -> Ask:
        ask, seen = asking(library_file), set[str]()

        def answer(typed: str) -> Results:
            found = ask(typed)
            first = sorted(found.articles, key=lambda hit: hit.id not in seen)
            seen.update(hit.id for hit in found.articles[:1])
            return msgspec.structs.replace(found, articles=first)

        return answer

    assert remembering(make, ["stitch", "sex", "grief", "stitch sex grief"]) != []


ANSWERS = """
import sys
from pathlib import Path
import msgspec
from viewer.library.store import Library

library = Library.open(Path(sys.argv[1]))
for typed in sys.argv[2:]:
    print(msgspec.json.encode(library.search(typed, "en", ["us-988", "us-911"])).decode())
print(len({"a", "b", "c"} - {"b"}), *{"stitch", "grief", "scan"})
"""


def answers(file: Path, seed: str, asked: Sequence[str]) -> list[str]:
    """Return the answers of a program of its own whose sets are in another order."""
    return subprocess.run(
        [sys.executable, "-c", ANSWERS, str(file), *asked],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": seed},
    ).stdout.splitlines()


def test_every_run_of_the_program_gives_the_same_answers_T11(library_file: Path) -> None:
    runs = [answers(library_file, seed, ASKED) for seed in ("1", "2", "3")]
    assert len({tuple(run[:-1]) for run in runs}) == 1
    assert len({run[-1] for run in runs}) > 1  # the control: an order that differs was there


@pytest.mark.parametrize("typed", ["stitch", "sangrado", "serclage"])
def test_the_places_to_get_help_change_nothing_but_themselves_T11(
    real: Library, typed: str
) -> None:
    none, some = real.search(typed, "en"), real.search(typed, "en", ["us-988", "us-hand"])
    assert msgspec.structs.replace(some, support=none.support) == none
