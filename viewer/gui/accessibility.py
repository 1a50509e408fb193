"""Tells Qt who can describe an article to a screen reader; nothing more happens at the start."""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractScrollArea, QAccessibleWidget

ARTICLE = "ArticleBrowser"
"""Name of the class that is described here, as Qt knows it."""

SCROLLED = ("QScrollArea", "QAbstractScrollArea")
"""What scrolls. Qt's own nodes for these read past their end, and the program crashes, when a
client asks for a child that has just gone, such as a scroll bar; those of other widgets look."""

_kept: list[QAccessibleWidget] = []
"""Qt deletes a node together with its widget, and Python must not do so before."""


@cache
def describe_articles() -> None:
    """Let every article describe its structure when a client asks; a second call does nothing."""
    QAccessible.installFactory(_describe)


def _describe(name: str, widget: QObject) -> QAccessibleInterface | None:
    """Return the node of an article or of what scrolls; of all else Qt knows enough itself."""
    if name == ARTICLE:
        from viewer.gui.article_accessibility import page_node
        from viewer.gui.article_browser import ArticleBrowser

        return page_node(widget) if isinstance(widget, ArticleBrowser) else None
    if name in SCROLLED and isinstance(widget, QAbstractScrollArea):
        _kept.append(QAccessibleWidget(widget, QAccessible.Role.Client))
        return _kept[-1]
    return None
