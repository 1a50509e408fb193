"""Open, closed, always, or not known; and when that changes."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest

from viewer.support.directory import Directory
from viewer.support.opening_hours import (
    Availability,
    State,
    availability,
    hours_problem,
    next_change,
)
from viewer.support.resource import Contact, Hours

LONDON, NEW_YORK = ZoneInfo("Europe/London"), ZoneInfo("America/New_York")
NEWEST = date(2026, 11, 21)
SANDS = "Mo,Fr 10:00-15:00; Tu-Th 10:00-15:00,18:00-21:00"


def contact(directory: Directory, resource: str, at: int = 0) -> Contact:
    found = directory.resource(resource)
    assert found is not None
    return found.contacts[at]


def london(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=LONDON)


def with_hours(line: Contact, **changes: str | None) -> Contact:
    assert line.hours is not None
    return msgspec.structs.replace(line, hours=msgspec.structs.replace(line.hours, **changes))


@pytest.mark.parametrize(
    ("now", "state", "changes", "opens"),
    [
        (
            london(2026, 11, 24, 16),  # a Tuesday, between its two times
            *(State.CLOSED, london(2026, 11, 24, 18), london(2026, 11, 24, 18)),
        ),
        (london(2026, 11, 24, 19), State.OPEN, london(2026, 11, 24, 21), None),
        (london(2026, 11, 24, 10), State.OPEN, london(2026, 11, 24, 15), None),
        (
            london(2026, 11, 22, 3),  # Sunday, in the night
            *(State.CLOSED, london(2026, 11, 23, 10), london(2026, 11, 23, 10)),
        ),
    ],
)
def test_sands_is_open_at_its_own_hours_only(
    real: Directory, now: datetime, state: State, changes: datetime, opens: datetime | None
) -> None:
    found = availability(contact(real, "gb-sands"), now, NEWEST)
    assert found == Availability(state=state, changes=changes, opens=opens)


def test_a_line_keeps_its_own_clock_when_its_country_changes_the_hour(real: Directory) -> None:
    line = contact(real, "gb-tommys")  # Monday to Friday, 9 to 5; clocks go forward on March 28
    friday, monday = london(2027, 3, 19, 12), london(2027, 4, 5, 12)
    for now, utc_hour in ((friday, 17), (monday, 16)):
        changes = availability(line, now, NEWEST).changes
        assert changes is not None
        assert changes.hour == 17
        assert changes.astimezone(ZoneInfo("UTC")).hour == utc_hour


def test_a_line_is_judged_by_its_own_zone_not_by_the_readers(real: Directory) -> None:
    line = contact(real, "gb-sands")
    in_new_york = datetime(2026, 11, 24, 14, 0, tzinfo=NEW_YORK)  # 19:00 in London
    assert availability(line, in_new_york, NEWEST).state is State.OPEN


def test_day_and_night_is_said_whatever_the_clock_says(real: Directory) -> None:
    line = contact(real, "us-988")
    for now in (datetime(1970, 1, 1, tzinfo=NEW_YORK), datetime(2026, 12, 25, 3, tzinfo=NEW_YORK)):
        assert availability(line, now, NEWEST) == Availability(state=State.ALWAYS)


def test_a_clock_before_the_library_was_made_allows_no_claim(real: Directory) -> None:
    line = contact(real, "gb-sands")
    tuesday_before = london(2026, 11, 17, 19)
    assert availability(line, tuesday_before, NEWEST) == Availability(state=State.UNKNOWN)
    assert availability(line, tuesday_before, date(2026, 11, 1)).state is State.OPEN
    assert next_change(real.cards("GB-SCT"), tuesday_before, NEWEST) is None


def test_unknown_hours_are_never_open(real: Directory) -> None:
    line = contact(real, "us-211")
    assert line.hours is None
    assert availability(line, datetime(2026, 11, 24, 12, tzinfo=NEW_YORK), NEWEST) == Availability(
        state=State.UNKNOWN
    )


@pytest.mark.parametrize(
    "holiday",
    [
        date(2026, 12, 25),  # a Friday, known to the calendar
        date(2027, 1, 1),  # missing from the calendar, listed in gb.yaml
        date(2027, 3, 29),  # Easter Monday
        date(2027, 8, 30),  # last Monday in August
        date(2027, 11, 30),  # Saint Andrew's Day, Scotland
    ],
    ids=str,
)
def test_nothing_is_claimed_on_a_holiday_the_line_has_not_spoken_about(
    real: Directory, holiday: date
) -> None:
    line = contact(real, "gb-sands")
    noon = london(holiday.year, holiday.month, holiday.day, 12)
    found = availability(line, noon, NEWEST)
    assert found.state is State.UNKNOWN
    assert found.changes is not None
    assert found.changes > noon
    known = with_hours(line, uncertain=None)
    assert availability(known, noon, NEWEST).state is State.OPEN, "the control: hours say open"


def test_no_opening_is_promised_for_a_holiday(real: Directory) -> None:
    night_before = london(2027, 1, 31, 22)
    line = contact(real, "gb-sands")
    assert availability(line, night_before, NEWEST).opens == london(2027, 2, 1, 10)
    eve = london(2026, 12, 24, 22)
    assert availability(line, eve, NEWEST) == Availability(
        state=State.CLOSED, changes=london(2026, 12, 25, 0), opens=None
    )


def test_a_line_shut_on_holidays_is_closed_then(real: Directory) -> None:
    line = with_hours(contact(real, "gb-sands"), osm=f"{SANDS}; PH off", uncertain=None)
    found = availability(line, london(2026, 12, 25, 12), NEWEST)
    assert found.state is State.CLOSED
    assert found.opens == london(2026, 12, 29, 10), "Monday 28 is a holiday too"


def test_a_zone_this_computer_does_not_know_allows_no_claim(real: Directory) -> None:
    line = with_hours(contact(real, "gb-sands"), tz="Europe/Nowhere")
    assert availability(line, london(2026, 11, 24, 19), NEWEST).state is State.UNKNOWN


def test_the_next_change_is_the_soonest_of_all_cards(real: Directory) -> None:
    now = london(2026, 11, 24, 14, 30)  # Tuesday
    assert next_change(real.cards("GB-SCT"), now, NEWEST) == london(2026, 11, 24, 15)
    assert next_change([], now, NEWEST) is None
    always = [card for card in real.cards("US") if card.id == "us-988"]
    assert next_change(always, now, NEWEST) is None


def test_between_two_changes_no_state_changes(real: Directory) -> None:
    """What lets the window set one single timer and be right."""
    cards, now = real.cards("GB-ENG"), london(2026, 12, 23, 12)

    def states(moment: datetime) -> list[State]:
        return [availability(c, moment, NEWEST).state for card in cards for c in card.contacts]

    for _ in range(40):
        change = next_change(cards, now, NEWEST)
        assert change is not None
        assert change > now
        assert states(change - timedelta(seconds=1)) == states(now)
        now = change


@pytest.mark.parametrize(
    ("osm", "tz", "said"),
    [
        ("Mo-Fr 10:00-15:00; Tu-Th 18:00-21:00", "Europe/London", "replaces"),
        ("Mo-Fr 9-5", "Europe/London", "not understood"),
        ("weekdays", "Europe/London", "not understood"),
        ("Mo-Fr 17:00-09:00", "Europe/London", "ends before it begins"),
        ("Mo-Fr 09:00-17:00", "Europe/Nowhere", "time zone"),
        ("Mo-Fr 09:00-17:00", "../zone", "time zone"),
        ("", "Europe/London", "not understood"),
    ],
)
def test_hours_that_could_be_misread_are_refused(osm: str, tz: str, said: str) -> None:
    assert said in (hours_problem(Hours(osm=osm, tz=tz, country="GB")) or "")


@pytest.mark.parametrize(
    "osm", ["24/7", SANDS, f"{SANDS}; PH off", "24/7; PH off", "Sa-Mo 17:00-24:00"]
)
def test_hours_of_the_small_tested_part_are_taken(osm: str) -> None:
    assert hours_problem(Hours(osm=osm, tz="Europe/London", country="GB")) is None


def test_uncertain_days_that_nobody_can_read_are_refused() -> None:
    hours = Hours(osm=SANDS, tz="Europe/London", country="GB", uncertain="Jam 01 00:00-24:00")
    assert "uncertain days" in (hours_problem(hours) or "")


def test_a_country_without_a_calendar_is_refused() -> None:
    hours = Hours(osm=SANDS, tz="Europe/London", country="ZZ")
    assert "holidays" in (hours_problem(hours) or "")
