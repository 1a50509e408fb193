"""What a window needs so that it works by keyboard alone (A6, A8)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QScrollArea, QWidget


class KeyboardWindow(QMainWindow):
    """Enter presses any button, not the space bar alone, and the focus is always in sight."""

    def __init__(self, parent: QWidget | None = None):
        """Take nothing that is dropped on it (K16); Qt's own would."""
        super().__init__(parent)
        self.setAcceptDrops(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the focus; every key that nobody wanted comes here."""
        focus = QApplication.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.isAutoRepeat() and isinstance(focus, QAbstractButton):
            focus.click()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go to the next stop of the Tab key and scroll to it.

        Qt scrolls only within the area that the focus was in already.
        """
        moved = super().focusNextPrevChild(forward)
        focus = QApplication.focusWidget()
        around = focus.parentWidget() if focus is not None else None
        while focus is not None and around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(focus)
            around = around.parentWidget()
        return moved
