"""The command ``snowdrop``: opens the window, and does without it all that needs none.

Only ``open``, ``screens`` and the bare command import Qt; the rest run with no PySide6 installed.
``doctor`` tries it out in processes of their own, so it outlives whatever is broken there.
"""

import argparse
import gc
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

from viewer.open_library import Where
from viewer.problems import Problem, RejectedError

Act = Callable[[argparse.Namespace], int]
AddCommand = Callable[..., argparse.ArgumentParser]

INTENDED_PURPOSE = (
    "Snowdrop shows general information to read and to discuss with your care team. "
    "It is a reference reader, not a medical device."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status: 0 well, 1 problems found, 2 not possible."""
    options = parser().parse_args(arguments)
    act: Act = options.act
    try:
        return act(options)
    except RejectedError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader of our output, such as `head`, has gone away; that is no fault of ours.
        sys.stderr.close()
        return 0


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    top = argparse.ArgumentParser(prog="snowdrop", description=INTENDED_PURPOSE)
    _add_where(top)
    top.add_argument("--kiosk", action="store_true", help="fill the screen of a waiting room")
    top.set_defaults(act=_run, id="")
    commands = top.add_subparsers(title="commands", metavar="COMMAND").add_parser
    _reading(commands, "open", _run, "open the window at an article").add_argument("id")
    show = _reading(commands, "show", _show, "print an article")
    show.add_argument("id", metavar="ID")
    show.add_argument("--format", choices=("text", "html", "json"), default="text")
    show.add_argument("--language", default="en")
    show.add_argument("--region", help="whose emergency number to print")
    topics = _reading(commands, "topics", _topics, "list topics and articles")
    topics.add_argument("--language", default="en")
    support = _reading(commands, "support", _support, "list places to get help")
    support.add_argument("--region", help="a country or nation: US, GB-SCT")
    support.add_argument("--at", type=_moment, metavar="TIME", help="2026-11-22T03:00")
    support.add_argument("--language", default="en")
    search = _reading(commands, "search", _search, "look for words")
    search.add_argument("words", nargs="+", metavar="WORDS")
    search.add_argument("--language", default="en")
    search.add_argument("--region", help="whose places and numbers to print")
    search.add_argument("--json", action="store_true", help="print a list for programs")
    check = _sources(commands, "check", _check, "find everything that is wrong in the sources")
    check.add_argument("--format", choices=("text", "json"), default="text")
    check.add_argument(
        "--document", action="store_true", help="print every rule, as docs/checks.md"
    )
    check.add_argument("--score-sheet", metavar="ID", help="print the sheet to score an article on")
    check.add_argument("--language", default="en", help="of the article on the score sheet")
    compiling = _sources(commands, "compile", _compile, "make one library file")
    compiling.add_argument("--output", type=Path, required=True, metavar="FILE")
    _add_review(commands)
    _add_kiosk(commands)
    text = "tell whether this machine has all that is needed"
    doctor = _reading(commands, "doctor", _doctor, text)
    doctor.add_argument(
        "--kiosk", action="store_true", dest="as_kiosk", help="count what a kiosk needs, too"
    )
    doctor.add_argument("--proof", action="store_true", help="what running kiosks send and write")
    screens = _reading(commands, "screens", _screens, "write pictures of every main state")
    screens.add_argument("--output", type=Path, required=True, metavar="DIR")
    return top


def _add_review(commands: AddCommand) -> None:
    """Add the commands for reviews by people."""
    whole = commands("review", help="see, prepare and sign reviews by people")
    add = whole.add_subparsers(metavar="WHAT", dest="review", required=True).add_parser
    status = _sources(add, "status", _review, "list who has signed which article")
    status.add_argument("--format", choices=("text", "json"), default="text")
    approve = _sources(add, "approve", _review, "write a signature under the page as it stands")
    packet = _sources(add, "packet", _review, "write an article with its facts, to print")
    for command in (approve, packet):
        command.add_argument("id", metavar="ID")
        command.add_argument("--language", default="en")
    for name in ("name", "role", "organisation"):
        approve.add_argument(f"--{name}", required=True, help="of the person who has signed")
    approve.add_argument("--date", type=_day, required=True, help="of the signature: 2026-11-22")
    packet.add_argument("--output", type=Path, required=True, metavar="FILE.html")


def _add_kiosk(commands: AddCommand) -> None:
    """Add the commands that set up a kiosk."""
    whole = commands("kiosk", help="set the PIN and the region of a kiosk")
    add = whole.add_subparsers(metavar="WHAT", dest="staff", required=True).add_parser
    pin = add("set-pin", help="set the PIN of the staff door; run it as the kiosk's user")
    pin.add_argument("--stdin", action="store_true", help="read the PIN from the first line")
    region = add("set-region", help="set whose places to get help are shown")
    region.add_argument("code", metavar="CODE", help="a country or nation: US, GB-SCT")
    for command in (pin, region):
        command.set_defaults(act=_kiosk)
    text = "write the page that stands on the screen while Snowdrop does not start"
    page = _reading(add, "write-help", _write_help, text)
    page.add_argument("--output", type=Path, required=True, metavar="FILE")


def _add_where(
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


def _reading(add: AddCommand, name: str, act: Act, text: str) -> argparse.ArgumentParser:
    command = add(name, help=text, description=text)
    _add_where(command, argparse.SUPPRESS)
    command.set_defaults(act=act)
    return command


def _sources(add: AddCommand, name: str, act: Act, text: str) -> argparse.ArgumentParser:
    command = add(name, help=text, description=text)
    _add_where(command, argparse.SUPPRESS, library=False)
    command.set_defaults(act=act)
    return command


def _where(options: argparse.Namespace) -> Where:
    return Where(library=options.library, content=options.content, resources=options.resources)


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).astimezone()
    except ValueError as error:
        message = f"“{text}” is no time; write it like 2026-11-22T03:00"
        raise argparse.ArgumentTypeError(message) from error


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        message = f"“{text}” is no day; write it like 2026-11-22"
        raise argparse.ArgumentTypeError(message) from error


def _run(options: argparse.Namespace) -> int:
    # Nearly all that is made while starting stays. To search it for garbage, again and again as
    # it grows, takes a twentieth of the start; run() takes the search up once the window is there.
    gc.disable()
    _need_qt()
    if options.kiosk:
        from viewer.app import run_kiosk

        return run_kiosk(_where(options), options.settings)
    from viewer.app import run

    return run(_where(options), options.settings, options.id)


def _screens(options: argparse.Namespace) -> int:
    _need_qt()
    from viewer.screens import write_screens

    return write_screens(_where(options), options.output)


def _show(options: argparse.Namespace) -> int:
    from viewer.terminal import show

    return show(options, _where(options))


def _topics(options: argparse.Namespace) -> int:
    from viewer.terminal import topics

    return topics(options, _where(options))


def _support(options: argparse.Namespace) -> int:
    from viewer.terminal import support

    return support(options, _where(options))


def _search(options: argparse.Namespace) -> int:
    from viewer.terminal import search

    return search(options, _where(options))


def _check(options: argparse.Namespace) -> int:
    from viewer.terminal import check

    return check(options, _where(options))


def _compile(options: argparse.Namespace) -> int:
    from viewer.terminal import compile_file

    return compile_file(options, _where(options))


def _review(options: argparse.Namespace) -> int:
    from viewer.review.desk import review

    return review(options, _where(options))


def _kiosk(options: argparse.Namespace) -> int:
    from viewer.staff.commands import kiosk

    return kiosk(options)


def _write_help(options: argparse.Namespace) -> int:
    from viewer.help_page import write_help

    return write_help(options, _where(options))


def _doctor(options: argparse.Namespace) -> int:
    from viewer.doctor import doctor

    return doctor(options, _where(options))


def _need_qt() -> None:
    """Say so in a sentence when this machine cannot open a window. Raises RejectedError."""
    try:
        import PySide6.QtWidgets  # noqa: F401 (only to see whether it can be had)
    except ImportError as error:
        message = (
            f"The window cannot be opened ({error}). In a checkout, “make run” installs what is "
            "missing; elsewhere “pip install PySide6-Essentials”. All other commands work without."
        )
        raise RejectedError(
            Problem(file="snowdrop", line=0, rule="no-qt", message=message)
        ) from error
