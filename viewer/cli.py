"""The command ``snowdrop``: opens the window, and does without it all that needs none.

Only ``open``, ``screens`` and the bare command import Qt; the rest run with no PySide6 installed.
``doctor`` tries it out in processes of their own, so it outlives whatever is broken there.
"""

import argparse
import gc
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.arguments import (
    Act,
    AddCommand,
    add_counts,
    add_handout,
    add_kiosk,
    add_review,
    add_where,
    moment,
    parse,
    reading,
    sources,
)
from viewer.open_library import Where
from viewer.problems import Problem, RejectedError

if TYPE_CHECKING:
    from viewer.lookup.errand import Errand

INTENDED_PURPOSE = (
    "Snowdrop shows general information to read and to discuss with your care team. "
    "It is a reference reader, not a medical device."
)


INTERRUPTED = 130
"""The status that shells know for Ctrl+C: 128, and the number of its signal."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status.

    0: done. 1: something is wrong, or could not be done, and a sentence says what. 2: the command
    itself was written wrong. A kiosk has some of its own (see ``kiosk.run``).
    """
    _print_what_can_be_printed()
    given = sys.argv[1:] if arguments is None else arguments
    options = parse(parser(opens=not given or given[0] == "open"), given)
    act: Act = options.act
    try:
        return act(options)
    except RejectedError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output, such as `head`, has gone away; that is no fault of ours.
        sys.stderr.close()
        return 0


