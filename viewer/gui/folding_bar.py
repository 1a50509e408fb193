"""What the bars over an article have in common: icon buttons, in one row or, if narrow, in two."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QToolButton, QWidget

from viewer.gui.icons import icon
from viewer.gui.theme import Look


class FoldingBar(QFrame):
    """A bar whose parts lie in ``_rows``; a subclass fills it and says its words."""

    ONE_ROW = 480
    """From this width on, in pixels of window text, all parts stand in one row."""

    def __init__(self, parent: QWidget | None = None):
        """Begin with no part and no look."""
        super().__init__(parent)
        self.setObjectName("article_bar")
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._look: Look | None = None

    def _button(self, icon_name: str, act: Callable[[], object]) -> QToolButton:
        """Return a button that shows an icon and does ``act``."""
        made = QToolButton()
        made.setObjectName("close")
        made.setProperty("icon_name", icon_name)
        made.clicked.connect(act)
        return made

    def _dress(self, look: Look) -> None:
        """Take another theme or text size: fold anew, and recolor every icon."""
        self._look = look
        self._fold()
        side = look.px(20)
        for button in self.findChildren(QToolButton):
            button.setIcon(icon(button.property("icon_name"), look.theme.ink, side))
            button.setIconSize(QSize(side, side))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take a second row where one would be too long."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        self._turn(self._rows, self.ONE_ROW)

    def _turn(self, row: QBoxLayout, wide: int) -> None:
        """Let ``row`` be a column while the bar is narrower than ``wide``."""
        if self._look is not None:
            narrow = self.width() < self._look.px(wide)
            direction = QBoxLayout.Direction
            row.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
