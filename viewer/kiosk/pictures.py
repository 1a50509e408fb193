"""Pictures of every state of the kiosk, for ``snowdrop screens``."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from viewer.gui.article_browser import ArticleBrowser
from viewer.gui.pictures import fill_handout, press_wanted, settle, wait_for_pages
from viewer.gui.tile import Row
from viewer.kiosk.help_only import HelpOnly
from viewer.kiosk.idle import WARNING
from viewer.kiosk.kept import Kept
from viewer.kiosk.print_queue import PrintQueue
from viewer.kiosk.printing import KioskPrinting
from viewer.kiosk.readiness import Missing
from viewer.kiosk.staff_area import StaffArea
from viewer.kiosk.tiles import CHOICE, CHOICES, HELP, TOPICS
from viewer.kiosk.window import KioskWindow
from viewer.settings import Printing, Settings
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

ASKING = "activity-and-rest"
"""A page that asks whether it helped, since it is about no death."""

PRINTER = Printing(printer="Waiting-room", collect="Reception desk")

NO_FILE = Path("no-such-folder", "staff.json")
"""Pictures need no PIN, and write nothing but pictures."""


class ShownPrinting(KioskPrinting):
    """A printer that is there, asks, and prints nothing: no print service is needed for it."""

    @property
    def offered(self) -> bool:
        """Always."""
        return True


def kiosk_pictures(kept: Kept, size: tuple[int, int]) -> Iterator[tuple[str, QPixmap]]:
    """Yield the name and the picture of each state on a screen of ``size`` pixels."""
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


def taking_pictures(kept: Kept, size: tuple[int, int]) -> Iterator[tuple[str, QPixmap]]:
    """Yield pictures of what is taken home, without a printer and with one, and of answers."""
    for name, has_printer in (("phone-only", False), ("handout", True)):
        window = KioskWindow(_equipped(kept) if has_printer else kept)
        window.resize(*size)
        window.show()
        window.begin()
        desk = window.desk
        fill_handout(desk)
        wait_for_pages(desk)
        yield name, desk.grab()
        if has_printer:
            press_wanted(desk, "print")
            yield "handout-question", desk.grab()
            desk.open(ASKING)
            settle()
            bar = desk.findChildren(ArticleBrowser)[0].verticalScrollBar()
            bar.setValue(bar.maximum())
            settle()
            yield "helpful", desk.grab()
        else:
            press_wanted(desk, "phone")
            yield "phone-choice", desk.grab()
            next(row for row in desk.findChildren(Row) if row.isVisible()).click()
            settle()
            yield "phone-code", desk.grab()
        window.leave()
        window.deleteLater()
        settle()


def _equipped(kept: Kept) -> Kept:
    """Return ``kept`` with a printer, and with answers counted."""
    settings = msgspec.structs.replace(kept.settings, counts=True, printing=PRINTER)
    return msgspec.structs.replace(kept, settings=settings, printing=_printing)


def _printing(window: QWidget, settings: Settings) -> ShownPrinting:
    return ShownPrinting(PrintQueue(None, parent=window), settings, window)
