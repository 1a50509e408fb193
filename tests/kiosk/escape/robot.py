"""A hand that tries to get out: keys and a pointer from another process, and what came of each."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from typing import Any

import pytest

from benchmarks.screen import x_server
from tests.conftest import ROOT
from tests.kiosk.kiosk_maker import ACCEPTED, write_settings
from viewer.staff.proof import proof

NEEDED = ("Xvfb", "openbox", "xdotool")
RC = ROOT / "packaging" / "debian" / "openbox-rc.xml"

CLOSE = "super+F4"
"""The one key that the window manager of this test obeys: it asks the window to close.

packaging/debian binds none, so Alt+F4 and its like come to the program and are tried there; this
one tries what another window manager would do on Alt+F4.
"""
BOUND = '<keyboard><keybind key="W-F4"><action name="Close"/></keybind></keyboard>'

HELD = "0.8"
"""Seconds that a press is held: longer than Qt's own long press, shorter than the staff's."""

KEYS = (
    *("alt+F4", "ctrl+q", "ctrl+w", "alt+space", "alt+Tab", "alt+shift+Tab", "alt+Escape"),
    *("Super_L", "Super_R", "super+d", "super+e", "super+l", "super+r", "super+Tab", "super+Up"),
    *("super+u", "super+a super+b super+c super+f super+g super+h super+i super+j super+k"),
    "super+m super+n super+o super+p super+q super+s super+t super+v super+w super+x",
    "super+y super+z super+1 super+2 super+plus super+minus super+space super+Pause",
    *("ctrl+Escape", "ctrl+shift+Escape", "F1", "shift+F1", "F2", "F3", "F5", "F10", "F11", "F12"),
    *("F4", "F8", "F9", "Help", "Menu", "shift+F10", "alt+F", "alt+H", "alt+Home", "alt+Return"),
    *("ctrl+o", "ctrl+s", "ctrl+p", "ctrl+n", "ctrl+f", "ctrl+u", "ctrl+k", "ctrl+l", "ctrl+t"),
    *("ctrl+c", "ctrl+x", "ctrl+a", "ctrl+v", "ctrl+Insert", "shift+Insert", "ctrl+z"),
    *("ctrl+plus", "ctrl+equal", "ctrl+minus", "ctrl+0", "alt+Left", "alt+Right", "BackSpace"),
    *("XF86HomePage", "XF86WWW", "XF86Mail", "XF86Back", "XF86Search", "XF86Explorer"),
    *("XF86AudioPlay", "XF86AudioRaiseVolume", "XF86AudioMute", "XF86Calculator", "XF86Launch1"),
    *("XF86PowerOff", "XF86Sleep", "XF86Copy", "XF86Paste", "XF86Open", "XF86Close"),
    "XF86AudioNext XF86AudioPrev XF86AudioStop XF86AudioMedia XF86AudioLowerVolume XF86Suspend",
    "XF86Forward XF86Reload XF86Stop XF86Favorites XF86Documents XF86Game XF86Messenger",
    *("XF86ScreenSaver", "XF86Display", "XF86Eject", "XF86Tools", "XF86Cut XF86Save XF86Send"),
    *("Print", "alt+Print", "Sys_Req", "dead_acute", "Multi_key", "ctrl+space", "shift+space"),
    *("Zenkaku_Hankaku", "Henkan", "ISO_Next_Group", "ctrl+Tab", "ctrl+F4", "ctrl+alt+t"),
)
"""Appendix E; what stands together is pressed one after the other, and looked at once.

