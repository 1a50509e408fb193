"""Pictures of every main state, so that whoever changes the look sees what a person will see."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QCursor, QPixmap
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton

from viewer.app import Application, Start, prepare
from viewer.gui.article_browser import ArticleBrowser
from viewer.gui.listen_bar import ListenBar
from viewer.gui.main_window import MainWindow
from viewer.gui.speech_engine import use_engine
from viewer.kiosk.kept import Kept
from viewer.kiosk.pictures import SIZES as KIOSK_SIZES
from viewer.kiosk.pictures import kiosk_pictures
from viewer.open_library import Where
from viewer.problems import Problem, RejectedError
from viewer.settings import ClinicContact, Settings
from viewer.staff.log import KioskLog

SIZES = ((1280, 800), (1920, 1080), (1080, 1920))
SMALL = (320, 640)
AWAY = (9999, 9999)
"""Where the mouse is put, so that nothing in a picture looks as if it were pointed at."""

CLINIC = Settings(
    clinic_name="Riverside Women’s Clinic",
    region="US",
    contacts=(
        ClinicContact(name="Maternity ward", number="555-0100", hours="Day and night"),
        ClinicContact(name="Clinic midwife", number="555-0101", hours="Monday to Friday, 9 to 5"),
    ),
)
"""A made-up clinic; 555-0100 and 555-0101 are numbers that nobody has."""


class State(msgspec.Struct, frozen=True):
    """A state of the window worth a picture, and what brings it about."""

    name: str
    reach: Callable[[MainWindow], None]
    text_size: int = 100
    region: str | None = "US"


def _topic(window: MainWindow) -> None:
    window.open("topic:care")


def _article(window: MainWindow) -> None:
    window.open("what-is-cervical-insufficiency")


def _figure(window: MainWindow) -> None:
    window.open("what-is-cervical-insufficiency")
    _scroll(window, 0.3)


def _numbers(window: MainWindow) -> None:
    window.open("cervical-stitch#how-well-it-works")


def _red_flags(window: MainWindow) -> None:
    window.open("symptoms-and-when-to-call")
    _scroll(window, 0.14)


def _sources(window: MainWindow) -> None:
    window.open("treatment-options")
    _scroll(window, 1.0)


def _gate(window: MainWindow) -> None:
    window.open("second-trimester-loss")


def _citation(window: MainWindow) -> None:
    window.open("what-is-cervical-insufficiency")
    link = _browser(window).focus_link("cite:")
    window.follow(link)


def _contents(window: MainWindow) -> None:
    window.open("treatment-options")
    _press(window, "contents")


def _display(window: MainWindow) -> None:
    window.open("grief-and-coping")
    _press(window, "display" if window.width() < SIZES[0][0] else "colors")


def _search(window: MainWindow) -> None:
    window.open("cervical-stitch")
    window.show_search()


def _answers(window: MainWindow) -> None:
    _search_for(window, "cerclage")


def _spelling(window: MainWindow) -> None:
    _search_for(window, "serclage")


def _nothing(window: MainWindow) -> None:
    _search_for(window, "xylophone")


def _red_flag(window: MainWindow) -> None:
    _search_for(window, "waters broke at 20 weeks")


def _crisis(window: MainWindow) -> None:
    _search_for(window, "I want to die")


def _find(window: MainWindow) -> None:
    window.open("cervical-stitch")
    _press(window, "find")
    _type(window, "stitch")


def _listen(window: MainWindow) -> None:
    window.open("cervical-stitch")
    _press(window, "listen")


def _listening(window: MainWindow) -> None:
    _listen(window)
    settle()
    for button in window.findChildren(ListenBar)[0].findChildren(QToolButton):
        if button.property("icon_name") == "play":
            button.click()


def _search_for(window: MainWindow, words: str) -> None:
    window.show_search()
    _type(window, words)


def _type(window: MainWindow, words: str) -> None:
    for field in window.findChildren(QLineEdit):
        if field.isVisible():
            field.setText(words)


def _browser(window: MainWindow) -> ArticleBrowser:
    found = window.findChildren(ArticleBrowser)
    return found[0]


def _scroll(window: MainWindow, share: float) -> None:
    settle()
    bar = _browser(window).verticalScrollBar()
    bar.setValue(round(bar.maximum() * share))


def _press(window: MainWindow, name: str) -> None:
    settle()
    for button in window.findChildren(QToolButton):
        if button.property("request") == name and button.isVisible():
            button.click()


def _handout(window: MainWindow) -> None:
    """Put by two pages and two questions, and open the page that shows them."""
    for article in ("cervical-stitch", "grief-and-coping"):
        window.open(article)
        _press(window, "handout")
    window.open("questions-to-ask")
    for number in (3, 7):
        window.follow(f"tick:{number}")
    window.show_handout()


STATES = (
    State("home", MainWindow.go_home),
    State("topic", _topic),
    State("article", _article),
    State("article-figure", _figure),
    State("article-numbers", _numbers),
    State("article-red-flags", _red_flags),
    State("article-sources", _sources),
    State("article-gate", _gate),
    State("citation", _citation),
    State("contents", _contents),
    State("display", _display),
    State("search", _search),
    State("search-answers", _answers),
    State("search-spelling", _spelling),
    State("search-red-flag", _red_flag),
    State("search-crisis", _crisis),
    State("search-nothing", _nothing),
    State("find", _find),
    State("listen", _listen),
    State("listening", _listening),
    State("handout", _handout),
    State("handout-empty", MainWindow.show_handout),
    State("region-question", MainWindow.go_home, region=None),
    State("article-200", _article, text_size=200),
    State("article-400", _article, text_size=400),
    State("listening-400", _listening, text_size=400),
)

FOLDED_STATES = (
    State("small-home", MainWindow.go_home),
    State("small-article", _article),
    State("small-topics", MainWindow.show_topics),
    State("small-help", MainWindow.show_help),
    State("small-help-scotland", MainWindow.show_help, region="GB-SCT"),
    State("small-display", _display),
    State("small-search", _search),
    State("small-search-answers", _answers),
    State("small-search-spelling", _spelling),
    State("small-search-crisis", _crisis),
    State("small-search-nothing", _nothing),
    State("small-find", _find),
    State("small-listening", _listening),
    State("small-handout", _handout),
)


def write_screens(where: Where, output: Path) -> int:
    """Write a PNG of every state, size and of the themes light and dark into ``output``."""
    if "DISPLAY" not in os.environ and "WAYLAND_DISPLAY" not in os.environ:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    QCursor.setPos(*AWAY)
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"The pictures cannot be written there ({error.strerror}). Name another folder."
        problem = Problem(file=str(output), line=0, rule="not-written", message=message)
        raise RejectedError(problem) from error
    start = prepare(where)
    use_engine("mock")  # no picture depends on the voices of this computer, and none is heard
    written = 0
    for theme in ("light", "dark"):
        for size, states in ((SIZES, STATES), ((SMALL,), FOLDED_STATES)):
            for state in states:
                for width, height in size:
                    name = f"{state.name}-{width}x{height}-{theme}.png"
                    _write(start, state, theme, (width, height), output / name)
                    written += 1
        written += _write_kiosk(start, theme, output)
    use_engine("")
    app.processEvents()
    print(f"Wrote {written} pictures to {output}.")
    return 0


def _write_kiosk(start: Start, theme: str, output: Path) -> int:
    """Write the states of the waiting-room kiosk, and return how many."""
    written = 0
    settings = msgspec.structs.replace(CLINIC, theme=theme, text_size=150, languages=("en", "es"))
    log = KioskLog(output / "never-written.log", start.clock)
    kept = Kept(settings, start.library, start.directory, start.clock, log)
    for width, height in KIOSK_SIZES:
        for name, picture in kiosk_pictures(kept, (width, height), settle):
            _save(picture, output / f"kiosk-{name}-{width}x{height}-{theme}.png")
            written += 1
    return written


def _save(picture: QPixmap, file: Path) -> None:
    if not picture.save(str(file)):
        message = "The picture could not be written. Check the space on the disk."
        raise RejectedError(Problem(file=file.name, line=0, rule="not-written", message=message))


def _write(start: Start, state: State, theme: str, size: tuple[int, int], file: Path) -> None:
    settings = msgspec.structs.replace(
        CLINIC, theme=theme, text_size=state.text_size, region=state.region
    )
    whole = Application(msgspec.structs.replace(start, settings=settings, problems=[]))
    window = whole.window
    window.resize(*size)
    window.show()
    settle()
    state.reach(window)
    settle()
    _save(window.grab(), file)
    window.close()
    window.deleteLater()
    settle()


def settle() -> None:
    """Let Qt do everything that is waiting, deletions too."""
    for _ in range(4):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
