"""Runs the kiosk's program (kiosk_program.py) in a home of its own, and looks through that home."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE, Popen

from tests.conftest import ROOT
from tests.kiosk.kiosk_maker import write_settings

FOLDERS = {
    "HOME": ".",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "run",
    "TMPDIR": "tmp",
}
STATE = Path("state", "snowdrop")
SIZE = "1920x1080x24"


class Home:
    """The home of one kiosk: settings, state, and everything it could write to."""

    def __init__(self, folder: Path) -> None:
        """Make it in ``folder``, ready to open: with a PIN, a region, and drafts accepted."""
        self.folder = folder
        for name in FOLDERS.values():
            (folder / name).mkdir(mode=0o700, exist_ok=True)
        (folder / STATE).mkdir(parents=True)
        self.settings = write_settings(
            folder / STATE, 'region = "US"\nlanguages = ["en", "es"]\n'
        ).rename(folder / "settings.toml")

    def files(self) -> dict[str, str]:
        """Return every file below the home, with the moment it was written and its hash."""
        return {
            str(file.relative_to(self.folder)): f"{file.stat().st_mtime_ns} {_hash(file)}"
            for file in sorted(self.folder.rglob("*"))
            if file.is_file()
        }

    def holding(self, words: Iterable[str]) -> list[str]:
        """Return the files whose name or content has one of ``words``, in any way of writing it."""
        found = []
        for file in self.folder.rglob("*"):
            name = str(file.relative_to(self.folder))
            content = file.read_bytes().lower() if file.is_file() else b""
            if any(word in name or holds(content, word) for word in words):
                found.append(name)
        return sorted(found)

    def environment(self, screen: str) -> dict[str, str]:
        """Return the environment of the program; an empty ``screen`` is the offscreen one."""
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "TZ")}
        shown = {"DISPLAY": screen, "QT_QPA_PLATFORM": "xcb" if screen else "offscreen"}
        folders = {name: str(self.folder / at) for name, at in FOLDERS.items()}
        # Without a bus of the session one would be started, and would write into the home.
        bus = {"DBUS_SESSION_BUS_ADDRESS": "disabled:"}
        return kept | folders | shown | bus | {"PYTHONPATH": str(ROOT)}


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def holds(content: bytes, word: str) -> bool:
    """Say whether ``content`` has ``word``: as Python writes it, as Qt does, or turned round."""
    codes = ("utf-8", "utf-16-le", "utf-16-be")
    return any(turned.encode(code) in content for turned in (word, word[::-1]) for code in codes)


@contextmanager
def program(
    home: Home,
    library: Path,
    act: str,
    leak: str,
    words: Sequence[str],
    screen: str = "",
    *,
    under: Sequence[str] = (),
) -> Iterator[Popen[str]]:
    """Run the program in its home, ``under`` another one that watches it, if that is given.

    What it says on its error output goes into a file there.
    """
    command = [*under, sys.executable, "-m", "tests.kiosk.kiosk_program"]
    with (home.folder / "journal").open("w") as journal, Popen(
        [*command, str(library), str(home.settings), act, leak],
        cwd=home.folder, env=home.environment(screen),
        stdin=PIPE, stdout=PIPE, stderr=journal, text=True,
    ) as running:  # fmt: skip
        try:
            assert running.stdin is not None
            running.stdin.write(json.dumps(list(words)) + "\n")
            running.stdin.flush()
            yield running
        finally:
            running.kill()


def answer(running: Popen[str], home: Home) -> dict[str, object]:
    """Return the next line that the program tells."""
    assert running.stdout is not None
    line = running.stdout.readline()
    assert line, f"{running.wait(60)} {(home.folder / 'journal').read_text('utf-8')}"
    told = json.loads(line)
    assert isinstance(told, dict)
    return told


@contextmanager
def x_screen() -> Iterator[str]:
    """Run an X server as large as a kiosk's screen; yield the name of its display."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", SIZE, "-nolisten", "tcp", "-nocursor"]
    with Popen(command, stdout=PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            assert server.stdout is not None
            yield f":{server.stdout.readline().strip()}"
        finally:
            server.terminate()


def why_no_screen() -> str:
    """Return what keeps an X server from being run here, or nothing."""
    if shutil.which("Xvfb") is None:
        return "missing: Xvfb; “.ci/setup test” installs what this test needs on Debian."
    return ""
