"""The pages as they will be printed, shown inside the window, one below the other."""

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QImage,
    QImageReader,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractSlider,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from viewer.gui.folding_bar import FoldingBar
from viewer.gui.labels import Aside
from viewer.gui.theme import Look
from viewer.gui.touch import scroll_by_finger

MARGIN = 24
"""Pixels around a page."""

NARROWEST = 160
"""Pixels below which a page is not drawn smaller: nothing on it could be made out."""


class PageView(QWidget):
    """One page. It is unpacked when it comes into sight, and let go when it is far away."""

    def __init__(self, picture: bytes, parent: QWidget | None = None):
        """Show ``picture``, a PNG."""
        super().__init__(parent)
        self._packed = picture
        self._picture: QImage | None = None
        self._edge = QColor(Qt.GlobalColor.gray)
        self.natural = _size(picture)

    @property
    def is_unpacked(self) -> bool:
        """Whether it takes the memory of a picture."""
        return self._picture is not None

    def release(self) -> None:
        """Keep the packed picture only."""
        self._picture = None

    def fit(self, width: int, look: Look) -> None:
        """Become ``width`` pixels wide, with an edge in the color of ``look``."""
        self._edge = QColor(look.theme.edge)
        height = round(width * self.natural.height() / self.natural.width())
        if self.size() != QSize(width, height):
            self.release()
            self.resize(width, height)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's name)
        """Draw the page on white, whatever the theme: that is what comes out of the printer."""
        sharp = self.devicePixelRatioF()
        if self._picture is None:
            self._picture = QImage.fromData(self._packed)
            if not self._picture.isNull():
                self._picture = self._picture.scaled(
                    self.size() * sharp,
                    Qt.AspectRatioMode.IgnoreAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
                self._picture.setDevicePixelRatio(sharp)
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.drawImage(0, 0, self._picture)
        painter.setPen(self._edge)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class PreviewBar(FoldingBar):
    """Which page it is, a step up or down, and close."""

    def __init__(self, parent: "Preview"):
        """Serve ``parent``."""
        super().__init__(parent)
        self._count = Aside("", "find_count")
        self._before = self._button("chevron-up", parent.page_before)
        self._next = self._button("chevron-down", parent.page_after)
        self._close = self._button("x", parent.closed.emit)
        self.setLayout(self._rows)
        self._rows.setContentsMargins(14, 4, 14, 4)
        buttons = QHBoxLayout()
        buttons.addWidget(self._count)
        buttons.addStretch(1)
        for button in (self._before, self._next, self._close):
            buttons.addWidget(button)
        self._rows.addLayout(buttons)

    def set_look(self, look: Look) -> None:
        """Take another theme, text size or language."""
        for button, name in (
            (self._before, self.tr("Page before")),
            (self._next, self.tr("Next page")),
            (self._close, self.tr("Close")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(name)
        self._dress(look)

    def show_place(self, at: int, count: int) -> None:
        """Say that page ``at`` of ``count`` is on show, both from 1."""
        self._count.setText(_place(at, count))
        self._before.setEnabled(at > 1)
        self._next.setEnabled(at < count)


class Sheets(QScrollArea):
    """The pages in one column, as wide as there is room.

    Signals:
        reached(int): this page, from 0, is the one that is looked at.
    """

    reached = Signal(int)

    def __init__(self, pictures: Sequence[bytes], look: Look):
        """Show ``pictures``, at most at their own size times the text size of ``look``."""
        super().__init__()
        self._look, self.at = look, 0
        self.setObjectName("tile_page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._column = QWidget()
        self._column.setObjectName("page")
        self.pages = [PageView(picture, self._column) for picture in pictures]
        self.setWidget(self._column)
        self.verticalScrollBar().valueChanged.connect(self._follow)
        scroll_by_finger(self)

    def set_look(self, look: Look) -> None:
        """Take another theme or text size; the page that is looked at stays."""
        self._look = look
        self._fit()

    def go(self, at: int) -> None:
        """Bring page ``at``, from 0, to the top, if there is one."""
        if 0 <= at < len(self.pages):
            self.verticalScrollBar().setValue(self.pages[at].y() - MARGIN)
            self._reach(at)  # a last page may be too short to come to the top

    def _fit(self) -> None:
        """Give each page its width and its place."""
        at, room, below = self.at, self.viewport().width(), MARGIN
        widest = max(NARROWEST, room - 2 * MARGIN)
        for page in self.pages:
            page.fit(min(widest, round(page.natural.width() * self._look.scale)), self._look)
            page.move(max(0, (room - page.width()) // 2), below)
            below += page.height() + MARGIN
        self._column.resize(room, max(below, self.viewport().height()))
        self.go(at)
        self._follow()

    def _follow(self) -> None:
        """Tell which page is in the middle, and let go of those far away."""
        view, top = self.viewport().height(), self.verticalScrollBar().value()
        near = range(top - view, top + 2 * view)
        for page in self.pages:
            if page.y() >= near.stop or page.y() + page.height() <= near.start:
                page.release()
        reached = [at for at, page in enumerate(self.pages) if page.y() <= top + view // 2]
        self._reach(reached[-1] if reached else 0)

    def _reach(self, at: int) -> None:
        self.at = at
        self.reached.emit(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the ends with Home and End; the arrow keys and Page Down scroll as ever."""
        ends = {
            Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
            Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
        }
        if event.key() in ends:
            self.verticalScrollBar().triggerAction(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class Preview(QWidget):
    """Shows pages; it prints nothing.

    Signals:
        closed(): the reader is done looking.
    """

    closed = Signal()

    def __init__(self, pictures: Sequence[bytes], look: Look, parent: QWidget | None = None):
        """Show ``pictures``, one PNG a page, in ``look``."""
        super().__init__(parent)
        self._look = look
        self._sheets = Sheets(pictures, look)
        self._bar = PreviewBar(self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._bar)
        rows.addWidget(self._sheets, 1)
        self._sheets.reached.connect(self._show_place)
        self.set_look(look)

    @property
    def pages(self) -> list[PageView]:
        """The pages, in order."""
        return self._sheets.pages

    def set_look(self, look: Look) -> None:
        """Take another theme or text size; larger text shows larger pages, where there is room."""
        self._look = look
        self._bar.set_look(look)
        self._sheets.set_look(look)
        self._say()

    def _say(self) -> None:
        count = len(self.pages)
        self._sheets.setAccessibleName(self.tr("Pages as they will be printed"))
        for number, page in enumerate(self.pages, start=1):
            page.setAccessibleName(_place(number, count))
            page.setAccessibleDescription(
                self.tr("A picture. Its words are those of the pages in your handout.")
            )
        self._show_place(self._sheets.at)

    def _show_place(self, at: int) -> None:
        self._bar.show_place(at + 1, len(self.pages))

    def take_focus(self) -> None:
        """Put the focus on the pages, where the arrow keys scroll them."""
        self._sheets.setFocus(Qt.FocusReason.OtherFocusReason)

    def page_before(self) -> None:
        """Go to the top of the page before."""
        self._go(self._sheets.at - 1)

    def page_after(self) -> None:
        """Go to the top of the next page."""
        self._go(self._sheets.at + 1)

    def _go(self, at: int) -> None:
        self._sheets.go(at)
        place = _place(self._sheets.at + 1, len(self.pages))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, place))

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in another language (L3)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._bar.set_look(self._look)
            self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _size(picture: bytes) -> QSize:
    """Return the size of a PNG, without unpacking it."""
    packed = QBuffer()
    packed.setData(picture)
    size = QImageReader(packed).size()
    return size if size.isValid() and not size.isEmpty() else QSize(NARROWEST, NARROWEST)


def _place(at: int, count: int) -> str:
    text = QCoreApplication.translate("Preview", "Page {at} of {count}")
    return text.format(at=at, count=count)
