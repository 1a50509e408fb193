"""Places to get help: always there, the emergency number first, for the clinic's region only."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from viewer.gui.help_card_view import HelpCardView
from viewer.gui.labels import label, literal
from viewer.gui.phone_code import PhoneCard, card_codes
from viewer.gui.theme import Look
from viewer.gui.touch import scroll_by_finger
from viewer.gui.wrapping import WrappingButton
from viewer.support.card import HelpCard, Status
from viewer.support.directory import Region
from viewer.support.phrases import Phrases

WIDEST = 720
"""The column of cards in pixels of window text (A22)."""

SIDE = 18
"""Least space in pixels between the cards and the sides."""

FIRST_CARDS = 2
"""Cards made before the window is first painted, emergency first; the rest follow at once."""


class SupportPanel(QScrollArea):
    """Cards with numbers in large text, or the question which country this is.

    Signals:
        region_chosen(str): the answer to “Where is this clinic?”, such as ``GB-SCT``.
        all_shown(): every card has been made, so their opening hours can be filled in.
        handout_requested(str): put this card into the handout, or take it out; its id.
    """

    region_chosen = Signal(str)
    all_shown = Signal()
    handout_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        """Begin empty; show_cards() or ask_region() fills the panel."""
        super().__init__(parent)
        self.setObjectName("support")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._look: Look | None = None
        self._cards: dict[str, HelpCardView] = {}
        self._waiting: list[HelpCard] = []
        self._unpainted = False
        self._in_handout: Collection[str] | None = None
        self._phone = PhoneCard(self)
        self._choices = QButtonGroup(self)
        scroll_by_finger(self)
        self._start_over()

    def _start_over(self, heading: str = "") -> None:
        self._inside = QWidget()
        self._inside.setObjectName("panel")
        self._rows = QVBoxLayout(self._inside)
        self._rows.setSpacing(12)
        self._center()
        self._cards, self._waiting, self._end = {}, [], ""
        self._phone.dismiss()
        self._rows.addWidget(label(heading, "panel_heading"))
        self.setAccessibleName(heading)
        self._rows.addStretch(1)
        self.setWidget(self._inside)

    def show_in_handout(self, names: Collection[str]) -> None:
        """Say on each card whether it is in the handout, in ``names``; without, no card asks."""
        self._in_handout = names
        for name, card in self._cards.items():
            card.show_in_handout(name in names)

    def empty(self) -> None:
        """Take every card away; show_cards() or ask_region() comes next.

        An empty panel keeps what it is made of: a screen reader may have asked for it already.
        """
        if self._cards:
            self._start_over()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cards in a column: where the panel fills a wide screen, lines would be long."""
        super().resizeEvent(event)
        self._center()

    def _center(self) -> None:
        widest = self._look.px(WIDEST) if self._look is not None else WIDEST
        side = max(SIDE, (self.width() - widest) // 2)
        self._rows.setContentsMargins(side, SIDE, side, 24)

    def _add(self, widget: QWidget) -> None:
        self._rows.insertWidget(self._rows.count() - 1, widget)

    def show_cards(self, cards: Sequence[HelpCard], words: Phrases, look: Look) -> None:
        """Show ``cards`` in their order; ``words`` are those of the reader's language."""
        self._look = look
        self._start_over(words.places)
        self._add(label(words.receptionist, "panel_note"))
        self._end = words.no_helpline
        for card in cards[:FIRST_CARDS]:
            self._add_card(card)
        self._waiting = list(cards[FIRST_CARDS:])
        self._unpainted = True

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        """Have the rest made once the first cards are painted: a page does not wait for them.

        Cards find their place in several steps, so each keeps the one with the focus in sight.
        Qt itself has a scroll area watch what is inside it.
        """
        if self._unpainted and event.type() == QEvent.Type.Paint and target is self._inside:
            self._unpainted = False
            QTimer.singleShot(0, self._add_rest)
        elif event.type() == QEvent.Type.Resize and target is self._inside:
            QTimer.singleShot(0, self._keep_in_sight)
        return super().eventFilter(target, event)

    def _add_rest(self) -> None:
        for card in self._waiting:
            self._add_card(card)
        if self._end:
            self._add(label(self._end, "panel_note"))
        self._waiting, self._end = [], ""
        self.all_shown.emit()

    def _add_card(self, card: HelpCard) -> None:
        if self._look is not None:
            made = self._cards[card.id] = HelpCardView(card, self._look)
            made.phone_requested.connect(self._show_codes)
            if self._in_handout is not None:
                made.handout_requested.connect(self.handout_requested)
                made.show_in_handout(card.id in self._in_handout)
            self._add(made)

    def _show_codes(self, card: HelpCard, button: QWidget) -> None:
        if self._look is not None:
            self._phone.open_codes(card.name, card_codes(card), button, self._look)

    def show_statuses(self, statuses: Mapping[str, Status]) -> None:
        """Fill in what is open now, card by card."""
        for name, status in statuses.items():
            card = self._cards.get(name.partition("/")[0])
            if card is not None:
                card.show_status(name, status)

    def reveal(self, name: str) -> None:
        """Scroll to the card of a resource and give it the focus; an unknown one: the top."""
        if self._waiting:
            self._add_rest()
        first: QWidget | None = next(iter(self._choices.buttons()), None)
        if first is None:
            first = next(iter(self._cards.values()), None)
        target = self._cards.get(name, first)
        if target is not None:
            self.ensureWidgetVisible(target, 0, 40)
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_in_sight(self) -> None:
        """Scroll to the card that has the focus: what stands above it has grown."""
        focus = QApplication.focusWidget()
        if focus is not None and focus in self._cards.values():
            self.ensureWidgetVisible(focus, 0, 40)

    def ask_region(
        self,
        regions: Sequence[Region],
        likely: str | None,
        cards: Sequence[HelpCard],
        words: Phrases,
        look: Look,
    ) -> None:
        """Ask inside the panel where this clinic is; ``likely`` is offered, never assumed.

        ``cards``, below the question, are what may be shown in any country.
        """
        self._look = look
        self._start_over(words.places)
        self._add(label(f"{words.receptionist} {words.local_emergency}", "panel_note"))
        if regions:
            self._add_question(regions, likely, words)
        for card in cards:
            self._add_card(card)
        self.all_shown.emit()

    def _add_question(self, regions: Sequence[Region], likely: str | None, words: Phrases) -> None:
        self._add(label(words.where, "panel_question"))
        self._choices = QButtonGroup(self)
        self._choices.buttonToggled.connect(self._offer)
        self._use = WrappingButton()
        self._use.say(words.show_places)
        self._use.setObjectName("main_button")
        self._use.clicked.connect(self._send_region)
        self._offer()
        for region in regions:
            choice = QRadioButton(literal(region.name))
            choice.setProperty("region", region.code)
            choice.setMinimumHeight(44)
            self._choices.addButton(choice)
            self._add(choice)
            if region.code == likely:
                choice.setChecked(True)
        self._add(self._use)

    def _offer(self) -> None:
        """Let the answer be sent once there is one."""
        self._use.setEnabled(self._choices.checkedButton() is not None)

    def _send_region(self) -> None:
        chosen = self._choices.checkedButton()
        if chosen is not None:
            self.region_chosen.emit(chosen.property("region"))

    def sizeHint(self) -> QSize:
        """Ask for nothing in particular: the window decides the width."""
        return QSize(300, 400)
