"""Every rule at once, over the two folders of sources."""

from datetime import date
from pathlib import Path

from viewer.checks.articles import check_articles
from viewer.checks.citations import check_citations
from viewer.checks.facts import check_facts
from viewer.checks.score_sheet import score_sheet
from viewer.checks.support import check_support, do_not_use
from viewer.checks.translations import check_translations
from viewer.checks.words import Progress, check_words, readers
from viewer.library.article import Article
from viewer.library.compiler import SupportData, compile_library
from viewer.library.content import Content
from viewer.library.source import load_content
from viewer.library.store import Library
from viewer.problems import Problem, RejectedError, in_reading_order
from viewer.support.directory import encode
from viewer.support.do_not_use import DoNotUse, load_do_not_use
from viewer.support.source import load_support


def check_sources(
    content_folder: Path, resources: Path, today: date, progress: Progress | None = None
) -> list[Problem]:
    """Return every problem of both folders, in reading order; never raises for what is in them.

    ``today`` decides which checks of numbers are overdue: a warning, never an error. ``progress``
    is told how many articles are read, and of how many. Notes are among the problems.
    """
    directory, problems = load_support(resources)
    forbidden, wrong = load_do_not_use(resources)
    problems = [*problems, *wrong]
    try:
        content = load_content(content_folder)
    except RejectedError as error:
        return in_reading_order([*problems, *error.problems])
    support = SupportData(
        ids=directory.ids(), numbers=directory.numbers(), encoded=encode(directory)
    )
    data, unresolved = compile_library(content, support)
    library = Library.from_bytes(data, "library")
    try:
        problems += unresolved
        articles = _compiled(library, content)
        problems += check_articles(content.articles, articles)
        problems += check_facts(articles, content.facts)
        problems += check_citations(content, articles, today.year)
        problems += check_support(directory, today, content.library.languages, forbidden)
    finally:
        library.close()
    problems += check_words(content_folder, content, directory, progress)
    problems += check_translations(content_folder, content)
    return in_reading_order([*problems, *_forbidden(content_folder, forbidden)])


def sheet(content_folder: Path, resources: Path, name: str, language: str, today: date) -> str:
    """Return the score sheet of the article ``name``.

    Raises RejectedError when there is no such article in ``language``, or no content at all.
    """
    content = load_content(content_folder)
    for article in content.articles:
        if (article.front.id, article.language) == (name, language):
            problems = check_sources(content_folder, resources, today)
            reader = readers(content_folder, content).readers[language]
            return score_sheet(article, reader.article(article), problems)
    message = f"There is no article “{name}” in “{language}”. “snowdrop topics” lists them all."
    raise RejectedError(Problem(file=name, line=0, rule="no-article", message=message))


def _compiled(library: Library, content: Content) -> list[Article]:
    found = (library.article(source.front.id, source.language) for source in content.articles)
    return [article for article in found if article is not None]


def _forbidden(folder: Path, entries: list[DoNotUse]) -> list[Problem]:
    """Look for withdrawn numbers in everything a person wrote under ``folder``."""
    problems: list[Problem] = []
    for file in sorted(folder.rglob("*")):
        if file.suffix in (".md", ".yaml", ".svg") and file.is_file() and not file.is_symlink():
            shown = file.relative_to(folder.parent).as_posix()
            problems += do_not_use(file.read_text("utf-8", errors="replace"), shown, entries)
    return problems
