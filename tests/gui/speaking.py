"""A voice that the test holds in its hand: it says what it is told, and ends when the test says."""

from enum import Enum

from PySide6.QtCore import QLocale, QObject, Signal


class Voice:
    """Has a name, as voices of Qt have."""

    def name(self) -> str:
        """Return the name."""
        return "Marta"


class HandEngine(QObject):
    """Stands in for QTextToSpeech.

    ``is_late``: it falls silent only at flush(), as a service in another process does.
    ``is_deaf``: it takes a sentence and never begins.
    ``is_careless``: it takes one while it speaks.
    """

    class State(Enum):
        """What Qt's engine can be in."""

        Ready = 0
        Speaking = 1
        Paused = 2
        Error = 3

    stateChanged = Signal(object)  # noqa: N815 (the name that Qt gives it)

    def __init__(self, parent: QObject, languages: tuple[str, ...] = ("en", "es")):
        """Know these languages."""
        super().__init__(parent)
        self.languages = languages
        self.said: list[str] = []
        self.rates: list[float] = []
        self.language = ""
        self.is_late = self.is_deaf = self.is_careless = False
        self._state = self.State.Ready if languages else self.State.Error

    def become(self, state: "HandEngine.State") -> None:
        """Be in another state, and tell."""
        if state is not self._state:
            self._state = state
            self.stateChanged.emit(state)

    def finish(self) -> None:
        """Come to the end of the sentence."""
        assert self._state is self.State.Speaking, "Nothing is being said."
        self.become(self.State.Ready)

    def is_speaking(self) -> bool:
        """Say whether something can be heard."""
        return self._state is self.State.Speaking

    # -- what Qt's engine has

    def state(self) -> "HandEngine.State":
        return self._state

    def availableLocales(self) -> list[QLocale]:
        return [QLocale(tag) for tag in self.languages]

    def setLocale(self, locale: QLocale) -> None:
        self.language = locale.name()

    def voice(self) -> Voice:
        return Voice()

    def setRate(self, rate: float) -> None:
        self.rates.append(rate)

    def say(self, text: str) -> None:
        ready = self._state is self.State.Ready
        assert ready or self.is_careless, "The sentence before is not over."
        self.said.append(text)
        if not self.is_deaf:
            self.become(self.State.Speaking)

    def stop(self) -> None:
        if self._state is not self.State.Error and not self.is_late:
            self.become(self.State.Ready)

    def flush(self) -> None:
        """Fall silent at last, long after stop()."""
        self.become(self.State.Ready)
