"""Read a YAML record that a person wrote into a typed value, with the line of every mistake.

msgspec says which field is wrong but not on which line; PyYAML knows the lines. This module joins
the two, so every message names file, line, what is wrong and what to do.
"""

import re
from typing import Any, TypeAlias, TypeVar

import msgspec
import yaml
from msgspec.structs import FieldInfo, fields

from viewer.problems import Problem, RejectedError

MAX_DEPTH = 20
"""Nesting deeper than this is refused before the tree is built (the C composer recurses)."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SHORT_PATH = re.compile(r"\.([A-Za-z_][A-Za-z0-9_-]*)|\[(\d+|\.\.\.)\]")
_EXPECTED = re.compile(r"Expected `([^`]+)`, got `([^`]+)`")
_WORDS = {
    "str": "text in quotes",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "date": "a date such as 2026-11-21",
    "datetime": "a date and time",
    "array": "a list",
    "object": "a block of named fields",
    "null": "empty",
}

Path_ = tuple[str | int, ...]
Mark: TypeAlias = Any
"""A place in YAML text; PyYAML has two classes for it, one in Python and one in C."""

T = TypeVar("T", bound=msgspec.Struct)


class Marked(msgspec.Struct, frozen=True):
    """A plain value read from YAML and the line on which each of its parts begins.

    ``lines`` is keyed by the path of the part: ``("review", "state")``, ``("sources", 0)``. The
    empty path is the record itself.
    """

    value: Any
    lines: dict[Path_, int]
    file: str

    def line(self, *path: str | int) -> int:
        """Return the line of ``path``, or of the nearest part around it that has one."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return 0


def parse(text: str, file: str, first_line: int = 1) -> Marked:
    """Parse one YAML document; ``first_line`` is the line in ``file`` on which ``text`` begins.

    Raises RejectedError when the text is not YAML, uses anchors or tags, repeats a key or nests
    too deeply.
    """
    return _Reader(file, first_line).read(text)


class _Reader:
    """Builds plain values from YAML's own tree and notes the line on which each begins."""

    def __init__(self, file: str, first_line: int) -> None:
        self._file, self._first_line = file, first_line
        self._lines: dict[Path_, int] = {}

    def read(self, text: str) -> Marked:
        try:
            self._guard(text)
            loader = _LOADER(text)
            node = loader.get_single_node()
            if node is None:
                return Marked(value=None, lines={(): self._first_line}, file=self._file)
            value = self._build(node, (), self._line(node.start_mark), loader)
        except yaml.MarkedYAMLError as error:
            reason = (error.problem or "the text is not YAML").strip()
            raise self._rejected(
                error.problem_mark or error.context_mark,
                "not-yaml",
                f"This is not valid YAML: {reason}. "
                "Check the indentation, and put text that holds a colon in quotes.",
            ) from error
        except (yaml.YAMLError, ValueError) as error:
            message = f"This is not valid YAML: {error}. Check for unusual characters."
            raise self._rejected(None, "not-yaml", message) from error
        return Marked(value=value, lines=self._lines, file=self._file)

    def _line(self, mark: Mark) -> int:
        return self._first_line + (mark.line if mark else 0)

    def _rejected(self, mark: Mark, rule: str, message: str) -> RejectedError:
        problem = Problem(file=self._file, line=self._line(mark), rule=rule, message=message)
        return RejectedError(problem)

    def _guard(self, text: str) -> None:
        """Refuse anchors, tags and deep nesting while reading events, which needs no recursion."""
        depth = 0
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                message = "Anchors (&, *) are not used here. Write it out."
                raise self._rejected(event.start_mark, "anchor", message)
            if getattr(event, "tag", None):
                message = "Tags (!, !!) are not used here. Put the text in quotes."
                raise self._rejected(event.start_mark, "tag", message)
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:
                message = f"This is nested more than {MAX_DEPTH} levels deep. Make it flatter."
                raise self._rejected(event.start_mark, "too-deep", message)

    def _build(self, node: yaml.Node, path: Path_, line: int, loader: Any) -> Any:
        self._lines[path] = line
        if isinstance(node, yaml.SequenceNode):
            return [
                self._build(item, (*path, at), self._line(item.start_mark), loader)
                for at, item in enumerate(node.value)
            ]
        if not isinstance(node, yaml.MappingNode):
            return self._scalar(node, loader)
        result: dict[str, Any] = {}
        for key_node, item in node.value:
            key = str(key_node.value)
            if not isinstance(key_node, yaml.ScalarNode) or key in result:
                message = (
                    f"The field “{key[:60]}” stands here twice, or is no plain word. "
                    "Keep one of them."
                )
                raise self._rejected(key_node.start_mark, "bad-key", message)
            result[key] = self._build(item, (*path, key), self._line(key_node.start_mark), loader)
        return result

    def _scalar(self, node: yaml.Node, loader: Any) -> Any:
        """Return a single value; YAML's own error for one that cannot be knows no line."""
        try:
            return loader.construct_object(node)
        except ValueError as error:  # a date such as 2026-13-45
            message = f"“{str(node.value)[:60]}” is no possible value ({error}). Correct it."
            raise self._rejected(node.start_mark, "not-yaml", message) from error


