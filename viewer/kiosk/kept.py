"""What outlives a visit."""

import msgspec

from viewer.clock import Clock
from viewer.library.store import Library
from viewer.settings import Settings
from viewer.staff.log import KioskLog
from viewer.support.directory import Directory


class Kept(msgspec.Struct, frozen=True):
    """The clinic's settings, the library, the clock and the log. Nothing of a person."""

    settings: Settings
    library: Library
    directory: Directory
    clock: Clock
    log: KioskLog
