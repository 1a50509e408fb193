"""The sentences on a card."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import msgspec
import pytest

from viewer.support.directory import Directory
from viewer.support.opening_hours import availability
from viewer.support.phrases import ENGLISH, PHRASES, Phrases
from viewer.support.resource import CheckStatus, CheckWay, Contact, Resource
from viewer.support.wording import check_sentence, hours_sentence, number_shown, who_answers

NEWEST = date(2026, 11, 21)
LONDON, NEW_YORK = ZoneInfo("Europe/London"), ZoneInfo("America/New_York")


def card(directory: Directory, resource_id: str) -> Resource:
    found = directory.resource(resource_id)
    assert found is not None
    return found


def said(directory: Directory, resource_id: str, now: datetime, language: str = "en") -> str:
    contact = card(directory, resource_id).contacts[0]
    return hours_sentence(contact, availability(contact, now, NEWEST), now, language)


def said_of_hours(directory: Directory, osm: str, now: datetime, language: str = "en") -> str:
    contact = card(directory, "gb-sands").contacts[0]
    assert contact.hours is not None
    hours = msgspec.structs.replace(contact.hours, osm=osm, uncertain=None)
    contact = msgspec.structs.replace(contact, hours=hours)
    return hours_sentence(contact, availability(contact, now, NEWEST), now, language)


@pytest.mark.parametrize(
    ("resource_id", "now", "sentence"),
    [
        ("us-988", (2026, 11, 24, 3), "Open now, day and night"),
        ("us-211", (2026, 11, 24, 3), "Check opening hours"),
        ("gb-sands", (2026, 11, 24, 14), "Open now, until 3:00 pm"),
        ("gb-sands", (2026, 11, 24, 16), "Closed now. Opens today at 6:00 pm"),
        ("gb-sands", (2026, 11, 22, 3), "Closed now. Opens Monday at 10:00 am"),
        ("gb-sands", (2026, 12, 24, 22), "Closed now. Check opening hours"),
        ("gb-sands", (2026, 12, 25, 12), "Check opening hours"),
        ("gb-sands", (2026, 11, 17, 14), "Check opening hours"),
        ("us-psi", (2026, 11, 24, 14), "They answer messages now, until 11:00 pm (Eastern time)"),
        ("us-psi", (2026, 11, 24, 6), "They answer messages again today at 8:00 am (Eastern time)"),
    ],
)
def test_a_card_says_when_somebody_answers(
    real: Directory, resource_id: str, now: tuple[int, int, int, int], sentence: str
) -> None:
    year, month, day, hour = now
    moment = datetime(year, month, day, hour, tzinfo=LONDON)
    assert said(real, resource_id, moment) == sentence


def test_the_zone_is_named_only_where_the_readers_clock_differs(real: Directory) -> None:
    noon = datetime(2026, 11, 24, 14, tzinfo=LONDON)
    assert said(real, "gb-sands", noon) == "Open now, until 3:00 pm"
    away = noon.astimezone(NEW_YORK)
    assert said(real, "gb-sands", away) == "Open now, until 3:00 pm (London time)"
    same_offset = noon.astimezone(ZoneInfo("Africa/Abidjan"))
    assert said(real, "gb-sands", same_offset) == "Open now, until 3:00 pm"


@pytest.mark.parametrize(
    ("osm", "sentence"),
    [
        ("Mo-Fr 09:00-12:00", "Open now, until noon"),
        ("Mo-Su 09:00-24:00", "Open now, until midnight"),
        ("Mo-Su 00:00-24:00", "Open now, day and night"),
        ("Mo-Fr 00:00-24:00", "Open now, until Saturday at midnight"),
        ("We 12:30-13:05", "Closed now. Opens Wednesday at 12:30 pm"),
        ("Mo 12:30-13:05", "Closed now. Opens Monday at 12:30 pm"),
    ],
)
def test_times_are_said_as_people_say_them(real: Directory, osm: str, sentence: str) -> None:
    now = datetime(2026, 11, 24, 10, tzinfo=LONDON)  # a Tuesday
    assert said_of_hours(real, osm, now) == sentence


@pytest.mark.parametrize(
    ("osm", "sentence"),
    [
        ("Mo-Fr 09:00-12:00", "Abierto ahora, hasta las 12:00 del mediodía"),
        ("Mo-Fr 09:00-13:30", "Abierto ahora, hasta la 1:30 p. m."),
        ("Mo-Fr 09:00-17:00", "Abierto ahora, hasta las 5:00 p. m."),
        ("Mo-Su 09:00-24:00", "Abierto ahora, hasta la medianoche"),
        ("Mo-Su 00:00-24:00", "Abierto ahora, de día y de noche"),
        ("Mo-Fr 00:00-24:00", "Abierto ahora, hasta el sábado a la medianoche"),
        ("Tu 12:00-15:00", "Cerrado ahora. Abre hoy a las 12:00 del mediodía"),
        ("We 01:00-03:00", "Cerrado ahora. Abre el miércoles a la 1:00 a. m."),
        ("We 00:30-03:00", "Cerrado ahora. Abre el miércoles a las 12:30 a. m."),
        ("Tu 09:00-09:30", "Cerrado ahora. Abre el 1 de diciembre de 2026 a las 9:00 a. m."),
    ],
)
def test_times_are_said_as_people_say_them_in_spanish(
    real: Directory, osm: str, sentence: str
) -> None:
    now = datetime(2026, 11, 24, 10, tzinfo=LONDON)
    found = said_of_hours(real, osm, now, "es")
    assert found.replace("\u00a0", " ") == sentence
    assert not re.search(r"[ap]\. m\.", found), "a line may not end inside “p. m.”"


def test_the_zone_and_the_date_of_a_check_are_said_in_spanish(real: Directory) -> None:
    away = datetime(2026, 11, 24, 14, tzinfo=LONDON)
    found = said(real, "us-psi", away, "es").replace("\u00a0", " ")
    assert found == "Responden mensajes ahora, hasta las 11:00 p. m. (hora del Este)"
    sands = card(real, "gb-sands")
    assert check_sentence(sands, sands.contacts[0], "es") == (
        "De fuentes publicadas, 21 de noviembre de 2026; todavía no se ha llamado para comprobarlo"
    )


@pytest.mark.parametrize("words", PHRASES.values(), ids=PHRASES)
def test_every_language_has_every_word_and_fills_in_the_same(words: Phrases) -> None:
    for field in Phrases.__struct_fields__:
        ours, english = getattr(words, field), getattr(ENGLISH, field)
        if isinstance(english, dict):
            assert ours.keys() == english.keys(), field
            assert all(ours.values()), field
        elif isinstance(english, tuple):
            assert len(set(ours)) == len(english), field
        else:
            assert braces(ours) == braces(english), field


def braces(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def test_an_opening_a_week_away_is_given_its_date(real: Directory) -> None:
    now = datetime(2026, 11, 24, 11, tzinfo=LONDON)
    sentence = said_of_hours(real, "Tu 09:00-10:00", now)
    assert sentence == "Closed now. Opens December 1, 2026 at 9:00 am"


def test_nothing_says_checked_until_a_person_has_checked_it(real: Directory) -> None:
    sands = card(real, "gb-sands")
    contact = sands.contacts[0]
    assert check_sentence(sands, contact, "en") == (
        "From published sources, November 21, 2026; not yet rung"
    )
    human = msgspec.structs.replace(
        contact.check,
        status=CheckStatus.CHECKED,
        how=CheckWay.RANG,
        by="AB",
        on=date(2026, 12, 1),
    )
    rung = msgspec.structs.replace(contact, check=human)
    assert check_sentence(sands, rung, "en") == "Checked on December 1, 2026"


@pytest.mark.parametrize("resource_id", ["gb-bliss", "us-share", "us-nilmdts"])
def test_a_place_without_a_number_does_not_speak_of_ringing(
    real: Directory, resource_id: str
) -> None:
    sentence = check_sentence(card(real, resource_id), None, "en")
    assert sentence == "From published sources, November 21, 2026; not yet checked"


@pytest.mark.parametrize(
    ("resource_id", "today", "withheld"),
    [
        ("gb-sands", date(2027, 5, 20), False),
        ("gb-sands", date(2027, 5, 21), True),
        ("us-nmmhh", date(2027, 5, 21), True),
        ("us-988", date(2099, 1, 1), False),
        ("gb-samaritans", date(2099, 1, 1), False),
        ("us-911", date(2099, 1, 1), False),
        ("gb-999", date(2099, 1, 1), False),
    ],
)
def test_an_overdue_number_is_withheld_but_never_a_crisis_or_emergency_number(
    real: Directory, resource_id: str, today: date, *, withheld: bool
) -> None:
    found = card(real, resource_id)
    assert found.withheld(found.contacts[0], today) is withheld


def test_an_emergency_number_is_never_due(real: Directory) -> None:
    contact = card(real, "us-911").contacts[0]
    assert not contact.check.is_due(date(2099, 1, 1))
    assert card(real, "us-988").contacts[0].check.is_due(date(2099, 1, 1))


def contact_of(directory: Directory, resource_id: str, contact_id: str) -> Contact:
    return next(c for c in card(directory, resource_id).contacts if c.id == contact_id)


@pytest.mark.parametrize(
    ("resource_id", "contact_id", "sentence"),
    [
        ("gb-tommys", "call", "A midwife answers"),
        ("gb-sands", "call", "A person answers"),
        ("us-psi", "call", "Leave a message; they call you back"),
        ("us-psi", "text", "By text message; they get back to you"),
        ("us-trevor", "text", "By text message"),
        ("gb-miscarriage-uk", "chat", "By online chat"),
    ],
)
def test_a_card_says_who_answers_and_how(
    real: Directory, resource_id: str, contact_id: str, sentence: str
) -> None:
    assert who_answers(contact_of(real, resource_id, contact_id), "en") == sentence


def test_a_text_line_says_which_word_to_send(real: Directory) -> None:
    number = contact_of(real, "us-crisis-text-line", "text").number
    assert number is not None
    assert number_shown(number, "en") == "Text HOME to 741741"
    assert number_shown(number, "es") == "Envíe HOME por mensaje de texto al 741741"
