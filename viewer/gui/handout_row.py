"""One thing on the page “My handout”: its title, and buttons to move it or to take it out."""

import re

import msgspec
from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.gui.icons import icon
from viewer.gui.labels import label
from viewer.gui.theme import Look
from viewer.gui.wrapping import WrappingCheck
from viewer.visit.handout import Piece, Question

ONE_LINE = 420
"""From this width on, in pixels of window text, the buttons stand beside the title."""


_LONG = re.compile(r"\S{16}(?=\S{6})")
"""Letters of a word after which it may be broken: a person may type what is no word at all."""

_BREAK = "\u200b"


class Line(msgspec.Struct, frozen=True):
    """What a row says.

    ``hard``: whether its hard passages are printed; None where it has none. ``first`` and
    ``last``: whether it stands at an end of its list.
    """

    thing: Piece | Question
    title: str
    hard: bool | None = None
    first: bool = False
    last: bool = False


class HandoutRow(QFrame):
    """A title with three buttons, and a fourth where the article has hard passages.

    Signals:
        moved(int): -1 for one place up, 1 for one place down.
        removed(): take it out.
        hard_chosen(bool): print the hard passages too, or not.
    """

    moved = Signal(int)
    removed = Signal()
    hard_chosen = Signal(bool)

    def __init__(self, line: Line, look: Look):
        """Show ``line``."""
        super().__init__()
        self.setObjectName("card")
        self.line, self._look = line, look
        self._title = label(line.title, "handout_title")
        self._up = self._button("arrow-up", self._move_up)
        self._down = self._button("arrow-down", self._move_down)
        self._remove = self._button("x", self._take_out)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self._up, self._down, self._remove):
            buttons.addWidget(button)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(8)
        self._head.addWidget(self._title, 1)
        self._head.addLayout(buttons)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(14, 8, 8, 8)
        self._rows.setSpacing(8)  # between targets (A9)
        self._rows.addLayout(self._head)
        self._hard = WrappingCheck()
        self._hard.setObjectName("handout_check")
        self._hard.clicked.connect(self.hard_chosen)
        self._rows.addWidget(self._hard)
        self.show_line(line, look)

    def _button(self, icon_name: str, act: object) -> QToolButton:
        made = QToolButton()
        made.setObjectName("close")
        made.setProperty("icon_name", icon_name)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.clicked.connect(act)
        return made

    def show_line(self, line: Line, look: Look) -> None:
        """Say something else; the buttons stay, and the focus with them."""
        self.line, self._look = line, look
        self._title.setText(_breakable(line.title))
        self._title.setAccessibleName(line.title)
        side = look.px(22)
        for button in (self._up, self._down, self._remove):
            button.setIcon(icon(button.property("icon_name"), look.theme.action, side))
            button.setIconSize(QSize(side, side))
        self._show_hard(line.hard)
        self._say()
        focused = next((b for b in (self._up, self._down) if b.hasFocus()), None)
        self._up.setEnabled(not line.first)
        self._down.setEnabled(not line.last)
        if focused is not None and not focused.isEnabled():
            # At the end of the list: the keyboard stays on this row.
            other = self._down if focused is self._up else self._up
            (other if other.isEnabled() else self._remove).setFocus()
        self._fold()

    def _show_hard(self, hard: bool | None) -> None:
        self._hard.setVisible(hard is not None)
        self._hard.setChecked(bool(hard))

    def _say(self) -> None:
        title, hard = self.line.title, self.tr("With the hard passages")
        self._hard.say(hard)
        self._hard.setAccessibleName(f"{hard}: {title}")
        for button, said in (
            (self._up, self.tr("Move up: {title}")),
            (self._down, self.tr("Move down: {title}")),
            (self._remove, self.tr("Take out: {title}")),
        ):
            button.setAccessibleName(said.format(title=title))
            button.setToolTip(said.format(title=title))

    def changeEvent(self, event: QEvent) -> None:
        """Say the words anew when the language changes (L3)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the title where there is no room beside it."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        direction = QBoxLayout.Direction
        narrow = self.width() < self._look.px(ONE_LINE)
        self._head.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops, in order."""
        return self._up, self._down, self._remove, self._hard

    def take_focus(self) -> None:
        """Put the focus on the button that takes this out: the one before it has gone."""
        self._remove.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move_up(self) -> None:
        self.moved.emit(-1)

    def _move_down(self) -> None:
        self.moved.emit(1)

    def _take_out(self) -> None:
        self.removed.emit()


def _breakable(text: str) -> str:
    """Return ``text`` with invisible marks where a very long word may go on in the next line."""
    return _LONG.sub(rf"\g<0>{_BREAK}", text)
