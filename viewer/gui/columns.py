"""Topics, page and places to get help side by side; in a narrow window one of them at a time."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from viewer.gui.theme import Look

NARROWEST = 320
"""The narrowest window in which everything still fits (A18)."""

FOLD_BELOW = 1000
"""Narrower than this, in pixels of window text, the two side panels fold into buttons."""

UNLIMITED = 16_777_215
"""Qt's own word for “as wide as it likes”."""

PAGE, TOPICS, HELP, SEARCH = "page", "topics", "help", "search"
"""What can be in front. Search takes the place of the page in a window of any width."""


class Columns(QWidget):
    """The three columns under the bar."""

    def __init__(
        self,
        sidebar: QWidget,
        page: QWidget,
        search: QWidget,
        panel: QWidget,
        parent: QWidget | None = None,
    ):
        """Show the page, with the sidebar and the panel beside it."""
        super().__init__(parent)
        self._sidebar, self._page, self._search, self._panel = sidebar, page, search, panel
        self.front = PAGE
        self.folded = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(sidebar)
        row.addWidget(page, 1)
        row.addWidget(search, 1)
        row.addWidget(panel)
        search.hide()

    def fold(self, width: int, look: Look) -> None:
        """Fold the side panels when the window is too narrow for three columns."""
        self.folded = width < FOLD_BELOW * look.chrome
        for panel, share, least, most in (
            (self._sidebar, 0.22, 240, 300),
            (self._panel, 0.24, 312, 340),
        ):
            side = round(min(max(width * share, least * look.chrome), most * look.chrome))
            panel.setMinimumWidth(0 if self.folded else side)
            panel.setMaximumWidth(UNLIMITED if self.folded else side)
        self.bring(self.front)

    def bring(self, front: str) -> None:
        """Bring the page or the search to the front; in a narrow window also one of the panels."""
        self.front = front if self.folded or front == SEARCH else PAGE
        self._page.setVisible(self.front == PAGE)
        self._search.setVisible(self.front == SEARCH)
        self._sidebar.setVisible(not self.folded or self.front == TOPICS)
        self._panel.setVisible(not self.folded or self.front == HELP)
