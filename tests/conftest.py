"""What every test gets: a screen that nobody sees, a home of its own, no left-over windows."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

# Before Qt is imported: no test ever opens a window on the screen of the person who runs it.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

import hypothesis
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from viewer.app import Application, prepare
from viewer.clock import Clock, FixedClock
from viewer.gui.fonts import load_fonts
from viewer.open_library import Where, compile_sources

ROOT = Path(__file__).resolve().parent.parent
CONTENT, RESOURCES = ROOT / "content", ROOT / "resources"
MORNING = datetime(2026, 11, 24, 11, 0, tzinfo=ZoneInfo("America/New_York"))
"""A Tuesday morning after the library was written: most lines are open, no check is overdue."""

WORDED = ("clinic_name",)
"""Settings that stand in the table [clinic] of the file, where they have a shorter name."""

OpenWindow = Callable[..., Application]

# Hypothesis loads a profile of its own where the variable CI is set; this one holds everywhere, so
# a run at a desk and a run of .ci/run try the same documents.
hypothesis.settings.register_profile(
    "snowdrop",
    derandomize=True,
    deadline=None,
    database=None,
    print_blob=True,
    suppress_health_check=[
        hypothesis.HealthCheck.too_slow,
        hypothesis.HealthCheck.function_scoped_fixture,
    ],
)
hypothesis.settings.load_profile("snowdrop")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test a home folder of its own, empty at the start."""
    folder = tmp_path_factory.mktemp("home")
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(folder / name.lower()))
    for name in ("XDG_CONFIG_DIRS", "XDG_DATA_DIRS"):
        monkeypatch.setenv(name, str(folder / name.lower()))
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "PROGRAMDATA"):
        monkeypatch.setenv(name, str(folder))
    runtime, temporary = folder / "run", folder / "tmp"
    runtime.mkdir(mode=0o700)
    temporary.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture(autouse=True)
def no_window_is_left_over() -> Iterator[None]:
    """Report every window that a test leaves behind."""
    before = top_levels()
    yield
    left = [widget for widget in top_levels() if widget not in before]
    names = ", ".join(f"{type(widget).__name__} “{widget.objectName()}”" for widget in left)
    for widget in left:
        widget.deleteLater()
    settle()
    assert not left, f"This test leaves windows behind: {names}. Close what it opens."


def top_levels() -> list[QWidget]:
    """Return every window there is, once Qt has deleted what waits to be deleted."""
    if QApplication.instance() is None:
        return []
    settle()
    return QApplication.topLevelWidgets()


def run_code(code: str, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python ``code`` as a program of its own, without a screen; it must end well."""
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"} | environment,
    )


def settle() -> None:
    """Let Qt do everything that is waiting to be done: paint, and delete, too."""
    for _ in range(4):
        QApplication.processEvents()
        # Qt paints some milliseconds after it was asked to; a test does not wait for that.
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                QCoreApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Return the command line of the QApplication that pytest-qt makes."""
    return ["snowdrop"]


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> QApplication:
    """Load the bundled typeface once and return the QApplication."""
    qapp.setCursorFlashTime(0)
    load_fonts()
    return qapp


@pytest.fixture(scope="session")
def library_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compile the library that ships, once, and return the file."""
    data, _ = compile_sources(CONTENT, RESOURCES)  # test_cli.py looks at what is wrong in them
    file = tmp_path_factory.mktemp("library") / "library.snowdrop"
    file.write_bytes(data)
    return file


class Opener:
    """Opens windows the way the program does, in its two halves, and closes them all."""

    def __init__(self, folder: Path, library: Path) -> None:
        """Read ``library`` and write each window's settings into ``folder``."""
        self._folder, self._library = folder, library
        self._opened: list[Application] = []

    def __call__(
        self,
        *,
        size: tuple[int, int] = (1280, 800),
        clock: Clock | None = None,
        where: Where | None = None,
        **settings: object,
    ) -> Application:
        """Open a window of ``size`` with these ``settings``; a region of None is not set."""
        file = self._folder / f"settings-{len(self._opened)}.toml"
        file.write_text(toml({"region": "US"} | settings), encoding="utf-8")
        start = prepare(where or Where(library=self._library), file, clock or FixedClock(MORNING))
        whole = Application(start, file)
        self._opened.append(whole)
        whole.window.resize(*size)
        whole.window.show()
        whole.window.activateWindow()
        settle()
        return whole

    def close(self) -> None:
        """Close every window and take its theme off the program."""
        for whole in self._opened:
            whole.window.close()
            whole.window.deleteLater()
        self._opened.clear()
        settle()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setStyleSheet("")
            app.setPalette(QPalette())
            app.setFont(QFont())


def toml(settings: dict[str, object]) -> str:
    """Return ``settings``, by the names of their fields, as a settings file."""
    rows = [f"{key} = {value(found)}" for key, found in settings.items() if key not in WORDED]
    rows = [row for row in rows if not row.endswith("= null")]
    if "clinic_name" in settings:
        rows += ["[clinic]", f"name = {value(settings['clinic_name'])}"]
    return "\n".join(rows) + "\n"


def value(found: object) -> str:
    """Return a value as TOML writes it."""
    if isinstance(found, list):
        return f"[{', '.join(value(item) for item in found)}]"
    if isinstance(found, dict):
        return "{" + ", ".join(f"{key} = {value(item)}" for key, item in found.items()) + "}"
    return json.dumps(found, ensure_ascii=False)


@pytest.fixture
def open_window(fonts: QApplication, tmp_path: Path, library_file: Path) -> Iterator[OpenWindow]:
    """Return what opens a window; everything it opens is closed after the test."""
    opener = Opener(tmp_path, library_file)
    yield opener
    opener.close()


@pytest.fixture(scope="module")
def opener(
    fonts: QApplication, tmp_path_factory: pytest.TempPathFactory, library_file: Path
) -> Opener:
    """Return what opens windows for a fixture that several tests share; it closes them itself.

    Only one window may be open at a time: the theme and the text size belong to the program.
    """
    return Opener(tmp_path_factory.mktemp("shared"), library_file)
