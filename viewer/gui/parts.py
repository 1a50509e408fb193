"""What a window is made from."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtWidgets import QWidget

from viewer.clock import Clock, running
from viewer.gui.home import TilesText, tiles
from viewer.library.store import Library
from viewer.settings import Settings
from viewer.support.directory import Directory
from viewer.visit.visit import Visit

if TYPE_CHECKING:
    from viewer.gui.printing import Printing


class Parts(msgspec.Struct, frozen=True):
    """The things a window serves; app.py puts them together, once.

    ``tiles`` returns the page of tiles at an address, if there is one: home, and the topics.
    ``printing`` makes the way to print from a window; without one there is no print button.
    ``settings_now`` reads the settings anew for the next patient; without it they are those above.
    ``seconds`` counts the seconds of a clock that nobody sets and that goes on in a sleep.
    """

    settings: Settings
    library: Library
    directory: Directory
    visit: Visit
    clock: Clock
    tiles: Callable[[str, Library, Visit], TilesText | None] = tiles
    printing: Callable[[QWidget, Settings], "Printing"] | None = None
    settings_now: Callable[[], Settings] | None = None
    seconds: Callable[[], float] = running
