"""The clinic's settings: typed, each with a default and a rule.

Reading can never yield a bad value: what breaks its rule is reported by name and line and replaced
by the value of the place before it (system, then user, then ``--settings``), at last the default.
"""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from viewer.problems import Problem, RejectedError, Severity
from viewer.text_file import read_text

THEMES = ("light", "cream", "dark", "contrast")
LISTEN_OFF = "off"
LISTEN = (LISTEN_OFF, "headset", "loudspeaker")
LONGEST_NAME = 80
"""Characters of a clinic's name that the bar has room for."""

TEXT_SIZES = (100, 125, 150, 175, 200, 250, 300, 350, 400)
Value = str | int | bool | list[str] | None
"""What a window writes into a file of settings; None takes the setting out of it."""

_REGION = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_TOML_PLACE = re.compile(r"\(at line (\d+)")


class ClinicContact(msgspec.Struct, frozen=True, kw_only=True):
    """One of the clinic's own numbers: the ward, the midwife, out of hours."""

    name: str
    number: str
    hours: str = ""
    note: str = ""


class ShowUnreviewed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who at the clinic accepted that pages without a valid check are shown, and when (L9, T3)."""

    accepted_by: str
    on: date


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What a clinic may set, with the value that holds when it sets nothing.

    clinic_name: shown at the top of the window; empty shows “Snowdrop” alone.
    region: ISO 3166-1 or 3166-2; decides which places to get help are shown. None: ask.
    languages: BCP 47 tags, the one to begin with first.
    contacts: the clinic's own numbers, shown under the emergency number.
    theme, text_size, spacing: how the window looks before anyone changes it; text size in percent,
    spacing for more room between letters and lines.
    listen: where pages are read aloud; “off” takes the button away. None: on a clinic PC readers
    may listen; a kiosk, which stands in a room with others, stays silent.
    show_unreviewed: set, a kiosk shows drafts, unchecked translations and pages whose next check is
    more than 12 months overdue too; None: it does not.
    """

    clinic_name: str = ""
    region: str | None = None
    languages: tuple[str, ...] = ("en",)
    contacts: tuple[ClinicContact, ...] = ()
    theme: str = "light"
    text_size: int = 100
    spacing: bool = False
    listen: str | None = None
    show_unreviewed: ShowUnreviewed | None = None


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_NAME:
        raise ValueError(f"must be text of 1 to {LONGEST_NAME} characters, in quotes")
    return value.strip()


def _region(value: Any) -> str:
    if not isinstance(value, str) or not _REGION.fullmatch(value):
        raise ValueError("must be a country or nation code such as “US” or “GB-SCT”")
    return value


def _languages(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise ValueError("must be a list of language codes such as [“en”]")
    if not all(isinstance(tag, str) and _LANGUAGE.fullmatch(tag) for tag in value):
        raise ValueError("must hold language codes such as “en” or “es”")
    return tuple(value)


def _theme(value: Any) -> str:
    if value not in THEMES:
        raise ValueError(f"must be one of {', '.join(THEMES)}")
    return str(value)


def _text_size(value: Any) -> int:
    if isinstance(value, bool) or value not in TEXT_SIZES:
        raise ValueError(f"must be one of {', '.join(map(str, TEXT_SIZES))} (percent)")
    return int(value)


def _spacing(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("must be true or false, without quotes")
    return value


def _listen(value: Any) -> str:
    if value not in LISTEN:
        raise ValueError(f"must be one of {', '.join(LISTEN)}, in quotes")
    return str(value)


def _contacts(value: Any) -> tuple[ClinicContact, ...]:
    if not isinstance(value, list):
        raise ValueError("must be written as [[contacts]] blocks")
    return tuple(_contact(item, at) for at, item in enumerate(value, start=1))


def _contact(item: Any, at: int) -> ClinicContact:
    try:
        contact = msgspec.convert(item, ClinicContact)
    except msgspec.ValidationError as error:
        raise ValueError(
            f"number {at} is not right ({error}); each block needs name and number in quotes"
        ) from error
    if not contact.name.strip() or not any(sign.isdigit() for sign in contact.number):
        raise ValueError(f"number {at} needs a name, and a number with digits")
    return contact


def _show_unreviewed(value: Any) -> ShowUnreviewed:
    if not isinstance(value, dict):
        raise ValueError("must be a [show_unreviewed] block with “accepted_by” and “on”")
    on = value.get("on")
    if not isinstance(on, date):
        raise ValueError("needs “on”, a day without quotes such as 2026-11-22")
    try:
        accepted = msgspec.convert(value, ShowUnreviewed)
        return msgspec.structs.replace(accepted, accepted_by=_text(accepted.accepted_by))
    except ValueError as error:  # msgspec's own error is one of these
        raise ValueError(
            f"needs “accepted_by”, the name of a person, and “on”, and nothing else ({error})"
        ) from error


RULES: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "clinic.name": ("clinic_name", _text),
    "region": ("region", _region),
    "languages": ("languages", _languages),
    "contacts": ("contacts", _contacts),
    "theme": ("theme", _theme),
    "text_size": ("text_size", _text_size),
    "spacing": ("spacing", _spacing),
    "listen": ("listen", _listen),
    "show_unreviewed": ("show_unreviewed", _show_unreviewed),
}
"""Key in the file -> field of Settings and the rule its value must obey."""


def read_settings(files: Sequence[Path]) -> tuple[Settings, list[Problem]]:
    """Read ``files`` in order, later ones winning; a file that is not there is passed over."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for file in files:
        if file.exists():
            found, wrong = _read_one(file)
            values.update(found)
            problems += wrong
    return Settings(**values), problems


def is_set(files: Sequence[Path], field: str) -> bool:
    """Say whether one of ``files`` sets ``field`` (of Settings) to a value that holds."""
    return any(field in _read_one(file)[0] for file in files if file.exists())


def _read_one(file: Path) -> tuple[dict[str, Any], list[Problem]]:
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
        if key == "clinic" and isinstance(value, dict):
            flat.update({f"clinic.{name}": inner for name, inner in value.items()})
        else:
            flat[key] = value
    return _apply_rules(flat, text, shown)


def _apply_rules(
    flat: dict[str, Any], text: str, shown: str
) -> tuple[dict[str, Any], list[Problem]]:
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
            values[field] = rule(value)
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
