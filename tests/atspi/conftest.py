"""A screen, a session bus and AT-SPI of our own, the program on them, and a screen reader."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from typing import NamedTuple

import pytest

from benchmarks.screen import x_server
from tests.conftest import ROOT

SYSTEM_PYTHON = "/usr/bin/python3"
PYTHON = (sys.executable, "-X", "faulthandler")
LAUNCHERS = (
    Path("/usr/libexec/at-spi-bus-launcher"),
    Path("/usr/lib/at-spi2-core/at-spi-bus-launcher"),
)
QUIET = ("does not implement", "Could not find accessible on path")
"""What Qt says of a question that newer clients ask, and of one about a widget that is gone."""


class Seen(NamedTuple):
    """What a screen reader is told of one node."""

    depth: int
    role: str
    name: str
    note: str
    text: str
    actions: list[str]
    states: list[str]


def missing() -> list[str]:
    """Return what these tests need and this machine does not have."""
    found = [name for name in ("Xvfb", "dbus-daemon") if shutil.which(name) is None]
    if not any(path.exists() for path in LAUNCHERS):
        found.append("at-spi-bus-launcher")
    asked = [SYSTEM_PYTHON, "-c", "import pyatspi"]
    if (
        not Path(SYSTEM_PYTHON).exists()
        or subprocess.run(asked, check=False, stderr=DEVNULL).returncode
    ):
        found.append("python3-pyatspi")
    return found


class Session:
    """One program on a screen of its own, and the screen readers that look at it."""

    def __init__(self, program: Popen[str], environment: dict[str, str], said: Path) -> None:
        """Speak with ``program``, whose error messages go into the file ``said``."""
        self._program, self._said = program, said
        self._environment = environment | {"PROGRAM": str(program.pid)}
        assert self._line() == "ready", self.complaints()

    def _line(self) -> str:
        assert self._program.stdout is not None
        return self._program.stdout.readline().strip()

    def tell(self, order: str) -> str:
        """Tell the program to do something; return its answer once it has."""
        assert self._program.stdin is not None
        self._program.stdin.write(f"{order}\n")
        self._program.stdin.flush()
        answer = self._line()
        assert answer not in ("", "failed"), f"{self._program.poll()} {self.complaints()}"
        return answer

    def quit(self) -> int:
        """End the program; return its exit status."""
        assert self._program.stdin is not None
        self._program.stdin.write("quit\n")
        self._program.stdin.close()
        return self._program.wait(30)

    def complaints(self) -> list[str]:
        """Return what the program said on its error output."""
        lines = self._said.read_text("utf-8").splitlines()
        return [line for line in lines if line.strip() and not any(q in line for q in QUIET)]

    def ask(self, *arguments: str) -> str:
        """Run the screen reader once and return what it printed."""
        result = subprocess.run(
            client(arguments), env=self._environment, capture_output=True, text=True, check=False
        )
        assert result.returncode == 0, f"{result.stderr} {self.complaints()}"
        return result.stdout

    def walk(self) -> list[Seen]:
        """Return everything that a screen reader finds."""
        return [Seen(*node) for node in json.loads(self.ask("walk"))]

    def article(self) -> list[Seen]:
        """Return the node of the page of text and everything in it."""
        return [Seen(*node) for node in json.loads(self.ask("article"))]

    @contextmanager
    def reader(self, *arguments: str) -> Iterator[Popen[str]]:
        """Run a screen reader until its input ends."""
        with Popen(
            client(arguments), env=self._environment, stdin=PIPE, stdout=PIPE, text=True
        ) as reader:
            assert reader.stdout is not None
            assert reader.stdout.readline() == "ready\n"
            yield reader


def client(arguments: Sequence[str]) -> list[str]:
    return [SYSTEM_PYTHON, str(Path(__file__).with_name("client.py")), *arguments]


@contextmanager
def bus(environment: dict[str, str]) -> Iterator[str]:
    """Run a session bus with AT-SPI on it; yield the address."""
    with ExitStack() as running:
        daemon = running.enter_context(
            Popen(
                ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
                env=environment, stdout=PIPE, stderr=DEVNULL, text=True,
            )
        )  # fmt: skip
        running.callback(daemon.terminate)
        assert daemon.stdout is not None
        address = daemon.stdout.readline().strip()
        launcher = next(path for path in LAUNCHERS if path.exists())
        service = running.enter_context(
            Popen(
                [launcher, "--launch-immediately"],
                env=environment | {"DBUS_SESSION_BUS_ADDRESS": address},
                stdout=DEVNULL, stderr=DEVNULL,
            )
        )  # fmt: skip
        running.callback(service.terminate)
        yield address


StartProgram = Callable[..., AbstractContextManager[Session]]


@pytest.fixture(scope="session")
def start_program(
    tmp_path_factory: pytest.TempPathFactory, library_file: Path
) -> Iterator[StartProgram]:
    """Return what starts a program on a screen; without the Debian packages the test is skipped."""
    if sys.platform != "linux" or (lacking := missing()):
        reason = "AT-SPI is Linux's" if sys.platform != "linux" else f"missing: {lacking}"
        pytest.skip(f"{reason}; “.ci/setup test” installs what these tests need on Debian.")
    home = tmp_path_factory.mktemp("h")
    home.chmod(0o700)
    settings = home / "settings.toml"
    settings.write_text('region = "US"\n')
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG")}
    with ExitStack() as running:
        screen = running.enter_context(x_server())
        environment = kept | {
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home),
            "DISPLAY": screen.display,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "PYTHONPATH": str(ROOT),
        }
        environment["DBUS_SESSION_BUS_ADDRESS"] = running.enter_context(bus(environment))
        number = 0

        @contextmanager
        def start(kind: str = "snowdrop") -> Iterator[Session]:
            nonlocal number
            number += 1
            said = home / f"said-{number}"
            with said.open("w") as errors, Popen(
                [*PYTHON, "-m", "tests.atspi.program", kind, library_file, settings],
                cwd=ROOT, env=environment, stdin=PIPE, stdout=PIPE, stderr=errors, text=True,
            ) as program:  # fmt: skip
                try:
                    yield Session(program, environment, said)
                finally:
                    program.terminate()

        yield start


@pytest.fixture(scope="module")
def session(start_program: StartProgram) -> Iterator[Session]:
    """Return a session with the real program, shared by a module's tests."""
    with start_program() as running:
        yield running
