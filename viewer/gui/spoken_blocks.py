"""Reads from a document what is to be said of it: its blocks, in reading order."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtGui import (
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextTable,
)

from viewer.gui.article_structure import OPEN_FOLD
from viewer.gui.callout_cards import card_kind, pieces
from viewer.gui.directions import columns_of, runs_left
from viewer.speech.sentences import Block, Kind

_RAISED = QTextCharFormat.VerticalAlignment.AlignSuperScript
_BETWEEN = ", \u00a0"
"""What stands between the numbers of two sources."""


def spoken_blocks(document: QTextDocument) -> list[Block]:
    """Return everything on the page as blocks; what stands closed is not on it."""
    found: list[Block] = []
    lists: set[int] = set()
    leftwards = runs_left(document)
    for block in sorted(_blocks(document), key=partial(_turn, leftwards=leftwards)):
        figures = list(_figures(block))
        if any(sign.isalnum() for sign in block.text()):
            found.append(_block(block, lists, leftwards=leftwards))
        found += figures
    return found


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _turn(block: QTextBlock, *, leftwards: bool) -> tuple[int, int, int]:
    """Return what sorts blocks as they are read: in a row from the first column on (L7)."""
    at, table = block.position(), QTextCursor(block).currentFrame()
    if not isinstance(table, QTextTable) or table.columns() == 1:
        return at, 0, at
    cell = table.cellAt(at)
    row = table.cellAt(cell.row(), 0).firstPosition()
    return row, columns_of(table, leftwards=leftwards).index(cell.column()), at


def _block(block: QTextBlock, lists: set[int], *, leftwards: bool) -> Block:
    heading = block.blockFormat().headingLevel() > 0
    items, number = _item(block, lists)
    callout, rows, column = _cell(block, leftwards=leftwards)
    return Block(
        text=block.text(),
        start=block.position(),
        kind=Kind.HEADING if heading else Kind.TEXT,
        left_out=tuple(_left_out(block)),
        callout=callout,
        items=items,
        rows=rows,
        number=number,
        column=column,
    )


def _left_out(block: QTextBlock) -> Iterator[tuple[int, int]]:
    """Yield where the numbers of sources stand, and the commas between them."""
    for start, length, form in pieces(block):
        at = start - block.position()
        cited = form.isAnchor() and form.anchorHref().startswith("cite:")
        raised = form.verticalAlignment() == _RAISED
        if cited or (raised and not _in_units(block.text(), at, at + length).strip(_BETWEEN)):
            yield at, at + length


def _in_units(text: str, start: int, end: int) -> str:
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * start : 2 * end].decode("utf-16-le", "ignore")


def _figures(block: QTextBlock) -> Iterator[Block]:
    for start, _, form in pieces(block):
        if form.isImageFormat():
            said = str(form.property(QTextFormat.Property.ImageAltText) or "")
            if said.strip():
                yield Block(text=said, start=start, kind=Kind.FIGURE)


def _item(block: QTextBlock, lists: set[int]) -> tuple[int, str]:
    """Return how many items the list has that begins here, and the number of this item."""
    index = block.blockFormat().objectIndex()
    whole = block.textList() if index >= 0 else None
    if whole is None:
        return 0, ""
    sign = whole.itemText(block)
    number = sign if sign[:1].isalnum() else ""
    if index in lists:
        return 0, number
    lists.add(index)
    return whole.count(), number


def _cell(block: QTextBlock, *, leftwards: bool) -> tuple[str, int, str]:
    """Return the kind of callout and the rows of the table that begin here, and the column."""
    table = QTextCursor(block).currentFrame()
    if not isinstance(table, QTextTable):
        return "", 0, ""
    cell = table.cellAt(block.position())
    if cell.firstPosition() != block.position():
        return "", 0, ""
    kind = card_kind(table)
    if kind or table.rows() == 1:
        return "" if kind == "gate" and _is_open(table) else kind, 0, ""
    column = columns_of(table, leftwards=leftwards).index(cell.column())
    first = cell.row() == 0 and column == 0
    heads = table.format().toTableFormat().headerRowCount()
    titled = heads > 0 and cell.row() >= heads and column > 0
    title = table.cellAt(0, cell.column()).firstCursorPosition().block().text() if titled else ""
    return "", table.rows() if first else 0, title.strip()


def _is_open(gate: QTextTable) -> bool:
    """Say whether a closed part stands open: its own line of words knows."""
    block = gate.firstCursorPosition().block()
    while block.isValid() and block.position() <= gate.lastPosition():
        if any(OPEN_FOLD in form.anchorNames() for _, _, form in pieces(block)):
            return True
        block = block.next()
    return False
