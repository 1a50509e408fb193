"""A screen without a monitor, and the question what stands on it.

Xvfb keeps its picture in a file that anyone may map into memory. Reading it there costs neither
the X server nor the program under test anything, and needs no word from either.
"""

import argparse
import mmap
import os
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

WIDTH, HEIGHT = 1280, 900
LEFT, RIGHT, TOP, BOTTOM = 420, 860, 120, 760
"""The part of the screen, in pixels, that holds article text in every program measured here."""

TEXT = 1_000
"""Dark pixels in that part which only lines of text can make."""

DARK = bytes(range(96, 256))
"""Values of a color channel that are not dark."""

LONGEST = 60.0
"""Seconds after which a program that shows nothing has failed."""

_COLOR_BYTES = 12
_PIXEL_BYTES = 4


class Screen:
    """An X server of our own."""

    def __init__(self, display: str, picture: mmap.mmap) -> None:
        """Watch ``picture``, the X window dump that the server of ``display`` keeps current."""
        self.display = display
        self._picture = picture
        header = struct.unpack(">20I", picture[:80])
        self._row_bytes = header[12]
        self._first = header[0] + header[19] * _COLOR_BYTES

    def dark_pixels(self) -> int:
        """Return how many pixels are dark where an article's text would stand."""
        count = 0
        for row in range(TOP, BOTTOM):
            at = self._first + row * self._row_bytes
            line = self._picture[at + LEFT * _PIXEL_BYTES : at + RIGHT * _PIXEL_BYTES]
            count += len(line[1::_PIXEL_BYTES].translate(None, DARK))
        return count

    def wait_for_text(self) -> float:
        """Return the moment (of time.perf_counter) at which text stood on the screen."""
        return self._wait(TEXT, 10**9)

    def wait_for_nothing(self) -> None:
        """Wait until the last window has gone."""
        self._wait(0, 0)

    def _wait(self, least: int, most: int) -> float:
        end = time.perf_counter() + LONGEST
        while time.perf_counter() < end:
            # The moment is taken before looking: what is found then was there already.
            if least <= self.dark_pixels() <= most:
                return time.perf_counter()
            time.sleep(0.001)
        raise TimeoutError(f"{self.dark_pixels()} dark pixels after {LONGEST:.0f} s")


def on_a_screen(module: str, measure: Callable[[], None]) -> int:
    """Run ``measure`` of ``module`` in a process of its own on an X server of its own."""
    parser = argparse.ArgumentParser(prog=f"python -m {module}")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    if parser.parse_args().here:
        measure()
        return 0
    with x_server() as screen:
        environment = os.environ | {"DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}
        command = [sys.executable, "-m", module, "--here"]
        return subprocess.run(command, env=environment, check=False).returncode


@contextmanager
def x_server() -> Iterator[Screen]:
    """Run an X server with an empty white screen, and no window manager."""
    with TemporaryDirectory() as folder:
        size = f"{WIDTH}x{HEIGHT}x24"
        command = ["Xvfb", "-displayfd", "1", "-fbdir", folder, "-screen", "0", size]
        with subprocess.Popen(
            [*command, "-ac", "-wr", "-nocursor", "-nolisten", "tcp"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        ) as server:
            try:
                number = server.stdout.readline().strip() if server.stdout else ""
                file = os.open(Path(folder) / "Xvfb_screen0", os.O_RDONLY)
                with mmap.mmap(file, 0, prot=mmap.PROT_READ) as picture:
                    os.close(file)
                    yield Screen(f":{number}", picture)
            finally:
                server.terminate()
