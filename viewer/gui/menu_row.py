"""A row of the menu: what is done, and the key that does it at the other end of the line."""

from PySide6.QtCore import QRect

from viewer.gui.directions import placed
from viewer.gui.theme import Look
from viewer.gui.tile import Row

GAP = 16
"""Pixels between words and key; where that has no room, the key stands under the words."""


class MenuRow(Row):
    """One thing to do; ``clicked`` says that it is wanted."""

    def __init__(self, text: str, key: str, look: Look):
        """Show ``text`` and ``key``, which may be empty."""
        super().__init__(text, key, look)
        self._key = key

    def _rects(self, width: int) -> tuple[QRect, QRect, QRect]:
        icon, title, key = super()._rects(width)
        fonts = self._title_font(), self._text_font()
        words, wide = (
            font.horizontalAdvance(self._shown(text)) + 2
            for font, text in zip(fonts, (self._title, self._key), strict=True)
        )
        if not self._key or words + GAP + wide > title.width():
            return icon, title, key
        down = fonts[0].ascent() - fonts[1].ascent()  # both stand on one line
        # As low as where a title has no text: rows with a key are as high as those without one.
        height = key.top() - title.top() - down
        beside = QRect(title.right() - wide, title.top() + down, wide, height)
        return icon, title, placed(beside, QRect(0, 0, width, 1), self.layoutDirection())
