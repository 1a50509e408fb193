"""One hit of a search as a row that can be tapped: title, section, and why it was found."""

from collections.abc import Mapping, Sequence
from html import escape
from math import ceil

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QResizeEvent, QTextDocument, QTextOption

from viewer.gui.directions import isolates
from viewer.gui.theme import Look
from viewer.gui.tile import Tile

LEAST = 48
"""Pixels that a row is high at least, for a finger."""


class HitRow(Tile):
    """A tile whose text has the searched words marked in bold (so not by color alone, A17)."""

    PADDING = 12
    TITLE = (18, 600)

    def __init__(self, look: Look) -> None:
        """Begin without a hit."""
        super().__init__("", "", look)
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._document.setDefaultTextOption(option)

    def show_hit(  # noqa: PLR0913 (what a row says)
        self,
        look: Look,
        title: str,
        *,
        section: str = "",
        snippet: str = "",
        marks: Sequence[tuple[int, int]] = (),
        note: str = "",
        icon_name: str = "",
        urgent: bool = False,
    ) -> None:
        """Say something else: rows are kept from one key to the next, so nothing flickers."""
        lines = [
            f"<b>{escape(self._shown(section))}</b>" if section else "",
            _marked(snippet, marks, isolates(snippet, self.layoutDirection())),
        ]
        small = f'<span style="font-size: {look.text_px(14)}px">{escape(self._shown(note))}</span>'
        lines.append(small if note else "")
        plain = ". ".join(text.rstrip(".") for text in (section, snippet, note) if text)
        self._look, self._title, self._text = look, title, plain
        self._icon_name, self._urgent = icon_name, urgent
        color = look.theme.ink if urgent else look.theme.muted
        self._document.setDefaultFont(look.font(16))
        self._document.setDefaultStyleSheet(f"b {{ font-weight: 600; color: {look.theme.ink}; }}")
        body = "<br>".join(line for line in lines if line)
        self._document.setHtml(f'<span style="color: {color}">{body}</span>')
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(plain)
        self._grow()
        self.updateGeometry()
        self.update()

    def forget(self) -> None:
        """Keep nothing of the hit that stood here."""
        self._title = self._text = ""
        self._document.clear()
        self.setText("")
        self.setAccessibleName("")
        self.setAccessibleDescription("")

    def _grow(self) -> None:
        """Be as high as the words need: a layout that is short of room would cut them (A20)."""
        self.setMinimumHeight(max(LEAST, self.heightForWidth(self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the words wrap anew."""
        super().resizeEvent(event)
        self._grow()

    def _icon_side(self) -> int:
        return 0

    def _text_height(self, width: int) -> int:
        self._document.setTextWidth(max(1, width))
        return ceil(self._document.size().height())

    def _draw_text(self, painter: QPainter, rect: QRect) -> None:
        if self._text:
            self._document.setTextWidth(max(1, rect.width()))
            painter.translate(rect.topLeft())
            self._document.drawContents(painter)
            painter.translate(-rect.topLeft())


class Offer(Tile):
    """A sentence that can be tapped; it wraps where the window is too narrow for it."""

    PADDING = 12
    TITLE = (16, 600)

    def __init__(self, look: Look) -> None:
        """Begin with nothing to offer."""
        super().__init__("", "", look)

    def say(self, text: str, look: Look) -> None:
        """Offer something else."""
        self._title, self._look = text, look
        self.setText(text)
        self.setAccessibleName(text)
        self.setMinimumHeight(max(LEAST, self.heightForWidth(self.width())))
        self.updateGeometry()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the words wrap anew."""
        super().resizeEvent(event)
        self.setMinimumHeight(max(LEAST, self.heightForWidth(self.width())))


def _marked(text: str, marks: Sequence[tuple[int, int]], signs: Mapping[int, str]) -> str:
    """Return ``text`` as HTML with the slices ``marks`` in bold, and ``signs`` at their places."""
    begin, end = {start for start, _ in marks}, {end for _, end in marks}
    made = ""
    for at in range(len(text) + 1):
        made += "</b>" * (at in end) + signs.get(at, "") + "<b>" * (at in begin)
        made += escape(text[at : at + 1])
    return made
