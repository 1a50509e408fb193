"""A port on this computer that nobody should ever call, and a print service that never answers."""

import os
import select
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import ROOT

PATIENCE = 60.0


@contextmanager
def mute_service(place: Path) -> Iterator[Path]:
    """Listen at ``place`` like a print service, and say nothing; at the end, hang up."""
    with _mute(place):
        yield place


@contextmanager
def _mute(place: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX) as ear:
        ear.bind(os.fspath(place))
        ear.listen(8)
        yield ear


HUNG_UP = "hung-up"
"""A file in the home folder of a program that was hung up on: it had to wait for that."""


def told_before_a_mute_service(program: str, folder: Path, *, hang_up: bool) -> list[str]:
    """Run ``program``, whose print service never answers, and return the lines that it tells.

    With ``hang_up``, the service hangs up once it is called, and leaves HUNG_UP in ``folder``.
    """
    with _mute(folder / "s") as ear:
        running = subprocess.Popen(
            [sys.executable, "-c", program],
            cwd=ROOT, env=os.environ | {"CUPS_SERVER": str(folder / "s"), "HOME": str(folder)},
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            if hang_up:
                called = select.select([ear], [], [], PATIENCE)[0]
                assert called, "The program did not call."
                (folder / HUNG_UP).touch()
                ear.close()
            told, _ = running.communicate(timeout=PATIENCE)
        finally:
            running.kill()
            running.communicate()
    return told.splitlines()


def calls_the_network(program: str, folder: Path) -> bool:
    """Say whether ``program`` calls the port that libcups is told is the print service's."""
    with socket.socket() as ear:
        ear.bind(("127.0.0.1", 0))
        ear.listen()
        port = str(ear.getsockname()[1])
        known = os.environ | {"CUPS_SERVER": f"127.0.0.1:{port}", "IPP_PORT": port}
        running = subprocess.Popen(
            [sys.executable, "-c", program],
            cwd=ROOT, env=known | {"HOME": str(folder)}, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            return _called(ear, running)
        finally:
            running.kill()
            running.communicate()


def _called(ear: socket.socket, running: "subprocess.Popen[str]") -> bool:
    """Wait until the program has ended, or somebody calls."""
    output = running.stdout
    assert output is not None
    ready: list[object] = [*select.select([ear.fileno(), output.fileno()], [], [], PATIENCE)[0]]
    assert ready, "The program neither called nor ended."
    if ear.fileno() in ready:
        return True
    # It has said “done”; a call that came before that is there already.
    assert output.read().strip() == "done", "The program did not come to its end."
    return bool(select.select([ear], [], [], 0)[0])
