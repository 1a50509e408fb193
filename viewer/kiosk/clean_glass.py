"""Lets the glass be wiped: for half a minute no touch does anything."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

SECONDS = 30
SECOND = 1000


class CleanGlass(QWidget):
    """Counts down; the emergency number stays in sight.

    Signals:
        ended(): the glass may be touched again.
    """

    ended = Signal()

    def __init__(self, parent: QWidget | None = None, second: int = SECOND):
        """``second`` is how long a second of the countdown takes, in milliseconds."""
        super().__init__(parent)
        self.setObjectName("attract")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._left = 0
        self._count = QLabel()
        self._count.setObjectName("attract_clinic")
        self._emergency = QLabel()
        self._emergency.setObjectName("attract_line")
        rows = QVBoxLayout(self)
        rows.addStretch(2)
        for words in (self._count, self._emergency):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            words.setWordWrap(True)
            rows.addWidget(words)
        rows.addStretch(3)
        self._timer = QTimer(self)
        self._timer.setInterval(second)
        self._timer.timeout.connect(self.count)

    def begin(self, emergency: str | None) -> None:
        """Count from the start; ``emergency`` is the region's number."""
        self._left = SECONDS
        self._emergency.setText(
            self.tr("In an emergency call {number}").format(number=emergency)
            if emergency
            else self.tr("In an emergency tell the receptionist now")
        )
        self._show()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop counting: the end of it must not end the visit that is on by then."""
        self._timer.stop()
        super().hideEvent(event)

    def count(self) -> None:
        """One second less."""
        self._left -= 1
        self._show()
        if self._left <= 0:
            self._timer.stop()
            self.ended.emit()

    def _show(self) -> None:
        words = self.tr("You can clean the glass now: {seconds} s").format(seconds=self._left)
        self._count.setText(words)
