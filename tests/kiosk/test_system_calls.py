"""All that a visit asks of the system, from its first file to its end, as strace sees it (K8, K9).

Other tests look at what is left. Here nothing can be written and taken away again, and no socket
opened and closed, between two looks.
"""

import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.kiosk.running import STATE, Home, answer, program, why_no_screen, x_screen
from viewer.kiosk.run import ENDED

LOG = str(STATE / "kiosk.log")
KEYBOARD = "config/qtvirtualkeyboard"
"""A folder that Qt's keyboard makes as the program starts, before anybody is there, and never
writes to."""

WATCHED = (
    *("open", "openat", "creat", "mkdir", "mkdirat", "rename", "renameat", "renameat2"),
    *("link", "linkat", "symlink", "symlinkat", "mknod", "mknodat", "socket", "connect"),
)
WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC")
CALL = re.compile(r"^\d+ +(?P<name>\w+)\((?P<given>.*)\) += (?P<result>-?\w+)")
WORDS = ("kqfirst", "kqsecond", "kqthird", "kqfourth")


class Asked(NamedTuple):
    """What a program asked for: files and folders that it wrote or made, kinds of sockets."""

    written: set[str]
    sockets: set[str]


def asked(trace: Path, folder: Path) -> Asked:
    """Read what strace saw; names are those below ``folder``, where they are there."""
    written, sockets = set(), set()
    lines = [line for line in trace.read_text("utf-8").splitlines() if "(" in line]
    assert len(lines) > 500, "Hardly anything was seen."
    for line in lines:
        call = CALL.match(line)
        # A call that another thread interrupts is told in two lines, and its name in the first.
        name, given = (call["name"], call["given"]) if call else (line, line)
        if call and call["result"].startswith("-"):
            continue  # it was refused
        if "socket(" in f"{name}(" or name == "connect":
            sockets.update(re.findall(r"\b[AP]F_\w+", given))
        elif not name.startswith("open") or WRITES.search(given):
            written.update(re.findall(r'"([^"]*)"', given))
    return Asked({name.removeprefix(f"{folder}/") for name in written}, sockets)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    if reason := why_no_screen() or why_not_watched():
        pytest.skip(reason)
    return Home(tmp_path)


def why_not_watched() -> str:
    """Return what keeps a program from being watched here, or nothing."""
    if shutil.which("strace") is None:
        return "missing: strace; “.ci/setup test” installs what this test needs on Debian."
    if subprocess.run(["strace", "-qq", "true"], capture_output=True, check=False).returncode:
        return "this machine lets nobody watch a program (ptrace)"
    return ""


def watch(home: Home, library: Path, leak: str) -> Asked:
    """Make a visit of sixty steps; return what the program asked for from its start to its end."""
    trace = home.folder.parent / f"{home.folder.name}.trace"
    # -D: the program itself is our child, so that it can be ended.
    under = [
        "env",
        "PYTHONDONTWRITEBYTECODE=1",
        "strace",
        "-D",
        "-f",
        "-qq",
        "-s",
        "0",
        "-o",
        str(trace),
        "-e",
        ",".join(WATCHED),
    ]
    with x_screen() as screen, program(
        home, library, "button", leak, WORDS, screen, under=under
    ) as running:  # fmt: skip
        answer(running, home)
        answer(running, home)
        assert running.wait(60) == ENDED
    return asked(trace, home.folder)


def test_K8_K9_a_whole_visit_writes_the_log_alone_and_opens_no_socket_of_the_internet(
    home: Home, library_file: Path
) -> None:
    seen = watch(home, library_file, "none")
    assert seen.written - {"/dev/null"} == {LOG, KEYBOARD}
    assert seen.sockets == {"AF_UNIX"}
    assert not list((home.folder / KEYBOARD).iterdir())


def test_a_file_and_a_socket_that_are_gone_at_once_are_noticed(
    home: Home, library_file: Path
) -> None:
    # The control of the test above.
    seen = watch(home, library_file, "traceless")
    assert "tmp/gone" in seen.written
    assert "AF_INET" in seen.sockets
    assert not (home.folder / "tmp" / "gone").exists()
