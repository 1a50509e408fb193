"""Tells Qt who can describe an article to a screen reader; nothing more happens at the start."""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface

ARTICLE = "ArticleBrowser"
"""Name of the class that is described here, as Qt knows it."""


@cache
def describe_articles() -> None:
    """Let every article describe its structure when a client asks; a second call does nothing."""
    QAccessible.installFactory(_describe)


def _describe(name: str, widget: QObject) -> QAccessibleInterface | None:
    """Return the node of an article; of everything else Qt knows enough itself."""
    if name != ARTICLE:
        return None
    from viewer.gui.article_accessibility import page_node
    from viewer.gui.article_browser import ArticleBrowser

    return page_node(widget) if isinstance(widget, ArticleBrowser) else None
