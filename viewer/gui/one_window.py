"""One window for each user and screen: how a second process reaches the one that is there.

This is the only module that imports Qt's network, and of that only the local socket: a file in the
user's own folder, which no other machine can reach. It is imported once the first page is painted,
or where such a file is there already; in a kiosk never.
"""

import os
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from viewer.lookup.errand import MOST_BYTES, Errand, decode, encode

TAKEN = b"taken\n"
END = b"\n"

PATIENCE = 1500
"""Milliseconds that a window has to answer; then it is held to hang, and another one is opened."""

DEADLINE = 1000
"""Milliseconds that a caller has to say what it wants."""

MOST_CALLERS = 4
"""Callers that are heard at one time; a person makes one."""


def hand_over(place: Path, errand: Errand) -> bool:
    """Have the window at ``place`` do ``errand``; say whether it took it.

    It needs no event loop, and waits for at most ``PATIENCE``, each time it waits.
    """
    line = encode(errand)
    if not line or not _is_ours(place):
        return False
    socket = QLocalSocket()
    socket.connectToServer(str(place))
    if not socket.waitForConnected(PATIENCE):
        return False
    socket.write(line + END)
    answer = b""
    while len(answer) < len(TAKEN) and socket.waitForReadyRead(PATIENCE):
        answer += socket.read(len(TAKEN)).data()
    socket.abort()
    return answer == TAKEN


def _is_ours(place: Path) -> bool:
    """Say whether this user made what lies at ``place``: nobody else is told what is read here."""
    if not hasattr(os, "getuid"):
        return True  # on Windows the pipe itself lets in its own user alone
    try:
        return place.lstat().st_uid == os.getuid()
    except OSError:
        return False


class OneWindow(QObject):
    """Hears other processes of this user, one line each.

    Signals:
        asked(object): an ``Errand`` has come. Whatever is not one is not answered.
    """

    asked = Signal(object)

    def __init__(self, place: Path, parent: QObject | None = None) -> None:
        """Be ready to listen at ``place``."""
        super().__init__(parent)
        self._place = place
        self._callers: list[_Caller] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(MOST_CALLERS)
        self._server.newConnection.connect(self._greet)

    def listen(self) -> bool:
        """Begin to listen; say whether it does. Another window that listens here already may go on.

        What a process that was killed has left there is replaced.
        """
        name = str(self._place)
        if self._somebody_listens(name):
            return False
        return self._server.listen(name)

    def _somebody_listens(self, name: str) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(name)
        listens = socket.waitForConnected(PATIENCE)
        socket.abort()
        return listens

    def close(self) -> None:
        """Listen no more, and leave no file."""
        self._server.close()

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            if len(self._callers) >= MOST_CALLERS:
                socket.abort()
                socket.deleteLater()
                continue
            caller = _Caller(socket, self)
            caller.said.connect(self.asked)
            caller.gone.connect(self._forget)
            self._callers.append(caller)
            caller.hear()

    def _forget(self, caller: "_Caller") -> None:
        self._callers = [one for one in self._callers if one is not caller]
        caller.deleteLater()


class _Caller(QObject):
    """One process that has called: it may say one line, and soon.

    Signals:
        said(object): it said this errand, and was told that it is taken.
        gone(object): nothing more comes of this caller.
    """

    said = Signal(object)
    gone = Signal(object)

    def __init__(self, socket: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._socket, self._line, self._here = socket, b"", True
        socket.setParent(self)
        socket.setReadBufferSize(MOST_BYTES + len(END))
        socket.readyRead.connect(self.hear)
        socket.disconnected.connect(self._leave)
        QTimer.singleShot(DEADLINE, self, self._leave)

    def hear(self) -> None:
        """Read what has come; a line that is whole, or too long, is the last of this caller."""
        if not self._here:
            return
        self._line += self._socket.read(MOST_BYTES + len(END) - len(self._line)).data()
        line, end, _ = self._line.partition(END)
        errand = decode(line) if end else None
        if errand is not None:
            self._socket.write(TAKEN)
            self._socket.flush()
        if end or len(self._line) > MOST_BYTES:
            self._leave()
        if errand is not None:
            self.said.emit(errand)  # last: it may take as long as a page takes

    def _leave(self) -> None:
        if self._here:
            self._here = False
            self._socket.disconnectFromServer()
            self.gone.emit(self)
