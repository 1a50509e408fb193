"""Callouts as cards: found in the document by the anchor in their title, drawn behind the text."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPen,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from viewer.gui.theme import Theme

CARD_RADIUS = 14
CARD_PADDING = 18
BAR = 6
"""Width of the colored bar at the edge of a card: a callout is never told by color alone (A17)."""

_CARD_PREFIX = "callout-"


def dress_tables(document: QTextDocument, scale: float) -> list[tuple[QTextTable, str]]:
    """Give every table its width and margins; return the callouts, each with its kind."""
    cards = []
    for frame in _frames(root_frame(document)):
        if not isinstance(frame, QTextTable):
            continue
        form = QTextTableFormat(frame.format().toTableFormat())
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        form.setBottomMargin(16 * scale)
        form.setTopMargin(4 * scale)
        kind = card_kind(frame)
        if kind:
            form.setCellPadding(CARD_PADDING)
            cards.append((frame, kind))
        frame.setFormat(form)
    return cards


def root_frame(document: QTextDocument) -> QTextFrame:
    """Return the frame that holds the whole text.

    Asked for by way of a cursor: PySide keeps what QTextDocument.rootFrame() returns for as long
    as the document lives, and each page has another one.
    """
    return QTextCursor(document).currentFrame()


def card_rect(table: QTextTable) -> QRectF:
    """Return where a callout's card lies in its document."""
    form = table.format().toTableFormat()
    rect = table.document().documentLayout().frameBoundingRect(table)
    # Qt adds the place of the first cell inside the table; a card begins before it.
    rect.translate(-form.cellPadding(), -form.cellPadding())
    return rect.adjusted(0, form.topMargin(), 0, -form.bottomMargin())


def card_colors(kind: str, theme: Theme) -> tuple[str, str]:
    """Return the colors of a callout's card and of its bar."""
    return {
        "urgent": (theme.rose, theme.urgent),
        "note": (theme.sand, theme.amber),
        "gate": (theme.card, theme.edge),
        "risk": (theme.card, theme.action),
        "research": (theme.card, theme.edge),
        "guideline": (theme.card, theme.action),
    }.get(kind, (theme.sage, theme.action))


def draw_card(painter: QPainter, rect: QRectF, kind: str, theme: Theme) -> None:
    """Draw the card of a callout of this ``kind``, its bar at the side where its lines begin."""
    fill, bar = card_colors(kind, theme)
    path = QPainterPath()
    path.addRoundedRect(rect, CARD_RADIUS, CARD_RADIUS)
    painter.fillPath(path, QColor(fill))
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    side = rect.right() - BAR if mirrored else rect.left()
    painter.fillRect(QRectF(side, rect.top(), BAR, rect.height()), QColor(bar))
    painter.restore()
    painter.setPen(QPen(QColor(theme.line if kind != "urgent" else bar), 1))
    painter.drawPath(path)


def pieces(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """Return the runs of one format in ``block`` as (first character, length, format)."""
    found = []
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        found.append((fragment.position(), fragment.length(), fragment.charFormat()))
        iterator += 1
    return found


def _frames(root: QTextFrame) -> list[QTextFrame]:
    """Return every frame below ``root``, outermost first."""
    found: list[QTextFrame] = []
    waiting = list(root.childFrames())
    while waiting:
        frame = waiting.pop(0)
        found.append(frame)
        waiting += frame.childFrames()
    return found


def card_kind(table: QTextTable) -> str:
    """Return the kind of callout a table is (``urgent``), or nothing if it is a plain table."""
    if table.rows() != 1 or table.columns() != 1:
        return ""
    for _, _, form in pieces(table.cellAt(0, 0).firstCursorPosition().block()):
        for name in form.anchorNames():
            if name.startswith(_CARD_PREFIX):
                return name.removeprefix(_CARD_PREFIX).split("-")[0]
    return ""
