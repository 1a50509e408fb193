"""Buttons beside each other where there is room for all of them, else below each other."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget


class FoldRow(QWidget):
    """A row that asks for no width: it takes what there is, and turns into a column (A18)."""

    def __init__(self, *, spacing: int = 10):
        """Begin empty, with ``spacing`` pixels between two widgets."""
        super().__init__()
        policy = QSizePolicy.Policy
        # Else the least width of the row would be the least of the whole page around it.
        self.setSizePolicy(policy.Ignored, policy.Fixed)
        self._widgets: list[QWidget] = []
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(spacing)
        self._row.addStretch()

    def add(self, widget: QWidget, *, wide: bool = False) -> None:
        """Put ``widget`` last; a ``wide`` one takes what room is left."""
        alignment = Qt.AlignmentFlag(0) if wide else Qt.AlignmentFlag.AlignLeading
        self._row.insertWidget(len(self._widgets), widget, int(wide), alignment)
        self._widgets.append(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold, or unfold."""
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """Fold when a word, a size or a widget has changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

    def _fold(self) -> None:
        widths = [w.sizeHint().width() for w in self._widgets if not w.isHidden()]
        needed = sum(widths) + self._row.spacing() * (len(widths) - 1)
        direction = QBoxLayout.Direction
        narrow = needed > self.width()
        self._row.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
