"""``snowdrop handout``: articles, questions and places to get help as one PDF, with no window."""

import argparse
import sys
from collections.abc import Iterator

import msgspec

from viewer.clock import SystemClock
from viewer.handout.leaflet import collect
from viewer.handout.nodes import chosen
from viewer.handout.pdf import make_pdf
from viewer.library.output import write_library
from viewer.library.store import Library
from viewer.open_library import Where, open_library
from viewer.paths import settings_files
from viewer.problems import Problem, RejectedError, in_reading_order
from viewer.settings_file import read_settings
from viewer.support.directory import Directory
from viewer.visit.handout import MOST_PIECES, Handout, Kind, Question


def handout(options: argparse.Namespace, where: Where) -> int:
    """Write one PDF; status 1 when something that was named could not be printed.

    Raises RejectedError when nothing was named, it is too much, or the file cannot be written.
    """
    settings, wrong = read_settings(settings_files(options.settings))
    library, problems = open_library(where)
    for problem in in_reading_order([*wrong, *problems]):
        print(problem, file=sys.stderr)
    directory = Directory.decode(library.support())
    # Without a paper of its own the clinic uses that of the region whose numbers are printed.
    region = options.region or settings.region
    settings = msgspec.structs.replace(
        settings, region=region, paper=options.paper or settings.paper
    )
    leaflet = collect(
        _gathered(options, library, directory),
        library,
        directory,
        settings,
        region=region,
        language=library.nearest(options.language),
        today=SystemClock().now().date(),
        large=options.large,
    )
    # A file takes no paper yet: whoever prints it is told by the printer how much it will be.
    made = make_pdf(leaflet, library.figure, most_pages=None)
    write_library(made.data, options.output, "PDF")
    for sentence in made.told:
        print(sentence, file=sys.stderr)
    print(f"Wrote {options.output} ({made.pages} pages, {len(made.data):,} bytes).")
    return 1 if made.told else 0


def _gathered(options: argparse.Namespace, library: Library, directory: Directory) -> Handout:
    """Return what was named; raise RejectedError when it is nothing, or more than there is room."""
    gathered = Handout()
    pages = list(_article_ids(library, options.language))
    places = directory.ids() - set(pages)
    for name in [*options.ids, *(pages if options.all else [])]:
        kind = Kind.HELP if name in places else Kind.ARTICLE
        if not gathered.add(kind, name):
            raise _refused(f"A handout has room for {MOST_PIECES} pieces. Name fewer.")
        if kind is Kind.ARTICLE and options.with_hard_passages:
            gathered.set_whole(name, True)
    if options.questions:
        for question in _questions(library, options.language):
            gathered.ask(question)
    if not gathered.count:
        raise _refused("Nothing was named. Name articles (“snowdrop topics” lists them), or --all.")
    return gathered


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


def _refused(message: str) -> RejectedError:
    return RejectedError(Problem(file="handout", line=0, rule="handout", message=message))
