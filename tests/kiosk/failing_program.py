"""The whole program ``snowdrop --kiosk``, in which a part fails once a visit is on.

Started by test_begin.py: ``python -m tests.kiosk.failing_program LIBRARY SETTINGS WORD…``. It tells
in lines of JSON what is on its screen, as it starts and as each thing has happened. Nothing in it
is another but that a hand comes to it: every line of ``System.begin`` runs as in a waiting room.
"""

import gc
import json
import os
import sys
from unittest.mock import patch

import shiboken6
from PySide6.QtCore import QTimer

from tests.kiosk.hand import Hand, settle
from viewer import cli
from viewer.kiosk import run
from viewer.kiosk.run import Kiosk, System


def tell(told: dict[str, object]) -> None:
    """Answer."""
    print(json.dumps(told), flush=True)


def timers() -> list[tuple[str, int]]:
    """Return every timer of this process that will wake the machine: whose, and in how many ms."""
    gc.unfreeze()  # what the start made is kept out of the search for garbage
    found = [one for one in gc.get_objects() if type(one) is QTimer and shiboken6.isValid(one)]
    return [(type(one.parent()).__name__, one.interval()) for one in found if one.isActive()]


class Watched(System):
    """Has a hand come to the kiosk as soon as it stands."""

    def __init__(self, kiosk: Kiosk) -> None:
        """Serve ``kiosk``."""
        super().__init__(kiosk)
        self._served, self._words = kiosk, sys.argv[3:]
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)

    def begin(self) -> None:
        """Begin as the program does; then act."""
        super().begin()
        self._soon.timeout.connect(self._act)
        self._soon.start(0)

    def _act(self) -> None:
        self._served.window.resize(self._served.window.screen().size())
        settle()
        tell(self._state() | {"timers": timers()})
        if self._words:
            self._visit()
            self._soon.timeout.disconnect(self._act)
            self._soon.timeout.connect(self._after)
            self._soon.start(0)
            raise ValueError(self._words[0])

    def _visit(self) -> None:
        hand = Hand(self._served.window)
        hand.begin()
        for word in self._words:
            hand.search_for(word)
        hand.open("cervical-stitch")
        self._visited = self._served.window.desk.visit
        tell(self._state())

    def _after(self) -> None:
        """Tell what the fault has left; then visit again, and wait to be killed."""
        tell(self._state() | {"same visit": self._served.window.desk.visit is self._visited})
        try:
            self._visit()
        except Exception:  # noqa: BLE001 (the kiosk would go on, and the test would wait)
            sys.__excepthook__(*sys.exc_info())
            os._exit(9)

    def _state(self) -> dict[str, object]:
        window = self._served.window
        address = window.desk.visit.history.current.address
        return {"quiet": window.attract.isVisible(), "page": address}


def main() -> int:
    """Run the kiosk."""
    library, settings = sys.argv[1:3]
    with patch.object(run, "System", Watched):
        return cli.main(["--library", library, "--settings", settings, "--kiosk"])


if __name__ == "__main__":
    sys.exit(main())
