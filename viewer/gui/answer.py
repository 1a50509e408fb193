"""What the search page shows, in words: rows under headings, and what stands above them."""

from collections.abc import Sequence

import msgspec


class RowText(msgspec.Struct, frozen=True, kw_only=True):
    """What a row says, and where it leads: an address, or a place to get help (``support:id``).

    ``language`` is that of the page it opens, where it is not the reader's.
    """

    address: str
    title: str
    language: str = ""
    section: str = ""
    snippet: str = ""
    marks: Sequence[tuple[int, int]] = ()
    note: str = ""
    urgent: bool = False


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Rows under a heading."""

    heading: str
    rows: Sequence[RowText]


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the page shows for what stands in the field.

    alarm: the lines of the card that stands above everything, its title first.
    notes: sentences over the rows. literal: the words of a button that asks for no spelling help.
    count: how many rows were found, as a screen reader is told.
    """

    alarm: Sequence[str] = ()
    notes: Sequence[str] = ()
    literal: str = ""
    groups: Sequence[Group] = ()
    count: str = ""
