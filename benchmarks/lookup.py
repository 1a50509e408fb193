"""``python -m benchmarks.lookup``: how soon a code brings its page into a running window.

Three ways to the same pages, in turn: the code in the window's own process, the second process as
its command does it from the connection on, and the whole command from its start. Needs Xvfb.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.generate import generate
from benchmarks.screen import on_a_screen
from viewer.app import Application, prepare
from viewer.gui.errands import Errands
from viewer.gui.one_window import OneWindow
from viewer.library.store import Library
from viewer.lookup.codes import read_code
from viewer.lookup.errand import OpenArticle
from viewer.lookup.resolve import resolve
from viewer.open_library import Where, compile_sources
from viewer.paths import window_socket

ROOT = Path(__file__).parent.parent
ROUNDS = 30
MOST = "100 ms"
CODES = ("O34.301", "N96")
"""One whose page is found by a wider code, and one by itself; each calls for another page."""

CLIENT = """
import json, sys, time
from pathlib import Path
from viewer.gui.one_window import hand_over
from viewer.library.store import Library
from viewer.lookup.codes import read_code
from viewer.lookup.errand import OpenArticle
from viewer.lookup.resolve import resolve
place, file = map(Path, sys.argv[1:])
for line in sys.stdin:
    began = time.perf_counter()
    library = Library.open(file)
    (page, *_) = resolve([read_code(line.strip())], library.with_code)
    library.close()
    connected = time.perf_counter()
    taken = hand_over(place, OpenArticle(page))
    print(json.dumps([taken, began, connected]), flush=True)
"""
"""A second process that is kept, so that what it does can be timed apart from its start."""


class Bench:
    """A window that shows pages, and notes when each stands painted."""

    def __init__(self, file: Path) -> None:
        """Open the window on the library ``file``."""
        self._file = file
        self._place = window_socket((file, None, None, None))
        whole = Application(prepare(Where(library=file)))
        self._window = whole.window
        self._errands = Errands(whole.window, whole.visit, ("en", "es"))
        self._painted = 0.0
        here = OneWindow(self._place, self._errands)
        here.asked.connect(self._take)
        here.listen()
        self._window.resize(1280, 800)
        self._window.show()
        QApplication.processEvents()

    def _take(self, errand: OpenArticle) -> None:
        self._errands.take(errand)
        self._window.repaint()
        self._painted = time.perf_counter()

    def _wait(self) -> float:
        while not self._painted:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        painted, self._painted = self._painted, 0.0
        return painted

    def inside(self, code: str) -> float:
        """Return the milliseconds from a code to its painted page, in this process alone."""
        began = time.perf_counter()
        library = Library.open(self._file)
        found = read_code(code)
        (page, *_) = resolve([found] if found else [], library.with_code)
        library.close()
        self._take(OpenArticle(page))
        return 1000 * (self._wait() - began)

    def handed_over(self, client: "subprocess.Popen[str]", code: str) -> tuple[float, float]:
        """Return the milliseconds from reading the code, and from the connection, to the page."""
        into, out = client.stdin, client.stdout
        if into is None or out is None:
            raise RuntimeError("The second process cannot be spoken to.")
        into.write(f"{code}\n")
        into.flush()
        painted = self._wait()
        taken, began, connected = json.loads(out.readline())
        if not taken:
            raise RuntimeError("The window did not take it.")
        return 1000 * (painted - began), 1000 * (painted - connected)

    def command(self, code: str) -> float:
        """Return the milliseconds from the start of ``snowdrop open --code`` to the page."""
        given = ["--library", str(self._file), "open", "--code", code]
        began = time.perf_counter()
        with subprocess.Popen([sys.executable, "-m", "viewer", *given], cwd=ROOT) as process:
            painted = self._wait()
        if process.returncode:
            raise RuntimeError("The command did not reach the window.")
        return 1000 * (painted - began)

    def measure(self) -> dict[str, list[float]]:
        """Go all ways in turn, to another page each time."""
        times: dict[str, list[float]] = {name: [] for name in ("inside", "code", "line", "command")}
        given = [sys.executable, "-c", CLIENT, str(self._place), str(self._file)]
        with subprocess.Popen(
            given, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
        ) as client:
            for turn in range(ROUNDS):
                code, other = CODES[turn % 2], CODES[1 - turn % 2]
                times["inside"].append(self.inside(code))
                whole, line = self.handed_over(client, other)
                times["code"].append(whole)
                times["line"].append(line)
                times["command"].append(self.command(code))
            client.kill()
        self._window.close()
        return times


NAMES = {
    "inside": ("Code to page in the window's own process", ""),
    "code": ("Code to page from a second process, its start left out", ""),
    "line": ("of it, from the connection to the page", MOST),
    "command": ("The whole command, with its start", ""),
}


def measure() -> None:
    """Print the rows of the table; a display must be there."""
    app = QApplication(sys.argv[:1])
    count = int(os.environ.get("SNOWDROP_ARTICLES", "0"))
    with TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        generate(ROOT / "content", content, count)
        data, _ = compile_sources(content, ROOT / "resources")
        file = Path(folder) / "library.snowdrop"
        file.write_bytes(data)
        times = Bench(file).measure()
    size = f"{count:,} articles" if count else "the real library"
    for kind, (name, most) in NAMES.items():
        found = times[kind]
        spread = f"{statistics.median(found):.0f} ms (longest {max(found):.0f})"
        print(f"| {name}, {size} | {spread} | {most} |")
    QTimer.singleShot(0, app.quit)


if __name__ == "__main__":
    sys.exit(on_a_screen("benchmarks.lookup", measure))
