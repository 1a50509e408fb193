"""How tests look at a window: colors from pixels, text that is cut, targets and their sizes."""

from collections import Counter
from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QRect
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QImage,
    QTextBlock,
    QTextDocument,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QTextEdit,
    QToolButton,
    QTreeView,
    QWidget,
)

from viewer.gui.tile import Tile
from viewer.gui.topic_sidebar import TopicSidebar

ENOUGH_PIXELS = 20
"""Fewer pixels of a color than this are no text, but the edge of some (recipe R6)."""


# -- color


def luminance(color: str) -> float:
    """Return the relative luminance of #RRGGBB as WCAG 2.2 defines it."""
    parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colors #RRGGBB, 1 to 21, as WCAG 2.2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colors(image: QImage, part: QRect | None = None) -> Counter[str]:
    """Return how many pixels of each color #RRGGBB there are in ``part`` of ``image``."""
    whole = image.copy(part) if part is not None else image
    rgb = whole.convertToFormat(QImage.Format.Format_RGB32)  # held: its pixels go with it
    found: Counter[str] = Counter()
    for pixel, count in Counter(memoryview(rgb.constBits()).cast("I")).items():
        found[f"#{pixel & 0xFFFFFF:06X}"] += count
    return found


def text_contrast(image: QImage, part: QRect | None = None) -> float:
    """Return the contrast of the text in an image: strongest color against the commonest (R6)."""
    found = colors(image, part)
    background = found.most_common(1)[0][0]
    strong = [color for color, count in found.items() if count >= ENOUGH_PIXELS]
    return max(contrast(color, background) for color in strong)


def changed_pixels(before: QImage, after: QImage, least: float) -> int:
    """Return how many pixels differ between two pictures by at least this contrast."""
    one = before.convertToFormat(QImage.Format.Format_RGB888)
    two = after.convertToFormat(QImage.Format.Format_RGB888)
    assert one.size() == two.size()
    first, second, stride = bytes(one.constBits()), bytes(two.constBits()), one.bytesPerLine()
    pairs: Counter[tuple[str, str]] = Counter()
    for row in range(one.height()):
        for at in range(row * stride, row * stride + 3 * one.width(), 3):
            if first[at : at + 3] != second[at : at + 3]:
                pairs[first[at : at + 3].hex(), second[at : at + 3].hex()] += 1
    return sum(count for (a, b), count in pairs.items() if contrast(f"#{a}", f"#{b}") >= least)


# -- text that is cut

T = TypeVar("T", bound=QWidget)


def visible(window: QWidget, kind: type[T]) -> list[T]:
    """Return the widgets of a kind that can be seen, or scrolled to."""
    return [widget for widget in window.findChildren(kind) if widget.isVisible()]


def cut_texts(window: QWidget) -> list[str]:
    """Return every text in ``window`` that is cut, elided or too wide for its place (A20)."""
    found = [_name(label) for label in visible(window, QLabel) if _label_cut(label)]
    found += [_name(button) for button in visible(window, QAbstractButton) if _button_cut(button)]
    for tree in visible(window, QTreeView):
        if isinstance(tree, TopicSidebar):
            found += _rows_cut(tree)
    for text in visible(window, QTextEdit):
        if text.document().size().width() > text.viewport().width():
            found.append(f"the page is wider than its view: {text.document().size().width()}")
    return found


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {widget.objectName()} “{text}” in {widget.size().toTuple()}"


def _label_cut(label: QWidget) -> bool:
    assert isinstance(label, QLabel)
    if not label.text().strip():
        return False
    inside = label.contentsRect()
    if not label.wordWrap():
        hint = label.sizeHint()
        return hint.width() > label.width() or hint.height() > label.height()
    widest, _ = broken(label.text(), label.font(), inside.width())
    return widest > inside.width() or label.heightForWidth(label.width()) > label.height()


def broken(text: str, font: QFont, width: int) -> tuple[float, int]:
    """Break ``text`` between words into lines of ``width``; return the widest and their number."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    found = []
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width)
        found.append(line.naturalTextWidth())
        line = layout.createLine()
    layout.endLayout()
    return max(found, default=0.0), len(found)


def _button_cut(button: QWidget) -> bool:
    assert isinstance(button, QAbstractButton)
    if isinstance(button, Tile):
        needs = button.minimumSizeHint().width()
        return needs > button.width() or button.heightForWidth(button.width()) > button.height()
    hint = button.sizeHint()
    if isinstance(button, QToolButton) and not button.text():
        return button.iconSize().width() > button.width()
    return hint.width() > button.width() or hint.height() > button.height()


def _rows_cut(tree: TopicSidebar) -> list[str]:
    look = tree.look
    assert look is not None
    found = []
    index = tree.model().index(0, 0)
    while index.isValid():
        rect = tree.visualRect(index)
        font = look.font(17, 600 if not index.parent().isValid() else 400)
        room = rect.width() - look.px(22) - 40
        widest, count = broken(str(index.data()), font, room)
        if widest > room or rect.height() < count * QFontMetrics(font).height():
            found.append(f"row “{index.data()}” in {rect.size().toTuple()}")
        index = tree.indexBelow(index)
    return found


def sideways(window: QWidget) -> list[str]:
    """Return everything visible that could be scrolled sideways (A18)."""
    areas = visible(window, QAbstractScrollArea)
    return [
        f"{type(area).__name__} {area.objectName()}: {area.horizontalScrollBar().maximum()}"
        for area in areas
        if area.horizontalScrollBar().maximum() > 0
    ]


# -- lines of a page


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """Return the paragraphs of a page from top to bottom."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def lines(block: QTextBlock) -> list[QTextLine]:
    """Return the lines of a paragraph as they are broken now."""
    layout = block.layout()
    return [layout.lineAt(at) for at in range(layout.lineCount())]
