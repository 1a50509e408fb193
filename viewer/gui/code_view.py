"""A code for the phone, drawn large enough to be read across a counter."""

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from viewer.handout.code import Dots

SHOWN = 30_000
"""Milliseconds after which it goes blank: the next person must not read it off the screen."""

SIDE = 40.0
"""Least side in millimeters, its quiet edge not counted."""

LEAST_DOT = 0.7
"""Least side of one dot in millimeters: a phone at arm's length tells no smaller ones apart."""

USUAL_DPI = 96.0
MILLIMETERS = 25.4
"""In an inch."""

EDGES = 8
"""Dots of the two quiet edges together."""


class CodeView(QWidget):
    """Always dark on light, in every theme: phones need it so.

    Signals:
        blanked(): nothing can be read any more.
    """

    blanked = Signal()

    def __init__(self, code: Dots, name: str, parent: QWidget | None = None, shown: int = SHOWN):
        """Show ``code``, called ``name`` by a screen reader, for ``shown`` milliseconds."""
        super().__init__(parent)
        self._code: Dots | None = code
        self._count = len(code)
        self.setAccessibleName(name)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.blank)
        self._timer.start(shown)
        self.setFixedSize(self.sizeHint())

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to be read any more."""
        return self._code is None

    def blank(self) -> None:
        """Show nothing from now on."""
        self._code = None
        self._timer.stop()
        self.update()
        self.blanked.emit()

    def sizeHint(self) -> QSize:
        """Return a size at which the code is 4 cm wide, and each dot whole pixels."""
        dpi = self.physicalDpiX()
        dpi = dpi if 40 <= dpi <= 400 else round(USUAL_DPI)  # noqa: PLR2004 (else it is no screen)
        inner = self._count - EDGES
        least = ceil(LEAST_DOT / MILLIMETERS * dpi)
        dot = max(3, least, ceil(SIDE / MILLIMETERS * dpi / inner))
        return QSize(dot * self._count, dot * self._count)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's name)
        """Draw the dots, or a blank field."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        dot = self.width() / self._count
        ink = QColor(0, 0, 0)
        for y, row in enumerate(self._code or ()):
            for x, dark in enumerate(row):
                if dark:
                    painter.fillRect(QRectF(x * dot, y * dot, dot, dot), ink)
        painter.end()
