"""A tile: one large button with an icon, a title and a line of text that may wrap.

Qt's own buttons neither wrap nor grow with their text, so a long title at 400 % would be cut
(A18, A20). This one tells its layout how tall it must be for a width.
"""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from viewer.gui.directions import isolated_text, placed
from viewer.gui.icons import pixmap
from viewer.gui.labels import literal
from viewer.gui.theme import Look

RADIUS = 14
RING = 3
"""Width of the focus ring in pixels (A8)."""

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop


class Tile(QAbstractButton):
    """A button of the home and topic pages; ``clicked`` is the only signal it needs."""

    PADDING = 18
    TITLE = (20, 700)
    """Size in pixels and weight of the title."""
    FRAMED = True

    def __init__(
        self, title: str, text: str, look: Look, icon_name: str = "", *, urgent: bool = False
    ):
        """Show ``title`` over ``text``; ``urgent`` draws it in the colors of the red-flag card."""
        super().__init__()
        self._title, self._text, self._look = title, text, look
        self._icon_name, self._urgent = icon_name, urgent
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        """Be called so; Alt and a letter of a title press nothing."""
        super().setText(literal(text))

    def text(self) -> str:
        """Return what it is called, as it was given."""
        return super().text().replace("&&", "&")

    def _title_font(self) -> QFontMetrics:
        return QFontMetrics(self._look.font(*self.TITLE))

    def _text_font(self) -> QFontMetrics:
        return QFontMetrics(self._look.font(16))

    def _shown(self, text: str) -> str:
        """Return ``text`` with its numbers and Latin names isolated, where one reads so (L7)."""
        return isolated_text(text, self.layoutDirection())

    def _icon_side(self) -> int:
        return self._look.px(30) if self._icon_name else 0

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height in pixels at which every word fits into ``width``."""
        return self._rects(width)[-1].bottom() + self.PADDING

    def sizeHint(self) -> QSize:
        """Return a comfortable size; layouts ask heightForWidth for the rest."""
        width = self._look.px(280)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest useful size: the longest word of the title must fit."""
        longest = max(
            (self._title_font().horizontalAdvance(w) for w in self._title.split()), default=0
        )
        return QSize(longest + 2 * self.PADDING + 4, 44)

    def _rects(self, width: int) -> tuple[QRect, QRect, QRect]:
        """Return where the icon, the title and the text stand in a tile ``width`` pixels wide."""
        inner = width - 2 * self.PADDING
        side = self._icon_side()
        icon = QRect(self.PADDING, self.PADDING, side, side)
        mirrored = placed(icon, QRect(0, 0, width, side), self.layoutDirection())
        top = icon.bottom() + (14 if side else 1)
        shown = self._shown(self._title)
        title = self._title_font().boundingRect(0, 0, inner, 10_000, int(_WRAP), shown)
        title_rect = QRect(self.PADDING, top, inner, title.height())
        height = self._text_height(inner) if self._text else 0
        return mirrored, title_rect, QRect(self.PADDING, title_rect.bottom() + 5, inner, height)

    def _text_height(self, width: int) -> int:
        shown = self._shown(self._text)
        return self._text_font().boundingRect(0, 0, width, 10_000, int(_WRAP), shown).height()

    def _draw_text(self, painter: QPainter, rect: QRect) -> None:
        theme = self._look.theme
        painter.setFont(self._look.font(16))
        painter.setPen(QColor(theme.ink if self._urgent else theme.muted))
        painter.drawText(rect, int(_WRAP), self._shown(self._text))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's name)
        """Draw the card, and the ring when it has the focus."""
        theme, look = self._look.theme, self._look
        lit = self.underMouse() or self.isDown()
        fill = theme.rose if self._urgent else theme.sage if lit else theme.card
        fill = theme.action if self.isChecked() else fill
        accent = theme.urgent if self._urgent else theme.action
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(fill))
        focused = self.hasFocus()
        rest = theme.urgent if self._urgent else theme.line if self.FRAMED else fill
        painter.setPen(QPen(QColor(theme.action if focused else rest), RING if focused else 1))
        self._draw_frame(painter, RING / 2 + 0.5)
        if focused and self.isChecked():
            # Around a filled tile a ring hardly shows: inside, of the color of its words, it does.
            painter.setPen(QPen(QColor(theme.on_action), RING))
            self._draw_frame(painter, 3 * RING / 2 + 0.5)
        icon, title, text = self._rects(self.width())
        # Words stand at the foot of a tile that is taller than they need, its icon at the head.
        spare = self.height() - text.bottom() - self.PADDING if self._icon_name else 0
        down = QPoint(0, max(0, spare))
        if self._icon_name:
            painter.drawPixmap(icon, pixmap(self._icon_name, accent, self._icon_side()))
        painter.setFont(look.font(*self.TITLE))
        ink = theme.on_action if self.isChecked() else theme.ink
        painter.setPen(QColor(theme.urgent if self._urgent else ink))
        painter.drawText(title.translated(down), int(_WRAP), self._shown(self._title))
        self._draw_text(painter, text.translated(down))
        painter.end()

    def _draw_frame(self, painter: QPainter, inset: float) -> None:
        around = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(around, RADIUS, RADIUS)

    def changeEvent(self, event: QEvent) -> None:
        """Redraw when the window's state changes."""
        super().changeEvent(event)
        self.update()


class Row(Tile):
    """A tile as one line of a list: a heading to jump to, a theme to choose."""

    PADDING = 11
    TITLE = (17, 400)
    FRAMED = False
