"""The sidebar: home, the topics, and under each open topic its articles.

Rows are made as they are shown, so ten thousand articles cost no more at start than twenty-four.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from viewer.gui.icons import pixmap
from viewer.gui.theme import Look
from viewer.library.article import ArticleLine, Topic
from viewer.visit.history import HOME

BATCH = 60
"""Articles fetched at a time while the reader scrolls."""

Index = QModelIndex | QPersistentModelIndex
ADDRESS = Qt.ItemDataRole.UserRole
ICON = Qt.ItemDataRole.UserRole + 1

_WRAP = int(
    Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
)


class TopicModel(QAbstractItemModel):
    """Home, topics and their articles as a tree of two levels.

    A row of the first level has the internal id 0; an article's is its topic's row plus one.
    """

    def __init__(
        self,
        home: str,
        topics: Sequence[Topic],
        articles: Callable[[str, int, int], Sequence[ArticleLine]],
        parent: QWidget | None = None,
    ):
        """Show ``home`` and ``topics``; ask ``articles`` (topic, offset, limit) when opened."""
        super().__init__(parent)
        self._home = home
        self._topics = topics
        self._articles = articles
        self._fetched: dict[int, list[ArticleLine]] = {}

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 (Qt's signature)
        """Return the index of a row."""
        if column != 0 or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """Return the topic that an article stands under."""
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the rows made so far; canFetchMore tells whether there are others."""
        if not parent.isValid():
            return len(self._topics) + 1
        if parent.internalId() != 0:
            return 0
        return len(self._fetched.get(parent.row(), ()))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        """Return 1: this is a list with two levels."""
        return 1

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        """Say whether a row can be opened, without fetching anything."""
        if not parent.isValid():
            return True
        return parent.internalId() == 0 and parent.row() > 0

    def canFetchMore(self, parent: Index) -> bool:
        """Say whether a topic has articles that have not been fetched yet."""
        if not parent.isValid() or parent.internalId() != 0 or parent.row() == 0:
            return False
        return self.rowCount(parent) < self._topics[parent.row() - 1].count

    def fetchMore(self, parent: Index) -> None:
        """Fetch the next batch of a topic's articles."""
        if not self.canFetchMore(parent):
            return
        have = self._fetched.setdefault(parent.row(), [])
        fresh = self._articles(self._topics[parent.row() - 1].id, len(have), BATCH)
        if fresh:
            self.beginInsertRows(self.index(parent.row(), 0), len(have), len(have) + len(fresh) - 1)
            have.extend(fresh)
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title, the address or the icon of a row."""
        if not index.isValid():
            return None
        line = self._line(index)
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if role in spoken:
            return line.title if line is not None else self._home
        if role == ADDRESS:
            if line is None:
                return HOME
            return f"topic:{line.id}" if isinstance(line, Topic) else line.id
        if role == ICON:
            return "house" if line is None else getattr(line, "icon", "")
        return None

    def _line(self, index: Index) -> Topic | ArticleLine | None:
        if index.internalId():
            return self._fetched[index.internalId() - 1][index.row()]
        return self._topics[index.row() - 1] if index.row() else None

    def find(self, address: str, topic: str) -> QModelIndex:
        """Return the row of an address; an article's topic is fetched as far as needed."""
        if address == HOME:
            return self.index(0, 0)
        for row, known in enumerate(self._topics, start=1):
            if known.id != topic:
                continue
            parent = self.index(row, 0)
            if address == f"topic:{topic}":
                return parent
            at = 0
            while at < self.rowCount(parent) or self.canFetchMore(parent):
                if at >= self.rowCount(parent):
                    self.fetchMore(parent)
                if self._fetched[row][at].id == address:
                    return self.index(at, 0, parent)
                at += 1
        return QModelIndex()


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
        state = option.state
        rect = QRect(option.rect)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus) and self._view.hasFocus()
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
            painter.drawPixmap(QRect(rect.left() + 14, top, side, side), pixmap(name, mark, side))
        painter.setPen(QColor(color))
        painter.setFont(_font(index, look))
        painter.drawText(_text_rect(rect, index, look), _WRAP, index.data())
        painter.restore()


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
        self.setObjectName("sidebar")
        self.setAccessibleName(self.tr("Topics"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setWordWrap(True)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Rows(self))
        self.clicked.connect(self._open_row)

    def set_library(
        self,
        topics: Sequence[Topic],
        articles: Callable[[str, int, int], Sequence[ArticleLine]],
        look: Look,
    ) -> None:
        """Show ``topics``; their articles are asked for only when a topic is opened."""
        self.look = look
        self.setModel(TopicModel(self.tr("Home"), topics, articles, self))

    def set_look(self, look: Look) -> None:
        """Redraw in another theme or text size."""
        self.look = look
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def set_current(self, address: str, topic: str) -> None:
        """Mark the row of ``address`` as the place where the reader is, opening its topic."""
        model = self.model()
        if not isinstance(model, TopicModel):
            return
        index = model.find(address, topic)
        if index.isValid():
            self.expand(index if address.startswith("topic:") else index.parent())
            self.setCurrentIndex(index)
            self.scrollTo(index)
        else:
            self.clearSelection()

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
