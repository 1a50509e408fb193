"""The headings of the page on show: at which one a reader is, and where each begins.

A page has the same headings in every language, while its letters are others.
"""

from bisect import bisect_right

from PySide6.QtGui import QTextDocument

_UNDER_THE_TITLE = 2
"""The level of heading with which the text begins; the title has level 1."""


def heading_at(document: QTextDocument, position: int) -> int:
    """Return how many headings begin at ``position`` or before it; 0: the text has not begun."""
    return bisect_right(_places(document), position)


def place_of(document: QTextDocument, number: int) -> int:
    """Return where heading ``number`` begins, counted from 1, in characters; 0 and none: 0.

    On a page that has fewer it is the last one.
    """
    places = _places(document)[: max(0, number)]
    return places[-1] if places else 0


def _places(document: QTextDocument) -> list[int]:
    found = []
    block = document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel() >= _UNDER_THE_TITLE:
            found.append(block.position())
        block = block.next()
    return found
