"""Withdrawn and mistaken numbers and names, which must not come back in any text.

The list itself, ``resources/do-not-use.yaml``, is the one file that may hold them: never hand
that file to ``DoNotUse.find``.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import msgspec

from viewer.problems import Problem, RejectedError, Severity, shown_path
from viewer.records import Marked, convert, parse
from viewer.text_file import read_text

FILE_NAME = "do-not-use.yaml"

_GAP = r"[\s\-–—‑.()/\u00ad\u200b\u2060]*"
"""What people write between digits; a line may also break there."""

_PREFIXES = {
    "US": ("1", ""),
    "CA": ("1", ""),
    "GB": ("44", "0"),
    "IE": ("353", "0"),
    "AU": ("61", "0"),
    "NZ": ("64", "0"),
}
"""Country -> the code before its numbers from abroad, and the digit before them at home."""

_FULL_NUMBER = 10
"""From this many digits on it is a whole number, which may also be dialed from abroad."""

_DASHES = str.maketrans({"–": "-", "—": "-", "‑": "-", "’": "'", "‘": "'", "\u00a0": " "})
_PARAGRAPH = re.compile(r"(?:(?!\n[ \t]*\n).)+", re.DOTALL)


class DoNotUse(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """One thing that must not be shown.

    digits: numbers, digits only as dialed at home; found however they are spaced, and with the
    country's code. text: wordings, found in any case and spacing. together: wordings that are
    wrong only when they stand in the same paragraph. use_instead: what to write.
    """

    country: str
    was: str
    use_instead: str
    digits: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    severity: Severity = Severity.ERROR

    def find(self, text: str) -> list[tuple[int, str]]:
        """Return (line, what stands there) for every place in ``text`` that holds it."""
        places = [
            (match.start(), match[0]) for one in self._patterns for match in one.finditer(text)
        ]
        for paragraph in _PARAGRAPH.finditer(text) if self.together else ():
            plain = _plain(paragraph[0])
            start = paragraph.end() - len(paragraph[0].lstrip())
            places += [
                (start, " … ".join(parts))
                for parts in self.together
                if all(_plain(part) in plain for part in parts)
            ]
        return [(text.count("\n", 0, at) + 1, " ".join(found.split())) for at, found in places]

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        return [*map(self._number, self.digits), *map(_wording, self.text)]

    def _number(self, digits: str) -> re.Pattern[str]:
        abroad, home = _PREFIXES.get(self.country, ("", ""))
        core = digits.removeprefix(home or abroad) if len(digits) >= _FULL_NUMBER else digits
        before = (
            rf"(?:(?:\+|00)?{abroad}{_GAP})?{home and f'(?:{home}{_GAP})?'}"
            if core != digits
            else ""
        )
        return re.compile(rf"(?<![0-9]){before}{_GAP.join(core)}(?![0-9])")


def load_do_not_use(folder: Path) -> tuple[list[DoNotUse], list[Problem]]:
    """Read the list in ``folder``; an entry that is wrong is left out and named."""
    file = folder / FILE_NAME
    shown = shown_path(file, folder)
    try:
        marked = parse(read_text(file, shown), shown)
    except RejectedError as error:
        return [], list(error.problems)
    if not isinstance(marked.value, list):
        message = "This file must be a list. Begin every entry with “- country:”."
        return [], [Problem(file=shown, line=1, rule="not-a-list", message=message)]
    good: list[DoNotUse] = []
    problems: list[Problem] = []
    for entry in _entries(marked):
        try:
            good.append(_checked(entry))
        except RejectedError as error:
            problems += error.problems
    return good, problems


def _entries(marked: Marked) -> Iterator[Marked]:
    for at, value in enumerate(marked.value):
        lines = {path[1:]: line for path, line in marked.lines.items() if path[:1] == (at,)}
        yield Marked(value=value, lines=lines, file=marked.file)


def _checked(entry: Marked) -> DoNotUse:
    found = convert(entry, DoNotUse, "entry")
    message = None
    if not (found.digits or found.text or found.together):
        message = "This entry cannot be found in a text. Give it digits, text or together."
    elif any(not re.fullmatch("[0-9]{3,15}", digits) for digits in found.digits):
        message = "“digits” must be 3 to 15 digits and nothing else. Remove spaces and hyphens."
    if message:
        raise RejectedError(
            Problem(file=entry.file, line=entry.line(), rule="bad-entry", message=message)
        )
    return found


def _plain(text: str) -> str:
    return " ".join(text.translate(_DASHES).casefold().split())


def _wording(text: str) -> re.Pattern[str]:
    words = r"\s+".join(
        re.escape(word).replace(r"\-", "[-–—‑]").replace("'", "['’‘]") for word in text.split()
    )
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
