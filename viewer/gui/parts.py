"""What a window is made from."""

import msgspec

from viewer.clock import Clock
from viewer.library.store import Library
from viewer.settings import Settings
from viewer.support.directory import Directory
from viewer.visit.visit import Visit


class Parts(msgspec.Struct, frozen=True):
    """The five things a window serves; app.py puts them together, once."""

    settings: Settings
    library: Library
    directory: Directory
    visit: Visit
    clock: Clock
