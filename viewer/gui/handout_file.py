"""Writes a handout into the file that somebody chose, whole or not at all."""

import contextlib
import errno
import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication

PRIVATE = 0o600
"""Whoever is logged in may read it, and nobody else."""


def write_handout(data: bytes, file: Path) -> str:
    """Write ``data`` as ``file`` in one step; return what went wrong as a sentence, or nothing."""
    part = file.with_name(f".{file.name}.part")
    try:
        # A name of our own, so that a disk that is full leaves no half of a file behind. Made
        # anew: what lies there may belong to somebody else, who could then read along.
        part.unlink(missing_ok=True)
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE)
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        part.replace(file)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink()
        return _sentence(error)
    return ""


def _sentence(error: OSError) -> str:
    translate = QCoreApplication.translate
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return translate(
            "HandoutFile",
            "The file was not saved: the disk is full. Choose another place. "
            "Your handout is still here.",
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return translate(
            "HandoutFile",
            "The file was not saved: you may not write into this folder. Choose another place. "
            "Your handout is still here.",
        )
    return translate(
        "HandoutFile",
        "The file was not saved: this place cannot be written. Choose another place. "
        "Your handout is still here.",
    )
