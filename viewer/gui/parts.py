"""What a window is made from."""

from collections.abc import Callable

import msgspec

from viewer.clock import Clock
from viewer.gui.home import TilesText, tiles
from viewer.library.store import Library
from viewer.settings import Settings
from viewer.support.directory import Directory
from viewer.visit.visit import Visit


class Parts(msgspec.Struct, frozen=True):
    """The things a window serves; app.py puts them together, once.

    ``tiles`` returns the page of tiles at an address, if there is one: home, and the topics.
    """

    settings: Settings
    library: Library
    directory: Directory
    visit: Visit
    clock: Clock
    tiles: Callable[[str, Library, Visit], TilesText | None] = tiles
