"""``snowdrop handout``: articles, questions and places to get help as one PDF, with no window."""

import argparse
import sys
from collections.abc import Iterator

import msgspec

from viewer.clock import SystemClock
from viewer.handout.leaflet import collect
from viewer.handout.nodes import chosen
from viewer.handout.pdf import make_pdf
from viewer.library.output import PRIVATE, write_library
from viewer.library.store import Library
from viewer.open_library import Where, known_language, known_region, open_library
from viewer.paths import settings_files
from viewer.problems import Problem, RejectedError, in_reading_order
from viewer.settings_file import read_settings
from viewer.support.directory import Directory
from viewer.visit.handout import MOST_PIECES, Handout, Kind, Question


def handout(options: argparse.Namespace, where: Where) -> int:
    """Write one PDF; status 1 when something that was named could not be printed.

    Raises RejectedError when nothing that was named is there, it is too much, the language or the
    region is not known, or the file cannot be written.
    """
    if not (options.ids or options.all or options.questions):
        options.refuse("name articles (“snowdrop topics” lists them), or --all, or --questions")
    settings, wrong = read_settings(settings_files(options.settings))
    library, problems = open_library(where)
    for problem in in_reading_order([*wrong, *problems]):
        print(problem, file=sys.stderr)
    directory = Directory.decode(library.support())
    language = known_language(library, options.language)
    if options.region:
        known_region(directory, options.region)
    gathered, unknown = _gathered(options, library, directory)
    for name in unknown:
        message = f"There is no article and no place “{name}”. “snowdrop topics” lists them."
        print(_problem(message), file=sys.stderr)
    if not gathered.count:
        raise RejectedError(_problem("Nothing is left to print, so nothing was written."))
    # Without a paper of its own the clinic uses that of the region whose numbers are printed.
    region = options.region or settings.region
    settings = msgspec.structs.replace(
        settings, region=region, paper=options.paper or settings.paper
    )
    leaflet = collect(
        gathered,
        library,
        directory,
        settings,
        region=region,
        language=language,
        today=SystemClock().now().date(),
        large=options.large,
    )
    # A file takes no paper yet: whoever prints it is told by the printer how much it will be.
    made = make_pdf(leaflet, library.figure, most_pages=None)
    write_library(made.data, options.output, "PDF", mode=PRIVATE)
    for sentence in made.told:
        print(sentence, file=sys.stderr)
    print(f"Wrote {options.output} ({made.pages} pages, {len(made.data):,} bytes).")
    if not directory.knows(region):
        print("It has no numbers of any country: no region is set. Name one with “--region”.")
    return 1 if made.told or unknown else 0


def _gathered(
    options: argparse.Namespace, library: Library, directory: Directory
) -> tuple[Handout, list[str]]:
    """Return what was named and is there, and what is not.

    Raises RejectedError when it is more than there is room for.
    """
    gathered = Handout()
    pages = list(_article_ids(library, options.language))
    places = directory.ids() - set(pages)
    unknown = [name for name in dict.fromkeys(options.ids) if name not in {*pages, *places}]
    for name in [*options.ids, *(pages if options.all else [])]:
        if name in unknown:
            continue
        kind = Kind.HELP if name in places else Kind.ARTICLE
        if not gathered.add(kind, name):
            message = f"A handout has room for {MOST_PIECES} pieces. Name fewer."
            raise RejectedError(_problem(message))
        if kind is Kind.ARTICLE and options.with_hard_passages:
            gathered.set_whole(name, True)
    if options.questions:
        for question in _questions(library, options.language):
            gathered.ask(question)
    return gathered, unknown


def _article_ids(library: Library, language: str) -> Iterator[str]:
    for topic in library.topics(language):
        for line in library.articles(topic.id, language):
            yield line.id


def _questions(library: Library, language: str) -> Iterator[Question]:
    """Yield every question of the library that can be chosen."""
    for name in _article_ids(library, language):
        article = library.article(name, language)
        for passage in article.passages if article else ():
            for number in chosen(passage.html):
                yield Question(article=name, number=number)


def _problem(message: str) -> Problem:
    return Problem(file="handout", line=0, rule="handout", message=message)
