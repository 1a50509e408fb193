"""The quiet page that waits for the next person, and that hides the one before (K4, K5)."""

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

DEAF = 500
"""Milliseconds for which it takes no touch after it has hidden something: the second tap of two."""

STEP = 600_000
"""Milliseconds after which the words stand a little elsewhere, against burn-in."""

PLACES = (QPoint(0, 0), QPoint(6, 4), QPoint(-4, 8), QPoint(-7, -3), QPoint(3, -8))
"""Where they stand, in pixels from the middle."""


class Attract(QWidget):
    """The clinic's name and one sentence; nothing moves, and no word tells what is read here.

    Signals:
        touched(): somebody wants to read.
    """

    touched = Signal()

    def __init__(
        self,
        clinic_name: str,
        parent: QWidget | None = None,
        step: int = STEP,
        *,
        counts: bool = False,
    ):
        """Show ``clinic_name``; ``step`` is how long the words stay in one place, in ms.

        ``counts``: the clinic has answers counted by day, so “Nothing is kept” would not be true.
        """
        super().__init__(parent)
        self._counts = counts
        self.setObjectName("attract")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._clinic = QLabel(clinic_name or "Snowdrop")
        self._clinic.setObjectName("attract_clinic")
        self._line = QLabel()
        self._line.setObjectName("attract_line")
        self._rows = QVBoxLayout(self)
        for words in (self._clinic, self._line):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.PlainText)
        self._rows.addStretch(2)
        self._rows.addWidget(self._clinic)
        self._rows.addWidget(self._line)
        self._rows.addStretch(3)
        self._at = 0
        self._timer = QTimer(self)
        self._timer.setInterval(step)
        self._timer.timeout.connect(self.move_a_little)
        self._deaf = QTimer(self)
        self._deaf.setSingleShot(True)
        self._deaf.setInterval(DEAF)
        self._place()
        self.say()

    def stay_shut(self) -> None:
        """Take no touch for a moment."""
        self._deaf.start()

    def say(self) -> None:
        """Say the words in the language of the moment: the clinic's, whenever this is called.

        Not when a reader changes the language: this page is nobody's, and it stands there before
        there is time to change the language back (K3, K4).
        """
        if self._counts:
            self._line.setText(self.tr("Touch to read. Nothing about you is kept."))
        else:
            self._line.setText(self.tr("Touch to read. Nothing is kept."))
        self.setAccessibleName(f"{self._clinic.text()}. {self._line.text()}")

    def event(self, event: QEvent) -> bool:
        """Move the words only while they are seen: else nothing wakes the machine."""
        if event.type() == QEvent.Type.Show:
            self._timer.start()
        elif event.type() == QEvent.Type.Hide:
            self._timer.stop()
        return super().event(event)

    def move_a_little(self) -> None:
        """Stand in the next place."""
        self._at = (self._at + 1) % len(PLACES)
        self._place()

    def _place(self) -> None:
        place, room = PLACES[self._at], 40
        self._rows.setContentsMargins(
            room + place.x(), room + place.y(), room - place.x(), room - place.y()
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Begin, as any button does, when the finger is lifted (A11)."""
        super().mouseReleaseEvent(event)
        if not self._deaf.isActive():
            self.touched.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin on Enter or the space bar. Escape does not: it is what hides."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.touched.emit()
        else:
            event.accept()
