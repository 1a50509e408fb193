"""What a kiosk needs before it shows pages to patients; without it only help is shown."""

from datetime import date
from enum import StrEnum

from viewer.library.store import Library
from viewer.library.validity import shown_in_kiosk
from viewer.settings import Settings
from viewer.staff.state import StaffState
from viewer.support.directory import Directory


class Missing(StrEnum):
    """What staff have to see to first."""

    LIBRARY = "library"
    PIN = "pin"
    REGION = "region"
    UNREVIEWED = "unreviewed"


def missing(
    settings: Settings, state: StaffState, library: Library, directory: Directory, today: date
) -> list[Missing]:
    """Return what is missing on this machine; nothing: the kiosk may open."""
    if not library.topics(settings.languages[0]):
        return [Missing.LIBRARY]  # what else may be missing, nobody can tell without it
    found = []
    if state.pin is None:
        found.append(Missing.PIN)
    if not directory.knows(settings.region):
        found.append(Missing.REGION)
    if settings.show_unreviewed is None and not shown(library, today):
        found.append(Missing.UNREVIEWED)
    return found


def shown(library: Library, today: date) -> frozenset[tuple[str, str]]:
    """Return the pages (language, id) that may be shown although nobody accepted drafts (T3)."""
    found = set()
    for tag in library.info.languages:
        for topic in library.topics(tag):
            for line in library.articles(topic.id, tag):
                article = library.article(line.id, tag)
                if article is not None and shown_in_kiosk(article, accepted=False, today=today):
                    found.add((tag, line.id))
    return frozenset(found)
