"""Whether Snowdrop is set up to be a kiosk: PIN, counts, region, paper, numbers, pages (K19).

The system below it is looked at by ``viewer.machine``. No look raises.
"""

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import msgspec

from viewer import help_page, paths
from viewer.clock import Clock, SystemClock
from viewer.help_page import HelpPage
from viewer.library.article import Article
from viewer.library.store import Library
from viewer.library.validity import MAX_REVIEW_MONTHS, months_later, shown_in_kiosk
from viewer.machine import Finding, look
from viewer.problems import RejectedError
from viewer.settings import Settings
from viewer.staff.counts import FILE_NAME, read_counts
from viewer.staff.state import read_state
from viewer.support.directory import Directory
from viewer.support.overdue import Overdue, overdue

_YEARS_AHEAD = 10


def kiosk(
    root: Path,
    library: Library | None,
    settings: Settings,
    clock: Clock | None = None,
) -> Iterator[Finding]:
    """Say whether the machine below ``root`` is fit to be a kiosk with this library (K19)."""
    if sys.platform == "linux":
        yield from look(root)
    else:
        to_do = "packaging/windows/README.md tells what to look at."
        yield Finding(what="System", says="looked at on Linux only", to_do=to_do, optional=True)
    state, _ = read_state(paths.staff_state())
    yield pin(state.pin is not None)
    yield counts(settings, paths.state_folder() / FILE_NAME)
    region = state.region or settings.region
    if settings.printing.printer:
        yield paper(msgspec.structs.replace(settings, region=region))
    if library is None:
        return
    directory = _directory(library)
    yield place(region, directory.knows(region))
    file = root / help_page.PLACE
    yield numbers(help_page.compare(file, settings, directory, library, region))
    today, newest = (clock or SystemClock()).now().date(), library.info.newest
    yield time(today, newest)
    if directory.knows(region):
        yield checks(overdue(directory.cards(region), today))
    articles = list(_articles(library))
    yield pages(articles, settings, today)
    yield age(articles, newest, today)


def _directory(library: Library) -> Directory:
    try:
        return Directory.decode(library.support())
    except RejectedError:
        return Directory()  # it knows no region, and that is told


def _articles(library: Library) -> Iterator[Article]:
    """Yield every page in every language; a page that only stands in for a missing one once."""
    for tag in library.info.languages:
        for topic in library.topics(tag):
            for line in library.articles(topic.id, tag):
                article = library.article(line.id, tag)
                if article is not None and article.language == tag:
                    yield article


def pin(is_set: bool) -> Finding:
    """Say whether the staff door has a PIN."""
    if is_set:
        return Finding(what="Staff PIN", says="set")
    to_do = "“snowdrop kiosk set-pin”, as the kiosk's user, sets it."
    return Finding(
        what="Staff PIN", says="not set, so the kiosk shows nothing but help", to_do=to_do
    )


def counts(settings: Settings, file: Path) -> Finding:
    """Say whether “Was this helpful?” is asked, and since when answers are counted (K10)."""
    what = "Counts"
    try:
        found = read_counts(file)
    except RejectedError as error:
        says = f"{file.name} cannot be read, so no answer can be added to it"
        to_do = error.problems[0].message
        return Finding(what=what, says=says, to_do=to_do, optional=not settings.counts)
    since = f"counted since {found.since}" if found else "nothing is counted yet"
    if settings.counts:
        return Finding(what=what, says=f"“Was this helpful?” is asked; {since}")
    # Nothing is lacking: a clinic may not want to count at all.
    says = f"“Was this helpful?” is not asked (“counts = true” has it asked); {since}"
    return Finding(what=what, says=says)


