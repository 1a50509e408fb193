"""Asks the speech service of a Linux desktop whether it answers, and never waits for it.

Qt's part for speech waits for the service without end, on the thread that draws the window. So the
service (speech-dispatcher) is asked here first, over its own socket on this computer, all that Qt
will ask it. The window goes on meanwhile, and no process is started to look.
"""

import os
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QStandardPaths, QTimer, Signal

if TYPE_CHECKING:
    from socket import socket

PATIENCE = 6_000
"""Milliseconds in which the service has to give all its answers."""

AGAIN = 100
"""Milliseconds until a service that is not there yet, or has no room, is called once more."""

COMMAND = "speech-dispatcher"
ADDRESS = "SPEECHD_ADDRESS"
"""The variable in which a computer may name another place for the socket."""

CHUNK = 65_536

_GREETING = "SET SELF CLIENT_NAME snowdrop:snowdrop:knock"
_MODULES = "LIST OUTPUT_MODULES"
_VOICES = "LIST SYNTHESIS_VOICES"


class Missing(StrEnum):
    """What keeps a page from being read aloud."""

    NOTHING = ""
    PACKAGE = "package"
    SERVICE = "service"
    ANSWER = "answer"
    LANGUAGE = "language"


def service_address() -> Path | None:
    """Return where the socket of the service is; nothing if it is not on this computer (K8)."""
    kind, _, place = os.environ.get(ADDRESS, "unix_socket").partition(":")
    if kind != "unix_socket":
        return None
    runtime = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.RuntimeLocation)
    return Path(place) if place else Path(runtime, "speech-dispatcher", "speechd.sock")


def start_service() -> bool:
    """Have the service started, as its own library would; False if it is not installed."""
    import shutil
    import subprocess

    found = shutil.which(COMMAND)
    if not found:
        return False
    try:
        # It leaves for the background at once; its first process is looked after when it has gone.
        subprocess.Popen(  # noqa: S603 (the service's own command, found where programs are)
            [found, "--spawn"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    return True


def start_nothing() -> bool:
    """Start no service: a kiosk starts no process at all; the system brings the service (K14)."""
    return False


class SpeechService(QObject):
    """One call at the service; ask() begins it, and ended() comes once unless somebody hangs up.

    Signals:
        ended(str): a Missing: nothing, the service itself, or its answer.
    """

    ended = Signal(str)

    def __init__(
        self,
        address: Path | None,
        parent: QObject | None = None,
        patience: int = PATIENCE,
        start: Callable[[], bool] = start_service,
    ):
        """Call at ``address``; where nothing is, ``start`` may start it, once."""
        super().__init__(parent)
        self._address, self._start = address, start
        self._socket: socket | None = None
        self._notifier: QSocketNotifier | None = None
        self._questions = [_GREETING, _MODULES]
        self._asked = ""
        self._heard = b""
        self._started = self._over = False
        self._limit, self._again = QTimer(self), QTimer(self)
        for timer, after, act in (
            (self._limit, patience, self._give_up),
            (self._again, AGAIN, self._connect),
        ):
            timer.setSingleShot(True)
            timer.setInterval(after)
            timer.timeout.connect(act)

    def ask(self) -> None:
        """Begin, and return at once; the answer comes with ended()."""
        self._limit.start()
        self._connect()

    def hang_up(self) -> None:
        """Ask no further, and tell nobody."""
        self._over = True
        self._limit.stop()
        self._again.stop()
        if self._notifier is not None:
            self._notifier.setEnabled(False)
        if self._socket is not None:
            self._socket.close()

    def _connect(self) -> None:
        """Connect without waiting; a service that is not there is started, and called again."""
        import socket

        if self._address is None:
            self._end(Missing.SERVICE)
            return
        made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        made.setblocking(False)
        try:
            made.connect(str(self._address))
        except BlockingIOError:  # too many wait there already
            made.close()
            self._again.start()
        except OSError:
            made.close()
            self._call_again()
        else:
            self._socket = made
            self._notifier = QSocketNotifier(made.fileno(), QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._read)
            self._ask_next()

    def _call_again(self) -> None:
        """Nobody is there: start the service, and give it time to come."""
        if not self._started:
            self._started = True
            if not self._start():
                self._end(Missing.SERVICE)
                return
        self._again.start()

    def _ask_next(self) -> None:
        if not self._questions:
            self._end(Missing.NOTHING)
            return
        self._asked = self._questions.pop(0)
        try:
            if self._socket is not None:
                self._socket.sendall(f"{self._asked}\r\n".encode())
        except OSError:
            self._end(Missing.ANSWER)

    def _read(self) -> None:
        """Take what has come; each answer ends with a line that has a space after its number."""
        try:
            come = self._socket.recv(CHUNK) if self._socket is not None else b""
        except BlockingIOError:
            return
        except OSError:
            come = b""
        if not come:
            self._end(Missing.ANSWER)
            return
        *lines, self._heard = (self._heard + come).split(b"\n")
        for line in lines:
            if not self._over:
                self._take(line.decode(errors="replace").rstrip("\r"))

    def _take(self, line: str) -> None:
        text = line[4:]
        if line[3:4] == "-":
            # Qt asks each module for its voices, and one that hangs would hang the window.
            if self._asked == _MODULES:
                self._questions += [f"SET SELF OUTPUT_MODULE {text}", _VOICES]
        else:
            self._ask_next()

    def _give_up(self) -> None:
        # One that could be started and never opened its socket does not answer either.
        self._end(Missing.ANSWER)

    def _end(self, missing: Missing) -> None:
        if not self._over:
            self.hang_up()
            self.ended.emit(missing)