Left out: what the system takes before any program (Ctrl+Alt+Del, Ctrl+Alt+F1), and F7, which the
usual keypad has for larger text.
"""

FIVE_SHIFTS = ("key", "Shift_L", "Shift_L", "Shift_L", "Shift_L", "Shift_L")

AT_POINT = {
    "right click": ("click", "3"),
    "middle click": ("click", "2"),
    "fourth button": ("click", "8"),
    "fifth button": ("click", "9"),
    "long press": ("mousedown", "1", "sleep", HELD, "mouseup", "1"),
    "long right press": ("mousedown", "3", "sleep", HELD, "mouseup", "3"),
    "drag out": (
        *("mousedown", "1", "mousemove_relative", "--", "-60", "10"),
        *("mousemove", "1279", "0", "mousemove", "3", "3", "mouseup", "1"),
    ),
    "ctrl and wheel": (
        "keydown",
        "ctrl",
        "click",
        "4",
        "click",
        "5",
        "click",
        "4",
        "keyup",
        "ctrl",
    ),
    "alt and wheel": ("keydown", "alt", "click", "4", "click", "5", "keyup", "alt"),
    "alt and drag": (
        *("keydown", "alt", "mousedown", "1", "mousemove_relative", "80", "80"),
        *("mouseup", "1", "keyup", "alt"),
    ),
    "double click": ("click", "--repeat", "2", "--delay", "20", "1"),
    "triple click": ("click", "--repeat", "3", "--delay", "20", "1"),
}

SCREENS = {"Attract", "KioskDesk", "StillHere"}
"""What a hand may bring onto the screen, short of the staff's own long press."""

OFFERS = """
import sys
from PySide6.QtGui import QClipboard, QGuiApplication

app = QGuiApplication([])
app.clipboard().setText(sys.argv[1], QClipboard.Mode.Selection)
QGuiApplication.sync()
print("offered", flush=True)
app.exec()
"""
"""A program without a window, that has words selected."""

NOT_ON_A_DISK = ("/memfd:", "/dev/")
"""What a program draws into, or throws its words at."""


class Robot:
    """One kiosk on a screen of its own, and a hand at it."""

    def __init__(
        self, program: Popen[str], environment: dict[str, str], folder: Path, said: Path
    ) -> None:
        """Try ``program``, which may write into ``folder`` alone; its errors go into ``said``."""
        self.program = program
        self.environment, self._folder, self.said = environment, folder, said
        self.home = Path(environment["HOME"])
        assert self._answer() == "ready", said.read_text("utf-8")
        self.seen: dict[str, Any] = self.tell("look")
        """What the probe saw when it was last looked at."""
        self._text_size = self.seen["text_size"]

    def _answer(self) -> Any:
        assert self.program.stdout is not None
        line = self.program.stdout.readline()
        return json.loads(line) if line else None

    def tell(self, order: str) -> Any:
        """Tell the probe something; None: there is no program any more."""
        assert self.program.stdin is not None
        try:
            self.program.stdin.write(f"{order}\n")
            self.program.stdin.flush()
        except BrokenPipeError:
            return None
        answer = self._answer()
        said = self.said.read_text("utf-8")
        assert "Traceback" not in said, said
        return answer

    def hand(self, *arguments: str) -> str:
        """Do something with keys or pointer; return what xdotool printed."""
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        return done.stdout.strip()

    def broken(self) -> list[str]:
        """Return which invariants of appendix E do not hold now."""
        if self.program.poll() is not None:
            return [f"the program ended with {self.program.returncode}"]
        seen = self.tell("look")
        if seen is None:
            return ["the program does not answer"]
        self.seen = seen
        wrong = [
            f"it is not {name}" for name in ("visible", "full_screen", "active") if not seen[name]
        ]
        wrong += [f"a window opened: {one}" for one in seen["intruders"]]
        if seen["screen"] not in SCREENS:
            wrong.append(f"{seen['screen']} is on the screen")
        wrong += [f"{what}: {seen[what]!r}" for what in ("copied", "selected") if seen[what]]
        if seen["text_size"] != self._text_size:
            wrong.append(f"the text has {seen['text_size']} %")
        return [*wrong, *self._outside()]

    def _outside(self) -> list[str]:
        """Return what is wrong as the system and the window manager see it."""
        number = self.program.pid
        wrong = []
        if self.hand("getactivewindow", "getwindowpid") != str(number):
            wrong.append("another window is active")
        if children := processes(number):
            wrong.append(f"it started {children}")
        files = proof(Path(f"/proc/{number}")).writing
        allowed = (str(self._folder), str(self.said), *NOT_ON_A_DISK)
        wrong += [f"it writes into {name}" for name in files or () if not name.startswith(allowed)]
        return wrong

    def quit(self) -> int:
        """Have staff leave; return the exit status."""
        assert self.program.stdin is not None
        self.program.stdin.write("quit\n")
        self.program.stdin.close()
        return self.program.wait(30)

    def press(self, key: str) -> list[str]:
        """Press a chord, or several of them; return what came of it that is wrong."""
        self.hand("key", "--clearmodifiers", *key.split())
        return self.broken()

    def at(self, point: Sequence[int], act: Sequence[str]) -> list[str]:
        """Do something with the pointer; return what it broke."""
        self.hand("mousemove", str(point[0]), str(point[1]), *act)
        return self.broken()


