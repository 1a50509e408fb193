"""Where a line of a page begins and stands, whatever is in it: words, a figure, part of a table."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QTextEdit

STEP = 8
"""Pixels between two places at which a line is looked for; no line is so low."""


def line_of(document: QTextDocument, position: int) -> tuple[int, float, float]:
    """Return where the line that holds ``position`` begins, and its top and foot in the document.

    A cursor would not tell: beside a figure it stands at the figure's foot.
    """
    block = document.findBlock(min(position, document.characterCount() - 1))
    around = document.documentLayout().blockBoundingRect(block)
    line = block.layout().lineForTextPosition(position - block.position())
    if not line.isValid():
        return block.position(), around.top(), around.bottom()
    top = around.top() + line.y()
    return block.position() + line.textStart(), top, top + line.height()


def first_visible(view: QTextEdit) -> int:
    """Return where the first line begins that can be seen in ``view``.

    Between two items of a list Qt finds their end, which may be far below.
    """
    shown, middle = view.verticalScrollBar().value(), view.viewport().width() // 2
    for down in range(2, view.viewport().height(), STEP):
        found = view.cursorForPosition(QPoint(middle, down)).position()
        begin, top, foot = line_of(view.document(), found)
        if top <= shown + down and foot > shown:
            return begin
    return view.cursorForPosition(QPoint(middle, 2)).position()
