"""Joins the handout of a visit with the buttons that fill it and the page that shows it.

It is here from the start and so it is small; the page, and what makes paper of it, come when the
page is first opened.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from viewer.gui.parts import Parts
from viewer.gui.theme import Look
from viewer.settings import Settings
from viewer.visit.handout import Kind, Question

if TYPE_CHECKING:
    from viewer.gui.handout_press import HandoutPress
    from viewer.gui.printing import Printing

HANDOUT = "handout"
"""Address of the page “My handout”."""


def system_printing(window: QWidget, settings: Settings) -> "Printing":
    """Return the way to print on a clinic's computer: the system's own dialog over ``window``."""
    # Only when somebody opens her handout: no other page waits for it.
    from viewer.gui.printing import SystemPrinting

    return SystemPrinting(window, settings)


class HandoutDesk(QObject):
    """What a person wants to take home.

    Signals:
        changed(): something was put in, taken out or moved.
        told(str): a sentence for the reader.
        printed(): her pages are on their way to the printer.
        new_patient_requested(): whoever is here says that the next one begins.
    """

    changed = Signal()
    told = Signal(str)
    printed = Signal()
    new_patient_requested = Signal()

    def __init__(self, parts: Parts, region: Callable[[], str | None], window: QWidget):
        """Serve the handout of ``parts.visit``; ``region`` is the one whose places are shown."""
        super().__init__(window)
        self._parts, self._region, self._window = parts, region, window
        self._press: HandoutPress | None = None

    @property
    def count(self) -> int:
        """How many things are in it."""
        return self._parts.visit.handout.count

    @property
    def is_printing(self) -> bool:
        """Whether pages are being made or printed."""
        return self._press is not None and self._press.is_busy

    @property
    def places(self) -> frozenset[str]:
        """The ids of the places to get help that are in it."""
        pieces = self._parts.visit.handout.pieces
        return frozenset(piece.id for piece in pieces if piece.kind is Kind.HELP)

    def holds(self, kind: Kind, name: str) -> bool:
        """Say whether an article or a card is in it."""
        return self._parts.visit.handout.holds(kind, name)

    def toggle(self, kind: Kind, name: str) -> None:
        """Put an article or a card in, or take it out again; a screen reader is told (A26)."""
        handout = self._parts.visit.handout
        if handout.holds(kind, name):
            handout.remove(kind, name)
            self.note(self.tr("Taken out of my handout."))
        elif handout.add(kind, name):
            self.note(self.tr("Added to my handout."))
        else:
            self._tell_full()

    def toggle_place(self, name: str) -> None:
        """Put the card of a place to get help in, or take it out again."""
        self.toggle(Kind.HELP, name)

    def choose(self, question: Question) -> None:
        """Put a question in, or take it out again."""
        handout = self._parts.visit.handout
        if question in handout.questions:
            handout.drop(question)
            self.note(self.tr("Question taken off."))
        else:
            self.ask(question)

    def ask(self, question: Question) -> None:
        """Put a question in that somebody has typed."""
        if self._parts.visit.handout.ask(question):
            self.note(self.tr("Question chosen."))
        else:
            self._tell_full()

    def _tell_full(self) -> None:
        self.told.emit(
            self.tr("Your handout is full. Take something out before you add something else.")
        )

    def note(self, said: str) -> None:
        """Have everything show that the handout has changed, and ``said`` be heard."""
        self.changed.emit()
        if said and self._window.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, said))

    def page(self, look: Look) -> QWidget:
        """Return the page “My handout” as it is now; the first call builds it, see take_focus()."""
        if self._press is None:
            # Only when somebody opens it: no other page waits for it.
            from viewer.gui.handout_press import HandoutPress

            self._press = HandoutPress(self, self._parts, self._region, self._window)
        self._press.show(look)
        return self._press.page

    def take_focus(self) -> None:
        """Put the focus on the page."""
        if self._press is not None:
            self._press.take_focus()

    def press_print(self) -> None:
        """Do what the button “Print” of the page does, where there is one."""
        if self._press is not None:
            self._press.press_print()

    def end(self) -> None:
        """Stop what is being made or printed, and forget it: the visit is over (K3)."""
        if self._press is not None:
            self._press.end()
