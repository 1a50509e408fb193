"""A program of its own for test_scales.py: looks at every screen, at one scale and in one theme.

Qt reads QT_SCALE_FACTOR once, before there is a window; each factor therefore needs a process.
It prints one line of JSON: the scale that Qt used, the screens seen, and what is wrong on them:
text that is cut (A20), that is too weak (A14), or whose lines are too long (A22), and what is told
by its color alone (A17).

    QT_SCALE_FACTOR=1.5 python -m tests.gui.scaled_screens LIBRARY WORDS THEME [narrow | faint]

WORDS are ``en``, ``es`` or a pseudo-locale of pseudo.py: ``longer``, ``mirrored``, ``both`` (L6).
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from unicodedata import category

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QCursor
from PySide6.QtWidgets import QApplication, QLabel, QTextBrowser, QWidget

from tests.conftest import MORNING, settle
from tests.gui.color_alone import told_by_color
from tests.gui.looking import blocks, cut_texts, lines, sideways, visible
from tests.gui.pseudo import PSEUDO, in_force, pseudo
from tests.gui.test_layout import cut_hints
from tests.gui.weak_texts import no_icons, weak_texts
from viewer.app import Application, Start, prepare
from viewer.clock import FixedClock
from viewer.gui.main_window import MainWindow
from viewer.gui.pictures import FOLDED_STATES, STATES, State
from viewer.gui.speech_engine import use_engine
from viewer.gui.theme import THEMES
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


def faint(theme: str) -> None:
    """Break a theme as the control: its remarks have a third of the strength of its text."""
    ground, ink = (QColor(getattr(THEMES[theme], name)) for name in ("paper", "ink"))
    parts = ((2 * one + other) // 3 for one, other in zip(rgb(ground), rgb(ink), strict=True))
    weak = QColor(*parts).name().upper()
    THEMES[theme] = msgspec.structs.replace(THEMES[theme], muted=weak)


def rgb(color: QColor) -> tuple[int, int, int]:
    """Return the parts of a color."""
    return color.red(), color.green(), color.blue()


LONGEST_LINE = 80
"""Letters of a line of running text (A22)."""


def long_lines(window: QWidget) -> list[str]:
    """Return the lines of the page that are longer than one likes to read, or justified (A22)."""
    found = []
    for page in visible(window, QTextBrowser):
        for block in blocks(page.document()):
            if block.blockFormat().alignment() & Qt.AlignmentFlag.AlignJustify:
                found.append(f"“{block.text()}” is justified")
            for line in lines(block):
                words = block.text()[line.textStart() : line.textStart() + line.textLength()]
                letters = sum(category(sign) != "Cf" for sign in words)  # no marks of direction
                if letters > LONGEST_LINE:
                    found.append(f"“{words}” has {letters} letters in a line")
    return found


def faults(
    start: Start, state: State, size: tuple[int, int], how: tuple[str, str], *, broken: bool
) -> list[str]:
    """Open one screen in words and a theme, return what is wrong on it, and close it again."""
    words, theme = how
    settings = msgspec.structs.replace(
        CLINIC,
        theme=theme,
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
    found += weak_texts(window) + long_lines(window) + told_by_color(window)
    if words in PSEUDO and not in_force(words, window):
        found.append(f"the window does not speak “{words}”")
    if window.size().toTuple() != size:
        found.append(f"the window measures {window.size().toTuple()}")
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return found


def look(library: Path, words: str, theme: str, broken: str = "") -> dict[str, object]:
    """Look at every screen in ``words``, a language or a pseudo-locale; at one if it is broken."""
    app = QApplication(["snowdrop"])
    QCursor.setPos(*AWAY)
    use_engine("mock")  # as for the pictures: nothing depends on the voices of this computer
    start = prepare(Where(library=library), clock=FixedClock(MORNING))
    found, seen = {}, []
    if broken == "faint":
        faint(theme)
    with no_icons(), pseudo(words) if words in PSEUDO else nullcontext():
        for state, size in list(screens())[: 1 if broken else None]:
            seen.append(state.name)
            wrong = faults(start, state, size, (words, theme), broken=broken == "narrow")
            if wrong:
                found[state.name] = wrong
    return {"scale": app.devicePixelRatio(), "seen": seen, "found": found}


if __name__ == "__main__":
    print(json.dumps(look(Path(sys.argv[1]), *sys.argv[2:])))
