"""The staff's way in: the clinic's name, pressed for long (K18). Nothing shows that it is there."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from viewer.kiosk.sizes import pixel_size

HELD = 3000
"""Milliseconds for which the name is pressed."""

TOLERANCE = 5.0
"""Millimeters by which a finger may stray over the edge of it: a finger that presses long rolls."""


class LongPress(QObject):
    """Watches one widget.

    Signals:
        pressed(): it was held for long enough.
    """

    pressed = Signal()

    def __init__(self, target: QWidget, held: int = HELD):
        """Watch ``target``; ``held`` is how long it must be pressed, in milliseconds."""
        super().__init__(target)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(held)
        self._timer.timeout.connect(self.pressed)
        target.installEventFilter(self)

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        """Begin to count when the finger comes down; it takes the press, so that no other does.

        A finger that slides off the name does not count, and coming back does not help (A11).
        """
        if event.type() == QEvent.Type.MouseButtonPress:
            self._timer.start()
            return True
        if isinstance(event, QMouseEvent) and self._has_left(event):
            self._timer.stop()
        if event.type() in (QEvent.Type.MouseButtonRelease, QEvent.Type.Leave, QEvent.Type.Hide):
            self._timer.stop()
        return super().eventFilter(target, event)

    def _has_left(self, event: QMouseEvent) -> bool:
        target = self.parent()
        if not isinstance(target, QWidget):
            return False
        room = round(TOLERANCE / pixel_size(target.screen()))
        name = target.rect().adjusted(-room, -room, room, room)
        return not name.contains(event.position().toPoint())
