"""What is in a handout as codes for the phone: no printer, and nothing that lies on a tray."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from viewer.gui.labels import label
from viewer.gui.parts import Parts
from viewer.gui.phone_code import (
    Code,
    PhoneCard,
    card_codes,
    has_codes,
    page_code,
    question_codes,
)
from viewer.gui.theme import Look
from viewer.gui.tile import Row
from viewer.handout.leaflet import question_text
from viewer.support.card import HelpCard, help_cards
from viewer.visit.handout import Kind, Piece

QUESTIONS = "questions"
"""What a row is about that stands for all questions together."""


class HandoutCodes(QObject):
    """Lists what is in the handout; of the one that is chosen it shows the codes.

    One at a time: a code is shown for half a minute, which is too short for a whole handout.
    """

    def __init__(self, page: QWidget, parts: Parts, region: Callable[[], str | None]):
        """Serve ``page``, the handout of ``parts.visit``; ``region`` is whose places are shown."""
        super().__init__(page)
        self._parts, self._region = parts, region
        self._card = PhoneCard(page)
        self._button: QWidget | None = None
        self._look: Look | None = None

    def open(self, button: QWidget, look: Look) -> None:
        """Ask beside ``button`` which of the pages and places shall be shown."""
        self._button, self._look = button, look
        places = self._places()
        rows: list[QWidget] = []
        for piece in self._parts.visit.handout.pieces:
            name = self._name(piece, places)
            if name:
                rows.append(self._row(name, piece.kind.value, piece.id, look))
        if self._questions():
            rows.append(self._row(self._questions_name(), QUESTIONS, "", look))
        if not rows:
            text = self.tr("There are no codes for what is in your handout.")
            rows.append(label(text, "popover_text"))
        self._card.open(self.tr("On your phone"), rows, button, look)

    def _row(self, name: str, kind: str, piece: str, look: Look) -> Row:
        row = Row(name, "", look)
        row.setProperty("kind", kind)
        row.setProperty("piece", piece)
        row.clicked.connect(self._choose)
        return row

    def _questions_name(self) -> str:
        return self.tr("Questions for my appointment")

    def _questions(self) -> list[str]:
        """Return the questions of the library: what somebody typed herself is in no code (K9)."""
        parts = self._parts
        chosen = [question for question in parts.visit.handout.questions if question.article]
        texts = [question_text(one, parts.library, parts.visit.language) for one in chosen]
        return [text for text in texts if text is not None]

    def dismiss(self) -> None:
        """Put the codes away, at once and for good."""
        self._card.dismiss()

    def _choose(self) -> None:
        sender = self.sender()
        kind, name = str(sender.property("kind")), str(sender.property("piece"))
        if self._button is not None and self._look is not None:
            title, codes = self._codes(kind, name)
            self._card.open_codes(title, codes, self._button, self._look)

    def _codes(self, kind: str, name: str) -> tuple[str, list[Code]]:
        if kind == QUESTIONS:
            return self._questions_name(), question_codes(self._questions_name(), self._questions())
        if kind == Kind.HELP:
            card = self._places()[name]
            return card.name, card_codes(card)
        article = self._parts.library.article(name, self._parts.visit.language)
        if article is None:
            return "", []
        return article.front.title, [page_code(article, self._parts.clock.now().date())]

    def _name(self, piece: Piece, places: dict[str, HelpCard]) -> str:
        """Return what a piece is called; nothing where it has no code, or is not there any more."""
        if piece.kind is Kind.HELP:
            card = places.get(piece.id)
            return card.name if card is not None and has_codes(card) else ""
        article = self._parts.library.article(piece.id, self._parts.visit.language)
        return article.front.title if article is not None else ""

    def _places(self) -> dict[str, HelpCard]:
        parts, today = self._parts, self._parts.clock.now().date()
        contacts, language = parts.settings.contacts, parts.visit.language
        cards = help_cards(parts.directory, self._region(), contacts, language, today)
        return {card.id: card for card in cards}
