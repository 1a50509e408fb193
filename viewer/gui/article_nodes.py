"""The nodes that a screen reader asks: one for the page, and one for each part of an article.

Two rules of PySide stand behind the shapes here. ``interface_cast`` may not be overridden: the
program crashes as soon as somebody asks. So links can be pressed because LinkNode comes from
QAccessibleWidget, which has actions already; there is no interface for tables, text and the level
of headings, so name and description say it. And Qt keeps the address of every node that it has
ever shown, so a node is never deleted: it goes back to the pool and later stands for another part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QAccessibleWidget

from viewer.gui.article_structure import Kind, Part

if TYPE_CHECKING:
    from viewer.gui.article_accessibility import ArticleTree
    from viewer.gui.article_browser import ArticleBrowser

Role, Text = QAccessible.Role, QAccessible.Text

_ROLES = {
    Kind.HEADING: Role.Heading,
    Kind.PARAGRAPH: Role.Paragraph,
    Kind.LIST: Role.List,
    Kind.ITEM: Role.ListItem,
    Kind.TABLE: Role.Table,
    Kind.ROW: Role.Row,
    Kind.CELL: Role.Cell,
    Kind.COLUMN_HEADER: Role.ColumnHeader,
    Kind.ROW_HEADER: Role.RowHeader,
    Kind.FIGURE: Role.Graphic,
    Kind.LINK: Role.Link,
    Kind.FOLD: Role.Button,
    Kind.CALLOUT: Role.Section,
    Kind.GROUP: Role.Grouping,
}
PRESS, FOCUS = "Press", "SetFocus"


class Node:
    """What both kinds of nodes answer. A node without a part stands for nothing at the moment."""

    tree: ArticleTree | None = None
    part: Part | None = None

    def isValid(self) -> bool:
        """Say yes even in the pool: somebody may still hold this node, and to ask is no error."""
        return True

    def object(self) -> None:
        """Return nothing: the browser belongs to the node of the whole page."""

    def parent(self) -> QAccessibleInterface | None:
        """Return the node that this one is in."""
        if self.tree is None:
            return None
        above = self.part.parent if self.part else None
        return self.tree.root if above is None else self.tree.node(above)

    def child(self, index: int) -> QAccessibleInterface | None:
        """Return the node at ``index``, or nothing if there are fewer."""
        parts = self.part.children if self.part else []
        return self.tree.node(parts[index]) if self.tree and 0 <= index < len(parts) else None

    def childCount(self) -> int:
        """Return how many nodes are in this one."""
        return len(self.part.children) if self.part else 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return where ``child`` stands among the nodes in this one, or -1."""
        return _index(self.part, child)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        """Return the node in this one at a point of the screen."""
        return self.tree.at(self.part, QPoint(x, y)) if self.tree and self.part else None

    def focusChild(self) -> QAccessibleInterface | None:
        """Return nothing: the node of the page tells which link has the focus."""
        return None

    def window(self) -> QWindow | None:
        """Return the window that the page is in."""
        return self.tree.browser.window().windowHandle() if self.tree and self.part else None

    def rect(self) -> QRect:
        """Return where on the screen the part stands, or would if it were scrolled there."""
        return self.tree.rect(self.part) if self.tree and self.part else QRect()

    def role(self) -> QAccessible.Role:
        """Return what this is."""
        return _ROLES[self.part.kind] if self.part else Role.Whitespace

    def state(self) -> QAccessible.State:
        """Return what is the case with it now."""
        state = QAccessible.State()
        state.readOnly = True
        part, tree = self.part, self.tree
        if part is None or tree is None or not tree.browser.isVisible():
            state.invisible = True
            return state
        state.offscreen = not tree.shows(part)
        if part.href:
            state.linked = part.kind is Kind.LINK
            state.focusable = True
            state.focused = tree.focused() is part
        if part.is_open is not None:
            state.expandable = True
            state.expanded, state.collapsed = part.is_open, not part.is_open
        return state

    def text(self, which: QAccessible.Text) -> str:
        """Return the name of the part, or the note that goes with it."""
        if self.part is None:
            return ""
        return {Text.Name: self.part.name, Text.Description: self.part.note}.get(which, "")

    def foregroundColor(self) -> QColor:
        """Leave colors to the program."""
        return QColor()

    def backgroundColor(self) -> QColor:
        """Leave colors to the program."""
        return QColor()


class PlainNode(Node, QAccessibleInterface):  # type: ignore[misc]  # stubs know no null pointers
    """A node that is only read."""

    def setText(self, which: QAccessible.Text, text: str) -> None:
        """Change nothing."""


class LinkNode(Node, QAccessibleWidget):  # type: ignore[misc]  # stubs know no null pointers
    """A node that can be pressed."""

    def relations(self, match: object = None) -> list[object]:  # type: ignore[override]  # noqa: ARG002
        """Return nothing: no other node labels a link."""
        return []

    def actionNames(self) -> list[str]:
        """Name what can be done with a link."""
        return [PRESS, FOCUS]

    def keyBindingsForAction(self, actionName: str) -> list[str]:  # noqa: N803
        """Return the key that does the same once the link has the focus."""
        return ["Return"] if actionName == PRESS else []

    def doAction(self, actionName: str) -> None:  # noqa: N803
        """Go to the link, and press it if that is the action."""
        if self.tree is not None and self.part is not None and actionName in (PRESS, FOCUS):
            self.tree.go_to(self.part)
            if actionName == PRESS:
                self.tree.press(self.part)


class PageNode(QAccessibleWidget):
    """The node of the whole page; Qt's own for a widget, but with the parts of the article."""

    tree: ArticleTree | None = None

    def __init__(self, browser: ArticleBrowser) -> None:
        """Stand for ``browser``; ``tree`` says what is in it, until the browser goes."""
        super().__init__(browser, Role.Document)

    @property
    def _page(self) -> Part:
        return self.tree.page if self.tree else Part.of_nothing()

    def childCount(self) -> int:
        """Return how many nodes are in this one."""
        return len(self._page.children)

    def child(self, index: int) -> QAccessibleInterface:
        """Return the node at ``index``, or nothing if there are fewer."""
        parts = self._page.children
        return self.tree.node(parts[index]) if self.tree and 0 <= index < len(parts) else None  # type: ignore[return-value]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return where ``child`` stands among the nodes in this one, or -1."""
        return _index(self._page, child)

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """Return the node at a point of the screen."""
        return self.tree.at(self._page, QPoint(x, y)) if self.tree else None  # type: ignore[return-value]

    def focusChild(self) -> QAccessibleInterface:
        """Return the link that has the focus, or the page if it has it itself."""
        if self.tree is None or not self.tree.browser.hasFocus():
            return None  # type: ignore[return-value]
        link = self.tree.focused()
        return self if link is None else self.tree.node(link)  # type: ignore[return-value]

    def text(self, which: QAccessible.Text) -> str:
        """Return the title of the article as the name."""
        if which == Text.Name and self.tree is not None:
            return self._page.name or self.tree.browser.accessibleName()
        return super().text(which)


def _index(part: Part | None, child: object) -> int:
    inner = child.part if isinstance(child, Node) else None
    return part.children.index(inner) if part and inner and inner.parent is part else -1
