"""The staff's way in: the clinic's name, pressed for long (K18). Nothing shows that it is there."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

HELD = 3000
"""Milliseconds for which the name is pressed."""


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
        """Begin to count when the finger comes down; it takes the press, so that no other does."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self._timer.start()
            return True
        if event.type() in (QEvent.Type.MouseButtonRelease, QEvent.Type.Leave, QEvent.Type.Hide):
            self._timer.stop()
        return super().eventFilter(target, event)
