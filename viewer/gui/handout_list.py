"""The things of a handout, under their headings, in the order in which they are printed."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from viewer.gui.handout_row import HandoutRow, Line
from viewer.gui.labels import label
from viewer.gui.own_question import OwnQuestion
from viewer.gui.theme import Look
from viewer.visit.handout import Piece, Question

Thing = Piece | Question
Key = tuple[str, str, int]
"""What stays the same about a thing, whatever is chosen for it."""


class Group(msgspec.Struct, frozen=True):
    """Rows that are printed together, under a heading; ``note`` stands below them.

    asks: the list's own widget belongs here, and so the heading is always there.
    """

    heading: str
    lines: Sequence[Line]
    note: str = ""
    asks: bool = False


class HandoutList(QWidget):
    """Rows of what is in the handout; those of what stays are kept, and the focus with them.

    Signals:
        moved(object, int): one place up (-1) or down (1).
        removed(object): take it out.
        hard_chosen(object, bool): print its hard passages too, or not.
        emptied(): the last thing was taken out, and the focus was on it.
    """

    moved = Signal(object, int)
    removed = Signal(object)
    hard_chosen = Signal(object, bool)
    emptied = Signal()

    def __init__(self, own: OwnQuestion | None = None, parent: QWidget | None = None):
        """Begin empty; ``own`` stands below the rows of the group that asks."""
        super().__init__(parent)
        self._own = own
        self._stops: list[QWidget] = []
        self._rows: dict[Key, HandoutRow] = {}
        self._labels: list[QLabel] = []
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(8)
        if own is not None:
            self._list.addWidget(own)

    def show_groups(self, groups: Sequence[Group], look: Look) -> None:
        """Show ``groups``; one that has nothing below its heading is left out."""
        self._let_go({_key(line.thing) for group in groups for line in group.lines})
        for old in self._labels:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._labels, self._stops = [], []
        for group in groups:
            own = self._own if group.asks else None
            if group.lines or group.note or own is not None:
                self._add_label(group.heading, "handout_heading")
            for line in group.lines:
                self._show_line(line, look)
            if own is not None:
                self._list.removeWidget(own)
                self._list.addWidget(own)
                self._stops += own.stops
            if group.note:
                self._add_label(group.note, "panel_note")

    @property
    def stops(self) -> list[QWidget]:
        """Where the Tab key stops, in order."""
        return self._stops

    def _add_label(self, text: str, name: str) -> None:
        self._labels.append(label(text, name))
        self._list.addWidget(self._labels[-1])

    def _let_go(self, staying: set[Key]) -> None:
        """Take away the rows of what is gone; the focus goes on to the next one."""
        order = list(self._rows)
        for at, key in enumerate(order):
            if key in staying:
                continue
            row = self._rows.pop(key)
            if row.isAncestorOf(QApplication.focusWidget() or self):
                heirs = [k for k in (*order[at + 1 :], *reversed(order[:at])) if k in staying]
                if heirs:
                    self._rows[heirs[0]].take_focus()
                else:
                    self.emptied.emit()
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()

    def _show_line(self, line: Line, look: Look) -> None:
        row = self._rows.pop(_key(line.thing), None)
        if row is None:
            row = HandoutRow(line, look)
            row.moved.connect(self._move_sender)
            row.removed.connect(self._remove_sender)
            row.hard_chosen.connect(self._choose_hard)
        else:
            row.show_line(line, look)
        self._rows[_key(line.thing)] = row  # last, so that the rows stay in their order
        self._list.removeWidget(row)
        self._list.addWidget(row)
        self._stops += row.stops

    def _move_sender(self, step: int) -> None:
        sender = self.sender()
        if isinstance(sender, HandoutRow):
            self.moved.emit(sender.line.thing, step)

    def _remove_sender(self) -> None:
        sender = self.sender()
        if isinstance(sender, HandoutRow):
            self.removed.emit(sender.line.thing)

    def _choose_hard(self, chosen: bool) -> None:
        sender = self.sender()
        if isinstance(sender, HandoutRow):
            self.hard_chosen.emit(sender.line.thing, chosen)


def _key(thing: Thing) -> Key:
    if isinstance(thing, Piece):
        return thing.kind, thing.id, 0
    return thing.article, thing.text, thing.number
