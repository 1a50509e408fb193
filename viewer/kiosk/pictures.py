"""Pictures of every state of the kiosk, for ``snowdrop screens``."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtGui import QPixmap

from viewer.kiosk.help_only import HelpOnly
from viewer.kiosk.idle import WARNING
from viewer.kiosk.kept import Kept
from viewer.kiosk.readiness import Missing
from viewer.kiosk.staff_area import StaffArea
from viewer.kiosk.tiles import CHOICE, CHOICES, HELP, TOPICS
from viewer.kiosk.window import KioskWindow
from viewer.staff.door import Door
from viewer.staff.state import choose

SIZES = ((1920, 1080), (1080, 1920))
"""Both ways in which a screen of a waiting room hangs."""

PAGES = (
    ("home", "home"),
    ("topics", TOPICS),
    ("choices", CHOICES),
    ("chosen", f"{CHOICE}pregnant"),
    ("article", "cervical-stitch"),
    ("help", HELP),
)

NO_FILE = Path("no-such-folder", "staff.json")
"""Pictures need no PIN, and write nothing but pictures."""


def kiosk_pictures(
    kept: Kept, size: tuple[int, int], settle: Callable[[], None]
) -> Iterator[tuple[str, QPixmap]]:
    """Yield the name and the picture of each state on a screen of ``size`` pixels.

    ``settle`` has everything that waits be done, painting too.
    """
    window = KioskWindow(kept)
    staff = StaffArea(window, kept, Door(NO_FILE, kept.clock), partial(choose, NO_FILE))
    window.resize(*size)
    window.show()
    settle()
    yield "attract", window.grab()
    window.begin()
    for name, address in PAGES:
        window.desk.open(address)
        settle()
        yield name, window.grab()
    window.desk.show_search()
    settle()
    yield "search", window.grab()
    window.idle.counted.emit(WARNING)
    for name, page in (
        ("question", window.question),
        ("door", staff.door),
        ("staff", staff.page),
        ("glass", staff.glass),
    ):
        if page is staff.glass:
            staff.glass.begin(kept.directory.emergency(kept.settings.region))
        window.show_page(page)
        settle()
        yield name, window.grab()
    everything = [one for one in Missing if one is not Missing.LIBRARY]
    window.show_only(HelpOnly(everything, kept.settings, kept.directory, kept.clock))
    settle()
    yield "not-ready", window.grab()
    window.leave()
    window.deleteLater()
    settle()
