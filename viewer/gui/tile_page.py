"""A page of tiles: the home page, and a topic with its articles."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from viewer.gui.home import TileText
from viewer.gui.theme import Look
from viewer.gui.tile import Tile
from viewer.gui.touch import scroll_by_finger

BATCH = 48
"""Tiles made at once; a topic with more gets a button, so a page opens as fast as any other."""

NARROWEST = 236
"""A tile is at least this wide, in pixels of window text, unless the page is narrower."""


class TilePage(QScrollArea):
    """A heading, a sentence and tiles in as many columns as fit.

    Signals:
        open_requested(str): the address of the tile that was pressed.
    """

    open_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        """Begin empty; show_tiles() fills the page."""
        super().__init__(parent)
        self.setObjectName("tile_page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The page itself takes the focus when it opens, so that the arrow keys scroll it at once.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._tiles: list[Tile] = []
        self._texts: Sequence[TileText] = ()
        self._look: Look | None = None
        self._columns = 0
        self._fills = False
        self._heading = QLabel()
        self._heading.setObjectName("page_heading")
        self._heading.setWordWrap(True)
        self._lead = QLabel()
        self._lead.setObjectName("page_lead")
        self._lead.setWordWrap(True)
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        self._more = QPushButton()
        self._more.setObjectName("plain_button")
        self._more.clicked.connect(self._add_batch)
        inside = QWidget()
        inside.setObjectName("page")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(28, 26, 28, 40)
        rows.setSpacing(14)
        rows.addWidget(self._heading)
        rows.addWidget(self._lead)
        rows.addSpacing(8)
        rows.addLayout(self._grid)
        rows.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        rows.addStretch(1)
        self._rows = rows
        self.setWidget(inside)
        scroll_by_finger(self)
        self._say()

    def _say(self) -> None:
        self._more.setText(self.tr("Show more"))

    def fill_height(self) -> None:
        """Let the tiles share a tall screen among them, as on a kiosk, where larger is easier.

        Tiles without icons stay as they are: a title alone in a tall box looks lost.
        """
        self._fills = True

    def changeEvent(self, event: QEvent) -> None:
        """Say the words anew when the language changes (L3)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def show_tiles(self, heading: str, lead: str, texts: Sequence[TileText], look: Look) -> None:
        """Show ``texts`` as tiles under ``heading`` and ``lead``."""
        for tile in self._tiles:
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self._tiles, self._texts, self._look = [], texts, look
        self.setAccessibleName(heading)
        self._heading.setText(heading)
        self._lead.setText(lead)
        self._lead.setVisible(bool(lead))
        share = self._fills and all(text.icon for text in texts)
        self._rows.setStretchFactor(self._grid, 1_000 if share else 0)
        self._add_batch()

    def _add_batch(self) -> None:
        if self._look is None:
            return
        for text in self._texts[len(self._tiles) : len(self._tiles) + BATCH]:
            tile = Tile(text.title, text.text, self._look, text.icon, urgent=text.urgent)
            tile.setProperty("address", text.address)
            tile.clicked.connect(self._open_sender)
            self._tiles.append(tile)
        self._more.setVisible(len(self._tiles) < len(self._texts))
        self._columns = 0
        self._arrange()

    def _open_sender(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.open_requested.emit(sender.property("address"))

    def _arrange(self) -> None:
        """Put the tiles into as many equal columns as the width allows, at most three."""
        if self._look is None:
            return
        # The page's own width, not the viewport's: that one changes when the scroll bar comes and
        # goes, and the columns would change with it for ever.
        width = self.width() - 56 - self.verticalScrollBar().sizeHint().width()
        needed = max((tile.minimumSizeHint().width() for tile in self._tiles), default=0)
        columns = max(1, min(3, width // max(needed + 16, self._look.px(NARROWEST))))
        side = (width - (columns - 1) * self._grid.spacing()) // columns
        for column in range(max(columns, self._grid.columnCount())):
            self._grid.setColumnMinimumWidth(column, side if column < columns else 0)
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        if columns == self._columns:
            return
        for at, tile in enumerate(self._tiles):
            self._grid.removeWidget(tile)
            self._grid.addWidget(tile, at // columns, at % columns)
        self._columns = columns

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the number of columns that fits the new width."""
        super().resizeEvent(event)
        self._arrange()

    def sizeHint(self) -> QSize:
        """Ask for nothing in particular: the window gives what is left."""
        return QSize(320, 320)
