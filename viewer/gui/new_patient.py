"""A clinic's computer serves many people: offers to begin for the next one, and never forces it."""

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QWidget

from viewer.visit.visit import Visit

if TYPE_CHECKING:
    from viewer.gui.ask import Ask

IDLE = 30 * 60.0
"""Seconds after which the person who read is likely to be gone."""

SECOND = 1000
"""Milliseconds."""

_TOUCHES = frozenset(
    {
        *(QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress),
        *(QEvent.Type.TouchBegin, QEvent.Type.Wheel, QEvent.Type.TabletPress),
    }
)


class Question(Enum):
    """What is asked: after a print, after a long silence, before another page is opened."""

    PRINTED = "printed"
    SILENT = "silent"
    HANDOUT = "handout"


class NewPatient(QObject):
    """Asks whether somebody else is here now, as a question across the window.

    Signals:
        agreed(): yes: end this visit.
    """

    agreed = Signal()

    def __init__(self, window: QWidget, rows: QBoxLayout, visit: Visit, now: Callable[[], float]):
        """Ask in ``rows`` of ``window``, below the bar; ``now`` counts seconds and is never set."""
        super().__init__(window)
        self._window, self._rows, self._visit, self._now = window, rows, visit, now
        self._last = 0.0
        self._asks: Ask | None = None
        self._question = Question.SILENT
        self._then: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    @property
    def is_watching(self) -> bool:
        """Whether the silence is being timed; on a fresh visit nothing wakes the computer."""
        return self._timer.isActive()

    def note(self) -> None:
        """Note that somebody did something: a page was opened, the handout was changed."""
        if self._visit.is_fresh:
            self._timer.stop()
            return
        self._last = self._now()
        handle = self._window.windowHandle()
        if handle is not None:
            # All touches of a person come through here first, and little else does.
            handle.installEventFilter(self)  # a second time changes nothing
        if not self._timer.isActive() and not self._is_asking:
            self._timer.start(round(IDLE * SECOND))

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        """Note each touch; after a long silence ask before it does anything else (the PC slept)."""
        if event.type() in _TOUCHES and self._timer.isActive():
            if self._now() - self._last >= IDLE:
                self.look()
            else:
                self._last = self._now()
        return super().eventFilter(target, event)

    def look(self) -> None:
        """Ask if it has been silent too long; come back when it could be next."""
        self._timer.stop()
        if self._visit.is_fresh or self._is_asking:
            return
        left = IDLE - (self._now() - self._last)
        if left > 0:
            self._timer.start(max(SECOND, round(left * SECOND)))
        else:
            self._ask(Question.SILENT)

    @property
    def _is_asking(self) -> bool:
        return self._asks is not None and not self._asks.isHidden()

    @property
    def _is_silent(self) -> bool:
        """Whether it has been silent too long, be it asked about already or not."""
        return not self._visit.is_fresh and self._now() - self._last >= IDLE

    def offer_after_print(self) -> None:
        """Offer it: the pages are on their way, and their reader may be too."""
        if not self._is_asking:
            self._ask(Question.PRINTED)

    def offer(self, then: Callable[[], None]) -> None:
        """Ask who is here before ``then`` is done; where nothing tells of another, do it at once.

        Whichever answer is chosen, and also where a new visit is begun instead of an answer,
        ``then`` is done after it.
        """
        self._then = then
        if self._visit.handout.count:
            self._ask(Question.HANDOUT)
        elif self._is_asking:
            self._ask_again()
        elif self._is_silent:
            self._ask(Question.SILENT)
        else:
            self.go_on()

    def go_on(self) -> None:
        """Do what has waited for an answer, if anything has."""
        then, self._then = self._then, None
        if then is not None:
            then()

    def _ask(self, question: Question) -> None:
        if self._asks is None:
            from viewer.gui.ask import Ask

            self._asks = Ask(self._window)
            self._asks.answered.connect(self._answered)
            self._asks.outdated.connect(self._ask_again)
            self._rows.insertWidget(1, self._asks)
        self._question = question
        self._timer.stop()
        no = self.tr("The same person") if self._then is not None else self.tr("Not now")
        # Only where somebody has just asked for a page may the question take the focus.
        focus = self._then is not None
        self._asks.ask(self._words(question), self.tr("New patient"), no, focus=focus)

    def _ask_again(self) -> None:
        """Ask once more what nobody has answered yet, in the language of now."""
        self._ask(self._question)

    def _words(self, question: Question) -> str:
        return {
            Question.PRINTED: self.tr("Will somebody else read here next?"),
            Question.HANDOUT: self.tr(
                "There is a handout here already. Is it for the same person?"
            ),
            Question.SILENT: self.tr(
                "Nobody has used this for 30 minutes. Is somebody else here now?"
            ),
        }[question]

    def _answered(self, yes: bool) -> None:
        if yes:
            self.agreed.emit()
        else:
            self.note()
        self.go_on()

    def rest(self) -> None:
        """Ask nothing any more: another visit begins, and go_on() comes when it has begun."""
        self._timer.stop()
        if self._asks is not None:
            self._asks.hide()


def put_away_copies(*, all_of_them: bool = False) -> None:
    """Take back what was copied out of this window; what another program put there stays.

    All of them: in a kiosk nobody else copies, and selecting is enough under X (K3).
    """
    clipboard = QGuiApplication.clipboard()
    places = [(clipboard.Mode.Clipboard, clipboard.ownsClipboard())]
    if clipboard.supportsSelection():
        places.append((clipboard.Mode.Selection, clipboard.ownsSelection()))
    for mode, ours in places:
        if ours or all_of_them:
            clipboard.clear(mode)
