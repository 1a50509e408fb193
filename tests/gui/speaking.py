"""A voice that the test holds in its hand: it says what it is told, and ends when the test says.

And a speech service, reached over a socket as the real one is, that answers or hangs.
"""

import socket
from collections.abc import Collection
from contextlib import suppress
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QSocketNotifier, QTimer, Signal


class Voice:
    """Has a name, as voices of Qt have."""

    def name(self) -> str:
        """Return the name."""
        return "Marta"


class HandEngine(QObject):
    """Stands in for QTextToSpeech.

    ``is_late``: it falls silent only at flush(), as a service in another process does.
    ``is_deaf``: it takes a sentence and never begins.
    ``is_careless``: it takes one while it speaks.
    """

    class State(Enum):
        """What Qt's engine can be in."""

        Ready = 0
        Speaking = 1
        Paused = 2
        Error = 3

    stateChanged = Signal(object)  # noqa: N815 (the name that Qt gives it)

    def __init__(self, parent: QObject, languages: tuple[str, ...] = ("en", "es")):
        """Know these languages."""
        super().__init__(parent)
        self.languages = languages
        self.said: list[str] = []
        self.rates: list[float] = []
        self.volumes: list[float] = []
        self.language = ""
        self.is_late = self.is_deaf = self.is_careless = False
        self._state = self.State.Ready if languages else self.State.Error

    def become(self, state: "HandEngine.State") -> None:
        """Be in another state, and tell."""
        if state is not self._state:
            self._state = state
            self.stateChanged.emit(state)

    def finish(self) -> None:
        """Come to the end of the sentence."""
        assert self._state is self.State.Speaking, "Nothing is being said."
        self.become(self.State.Ready)

    def is_speaking(self) -> bool:
        """Say whether something can be heard."""
        return self._state is self.State.Speaking

    # -- what Qt's engine has

    def state(self) -> "HandEngine.State":
        return self._state

    def availableLocales(self) -> list[QLocale]:
        return [QLocale(tag) for tag in self.languages]

    def setLocale(self, locale: QLocale) -> None:
        self.language = locale.name()

    def voice(self) -> Voice:
        return Voice()

    def setRate(self, rate: float) -> None:
        self.rates.append(rate)

    def setVolume(self, volume: float) -> None:
        self.volumes.append(volume)

    def say(self, text: str) -> None:
        ready = self._state is self.State.Ready
        assert ready or self.is_careless, "The sentence before is not over."
        self.said.append(text)
        if not self.is_deaf:
            self.become(self.State.Speaking)

    def stop(self) -> None:
        if self._state is not self.State.Error and not self.is_late:
            self.become(self.State.Ready)

    def flush(self) -> None:
        """Fall silent at last, long after stop()."""
        self.become(self.State.Ready)


class HandService(QObject):
    """Stands in for speech-dispatcher, in the very event loop of the window that asks.

    ``deaf_to``: the questions it never answers; with ``""`` among them it answers none.
    ``holds``: it answers no sooner than at let_go(). ``hangs_up``: it ends every call at once.
    ``slow``: its answers come letter by letter.
    """

    MODULES = ("espeak-ng", "festival")

    def __init__(self, path: Path, deaf_to: Collection[str] = (), *, backlog: int = 5) -> None:
        """Be reached at ``path``."""
        super().__init__()
        self.deaf_to = deaf_to
        self.holds = self.hangs_up = self.slow = False
        self.asked: list[str] = []
        self.callers: list[socket.socket] = []
        self._held: list[tuple[socket.socket, bytes]] = []
        self._notifiers: list[QSocketNotifier] = []
        self._sender = QTimer(self)
        self._sender.timeout.connect(self._send_a_letter)
        self._door = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._door.bind(str(path))
        self._door.listen(backlog)
        if backlog:
            self._watch(self._door, self._open)

    def _watch(self, at: socket.socket, act: object) -> None:
        notifier = QSocketNotifier(at.fileno(), QSocketNotifier.Type.Read, self)
        notifier.activated.connect(act)
        self._notifiers.append(notifier)

    def _open(self) -> None:
        caller, _ = self._door.accept()
        caller.setblocking(False)
        self.callers.append(caller)
        if self.hangs_up:
            self._end(caller)
        else:
            self._watch(caller, self._read)

    def _read(self) -> None:
        for caller in list(self.callers):
            try:
                come = caller.recv(4096)
            except BlockingIOError:
                continue
            except ConnectionResetError:
                come = b""
            if not come:
                self._end(caller)
            for line in come.decode().splitlines():
                self.asked.append(line)
                self._answer(caller, line)

    def _answer(self, caller: socket.socket, line: str) -> None:
        if "" in self.deaf_to or line in self.deaf_to:
            return
        said = {
            "LIST OUTPUT_MODULES": [f"250-{name}" for name in self.MODULES] + ["250 OK LISTED"],
            "LIST SYNTHESIS_VOICES": ["249-Marta\ten\tnone", "249 OK VOICE LIST SENT"],
        }.get(line, ["208 OK SET"])
        self._held.append((caller, "".join(f"{one}\r\n" for one in said).encode()))
        if self.slow:
            self._sender.start(0)
        elif not self.holds:
            self.let_go()

    def let_go(self) -> None:
        """Give the answers that are held back, and hold back no more."""
        self.holds = False
        for caller, said in self._held:
            with suppress(OSError):  # whoever asked has hung up
                caller.sendall(said)
        self._held.clear()

    def _send_a_letter(self) -> None:
        if self._held:
            caller, said = self._held.pop(0)
            caller.sendall(said[:1])
            if said[1:]:
                self._held.insert(0, (caller, said[1:]))

    def _end(self, caller: socket.socket) -> None:
        for notifier in self._notifiers:
            if notifier.socket() == caller.fileno():
                notifier.setEnabled(False)
        caller.close()
        self.callers.remove(caller)

    def close(self) -> None:
        """Be gone."""
        for notifier in self._notifiers:
            notifier.setEnabled(False)
        self._sender.stop()
        for one in (*self.callers, self._door):
            one.close()
        self.callers.clear()
        self.deleteLater()
