"""The commands that set up a kiosk: its PIN and its region (K18).

They ask for no PIN: whoever can run a command as the kiosk's user is past the door already.
"""

import argparse
import getpass
import sys
import warnings
from pathlib import Path

import msgspec

from viewer import paths
from viewer.problems import Severity
from viewer.staff.pin import MOST_DIGITS, check_pin, hash_pin, rejected
from viewer.staff.state import choose, read_state, save_state


def kiosk(options: argparse.Namespace) -> int:
    """Do what ``options.staff`` says and return 0. Raises RejectedError when it cannot be done."""
    file = paths.staff_state()
    if options.staff == "set-pin":
        return _set_pin(file, _one_line() if options.stdin else _asked_twice())
    choose(file, region=options.code)
    print(f"The region of this kiosk is {options.code} ({file}).")
    print(
        "Where the help page of packaging/debian is set up, write it again with “snowdrop kiosk "
        "write-help”: it still has the numbers of before."
    )
    return 0


def _set_pin(file: Path, text: str) -> int:
    """Keep the hash of a new PIN; wrong tries and a lock end with the old one."""
    state, problems = read_state(file)
    new = msgspec.structs.replace(state, pin=hash_pin(text), wrong=0, locked_until=None)
    save_state(file, new)
    print(f"The PIN is set ({file}).")
    if any(problem.severity is Severity.ERROR for problem in problems):
        print("That file was damaged: a region or language chosen on the kiosk is gone too.")
    return 0


def _one_line() -> str:
    # Read as bytes: what is not text at all is no PIN either, and gets the same sentence.
    line = sys.stdin.buffer.readline(MOST_DIGITS + len("\r\n") + 1)
    return line.decode("ascii", "replace").rstrip("\r\n")


def _asked_twice() -> str:
    try:
        with warnings.catch_warnings():
            # Where it cannot hide what is typed, getpass only warns, and shows it.
            warnings.simplefilter("error", getpass.GetPassWarning)
            first = getpass.getpass("New PIN: ")
            check_pin(first)
            again = getpass.getpass("The same PIN again: ")
    except (getpass.GetPassWarning, EOFError) as error:
        raise rejected(
            "A PIN cannot be typed unseen here. Use a terminal, or “--stdin” in a script."
        ) from error
    if first != again:
        raise rejected("The two are not the same. Nothing was changed; try again.")
    return first
