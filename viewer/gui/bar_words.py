"""Which buttons of the bar are there, and which show their words, in a window of any width."""

import msgspec

WORDS = (
    ("home", "search", "back", "forward", "colors", "language", "handout", "next", "menu"),
    ("home", "search", "back", "forward", "colors", "language", "handout", "next"),
    ("home", "search", "back", "colors", "language", "handout", "next"),
    ("home", "search", "back", "language", "handout", "next"),
    ("home", "search", "back", "language", "handout"),
    ("home", "search", "language", "handout"),
    ("search", "language", "handout"),
    ("language",),
)
"""Buttons that show their word beside the icon: as many as there is room for. A language is always
named: its own readers know it by nothing else (L3)."""

FOLDED_WORDS = (
    ("home", "topics", "help", "search", "back", "language", "handout"),
    ("home", "topics", "help", "search", "language"),
    ("topics", "help", "search", "language"),
    ("topics", "help", "language"),
    ("help", "language"),
    ("language",),
)
"""The same in a narrow window."""

ALWAYS = ("home", "search", "back", "handout", "menu")
"""Buttons that are there in a window of any width."""

FRONT = ("home", "topics", "help", "search", "back")
"""Buttons that stand before the others; in a very narrow window in a row of their own."""


class Button(msgspec.Struct, frozen=True):
    """A button of the bar: the name of its request, its icon, its word and its tool tip."""

    name: str
    icon: str
    text: str
    hint: str
