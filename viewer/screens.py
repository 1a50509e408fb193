"""Pictures of every main state, so that whoever changes the look sees what a person will see."""

import os
import sys
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from PySide6.QtGui import QCursor, QPixmap
from PySide6.QtWidgets import QApplication

from viewer.app import Application, Start, prepare
from viewer.gui.pictures import FOLDED_STATES, STATES, State, settle
from viewer.gui.speech_engine import use_engine
from viewer.kiosk.kept import Kept
from viewer.kiosk.pictures import SIZES as KIOSK_SIZES
from viewer.kiosk.pictures import kiosk_pictures, taking_pictures
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
    with TemporaryDirectory() as folder:  # empty, as that of a kiosk that was just set up
        log = KioskLog(Path(folder, "kiosk.log"), start.clock)
        kept = Kept(settings, start.library, start.directory, start.clock, log)
        for width, height in KIOSK_SIZES:
            size = (width, height)
            for name, picture in chain(kiosk_pictures(kept, size), taking_pictures(kept, size)):
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
