"""Where the reader has been, with the line they had reached on each page."""

import msgspec

HOME = "home"

LONGEST = 500
"""Places remembered at most: a screen that is never left must not fill the memory."""


class Place(msgspec.Struct, frozen=True):
    """A page and how far down it the reader was.

    ``address`` is what MainWindow.open takes: ``home``, ``topic:ID`` or an article's id.
    ``position`` counts characters of the page before the first visible line, so the same line
    comes back even when the text size or the window has changed. ``heading`` says how many headings
    begin above that line, and ``language`` in which language the reader read it (a BCP 47 tag): in
    another one the same heading comes back (L11). It is empty for a page that nobody has left yet.
    """

    address: str
    position: int = 0
    heading: int = 0
    language: str = ""


class History:
    """A list of places with a finger on one of them, as in any browser."""

    def __init__(self) -> None:
        """Begin at home, with nothing before or after it."""
        self._places = [Place(HOME)]
        self._at = 0

    @property
    def current(self) -> Place:
        """The place where the reader is."""
        return self._places[self._at]

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place after this one."""
        return self._at < len(self._places) - 1

    def leave(self, position: int, heading: int = 0, language: str = "") -> None:
        """Note how far down the current page the reader is, before going elsewhere; see Place."""
        self._places[self._at] = Place(self.current.address, position, heading, language)

    def go_to(self, address: str) -> None:
        """Go to a new page; what lay ahead is forgotten. The current page again changes nothing."""
        if address == self.current.address:
            return
        del self._places[self._at + 1 :]
        self._places.append(Place(address))
        del self._places[:-LONGEST]
        self._at = len(self._places) - 1

    def back(self) -> Place:
        """Go back one place (or stay at the first) and return it."""
        self._at = max(0, self._at - 1)
        return self.current

    def forward(self) -> Place:
        """Go forward one place (or stay at the last) and return it."""
        self._at = min(len(self._places) - 1, self._at + 1)
        return self.current
