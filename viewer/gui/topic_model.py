"""The rows of the sidebar: home, the topics, and under each topic its articles.

Rows are made as they are shown, so ten thousand articles cost no more at start than twenty-four.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from viewer.library.article import ArticleLine, Topic
from viewer.visit.history import HOME

BATCH = 60
"""Articles fetched at a time while the reader scrolls."""

Index = QModelIndex | QPersistentModelIndex
ADDRESS = Qt.ItemDataRole.UserRole
ICON = Qt.ItemDataRole.UserRole + 1


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
        self._ended: set[int] = set()

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
        if parent.row() in self._ended:
            return False
        return self.rowCount(parent) < self._topics[parent.row() - 1].count

    def fetchMore(self, parent: Index) -> None:
        """Fetch the next batch of a topic's articles."""
        if not self.canFetchMore(parent):
            return
        have = self._fetched.setdefault(parent.row(), [])
        fresh = self._articles(self._topics[parent.row() - 1].id, len(have), BATCH)
        if not fresh:
            self._ended.add(parent.row())  # a damaged library gives fewer than it counts
        else:
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
                elif self._fetched[row][at].id == address:
                    return self.index(at, 0, parent)
                else:
                    at += 1
        return QModelIndex()
