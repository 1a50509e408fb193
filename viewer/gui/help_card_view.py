"""One place to get help, as a card."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from viewer.gui.fold_row import FoldRow
from viewer.gui.icons import icon, pixmap
from viewer.gui.labels import label
from viewer.gui.phone_code import has_codes
from viewer.gui.theme import Look
from viewer.support.card import HelpCard, Status, Way

GAP = 8
"""Pixels between two targets (A9)."""


class HelpCardView(QFrame):
    """The numbers of a place, large, and below them what a caller wants to know.

    Signals:
        handout_requested(str): put this card into the handout, or take it out; its id.
        phone_requested(object, object): show the codes of this HelpCard beside this button.
    """

    handout_requested = Signal(str)
    phone_requested = Signal(object, object)

    def __init__(self, card: HelpCard, look: Look):
        """Show ``card``; without show_in_handout() it has no button."""
        super().__init__()
        self.setObjectName("urgent_card" if card.urgent else "card")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(card.name)
        self.setAccessibleDescription(card.spoken)
        self._look, self._card = look, card
        self._row: FoldRow | None = None
        self._handout: QPushButton | None = None
        rows = self._rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 14)
        rows.setSpacing(5)
        rows.addWidget(label(card.name, "card_name"))
        self._statuses: dict[str, QLabel] = {}
        for way in card.ways:
            self._add_way(rows, way)
        if card.text:
            rows.addWidget(label(card.text, "card_text"))
        for line in card.details:
            rows.addWidget(label(line, "card_small"))
        if card.companion:
            rows.addWidget(label(card.companion, "card_companion"))
        if has_codes(card):
            self._add_phone_button()

    def _add_way(self, rows: QVBoxLayout, way: Way) -> None:
        """Add a number or an address, and below it who answers and whether somebody does now."""
        rows.addLayout(self._number(way))
        if way.note:
            rows.addWidget(label(way.note, "card_small"))
        if way.has_hours:
            status = self._statuses[way.id] = label("", "card_status")
            status.hide()  # nobody has looked at the clock yet, and an unready kiosk never does
            rows.addWidget(status)
        if way.details:
            rows.addWidget(label(way.details, "card_small"))

    def _number(self, way: Way) -> QHBoxLayout:
        theme, side = self._look.theme, self._look.px(22)
        mark = QLabel()
        mark.setPixmap(pixmap(way.icon, theme.urgent if self._card.urgent else theme.action, side))
        kind = "card_number" if way.icon != "globe" else "card_address"
        number = label(way.text, kind, copied=True)
        number.setAccessibleName(way.spoken)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(number, 1)
        return row

    def _add_button(self, act: Callable[[], None]) -> QPushButton:
        """Add a button to the last row, which comes with the first of them."""
        if self._row is None:
            self._row = FoldRow(spacing=GAP)
            self._rows.addWidget(self._row)
        button = QPushButton()
        button.setObjectName("card_button")
        side = self._look.px(20)
        button.setIconSize(QSize(side, side))
        button.clicked.connect(act)
        self._row.add(button)
        return button

    def _add_phone_button(self) -> None:
        self._phone = self._add_button(self._want_codes)
        self._say(self._phone, "qr-code", self.tr("For your phone"))

    def _say(self, button: QPushButton, icon_name: str, said: str) -> None:
        button.setIcon(icon(icon_name, self._look.theme.action, self._look.px(20)))
        button.setText(said)
        button.setAccessibleName(f"{said}: {self._card.name}")

    def _want_codes(self) -> None:
        self.phone_requested.emit(self._card, self._phone)

    def show_in_handout(self, there: bool) -> None:
        """Say on its button whether this card is in the handout; the first call makes it.

        A card to call at once has none: it is printed in any case, and says nothing else.
        """
        if self._card.urgent:
            return
        if self._handout is None:
            self._handout = self._add_button(self._want)
        said = self.tr("In my handout") if there else self.tr("Add to handout")
        self._say(self._handout, "check" if there else "plus", said)

    def _want(self) -> None:
        self.handout_requested.emit(self._card.id)

    def show_status(self, name: str, status: Status) -> None:
        """Say whether somebody answers now, at the way called ``name``."""
        shown = self._statuses.get(name)
        if shown is not None:
            shown.setText(status.text)
            shown.setAccessibleName(status.text)
            shown.setVisible(bool(status.text))
            shown.setProperty("open", status.open)
            shown.style().unpolish(shown)
            shown.style().polish(shown)
