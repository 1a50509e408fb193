"""Reads the clinic's settings, and writes those that a person chooses in the window.

Reading can never yield a bad value: what breaks its rule is reported by name and line and replaced
by the value of the place before it (system, then user, then ``--settings``), at last the default.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from viewer.paths import settings_files
from viewer.problems import Problem, RejectedError, Severity
from viewer.settings import RULES, Printing, Settings, keypad_of, refuse_second_use
from viewer.text_file import read_text

Value = str | int | bool | list[str] | None
"""What a window writes into a file of settings; None takes the setting out of it."""

_TOML_PLACE = re.compile(r"\(at line (\d+)")
_BLOCKS = frozenset(key.partition(".")[0] for key in RULES if "." in key)
"""Tables whose settings obey a rule each, so that one bad value leaves the others."""


def read_settings(files: Sequence[Path]) -> tuple[Settings, list[Problem]]:
    """Read ``files`` in order, later ones winning.

    One that is not there is passed over; that is told where somebody must have named it.
    """
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    usual = settings_files()
    for file in files:
        if file.exists():
            found, wrong = _read_one(file, values)
            values.update(found)
            problems += wrong
        elif file not in usual:
            problems.append(_not_there(file))
    printing = Printing(**_take_out(values, "printing."))
    keypad = keypad_of(_take_out(values, "keypad."))
    return Settings(**values, printing=printing, keypad=keypad), problems


def _take_out(values: dict[str, Any], table: str) -> dict[str, Any]:
    """Take the settings of ``table`` out of ``values``; return them by their own names."""
    fields = [field for field in values if field.startswith(table)]
    return {field.removeprefix(table): values.pop(field) for field in fields}


def _not_there(file: Path) -> Problem:
    message = "There is no settings file here, so none was read. Look at how its name is written."
    return Problem(
        file=str(file), line=0, rule="no-settings", message=message, severity=Severity.WARNING
    )


def is_set(files: Sequence[Path], field: str) -> bool:
    """Say whether one of ``files`` sets ``field`` (of Settings) to a value that holds."""
    return any(field in _read_one(file, {})[0] for file in files if file.exists())


def _read_one(file: Path, before: Mapping[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
    """Read ``file``; ``before`` are the values of the places before it."""
    shown = file.name
    try:
        text = read_text(file, shown)
        table = tomllib.loads(text)
    except RejectedError as error:
        return {}, list(error.problems)
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.search(str(error))
        message = f"This is not valid TOML ({error}). No setting of this file is used; mend it."
        line = int(place[1]) if place else 0
        return {}, [Problem(file=shown, line=line, rule="not-toml", message=message)]
    flat: dict[str, Any] = {}
    for key, value in table.items():
        if key in _BLOCKS and isinstance(value, dict):
            flat.update({f"{key}.{name}": inner for name, inner in value.items()})
        else:
            flat[key] = value
    own = {RULES[key][0] for key in flat if key in RULES}
    kept = {field: value for field, value in before.items() if field not in own}
    return _apply_rules(flat, text, shown, kept)


def _apply_rules(
    flat: dict[str, Any], text: str, shown: str, kept: Mapping[str, Any]
) -> tuple[dict[str, Any], list[Problem]]:
    """Return the values that hold; ``kept`` are those of other places that hold beside them."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for key, value in flat.items():
        line = _line_of(text, key)
        if key not in RULES:
            message = f"“{key}” is not a setting. Remove it, or use one of: {', '.join(RULES)}."
            problems.append(
                Problem(
                    file=shown,
                    line=line,
                    rule="unknown-setting",
                    message=message,
                    severity=Severity.WARNING,
                )
            )
            continue
        field, rule = RULES[key]
        try:
            found = rule(value)
            refuse_second_use(field, found, {**kept, **values})
            values[field] = found
        except ValueError as error:
            message = f"“{key}” {error}. Until it is mended, the usual value is used."
            problems.append(Problem(file=shown, line=line, rule="bad-setting", message=message))
    return values, problems


def _line_of(text: str, key: str) -> int:
    """Return the line on which ``key`` is set, or 0; TOML readers do not tell."""
    table, _, name = key.rpartition(".")
    # Under its own table a key stands by its name, at the head of the file by both.
    written = {table: _pattern(name), "": _pattern(key)}
    inside = ""
    for number, line in enumerate(text.splitlines(), start=1):
        head = re.match(r"\s*\[+\s*([\w.\"-]+)\s*\]+", line)
        if head:
            inside = head[1].strip('"')
            if inside == key:
                return number
        elif inside in written and re.match(written[inside], line):
            return number
    return _line_of(text, table) if table else 0


def _pattern(key: str) -> str:
    parts = (rf'"?{re.escape(part)}"?' for part in key.split("."))
    return r"\s*" + r"\s*\.\s*".join(parts) + r"\s*="


def save_setting(file: Path, key: str, value: Value) -> None:
    """Write one setting into ``file``, as save_settings() does."""
    save_settings(file, {key: value})


def save_settings(file: Path, values: Mapping[str, Value]) -> None:
    """Write settings into ``file``, all or none, leaving everything else in it as it was.

    A value of None takes its setting out. This is the only place that writes a setting. Raises
    RejectedError if it cannot be written.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = (
            tomlkit.parse(read_text(file, file.name)) if file.exists() else tomlkit.document()
        )
        for key, value in values.items():
            if value is None:
                document.pop(key, None)
            else:
                document[key] = value
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_suffix(".new")
        beside.write_text(tomlkit.dumps(document), encoding="utf-8")
        beside.replace(file)
    except RejectedError as error:
        raise _not_written(file, error.problems[0].message) from error
    except (OSError, TOMLKitError) as error:
        raise _not_written(file, f"({getattr(error, 'strerror', None) or error})") from error


def _not_written(file: Path, reason: str) -> RejectedError:
    message = f"The choice could not be kept. It holds until the window is closed. {reason}"
    return RejectedError(Problem(file=file.name, line=0, rule="not-written", message=message))
