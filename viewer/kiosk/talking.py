"""Reads whole screens aloud to somebody who does not see them, while a visit lasts (A27, A30)."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from viewer.gui.columns import SEARCH, Columns
from viewer.gui.speaker import Speaker
from viewer.gui.speech_state import Speech
from viewer.kiosk.keypad import Act
from viewer.kiosk.lockdown import SIGNS
from viewer.kiosk.spoken_screen import Tongue, spoken, spoken_focus
from viewer.visit.visit import Visit

GLANCE = 1_000
"""Milliseconds after which a silent voice looks whether the screen says something new."""

STEPS = {Act.SLOWER: -1, Act.FASTER: 1, Act.QUIETER: -1, Act.LOUDER: 1}


class Talking(QObject):
    """Off until toggle(); then it reads the screen, and from then on whatever is new on it.

    Any touch or key silences it, and only then does what it was meant to do. Nothing that was said
    is kept once it is off.

    Signals:
        changed(bool): it is on now, or off.
        failed(str): there is no voice, or no longer one; a sentence for the reader.
    """

    changed = Signal(bool)
    failed = Signal(str)

    def __init__(
        self,
        desk: QWidget,
        columns: Columns,
        bar: QWidget,
        visit: Visit,
        numbers: Callable[[], Collection[str]],
    ):
        """Read ``desk``, whose pages stand in ``columns``; its ``bar`` only when it is asked to.

        ``numbers`` returns what begins with a number to ring.
        """
        super().__init__(desk)
        self._desk, self._columns, self._bar = desk, columns, bar
        self._visit, self._numbers = visit, numbers
        self._screen = desk
        self._speaker: Speaker | None = None
        self._tongue = Tongue("")
        self._place: tuple[object, ...] = ()
        self._seen: Counter[str] = Counter()
        self._focus: Sequence[str] = ()
        self._at: QWidget | None = None
        self._silenced, self._added = False, 0
        self._soon, self._glance = QTimer(self), QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._settle)
        self._glance.setInterval(GLANCE)
        self._glance.timeout.connect(self._look)

    @property
    def is_on(self) -> bool:
        """Whether screens are read aloud."""
        return self._speaker is not None

    def toggle(self) -> None:
        """Read the screen and go on reading what is new, or end that."""
        if self.is_on:
            self.end()
            return
        self._speaker = Speaker(self)
        self._speaker.prepared.connect(self._arrive)
        self._speaker.failed.connect(self._give_up)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.installEventFilter(self)
            app.focusChanged.connect(self._wait)
        self._glance.start()
        self.changed.emit(True)
        self._prepare()

    def end(self) -> None:
        """Be silent at once and keep nothing; the next voice is as loud and fast as usual (A28)."""
        speaker, self._speaker = self._speaker, None
        if speaker is None:
            return
        speaker.load(())
        speaker.deleteLater()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.removeEventFilter(self)
            app.focusChanged.disconnect(self._wait)
        self._soon.stop()
        self._glance.stop()
        self._place, self._focus, self._at = (), (), None
        self._silenced, self._added = False, 0
        self._seen.clear()
        self.changed.emit(False)

    def obey(self, act: Act) -> None:
        """Do what a key of the keypad asks of a voice (A28, A30)."""
        if act is Act.SPEAK or (act is Act.HEADSET_IN and not self.is_on):
            self.toggle()
        elif act is Act.HEADSET_OUT:
            self.end()
            for other in self._others():
                other.pause()  # where there is no plug the room may hear it
        elif act in STEPS:
            self._change(act)

    def _change(self, act: Act) -> None:
        """Change the voice that a reader has begun: a page's, while it speaks, or the screen's."""
        spoken = [one for one in self._others() if one.speech is Speech.SPEAKING]
        for voice in spoken or filter(None, [self._speaker]):
            if act in (Act.SLOWER, Act.FASTER):
                voice.change_rate(STEPS[act])
                words = QCoreApplication.translate("ListenBar", "Speed {rate}")
            else:
                voice.change_volume(STEPS[act])
                words = QCoreApplication.translate("ListenBar", "Volume {percent} %")
            if voice is self._speaker:  # of the other its own bar tells
                told = words.format(rate=f"{voice.rate:g}", percent=round(100 * voice.volume))
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._desk, told))
                self.add(told)

    def add(self, words: str) -> None:
        """Say ``words``, and then go on with what the key has silenced, sentence by sentence."""
        speaker = self._speaker
        if speaker is None or speaker.is_looking:
            return
        if any(one.speech is Speech.SPEAKING for one in self._others()):
            return
        going = self._silenced or speaker.speech is Speech.SPEAKING
        # Of a key pressed before, what it added is no longer true.
        rest = list(speaker.texts[max(speaker.at, self._added) :]) if going else []
        told = self._tongue.text(words)
        self._say([*told, *rest])
        self._added = len(told)

    def read(self, screen: QWidget | None = None) -> None:
        """Read all that is on ``screen``, which stands before the desk; without one, the desk.

        While it is off, only note which it is. Nothing is ever said of another page that covers
        the desk, such as the one for a PIN.
        """
        self._screen = screen or self._desk
        if self._speaker is None or self._speaker.is_looking:
            return
        self._remember()
        self._say(spoken(self._screen, self._tongue))

    def return_to_desk(self) -> None:
        """Be silent: the desk stands in front again, as it was."""
        self._hush()
        self._screen = self._desk

    # -- the voice ------------------------------------------------------------------------------

    def _prepare(self) -> None:
        """Look for a voice; the page is read when there is one."""
        if self._speaker is not None:
            self._tongue = Tongue(self._visit.language, self._numbers())
            self._speaker.prepare(self._visit.language)

    def _arrive(self, missing: str) -> None:
        if missing:
            self._give_up(missing)
        else:
            self.read(self._screen)

    def _give_up(self, why: str) -> None:
        self.end()
        self.failed.emit(why)

    def _say(self, texts: Sequence[str]) -> None:
        if self._speaker is not None and texts:
            for other in self._others():
                other.pause()  # never two voices at once
            self._added = 0
            self._speaker.load(list(texts))
            self._speaker.play()

    def _others(self) -> list[Speaker]:
        """Return the voices of the button Listen."""
        return [one for one in self._desk.findChildren(Speaker) if one is not self._speaker]

    def _hush(self) -> None:
        if self._speaker is not None and not self._speaker.is_looking:
            self._silenced = self._speaker.speech is Speech.SPEAKING
            self._speaker.stop()

    # -- what a hand does, and what the screen becomes ------------------------------------------

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        """Be silent before anything else is done, and let every event pass."""
        kind = event.type()
        typed = kind == QEvent.Type.InputMethod
        if kind in SIGNS and (typed or target.isWindowType()):
            self._hush()
            self._wait()
        elif kind == QEvent.Type.KeyRelease and target.isWindowType():
            self._wait()  # the space bar presses a button when it comes up
        return False

    def _wait(self) -> None:
        """Look as soon as all that was asked for has been done."""
        if self.is_on:
            self._soon.start(0)

    def _settle(self) -> None:
        # Places to get help are made once the first of them are painted.
        self._desk.window().repaint()
        QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        """Say what is new: another page, some words on it, or where the keyboard is."""
        if self._speaker is None or self._speaker.is_looking or not self._screen.isVisible():
            return
        if self._speaker.speech is Speech.SPEAKING:
            return  # no hand was there since; what comes meanwhile is said when this is over
        if self._visit.language != self._tongue.language:
            self._prepare()
            return
        place, seen, focus, at = self._place, self._seen, self._focus, self._at
        page, around = self._remember()
        if at is self._at and any(one.speech is Speech.SPEAKING for one in self._others()):
            return  # she listens to a page, and only her going elsewhere ends that
        said = []
        if self._screen is self._desk:
            said = _new(around, seen)
            said += page if place != self._place else _new(page, seen)
        if self._focus != focus and not (place != self._place and set(self._focus) & set(said)):
            said += self._focus
        self._say(said)

    def _remember(self) -> tuple[Sequence[str], Sequence[str]]:
        """Note what is on the screen now; return what stands on the page, and what around it."""
        self._at = focus = QApplication.focusWidget()
        inside = focus is not None and self._screen.isAncestorOf(focus)
        self._focus = spoken_focus(focus, self._tongue) if focus is not None and inside else ()
        if self._screen is not self._desk:
            return (), ()
        columns = self._columns
        fields = columns.findChildren(QLineEdit) if columns.front == SEARCH else []
        # Answers to other words are another page, even where some of them stay.
        asked = [field.text() for field in fields if field.isVisible()]
        self._place = (columns.front, self._visit.history.current.address, *asked)
        page = spoken(columns, self._tongue)
        around = spoken(self._desk, self._tongue, (columns, self._bar))
        self._seen = Counter(page) + Counter(around)
        return page, around


def _new(lines: Sequence[str], seen: Counter[str]) -> list[str]:
    """Return those of ``lines`` that were not there before, in their order."""
    left = Counter(seen)
    found = []
    for line in lines:
        if left[line]:
            left[line] -= 1
        else:
            found.append(line)
    return found
