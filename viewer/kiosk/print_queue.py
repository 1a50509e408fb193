"""The kiosk's one printer, asked on a thread of its own: one thing after the other, as asked.

There is one for all visits. So what takes a visit's job out of the queue is done before the next
visit's job is put in; and when the program ends, it waits for what was asked last. Nothing is
dropped, unlike in ``viewer.gui.background``. Whatever is asked ends by itself: each step of the
print service has its time.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from viewer.gui.background import no_collecting
from viewer.handout import cups
from viewer.handout.printer import Printer, PrinterError
from viewer.problems import Problem
from viewer.staff.log import Event, KioskLog

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

LATER = 60_000
"""Milliseconds until a queue that could not be cleared is tried again."""

Then = Callable[["Future[Any]"], None]
"""Takes what has come of a question: ``result()`` returns it, or raises PrinterError."""


class _Bell(QObject):
    """Rings on the queue's thread and is heard on the window's; whoever may ring keeps it alive."""

    rung = Signal(int, object)

    def ring(self, number: int, future: "Future[Any]") -> None:
        self.rung.emit(number, future)


class _OnlyOurs:
    """Keeps what a visit has left in the queue from being printed for the next; on one thread."""

    def __init__(self, printer: Printer):
        self._printer, self._owes = printer, False

    def start(self, pdf: bytes, paper: str, go_on: Callable[[], bool]) -> int:
        """Put a job in, once nothing of another visit is there. Raises PrinterError."""
        self.pay()
        return self._printer.start(pdf, paper, go_on)

    def clear(self) -> None:
        """Take every job out. Raises PrinterError; it is then owed."""
        self._owes = True
        self._printer.clear()
        self._owes = False

    def pay(self) -> None:
        """Do what clear() could not, and nothing where it is done: the next visit may print."""
        if self._owes:
            self.clear()


class PrintQueue(QObject):
    """Puts jobs into the printer's queue, looks at them and takes them out.

    What it is asked is answered on the window's thread, and later than the call.
    """

    def __init__(
        self,
        printer: Printer | None,
        log: KioskLog | None = None,
        parent: QObject | None = None,
        later: int = LATER,
    ):
        """Ask ``printer``; without one, printing is not offered. ``log`` is told its troubles.

        Jobs are taken out that a kiosk before this one has left there, as it crashed.
        """
        super().__init__(parent)
        self._printer, self._log = printer, log
        self._ours = _OnlyOurs(printer) if printer is not None else None
        self._threads: ThreadPoolExecutor | None = None
        self._number, self._then = 0, dict[int, Then]()
        self._bell = _Bell()
        self._bell.rung.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(later)
        self._later.timeout.connect(self._try_again)
        if self.is_there:
            self.clear()

    @property
    def is_there(self) -> bool:
        """Whether there is a printer to be asked, and the library to ask it."""
        return self._printer is not None and cups.is_installed()

    def start(self, pdf: bytes, paper: str, go_on: Callable[[], bool], then: Then) -> None:
        """Put a job in; its number comes, or 0 when ``go_on`` said no meanwhile.

        While a job of another visit cannot be taken out, none is put in.
        """
        if self._ours is not None:
            self._do(partial(self._ours.start, pdf, paper, go_on), then)

    def look(self, job: int, then: Then) -> None:
        """Look at a job; its State comes."""
        if self._printer is not None:
            self._do(partial(self._printer.look, job), then)

    def clear(self) -> None:
        """Take every job of ours out, with its pages; if that fails, again in a while."""
        self._later.stop()
        if self._ours is not None:
            self._do(self._ours.clear, self._cleared)

    def _try_again(self) -> None:
        """Take out what could not be taken out before, and no job that has come since."""
        if self._ours is not None:
            self._do(self._ours.pay, self._cleared)

    def note(self, kind: str) -> None:
        """Name a trouble for staff: a line tells of the printer, and never that pages came out."""
        if self._log is not None:
            problem = Problem(file="", line=0, rule=f"printer-{kind}", message="")
            self._log.write(Event.PROBLEM, problem=problem)

    def _cleared(self, future: "Future[Any]") -> None:
        try:
            future.result()
        except PrinterError:
            if not self._later.isActive():
                self._later.start()

    def _do(self, work: Callable[[], object], then: Then) -> None:
        if self._threads is None:
            from concurrent.futures import ThreadPoolExecutor

            self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="printer")
        self._number += 1
        self._then[self._number] = then
        keeper = no_collecting()
        asked = self._threads.submit(work)
        if keeper is not None:
            keeper.until_done(asked)
        asked.add_done_callback(partial(self._bell.ring, self._number))

    def _deliver(self, number: int, future: "Future[Any]") -> None:
        self._then.pop(number)(future)
