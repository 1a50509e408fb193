"""Says sentences one by one with a voice of the computer; nothing is said before somebody asks.

Qt's speech lies in a package of its own (PySide6-Addons) that a machine may lack. It is imported
when a reader opens the bar to listen, and no sooner.
"""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer, Signal

from viewer.gui.display_card import OWN_NAMES
from viewer.gui.speech_engine import system_engine
from viewer.gui.speech_finder import Make, VoiceFinder, is_broken
from viewer.gui.speech_service import Missing
from viewer.gui.speech_state import RATES, USUAL_RATE, USUAL_VOLUME, VOLUMES, Speech

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

PATIENCE = 6_000
"""Milliseconds in which a voice has to begin, or to be silent, once it is asked to."""

SETTLING = 1_000
"""Milliseconds in which an engine may tell that it is silent now; some never do."""

SLOWEST = 250
"""Milliseconds that one letter takes at the most, at the voice's own speed."""


class Speaker(QObject):
    """Says a list of sentences, from any of them on.

    A pause ends the sentence; it is said again from its beginning, which every engine can do.

    Signals:
        prepared(str): a voice was looked for; what is missing, as a sentence, or nothing.
        moved(int): the reader is now at this sentence, counted from 0.
        changed(): the voice began, paused, ended, or has another speed or volume.
        failed(str): the voice was lost; a sentence for the reader.
    """

    prepared = Signal(str)
    moved = Signal(int)
    changed = Signal()
    failed = Signal(str)

    def __init__(
        self, parent: QObject | None = None, make: Make | None = None, patience: int = PATIENCE
    ):
        """Speak with what ``make`` returns, and wait ``patience`` milliseconds for it."""
        super().__init__(parent)
        self._patience = patience
        self._finder = VoiceFinder(self, make or system_engine)
        self._finder.ended.connect(self._arrive)
        self._engine: QTextToSpeech | None = None
        self._texts: Sequence[str] = ()
        self._at = 0
        self._speech = Speech.SILENT
        self._rate, self._volume = USUAL_RATE, USUAL_VOLUME
        self._began = self._due = False
        self._watch = QTimer(self)
        self._watch.setSingleShot(True)
        self._watch.timeout.connect(self._give_up)

    # -- what is there --------------------------------------------------------------------------

    @property
    def speech(self) -> Speech:
        """What the voice does."""
        return self._speech

    @property
    def texts(self) -> Sequence[str]:
        """The sentences it was given last."""
        return self._texts

    @property
    def at(self) -> int:
        """The sentence that is said, or would be said next, counted from 0."""
        return self._at

    @property
    def rate(self) -> float:
        """How fast: 1.0 is the voice's own speed."""
        return RATES[self._rate]

    @property
    def volume(self) -> float:
        """How loud: 1.0 is the loudest."""
        return VOLUMES[self._volume]

    @property
    def is_ready(self) -> bool:
        """Whether there is a voice; after it failed there is none until prepare() finds one."""
        return self._engine is not None

    @property
    def voice(self) -> str:
        """The name of the voice; nothing before there is one."""
        return self._engine.voice().name() if self._engine is not None else ""

    @property
    def is_looking(self) -> bool:
        """Whether a voice is being looked for; prepared() will tell."""
        return self._finder.is_looking

    def prepare(self, language: str) -> None:
        """Look for a voice for ``language`` (BCP 47); say nothing aloud, and hold up nobody.

        prepared() tells what came of it: at once, or when the computer's speech has answered.
        """
        self.stop()
        self._finder.look(language)

    def _arrive(self, missing: str) -> None:
        engine = self._finder.engine
        if engine is not self._engine:
            self._let_go()
            self._engine = engine
            if engine is not None:
                engine.stateChanged.connect(self._hear)
        self.prepared.emit(self._what_is(Missing(missing)))

    def _what_is(self, missing: Missing) -> str:
        """Return a sentence that says what to do about what is missing."""
        tag = self._finder.language
        name = OWN_NAMES.get(tag) or QLocale(tag).nativeLanguageName() or tag
        return {
            Missing.NOTHING: "",
            Missing.PACKAGE: self.tr(
                "The part of Snowdrop that reads aloud is not installed. "
                "Ask for the extra “speech” (PySide6-Addons)."
            ),
            Missing.SERVICE: self.tr(
                "This computer cannot read aloud yet. "
                "On Linux, install speech-dispatcher and espeak-ng."
            ),
            Missing.ANSWER: self.tr(
                "The voice of this computer does not answer. You can read on. "
                "To try again, close this bar and press Listen."
            ),
            Missing.LANGUAGE: self.tr(
                "This computer has no voice for this language ({language}). "
                "On Linux, install speech-dispatcher and espeak-ng."
            ).format(language=name),
        }[missing]

    # -- what a reader asks for -------------------------------------------------------------------

    def load(self, texts: Sequence[str]) -> None:
        """Take other sentences, at the first one; the voice falls silent."""
        self.stop()
        self._texts, self._at = texts, 0

    def go_to(self, at: int) -> None:
        """Be at the sentence ``at``; say it if the voice speaks now."""
        if self._texts:
            self._at = max(0, min(at, len(self._texts) - 1))
            self.moved.emit(self._at)
            if self._speech is Speech.SPEAKING:
                self._say()

    def play(self) -> None:
        """Say the sentence the reader is at, and those after it."""
        if self._texts and self._engine is not None and self._speech is not Speech.SPEAKING:
            self._become(Speech.SPEAKING)
            self.moved.emit(self._at)
            self._say()

    def pause(self) -> None:
        """Be silent at once, and stay at this sentence."""
        if self._speech is Speech.SPEAKING:
            self._become(Speech.PAUSED)
            self._hush()

    def stop(self) -> None:
        """Be silent at once, and look for no voice any longer; the place is kept."""
        looked = self._finder.is_looking
        self._finder.cancel()
        if looked or self._speech is not Speech.SILENT:
            self._become(Speech.SILENT)
            self._hush()

    def change_rate(self, step: int) -> None:
        """Speak one step faster (1) or slower (-1); a sentence that is being said begins again."""
        self._rate = max(0, min(self._rate + step, len(RATES) - 1))
        self._take_up()

    def change_volume(self, step: int) -> None:
        """Speak one step louder (1) or quieter (-1); the sentence begins again (A28)."""
        self._volume = max(0, min(self._volume + step, len(VOLUMES) - 1))
        self._take_up()

    def restore(self) -> None:
        """Be silent, and as fast and as loud as for everybody who begins (A28)."""
        self.stop()
        self._rate, self._volume = USUAL_RATE, USUAL_VOLUME
        self.changed.emit()

    def _take_up(self) -> None:
        """Let the reader hear at once what has changed."""
        self.changed.emit()
        if self._speech is Speech.SPEAKING:
            self._say()

    # -- the engine -------------------------------------------------------------------------------

    def _become(self, speech: Speech) -> None:
        self._speech = speech
        self.changed.emit()

    def _hush(self) -> None:
        self._began = self._due = False
        self._watch.stop()
        if self._engine is not None:
            self._engine.stop()

    def _say(self) -> None:
        """Say this sentence as soon as the one before has fallen silent."""
        engine = self._engine
        if engine is None:
            return
        self._hush()
        if is_broken(engine):
            self._fail(self._broken())
        elif self._finder.locale not in engine.availableLocales():
            self._fail(self.tr("The voice is gone, so reading aloud has stopped."))
        elif engine.state() != type(engine).State.Ready:
            self._due = True
            self._watch.start(min(SETTLING, self._patience))
        else:
            self._begin()

    def _begin(self) -> None:
        engine = self._engine
        if engine is not None:
            self._watch.start(self._patience)
            # Engines count from -1 to 1, where each end doubles or halves the speed.
            engine.setRate(math.log2(self.rate))
            engine.setVolume(self.volume)
            engine.say(self._texts[self._at])
            if not self._began:
                self._hear(engine.state())  # an engine that spoke all along tells nothing new

    def _hear(self, state: "QTextToSpeech.State") -> None:
        """Follow what the engine does; it may tell late, of a sentence that was broken off."""
        engine = self._engine
        if engine is None or self._speech is not Speech.SPEAKING:
            return
        kinds = type(engine).State
        if state == kinds.Error:
            self._fail(self._broken())
        elif state == kinds.Speaking and not self._due:
            self._began = True
            length = len(self._texts[self._at])
            self._watch.start(self._patience + round(SLOWEST * length / self.rate))
        elif state == kinds.Ready and self._due:
            self._due = False
            self._begin()
        elif state == kinds.Ready and self._began:
            self._go_on()

    def _go_on(self) -> None:
        self._began = False
        self._watch.stop()
        if self._at + 1 < len(self._texts):
            self._at += 1
            self.moved.emit(self._at)
            self._say()
        else:
            self._at = 0
            self._become(Speech.SILENT)

    def _broken(self) -> str:
        return self.tr("The voice of this computer failed, so reading aloud has stopped.")

    def _give_up(self) -> None:
        """Wait no longer: neither for a voice to begin, nor for one to say that it is silent."""
        if self._due:
            self._due = False
            self._begin()
        else:
            told = self.tr("The voice of this computer does not answer. Reading aloud has stopped.")
            self._fail(told)

    def _fail(self, why: str) -> None:
        """Tell the reader; the next one who asks gets a new engine."""
        self._become(Speech.SILENT)
        self._hush()
        self._let_go()
        self._finder.forget()
        self.failed.emit(why)

    def _let_go(self) -> None:
        """Listen to this engine no longer; it may tell of itself until it is deleted."""
        engine, self._engine = self._engine, None
        if engine is not None:
            engine.stateChanged.disconnect(self._hear)
