"""One place to get help as an editor writes it, checked and made ready to show."""

from datetime import date, timedelta
from enum import StrEnum

import msgspec

from viewer.problems import Problem, RejectedError
from viewer.records import Marked, convert
from viewer.support.directory import EVERYWHERE, Nation
from viewer.support.opening_hours import HOLIDAYS_OFF, hours_problem
from viewer.support.phone import NumberRecord, number_for
from viewer.support.resource import (
    Check,
    CheckStatus,
    Contact,
    Cost,
    Hours,
    Kind,
    Mode,
    Number,
    NumberKind,
    Resource,
    Text,
)

CRISIS_DAYS, PHONE_DAYS, WEB_DAYS = 90, 180, 365
"""A check may be this old before it is due again: research notes, section 7, rule 5."""

Place = tuple[str | int, ...]


class Holidays(StrEnum):
    """What a line does on public holidays; ``unknown`` unless its own page says so."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class HoursRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Opening hours as an editor writes them."""

    osm: str
    tz: str
    public_holidays: Holidays = Holidays.UNKNOWN


class ContactRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A contact as an editor writes it: a number or an address, not both."""

    id: str
    mode: Mode
    check: Check
    languages: tuple[str, ...]
    number: NumberRecord | None = None
    address: str | None = None
    cost: Cost = Cost.UNKNOWN
    hours: HoursRecord | None = None
    who: Text | None = None
    menu: Text | None = None


class ResourceRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place to get help as an editor writes it. sources: where each fact was read."""

    id: str
    name: str
    kind: Kind
    crisis: bool
    audience: Text
    text: Text
    check: Check
    sources: tuple[str, ...]
    url: str | None = None
    former_names: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    caution: Text | None = None
    discreet: bool = False
    contacts: tuple[ContactRecord, ...] = ()


class CountryRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The head of a country's file. country: ISO 3166-1, or EVERYWHERE.

    uncertain_days: holidays beside the common ones (``PH``), in ``opening_hours`` syntax, on which
    a line may be shut: of one nation only, or moved to a weekday.
    """

    country: str
    name: Text
    nations: tuple[Nation, ...] = ()
    uncertain_days: tuple[str, ...] = ()


def read_resource(entry: Marked, country: CountryRecord) -> Resource:
    """Return the compiled form of one entry. Raises RejectedError with all that is wrong in it."""
    problems = _unquoted(entry)
    if problems:
        raise RejectedError(*problems)
    record = convert(entry, ResourceRecord, "place to get help")
    problems = _rule_problems(entry, record, country)
    contacts: list[Contact] = []
    for at, contact in enumerate(record.contacts):
        try:
            contacts.append(_contact(entry, ("contacts", at), contact, record, country))
        except RejectedError as error:
            problems += error.problems
    if problems:
        raise RejectedError(*problems)
    return Resource(
        id=record.id,
        name=record.name,
        former_names=record.former_names,
        url=record.url,
        kind=record.kind,
        crisis=record.crisis,
        regions=record.regions,
        audience=record.audience,
        text=record.text,
        caution=record.caution,
        discreet=record.discreet,
        contacts=tuple(contacts),
        check=record.check,
        line=entry.line(),
    )


def _unquoted(entry: Marked) -> list[Problem]:
    """Find dates without quotes: other YAML readers take them for something else (rule 1)."""
    found: list[Problem] = []
    for place in entry.lines:
        value = entry.value
        for step in place:
            value = value[step]
        if isinstance(value, date):
            message = f'The date {value} stands without quotes. Write “"{value}"”.'
            found.append(problem_at(entry, place, "unquoted", message))
    return found


def _rule_problems(entry: Marked, record: ResourceRecord, country: CountryRecord) -> list[Problem]:
    found: list[Problem] = []
    if not record.sources:
        message = "No source is named. Say under “sources” where this was read."
        found.append(problem_at(entry, ("sources",), "no-source", message))
    if record.url is not None and not record.url.startswith("https://"):
        message = f"“{record.url}” must begin with https://. Correct the address, or remove it."
        found.append(problem_at(entry, ("url",), "bad-address", message))
    known = {nation.code for nation in country.nations}
    for at, region in enumerate(record.regions):
        if region not in known:
            message = f"“{region}” is not among the nations of this file. Add it there, or correct."
            found.append(problem_at(entry, ("regions", at), "unknown-region", message))
    found += _check_problems(entry, ("check",), record.check, WEB_DAYS)
    if country.country == EVERYWHERE and (record.crisis or record.kind is Kind.EMERGENCY):
        message = "No crisis line serves every country. Move it to the file of its country."
        found.append(problem_at(entry, ("crisis",), "crisis-everywhere", message))
    if record.kind is Kind.EMERGENCY and not record.crisis:
        message = "An emergency number must have “crisis: true”. Change it."
        found.append(problem_at(entry, ("crisis",), "not-crisis", message))
    ids = [contact.id for contact in record.contacts]
    for at, name in enumerate(ids):
        if name in ids[:at]:
            message = f"Two contacts have the id “{name}”. Rename one."
            found.append(problem_at(entry, ("contacts", at, "id"), "double-id", message))
    return found


def _contact(
    entry: Marked, place: Place, written: ContactRecord, owner: ResourceRecord, home: CountryRecord
) -> Contact:
    """Return the compiled form of one contact. Raises RejectedError with all that is wrong."""
    problems: list[Problem] = []
    number: Number | None = None
    if (written.number is None) == (written.address is None):
        message = "A contact has either a “number” or an “address”. Keep one of them."
        problems.append(problem_at(entry, place, "no-way-to-reach", message))
    if written.number is not None:
        by_text = written.number.kind in {NumberKind.TEXT_NUMBER, NumberKind.TEXT_CODE}
        if (written.mode is Mode.LIVE and by_text) or (written.mode is Mode.TEXT and not by_text):
            message = f"The mode “{written.mode}” and the number's kind do not fit. Correct one."
            problems.append(problem_at(entry, (*place, "mode"), "wrong-mode", message))
        try:
            number = _number(written.number, home)
        except ValueError as error:
            problems.append(problem_at(entry, (*place, "number"), "bad-number", str(error)))
    opening = {Mode.CHAT: "https://", Mode.EMAIL: ""}.get(written.mode)
    if written.address is not None and (opening is None or not written.address.startswith(opening)):
        message = "An address is for a chat (beginning https://) or for e-mail. Correct one."
        problems.append(problem_at(entry, (*place, "address"), "bad-address", message))
    hours = _hours(written.hours, home)
    wrong = hours_problem(hours) if hours else None
    if wrong:
        problems.append(problem_at(entry, (*place, "hours"), "bad-hours", wrong))
    days = CRISIS_DAYS if owner.crisis else PHONE_DAYS if written.number else WEB_DAYS
    if owner.kind is not Kind.EMERGENCY:
        problems += _check_problems(entry, (*place, "check"), written.check, days)
    if problems:
        raise RejectedError(*problems)
    return Contact(
        id=written.id,
        mode=written.mode,
        number=number,
        address=written.address,
        cost=written.cost,
        languages=written.languages,
        hours=hours,
        who=written.who,
        menu=written.menu,
        check=written.check,
    )


def _number(written: NumberRecord, home: CountryRecord) -> Number:
    if home.country == EVERYWHERE:
        raise ValueError(
            f"“{written.value}” may reach another service in another country. "
            "Remove it, or move this place to the file of its country."
        )
    return number_for(written, home.country)


def _hours(written: HoursRecord | None, country: CountryRecord) -> Hours | None:
    if written is None:
        return None
    osm = written.osm
    days = list(country.uncertain_days)
    if written.public_holidays is Holidays.OPEN:
        days = []
    elif written.public_holidays is Holidays.CLOSED:
        osm += HOLIDAYS_OFF
    else:
        days.insert(0, "PH")
    uncertain = "; ".join(f"{day} 00:00-24:00" for day in days) or None
    return Hours(osm=osm, tz=written.tz, country=country.country, uncertain=uncertain)


def _check_problems(entry: Marked, place: Place, check: Check, days: int) -> list[Problem]:
    """Say what is wrong with the dates and names of a check that may be ``days`` old."""
    found: list[Problem] = []
    if check.status is CheckStatus.CHECKED and not check.by:
        message = "A check by a person needs their initials. Add “by”."
        found.append(problem_at(entry, place, "unsigned-check", message))
    latest = check.on + timedelta(days=days)
    if check.next_due is None:
        message = f'“next_due” is missing. Write a date up to "{latest}".'
        found.append(problem_at(entry, place, "no-due-date", message))
    elif not check.on < check.next_due <= latest:
        message = f'“next_due” must come after “on” and at most {days} days later ("{latest}").'
        found.append(problem_at(entry, (*place, "next_due"), "bad-due-date", message))
    return found


def problem_at(marked: Marked, place: Place, rule: str, message: str) -> Problem:
    """Return a problem with the line of the part of ``marked`` at ``place``."""
    return Problem(file=marked.file, line=marked.line(*place), rule=rule, message=message)