def _print_what_can_be_printed() -> None:
    """Have a letter that this terminal does not know printed as “?”, rather than nothing at all."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def parser(*, opens: bool = False) -> argparse.ArgumentParser:
    """Return the parser of all commands; the window does not wait for those it does not need."""
    top = argparse.ArgumentParser(prog="snowdrop", description=INTENDED_PURPOSE)
    add_where(top)
    top.add_argument("--kiosk", action="store_true", help="fill the screen of a waiting room")
    top.set_defaults(act=_run, id="", code=None, url=None)
    commands = top.add_subparsers(title="commands", metavar="COMMAND").add_parser
    _add_open(commands)
    if opens:
        return top
    show = reading(commands, "show", _show, "print an article")
    show.add_argument("id", metavar="ID")
    show.add_argument("--format", choices=("text", "html", "json"), default="text")
    show.add_argument("--language", default="en")
    show.add_argument("--region", help="whose emergency number to print")
    topics = reading(commands, "topics", _topics, "list topics and articles")
    topics.add_argument("--language", default="en")
    support = reading(commands, "support", _support, "list places to get help")
    support.add_argument("--region", help="a country or nation: US, GB-SCT")
    support.add_argument("--at", type=moment, metavar="TIME", help="2026-11-22T03:00")
    support.add_argument("--language", default="en")
    search = reading(commands, "search", _search, "look for words")
    search.add_argument("words", nargs="+", metavar="WORDS")
    search.add_argument("--language", default="en")
    search.add_argument("--region", help="whose places and numbers to print")
    search.add_argument("--json", action="store_true", help="print a list for programs")
    _add_check(commands)
    export = reading(commands, "export", _export, "write the library for other readers")
    export.add_argument("kind", choices=("html", "epub", "text"))
    export.add_argument("--output", type=Path, required=True, metavar="DIR")
    export.add_argument("--language", metavar="TAG", help="only this one: en, es")
    add_handout(commands, _handout)
    add_review(commands, _review)
    add_kiosk(commands, _kiosk, _write_help)
    add_counts(commands, _counts)
    text = "tell whether this machine has all that is needed"
    doctor = reading(commands, "doctor", _doctor, text)
    doctor.add_argument(
        "--kiosk", action="store_true", dest="as_kiosk", help="count what a kiosk needs, too"
    )
    doctor.add_argument("--proof", action="store_true", help="what running kiosks send and write")
    screens = reading(commands, "screens", _screens, "write pictures of every main state")
    screens.add_argument("--output", type=Path, required=True, metavar="DIR")
    return top


def _add_open(commands: AddCommand) -> None:
    """Add the commands that open a page, and that list the codes by which one can be opened."""
    opens = reading(commands, "open", _run, "open a page, in the window that is there if one is")
    what = opens.add_mutually_exclusive_group()
    what.add_argument("id", nargs="?", default="", metavar="ID", help="of an article")
    what.add_argument("--code", help="a clinical code such as ICD10:N88.3; - reads it from stdin")
    # The desktop hands over no address where somebody only chose the program.
    text = "an Infobutton request or a snowdrop: address; - reads it from stdin"
    what.add_argument("--url", nargs="?", const="", help=text)
    codes = reading(commands, "codes", _codes, "list the clinical codes and the pages they open")
    codes.add_argument("--document", action="store_true", help="as docs/clinical-codes.md")


def _add_check(commands: AddCommand) -> None:
    """Add the commands that read the sources themselves."""
    check = sources(commands, "check", _check, "find everything that is wrong in the sources")
    check.add_argument("--format", choices=("text", "json"), default="text")
    check.add_argument(
        "--document", action="store_true", help="print every rule, as docs/checks.md"
    )
    check.add_argument("--score-sheet", metavar="ID", help="print the sheet to score an article on")
    check.add_argument("--language", default="en", help="of the article on the score sheet")
    compiling = sources(commands, "compile", _compile, "make one library file")
    compiling.add_argument("--output", type=Path, required=True, metavar="FILE")


def _where(options: argparse.Namespace) -> Where:
    return Where(library=options.library, content=options.content, resources=options.resources)


def _run(options: argparse.Namespace) -> int:
    # Nearly all that is made while starting stays. To search it for garbage, again and again as
    # it grows, takes a twentieth of the start; run() takes the search up once the window is there.
    gc.disable()
    if options.kiosk:
        _need_qt()
        from viewer.app import run_kiosk

        return run_kiosk(_where(options), options.settings)
    from viewer.opening import asked_for, meeting_place

    errand = asked_for(options, _where(options))
    if _is_taken(errand, meeting_place(_where(options), options.settings)):
        return 0
    _need_qt()
    from viewer.app import run

    return run(_where(options), options.settings, errand)


def _is_taken(errand: "Errand", place: Path) -> bool:
    """Say whether a window of this user was there, and does ``errand``."""
    if os.name == "posix" and not place.exists():
        return False  # nobody to reach: Qt's network is not even imported
    try:
        from viewer.gui.one_window import hand_over
    except ImportError:
        return False  # whatever is missing, _need_qt() will say
    return hand_over(place, errand)


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


def _codes(options: argparse.Namespace) -> int:
    from viewer.code_list import codes

    return codes(options, _where(options))


def _support(options: argparse.Namespace) -> int:
    from viewer.terminal import support

    return support(options, _where(options))


def _search(options: argparse.Namespace) -> int:
    from viewer.terminal import search

    return search(options, _where(options))


def _check(options: argparse.Namespace) -> int:
    from viewer.terminal import check

    return check(options, _where(options))


def _handout(options: argparse.Namespace) -> int:
    from viewer.handout.commands import handout

    return handout(options, _where(options))


def _compile(options: argparse.Namespace) -> int:
    from viewer.terminal import compile_file

    return compile_file(options, _where(options))


def _export(options: argparse.Namespace) -> int:
    from viewer.terminal import export

    return export(options, _where(options))


def _review(options: argparse.Namespace) -> int:
    from viewer.review.desk import review

    return review(options, _where(options))


def _kiosk(options: argparse.Namespace) -> int:
    from viewer.staff.commands import kiosk

    if options.staff == "set-region":
        from viewer.open_library import check_region

        check_region(_where(options), options.code)
    return kiosk(options)


def _counts(options: argparse.Namespace) -> int:
    from viewer.terminal import counts

    return counts(options, _where(options))


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
