"""What a screen reader is told of an article: its parts as a tree, made when somebody asks.

Qt itself shows a page of text as one label without structure. Nothing is made and nothing is
watched while no client listens: accessibility.py imports this module at the first question.
"""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QTextCursor,
)

from viewer.gui.article_browser import ArticleBrowser
from viewer.gui.article_nodes import LinkNode, PageNode, PlainNode
from viewer.gui.article_structure import Part, read_structure
from viewer.gui.callout_cards import root_frame

Event = QAccessible.Event

AnyNode = PlainNode | LinkNode


class Pool:
    """All nodes there ever were; Qt knows their addresses, so none may go."""

    def __init__(self) -> None:
        """Begin with no nodes."""
        self._all: list[AnyNode] = []
        self._plain: list[AnyNode] = []
        self._links: list[AnyNode] = []

    def __len__(self) -> int:
        return len(self._all)

    def take(self, tree: "ArticleTree", part: Part) -> AnyNode:
        """Return a node that stands for ``part``, one used before if there is one."""
        free = self._links if part.href else self._plain
        used = bool(free)
        if used:
            node = free.pop()
        else:
            node = LinkNode(tree.browser) if part.href else PlainNode()
            self._all.append(node)
        node.tree, node.part = tree, part
        if used and QAccessible.isActive():
            # A client may remember what this node was before.
            for event in (Event.RoleChanged, Event.NameChanged, Event.DescriptionChanged):
                _send(node, event)
        return node

    def give_back(self, nodes: list[AnyNode], *, tree_is_gone: bool = False) -> None:
        """Let ``nodes`` stand for nothing until they are taken again."""
        for node in nodes:
            node.part = None
            if tree_is_gone:
                node.tree = None
        # The one that was taken first is taken first again: then most keep their meaning.
        for node in reversed(nodes):
            (self._links if isinstance(node, LinkNode) else self._plain).append(node)


pool = Pool()


def page_node(browser: ArticleBrowser) -> PageNode:
    """Return the node of the page that ``browser`` shows; whoever asks has to hold it."""
    node = PageNode(browser)
    node.tree = ArticleTree(browser, node)
    return node


class Keys(QObject):
    """Says when a key was released: QTextBrowser says nothing when Tab goes to a link."""

    released = Signal()

    def __init__(self, browser: ArticleBrowser) -> None:
        """Watch ``browser``."""
        super().__init__(browser)
        browser.installEventFilter(self)

    def eventFilter(self, target: QObject, event: QEvent) -> bool:  # noqa: ARG002
        """Let every event pass."""
        if event.type() == QEvent.Type.KeyRelease:
            self.released.emit()
        return False


