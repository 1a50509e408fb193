"""Types into the search field of the real window; prints how long each key takes until painted."""

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLineEdit

from benchmarks.search import typed
from viewer.app import Application, prepare
from viewer.gui.search_page import SearchPage
from viewer.open_library import Where


class Painted(QObject):
    """Notes every paint of the page's parts, the answers among them."""

    seen = False

    def eventFilter(self, target: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802
        """Let every event pass."""
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False


def main(library: Path, settings: Path) -> int:
    """Type and print the times in ms as JSON."""
    application = QApplication(sys.argv[:1])
    application.setCursorFlashTime(0)
    whole = Application(prepare(Where(library=library), settings), settings)
    whole.window.show()
    whole.window.show_search()
    page = whole.window.findChildren(SearchPage)[0]
    field = page.findChildren(QLineEdit)[0]
    watcher = Painted()
    field.installEventFilter(watcher)
    for _ in range(20):
        application.processEvents()
    times = []
    for text, _ in typed():
        watcher.seen = False
        began = time.perf_counter()
        field.setText(text)
        while not watcher.seen:
            application.processEvents()
        application.processEvents()  # what the answer itself still has to paint
        times.append((time.perf_counter() - began) * 1000)
    print(json.dumps(times))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
