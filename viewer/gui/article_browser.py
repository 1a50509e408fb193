"""The page of text: QTextBrowser on ready HTML, one centered column, callouts drawn as cards.

It opens nothing by itself. Every link leaves as a signal; every picture comes from the library.
"""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
    QTextOption,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from viewer.gui.callout_cards import (
    CARD_PADDING,
    card_rect,
    draw_card,
    dress_tables,
    pieces,
    root_frame,
)
from viewer.gui.icons import figure_image
from viewer.gui.reading_line import first_visible, line_of
from viewer.gui.theme import Look, article_css, heading_px
from viewer.gui.touch import scroll_by_finger
from viewer.library.article import Figure

EDGE = 18
"""Least space in pixels between the text and the sides of the window."""


class ArticleBrowser(QTextBrowser):
    """Shows one page and keeps the reader's line when the window or the text size changes.

    Signals:
        link_requested(str): the reader activated a link; the whole address, undecoded.
        line_reached(): the visible part of the page changed.
    """

    link_requested = Signal(str)
    line_reached = Signal()

    def __init__(self, figures: Callable[[str], Figure | None], parent: QWidget | None = None):
        """Show pages whose pictures come from ``figures`` (name -> Figure or None)."""
        super().__init__(parent)
        self._figures = figures
        self._look: Look | None = None
        self._cards: list[tuple[QTextTable, str]] = []
        self._pictures: list[tuple[int, int, QTextImageFormat]] = []
        self._link_point = QPoint()
        self._reached = (0, 0)
        self._laid_out: tuple[int, bool] | None = None
        self.setObjectName("article")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: one that goes while a page is replaced has the text laid out twice more.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.anchorClicked.connect(self._send_link)
        self.verticalScrollBar().valueChanged.connect(self.line_reached)
        scroll_by_finger(self)

    # -- the page ---------------------------------------------------------------------------

    def show_page(self, html: str, look: Look, position: int = 0) -> None:
        """Show ``html`` in ``look`` with the line that holds ``position`` at the top."""
        self._look, self._laid_out = look, None
        document = self.document()
        # Laid out once, when all is in place; reach() has it finished.
        document.setLayoutEnabled(False)
        document.setDefaultFont(look.body_font())
        document.setDefaultStyleSheet(article_css(look))
        self.setHtml(html)
        edit = QTextCursor(document)
        edit.beginEditBlock()
        self._cards = dress_tables(document, look.scale)
        self._pictures = _pictures(document)
        self._size_headings()
        self._lay_out()
        document.setLayoutEnabled(True)
        edit.endEditBlock()
        self.reach(position)

    def setHtml(self, html: str) -> None:
        """Show ``html`` as it is; cards and pictures of the page before are gone with it."""
        self._cards, self._pictures = [], []
        super().setHtml(html)

    @property
    def position(self) -> int:
        """How many characters of the page come before the first visible line.

        As long as nobody has scrolled it is the place that was reached last, however the column
        has changed since: a window takes its new size in steps, and each would lose some words.
        """
        value = self.verticalScrollBar().value()
        if value == self._reached[0]:
            return self._reached[1]
        if value == 0:
            return 0
        return first_visible(self)

    def reach(self, position: int) -> None:
        """Scroll so that the line holding character ``position`` is the first visible one."""
        self.document().size()  # lays out to the end: only then are places on the page true
        bar = self.verticalScrollBar()
        if position <= 0:
            bar.setValue(0)
        else:
            _, top, _ = line_of(self.document(), position)
            bar.setValue(round(top))
        self._reached = (bar.value(), max(0, position))

    def reach_anchor(self, name: str) -> None:
        """Scroll to the heading with the anchor ``name`` and put the reading place there."""
        self.scrollToAnchor(name)
        self.setTextCursor(self.cursorForPosition(QPoint(self.viewport().width() // 2, 4)))

    def focus_link(self, prefix: str) -> str:
        """Put the reading place on the first link that begins with ``prefix``; return its address.

        The page is scrolled so that the link is visible. Without such a link nothing happens.
        """
        block = self.document().begin()
        while block.isValid():
            for start, length, form in pieces(block):
                if form.anchorHref().startswith(prefix):
                    cursor = QTextCursor(self.document())
                    cursor.setPosition(start)
                    cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
                    self._link_point = QPoint()
                    self.setTextCursor(cursor)
                    self.ensureCursorVisible()
                    return form.anchorHref()
            block = block.next()
        return ""

    def link_rect(self) -> QRect:
        """Return where in this widget the link just activated stands, for a card beside it."""
        if not self._link_point.isNull():
            return QRect(self._link_point - QPoint(8, 12), self._link_point + QPoint(8, 12))
        return self.cursorRect(self.textCursor())

    def _send_link(self, url: QUrl) -> None:
        self.link_requested.emit(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))

    # -- layout -----------------------------------------------------------------------------

    def _size_headings(self) -> None:
        """Give headings their size: Qt's own factor for h1 to h6 would overrule the style sheet."""
        if self._look is None:
            return
        block = self.document().begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            for start, length, form in pieces(block) if level else ():
                form.clearProperty(QTextFormat.Property.FontSizeAdjustment)
                form.setProperty(QTextFormat.Property.FontPixelSize, heading_px(self._look, level))
                self._format(start, length, form)
            block = block.next()

    def _lay_out(self) -> None:
        """Center the column and fit figures into it; called for every width."""
        if self._look is None:
            return
        width = self.viewport().width()
        if self._laid_out == (width, self.isVisible()):
            return
        self._laid_out = (width, self.isVisible())
        column = min(self._look.column, width - 2 * EDGE)
        side = max(EDGE, (width - column) // 2)
        frame = root_frame(self.document())
        form = frame.frameFormat()
        form.setLeftMargin(side)
        form.setRightMargin(side)
        form.setTopMargin(EDGE)
        form.setBottomMargin(3 * EDGE)
        frame.setFrameFormat(form)
        if self.isVisible():
            self._fit_figures(max(40, column))

    def _fit_figures(self, column: int) -> None:
        for start, length, image in self._pictures:
            figure = self._figures(image.name().partition(":")[2])
            if figure is None or self._look is None:
                continue
            room = column - self._padding(start)
            width = min(room, round(figure.width * min(self._look.scale, 2.0)))
            ratio = self.devicePixelRatioF()
            drawn = figure_image(figure, self._look.theme, width, ratio)
            self.document().addResource(_IMAGE, QUrl(image.name()), drawn)
            image.setWidth(width)
            image.setHeight(drawn.height() / ratio)
            self._format(start, length, image)

    def _padding(self, place: int) -> int:
        """Return how much of the column the card around ``place`` keeps for itself."""
        spans = [(card.firstPosition(), card.lastPosition()) for card, _ in self._cards]
        return 2 * CARD_PADDING if any(first <= place <= last for first, last in spans) else 0

    def _format(self, start: int, length: int, form: QTextCharFormat) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(form)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Answer only for figures of the library; every other address gets nothing (K15)."""
        address = name.toString() if isinstance(name, QUrl) else name
        scheme, _, figure_name = address.partition(":")
        if scheme != "figure" or self._look is None:
            return QImage(1, 1, QImage.Format.Format_ARGB32) if kind == _IMAGE else None
        figure = self._figures(figure_name)
        if figure is None:
            return QImage(1, 1, QImage.Format.Format_ARGB32)
        return figure_image(figure, self._look.theme, max(1, figure.width), 1.0)

    def doSetSource(
        self,
        name: QUrl | str,
        /,
        type: QTextDocument.ResourceType = QTextDocument.ResourceType.UnknownResource,  # noqa: A002
    ) -> None:
        """Go nowhere: show_page() is the only way to another page (K15, F10)."""

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the figures now that they will be seen, and the width is known."""
        super().showEvent(event)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the reader's line at the top while the column changes its width."""
        place = self.position
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()
            self.reach(place)

    # -- drawing ----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cards first, then the text over them."""
        if self._look is not None and self._cards:
            with QPainter(self.viewport()) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                offset = QPointF(0, -self.verticalScrollBar().value())
                for table, kind in self._cards:
                    rect = card_rect(table).translated(offset)
                    if rect.intersects(QRectF(event.rect())):
                        draw_card(painter, rect, kind, self._look.theme)
        super().paintEvent(event)

    # -- where a link was touched -------------------------------------------------------------

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Remember where the finger was, so that a citation opens beside it."""
        self._link_point = event.position().toPoint()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Forget the finger: the link is where the focus is."""
        self._link_point = QPoint()
        super().keyPressEvent(event)


_IMAGE = QTextDocument.ResourceType.ImageResource.value
_OBJECT = "\ufffc"  # stands in the text of a document where a picture does


def _pictures(document: QTextDocument) -> list[tuple[int, int, QTextImageFormat]]:
    """Return the pictures of a page as (first character, length, format)."""
    found = []
    cursor = document.find(_OBJECT)
    while not cursor.isNull():
        form = cursor.charFormat()
        if form.isImageFormat():
            found.append((cursor.selectionStart(), 1, form.toImageFormat()))
        cursor = document.find(_OBJECT, cursor)
    return found
