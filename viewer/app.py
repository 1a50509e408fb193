"""The composition root: settings, library, visit and window, put together once.

Starting has two halves, before and after the QApplication exists; tests call the same two.
"""

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from viewer import paths
from viewer.clock import Clock, SystemClock
from viewer.gui.accessibility import describe_articles
from viewer.gui.errands import Errands
from viewer.gui.fonts import load_fonts
from viewer.gui.handout_desk import system_printing
from viewer.gui.interface import speak
from viewer.gui.main_window import MainWindow
from viewer.gui.parts import Parts
from viewer.gui.platform_wishes import SystemWishes, with_wished_theme
from viewer.gui.speech_engine import stay_alone
from viewer.library.store import Library
from viewer.lookup.errand import Errand, OpenArticle
from viewer.open_library import Where, open_library
from viewer.opening import meeting_place
from viewer.problems import Problem, RejectedError, Severity
from viewer.settings import Settings
from viewer.settings_file import read_settings, save_setting
from viewer.staff.only_one import be_the_only_one
from viewer.support.directory import Directory
from viewer.visit.keeping import Keeping
from viewer.visit.visit import Visit

if TYPE_CHECKING:
    from viewer.gui.one_window import OneWindow

TOLD = 3
"""Problems named across the window; more would hide the page."""


class Start(msgspec.Struct, kw_only=True):
    """Everything that is known before there is a window."""

    settings: Settings
    library: Library
    directory: Directory
    problems: list[Problem]
    clock: Clock


def prepare(where: Where, settings_file: Path | None = None, clock: Clock | None = None) -> Start:
    """Read settings and library: the half of starting that needs no window.

    Raises RejectedError when no library can be opened.
    """
    files = paths.settings_files(settings_file)
    settings, problems = read_settings(files)
    library, wrong = open_library(where)
    try:
        directory = Directory.decode(library.support())
    except RejectedError as error:
        directory, wrong = Directory(), [*wrong, *error.problems]
    return Start(
        settings=with_wished_theme(settings, files),
        library=library,
        directory=directory,
        problems=[*problems, *wrong],
        clock=clock or SystemClock(),
    )


class Application:
    """The second half of starting: fonts, visit and window, and what outlives a page."""

    def __init__(self, start: Start, settings_file: Path | None = None, address: str = "") -> None:
        """Build the window, open at ``address``; a QApplication must exist.

        show() is left to the caller.
        """
        describe_articles()
        self._keep_in = settings_file or paths.user_settings()
        self._files = paths.settings_files(settings_file)
        self.visit = Visit(start.settings)
        self.visit.keeping = Keeping(self.visit, paths.user_settings())
        speak(self.visit.language)
        page = address.partition("#")[0]
        there = start.library.article(page, self.visit.language) if page else None
        if there is not None:
            # Before there is a window: the home page is then not drawn for nothing.
            self.visit.history.go_to(page)
        self.window = MainWindow(
            Parts(
                settings=start.settings,
                library=start.library,
                directory=start.directory,
                visit=self.visit,
                clock=start.clock,
                printing=system_printing,
                settings_now=self._settings_now,
            )
        )
        self.window.region_chosen.connect(self._keep_region)
        SystemWishes(self.window).changed.connect(self._follow_system)
        self._tell([*start.problems, *load_fonts(self.visit.preferences.typeface)])
        if address and (there is None or page != address):
            self.window.open(address)

    def _settings_now(self) -> Settings:
        """Read the settings again: what one patient chose to keep holds for the next."""
        settings, _ = read_settings(self._files)
        return with_wished_theme(settings, self._files)

    def _follow_system(self) -> None:
        self.window.follow_theme(self._settings_now().theme)

    def _tell(self, problems: list[Problem]) -> None:
        """Name what was left out or replaced; the rest of the library is there all the same."""
        errors = [problem for problem in problems if problem.severity is Severity.ERROR]
        for problem in errors[:TOLD]:
            self.window.tell(f"{problem.place}: {problem.message}")
        if len(errors) > TOLD:
            self.window.tell(f"And {len(errors) - TOLD} more: “snowdrop check” lists them all.")

    def _keep_region(self, region: str) -> None:
        """Keep the clinic's region: the one setting that is answered inside the window."""
        try:
            save_setting(self._keep_in, "region", region)
        except RejectedError as error:
            self.window.tell(error.problems[0].message)


