"""Reads what is given on the command line: options of commands, times and days."""

import argparse
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

from viewer.settings import MOST_PAGES, PAPERS

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
        parser.error("there is more here than this command knows; see --help")
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
    command.set_defaults(refuse=command.error)
    command.epilog = (
        f"The window prints or saves at most {MOST_PAGES} pages at once, a kiosk as many as its "
        "settings say; this command has no such limit. Only you may read the file that it writes."
    )
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


def add_kiosk(add: AddCommand, act: Act, write_help: Act) -> None:
    """Add the commands that set up a kiosk."""
    whole = add("kiosk", help="set the PIN and the region of a kiosk")
    commands = whole.add_subparsers(metavar="WHAT", dest="staff", required=True).add_parser
    text = "set the PIN of the staff door; run it as the kiosk's user"
    pin = commands("set-pin", help=text, description=text)
    pin.add_argument("--stdin", action="store_true", help="read the PIN from the first line")
    pin.set_defaults(act=act)
    region = reading(commands, "set-region", act, "set whose places to get help are shown")
    region.add_argument("code", metavar="CODE", help="a country or nation: US, GB-SCT")
    text = "write the page that stands on the screen while Snowdrop does not start"
    page = reading(commands, "write-help", write_help, text)
    page.add_argument("--output", type=Path, required=True, metavar="FILE")


def add_counts(add: AddCommand, act: Act) -> None:
    """Add the command for what a kiosk counted (K10)."""
    whole = add("counts", help="the day counts of “Was this helpful?”")
    commands = whole.add_subparsers(metavar="WHAT", required=True).add_parser
    text = "write how often each page helped, month by month; run it as the kiosk's user"
    export = reading(commands, "export", act, text)
    export.add_argument("--output", type=Path, required=True, metavar="FILE.csv")
    export.add_argument("--month", type=month, metavar="MONTH", help="one alone: 2026-11")
    export.add_argument("--state-folder", type=Path, metavar="DIR", help="of another user's kiosk")


def add_review(add: AddCommand, act: Act) -> None:
    """Add the commands for reviews by people."""
    whole = add("review", help="see, prepare and sign reviews by people")
    commands = whole.add_subparsers(metavar="WHAT", dest="review", required=True).add_parser
    status = sources(commands, "status", act, "list who has signed which article")
    status.add_argument("--format", choices=("text", "json"), default="text")
    approve = sources(commands, "approve", act, "write a signature under the page as it stands")
    packet = sources(commands, "packet", act, "write an article with its facts, to print")
    for command in (approve, packet):
        command.add_argument("id", metavar="ID")
        command.add_argument("--language", default="en")
    for name in ("name", "role", "organisation"):
        approve.add_argument(f"--{name}", required=True, help="of the person who has signed")
    approve.add_argument("--date", type=day, required=True, help="of the signature: 2026-11-22")
    packet.add_argument("--output", type=Path, required=True, metavar="FILE.html")
