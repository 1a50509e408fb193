"""Finds a voice of this computer for a language, and does not hold up the window for it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal

from viewer.gui.speech_engine import system_engine, system_service
from viewer.gui.speech_service import Missing, SpeechService

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

Make = Callable[[QObject], "QTextToSpeech"]


class VoiceFinder(QObject):
    """Keeps the engine that has the voice; a second language is found in the same one.

    Signals:
        ended(str): looking has ended; a Missing.
    """

    ended = Signal(str)

    def __init__(self, parent: QObject, make: Make) -> None:
        """Speak with what ``make`` returns; the computer's own speech is asked before (F12)."""
        super().__init__(parent)
        self._make = make
        self._service: SpeechService | None = None
        self._engine: QTextToSpeech | None = None
        self._language = ""
        self._locale = QLocale.c()

    @property
    def engine(self) -> "QTextToSpeech | None":
        """The engine that can speak; None before there is one, and after forget()."""
        return self._engine

    @property
    def language(self) -> str:
        """The language that was asked for last (BCP 47)."""
        return self._language

    @property
    def locale(self) -> QLocale:
        """The locale of the voice that was found last."""
        return self._locale

    @property
    def is_looking(self) -> bool:
        """Whether a service is being asked; ended() will come."""
        return self._service is not None

    def look(self, language: str) -> None:
        """Look for a voice for ``language`` (BCP 47); ended() tells, at once or later."""
        self.cancel()
        self._language = language
        if self._engine is not None:
            self._choose()
            return
        try:
            service = system_service(self) if self._make is system_engine else None
        except ImportError:
            self.ended.emit(Missing.PACKAGE)
            return
        if service is None:
            self._open()
            return
        self._service = service
        service.ended.connect(self._hear)
        service.ask()

    def cancel(self) -> None:
        """Wait for no service any longer; ended() will not come."""
        service, self._service = self._service, None
        if service is not None:
            service.hang_up()
            service.deleteLater()

    def forget(self) -> None:
        """Let the engine go; the next look() makes another."""
        engine, self._engine = self._engine, None
        if engine is not None:
            engine.deleteLater()

    def _hear(self, missing: str) -> None:
        service, self._service = self._service, None
        if service is not None:
            service.deleteLater()
        if missing:
            self.ended.emit(missing)
        else:
            self._open()

    def _open(self) -> None:
        try:
            self._engine = self._make(self)
        except ImportError:
            self.ended.emit(Missing.PACKAGE)
            return
        self._choose()

    def _choose(self) -> None:
        engine = self._engine
        if engine is None:
            return
        fitting = self._fitting(engine)
        if fitting:
            self._locale = fitting[0]
            engine.setLocale(self._locale)
            self.ended.emit(Missing.NOTHING)
            return
        broken = is_broken(engine)
        self.forget()
        self.ended.emit(Missing.SERVICE if broken else Missing.LANGUAGE)

    def _fitting(self, engine: "QTextToSpeech") -> list[QLocale]:
        """Return the voices' locales for the language; that of this computer comes first."""
        if is_broken(engine):
            return []
        wanted, here = QLocale(self._language), QLocale.system()
        found = [
            locale
            for locale in engine.availableLocales()
            if locale.language() == wanted.language() != QLocale.Language.C
        ]
        return sorted(found, key=lambda locale: locale.territory() != here.territory())


def is_broken(engine: "QTextToSpeech") -> bool:
    """Say whether the engine has failed, or never worked."""
    return engine.state() == type(engine).State.Error
