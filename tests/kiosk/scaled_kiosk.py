"""A program of its own for test_scales.py: looks at every screen of a kiosk, at one scale.

Qt reads QT_SCALE_FACTOR once, before there is a window; each factor therefore needs a process.
It prints one line of JSON: the scale that Qt used, the screens seen, and what is wrong on them:
text that is cut (A20) or too weak (A14), and lines that are too long (A22).

    QT_SCALE_FACTOR=1.5 python -m tests.kiosk.scaled_kiosk LIBRARY FOLDER WORDS THEME ORIENTATION

WORDS are ``en`` or a pseudo-locale of pseudo.py, ORIENTATION is a number of ORIENTATIONS.
"""

import json
import os
import sys
from contextlib import nullcontext
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

from tests.gui.color_alone import told_by_color
from tests.gui.pseudo import PSEUDO, in_force, pseudo
from tests.gui.scaled_screens import long_lines
from tests.gui.weak_texts import no_icons, weak_texts
from tests.kiosk.test_home import ORIENTATIONS, all_screens, faults, kiosk_of
from viewer.gui.fonts import load_fonts


def look(library: str, folder: str, words: str, theme: str, way: str) -> dict[str, object]:
    """Look at every screen in ``words``, a language or a pseudo-locale, and in ``theme``."""
    app = QApplication(["snowdrop"])
    load_fonts()
    found: dict[str, list[str]] = {}
    in_words = pseudo(words) if words in PSEUDO else nullcontext()
    size = ORIENTATIONS[int(way)]
    with no_icons(), in_words, kiosk_of(Path(folder), Path(library), size, theme=theme) as kiosk:
        for name in all_screens(kiosk):
            found[name] = faults(kiosk) + weak_texts(kiosk.window) + long_lines(kiosk.window)
            found[name] += told_by_color(kiosk.window)
            if words in PSEUDO and not in_force(words, kiosk.window):
                found[name].append(f"the window does not speak “{words}”")
    wrong = {name: faults for name, faults in found.items() if faults}
    return {"scale": app.devicePixelRatio(), "seen": list(found), "found": wrong}


if __name__ == "__main__":
    print(json.dumps(look(*sys.argv[1:])))
    sys.stdout.flush()
    os._exit(0)
