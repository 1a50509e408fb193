"""Characters that nobody sees: found, named and taken out.

A right-to-left override can make an address or a number read differently from how it is written,
and a zero-width letter can hide a word from search. Neither has a place in a patient's page.
"""

import re

from viewer.problems import Problem
from viewer.records import Marked

_ALWAYS = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters
    "\u2028\u2029\u202a-\u202e\u2066-\u2069"  # line separators, overrides, isolates
    "\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufff9-\ufffc\ufffe\uffff"  # private use, no characters
    "\U000e0000-\U000e007f"  # invisible tags
)
_ZERO_WIDTH = "\u200b-\u200d\u2060"
_LATIN = " -\u024f"
_HIDDEN = re.compile(
    f"[{_ALWAYS}]|(?<=[{_LATIN}])[{_ZERO_WIDTH}]+|[{_ZERO_WIDTH}]+(?=[{_LATIN}\n]|$)"
)
"""Zero-width joiners are letters of some scripts, so they are taken out beside Latin ones only."""


def without_hidden(text: str) -> str:
    """Return ``text`` without characters that nobody sees."""
    while _HIDDEN.search(text):
        text = _HIDDEN.sub("", text)
    return text


def clean(text: str, file: str, first_line: int = 1) -> tuple[str, list[Problem]]:
    """Return ``text`` without hidden characters, and one problem for each line that had some."""
    if not _HIDDEN.search(text):
        return text, []
    kept: list[str] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), first_line):
        cleaned = without_hidden(line)
        if cleaned != line:
            problems.append(_problem(line, file, number))
        kept.append(cleaned)
    return "\n".join(kept), problems


def clean_record(marked: Marked) -> tuple[Marked, list[Problem]]:
    """Return ``marked`` with every text in it cleaned: YAML can write U+202E as an escape."""
    problems: list[Problem] = []

    def cleaned(value: object, path: tuple[str | int, ...]) -> object:
        if isinstance(value, str):
            text = without_hidden(value)
            if text != value:
                problems.append(_problem(value, marked.file, marked.line(*path)))
            return text
        if isinstance(value, dict):
            return {key: cleaned(item, (*path, key)) for key, item in value.items()}
        if isinstance(value, list):
            return [cleaned(item, (*path, at)) for at, item in enumerate(value)]
        return value

    return Marked(cleaned(marked.value, ()), marked.lines, marked.file), problems


def _problem(text: str, file: str, line: int) -> Problem:
    found = _HIDDEN.search(text)
    name = f"U+{ord(found[0][0]):04X}" if found else "of zero width"
    return Problem(
        file=file,
        line=line,
        rule="hidden-character",
        message=f"This line holds the hidden character {name}, which can make text read "
        "differently from how it is written. It was left out; delete it from the file.",
    )
