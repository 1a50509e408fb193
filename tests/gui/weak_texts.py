"""Finds the text of a window whose pixels do not stand out enough from what is behind it (A14).

Each line of text is looked at by itself: its commonest color is the ground, the strongest color
that at least some pixels have is the text (recipe R6). Icons are left out by drawing none, so that
none is taken for text; what is disabled is exempt (WCAG 1.4.3).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple
from unittest.mock import patch

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QRegion, QTextBlock, QTextFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QTextEdit,
    QTreeView,
    QWidget,
)

from tests.gui.looking import blocks, colors, contrast, lines, visible
from viewer.gui import icons

BODY, OTHER = 7.0, 4.5
"""Least contrast of running text and of all other text."""

PIXELS = 8
"""Fewer pixels of a color are no text. An edge is weaker than its text and hides nothing; in a
short line of small letters few pixels have the color of the text itself."""

REMARK = 80
"""Letters; a shorter paragraph may be a remark, such as when a page was written."""

FRAME = 6
"""Pixels at the edge of a button or a field that may be its frame."""

MARK = 44
"""Pixels before the words of a check box or a radio button."""

SHORTEST = 4
"""Letters; of fewer too few pixels have their full color."""

LOWEST = 5
"""Pixels of height; a lower line of pixels is no text."""


class Text(NamedTuple):
    """Text on the screen: what it says, where in the window it stands, and the least contrast."""

    words: str
    place: QRect
    least: float


@contextmanager
def no_icons() -> Iterator[None]:
    """Have every icon and figure drawn as nothing meanwhile, in its size."""

    def nothing(data: bytes, kind: str, size: QSize) -> QImage:
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        return image

    forget()
    with patch.object(icons, "_render", nothing):
        yield
    forget()


def forget() -> None:
    """Have icons and figures be drawn anew."""
    icons.pixmap.cache_clear()
    icons.forget_figures()


def weak_texts(window: QWidget) -> list[str]:
    """Return the text in ``window`` that can be seen and is too weak, with its contrast."""
    image = window.grab().toImage()
    found = []
    for text in texts(window):
        values = contrasts(image, text.place)
        if values and min(values) < text.least:
            found.append(f"“{text.words}” has {min(values):.2f}:1")
    return found


def contrasts(image: QImage, place: QRect) -> list[float]:
    """Return the contrast of each line of text at ``place`` in a picture of the window."""
    ratio = image.devicePixelRatio()
    part = image.copy(
        QRect(place.topLeft() * ratio, place.size() * ratio).intersected(image.rect())
    ).convertToFormat(QImage.Format.Format_RGB32)
    found = []
    for band in bands(part):
        if band.height() < LOWEST * ratio:
            continue
        here = colors(part, band)
        ground = here.most_common(1)[0][0]
        inked = [color for color, count in here.items() if count >= PIXELS]
        if len(inked) > 1:
            found.append(max(contrast(color, ground) for color in inked))
    return found


def bands(part: QImage) -> Iterator[QRect]:
    """Yield the lines of text in a picture: rows of pixels between rows of a single color."""
    width, stride, data = part.width(), part.bytesPerLine(), bytes(part.constBits())
    start = None
    for row in range(part.height() + 1):
        line = data[row * stride : row * stride + 4 * width]
        empty = line == line[:4] * width
        if empty and start is not None:
            yield QRect(0, start, width, row - start)
        start = None if empty else row if start is None else start


def texts(window: QWidget) -> Iterator[Text]:
    """Yield the text of ``window`` that can be seen whole and can be used."""
    for label in visible(window, QLabel):
        if label.text().strip():
            yield from whole(window, label, label.text(), label.contentsRect())
    for button in visible(window, QAbstractButton):
        if len(button.text().strip()) >= SHORTEST:
            inside = button.rect().adjusted(FRAME, FRAME, -FRAME, -FRAME)
            if isinstance(button, QCheckBox | QRadioButton):
                mirrored = button.layoutDirection() == Qt.LayoutDirection.RightToLeft
                inside.adjust(0 if mirrored else MARK, 0, -MARK if mirrored else 0, 0)
            yield from whole(window, button, button.text(), inside)
    for field in visible(window, QLineEdit):
        inside = field.rect().adjusted(FRAME, FRAME, -FRAME, -FRAME)
        yield from whole(window, field, field.text() or field.placeholderText(), inside)
    for tree in visible(window, QTreeView):
        index = tree.model().index(0, 0)
        while index.isValid():
            yield from whole(window, tree.viewport(), str(index.data()), tree.visualRect(index))
            index = tree.indexBelow(index)
    for page in visible(window, QTextEdit):
        yield from of_page(window, page)


def whole(
    window: QWidget, widget: QWidget, words: str, place: QRect, least: float = OTHER
) -> Iterator[Text]:
    """Yield the text at ``place`` in ``widget``, if nothing of it is covered or scrolled away."""
    seen = QRegion(place).subtracted(widget.visibleRegion()).isEmpty()
    if widget.isEnabled() and seen and not place.isEmpty():
        there = place.translated(widget.mapTo(window, QPoint()))
        corners = (there.topLeft(), there.topRight(), there.bottomLeft(), there.bottomRight())
        above = [window.childAt(point) for point in (*corners, there.center())]
        if all(one is widget or (one is not None and widget.isAncestorOf(one)) for one in above):
            yield Text(words, there, least)


def of_page(window: QWidget, page: QTextEdit) -> Iterator[Text]:
    """Yield the runs of text of a page, each in one line and of one look."""
    down = page.verticalScrollBar().value()
    for block in blocks(page.document()):
        corner = page.document().documentLayout().blockBoundingRect(block).topLeft()
        for fragment in fragments(block):
            words = fragment.text()
            for line in lines(block):
                start = max(fragment.position() - block.position(), line.textStart())
                end = min(
                    fragment.position() + fragment.length() - block.position(),
                    line.textStart() + line.textLength(),
                )
                if end - start < SHORTEST or "\ufffc" in words:
                    continue
                left, right = sorted((cursor_x(line, start), cursor_x(line, end)))
                place = QRect(
                    round(corner.x() + left),
                    round(corner.y() + line.y()) - down,
                    round(right - left),
                    round(line.height()),
                )
                running = block.length() > REMARK and not fragment.charFormat().isAnchor()
                least = BODY if running else OTHER
                yield from whole(window, page.viewport(), words, place, least)


def cursor_x(line: object, at: int) -> float:
    """Return how far from the left of its paragraph a letter of a line stands."""
    found = line.cursorToX(at)  # type: ignore[attr-defined]
    return float(found[0] if isinstance(found, tuple) else found)


def fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    """Yield the runs of a paragraph whose letters look alike."""
    run = block.begin()
    while not run.atEnd():
        yield run.fragment()
        run += 1
