"""Codes that a person takes away on her own phone: built when asked for, gone half a minute later.

How to show them: ``PhoneCard(page).open_codes(title, card_codes(card), button, look)``, or with
``[page_code(article, today)]``.
"""

from collections.abc import Sequence
from datetime import date

import msgspec
from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.gui.code_view import SHOWN, CodeView
from viewer.gui.labels import label
from viewer.gui.popover import Popover
from viewer.gui.theme import Look
from viewer.handout.code import Dots, code_address, dots, text_code
from viewer.handout.takeaway import takeaway_questions, takeaway_text
from viewer.library.article import Article
from viewer.support.card import HelpCard

APART = 28
"""Pixels between two codes, so that a phone sees one of them at a time."""


class Code(msgspec.Struct, frozen=True):
    """A code, and what stands over it."""

    name: str
    dots: Dots


def has_codes(card: HelpCard) -> bool:
    """Say whether ``card`` has a number to ring or an address to open."""
    return bool(_dials(card))


def card_codes(card: HelpCard) -> list[Code]:
    """Return a code for each number and each address that ``card`` shows."""
    return [Code(text, dots(dial)) for dial, text in _dials(card).items()]


def _dials(card: HelpCard) -> dict[str, str]:
    """Return what a phone may take over, and what the card shows for it.

    Never an emergency number: who needs it dials three digits, and nobody is to call it unawares.
    """
    if card.urgent:
        return {}
    return {way.dial: way.text for way in card.ways if code_address(way.dial) == way.dial}


def page_code(article: Article, today: date) -> Code:
    """Return what ``article`` says in short as one code, whose text a phone shows by itself."""
    return Code(article.front.code, text_code(takeaway_text(article, today)))


def question_codes(name: str, questions: Sequence[str]) -> list[Code]:
    """Return ``questions``, the library's own words, as codes called ``name``: as few as hold them.

    One that is too long for a code has none.
    """
    texts = takeaway_questions(questions)
    names = [name] if len(texts) == 1 else [f"{name} ({at})" for at in range(1, len(texts) + 1)]
    return [Code(one, text_code(text)) for one, text in zip(names, texts, strict=True)]


class PhoneCodes(QWidget):
    """Codes below each other, each under its name; blank after half a minute, all together."""

    def __init__(self, codes: Sequence[Code], parent: QWidget | None = None, shown: int = SHOWN):
        """Show ``codes`` for ``shown`` milliseconds."""
        super().__init__(parent)
        self._gone = False
        self._hint = label("", "popover_text")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self._hint)
        self._views = []
        for at, code in enumerate(codes):
            if at:
                rows.addSpacing(APART)
            rows.addWidget(label(code.name, "card_name"))
            view = CodeView(code.dots, "", shown=shown)
            view.blanked.connect(self._tell_gone)
            view.setProperty("code_name", code.name)
            self._views.append(view)
            rows.addWidget(view)
        self._say()

    def _tell_gone(self) -> None:
        self._gone = True
        self._say()

    def _say(self) -> None:
        if self._gone:
            text = self.tr("The codes are gone, so that nobody else reads them here.")
        else:
            text = self.tr(
                "Point the camera of your phone at a code. It is shown for half a minute."
            )
        self._hint.setText(text)
        for view in self._views:
            name = str(view.property("code_name"))
            view.setAccessibleName(self.tr("A code for your phone: {name}").format(name=name))

    def changeEvent(self, event: QEvent) -> None:
        """Say the words anew when the language changes (L3)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()


class PhoneCard(QObject):
    """Opens codes beside the button that asked for them, inside the window of the visit."""

    def __init__(self, page: QWidget):
        """Serve ``page``; put the card away when that changes its size, or hides."""
        super().__init__(page)
        self._page = page
        self._popover: Popover | None = None
        self._shown: Sequence[QWidget] = ()
        page.installEventFilter(self)

    def open_codes(self, title: str, codes: Sequence[Code], button: QWidget, look: Look) -> None:
        """Show ``codes`` under ``title`` beside ``button``."""
        self.open(title, [PhoneCodes(codes)], button, look)

    def open(self, title: str, widgets: Sequence[QWidget], button: QWidget, look: Look) -> None:
        """Show ``widgets``, which the card then owns, under ``title`` beside ``button``."""
        self.dismiss()
        # The page itself may be too narrow for a code; what it stands in is the whole width.
        around = self._page.parentWidget() or self._page
        if self._popover is None or self._popover.parentWidget() is not around:
            self._popover = Popover(around)
        beside = QRect(button.mapTo(around, QPoint()), button.size())
        self._shown = widgets
        self._popover.open(title, widgets, beside, look)

    def dismiss(self) -> None:
        """Put the codes away, at once and for good."""
        if self._popover is not None:
            self._popover.dismiss()
        for widget in self._shown:
            widget.hide()
            widget.deleteLater()
        self._shown = ()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the card away when what it stands beside has moved, or is no longer shown."""
        if event.type() in (QEvent.Type.Hide, QEvent.Type.Resize):
            self.dismiss()
        return super().eventFilter(watched, event)
