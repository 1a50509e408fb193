"""What an article is made of, read from its document: headings, lists, tables, links, callouts.

A document knows more than its text shows; this is the part that a screen reader has to be told.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextBlock, QTextDocument, QTextFormat, QTextFrame, QTextTable

from viewer.gui.callout_cards import card_kind, root_frame
from viewer.gui.directions import columns_of, runs_left

_DROPPED = {0xFFFC: None, 0xFDD0: None, 0xFDD1: None, 0x2028: " ", 0xA0: " "}
"""Stand-ins for pictures and cells, and spaces that only a printer needs."""

OPEN_FOLD = "fold-open"
"""The anchor that the page puts into the line of a fold that stands open."""

_BOLD = 700
_WIDEST_UNIT = "\uffff"  # characters above it count twice in the places of a document


class Kind(StrEnum):
    """What a part of an article is."""

    PAGE = "page"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    ITEM = "item"
    TABLE = "table"
    ROW = "row"
    CELL = "cell"
    COLUMN_HEADER = "column header"
    ROW_HEADER = "row header"
    FIGURE = "figure"
    LINK = "link"
    FOLD = "fold"
    CALLOUT = "callout"
    GROUP = "group"


@dataclass(slots=True, eq=False)
class Part:
    """One part of an article.

    ``start`` and ``end`` are places in the document. ``note`` is said after the name. ``is_open``
    is None for what cannot be opened or closed.
    """

    kind: Kind
    name: str = ""
    note: str = ""
    start: int = 0
    end: int = 0
    href: str = ""
    is_open: bool | None = None
    parent: "Part | None" = None
    children: list["Part"] = field(default_factory=list)

    @classmethod
    def of_nothing(cls) -> "Part":
        """Return a page with nothing on it."""
        return cls(Kind.PAGE)

    def add(self, part: "Part") -> "Part":
        """Put ``part`` after what is in here already, and return it."""
        part.parent = self
        self.children.append(part)
        return part

    def all(self) -> Iterator["Part"]:
        """Return this part and everything in it, in reading order."""
        yield self
        for part in self.children:
            yield from part.all()


def read_structure(document: QTextDocument) -> Part:
    """Return the whole of an article, named like its first heading."""
    page = Part(Kind.PAGE)
    _Reading(leftwards=runs_left(document)).frame(root_frame(document).begin(), page)
    _close(page)
    page.name = next((part.name for part in page.children if part.kind is Kind.HEADING), "")
    return page


def _close(part: Part) -> None:
    """Let everything that holds other parts reach from its first one to its last."""
    for inner in part.children:
        _close(inner)
    if part.children and not part.end:
        # In a row that is read from right to left the last cell stands first.
        part.start = min(inner.start for inner in part.children)
        part.end = max(inner.end for inner in part.children)


class _Reading:
    """Goes through one document; remembers the lists that the block just read stands in."""

    def __init__(self, *, leftwards: bool) -> None:
        self._leftwards = leftwards
        self._lists: list[tuple[int, int, Part]] = []  # object index, indent, list

    def frame(self, iterator: QTextFrame.iterator, parent: Part) -> None:
        """Read everything in a frame or cell into ``parent``."""
        kept, self._lists = self._lists, []
        while not iterator.atEnd():
            block = iterator.currentBlock()
            if block.isValid():
                self._block(block, parent)
            elif isinstance(table := iterator.currentFrame(), QTextTable):
                self._lists = []
                self._table(table, parent)
            iterator += 1
        self._lists = kept

    def _block(self, block: QTextBlock, parent: Part) -> None:
        form = block.blockFormat()
        index, level = form.objectIndex(), form.headingLevel()
        if block.length() == 1 and index < 0:
            return  # Qt puts an empty line between tables
        start = block.position()
        part = Part(Kind.PARAGRAPH, start=start, end=start + block.length() - 1)
        if level:
            self._lists = []
            part.kind, part.note = Kind.HEADING, _heading_level(level)
        elif index >= 0:
            part.kind, parent = Kind.ITEM, self._list(block, index, parent)
        elif form.indent() and self._lists:
            parent = self._lists[-1][2].children[-1]
        else:
            self._lists = []
        _fill(part, block)
        if part.kind is Kind.PARAGRAPH and not part.name:
            for figure in part.children:
                parent.add(figure)
            return
        parent.add(part)
        if part.kind is Kind.ITEM:
            self._number(part, block)

    def _list(self, block: QTextBlock, index: int, parent: Part) -> Part:
        """Return the list that ``block`` is an item of: the one before, or a new one."""
        known = [at for at, (of, _, _) in enumerate(self._lists) if of == index]
        if known:
            del self._lists[known[0] + 1 :]
            return self._lists[-1][2]
        indent = block.textList().format().indent()
        while self._lists and self._lists[-1][1] >= indent:
            self._lists.pop()
        above = self._lists[-1][2].children[-1] if self._lists else parent
        part = above.add(Part(Kind.LIST))
        self._lists.append((index, indent, part))
        return part

    @staticmethod
    def _number(item: Part, block: QTextBlock) -> None:
        """Put the number that is drawn before an item into its name."""
        sign = block.textList().itemText(block)
        if sign[:1].isalnum():
            item.name = f"{sign} {item.name}"

    # -- tables -------------------------------------------------------------------------------

    def _table(self, table: QTextTable, parent: Part) -> None:
        kind = card_kind(table)
        if kind:
            self._callout(table, kind, parent)
        elif table.rows() == 1:
            # Nothing can be compared in one row: it only puts things side by side.
            group = parent.add(Part(Kind.GROUP))
            for column in columns_of(table, leftwards=self._leftwards):
                self.frame(table.cellAt(0, column).begin(), group)
        else:
            self._rows(table, parent.add(Part(Kind.TABLE)))

    def _callout(self, table: QTextTable, kind: str, parent: Part) -> None:
        cell = table.cellAt(0, 0)
        title = _clean(cell.firstCursorPosition().block().text())
        callout = parent.add(Part(Kind.CALLOUT, f"{_callout_word(kind)}: {title}"))
        self.frame(cell.begin(), callout)
        folds = [part for part in callout.all() if part.kind is Kind.FOLD]
        callout.is_open = folds[0].is_open if kind == "gate" and folds else None

    def _rows(self, table: QTextTable, part: Part) -> None:
        heads = table.format().toTableFormat().headerRowCount()
        titles = [""] * table.columns()
        for row in range(table.rows()):
            line = part.add(Part(Kind.ROW))
            bold = []
            for column in columns_of(table, leftwards=self._leftwards):
                cell = line.add(self._cell(table, row, column))
                bold.append(_is_bold(table.cellAt(row, column).firstCursorPosition().block()))
                if row < heads:
                    cell.kind, titles[column] = Kind.COLUMN_HEADER, cell.name
                else:
                    cell.note = titles[column]
            if row >= heads and bold[0] and not all(bold):
                line.children[0].kind = Kind.ROW_HEADER
            line.name = " | ".join(cell.name for cell in line.children)

    def _cell(self, table: QTextTable, row: int, column: int) -> Part:
        place = table.cellAt(row, column)
        start, end = place.firstPosition(), place.lastPosition()
        cell = Part(Kind.CELL, start=start, end=end)
        block = place.firstCursorPosition().block()
        if block.position() + block.length() - 1 >= end:
            _fill(cell, block)
        else:
            self.frame(place.begin(), cell)
            cell.name = " ".join(part.name for part in cell.children)
        return cell


def _fill(part: Part, block: QTextBlock) -> None:
    """Give ``part`` the words, links and figures of ``block``."""
    text, first = block.text(), block.position()
    narrow = not text or max(text) <= _WIDEST_UNIT
    words, done = [], 0
    for run in block.textFormats():
        form = run.format
        href = form.anchorHref() if form.isAnchor() else ""
        if not href and not form.isImageFormat():
            continue
        at, after = run.start, run.start + run.length
        said = _clean(_slice(text, at, after, narrow=narrow))
        last = part.children[-1] if part.children else None
        if href and last is not None and last.href == href and last.end == first + at:
            last.name = _clean(_slice(text, last.start - first, after, narrow=narrow))
        else:
            last = part.add(Part(Kind.LINK if href else Kind.FIGURE, said, start=first + at))
        last.end, last.href = first + after, href
        if not href:
            last.name = _clean(str(form.property(QTextFormat.Property.ImageAltText) or ""))
        elif href.startswith("fold:"):
            last.kind, last.is_open = Kind.FOLD, OPEN_FOLD in form.anchorNames()
        elif href.startswith("cite:"):
            last.name = _source(said)
            # The raised number must not be read as part of what stands before it: "of 100.21".
            words += [_slice(text, done, at, narrow=narrow).rstrip(), f" [{said}]"]
            done = after
    words.append(_slice(text, done, len(text), narrow=narrow))
    part.name = _clean("".join(words))


def _slice(text: str, start: int, end: int, *, narrow: bool) -> str:
    if narrow:
        return text[start:end]
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * start : 2 * end].decode("utf-16-le", "ignore")


def _clean(text: str) -> str:
    return text.translate(_DROPPED).strip()


def _is_bold(block: QTextBlock) -> bool:
    runs = block.textFormats()
    return bool(runs) and all(run.format.fontWeight() >= _BOLD for run in runs)


def _heading_level(level: int) -> str:
    said = QCoreApplication.translate("ArticleStructure", "Heading level {level}")
    return said.format(level=level)


def _source(number: str) -> str:
    said = QCoreApplication.translate("ArticleStructure", "Source {number}")
    return said.format(number=number)


def _callout_word(kind: str) -> str:
    """Return what kind of callout it is, in a word: its color and its place do not speak."""
    translate = QCoreApplication.translate
    return {
        "urgent": translate("ArticleStructure", "Urgent"),
        "key": translate("ArticleStructure", "Key points"),
        "guideline": translate("ArticleStructure", "Guideline"),
        "research": translate("ArticleStructure", "Research"),
        "risk": translate("ArticleStructure", "Numbers"),
        "gate": translate("ArticleStructure", "Closed part"),
    }.get(kind, translate("ArticleStructure", "Note"))
