"""Reads what is given on the command line: times and days, and no more said than may be."""

import argparse
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

from viewer.settings import PAPERS

Act = Callable[[argparse.Namespace], int]
AddCommand = Callable[..., argparse.ArgumentParser]

OUR_SCHEME = "snowdrop:"
"""How an address begins that the desktop hands over to us."""


def parse(parser: argparse.ArgumentParser, given: Sequence[str]) -> argparse.Namespace:
    """Return what ``given`` asks for; a bare ``snowdrop:`` address is opened.

    What is too much stands in no message: it may be part of an address that names a patient.
    """
    if given and given[0].startswith(OUR_SCHEME):
        given = ["open", "--url", *given]
    options, unknown = parser.parse_known_args(given)
    if unknown:
        parser.error(f"{len(unknown)} of these arguments are not known; see --help")
    return options


def moment(text: str) -> datetime:
    """Return a time such as 2026-11-22T03:00."""
    try:
        return datetime.fromisoformat(text).astimezone()
    except ValueError as error:
        message = f"“{text}” is no time; write it like 2026-11-22T03:00"
        raise argparse.ArgumentTypeError(message) from error


def day(text: str) -> date:
    """Return a day such as 2026-11-22."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        message = f"“{text}” is no day; write it like 2026-11-22"
        raise argparse.ArgumentTypeError(message) from error


def month(text: str) -> str:
    """Return a month such as 2026-11."""
    try:
        return date.fromisoformat(f"{text}-01").isoformat()[: len("2026-11")]
    except ValueError as error:
        message = f"“{text}” is no month; write it like 2026-11"
        raise argparse.ArgumentTypeError(message) from error


def add_where(
    command: argparse.ArgumentParser, default: object = None, *, library: bool = True
) -> None:
    """Add the options that say what to read.

    A command's own default is “not given”, so that the option may also stand before the command.
    """
    options = [
        ("--library", "FILE", "read this compiled library"),
        ("--content", "DIR", "read the articles in this folder"),
        ("--resources", "DIR", "read the places to get help in this folder"),
        ("--settings", "FILE", "read this settings file too"),
    ]
    for name, kind, text in options if library else options[1:3]:
        command.add_argument(name, type=Path, metavar=kind, help=text, default=default)


def reading(add: AddCommand, name: str, act: Act, text: str) -> argparse.ArgumentParser:
    """Add a command that reads a library, compiled or not."""
    command = add(name, help=text, description=text)
    add_where(command, argparse.SUPPRESS)
    command.set_defaults(act=act)
    return command


def sources(add: AddCommand, name: str, act: Act, text: str) -> argparse.ArgumentParser:
    """Add a command that reads the sources themselves."""
    command = add(name, help=text, description=text)
    add_where(command, argparse.SUPPRESS, library=False)
    command.set_defaults(act=act)
    return command


def add_handout(add: AddCommand, act: Act) -> None:
    """Add the command that writes a handout."""
    command = reading(add, "handout", act, "write articles, questions and places as one PDF")
    command.add_argument("ids", nargs="*", metavar="ID", help="an article or a place to get help")
    command.add_argument("--all", action="store_true", help="every article of the library")
    command.add_argument("--language", default="en")
    command.add_argument("--region", help="whose places and numbers to print: US, GB-SCT")
    command.add_argument("--large", action="store_true", help="large print: 18 points, not 14")
    command.add_argument("--paper", choices=PAPERS, help="the usual one is that of the region")
    text = "print the passages that stay closed on the screen, too"
    command.add_argument("--with-hard-passages", action="store_true", help=text)
    text = "print the library's questions to ask, with room to write"
    command.add_argument("--questions", action="store_true", help=text)
    command.add_argument("--output", type=Path, required=True, metavar="FILE.pdf")
