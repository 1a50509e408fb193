"""Reads a page on a real X server whose screen is unplugged meanwhile, and plugged in again."""

import json
import os
import subprocess
import sys
import time

from PySide6.QtWidgets import QApplication

from tests.conftest import settle
from tests.gui.looking import cut_texts, sideways
from tests.gui.screens_program import in_the_middle
from tests.kiosk.running import SIZE

OUTPUT = "screen"
"""What the X server calls its one socket for a screen."""

LONGEST = 30.0
"""Seconds after which Qt has long been told."""


def plug(app: QApplication, how: str, *, there: bool) -> None:
    """Pull the plug or put it in again, and wait until Qt has been told."""
    subprocess.run(
        ["xrandr", "--fb", SIZE.removesuffix("x24"), "--output", OUTPUT, how],
        capture_output=True, check=True,
    )  # fmt: skip
    end = time.monotonic() + LONGEST
    while (app.screens()[0].name() == OUTPUT) is not there:
        assert time.monotonic() < end, "Qt was not told."
        app.processEvents()
    settle()


def main(library: str, settings: str) -> None:
    """Read in the middle of a page; tell what is on the screen without the plug and with it."""
    os.environ["QT_QPA_PLATFORM"] = "xcb"  # conftest.py, which is imported above, names another
    app = QApplication(["snowdrop"])
    reader = in_the_middle(library, settings, (1200, 760))
    place, seen = reader.place(), []
    for how, there in (("--off", False), ("--auto", True)):
        plug(app, how, there=there)
        seen.append(
            {
                "same line": reader.first_line_holds(place),
                "cut": cut_texts(reader.window) + sideways(reader.window),
                "visible": reader.window.isVisible(),
            }
        )
    print(json.dumps(seen), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
