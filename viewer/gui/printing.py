"""Printing a handout: what every way to print can do, and the way of a clinic's own computer.

The kiosk has a way of its own, without a dialog: ``viewer.kiosk.printing``.
"""

import contextlib
import os
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from viewer.gui.background import Background
from viewer.handout.cups import is_installed, is_socket, socket_path
from viewer.handout.pdf import forget_pages
from viewer.handout.printer import JOB_NAME, is_mute
from viewer.problems import RejectedError
from viewer.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    from viewer.handout.pdf import Made

Pictures = Callable[[int], list[bytes]]
"""Makes the pages as PNG, one a page, with so many dots an inch."""

CREATOR = "Snowdrop"
"""What a queue may tell of where a page comes from (K11)."""

PATIENCE = 2.0
"""Seconds that the print service has to answer at all, before Qt asks it."""

MOST_DPI = 300
"""Dots an inch of a painted page; more is seen by nobody and takes long."""


class Printing(QObject):
    """One way to print. It never holds up the window, and it never takes the handout away.

    Signals:
        told(str): a sentence for the reader: what is happening, or what she can do.
        finished(bool): it is over; False: nothing, or not all, was printed. told() came before, if
        there was something to say. Never after reset().
    """

    told = Signal(str)
    finished = Signal(bool)

    @property
    def offered(self) -> bool:
        """Whether there is a way to print at all; without one there is no button."""
        raise NotImplementedError

    @property
    def is_printing(self) -> bool:
        """Whether something is being printed, or a dialog about it is open."""
        raise NotImplementedError

    def refusal(self, pages: int) -> str:  # noqa: ARG002 (a kiosk has limits)
        """Return why ``pages`` pages may not be printed now, as a kind sentence; "": they may."""
        return ""

    def question(self, pages: int) -> str:  # noqa: ARG002
        """Return what to ask before ``pages`` pages are printed; "": nothing."""
        return ""

    def begin(self, made: "Made", pictures: Pictures) -> None:
        """Print ``made``, or the same pages as ``pictures``, and return at once."""
        raise NotImplementedError

    def cancel(self) -> None:
        """Stop what is being printed, if anything is; finished(False) tells when it is over."""
        raise NotImplementedError

    def reset(self) -> None:
        """Forget the visit: what it has not printed yet is cancelled, and nothing is told."""
        self.blockSignals(True)
        self.cancel()
        self.blockSignals(False)


