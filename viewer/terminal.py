"""The second front end: the same library, in a terminal, with no window and no Qt."""

import argparse
import csv
import gc
import io
import sys
import textwrap
from collections.abc import Mapping, Sequence

import msgspec

from viewer.clock import SystemClock
from viewer.library.output import write_library
from viewer.library.page import page_html
from viewer.library.page_text import page_text
from viewer.library.store import Library, article_ids
from viewer.open_library import (
    Where,
    compile_sources,
    known_language,
    known_region,
    open_library,
    write,
)
from viewer.paths import settings_files, state_folder
from viewer.problems import Problem, RejectedError, Severity, in_reading_order
from viewer.search.results import Results
from viewer.search.wording import Wording, crisis_lines, language_name, wording
from viewer.settings import Settings
from viewer.settings_file import read_settings
from viewer.staff.counts import FILE_NAME as COUNTS
from viewer.staff.counts import LEAST, export_rows, read_counts
from viewer.support.card import HelpCard, Status, help_cards, statuses
from viewer.support.directory import Directory
from viewer.support.wording import phrases

WIDTH = 78
QUICK = 1.0
"""Seconds after which compiling or checking begins to tell how far it is."""


def show(options: argparse.Namespace, where: Where) -> int:
    """Print one article as text, HTML or JSON. Raises RejectedError when it is not there."""
    library, settings = _open(options, where)
    article = library.article(options.id, options.language)
    if article is None:
        message = f"There is no article “{options.id}”. “snowdrop topics” lists them all."
        raise RejectedError(Problem(file="show", line=0, rule="no-article", message=message))
    if options.format == "json":
        print(msgspec.json.format(msgspec.json.encode(article), indent=2).decode())
        return 0
    directory, region = _places(options, library, settings)
    emergency = directory.emergency(region)
    crisis = directory.crisis(region, options.language)
    today = SystemClock().now().date()
    if options.format == "html":
        neighbours = library.neighbours(options.id, options.language)
        page = page_html(
            article,
            today=today,
            emergency=emergency,
            crisis=crisis,
            neighbours=neighbours,
            wanted=options.language,
        )
    else:
        page = page_text(
            article, today=today, emergency=emergency, crisis=crisis, wanted=options.language
        )
    print(page)
    return 0


def topics(options: argparse.Namespace, where: Where) -> int:
    """Print the topics and the articles under each."""
    library, _ = _open(options, where)
    for topic in library.topics(options.language):
        print(topic.title)
        for line in library.articles(topic.id, options.language):
            print(f"  {line.id:<34} {line.title}")
    return 0


def support(options: argparse.Namespace, where: Where) -> int:
    """Print the places to get help of one region, as they stand at one moment."""
    library, settings = _open(options, where)
    directory = Directory.decode(library.support())
    region = options.region or settings.region
    now = options.at or SystemClock().now()
    cards = help_cards(directory, region, settings.contacts, options.language, now.date())
    words = phrases(options.language)
    print(words.receptionist)
    if not directory.knows(region):
        known = ", ".join(entry.code for entry in directory.regions(options.language))
        print(words.local_emergency)
        print(f"No region is set, or it is not known. Name one: --region, one of {known}.")
        for card in cards:
            _print_card(card, {})
        return 1
    found, _ = statuses(directory, region, options.language, now=now, newest=library.info.newest)
    for card in cards:
        _print_card(card, found)
    return 0


def search(options: argparse.Namespace, where: Where) -> int:
    """Print what the library has for some words; status 1 when it has nothing."""
    library, settings = _open(options, where)
    directory, region = _places(options, library, settings)
    places = {place.id for place in directory.cards(region)}
    text = " ".join(options.words)
    found = library.search(text, options.language, places)
    words = wording(options.language)
    alarm = crisis_lines(
        words, directory.emergency(region), directory.crisis(region, options.language)
    )
    rows = _found_rows(found, alarm, words, library.info.when_to_call)
    if options.json:
        print(msgspec.json.format(msgspec.json.encode(rows), indent=2).decode())
        return 0 if rows else 1
    for correction in found.corrections:
        print(words.shown_instead.format(shown=correction.shown))
    if found.hits() and found.language.partition("-")[0] != options.language.partition("-")[0]:
        print(words.other_language.format(language=language_name(found.language, options.language)))
    for row in rows:
        print(f"{row.rank}. {row.kind}: {row.id}" + (f" ({row.section})" if row.section else ""))
        print(textwrap.fill(row.snippet, WIDTH, initial_indent="   ", subsequent_indent="   "))
    if not rows:
        print(words.nothing, words.receptionist)
        for topic in library.topics(options.language):
            print(f"  {topic.title}")
    return 0 if rows else 1


