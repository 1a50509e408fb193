"""What staff see behind their door: today's state of this kiosk, and the proof that it is clean."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from viewer import __version__
from viewer.help_page import COMMAND, HelpPage, compare
from viewer.kiosk.kept import Kept
from viewer.kiosk.printer_words import printer_state
from viewer.library.store import Library
from viewer.staff.counts import DayCounts
from viewer.staff.log import Event
from viewer.staff.proof import proof, written
from viewer.support.overdue import overdue

Row = tuple[str, str]
"""What is told, and its value."""

HASH_SHOWN = 12
"""Letters of the library's hash that a person can compare."""


def status_rows(kept: Kept, tag: str, ended: datetime | None) -> list[Row]:
    """Return the state of this machine for someone who reads ``tag``.

    ``ended`` is when the last visit did; it is known to this process and written nowhere.
    """
    today = kept.clock.now().date()
    info, log = kept.library.info, kept.log
    age, crash = (today - info.newest).days, log.last(Event.CRASH)
    return [
        (QCoreApplication.translate("Status", "Version"), f"{__version__} · {info.version}"),
        (
            QCoreApplication.translate("Status", "Newest page"),
            f"{_day(info.newest, tag)} ({_days(age)})",
        ),
        (
            QCoreApplication.translate("Status", "Pages never checked, or check overdue"),
            str(_overdue(kept, today)),
        ),
        (
            QCoreApplication.translate("Status", "Numbers whose check is overdue"),
            _numbers(kept, today),
        ),
        (
            QCoreApplication.translate("Status", "Page for when Snowdrop does not start"),
            _help_page(kept),
        ),
        (QCoreApplication.translate("Status", "Last visit ended"), _moment(ended, tag)),
        (
            QCoreApplication.translate("Status", "Last crash"),
            _moment(crash.at if crash else None, tag),
        ),
        (QCoreApplication.translate("Status", "Lines the log has lost"), str(log.lost)),
        (QCoreApplication.translate("Status", "Answers counted by day"), _counting(kept.counts)),
        (
            QCoreApplication.translate("Status", "Printing"),
            printer_state(kept.settings),
        ),
    ]


def proof_rows(kept: Kept) -> list[Row]:
    """Return the live figures of privacy (K8, K9)."""
    now = proof()
    unknown = QCoreApplication.translate("Status", "this system does not tell")
    sockets = unknown if now.internet is None else str(now.internet)
    writing = unknown if now.writing is None else str(len(now.writing))
    files = written(kept.log.folder)
    return [
        (QCoreApplication.translate("Status", "Internet sockets that are open"), sockets),
        (QCoreApplication.translate("Status", "Files that are open to be written"), writing),
        (
            QCoreApplication.translate("Status", "Files it has written, strange ones in brackets"),
            unknown if files is None else str(files),
        ),
        (
            QCoreApplication.translate("Status", "Library"),
            kept.library.info.content_hash[:HASH_SHOWN],
        ),
    ]


def _counting(counts: DayCounts | None) -> str:
    if counts is None:
        return QCoreApplication.translate("Status", "no")
    if counts.trouble is not None:
        return QCoreApplication.translate("Status", "They could not be written. See the log.")
    return QCoreApplication.translate("Status", "yes")


def _overdue(kept: Kept, today: date) -> int:
    library: Library = kept.library
    tag = library.info.languages[0]
    reviews = (
        article.front.review
        for topic in library.topics(tag)
        for line in library.articles(topic.id, tag)
        if (article := library.article(line.id, tag)) is not None
    )
    return sum(review.next is None or review.next < today for review in reviews)


def _numbers(kept: Kept, today: date) -> str:
    found = overdue(kept.directory.cards(kept.settings.region), today)
    text = QCoreApplication.translate("Status", "{due} of {all}; not shown: {withheld}")
    return text.format(due=found.due, all=found.numbers, withheld=found.withheld)


def _help_page(kept: Kept) -> str:
    """Say whether that page has today's numbers: a region chosen here does not change it."""
    region = kept.settings.region
    state = compare(kept.help_file, kept.settings, kept.directory, kept.library, region)
    if state is HelpPage.CURRENT:
        return QCoreApplication.translate("Status", "has the numbers of today")
    if state is HelpPage.OTHER:
        text = QCoreApplication.translate(
            "Status", "has other numbers than today's. Write it again: {command}"
        )
    elif state is HelpPage.MISSING:
        text = QCoreApplication.translate("Status", "is not written. Write it: {command}")
    else:
        text = QCoreApplication.translate("Status", "cannot be read. Write it again: {command}")
    return text.format(command=COMMAND)


def _days(age: int) -> str:
    text = QCoreApplication.translate("Status", "days since: {days}")
    return text.format(days=age)


def _day(day: date, tag: str) -> str:
    shown = QDate(day.year, day.month, day.day)
    return QLocale(tag).toString(shown, QLocale.FormatType.LongFormat)


def _moment(at: datetime | None, tag: str) -> str:
    if at is None:
        return QCoreApplication.translate("Status", "none")
    local = at.astimezone()
    return f"{_day(local.date(), tag)}, {local:%H:%M}"
