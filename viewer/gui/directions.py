"""Which way a language is read, and how numbers and names keep their own way inside it (L7)."""

import re

from PySide6.QtCore import QLocale, Qt

_ISOLATE, _END = "\u2066", "\u2069"  # from here to there: left to right, whatever stands around

_APART = re.compile(r"(<[^>]*>|&[#\w]+;)")
"""Tags and entities of HTML: what stands in them is no text."""

_RUN = re.compile(r"[+(]?[A-Za-z0-9](?:[\w ().,:/%+@–-]*[A-Za-z0-9%)])?", re.ASCII)
"""Digits and Latin letters with the signs and spaces between them: a phone number, a drug's name.

Without re.ASCII, \\w would take in the letters of the language around them.
"""


def direction_of(language: str) -> Qt.LayoutDirection:
    """Return the direction in which ``language`` (a BCP 47 tag) is read."""
    return QLocale(language).textDirection()


def isolated(html: str, language: str) -> str:
    """Return ``html`` with every number and Latin name isolated, where text runs right to left.

    Without that the groups of a phone number change places: 0300 123 4567 would be shown as
    4567 123 0300, and someone would call the wrong number (L7, UAX 9). The text of a language that
    is read from left to right is returned as it is.
    """
    if direction_of(language) is not Qt.LayoutDirection.RightToLeft:
        return html
    parts = _APART.split(html)
    # Text and what stands between it take turns, text first.
    parts[::2] = [_RUN.sub(_apart, text) for text in parts[::2]]
    return "".join(parts)


def _apart(found: re.Match[str]) -> str:
    return f"{_ISOLATE}{found[0]}{_END}"
