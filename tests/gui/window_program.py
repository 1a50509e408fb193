"""The real program, which tells on its output what a person would see after each errand.

Arguments: those of the command ``snowdrop``. Lines: ``{"listens": bool}`` once it can be reached,
then one for each errand.
"""

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QLabel, QLineEdit

from viewer import app
from viewer.cli import main
from viewer.gui import one_window
from viewer.gui.ask import Ask
from viewer.gui.errands import Errands
from viewer.gui.search_page import SearchPage
from viewer.lookup.errand import Errand

STOP = "stop"
"""An address that no page has: the test's way to have the window closed."""


def tell(**seen: object) -> None:
    """Tell the test, at once."""
    print(json.dumps(seen), flush=True)


class TellingErrands(Errands):
    """Does errands, and tells what is on the screen then."""

    def take(self, errand: Errand) -> None:
        """Do ``errand``; an address ``stop`` ends the program as closing its window does."""
        if getattr(errand, "address", "") == STOP:
            self._window.close()
            return
        super().take(errand)
        QTimer.singleShot(0, self._tell)

    def _tell(self) -> None:
        window = self._window
        searching = window.findChild(SearchPage)
        labels = (label.text() for label in window.findChildren(QLabel) if label.isVisible())
        fields = (field.text() for field in window.findChildren(QLineEdit) if field.isVisible())
        asks = window.findChild(Ask)
        tell(
            page=self._visit.history.current.address,
            searching=searching is not None and searching.isVisible(),
            asks=asks is not None and asks.isVisible(),
            typed="".join(fields),
            title=window.windowTitle(),
            language=self._visit.language,
            words="\n".join(labels),
        )


class TellingWindow(one_window.OneWindow):
    """Tells when it can be reached."""

    def listen(self) -> bool:
        """Listen."""
        listens = super().listen()
        tell(listens=listens)
        return listens


if __name__ == "__main__":
    # The program is watched, not changed.
    app.Errands = TellingErrands  # type: ignore[attr-defined]
    one_window.OneWindow = TellingWindow  # type: ignore[misc]
    status = main(sys.argv[1:])
    left = [str(file) for file in Path(os.environ["XDG_RUNTIME_DIR"]).iterdir()]
    tell(status=status, left=left, app=QCoreApplication.instance() is not None)
    sys.stdout.flush()
    os._exit(status)