def paper(settings: Settings) -> Finding:
    """Say what is printed on, how much of it, and where a reader is told to fetch it (K11)."""
    printing, size = settings.printing, settings.paper_used.capitalize()
    says = f"{size}; at most {printing.pages} pages a print, {printing.jobs} prints a visit"
    if printing.collect:
        return Finding(what="Paper", says=f"{says}; it comes out here: {printing.collect}")
    to_do = "Tell readers where it comes out: “collect” under [printing] in the settings."
    return Finding(what="Paper", says=says, to_do=to_do, optional=True)


def place(code: str | None, known: bool) -> Finding:
    """Say whether places to get help are shown, and those of which country."""
    if code and known:
        return Finding(what="Region", says=code)
    says = f"“{code}” is not known to the library" if code else "not set, so no number is shown"
    return Finding(what="Region", says=says, to_do="“snowdrop kiosk set-region CODE” sets it.")


def numbers(state: HelpPage) -> Finding:
    """Say whether the page that stands in for a broken Snowdrop has the numbers of today."""
    if state is HelpPage.CURRENT:
        return Finding(what="Help page", says="written, with the numbers of today")
    says = {
        HelpPage.MISSING: "not written",
        HelpPage.UNREADABLE: "cannot be read by you, so nobody knows its numbers",
        HelpPage.OTHER: "written with other words or numbers than today's",
    }
    return Finding(what="Help page", says=says[state], to_do=f"“{help_page.COMMAND}” writes it.")


def checks(found: Overdue) -> Finding:
    """Say how many numbers have not been checked in time, and how many are not shown for it."""
    if not found.due:
        return Finding(what="Numbers", says=f"no check of {found.numbers} is overdue")
    says = f"the check of {found.due} of {found.numbers} is overdue; {found.withheld} are not shown"
    to_do = "Install a newer library, or have them checked; resources/README.md tells how."
    return Finding(what="Numbers", says=says, to_do=to_do)


def time(today: date, newest: date) -> Finding:
    """Say whether the clock can be right; ``newest`` is the library's own latest date."""
    to_do = "Set the clock of the machine: “timedatectl set-time”."
    if today < newest:
        says = f"{today} is before the library was written ({newest})"
        return Finding(what="Clock", says=says, to_do=to_do)
    if today > months_later(newest, 12 * _YEARS_AHEAD):
        says = f"{today} is more than {_YEARS_AHEAD} years after the library was written ({newest})"
        return Finding(what="Clock", says=says, to_do=to_do)
    return Finding(what="Clock", says=f"{today}")


def pages(articles: Sequence[Article], settings: Settings, today: date) -> Finding:
    """Say how many pages a kiosk may show to patients on ``today`` (L9, T3)."""
    accepted = settings.show_unreviewed
    shown = sum(shown_in_kiosk(one, accepted is not None, today) for one in articles)
    if not shown:
        to_do = (
            "Have pages checked (“snowdrop review”), or have somebody accept unchecked ones in "
            "settings.toml: [show_unreviewed]."
        )
        says = "none may be shown, because none has a valid check"
        return Finding(what="Pages", says=says, to_do=to_do)
    name = f"; {accepted.accepted_by} accepted unchecked ones" if accepted else ""
    return Finding(what="Pages", says=f"{shown} of {len(articles)} are shown{name}")


def age(articles: Sequence[Article], newest: date, today: date) -> Finding:
    """Say how old the library is, and how many of its pages are due to be checked again."""
    to_do = "Install a newer library, or have the pages checked again (“snowdrop review status”)."
    late = [one for one in articles if one.front.review.next and one.front.review.next < today]
    if late:
        says = f"{len(late)} of {len(articles)} pages are due to be checked again"
        return Finding(what="Age", says=says, to_do=to_do)
    if today > months_later(newest, MAX_REVIEW_MONTHS):
        says = f"nothing in the library is newer than {newest}"
        return Finding(what="Age", says=says, to_do=to_do)
    dated = any(one.front.review.next for one in articles)
    checks = "no check is overdue" if dated else "no page has a day for its next check"
    return Finding(what="Age", says=f"the library is of {newest}; {checks}")
