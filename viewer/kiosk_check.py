"""Whether Snowdrop is set up to be a kiosk: PIN, region, numbers, pages and their age (K19).

The system below it is looked at by ``viewer.machine``. No look raises.
"""

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from viewer import help_page, paths
from viewer.clock import Clock, SystemClock
from viewer.help_page import HelpPage
from viewer.library.article import Article
from viewer.library.store import Library
from viewer.library.validity import MAX_REVIEW_MONTHS, months_later, shown_in_kiosk
from viewer.machine import Finding, look
from viewer.problems import RejectedError
from viewer.settings import Settings
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
    if library is None:
        return
    directory = _directory(library)
    region = state.region or settings.region
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