def run_kiosk(where: Where, settings_file: Path | None = None) -> int:
    """Run the waiting-room kiosk until staff leave it; return the exit status (see ``kiosk.run``).

    A library that cannot be opened takes nothing from those who need help: then only that shows.
    """
    from viewer.help_page import languages_of
    from viewer.kiosk.keyboard import offer_layouts, use_own_keyboard
    from viewer.kiosk.run import System, make_kiosk

    folder = paths.state_folder()
    held = be_the_only_one(folder)
    os.environ.setdefault("QT_ACCESSIBILITY", "1")
    use_own_keyboard()
    stay_alone()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Snowdrop")
    app.setCursorFlashTime(0)
    start = prepare_at_least_help(where, settings_file)
    kiosk = make_kiosk(start.settings, start.library, start.directory, start.clock, folder)
    kiosk.note(start.problems)
    offer_layouts(languages_of(kiosk.kept.settings, kiosk.kept.library))
    system = System(kiosk)
    system.begin()
    status = _stay(app)
    system.end()
    if held is not None:
        os.close(held)
    return status


def prepare_at_least_help(where: Where, settings_file: Path | None) -> Start:
    """Return what prepare() does; with an empty library where none can be opened (K17)."""
    try:
        return prepare(where, settings_file)
    except RejectedError as error:
        settings, problems = read_settings(paths.settings_files(settings_file))
        return Start(
            settings=settings,
            library=Library.empty(settings.languages),
            directory=Directory(),
            problems=[*problems, *error.problems],
            clock=SystemClock(),
        )


def run(where: Where, settings_file: Path | None = None, errand: Errand | None = None) -> int:
    """Open the window, do ``errand`` in it, and stay until it is closed; return the exit status."""
    os.environ.setdefault("QT_ACCESSIBILITY", "1")
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Snowdrop")
    app.setDesktopFileName("snowdrop")
    # A blinking caret wakes the computer six times a second; nothing here blinks.
    app.setCursorFlashTime(0)
    start = prepare(where, settings_file)
    page = errand if isinstance(errand, OpenArticle) else OpenArticle("")
    whole = Application(start, settings_file, page.address)
    errands = Errands(whole.window, whole.visit, start.library.info.languages)
    if errand is not None and (errand is not page or page.language):
        errands.begin(errand)
    meeting = _Meeting(meeting_place(where, settings_file), errands)
    whole.window.installEventFilter(meeting)
    app.aboutToQuit.connect(meeting.close)
    whole.window.show()
    QTimer.singleShot(0, whole.window.activateWindow)
    return _stay(app)


class _Meeting(QObject):
    """Waits for the first picture, and only then can the window be reached by other processes."""

    def __init__(self, place: Path, errands: Errands) -> None:
        super().__init__(errands)
        self._place, self._errands = place, errands
        self._here: OneWindow | None = None

    def eventFilter(self, target: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Look for the first picture, and no longer."""
        if event.type() == QEvent.Type.Paint:
            target.removeEventFilter(self)
            QTimer.singleShot(0, self._listen)
        return False

    def _listen(self) -> None:
        try:
            from viewer.gui.one_window import OneWindow
        except ImportError:
            return  # a part of the system is missing that nothing else needs
        self._here = OneWindow(self._place, self)
        self._here.asked.connect(self._errands.take)
        self._here.listen()

    def close(self) -> None:
        """Be reached no more."""
        if self._here is not None:
            self._here.close()


def _stay(app: QApplication) -> int:
    # What the start made is kept out of the search for garbage for good (see cli.py).
    gc.freeze()
    gc.enable()
    return app.exec()
