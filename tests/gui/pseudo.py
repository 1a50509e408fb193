"""Pseudo-locales: all words of the program two fifths longer, or the window mirrored, or both (L6).

What a translator may do to the window, before there is one: words that nothing was made to fit, and
a language that is read from right to left. The pages keep their words; their frame does not.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

import msgspec
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from viewer.gui import directions, interface
from viewer.support.phrases import ENGLISH, PHRASES, Phrases

LONGER = 1.4
ACCENTED = "ẅ"
"""What a longer word ends in; as wide as a letter of our typefaces gets, and with a mark on top."""

_TURNED, _END = "\u202e", "\u202c"  # from here to there: right to left, whatever the letters are


class Longer(QTranslator):
    """A language whose words are all two fifths longer."""

    @staticmethod
    def turn(text: str) -> str:
        """Return ``text`` with each of its words made longer."""
        words = (word + ACCENTED * round(len(word) * (LONGER - 1)) for word in text.split(" "))
        return " ".join(words)

    def translate(
        self,
        context: str,  # noqa: ARG002
        text: str,
        disambiguation: str | None = None,  # noqa: ARG002
        n: int = -1,  # noqa: ARG002
    ) -> str:
        """Return the words of a button or a label in this language."""
        return self.turn(text)

    def isEmpty(self) -> bool:
        """Say that there are words in it: Qt would ask an empty one for none."""
        return False


class Turned(Longer):
    """A language in our letters that is read from right to left."""

    @staticmethod
    def turn(text: str) -> str:
        """Return ``text``, its letters from right to left."""
        return f"{_TURNED}{text}{_END}"


class Leftwards(QLocale):
    """Any language, as if it were read from right to left."""

    def textDirection(self) -> Qt.LayoutDirection:
        """Return the direction of Arabic."""
        return Qt.LayoutDirection.RightToLeft


class Both(Longer):
    """A language that is read from right to left, and whose words are longer too."""

    @staticmethod
    def turn(text: str) -> str:
        """Return ``text`` with longer words, its letters from right to left."""
        return Turned.turn(Longer.turn(text))


PSEUDO: dict[str, type[Longer]] = {"longer": Longer, "mirrored": Turned, "both": Both}


def _turned(words: object, translator: Longer) -> object:
    """Return the words of a table, or the tables in it, in the language of ``translator``."""
    if isinstance(words, str):
        return translator.turn(words)
    if isinstance(words, dict):
        return {key: _turned(value, translator) for key, value in words.items()}
    return [_turned(word, translator) for word in words] if isinstance(words, list) else words


@contextmanager
def pseudo(name: str) -> Iterator[None]:
    """Have every window that is made meanwhile speak the pseudo-locale ``name``."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    translator = PSEUDO[name]()
    app.installTranslator(translator)
    cards = _turned(msgspec.to_builtins(ENGLISH), translator)
    with ExitStack() as changed:
        for module in [] if name == "longer" else [directions, interface]:
            changed.enter_context(patch.object(module, "QLocale", Leftwards))
        changed.enter_context(patch.dict(PHRASES, en=msgspec.convert(cards, Phrases)))
        try:
            yield
        finally:
            app.removeTranslator(translator)
            app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def in_force(name: str, window: QWidget) -> bool:
    """Say whether the words on the buttons of ``window``, and its direction, are those of it."""
    said = "".join(button.text() for button in window.findChildren(QAbstractButton))
    right = window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    signs = {ACCENTED: name != "mirrored", _TURNED: name != "longer"}
    return right is (name != "longer") and all((sign in said) is on for sign, on in signs.items())
