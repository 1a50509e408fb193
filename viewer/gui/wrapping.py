"""Buttons whose words go on in the next line. Qt's own are as wide as their words, or cut (A20)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QPushButton, QSizePolicy

if TYPE_CHECKING:
    _Base = QAbstractButton
else:
    _Base = object  # of two classes of Qt's none can be made


def in_lines(text: str, metrics: QFontMetrics, room: int) -> str:
    """Return ``text`` with an end of line wherever the next word would not fit into ``room``."""
    first, *words = text.split(" ")
    lines = [first]
    for word in words:
        longer = f"{lines[-1]} {word}"
        if metrics.horizontalAdvance(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


class _Wrapping(_Base):
    """What a button does that asks for no width, and gets as high as its words need."""

    _words = ""

    def say(self, text: str) -> None:
        """Show ``text``, and be called so by a screen reader."""
        self._words = text
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.setAccessibleName(text)
        self._wrap()

    def _wrap(self) -> None:
        metrics = self.fontMetrics()
        hint: QSize = super().sizeHint()
        beside = hint.width() - metrics.size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        lines = in_lines(self._words, metrics, self.width() - beside)
        if lines != self.text():
            self.setText(lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the words wrap anew."""
        super().resizeEvent(event)
        self._wrap()

    def changeEvent(self, event: QEvent) -> None:
        """Let the words wrap anew where their letters have become larger."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._wrap()


class WrappingCheck(_Wrapping, QCheckBox):
    """A box to tick, with words that wrap."""


class WrappingButton(_Wrapping, QPushButton):
    """A button with words that wrap."""