class _FoundRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of an answer; ``kind`` may also be ``crisis`` or ``urgent``."""

    rank: int
    kind: str
    id: str
    section: str
    snippet: str
    why: str


def _found_rows(
    found: Results, alarm: Sequence[str], words: Wording, when_to_call: str | None
) -> list[_FoundRow]:
    lines = []
    if found.crisis:
        sentences = " ".join(line if line.endswith(".") else f"{line}." for line in alarm)
        lines.append(("crisis", "crisis", "", sentences, "crisis"))
    elif found.urgent and when_to_call:
        lines.append(("urgent", when_to_call, words.urgent_title, words.urgent_text, "red-flag"))
    lines += [(hit.kind, hit.id, hit.section, hit.snippet, hit.why) for hit in found.hits()]
    return [
        _FoundRow(rank=rank, kind=kind, id=name, section=section, snippet=snippet, why=why)
        for rank, (kind, name, section, snippet, why) in enumerate(lines, 1)
    ]


def _print_card(card: HelpCard, found: Mapping[str, Status]) -> None:
    print(f"\n{card.name}")
    for way in card.ways:
        print(f"  {way.text}" + (f" ({way.note})" if way.note else ""))
        if way.has_hours and way.id in found and found[way.id].text:
            print(f"    {found[way.id].text}")
        if way.details:
            print(f"    {way.details}")
    for line in filter(None, (card.text, *card.details, card.companion)):
        print(textwrap.fill(line, WIDTH, initial_indent="  ", subsequent_indent="  "))


def check(options: argparse.Namespace, where: Where) -> int:
    """Print everything that is wrong in the sources; status 1 when any of it is an error.

    Or print, instead, the page of all rules or the score sheet of one article.
    """
    from viewer.checks.everything import check_sources, sheet
    from viewer.checks.rules import document

    today = SystemClock().now().date()
    if options.document:
        print(document(), end="")
        return 0
    if options.score_sheet:
        print(sheet(*where.folders(), options.score_sheet, options.language, today), end="")
        return 0
    found = check_sources(*where.folders(), today=today, progress=Progress("Checking"))
    errors = sum(problem.severity is Severity.ERROR for problem in found)
    if options.format == "json":
        print(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
        return 1 if errors else 0
    problems = [problem for problem in found if problem.severity is not Severity.NOTE]
    for problem in problems:
        print(problem)
    told = f"Errors: {errors}, warnings: {len(problems) - errors}."
    print(told if problems else "Everything is in order.")
    return 1 if errors else 0


def compile_file(options: argparse.Namespace, where: Where) -> int:
    """Compile the sources into one file; status 1 when something was left out."""
    # A thousand articles are millions of objects, nearly all of them kept to the end: to look for
    # garbage among them as often as usual takes a fourteenth of the time.
    gc.set_threshold(100_000)
    data, problems = compile_sources(*where.folders(), progress=Progress())
    write(data, options.output)
    _report(problems)
    left_out = any(problem.severity is Severity.ERROR for problem in problems)
    print(f"Wrote {options.output} ({len(data):,} bytes).")
    return 1 if left_out else 0


def export(options: argparse.Namespace, where: Where) -> int:
    """Write the library as web pages, books or text and say where; return 0.

    Raises RejectedError when it cannot be written; what was there then stays.
    """
    from viewer.export.write import export as write_export

    library, _ = _open(options, where)
    # As in compile_file: nearly all that is made is kept until it is written.
    gc.set_threshold(100_000)
    progress = Progress("Exporting")
    for path in write_export(library, options.kind, options.output, options.language, progress):
        print(f"Wrote {path}")
    print(f"Content hash (SHA-256): {library.info.content_hash}")
    return 0


class Progress:
    """Shows on a terminal how far the work is, once it has taken more than a second."""

    def __init__(self, what: str = "Compiling") -> None:
        """Begin counting from now; ``what`` is being done."""
        self._what = what
        self._clock = SystemClock()
        self._began = self._clock.now()
        self._shown = ""

    def __call__(self, done: int, total: int) -> None:
        """Tell that ``done`` of ``total`` articles are done."""
        waited = (self._clock.now() - self._began).total_seconds()
        if waited < QUICK or not sys.stderr.isatty():
            return
        filled = round(30 * done / max(1, total))
        self._shown = f"\r{self._what} [{'#' * filled:<30}] {done:,} of {total:,}"
        print(self._shown, end="\n" if done == total else "", file=sys.stderr, flush=True)


def _open(options: argparse.Namespace, where: Where) -> tuple[Library, Settings]:
    settings, wrong = read_settings(settings_files(options.settings))
    library, problems = open_library(where, Progress())
    _report([*wrong, *problems])
    if options.language:
        known_language(library, options.language)
    return library, settings


def _places(
    options: argparse.Namespace, library: Library, settings: Settings
) -> tuple[Directory, str | None]:
    """Return the places to get help, and the region: the one named, or that of the settings."""
    directory, named = Directory.decode(library.support()), options.region
    return directory, known_region(directory, named) if named else settings.region


def _report(problems: Sequence[Problem]) -> None:
    for problem in in_reading_order(problems):
        print(problem, file=sys.stderr)


def counts(options: argparse.Namespace, where: Where) -> int:
    """Write what a kiosk counted, as a table; every count under ten is “<10” (K10)."""
    file = (options.state_folder or state_folder()) / COUNTS
    found = read_counts(file)
    if found is None:
        raise _no_table(
            str(file),
            "Nothing was counted here. Set “counts = true”, and run this as the kiosk's user "
            "or name its folder with “--state-folder”. A first day is written once it is over.",
        )
    library, _ = open_library(where)
    today = SystemClock().now().date()
    try:
        rows = list(export_rows(found, article_ids(library), today, options.month))
    except ValueError as error:
        message = f"No month is over yet that was counted ({error}). Try again when one is."
        raise _no_table(str(file), message) from error
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    write_library(text.getvalue().encode("utf-8"), options.output, "table")
    print(f"Wrote {options.output}: months that are over, no totals, and no count under {LEAST}.")
    return 0


def _no_table(file: str, message: str) -> RejectedError:
    return RejectedError(Problem(file=file, line=0, rule="no-counts", message=message))