def processes(parent: int) -> list[str]:
    """Return the children of a process and of each of its threads."""
    found = []
    for listed in Path(f"/proc/{parent}/task").glob("*/children"):
        try:
            numbers = listed.read_text("ascii").split()
        except OSError:
            continue  # the thread has gone
        found += [Path(f"/proc/{number}/comm").read_text("utf-8").strip() for number in numbers]
    return found


@contextmanager
def desktop(home: Path) -> Iterator[dict[str, str]]:
    """Run an X server with the kiosk's window manager; yield the environment for programs."""
    lacking = [name for name in NEEDED if shutil.which(name) is None]
    if sys.platform != "linux" or lacking:
        pytest.skip(f"missing: {lacking or 'Linux'}; “.ci/setup test” installs it on Debian.")
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG")}
    rc = home / "rc.xml"
    text = RC.read_text("utf-8")
    assert text.count("<keyboard></keyboard>") == 1
    rc.write_text(text.replace("<keyboard></keyboard>", BOUND), "utf-8")
    run = home / "run"
    run.mkdir(mode=0o700)
    with ExitStack() as running:
        screen = running.enter_context(x_server())
        environment = kept | {
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(run),
            "XDG_STATE_HOME": str(home / "state"),
            "DISPLAY": screen.display,
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(ROOT),
        }
        manager = running.enter_context(
            Popen(
                ["openbox", "--sm-disable", "--config-file", str(rc)],
                env=environment, stdout=DEVNULL, stderr=DEVNULL,
            )
        )  # fmt: skip
        running.callback(manager.terminate)
        yield environment


@contextmanager
def offering(hand: Robot, words: str) -> Iterator[None]:
    """Have another program offer ``words`` to whoever presses the middle button (PRIMARY)."""
    with Popen(
        [sys.executable, "-c", OFFERS, words],
        env=hand.environment, stdin=PIPE, stdout=PIPE, text=True,
    ) as program:  # fmt: skip
        assert program.stdout is not None
        assert program.stdout.readline() == "offered\n"
        try:
            yield
        finally:
            program.terminate()


@contextmanager
def robot(
    home: Path,
    library: Path,
    kind: str = "kiosk",
    inside: Sequence[str] = (),
    more: str = "",
) -> Iterator[Robot]:
    """Start the kiosk, or another ``kind`` of it, and put a hand to it.

    ``inside`` is a command that the program is run by, such as ``unshare``; ``more`` stands at the
    end of its settings.
    """
    folder = home / "state" / "snowdrop"
    folder.mkdir(parents=True)
    settings, said = write_settings(folder, accepted=ACCEPTED + more), home / "said"
    with (
        desktop(home) as environment,
        said.open("w") as errors,
        Popen(
            [*inside, sys.executable, "-m", "tests.kiosk.escape.program", kind, library, settings],
            cwd=ROOT, env=environment, stdin=PIPE, stdout=PIPE, stderr=errors, text=True,
        ) as program,
    ):  # fmt: skip
        try:
            yield Robot(program, environment, folder, said)
        finally:
            program.terminate()
