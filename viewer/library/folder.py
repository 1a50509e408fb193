"""The content folder: hands out its files, refuses what leads out of it, keeps every problem."""

from pathlib import Path
from typing import Any, TypeVar

import msgspec

from viewer.library.hidden import clean, clean_record
from viewer.problems import Problem, RejectedError, Severity, shown_path
from viewer.records import Marked, convert, parse
from viewer.text_file import MAX_BYTES, decode_text, read_text

T = TypeVar("T", bound=msgspec.Struct)


class SourceFolder:
    """The folder ``root`` and the problems met while reading it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self._inside = root.resolve()

    def shown(self, path: Path) -> str:
        """Return how messages call ``path``: ``content/en/care/stitch.md``."""
        return shown_path(path, self.root)

    def report(
        self, file: str, line: int, rule: str, message: str, severity: Severity = Severity.ERROR
    ) -> None:
        """Keep a problem."""
        self.problems.append(
            Problem(file=file, line=line, rule=rule, message=message, severity=severity)
        )

    def children(self, folder: Path) -> list[Path]:
        """Return what lies in ``folder``, sorted by name, without hidden names and ways out."""
        try:
            found = sorted(folder.iterdir(), key=lambda path: path.name)
        except OSError as error:
            if folder.exists():
                self.report(
                    self.shown(folder),
                    0,
                    "unreadable",
                    f"This folder could not be read ({error.strerror}). "
                    "Check that you may open it.",
                )
            return []
        return [path for path in found if not path.name.startswith(".") and self._is_inside(path)]

    def _is_inside(self, path: Path) -> bool:
        if not path.is_symlink():
            return True
        try:
            inside = path.resolve(strict=True).is_relative_to(self._inside)
        except (OSError, RuntimeError):  # a link to nowhere, or in a circle
            inside = False
        if not inside:
            self.report(
                self.shown(path),
                0,
                "link-out-of-folder",
                "This is a symbolic link that leads out of the content folder. "
                "It was not opened; put a copy of the file here instead.",
            )
        return inside

    def text(self, path: Path) -> str | None:
        """Return the text of ``path`` without hidden characters, or None and a problem."""
        shown = self.shown(path)
        try:
            if path.exists() and not path.is_file():  # a named pipe would be waited for
                message = "This is not an ordinary file. Put a text file here instead."
                self.report(shown, 0, "unreadable", message)
                return None
            if path.stat().st_size > MAX_BYTES:
                with path.open("rb") as file:  # enough to be refused by its length, unread
                    decode_text(file.read(MAX_BYTES + 1), shown)
            text, problems = clean(read_text(path, shown), shown)
        except OSError as error:
            self.report(
                shown,
                0,
                "unreadable",
                f"This file could not be read ({error.strerror}). Check that it exists.",
            )
            return None
        except RejectedError as error:
            self.problems += error.problems
            return None
        self.problems += problems
        return text

    def record(self, path: Path) -> Marked | None:
        """Return the YAML record in ``path``, or None and a problem."""
        if not self._is_inside(path):
            return None
        text = self.text(path)
        if text is None:
            return None
        try:
            marked, problems = clean_record(parse(text, self.shown(path)))
        except RejectedError as error:
            self.problems += error.problems
            return None
        self.problems += problems
        return marked

    def converted(self, marked: Marked, kind: type[T], what: str) -> T | None:
        """Return ``marked`` as a ``kind``, or None and a problem for every field that is wrong."""
        try:
            return convert(marked, kind, what)
        except RejectedError as error:
            self.problems += error.problems
            return None


def parts(marked: Marked) -> dict[Any, Marked]:
    """Return each part of a block of fields or of a list as a record of its own, with its lines."""
    value = marked.value
    if isinstance(value, list):
        value = dict(enumerate(value))
    if not isinstance(value, dict):
        return {}
    lines: dict[str | int, dict[tuple[str | int, ...], int]] = {key: {} for key in value}
    for path, line in marked.lines.items():
        if path and path[0] in lines:
            lines[path[0]][path[1:]] = line
    return {key: Marked(item, lines[key], marked.file) for key, item in value.items()}


def part(marked: Marked, key: str | int) -> Marked:
    """Return one part of ``marked``; an empty record where there is none."""
    return parts(marked).get(key) or Marked(None, {(): marked.line(key)}, marked.file)
