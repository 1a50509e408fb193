"""Tells Qt who can describe an article to a screen reader; nothing more happens at the start."""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractScrollArea, QAccessibleWidget
from shiboken6 import isValid

ARTICLE = "ArticleBrowser"
"""Name of the class that is described here, as Qt knows it."""

SCROLLED = ("QScrollArea", "QAbstractScrollArea")
"""What scrolls. Qt's own nodes for these read past their end, and the program crashes, when a
client asks for a child that has just gone, such as a scroll bar; those of other widgets look."""

_kept: list[QAccessibleWidget] = []
"""The nodes that Qt has not deleted: it does so with their widgets, and Python must not before."""


def keep(node: QAccessibleWidget) -> QAccessibleWidget:
    """Hold ``node`` for as long as Qt has it, and let those go that Qt has deleted; return it.

    A node that Qt has deleted is an empty shell, and only then may Python let it go (F4). PySide
    holds the shell itself, some hundred bytes, until the program ends.
    """
    _kept[:] = [held for held in _kept if isValid(held)]
    _kept.append(node)
    return node


def held() -> int:
    """Return how many nodes are held."""
    return len(_kept)


@cache
def describe_articles() -> None:
    """Let every article describe its structure when a client asks; a second call does nothing."""
    QAccessible.installFactory(_describe)


def _describe(name: str, widget: QObject) -> QAccessibleInterface | None:
    """Return the node of an article or of what scrolls; of all else Qt knows enough itself."""
    if name == ARTICLE:
        from viewer.gui.article_accessibility import page_node
        from viewer.gui.article_browser import ArticleBrowser

        return keep(page_node(widget)) if isinstance(widget, ArticleBrowser) else None
    if name in SCROLLED and isinstance(widget, QAbstractScrollArea):
        return keep(QAccessibleWidget(widget, QAccessible.Role.Client))
    return None
