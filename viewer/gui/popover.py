"""A small card inside the window, beside the thing it belongs to: a source, a word, a choice.

It is no window of its own, so nothing on the desktop ever covers or outlives Snowdrop.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.gui.icons import icon
from viewer.gui.labels import label
from viewer.gui.theme import Look
from viewer.gui.touch import scroll_by_finger

GAP = 8
"""Pixels between the card and what it belongs to, and between the card and the window's edge."""

WIDEST = 460
FRAME = 56
"""Pixels of a card's height that are neither its title nor what it holds."""

SIDES = 36
"""Pixels of a card's width that are its margins and its border."""


class Popover(QFrame):
    """Shows widgets on a card; Escape, a press or Tab outside, or its own button closes it again.

    Focus goes into the card when it opens and back to where it was when it closes.
    """

    def __init__(self, parent: QWidget):
        """Live inside ``parent``, hidden until asked."""
        super().__init__(parent)
        self._room: QWidget | None = None
        self.setObjectName("popover")
        self._look: Look | None = None
        self._before: QWidget | None = None
        self._beside = QRect()
        self._title = label("", "popover_title")
        self._title.setParent(self)
        self._close = QToolButton(self)
        self._close.setObjectName("close")
        self._close.clicked.connect(self.dismiss)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._inside = QWidget(self)
        self._rows = QVBoxLayout(self._inside)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inside)
        scroll_by_finger(self._scroll)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 14, 14, 16)
        rows.addLayout(head)
        rows.addWidget(self._scroll)
        self.hide()

    def open(
        self, title: str, widgets: Sequence[QWidget], beside: QRect, look: Look, focus: bool = True
    ) -> None:
        """Show ``widgets`` under ``title`` near ``beside`` (in the parent's coordinates)."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self._look, self._beside = look, beside
        self._title.setText(title)
        self.setAccessibleName(title)
        self._close.setAccessibleName(self.tr("Close"))
        self._close.setToolTip(self.tr("Close"))
        self._close.setIcon(icon("x", look.theme.ink, look.px(20)))
        self._close.setIconSize(QSize(look.px(20), look.px(20)))
        held, old = self._focused(), self._taken()
        for widget in widgets:
            self._rows.addWidget(widget)
            widget.show()  # Qt would do so later, and the card would be too small till then
        self._rows.addStretch(1)
        self.show()
        self.raise_()
        self.place()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        if focus or held is not None:
            # The same things, made anew: whoever chooses by keys goes on from there (A6).
            begin = 0 if focus else held
            after = (stop for stop in self._stops(widgets)[begin:] if stop.isEnabled())
            next(after, self._close).setFocus(Qt.FocusReason.PopupFocusReason)
        for widget in old:  # after that, or the focus would go behind the card
            widget.hide()
            widget.deleteLater()

    def _taken(self) -> list[QWidget]:
        """Take what the card holds out of its layout, and return it."""
        found = []
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                found.append(widget)
        return found

    def _focused(self) -> int | None:
        """Return which stop of what the card holds has the focus, if one has."""
        items = (self._rows.itemAt(at) for at in range(self._rows.count()))
        rows = [widget for item in items if item is not None and (widget := item.widget())]
        stops, focus = self._stops(rows), QApplication.focusWidget()
        return stops.index(focus) if focus in stops else None

    @staticmethod
    def _stops(rows: Sequence[QWidget]) -> list[QWidget]:
        """Return where Tab stops in ``rows``, or would if it were enabled, in their order."""
        every = (widget for row in rows for widget in (row, *row.findChildren(QWidget)))
        return [widget for widget in every if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]

    def stay_within(self, room: QWidget) -> None:
        """Never cover what lies outside ``room``, a part of the same window."""
        self._room = room

    def place(self) -> None:
        """Stand below what the card belongs to, or above it, always whole inside the window."""
        parent = self.parentWidget()
        if parent is None or self._look is None:
            return
        room = parent.rect()
        if self._room is not None:
            room = QRect(self._room.mapTo(parent, QPoint()), self._room.size())
        around = room.adjusted(GAP, GAP, -GAP, -GAP)
        width = min(round(WIDEST * self._look.chrome), around.width())
        inner = width - SIDES
        text = inner - self._scroll.verticalScrollBar().sizeHint().width()
        self._inside.setFixedWidth(text)
        self._title.setFixedWidth(inner - self._close.sizeHint().width() - 8)
        self._title.setMinimumHeight(self._title.heightForWidth(self._title.width()))
        if self._rows.hasHeightForWidth():
            body = self._rows.heightForWidth(text)
        else:
            body = self._inside.sizeHint().height()
        head = max(self._title.heightForWidth(self._title.width()), self._close.sizeHint().height())
        height = min(body + head + FRAME, around.height())
        left = min(max(self._beside.left(), around.left()), around.right() - width)
        top = self._beside.bottom() + GAP
        if top + height > around.bottom():
            top = max(around.top(), self._beside.top() - GAP - height)
        if top + height > around.bottom():
            top = around.bottom() - height
        self.setGeometry(QRect(QPoint(left, top), QSize(width, height)))

    def dismiss(self) -> None:
        """Close the card and give the focus back."""
        if self.isHidden():
            return
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Close when Tab goes past the last stop: the focus never stands behind a card (A8)."""
        moved = super().focusNextPrevChild(forward)
        focus = QApplication.focusWidget()
        if focus is not None and not self.isAncestorOf(focus):
            self.dismiss()
        return moved

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close when the reader presses anywhere else in the window; that press still counts."""
        if (
            event.type() == QEvent.Type.MouseButtonPress
            and isinstance(watched, QWidget)
            and watched.window() is self.window()
            and watched is not self
            and not self.isAncestorOf(watched)
        ):
            self.dismiss()
        return super().eventFilter(watched, event)
