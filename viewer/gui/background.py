"""Work that takes longer than a touch: done on another thread, so that the window goes on."""

import gc
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

LOOK = 30
"""Milliseconds between two looks whether it is done; nobody looks while nothing is being done."""


class NoCollecting(QObject):
    """Holds back Python's search for garbage while another thread runs Python.

    It is made by whichever thread happens to need room: a window that is gone, with timers in it,
    would be taken down on the wrong thread, and Qt crashes. It outlives the desks of a kiosk.
    """

    def __init__(self, parent: QObject):
        """Hold nothing back."""
        super().__init__(parent)
        self._jobs: list[Future[object]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self._look)

    def until_done(self, job: "Future[object]") -> None:
        """Search for none before ``job`` is done, wanted or not."""
        self._jobs.append(job)
        self._timer.start()

    def _look(self) -> None:
        self._jobs = [job for job in self._jobs if not job.done()]
        if not self._jobs:
            self._timer.stop()
            gc.enable()
            gc.collect(0)  # here and now: what has gathered would be searched at the next chance


def no_collecting() -> NoCollecting | None:
    """Return the one of this program, with the search for garbage held back from now on."""
    app = QCoreApplication.instance()
    if app is None or not (gc.isenabled() or app.findChild(NoCollecting)):
        return None  # somebody else has switched it off, and will switch it on
    gc.disable()
    return app.findChild(NoCollecting) or NoCollecting(app)


class Background(QObject):
    """Does the newest thing that it was given; what was given before counts no more.

    The work must touch neither Qt nor the library: both belong to the window's own thread.

    Signals:
        finished(): it is done; result() has what came of it.
    """

    finished = Signal()

    def __init__(self, parent: QObject):
        """Begin with nothing to do."""
        super().__init__(parent)
        self._threads: ThreadPoolExecutor | None = None
        self._job: Future[object] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self._look)

    @property
    def is_running(self) -> bool:
        """Whether something is being done."""
        return self._timer.isActive()

    def run(self, work: Callable[[], object]) -> None:
        """Do ``work`` instead of whatever is being done."""
        self.cancel()
        if self._threads is None:
            self._threads = ThreadPoolExecutor(max_workers=1)
        keeper = no_collecting()
        self._job = self._threads.submit(work)
        if keeper is not None:
            keeper.until_done(self._job)
        self._timer.start()

    def cancel(self) -> None:
        """Want it no more. What has begun goes on to its end unseen, and is dropped there."""
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
        self._job = None

    def end(self, last: Callable[[], object] | None = None) -> None:
        """Let the thread go, and keep nothing of what it has done.

        Where it has done anything, it does ``last`` before it goes, for nobody.
        """
        self.cancel()
        threads, self._threads = self._threads, None
        if threads is not None:
            if last is not None:
                keeper = no_collecting()
                going = threads.submit(last)
                if keeper is not None:
                    keeper.until_done(going)
            threads.shutdown(wait=False)

    def result(self) -> object:
        """Return what the work returned, or raise what it raised; once, and it is forgotten."""
        job, self._job = self._job, None
        return job.result() if job is not None else None

    def _look(self) -> None:
        if self._job is not None and self._job.done():
            self._timer.stop()
            self.finished.emit()
