"""Whether someone answers now, and when that changes.

A line shown as open when it is shut rings out, which hurts; so nothing is claimed that is not
known: not without hours, not on a public holiday the line has not spoken about, and not when the
computer's clock cannot be right.
"""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from viewer.support.resource import Contact, Hours, Resource

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from opening_hours import OpeningHours

HOLIDAYS_OFF = "; PH off"
"""Put behind the hours of a line that is shut on public holidays."""

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_DAY = f"(?:{'|'.join(_DAYS)})"
_SPAN = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]-(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)"
_RULE = re.compile(
    rf"(?P<days>{_DAY}(?:-{_DAY})?(?:,{_DAY}(?:-{_DAY})?)*) (?P<spans>{_SPAN}(?:,{_SPAN})*)"
)


class State(StrEnum):
    """Whether someone answers; ``unknown`` is never shown as open."""

    OPEN = "open"
    CLOSED = "closed"
    ALWAYS = "always"
    UNKNOWN = "unknown"


class Availability(msgspec.Struct, frozen=True, kw_only=True):
    """The state now; when it changes next; and, when closed, when it opens. Times are the line's.

    ``opens`` is None when the next opening falls on a day that is not known.
    """

    state: State
    changes: datetime | None = None
    opens: datetime | None = None


UNKNOWN = Availability(state=State.UNKNOWN)


def availability(contact: Contact, now: datetime, newest: date) -> Availability:
    """Tell whether ``contact`` is answered at ``now``, which must be aware of its time zone.

    ``newest`` is the date of the library: a clock that stands before it is wrong, and then only a
    line that is answered day and night is said to be.
    """
    hours = contact.hours
    if hours is None:
        return UNKNOWN
    if hours.always:
        return Availability(state=State.ALWAYS)
    if now.date() < newest:
        return UNKNOWN
    zone = _zone(hours.tz)
    return _at(hours, now.astimezone(zone)) if zone is not None else UNKNOWN


def next_change(cards: Iterable[Resource], now: datetime, newest: date) -> datetime | None:
    """Return the soonest moment at which any contact of ``cards`` changes, None if none does."""
    moments = (
        availability(contact, now, newest).changes for card in cards for contact in card.contacts
    )
    return min((moment for moment in moments if moment is not None), default=None)


def hours_problem(hours: Hours) -> str | None:
    """Return what is wrong with ``hours`` and what to do, None when nothing is.

    Accepted is a small part of the syntax: ``24/7``, or rules such as
    ``Mo,Fr 10:00-15:00; Tu-Th 10:00-15:00,18:00-21:00`` in which no day stands twice, because a
    later rule for a day replaces the earlier one without a word.
    """
    if _zone(hours.tz) is None:
        return f"“{hours.tz}” is not a time zone. Write one such as “Europe/London”."
    regular = hours.osm.removesuffix(HOLIDAYS_OFF)
    if regular == "24/7":
        return _library_problem(hours)
    named: Counter[str] = Counter()
    for rule in regular.split("; "):
        matched = _RULE.fullmatch(rule)
        if matched is None:
            return f"“{rule}” is not understood. Write hours such as “Mo-Fr 09:00-17:00”."
        for span in matched["spans"].split(","):
            if span[:5] >= span[6:]:
                return f"“{span}” ends before it begins. Write times from 00:00 to 24:00."
        named.update(_days_of(matched["days"]))
    twice = [day for day in _DAYS if named[day] > 1]
    if twice:
        return f"{twice[0]} stands in two rules, and the later replaces the earlier. Join them."
    return _library_problem(hours)


def _days_of(written: str) -> list[str]:
    days: list[str] = []
    for part in written.split(","):
        first, _, last = part.partition("-")
        start, end = _DAYS.index(first), _DAYS.index(last or first)
        days += [_DAYS[at % 7] for at in range(start, end + (7 if end < start else 0) + 1)]
    return days


def _library_problem(hours: Hours) -> str | None:
    import opening_hours

    for expression in filter(None, (hours.osm, hours.uncertain)):
        if not opening_hours.validate(expression):
            return f"“{expression}” is not understood. Correct the hours or the uncertain days."
    try:
        _parsed(hours.osm, hours.tz, hours.country)
    except opening_hours.UnknownCountryError:  # type: ignore[attr-defined]  # not in its stub
        return f"No public holidays are known for “{hours.country}”. Leave these hours out."
    return None


def _at(hours: Hours, local: datetime) -> Availability:
    opening = _parsed(hours.osm, hours.tz, hours.country)
    change = opening.next_change(local)
    edge = None
    if hours.uncertain is not None:
        unsure = _parsed(hours.uncertain, hours.tz, hours.country)
        edge = unsure.next_change(local)
        if unsure.is_open(local):
            return Availability(state=State.UNKNOWN, changes=edge)
    changes = min((moment for moment in (change, edge) if moment is not None), default=None)
    if opening.is_open(local):
        return Availability(state=State.OPEN, changes=changes)
    certain = edge is None or (change is not None and change < edge)
    return Availability(state=State.CLOSED, changes=changes, opens=change if certain else None)


@cache
def _parsed(expression: str, tz: str, country: str) -> "OpeningHours":
    # Imported here: it costs 15 ms, and a panel of lines that never close does without it.
    from opening_hours import OpeningHours

    return OpeningHours(expression, timezone=_zone(tz), country=country)


def _zone(name: str) -> "ZoneInfo | None":
    """Return the time zone ``name``, or None when there is none of that name."""
    # Imported here: it costs 7 ms that the first picture of the window does not need.
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None
