"""Lets one kiosk run for a user, and no second one over it."""

import os
from pathlib import Path

from viewer.problems import Problem, RejectedError


def be_the_only_one(folder: Path) -> int | None:
    """Hold ``folder`` until this process ends; return what holds it, to be kept.

    The folder itself is held, so no file is written, and a process that is killed holds nothing
    (K9, K17). None where a folder cannot be held, as on Windows, or may not be made: then nothing
    is known of another one.

    Raises RejectedError if another kiosk holds it.
    """
    try:
        import fcntl
    except ImportError:
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(handle)
        message = "A kiosk of this user runs already. Leave that one first, through its staff area."
        problem = Problem(file=str(folder), line=0, rule="runs-already", message=message)
        raise RejectedError(problem) from error
    except OSError:
        os.close(handle)
        return None
    return handle