class SystemPrinting(Printing):
    """The clinic's computer: the system's own dialog, then page after page."""

    def __init__(self, window: QWidget, settings: Settings):
        """Open the dialog over ``window``, with the paper of ``settings``."""
        super().__init__(window)
        self._window, self._paper = window, settings.paper_used
        self._pages = 0
        self._pictures: Pictures | None = None
        self._dialog: QPrintDialog | None = None
        self._printer: QPrinter | None = None
        self._painter: QPainter | None = None
        self._waiting: list[bytes] = []
        self._spool = _Spool()
        self._asking, self._drawing = Background(self), Background(self)
        self._asking.finished.connect(self._take_answer)
        self._drawing.finished.connect(self._take_pictures)
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._paint_next)

    @property
    def offered(self) -> bool:
        """Whether Qt's part for printing is here; it is not loaded to find out."""
        return find_spec("PySide6.QtPrintSupport") is not None

    @property
    def is_printing(self) -> bool:
        """Whether the dialog is open or about to open, or pages are on their way."""
        return self._pictures is not None

    def begin(self, made: "Made", pictures: Pictures) -> None:
        """Open the system's dialog; what is chosen there is printed from ``pictures``.

        Qt asks the print service on the window's own thread, for as long as it takes: so one that
        takes calls is asked first, on another, whether it answers.
        """
        if self.is_printing:
            return
        _stay_on_this_computer()
        self._pages, self._pictures = made.pages, pictures
        if is_installed() and is_socket(socket_path()):
            self._asking.run(partial(is_mute, PATIENCE))
        else:
            self._open()

    def _take_answer(self) -> None:
        if self._asking.result():
            self._end(self.tr("The printer does not answer. Your handout is still here."))
        else:
            self._open()

    def _open(self) -> None:
        try:
            # Only when somebody prints: no page needs it.
            from PySide6.QtPrintSupport import QPrintDialog, QPrinter
        except ImportError:
            self._end(self.tr("This computer cannot print. Your handout is still here."))
            return
        self._printer = printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(JOB_NAME)
        printer.setCreator(CREATOR)
        size = QPageSize.PageSizeId.A4 if self._paper == "a4" else QPageSize.PageSizeId.Letter
        printer.setPageSize(QPageSize(size))
        printer.setFullPage(True)  # the page has its own margins
        self._dialog = dialog = QPrintDialog(printer, self._window)
        options = QPrintDialog.PrintDialogOption
        # There is no current page and nothing selected; the page has its size already.
        dialog.setOptions(options.PrintToFile | options.PrintPageRange | options.PrintCollateCopies)
        dialog.setMinMax(1, self._pages)
        dialog.accepted.connect(self._print)
        dialog.rejected.connect(self._refuse)
        QDialog.open(dialog)

    def cancel(self) -> None:
        """Close the dialog, or stop after the page that is being painted; then none is printed."""
        if not self.is_printing:
            return
        if self._printer is not None and self._painter is not None:
            self._printer.abort()
            self._spool.empty()
        waited = self._asking.is_running or self._drawing.is_running
        stopped = self.tr("The printing was stopped. Your handout is still here.")
        self._end(stopped if waited or self._painter is not None else "")

    def _refuse(self) -> None:
        self._end("")

    def _print(self) -> None:
        """Have the pages drawn on another thread; they are many and large."""
        printer, pictures = self._printer, self._pictures
        if printer is not None and pictures is not None:
            self._drawing.run(partial(pictures, min(printer.resolution(), MOST_DPI)))

    def _take_pictures(self) -> None:
        """Begin to paint the pages that were chosen."""
        try:
            drawn = self._drawing.result()
        except RejectedError as error:
            self._end(" ".join(problem.message for problem in error.problems))
            return
        printer, painter = self._printer, QPainter()
        if printer is None or not isinstance(drawn, list):
            return
        first, last = printer.fromPage() or 1, printer.toPage() or self._pages
        self._waiting = drawn[first - 1 : last]
        with self._spool:
            begun = bool(self._waiting) and painter.begin(printer)
        if not begun:
            self._end(
                self.tr("The printer did not take the pages. Your handout is still here."),
            )
            return
        self._painter = painter
        self._next.start(0)

    def _paint_next(self) -> None:
        """Paint one page, and let the window breathe before the next."""
        painter, printer = self._painter, self._printer
        if painter is None or printer is None:
            return
        picture = QImage.fromData(self._waiting.pop(0))
        paper = QRectF(painter.viewport())
        size = picture.size().scaled(paper.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRectF(0, 0, size.width(), size.height()), picture)
        if not self._waiting:
            self._finish(whole=painter.end())
        elif printer.newPage():
            self._next.start(0)
        else:
            self._finish(whole=False)

    def _finish(self, *, whole: bool) -> None:
        if whole:
            self._end(self.tr("Your pages were sent to the printer."), done=True)
        else:
            self._end(self.tr("The printer stopped. Your handout is still here."))

    def _end(self, said: str, *, done: bool = False) -> None:
        """Let go of everything, then say how it went."""
        self._next.stop()
        self._asking.end()
        self._drawing.end(forget_pages)
        self._waiting.clear()
        if self._painter is not None and self._painter.isActive():
            self._painter.end()
        self._spool.close()
        dialog, self._dialog = self._dialog, None
        self._painter = self._printer = self._pictures = None
        if dialog is not None:
            dialog.blockSignals(True)
            dialog.close()
            dialog.deleteLater()
        if said:
            self.told.emit(said)
        self.finished.emit(done)


class _Spool:
    """The folder in which Qt puts the pages together for the print service of Linux.

    Qt cannot abort there: whatever has been painted is handed over when the painting ends, and the
    half of a handout comes out. With its file gone, it hands over nothing.
    """

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._usual: str | None = None

    def __enter__(self) -> None:
        """Have the file that is made meanwhile put into a folder of its own."""
        self._usual = os.environ.get("TMPDIR")
        if sys.platform == "linux":
            with contextlib.suppress(OSError):  # without it, Qt's file stands where it always did
                self._folder = Path(tempfile.mkdtemp(prefix="print-"))
                os.environ["TMPDIR"] = str(self._folder)

    def __exit__(self, *_: object) -> None:
        os.environ.pop("TMPDIR", None)
        if self._usual is not None:
            os.environ["TMPDIR"] = self._usual

    def empty(self) -> None:
        """Take away what has been put together so far."""
        for file in self._folder.iterdir() if self._folder is not None else ():
            with contextlib.suppress(OSError):
                file.unlink()

    def close(self) -> None:
        """Leave no folder behind."""
        self.empty()
        folder, self._folder = self._folder, None
        if folder is not None:
            with contextlib.suppress(OSError):
                folder.rmdir()


def _stay_on_this_computer() -> None:
    """Have the dialog ask the print service on this computer's own socket (K8).

    Where no service runs, its library would try the network's port of this computer instead.
    """
    if sys.platform == "linux" and not os.environ.get("CUPS_SERVER", "").startswith("/"):
        os.environ["CUPS_SERVER"] = str(socket_path())