def convert(marked: Marked, kind: type[T], what: str) -> T:
    """Return ``marked`` as a ``kind`` (a Struct); ``what`` names it in messages ("article").

    Raises RejectedError with one problem for every field that is missing, unknown or mistyped.
    """
    value = marked.value
    if not isinstance(value, dict):
        raise RejectedError(
            Problem(
                file=marked.file,
                line=marked.line(),
                rule="not-a-record",
                message=f"This {what} has no named fields. Begin with lines such as “id: my-id”.",
            )
        )
    known = {field.encode_name: field for field in fields(kind)}
    problems = [
        _problem(
            marked,
            (key,),
            "unknown-field",
            f"“{key}” is not a field of {article_for(what)}. "
            f"Remove it, or use one of: {', '.join(sorted(known))}.",
        )
        for key in value
        if key not in known
    ]
    for name, field in known.items():
        problems += _field_problems(marked, name, field, what)
    if problems:
        raise RejectedError(*problems)
    try:
        return msgspec.convert(value, kind)
    except (msgspec.ValidationError, ValueError) as error:
        raise RejectedError(_explain(marked, (), str(error))) from error


def _field_problems(marked: Marked, name: str, field: FieldInfo, what: str) -> list[Problem]:
    if name not in marked.value:
        if not field.required:
            return []
        message = f"The field “{name}” of this {what} is missing. Add a line “{name}: …”."
        return [_problem(marked, (), "missing-field", message)]
    try:
        msgspec.convert(marked.value[name], field.type)
    except (msgspec.ValidationError, ValueError) as error:
        return [_explain(marked, (name,), str(error))]
    return []


def _explain(marked: Marked, path: Path_, error: str) -> Problem:
    """Turn msgspec's message into a sentence and find the line of the field that it names."""
    reason, _, where = error.partition(" - at `$")
    full = list(path)
    for key, index in _SHORT_PATH.findall(where):
        if index == "...":
            break
        full.append(key or int(index))
    name = ".".join(str(part) for part in full) or "This record"
    expected = _EXPECTED.match(reason)
    if expected:
        wanted = " or ".join(_WORDS.get(word.strip(), word) for word in expected[1].split("|"))
        got = _WORDS.get(expected[2], expected[2])
        reason = f"must be {wanted}, but here it is {got}"
        return _problem(marked, tuple(full), "mistyped-field", f"“{name}” {reason}. Change it.")
    return _problem(marked, tuple(full), "mistyped-field", f"“{name}”: {reason}. Change it.")


def _problem(marked: Marked, path: Path_, rule: str, message: str) -> Problem:
    return Problem(file=marked.file, line=marked.line(*path), rule=rule, message=message)


def article_for(noun: str) -> str:
    """Return ``noun`` with “a” or “an” before it."""
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"
