"""Printing in a kiosk: no dialog, the printer and limits of the settings, cancelled with the visit.

The print service is asked on a thread of its own (``print_queue``): a service or a printer that
never answers holds up nobody. She is told, and her handout stays.
"""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from viewer.gui.printing import Pictures, Printing
from viewer.handout.printer import ENDED, PrinterError, State, Trouble
from viewer.kiosk.print_queue import PrintQueue
from viewer.kiosk.printer_words import trouble_text
from viewer.settings import Settings

if TYPE_CHECKING:
    from concurrent.futures import Future

    from viewer.handout.pdf import Made

HAND_OVER = 15_000
"""Milliseconds in which the print service has to take the pages."""

FIRST_PAGE, EACH_PAGE = 60_000, 10_000
"""Milliseconds that a printer has: to warm up, and for each page."""

MEND = 180_000
"""Milliseconds in which somebody may bring paper, before the job is given up.

However often a printer changes its mind, its own time and this one are all that a job has: her page
stands on the screen so long. For 40 pages, the most that a kiosk prints by default, that is under
eleven minutes.
"""

AGAIN = 1_000
"""Milliseconds until the next look at a job; without a job nobody looks."""


class _Job:
    """What is being printed; ``wanted`` is read on the queue's thread.

    ``waits``: somebody has to mend something. ``other`` are the milliseconds that are left of the
    time that does not run now: to mend, or to print.
    """

    def __init__(self, pages: int):
        self.pages, self.number, self.trouble, self.wanted = pages, 0, Trouble.NONE, True
        self.waits, self.other = False, MEND

    def is_wanted(self) -> bool:
        return self.wanted


class KioskPrinting(Printing):
    """What a kiosk prints: one copy at a time, on the one printer of the settings (K11, K14)."""

    def __init__(self, queue: PrintQueue, settings: Settings, parent: QObject | None = None):
        """Print into ``queue`` within the limits of ``settings``, for one visit after another."""
        super().__init__(parent)
        self._queue, self._limits, self._paper = queue, settings.printing, settings.paper_used
        self._job: _Job | None = None
        self._jobs = 0
        self._next, self._limit = QTimer(self), QTimer(self)
        for timer, act in ((self._next, self._look), (self._limit, self._give_up)):
            timer.setSingleShot(True)
            timer.timeout.connect(act)

    @property
    def offered(self) -> bool:
        """Whether the settings name a printer, and this computer has the library to ask it."""
        return self._queue.is_there

    @property
    def is_printing(self) -> bool:
        """Whether a job is on its way."""
        return self._job is not None

    def refusal(self, pages: int) -> str:
        """Return why not, when something is being printed or a limit of the visit is reached."""
        if self.is_printing:
            return self.tr("Something is being printed. Please wait until it is done.")
        if pages > self._limits.pages:
            return self.tr(
                "Your handout has {pages} pages, and up to {most} can be printed at a time. "
                "Take something out of it, and try again."
            ).format(pages=pages, most=self._limits.pages)
        if self._jobs >= self._limits.jobs:
            return self.tr(
                "No more can be printed in this visit. A member of staff can print more for you."
            )
        return ""

    def question(self, pages: int) -> str:
        """Return how many pages it will be, and where they will lie for others to see."""
        how_many = self.tr("Pages to be printed: {pages}.").format(pages=pages)
        where = self.tr("A member of staff can tell you where they come out.")
        if self._limits.collect:
            where = self.tr("They come out here: {place}.").format(place=self._limits.collect)
        others = self.tr("Other people may see them there, so please collect them soon.")
        return f"{how_many} {where} {others}"

    def begin(self, made: "Made", pictures: Pictures) -> None:  # noqa: ARG002 (a printer takes PDF)
        """Hand the pages to the print service; told() and finished() come later."""
        refused = self.refusal(made.pages)
        if refused or not self.offered:
            self.told.emit(refused or trouble_text(Trouble.SERVICE))
            self.finished.emit(False)
            return
        self._job = job = _Job(made.pages)
        self._jobs += 1
        self._limit.start(HAND_OVER)
        then = partial(self._started, job)
        self._queue.start(made.data, self._paper, job.is_wanted, then)

    def cancel(self) -> None:
        """Take the job out of the queue; what has come out on paper is hers."""
        if self._drop():
            self.told.emit(self.tr("The printing was stopped. Your handout is still here."))
            self.finished.emit(False)

    def reset(self) -> None:
        """Forget the visit: nothing of it is printed any more, and the next one counts anew."""
        self._drop()
        self._jobs = 0

    # -- one job, from hand to hand -----------------------------------------------------------

    def _started(self, job: _Job, future: "Future[Any]") -> None:
        if job is not self._job:
            return
        try:
            job.number = future.result()
        except PrinterError as error:
            self._fail(error.trouble)
            return
        self._limit.start(FIRST_PAGE + EACH_PAGE * job.pages)
        self.told.emit(self.tr("Your pages are being printed."))
        self._look()

    def _look(self) -> None:
        job = self._job
        if job is not None:
            self._queue.look(job.number, partial(self._looked, job))

    def _looked(self, job: _Job, future: "Future[Any]") -> None:
        state: State = future.result()
        if job is not self._job:
            return
        if state.done or state.trouble is Trouble.GONE:
            self._drop()
            self.told.emit(self._printed(sure=state.done))
            self.finished.emit(True)
            return
        if state.trouble in ENDED:
            self._fail(state.trouble)
            return
        if state.trouble is not job.trouble:
            job.trouble = state.trouble
            self._tell_of(job)
        self._next.start(AGAIN)

    def _tell_of(self, job: _Job) -> None:
        """Say what has changed: something is in the way, or is no longer."""
        if bool(job.trouble) is not job.waits:
            # Never a new time: a printer that is in and out of trouble would keep her page up.
            job.waits = bool(job.trouble)
            left, job.other = job.other, max(0, self._limit.remainingTime())
            self._limit.start(left)
        if job.trouble:
            self._queue.note(job.trouble)
            kept = self.tr("Printing goes on when it is ready again. Your handout is still here.")
            self.told.emit(f"{trouble_text(job.trouble)} {kept}")
        else:
            self.told.emit(self.tr("Your pages are being printed."))

    def _printed(self, *, sure: bool) -> str:
        """Return where the pages are; a service that keeps no list of old jobs is not ``sure``."""
        where = [self.tr("Your pages are printed.")]
        if not sure:
            where = [self.tr("Your pages have gone to the printer.")]
        if self._limits.collect:
            place = self.tr("They come out here: {place}.").format(place=self._limits.collect)
            where.append(place)
        if not sure:
            where.append(self.tr("If nothing comes out, please tell a member of staff."))
        return " ".join(where)

    def _give_up(self) -> None:
        """Time is up: for the service, for the printer, or for whoever brings paper."""
        if self._job is not None:
            self._fail(self._job.trouble or Trouble.ANSWER)

    def _fail(self, trouble: Trouble) -> None:
        """End a job that did not work out; it counts only where pages may have come out."""
        handed_over = self._job is not None and self._job.number
        if not (handed_over and trouble is Trouble.ANSWER):
            self._jobs -= 1
        self._drop()
        self._queue.note(trouble)
        kept = self.tr("The printing was stopped. Your handout is still here.")
        self.told.emit(f"{trouble_text(trouble)} {kept}")
        self.finished.emit(False)

    def _drop(self) -> bool:
        """Have the job taken out of the queue with its pages; say whether there was one."""
        job, self._job = self._job, None
        self._next.stop()
        self._limit.stop()
        if job is None:
            return False
        job.wanted = False
        self._queue.clear()
        return True
