"""Keeps the kiosk on all of its screen, whatever becomes of the screen (K13)."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget


class FullScreen(QObject):
    """Watches for a window that is made smaller, and for screens that come, go, turn or change."""

    def __init__(self, window: QWidget):
        """Keep ``window`` full screen from begin() to end()."""
        super().__init__(window)
        self._window = window
        # Changes come in bursts, and Qt is in the middle of each: it is put right after them.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.fill)

    def begin(self) -> None:
        """Show the window, and keep it."""
        self._window.installEventFilter(self)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._screen_changed)
            app.screenRemoved.connect(self._screen_changed)
            app.primaryScreenChanged.connect(self._screen_changed)
        self._window.showFullScreen()

    def end(self) -> None:
        """Let the window go."""
        self._window.removeEventFilter(self)
        self._soon.stop()

    def fill(self) -> None:
        """Fill the first screen there is; without any, wait for one."""
        if not QGuiApplication.screens():
            return
        screen = QGuiApplication.primaryScreen()
        if self._window.screen() is not screen:
            self._window.setScreen(screen)
        small = self._window.isMinimized() or not self._window.isFullScreen()
        if small or self._window.geometry() != screen.geometry():
            self._window.setGeometry(screen.geometry())
            self._window.showFullScreen()
        self._window.activateWindow()

    def _screen_changed(self) -> None:
        self._soon.start(0)

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        """Undo what makes the window smaller or puts it away."""
        if event.type() == QEvent.Type.WindowStateChange:
            self._soon.start(0)
        return super().eventFilter(target, event)
