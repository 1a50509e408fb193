"""A program of its own for test_scales.py: looks for cut text on every screen, at one scale.

Qt reads QT_SCALE_FACTOR once, before there is a window; each factor therefore needs a process.
It prints one line of JSON: the scale that Qt used, the screens seen, and what is wrong on them.

    QT_SCALE_FACTOR=1.5 python -m tests.gui.scaled_screens LIBRARY [WORDS] [broken]

WORDS are ``en``, ``es`` or a pseudo-locale of pseudo.py: ``longer``, ``mirrored``, ``both`` (L6).
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QLabel

from tests.conftest import MORNING, settle
from tests.gui.looking import cut_texts, sideways, visible
from tests.gui.pseudo import PSEUDO, in_force, pseudo
from tests.gui.test_layout import cut_hints
from viewer.app import Application, Start, prepare
from viewer.clock import FixedClock
from viewer.gui.main_window import MainWindow
from viewer.gui.pictures import FOLDED_STATES, STATES, State
from viewer.gui.speech_engine import use_engine
from viewer.open_library import Where
from viewer.screens import AWAY, CLINIC, SIZES, SMALL


def screens() -> Iterator[tuple[State, tuple[int, int]]]:
    """Return every screen of ``snowdrop screens``, each in the tightest size it is drawn in."""
    for state in STATES:
        yield state, SIZES[0]
    for state in FOLDED_STATES:
        yield state, SMALL


TAGS = {"en": ("en", "es"), "es": ("es", "en")}


def narrow(window: MainWindow) -> None:
    """Break the window as the control: one text gets half the width that it needs."""
    label = next(one for one in visible(window, QLabel) if one.text() and not one.wordWrap())
    label.setFixedWidth(label.sizeHint().width() // 2)


def faults(
    start: Start, state: State, size: tuple[int, int], words: str, *, broken: bool
) -> list[str]:
    """Open one screen in ``words``, return what is cut on it, and close it again."""
    settings = msgspec.structs.replace(
        CLINIC,
        text_size=state.text_size,
        region=state.region,
        languages=TAGS.get(words, TAGS["en"]),
    )
    window = Application(msgspec.structs.replace(start, settings=settings, problems=[])).window
    window.resize(*size)
    window.show()
    settle()
    state.reach(window)
    if broken:
        narrow(window)
    settle()
    found = sideways(window) + cut_texts(window) + cut_hints(window)
    if words in PSEUDO and not in_force(words, window):
        found.append(f"the window does not speak “{words}”")
    if window.size().toTuple() != size:
        found.append(f"the window measures {window.size().toTuple()}")
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return found


def look(library: Path, words: str, *, broken: bool) -> dict[str, object]:
    """Look at every screen in ``words``, a language or a pseudo-locale; at one if it is broken."""
    app = QApplication(["snowdrop"])
    QCursor.setPos(*AWAY)
    use_engine("mock")  # as for the pictures: nothing depends on the voices of this computer
    start = prepare(Where(library=library), clock=FixedClock(MORNING))
    found, seen = {}, []
    with pseudo(words) if words in PSEUDO else nullcontext():
        for state, size in list(screens())[: 1 if broken else None]:
            seen.append(state.name)
            wrong = faults(start, state, size, words, broken=broken)
            if wrong:
                found[state.name] = wrong
    return {"scale": app.devicePixelRatio(), "seen": seen, "found": found}


if __name__ == "__main__":
    others = [word for word in sys.argv[2:] if word != "broken"]
    print(json.dumps(look(Path(sys.argv[1]), *(others or ["en"]), broken="broken" in sys.argv)))
