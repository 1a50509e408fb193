"""Text on a label. Qt's own wraps only between words and cuts a word that is too long (A20)."""

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from viewer.gui.directions import has_leftward, isolated_text

LONGEST_WORD = 16
"""Letters of a word that fit on every card; a longer one is an address and may be broken."""

_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_JOINT = re.compile(r"(?<=[./_-])(?=\w)")
_BREAK = "\u200b"


class Label(QLabel):
    """Text that wraps, and whose accessible name is the text itself, without any marks."""

    def __init__(self, text: str, name: str):
        """Show ``text``; ``name`` is what the style sheet calls it."""
        super().__init__()
        self.setObjectName(name)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show something else, its numbers and Latin names isolated where they need it (L7)."""
        shown = breakable(text)
        # Qt finds the direction of a label in its words: without such a letter nothing turns, and
        # a number stays as it is to be copied.
        if has_leftward(text):
            shown = isolated_text(shown, self.layoutDirection())
        super().setText(shown)
        self.setAccessibleName(text)


class Aside(Label):
    """A few words beside buttons: in one line, and in more only where there is no room."""

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 4
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the longest word."""
        words = self.text().split() or [""]
        wide = max(self.fontMetrics().horizontalAdvance(word) for word in words) + 4
        return QSize(wide, self.fontMetrics().height())


def label(text: str, name: str, *, copied: bool = False) -> Label:
    """Return ``text`` as a label that wraps; ``name`` is what the style sheet calls it.

    ``copied`` lets the reader select it, unless it holds marks that would be copied too.
    """
    made = Label(text, name)
    made.setMinimumWidth(1)
    # As high as its width makes it: the least height Qt would take by itself is that of a label
    # hardly wider than a word, and a panel of such labels ends in a long empty space.
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    if copied and made.text() == text:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def literal(text: str) -> str:
    """Return ``text`` for a button that shows data: “&” makes no shortcut of what follows it."""
    return text.replace("&", "&&")


def breakable(text: str) -> str:
    """Return ``text`` with invisible marks where a long address may go on in the next line."""
    return _LONG_WORD.sub(lambda word: _JOINT.sub(_BREAK, word[0]), text)
