"""An article with its contents list and the cards that open beside the place you read."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.gui.article_browser import ArticleBrowser
from viewer.gui.icons import icon
from viewer.gui.labels import label
from viewer.gui.popover import Popover
from viewer.gui.theme import Look
from viewer.gui.tile import Row
from viewer.library.article import Heading

TOP_LEVEL = 2
"""Headings of the body begin here; the title is level 1."""


class ArticleView(QWidget):
    """The middle of the window while an article is open.

    Signals:
        link_requested(str): the reader activated a link of the text.
    """

    link_requested = Signal(str)

    def __init__(self, browser: ArticleBrowser, parent: QWidget | None = None):
        """Show pages in ``browser``, which this view then owns."""
        super().__init__(parent)
        self.setObjectName("center")
        self._look: Look | None = None
        self._outline: Sequence[Heading] = ()
        self.browser = browser
        self._contents = QToolButton()
        self._contents.setObjectName("contents_button")
        self._contents.setText(self.tr("On this page"))
        self._contents.setAccessibleName(self.tr("On this page"))
        self._contents.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._contents.clicked.connect(self._open_contents)
        self._bar = QFrame()
        self._bar.setObjectName("article_bar")
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(14, 2, 14, 2)
        row.addWidget(self._contents)
        row.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._bar)
        rows.addWidget(browser, 1)
        self._popover = Popover(self)
        browser.link_requested.connect(self.link_requested)
        browser.line_reached.connect(self._popover.dismiss)

    def show_page(
        self, html: str, outline: Sequence[Heading], look: Look, position: int = 0
    ) -> None:
        """Show a page of ``html`` with its ``outline``, scrolled to ``position``."""
        self._popover.dismiss()
        self._look, self._outline = look, outline
        self._contents.setIcon(icon("list", look.theme.action, look.px(22)))
        self._contents.setIconSize(QSize(look.px(22), look.px(22)))
        self._bar.setVisible(len(outline) > 1)
        self.browser.show_page(html, look, position)

    def show_card(self, title: str, texts: Sequence[str]) -> None:
        """Show ``texts`` on a card beside the link that was just activated."""
        if self._look is not None:
            rect = self.browser.link_rect()
            place = QRect(self.browser.viewport().mapTo(self, rect.topLeft()), rect.size())
            rows = [label(text, "popover_text", copied=True) for text in texts]
            self._popover.open(title, rows, place, self._look)

    def dismiss_card(self) -> None:
        """Close the card, if one is open."""
        self._popover.dismiss()

    def _open_contents(self) -> None:
        """List the headings as real buttons (A4)."""
        if self._look is None:
            return
        buttons = []
        for heading in self._outline:
            indent = "" if heading.level == TOP_LEVEL else "– "
            button = Row(indent + heading.title, "", self._look)
            button.setAccessibleName(heading.title)
            button.setProperty("anchor", heading.id)
            button.clicked.connect(self._jump)
            buttons.append(button)
        beside = QRect(
            self._contents.mapTo(self, self._contents.rect().topLeft()), self._contents.size()
        )
        self._popover.open(self.tr("On this page"), buttons, beside, self._look)

    def _jump(self) -> None:
        sender = self.sender()
        if sender is not None:
            anchor = str(sender.property("anchor"))
            self._popover.dismiss()
            self.link_requested.emit(f"#{anchor}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the card away: what it stood beside has moved."""
        super().resizeEvent(event)
        self._popover.dismiss()
