"""Notes in the log that the library's file is gone, or another one, while it is read (K9, K17).

What is open is read on, whole, as long as the file was replaced as installers do it: the new one
is opened at the next start. One that was written over ends the visit when it is read.
"""

from pathlib import Path

from viewer.problems import Problem
from viewer.staff.log import Event, KioskLog

CHANGED = Problem(
    file="", line=0, rule="library-changed", message="The library's file is gone, or another one."
)


class LibraryWatch:
    """Compares the file with what it was at the start; looks only when it is told to.

    It is told by a clock and by no visit, so its line tells of none.
    """

    def __init__(self, file: Path | None, log: KioskLog):
        """Look at ``file``; without one, as in a library that lies in memory, do nothing."""
        self._file, self._log = file, log
        self._mark = self._look()

    def look(self) -> None:
        """Write a line if the file has changed since the last look."""
        before, self._mark = self._mark, self._look()
        if before != self._mark:
            self._log.write(Event.PROBLEM, problem=CHANGED)

    def _look(self) -> tuple[int, int, int, int] | None:
        try:
            found = self._file.stat() if self._file is not None else None
        except OSError:
            return None
        return found and (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)
