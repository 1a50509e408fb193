"""Day counts of “Was this helpful?”: how many, of which page, on which day; nothing else (K10).

A count has no time, no order, no language and no visit, so the same answers in any order and in
any visits give the same file, byte for byte. The moment at which a file was written would tell when
somebody answered. So answers stay in memory until their day is over or the kiosk stops, which the
clock decides and no reader: a kiosk that crashes loses the counts of at most one day.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import msgspec

from viewer.clock import Clock
from viewer.problems import Problem, RejectedError
from viewer.staff.log import Event, KioskLog
from viewer.staff.state import put_in_place
from viewer.text_file import read_text

FILE_NAME = "counts.json"
DAYS_KEPT = 62
"""Days after which a day is added to its month."""

MONTHS_KEPT = 24
"""Months after which a month is dropped."""

LEAST = 10
"""Fewer than so many are never exported as a number (K10)."""

HIDDEN = f"<{LEAST}"
_MONTH = len("2026-11")


class Answer(StrEnum):
    """What a reader says of a page, with the one reason she may choose.

    Each is a count of its own, and no one answer is in two of them: then no count is the
    difference of two others.
    """

    HELPED = "helped"
    NOT_HELPED = "not-helped"
    TOO_HARD = "not-helped:too-hard"
    NOT_MY_SITUATION = "not-helped:not-my-situation"
    MISSING_TOPIC = "not-helped:missing-topic"
    UPSETTING = "not-helped:upsetting"


Day: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^20\d\d-(0[1-9]|1[0-2])-[0-3]\d$")]
Month: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^20\d\d-(0[1-9]|1[0-2])$")]
Page: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Number: TypeAlias = Annotated[int, msgspec.Meta(ge=1)]
Pages: TypeAlias = dict[Page, dict[Answer, Number]]


class Counts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the file holds: since which month answers are counted, the last days, older months."""

    since: Month
    days: dict[Day, Pages] = {}
    months: dict[Month, Pages] = {}


class DayCounts:
    """Counts answers. ``trouble`` is why they are not in the file, for staff; None: all is well."""

    def __init__(self, file: Path, clock: Clock, articles: Collection[str], log: KioskLog) -> None:
        """Count answers to ``articles`` (ids) and nothing else; begin with none in memory."""
        self.trouble: Problem | None = None
        self._file, self._clock, self._log = file, clock, log
        self._articles = frozenset(articles)
        self._since = month_of(self._today())
        self._waiting: Counter[tuple[str, str, Answer]] = Counter()

    def add(self, article: str, answer: str) -> bool:
        """Count one answer; what is not on both lists is not counted, and False comes back."""
        try:
            known = Answer(answer)
        except ValueError:
            return False
        if article in self._articles:
            self._waiting[str(self._today()), article, known] += 1
        return article in self._articles

    def write(self, *, all_of_it: bool = False) -> None:
        """Write the days that are over, or ``all_of_it`` because the kiosk stops. Never raises.

        What cannot be written waits in memory and is tried again; staff are told in the log.
        """
        today = str(self._today())
        ready = {key: n for key, n in self._waiting.items() if all_of_it or key[0] < today}
        if not ready and not all_of_it:
            return
        try:
            counts = _grown(self._before(), ready, self._today())
            put_in_place(self._file, msgspec.json.encode(counts, order="deterministic"))
        except RejectedError as error:
            if self.trouble is None:
                self._log.write(Event.PROBLEM, problem=_not_counted(error))
            self.trouble = error.problems[0]
            return
        self.trouble = None
        for key in ready:
            del self._waiting[key]

    def _before(self) -> Counts:
        before = read_counts(self._file) or Counts(since=self._since)
        return msgspec.structs.replace(before, since=min(before.since, self._since))

    def _today(self) -> date:
        return self._clock.now().date()


def read_counts(file: Path) -> Counts | None:
    """Return what ``file`` holds; None where there is none.

    Raises RejectedError when it cannot be read, or holds anything that is not on its lists.
    """
    try:
        return msgspec.json.decode(read_text(file, file.name), type=Counts)
    except RejectedError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return None
        raise
    except (ValueError, RecursionError) as error:
        message = (
            f"This file is damaged ({error}), so no answers can be added to it. "
            "Move it away; the kiosk then begins a new one."
        )
        problem = Problem(file=file.name, line=0, rule="bad-counts", message=message)
        raise RejectedError(problem) from error


def export_rows(
    counts: Counts, articles: Collection[str], today: date, month: str | None = None
) -> Iterator[tuple[str, ...]]:
    """Yield a heading and one row a page and month; every count under ten is “<10”, zero too.

    Months are whole and over, and there is neither a total nor any other period: a cell is the
    same in every table that is ever made, so none can be subtracted from another. For the same
    reason each page of ``articles`` has its row in each month, answered or not. Raises ValueError
    when ``month``, or every month, is not over yet or was not counted.
    """
    over = [one for one in _months(counts.since, today) if month in (None, one)]
    if not over:
        raise ValueError(month or counts.since)
    yield ("month", "page", *Answer)
    sums = _by_month(counts)
    for one in over:
        for page in sorted({*articles, *_loud(sums.get(one, {}))}):
            cells = sums.get(one, {}).get(page, {})
            yield one, page, *(_shown(cells.get(answer, 0)) for answer in Answer)


def month_of(day: date) -> str:
    """Return the month of ``day``: ``2026-11``."""
    return f"{day:%Y-%m}"


def _shown(count: int) -> str:
    return HIDDEN if count < LEAST else str(count)


def _loud(pages: Pages) -> Iterator[str]:
    """Return the pages with a count that may be seen, also where the library has lost the page."""
    return (page for page, cells in pages.items() if any(n >= LEAST for n in cells.values()))


def _months(since: str, today: date) -> Iterator[str]:
    """Return the months that are kept and over, oldest first; which ones, no answer decides."""
    now = today.year * 12 + today.month - 1
    for at in range(now - MONTHS_KEPT, now):
        month = f"{at // 12:04}-{at % 12 + 1:02}"
        if month >= since:
            yield month


def _by_month(counts: Counts) -> dict[str, Pages]:
    """Return all that is counted, summed by month."""
    sums: dict[str, Pages] = {}
    for found in (counts.months, counts.days):
        for time, pages in found.items():
            _add(sums.setdefault(time[:_MONTH], {}), pages)
    return sums


def _add(sums: Pages, pages: Pages) -> None:
    for page, cells in pages.items():
        there = sums.setdefault(page, {})
        for answer, count in cells.items():
            there[answer] = there.get(answer, 0) + count


def _grown(before: Counts, more: dict[tuple[str, str, Answer], int], today: date) -> Counts:
    """Return ``before`` with ``more``, its old days in their months, its oldest months gone."""
    days: dict[str, Pages] = {}
    months: dict[str, Pages] = {}
    for (day, page, answer), count in more.items():
        _add(days.setdefault(day, {}), {page: {answer: count}})
    for day, pages in before.days.items():
        _add(days.setdefault(day, {}), pages)
    for month, pages in before.months.items():
        _add(months.setdefault(month, {}), pages)
    for day in [day for day in days if day < str(today - timedelta(days=DAYS_KEPT))]:
        _add(months.setdefault(day[:_MONTH], {}), days.pop(day))
    kept = {*_months("", today), month_of(today)}
    return Counts(
        since=before.since,
        days=days,
        months={month: pages for month, pages in months.items() if month in kept},
    )


def _not_counted(error: RejectedError) -> Problem:
    rule = f"counts-{error.problems[0].rule}"
    return Problem(file=FILE_NAME, line=0, rule=rule, message="Answers could not be counted.")
