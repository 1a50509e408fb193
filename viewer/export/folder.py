"""Writes a folder of files whole or not at all: beside its place first, then renamed into it."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from viewer.library.output import not_written
from viewer.problems import Problem, RejectedError

MARK = "snowdrop-export.txt"
"""The file by which a folder is known as an export, so that nothing else is ever replaced."""

_WHAT = "export"

Files = Iterable[tuple[str, bytes]]


def write_folder(files: Files, output: Path) -> None:
    """Replace the folder ``output`` by one with ``files``, each a path within it and its bytes.

    Raises RejectedError when it cannot be written, or when the folder there holds anything but an
    export; what was there is then still there, and no half of the new one.
    """
    output = output.absolute()
    _check_place(output)
    beside: Path | None = None
    try:
        beside = Path(
            tempfile.mkdtemp(prefix=f".{output.name}.", suffix=".part", dir=output.parent)
        )
        fresh = beside / "new"
        fresh.mkdir()
        for name, data in files:
            file = fresh / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        if hasattr(os, "sync"):
            os.sync()
        _swap(fresh, output, beside / "old")
    except OSError as error:
        raise not_written(error, output, _WHAT) from error
    finally:
        if beside is not None:
            shutil.rmtree(beside, ignore_errors=True)


def _check_place(output: Path) -> None:
    """Raise RejectedError where something lies that an export must not take the place of."""
    try:
        if not output.is_dir() or not any(output.iterdir()) or (output / MARK).is_file():
            return
    except OSError as error:
        raise not_written(error, output, _WHAT) from error
    message = (
        "This folder holds something else, and an export replaces it whole. Name a new folder."
    )
    raise RejectedError(Problem(file=str(output), line=0, rule="not-written", message=message))


def _swap(fresh: Path, output: Path, old: Path) -> None:
    """Put ``fresh`` in the place of ``output``; when that fails, put the old one back."""
    if output.exists() and not output.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
    try:
        if output.exists():
            output.rename(old)
        fresh.rename(output)
    except BaseException:
        # Even an interruption from the keyboard: what lies beside is about to be cleared away.
        if old.exists() and not output.exists():
            old.rename(output)
        raise
