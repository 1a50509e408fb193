"""Writes a file so that a reader finds the old one or the new one, never half of either."""

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from viewer import __version__
from viewer.library.library_file import FORMAT_VERSION
from viewer.lookup import codes
from viewer.problems import Problem, RejectedError
from viewer.search import index

MODE = 0o644
"""Everyone may read a library, whatever the umask of the person who compiled it."""

PRIVATE = 0o600
"""Only whoever wrote it may read what tells of one person."""

_REASONS = {
    errno.ENOSPC: "the disk is full. Free some space",
    errno.EDQUOT: "your share of the disk is used up. Free some space",
    errno.EACCES: "this folder may not be written. Choose another",
    errno.EPERM: "this folder may not be written. Choose another",
    errno.EROFS: "this disk may only be read. Choose another place",
    errno.ENOENT: "the folder does not exist. Make it, or choose another",
    errno.ENOTDIR: "that is no folder. Choose another",
    errno.EEXIST: "that is no folder. Choose another",
    errno.EISDIR: "that is a folder. Name a file",
}


def write_library(data: bytes, output: Path, what: str = "library", *, mode: int = MODE) -> None:
    """Replace the file ``output`` by ``data`` in one step; a kill at any moment leaves the old.

    ``what`` is what messages call the file, ``mode`` says who may read it. Raises RejectedError
    when it cannot be written; the old file is then still there.
    """
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(
            prefix=f".{output.name}.", suffix=".part", dir=output.parent
        )
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
        temporary.replace(output)
        _sync_folder(output.parent)
    except OSError as error:
        if temporary:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        raise not_written(error, output, what) from error


def not_written(error: OSError, output: Path, what: str) -> RejectedError:
    """Return the sentence for ``what`` that could not be written to ``output``."""
    reason = _REASONS.get(error.errno or 0, f"{error.strerror or error}. Try another place")
    message = f"The {what} could not be written: {reason}."
    return RejectedError(Problem(file=str(output), line=0, rule="not-written", message=message))


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system knows how (not on Windows)."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sources_fingerprint(content: Path, resources: Path) -> str:
    """Return a short text that changes when any source of the library changes.

    It looks at names, sizes and times, not into the files, so it takes milliseconds. The code that
    compiles counts as a source too.
    """
    digest = sha256(f"{__version__} {FORMAT_VERSION}".encode())
    compiling = (Path(module).parent for module in (__file__, index.__file__, codes.__file__))
    for folder in (content, resources, *compiling):
        for entry in _entries(str(folder), ""):
            digest.update(f"{entry}\n".encode(errors="surrogateescape"))
    return digest.hexdigest()


def _entries(folder: str, prefix: str) -> Iterator[str]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        yield f"{prefix} unreadable"
        return
    for entry in entries:
        if entry.name.startswith((".", "__pycache__")):
            continue
        name = f"{prefix}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(entry.path, name)
            continue
        with contextlib.suppress(OSError):
            state = entry.stat(follow_symlinks=False)
            yield f"{name} {state.st_size} {state.st_mtime_ns}"
