"""What outlives a visit."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtWidgets import QWidget

from viewer import help_page
from viewer.clock import Clock
from viewer.library.store import Library
from viewer.settings import Settings
from viewer.staff.counts import DayCounts
from viewer.staff.log import KioskLog
from viewer.support.directory import Directory

if TYPE_CHECKING:
    from viewer.gui.printing import Printing


class Kept(msgspec.Struct, frozen=True):
    """The clinic's settings, the library, the clock and the log. Nothing of a person.

    counts: day totals of answers, where the clinic has switched them on; None: none are asked.
    printing: makes the way to print from one visit's window; None: this kiosk has no printer.
    help_file: the page that stands in while Snowdrop does not start.
    """

    settings: Settings
    library: Library
    directory: Directory
    clock: Clock
    log: KioskLog
    counts: DayCounts | None = None
    printing: Callable[[QWidget, Settings], "Printing"] | None = None
    help_file: Path = help_page.FILE
