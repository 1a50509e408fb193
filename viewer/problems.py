"""A problem: something wrong in a file, said so that a person can put it right.

Every part of Snowdrop that reads what people wrote (articles, support data, settings) reports in
this one form. A problem never stops the rest: the broken piece is left out and named.
"""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

import msgspec


class Severity(StrEnum):
    """How much a problem weighs: an error makes ``snowdrop check`` exit 1, a warning does not.

    A note asks for nothing; it is only told to programs (``--format json``).
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is wrong, where it is, and what to do.

    ``message`` is one or two whole sentences: what is wrong, then what to do. ``line`` counts from
    1; 0 means the file as a whole. ``rule`` is a short stable name such as ``dead-link``.
    """

    file: str
    line: int
    rule: str
    message: str
    severity: Severity = Severity.ERROR

    @property
    def place(self) -> str:
        """Where it is, as editors understand it: ``settings.toml:3``."""
        return f"{self.file}:{self.line}" if self.line else self.file

    def __str__(self) -> str:
        return f"{self.place}: {self.severity}: {self.message} [{self.rule}]"


class RejectedError(Exception):
    """Raised when a file cannot be used at all; ``problems`` says why, in full."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems

    def __reduce__(self) -> tuple[type["RejectedError"], tuple[Problem, ...]]:
        """Cross from one process into another whole: an exception alone would lose its problems."""
        return RejectedError, self.problems


def in_reading_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return ``problems`` without repeats, sorted by file, line and rule."""
    return sorted(set(problems), key=lambda p: (p.file, p.line, p.rule, p.message))


def shown_path(path: Path, root: Path) -> str:
    """Return ``path`` as a person would write it from ``root``'s parent: ``content/en/a.md``."""
    try:
        return path.relative_to(root.parent).as_posix()
    except ValueError:
        return path.as_posix()
