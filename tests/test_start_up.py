"""The start: little is imported before the first picture, and no network socket is ever opened.

Each test starts the real program in a process of its own.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

QT_PARTS = {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets"}
HEAVY = {
    *("markdown", "yaml", "nh3", "phonenumbers", "opening_hours", "tomlkit", "hashlib"),
    *("email", "http", "asyncio", "socket", "ssl", "xml", "html.parser", "multiprocessing"),
    *("urllib.request", "unittest", "pydoc", "doctest", "tkinter", "concurrent.futures"),
    *("importlib.metadata", "tarfile", "ctypes", "numpy"),
}
"""What compiling, tests and the network need and a picture on the screen does not."""

WATCH = """
import json, sys
from PySide6.QtCore import QEvent, QObject
extra, library, watched = sys.argv[1], sys.argv[2], set(sys.argv[3:])

class FirstPaint(QObject):
    def eventFilter(self, target, event):
        if event.type() == QEvent.Type.Paint and target.objectName() in watched:
            from PySide6.QtWidgets import QApplication
            print(json.dumps(sorted(sys.modules)), flush=True)
            QApplication.instance().removeEventFilter(self)
            QApplication.exit(0)
        return False

import viewer.app as app
if extra:
    __import__(extra)
from PySide6.QtWidgets import QApplication
made = QApplication.__init__
def make(self, *given):
    made(self, *given)
    self.watcher = FirstPaint()
    self.installEventFilter(self.watcher)
QApplication.__init__ = make
from viewer.lookup.errand import OpenArticle
from viewer.open_library import Where
from pathlib import Path
import os
status = app.run(Where(library=Path(library)), None, OpenArticle("cervical-stitch"))
sys.stdout.flush()
os._exit(status)
"""

SOCKETS = """
import json, os, sys
opened = []
def hook(name, values):
    if name.startswith("socket.") and name not in ("socket.gethostname",):
        opened.append([name, repr(values[1:2])])
sys.addaudithook(hook)
if sys.argv[1] == "network":
    import socket
    socket.socket(socket.AF_INET, socket.SOCK_STREAM).close()
from pathlib import Path
from PySide6.QtWidgets import QApplication
qt = QApplication(["snowdrop"])
from viewer.app import Application, prepare
from viewer.open_library import Where
whole = Application(prepare(Where(library=Path(sys.argv[2]))))
whole.window.show()
for address in ("cervical-stitch", "second-trimester-loss", "topic:care", "home"):
    whole.window.open(address)
    qt.processEvents()
whole.window.show_help()
whole.window.follow("https://example.org")
whole.window.follow("tel:us-988")
qt.processEvents()
inet = set()
for table in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
    try:
        lines = Path(f"/proc/self/net/{table}").read_text().splitlines()[1:]
    except OSError:
        continue
    inet |= {f"socket:[{line.split()[9]}]" for line in lines}
links = []
for link in Path("/proc/self/fd").iterdir() if Path("/proc/self/fd").is_dir() else ():
    try:
        links.append(os.readlink(link))
    except OSError:
        continue
print(json.dumps({"python": opened, "kernel": [link for link in links if link in inet]}))
sys.stdout.flush()
os._exit(0)
"""


def run(code: str, *arguments: str) -> str:
    result = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def at_first_paint(library: Path, extra: str = "") -> set[str]:
    """Return the modules that are there when the article is painted for the first time."""
    # QTextBrowser paints on its viewport, whose name Qt sets.
    printed = run(WATCH, extra, str(library), "article", "qt_scrollarea_viewport")
    return set(json.loads(printed.splitlines()[0]))


def too_many(modules: set[str]) -> set[str]:
    """Return what should not have been imported yet."""
    qt = {name for name in modules if name.startswith("PySide6.Qt")} - QT_PARTS
    heavy = {name for name in modules if name in HEAVY or name.partition(".")[0] in HEAVY}
    return qt | heavy


def test_only_what_the_first_picture_needs_is_imported_before_it(library_file: Path) -> None:
    modules = at_first_paint(library_file)
    assert modules >= QT_PARTS | {"viewer.gui.main_window", "sqlite3"}
    assert "viewer.gui.speaker" in modules  # which imports Qt's speech when somebody listens
    assert too_many(modules) == set()


@pytest.mark.parametrize(
    "extra", ["markdown", "http.client", "PySide6.QtTest", "yaml", "PySide6.QtTextToSpeech"]
)
def test_one_import_too_many_is_noticed(library_file: Path, extra: str) -> None:
    assert extra.partition(".")[0] in {
        name.partition(".")[0] for name in too_many(at_first_paint(library_file, extra))
    }


def test_the_program_opens_no_network_socket_K8(library_file: Path) -> None:
    found = json.loads(run(SOCKETS, "quiet", str(library_file)).splitlines()[-1])
    assert found == {"python": [], "kernel": []}


def test_a_network_socket_is_noticed(library_file: Path) -> None:
    # The control of the test above.
    found = json.loads(run(SOCKETS, "network", str(library_file)).splitlines()[-1])
    assert found["python"]
