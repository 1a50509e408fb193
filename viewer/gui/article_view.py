"""An article with its contents list and the cards that open beside the place you read."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.gui.article_browser import ArticleBrowser
from viewer.gui.find_bar import FindBar
from viewer.gui.find_in_page import marked, occurrences
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
        self._find = QToolButton()
        self._find.setObjectName("contents_button")
        self._find.setText(self.tr("Find"))
        self._find.setAccessibleName(self.tr("Find on this page"))
        self._find.setToolTip(self.tr("Find on this page (Ctrl+F)"))
        self._find.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._bar = QFrame()
        self._bar.setObjectName("article_bar")
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(14, 2, 14, 2)
        row.addWidget(self._contents)
        row.addStretch(1)
        row.addWidget(self._find)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._bar)
        rows.addWidget(browser, 1)
        self._finding = FindBar()
        rows.insertWidget(1, self._finding)
        self._found: list[tuple[int, int]] = []
        self._at = 0
        self._find.clicked.connect(self._finding.begin)
        self._finding.sought.connect(self._seek)
        self._finding.stepped.connect(self._step)
        self._finding.closed.connect(self.stop_finding)
        for keys, act in (
            ("Ctrl+F", self._finding.begin),
            ("F3", self._step_on),
            ("Shift+F3", self._step_back),
        ):
            QShortcut(QKeySequence(keys), self, act)
        self._popover = Popover(self)
        browser.link_requested.connect(self.link_requested)
        browser.line_reached.connect(self._popover.dismiss)

    def show_page(
        self, html: str, outline: Sequence[Heading], look: Look, position: int = 0
    ) -> None:
        """Show a page of ``html`` with its ``outline``, scrolled to ``position``."""
        self._popover.dismiss()
        self._look, self._outline = look, outline
        for button, name in ((self._contents, "list"), (self._find, "search")):
            button.setIcon(icon(name, look.theme.action, look.px(22)))
            button.setIconSize(QSize(look.px(22), look.px(22)))
        self._contents.setVisible(len(outline) > 1)
        self._finding.set_look(look)
        self.browser.show_page(html, look, position)
        if not self._finding.isHidden():
            self._found = occurrences(self.browser.toPlainText(), self._finding.text)
            self._mark()

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

    # -- find on this page --------------------------------------------------------------------

    def stop_finding(self) -> None:
        """Put the bar away and take the marks off."""
        if not self._finding.isHidden():
            self._finding.hide()
            self._found = []
            self.browser.setExtraSelections([])
            self.browser.setFocus(Qt.FocusReason.OtherFocusReason)

    def _seek(self, words: str) -> None:
        """Mark every place of ``words``, and go to the first one from the line now read."""
        line = self.browser.position
        self._found = occurrences(self.browser.toPlainText(), words)
        self._at = next((at for at, (start, _) in enumerate(self._found) if start >= line), 0)
        self._mark()

    def _step_on(self) -> None:
        self._step(1)

    def _step_back(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        if self._found:
            self._at = (self._at + step) % len(self._found)
            self._mark()

    def _mark(self) -> None:
        look = self._look
        self._at = min(self._at, max(0, len(self._found) - 1))
        self._finding.show_count(self._at + 1, len(self._found))
        if look is None:
            return
        self.browser.setExtraSelections(
            [
                marked(self.browser.document(), place, look.theme, here=at == self._at)
                for at, place in enumerate(self._found)
            ]
        )
        if self._found:
            cursor = QTextCursor(self.browser.document())
            cursor.setPosition(self._found[self._at][0])
            self.browser.setTextCursor(cursor)
            self.browser.ensureCursorVisible()

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
