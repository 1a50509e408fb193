"""Text on a label. Qt's own wraps only between words and cuts a word that is too long (A20)."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

LONGEST_WORD = 16
"""Letters of a word that fit on every card; a longer one is an address and may be broken."""

_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_JOINT = re.compile(r"(?<=[./_-])(?=\w)")
_BREAK = "\u200b"


def label(text: str, name: str, *, copied: bool = False) -> QLabel:
    """Return ``text`` as a label that wraps; ``name`` is what the style sheet calls it.

    ``copied`` lets the reader select it, unless it holds marks for breaking that would be copied.
    """
    shown = breakable(text)
    made = QLabel(shown)
    made.setObjectName(name)
    made.setAccessibleName(text)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setMinimumWidth(1)
    # As high as its width makes it: the least height Qt would take by itself is that of a label
    # hardly wider than a word, and a panel of such labels ends in a long empty space.
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    if copied and shown == text:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def breakable(text: str) -> str:
    """Return ``text`` with invisible marks where a long address may go on in the next line."""
    return _LONG_WORD.sub(lambda word: _JOINT.sub(_BREAK, word[0]), text)
