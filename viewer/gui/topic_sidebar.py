"""The sidebar: home, the topics, and under each open topic its articles."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from viewer.gui.directions import isolated_text, placed
from viewer.gui.icons import pixmap
from viewer.gui.theme import Look
from viewer.gui.topic_model import ADDRESS, ICON, Index, TopicModel
from viewer.gui.touch import scroll_by_finger
from viewer.library.article import ArticleLine, Topic

_WRAP = int(
    Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
)


class _Rows(QStyledItemDelegate):
    """Draws a row as a rounded field whose text wraps instead of being cut (A20)."""

    def __init__(self, view: "TopicSidebar"):
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        look = self._view.look
        if look is None:
            return QSize(100, 44)
        width = max(80, self._view.viewport().width())
        text = _text_rect(QRect(0, 0, width, 0), index, look)
        metrics = QFontMetrics(_font(index, look))
        needed = metrics.boundingRect(0, 0, text.width(), 10_000, _WRAP, index.data())
        return QSize(width, max(44, needed.height() + look.px(20)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = self._view.look
        if look is None:
            return
        theme = look.theme
        rect = QRect(option.rect)
        # Asked of the view: to ask ``option`` makes the thousand constants of QStyle.
        selected = self._view.selectionModel().isSelected(index)
        hovered = self._view.is_under_mouse(index)
        focused = self._view.hasFocus() and self._view.currentIndex() == index
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        field = QRectF(rect).adjusted(3, 3, -3, -3)
        if selected or hovered:
            painter.setBrush(QColor(theme.action if selected else theme.sage))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(field, 10, 10)
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.ink), 3))
            painter.drawRoundedRect(field, 10, 10)
        color = theme.on_action if selected else theme.ink
        name = index.data(ICON)
        if name:
            side = look.px(22)
            mark = theme.on_action if selected else theme.action
            top = rect.center().y() - side // 2
            place = QRect(rect.left() + 14, top, side, side)
            painter.drawPixmap(self._mirrored(place, rect), pixmap(name, mark, side))
        painter.setPen(QColor(color))
        painter.setFont(_font(index, look))
        words = self._mirrored(_text_rect(rect, index, look), rect)
        shown = isolated_text(str(index.data()), self._view.layoutDirection())
        painter.drawText(words, _WRAP, shown)
        painter.restore()

    def _mirrored(self, part: QRect, row: QRect) -> QRect:
        """Return ``part`` of a ``row``, at its other side where one reads right to left (L7)."""
        return placed(part, row, self._view.layoutDirection())


def _font(index: Index, look: Look) -> QFont:
    return look.font(17, 600 if index.data(ICON) else 400)


def _text_rect(row: QRect, index: Index, look: Look) -> QRect:
    indent = 14 + look.px(22) + 10
    if not index.data(ICON):
        indent += 4
    return row.adjusted(indent, 0, -12, 0)


class TopicSidebar(QTreeView):
    """The tree of topics.

    Signals:
        open_requested(str): the address of the row that was tapped or chosen by key.
    """

    open_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        """Begin empty; set_library() fills the tree."""
        super().__init__(parent)
        self.look: Look | None = None
        self._here: tuple[str, str] | None = None
        self._painted = False
        self.setObjectName("sidebar")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setWordWrap(True)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self._under = QPersistentModelIndex()
        self.entered.connect(self._pass_over)
        self.viewportEntered.connect(self._pass_over)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Rows(self))
        self.clicked.connect(self._open_row)
        self.verticalScrollBar().valueChanged.connect(self._fetch_below)
        scroll_by_finger(self)

    def _pass_over(self, index: QModelIndex | None = None) -> None:
        """Remember the row that the mouse is over, if it is over one."""
        self._under = QPersistentModelIndex(index or QModelIndex())

    def is_under_mouse(self, index: Index) -> bool:
        """Say whether the mouse is over the row of ``index``."""
        return self.underMouse() and self._under == index

    def set_library(
        self,
        topics: Sequence[Topic],
        articles: Callable[[str, int, int], Sequence[ArticleLine]],
        look: Look,
    ) -> None:
        """Show ``topics``; their articles are asked for only when a topic is opened."""
        self.look = look
        self.setAccessibleName(self.tr("Topics"))
        old = self.model()
        self.setModel(TopicModel(self.tr("Home"), topics, articles, self))
        if isinstance(old, TopicModel):
            old.deleteLater()

    def set_look(self, look: Look) -> None:
        """Redraw in another theme or text size."""
        self.look = look
        self.scheduleDelayedItemsLayout()

    def set_current(self, address: str, topic: str) -> None:
        """Mark the row of ``address`` as the place where the reader is, opening its topic.

        Before the first paint the place is only noted. To find it among the articles of a large
        topic takes longer than to paint the page, and the page does not wait for it.
        """
        self._here = address, topic
        if self._painted:
            self._mark_here()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once painted, mark the place where the reader is."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._mark_here)

    def _mark_here(self) -> None:
        model = self.model()
        if not isinstance(model, TopicModel) or self._here is None:
            return
        address, topic = self._here
        index = model.find(address, topic)
        if index.isValid():
            self.expand(index if address.startswith("topic:") else index.parent())
            self.setCurrentIndex(index)
            self.scrollTo(index)
        else:
            self.clearSelection()

    def _fetch_below(self) -> None:
        """Fetch the rows one screen ahead; Qt by itself does so for the first level only."""
        model = self.model()
        for row in range(1, model.rowCount()):
            topic = model.index(row, 0)
            if self.isExpanded(topic) and model.canFetchMore(topic):
                last = model.index(model.rowCount(topic) - 1, 0, topic)
                if self.visualRect(last).top() < 2 * self.viewport().height():
                    model.fetchMore(topic)

    def _open_row(self, index: QModelIndex) -> None:
        address = index.data(ADDRESS)
        if address.startswith("topic:") and self.isExpanded(index):
            self.collapse(index)
            return
        self.open_requested.emit(address)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the row under the focus with Enter, Return or the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            index = self.currentIndex()
            if index.isValid():
                self._open_row(index)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let every row wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
