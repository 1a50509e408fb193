"""The kiosk: one full screen, one visit at a time, and a quiet page between two people."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from viewer.clock import running
from viewer.gui.interface import speak
from viewer.gui.keyboard_window import KeyboardWindow
from viewer.gui.new_patient import put_away_copies
from viewer.gui.parts import Parts
from viewer.gui.theme import apply
from viewer.help_page import languages_of
from viewer.kiosk.attract import Attract
from viewer.kiosk.desk import KioskDesk
from viewer.kiosk.idle import Idle, budget
from viewer.kiosk.kept import Kept
from viewer.kiosk.keyboard import put_away
from viewer.kiosk.keypad import Act
from viewer.kiosk.lockdown import Lockdown
from viewer.kiosk.sizes import kiosk_look
from viewer.kiosk.still_here import ANSWERING, TOLD_AGAIN, StillHere
from viewer.kiosk.tiles import kiosk_tiles
from viewer.kiosk.visible_words import visible_words
from viewer.problems import Problem
from viewer.staff.log import Event
from viewer.visit.ending import do_all
from viewer.visit.visit import Visit

TITLE = "Snowdrop"
"""Title of the window, whatever is on show (K5)."""

LARGE = 200
"""Percent from which on a reader is given twice the time (K2)."""

INTRUDER = Problem(file="", line=0, rule="foreign-window", message="Another window tried to open.")


class KioskWindow(KeyboardWindow):
    """The only window there is. A visit is a desk of its own, thrown away whole when it ends.

    The desk of the next visit is made beforehand, so that ending one takes no longer than showing
    another page.

    Signals:
        staff_requested(): the clinic's name was pressed for long.
    """

    staff_requested = Signal()

    def __init__(self, kept: Kept, now: Callable[[], float] = running):
        """Build the attract page and the first desk; ``now`` counts seconds (see ``idle``)."""
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        # The screen says how large it is, and no page: else the bar could stand below the glass.
        self.setMinimumSize(1, 1)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._kept = kept
        self._may_close = False
        self._ended: datetime | None = None
        self._spare: KioskDesk | None = None
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.attract = Attract(kept.settings.clinic_name, counts=kept.settings.counts)
        self._cover: QWidget = self.attract
        self.question = StillHere()
        look = kiosk_look(kept.settings)
        for cover in (self.attract, self.question):
            self._stack.addWidget(cover)
            apply(cover, look)
        self.desk = self._make_desk()
        self._stack.setCurrentWidget(self.attract)
        self.idle = Idle(self._allowed, self._is_busy, now, self)
        self.lockdown = Lockdown(self, kept.settings.keypad)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._make_spare)
        self._connect()
        self._soon.start(0)

    def _connect(self) -> None:
        self.attract.touched.connect(self.begin)
        self.question.stayed.connect(self.idle.active)
        self.question.finished.connect(self.finish)
        self.question.hide_requested.connect(self.hide_now)
        self.idle.counted.connect(self._ask)
        self.idle.resumed.connect(self._resume)
        self.idle.expired.connect(self.rest)
        self.lockdown.active.connect(self._touched)
        self.lockdown.stirred.connect(self.idle.wake)
        self.lockdown.hide_requested.connect(self.hide_now)
        self.lockdown.keypad_pressed.connect(self._obey)
        self.question.speak_requested.connect(self._obey)
        self.lockdown.intruded.connect(self._note_intruder)

    # -- visits -------------------------------------------------------------------------------

    def begin(self) -> None:
        """Somebody wants to read: show the home page of her visit."""
        self._stack.setCurrentWidget(self.desk)
        self.desk.take_focus()
        self.idle.begin()

    def _obey(self, act: Act = Act.SPEAK) -> None:
        """Do what a key asks; where nobody reads yet, begin: she does not see where (A30)."""
        if self._stack.currentWidget() is self.attract and self.desk.begins_with(act):
            self.begin()
        if self._is_visited:
            self.desk.obey(act)
        if self.idle.asking and act is Act.LARGER_TEXT:
            self.idle.look()  # the question takes it at once

    def hide_now(self) -> None:
        """Cover everything at once; there is no way back to what was shown (K4).

        Where nobody reads there is nothing to hide: the glass that is being wiped stays shut.
        """
        if self._is_visited:
            self._end(self._cover)
            self.attract.stay_shut()

    @property
    def _is_visited(self) -> bool:
        """Whether a visit is on the screen, or the question to one."""
        return self._stack.currentWidget() in (self.desk, self.question)

    def finish(self) -> None:
        """End the visit and show a clean home page (K3)."""
        self._end(None)
        self.begin()

    def rest(self) -> None:
        """End the visit, if there is one, and wait for the next person."""
        self._end(self._cover)

    def last_ended(self) -> datetime | None:
        """Return when the last visit ended; None: there has been none since the start."""
        return self._ended

    @property
    def is_not_ready(self) -> bool:
        """Whether only help is shown, since something is missing on this machine."""
        return self._cover is not self.attract

    def take(self, kept: Kept) -> None:
        """Begin the next visits with other settings; none is on while staff choose them."""
        self._kept = kept
        speak(kept.settings.languages[0])
        self.attract.say()
        for desk in (self.desk, self._spare):
            if desk is not None:
                self._drop(desk)
        self._spare, self.desk = None, self._make_desk()

    def add_page(self, page: QWidget) -> None:
        """Put another page into the window, dressed like the rest; show_page() shows it."""
        apply(page, kiosk_look(self._kept.settings))
        self._stack.addWidget(page)

    def show_page(self, page: QWidget) -> None:
        """Show a page that is no visit's: the staff door, the clean glass. No visit is watched."""
        self.idle.rest()
        self._stack.setCurrentWidget(page)

    def show_only(self, page: QWidget) -> None:
        """Show ``page`` where the attract page would stand: this kiosk is not ready for readers."""
        self.add_page(page)
        self._cover = page
        self._stack.setCurrentWidget(page)

    def _end(self, cover: QWidget | None) -> None:
        """Drop the visit and all that showed it; ``cover`` is what stands there instead."""
        self.idle.rest()
        over = self.desk
        if self._is_visited:
            # Not a word of it goes into the log: lines with times would tell how many came, when.
            self._ended = self._kept.clock.now()
        if cover is not None or self._spare is None:
            # First of all out of sight: whatever fails after this, nothing can be read any more.
            self._stack.setCurrentWidget(self._cover)
            self._stack.repaint()
        # Before a page is shown that waited behind this visit, and took part in its language.
        speak(self._kept.settings.languages[0])
        self.desk = self._spare or self._make_desk()
        self._spare = None
        self._stack.setCurrentWidget(cover or self.desk)
        self._stack.repaint()
        languages = languages_of(self._kept.settings, self._kept.library)
        do_all(
            partial(self._drop, over),
            self._kept.library.forget,
            partial(put_away, languages),
            self._clear_clipboards,
        )
        if cover is not None:
            cover.setFocus(Qt.FocusReason.OtherFocusReason)
        self._soon.start(0)

    def _drop(self, desk: KioskDesk) -> None:
        leave = partial(self._stack.removeWidget, desk)
        do_all(desk.end_visit, leave, desk.hide, desk.deleteLater)

    def _clear_clipboards(self) -> None:
        put_away_copies(all_of_them=True)

    def _make_desk(self) -> KioskDesk:
        kept = self._kept
        desk = KioskDesk(
            Parts(
                settings=kept.settings,
                library=kept.library,
                directory=kept.directory,
                visit=Visit(kept.settings, kiosk=True),
                clock=kept.clock,
                tiles=partial(kiosk_tiles, counts=kept.settings.counts),
                printing=kept.printing,
            )
        )
        desk.hide_requested.connect(self.hide_now)
        desk.finish_requested.connect(self.finish)
        desk.staff_requested.connect(self.staff_requested)
        if kept.counts is not None:
            desk.answered.connect(kept.counts.add)
        self._stack.addWidget(desk)
        return desk

    def _make_spare(self) -> None:
        """Make the next visit's desk, now that this one is on the screen."""
        if self._spare is None:
            self._spare = self._make_desk()

    # -- silence ------------------------------------------------------------------------------

    def _allowed(self) -> float:
        visit = self.desk.visit
        large = visit.preferences.text_size >= LARGE or visit.preferences.spacing
        return budget(visible_words(self.desk), slowly=large or self.desk.is_listening)

    def _is_busy(self) -> bool:
        return self.desk.is_speaking or self.desk.is_printing

    def _touched(self) -> None:
        """Somebody is here. While the question stands, it gives way only after it had the touch.

        The touch would fall on the page behind it: on a tile she cannot see, and never on the
        question's own “Finish and clear”.
        """
        if self.idle.asking and (self.lockdown.key in ANSWERING or self.lockdown.act):
            return  # it moves between the buttons of the question, or presses one, or is no answer
        if self.idle.asking:
            QTimer.singleShot(0, self, self._answer)
        else:
            self.idle.active()

    def _answer(self) -> None:
        # A finger that is still down may yet press a button of the question.
        if self.idle.asking and not QGuiApplication.mouseButtons():
            self.idle.active()

    def _ask(self, seconds: int) -> None:
        self.question.count(seconds)
        look = kiosk_look(self.desk.visit.preferences)
        apply(self.question, look)
        self.question.set_look(look, *self.desk.place_of("hide"))
        if self.desk.visit.may_listen:
            self.question.offer_speech(look, *self.desk.place_of("speak"))
        if self._stack.currentWidget() is not self.question:
            self._stack.setCurrentWidget(self.question)
            self.question.take_focus()
        if seconds in TOLD_AGAIN:
            self.desk.say(self.question.words, self.question)

    def _resume(self) -> None:
        self.desk.hush()
        self._stack.setCurrentWidget(self.desk)
        self.desk.take_focus()

    def _note_intruder(self) -> None:
        self._kept.log.write(Event.PROBLEM, problem=INTRUDER)

    # -- the window ----------------------------------------------------------------------------

    def leave(self) -> None:
        """Close for good: staff asked for it, or the system did."""
        self._may_close = True
        self.idle.rest()
        self.lockdown.end()
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay, whoever asks, but staff (K13, F9)."""
        if self._may_close:
            event.accept()
        else:
            event.ignore()
