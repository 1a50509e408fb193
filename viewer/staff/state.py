"""The staff state: the one small file in which a kiosk keeps what its staff chose, and wrong tries.

Nothing but the five fields of StaffState can be in it, and nothing of a person who reads (K9).
"""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import msgspec

from viewer.problems import Problem, RejectedError, Severity
from viewer.settings import RULES
from viewer.staff.pin import HASH
from viewer.text_file import read_text

_region, _languages = RULES["region"][1], RULES["languages"][1]


class StaffState(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What is kept. A bad value cannot be in it: making one, or reading one, raises ValueError.

    region, language: what the staff chose on the kiosk; None: as the settings say.
    pin: Argon2id hash; None: no PIN was set, so nothing opens the door.
    wrong: wrong tries in a row. locked_until: when the door may be tried again, in UTC.
    """

    region: str | None = None
    language: str | None = None
    pin: str | None = None
    wrong: Annotated[int, msgspec.Meta(ge=0)] = 0
    locked_until: Annotated[datetime, msgspec.Meta(tz=True)] | None = None

    def __post_init__(self) -> None:
        if self.region is not None:
            _obey("region", _region, self.region)
        if self.language is not None:
            _obey("language", _languages, [self.language])
        if self.pin is not None and not HASH.fullmatch(self.pin):
            raise ValueError("“pin” is not a hash that this Snowdrop knows")
        if self.wrong < 0:
            raise ValueError("“wrong” is less than 0")
        # An offset could carry a moment beyond the year 1 or 9999 when it is reckoned in UTC.
        if self.locked_until is not None and self.locked_until.utcoffset() != timedelta(0):
            raise ValueError("“locked_until” is not in UTC")


def read_state(file: Path) -> tuple[StaffState, list[Problem]]:
    """Return what ``file`` holds and what is wrong with it. Never raises.

    A file that is missing, damaged or unreadable gives the default: no PIN, so the door stays shut
    (K18). A missing file is a warning; the rest are errors.
    """
    try:
        return msgspec.json.decode(read_text(file, file.name), type=StaffState), []
    except RejectedError as error:
        if not isinstance(error.__cause__, FileNotFoundError):
            return StaffState(), list(error.problems)
        message = "No PIN is set on this machine. Set one with “snowdrop kiosk set-pin”."
        missing = _problem(file, "no-staff-state", message, severity=Severity.WARNING)
        return StaffState(), [missing]
    except (ValueError, RecursionError) as error:  # msgspec's own errors are of the first kind
        message = (
            f"This file is damaged ({error}), so nothing opens the staff door. "
            "Set the PIN again with “snowdrop kiosk set-pin”."
        )
        return StaffState(), [_problem(file, "bad-staff-state", message)]


def save_state(file: Path, state: StaffState) -> None:
    """Put ``state`` in the place of ``file``, whole or not at all; on return it is on the disk.

    Raises RejectedError if it cannot be written; ``file`` is then as it was.
    """
    put_in_place(file, msgspec.json.encode(state))


def put_in_place(file: Path, data: bytes) -> None:
    """Write ``data`` beside ``file`` and move it there; only its owner may read it.

    Raises RejectedError if it cannot be written; ``file`` is then as it was.
    """
    beside = file.with_suffix(".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)
        # Its owner alone may read the hash; a file that lay there could have let others.
        with open(beside, "xb", opener=_only_mine) as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(file)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        message = (
            f"This could not be kept ({error.strerror or error}). "
            "Check that there is room on the disk and that the folder may be written."
        )
        raise RejectedError(_problem(file, "not-written", message)) from error
    _settle(file.parent)


def choose(file: Path, *, region: str | None = None, language: str | None = None) -> StaffState:
    """Keep a choice of the staff in ``file`` and return the whole state; None leaves one as it is.

    Raises RejectedError if a value breaks its rule, if ``file`` is damaged (a PIN has to be set
    first, or the damage would be written over), or if it cannot be written.
    """
    state, problems = read_state(file)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        raise RejectedError(*errors)
    given = {"region": region, "language": language}
    try:
        state = msgspec.structs.replace(
            state, **{key: value for key, value in given.items() if value is not None}
        )
    except ValueError as error:
        raise RejectedError(_problem(file, "bad-choice", f"{error}.")) from error
    save_state(file, state)
    return state


def _obey(name: str, rule: Callable[[object], object], given: object) -> None:
    try:
        rule(given)
    except ValueError as error:
        raise ValueError(f"“{name}” {error}") from error


def _only_mine(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _settle(folder: Path) -> None:
    """Have the new name of a file survive a pulled plug: the quickest way to try for free (K18)."""
    # Windows cannot open a folder, and some network disks cannot settle one: the file itself is
    # written all the same, and that is what counts when only the program is killed.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _problem(
    file: Path, rule: str, message: str, *, severity: Severity = Severity.ERROR
) -> Problem:
    return Problem(file=file.name, line=0, rule=rule, message=message, severity=severity)