class ArticleTree:
    """The parts of the page that one browser shows, and the nodes that stand for them."""

    def __init__(self, browser: ArticleBrowser, root: PageNode) -> None:
        """Describe ``browser``, whose own node is ``root``, from now on."""
        self.browser = browser
        self.root: PageNode | None = root
        self._page = Part.of_nothing()
        self._nodes: dict[Part, AnyNode] = {}
        self._stale, self._title, self._waiting = True, "", False
        self._told: Part | None = None
        browser.document().contentsChanged.connect(self._forget)
        self._keys = Keys(browser)
        self._keys.released.connect(self._tell_focus)
        browser.destroyed.connect(self._leave)

    @property
    def page(self) -> Part:
        """The page as it is now; read again if the document has changed."""
        if self._stale:
            self._stale = False
            old = list(self._nodes.values())
            self._tell_children(Event.ObjectDestroyed)
            self._nodes = {}
            pool.give_back(old)
            self._page = read_structure(self.browser.document())
        return self._page

    def node(self, part: Part) -> QAccessibleInterface | None:
        """Return the node that stands for ``part``."""
        if part.parent is None:
            return self.root
        found = self._nodes.get(part)
        if found is None:
            found = self._nodes[part] = pool.take(self, part)
        return found

    # -- changes ------------------------------------------------------------------------------

    def _forget(self) -> None:
        """Note that the page is another one; what it is now is read when it has settled."""
        self._stale = True
        if not self._waiting and QAccessible.isActive():
            self._waiting = True
            QTimer.singleShot(0, self.browser, self._tell_change)

    def _tell_change(self) -> None:
        """Tell clients that there are other parts, and which page it is if that is new (A26)."""
        self._waiting = False
        if not self._stale:
            return
        title = self.page.name
        self._tell_children(Event.ObjectCreated)
        if title != self._title:
            self._title = title
            QAccessible.updateAccessibility(QAccessibleEvent(self.browser, Event.NameChanged))
            if title and self.browser.isVisible():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.browser, title))

    def _tell_children(self, event: QAccessible.Event) -> None:
        """Tell clients that the uppermost parts have come, or that they will go."""
        if QAccessible.isActive():
            for part in self._page.children:
                if event == Event.ObjectCreated or part in self._nodes:
                    _send(self.node(part), event)

    def _tell_focus(self) -> None:
        """Tell clients that the Tab key has gone to a link."""
        link = self.focused() if QAccessible.isActive() else None
        if link is not None and link is not self._told:
            _send(self.node(link), Event.Focus)
        self._told = link

    def _leave(self) -> None:
        """Give every node back: the browser is gone. Its own node is what held this tree."""
        if self.root is not None:
            self.root.tree = None
        self.root, self._stale, self._page = None, False, Part.of_nothing()
        pool.give_back(list(self._nodes.values()), tree_is_gone=True)
        self._nodes, self._told, self._title = {}, None, ""

    # -- places -------------------------------------------------------------------------------

    def focused(self) -> Part | None:
        """Return the link that the keyboard is at."""
        if not self.browser.hasFocus():
            return None
        cursor = self.browser.textCursor()
        if not cursor.hasSelection():
            return None
        return _link_at(self.page, cursor.selectionStart(), cursor.selectionEnd())

    def go_to(self, part: Part) -> None:
        """Put the reading place on a link, so that it is in sight and a card opens beside it."""
        self.browser.setFocus()
        self.browser.focus_link(part.href)  # forgets where a finger was
        cursor = QTextCursor(self.browser.document())
        cursor.setPosition(part.start)
        cursor.setPosition(part.end, QTextCursor.MoveMode.KeepAnchor)
        self.browser.setTextCursor(cursor)
        self.browser.ensureCursorVisible()

    def press(self, part: Part) -> None:
        """Follow a link, once the question that asked for it is answered."""
        QTimer.singleShot(0, self.browser, partial(self.browser.link_requested.emit, part.href))

    def rect(self, part: Part) -> QRect:
        """Return where ``part`` stands, on the screen; it may be scrolled away."""
        rect = self._in_view(part)
        return rect.translated(self.browser.viewport().mapToGlobal(QPoint()))

    def shows(self, part: Part) -> bool:
        """Say whether some of ``part`` is in sight."""
        return self.browser.viewport().rect().intersects(self._in_view(part))

    def at(self, part: Part, point: QPoint) -> QAccessibleInterface | None:
        """Return the node in ``part`` at a ``point`` of the screen."""
        there = self.browser.viewport().mapFromGlobal(point)
        if self.browser.viewport().rect().contains(there):
            for inner in part.children:
                if self._in_view(inner).contains(there):
                    return self.node(inner)
        return None

    def _in_view(self, part: Part) -> QRect:
        cursor = QTextCursor(self.browser.document())
        last = self.browser.document().characterCount() - 1
        cursor.setPosition(min(part.start, last))
        first_line = self.browser.cursorRect(cursor)
        cursor.setPosition(min(part.end, last))
        last_line = self.browser.cursorRect(cursor)
        if first_line.top() == last_line.top():
            return first_line.united(last_line)
        left = min(first_line.left(), last_line.left())
        form = root_frame(self.browser.document()).frameFormat()
        right = self.browser.viewport().width() - round(form.rightMargin())
        return QRect(QPoint(left, first_line.top()), QPoint(max(left, right), last_line.bottom()))


def _send(node: QAccessibleInterface | None, event: QAccessible.Event) -> None:
    if node is not None:
        QAccessible.updateAccessibility(QAccessibleEvent(node, event))


def _link_at(part: Part, start: int, end: int) -> Part | None:
    for inner in part.children:
        if inner.href and inner.start <= start and end <= inner.end:
            return inner
        if inner.start <= start <= inner.end and (found := _link_at(inner, start, end)):
            return found
    return None
