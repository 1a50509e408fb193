"""The sentences on a card, in the reader's language.

Language tables hold words only; everything that is decided is decided here, once for all
languages. Times are said in the line's own zone, because that is what its page says too.
"""

from datetime import date, datetime

import msgspec

from viewer.support.opening_hours import Availability, State
from viewer.support.resource import (
    Check,
    CheckStatus,
    Contact,
    Cost,
    Mode,
    Number,
    Resource,
    in_language,
)

_WEEK_DAYS = 6
_DAY_SECONDS = 24 * 60 * 60
_NOON = 12


class Phrases(msgspec.Struct, frozen=True, kw_only=True):
    """The words of one language; braces are filled in. Lists begin with Monday and January."""

    always: str
    open_until: str
    closed: str
    closed_until: str
    unknown: str
    messages_always: str
    messages_until: str
    messages_from: str
    today_at: str
    day_at: str
    zone: str
    noon: str
    midnight: str
    text_to: str
    text_word_to: str
    not_rung: str
    not_opened: str
    checked_on: str
    due: str
    withheld: str
    no_helpline: str
    companion: str
    modes: dict[Mode, str]
    callback_by_text: str
    costs: dict[Cost, str]
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    languages: dict[str, str]
    zones: dict[str, str]


ENGLISH = Phrases(
    always="Open now, day and night",
    open_until="Open now, until {time}",
    closed="Closed now. Check opening hours",
    closed_until="Closed now. Opens {time}",
    unknown="Check opening hours",
    messages_always="They answer messages day and night",
    messages_until="They answer messages now, until {time}",
    messages_from="They answer messages again {time}",
    today_at="today at {time}",
    day_at="{day} at {time}",
    zone="{time} ({zone})",
    noon="noon",
    midnight="midnight",
    text_to="Text {number}",
    text_word_to="Text {word} to {number}",
    not_rung="From published sources, {date}; not yet rung",
    not_opened="From published sources, {date}; not yet checked",
    checked_on="Checked on {date}",
    due="This number is due for a check.",
    withheld="This number is due for a check. Ask the reception desk.",
    companion="If you may harm yourself or someone else: {number}, {name}",
    no_helpline="We know of no helpline that is only for cervical insufficiency.",
    modes={
        Mode.LIVE: "A person answers",
        Mode.CALLBACK: "Leave a message; they call you back",
        Mode.TEXT: "By text message",
        Mode.CHAT: "By online chat",
        Mode.EMAIL: "By e-mail",
    },
    callback_by_text="By text message; they get back to you",
    costs={
        Cost.FREE: "Free",
        Cost.STANDARD: "Costs the same as a normal call or message",
        Cost.PREMIUM: "Costs more than a normal call",
        Cost.UNKNOWN: "Cost not known",
    },
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    months=(
        *("January", "February", "March", "April", "May", "June", "July", "August"),
        *("September", "October", "November", "December"),
    ),
    languages={
        "cy": "Welsh",
        "en": "English",
        "es": "Spanish",
        "fr": "French",
        "ga": "Irish",
        "mi": "Māori",
    },
    zones={
        "America/Chicago": "Central time",
        "America/Denver": "Mountain time",
        "America/Los_Angeles": "Pacific time",
        "America/New_York": "Eastern time",
        "Australia/Melbourne": "Melbourne time",
        "Australia/Sydney": "Sydney time",
        "Europe/Dublin": "Irish time",
        "Europe/London": "London time",
        "Pacific/Auckland": "New Zealand time",
    },
)
PHRASES = {"en": ENGLISH}


def phrases(language: str) -> Phrases:
    """Return the words of ``language``, or the English ones where there are none yet."""
    return PHRASES.get(language, ENGLISH)


def who_answers(contact: Contact, language: str) -> str:
    """Return who answers, where that is known, and else how one is answered."""
    words = phrases(language)
    if contact.who:
        return in_language(contact.who, language)
    if contact.mode is Mode.CALLBACK and contact.number and contact.number.by_text:
        return words.callback_by_text
    return words.modes[contact.mode]


def check_sentence(resource: Resource, contact: Contact | None, language: str) -> str:
    """Return when and how the card's number, or else its address, was checked."""
    words = phrases(language)
    if contact is None or contact.number is None:
        return _check(resource.check, words, words.not_opened)
    return _check(contact.check, words, words.not_rung)


def number_shown(number: Number, language: str) -> str:
    """Return the number as large text: ``116 123``, or “Text HOME to 741741”."""
    return _number(number, number.digits, phrases(language))


def number_spoken(number: Number, language: str) -> str:
    """Return the number for a screen reader, digit by digit: “Text HOME to 7 4 1, 7 4 1”."""
    return _number(number, number.spoken, phrases(language))


def address_shown(url: str) -> str:
    """Return a web address as people read and type it: without ``https://`` and the last slash."""
    return url.removeprefix("https://").removesuffix("/")


def hours_sentence(contact: Contact, state: Availability, now: datetime, language: str) -> str:
    """Return one sentence on when somebody answers; empty for e-mail with unknown hours."""
    words = phrases(language)
    callback = contact.mode is Mode.CALLBACK
    if state.state is State.ALWAYS:
        return words.messages_always if callback else words.always
    if state.state is State.OPEN:
        if state.changes is None:
            return words.messages_always if callback else words.always
        pattern = words.messages_until if callback else words.open_until
        near = (state.changes - now).total_seconds() <= _DAY_SECONDS
        time = _clock(state.changes, words) if near else _moment(state.changes, now, words)
        return pattern.format(time=_zoned(time, contact, now, words))
    if state.state is State.CLOSED:
        if state.opens is None:
            return words.closed
        pattern = words.messages_from if callback else words.closed_until
        return pattern.format(time=_zoned(_moment(state.opens, now, words), contact, now, words))
    return "" if contact.mode is Mode.EMAIL else words.unknown


def _number(number: Number, digits: str, words: Phrases) -> str:
    if not number.by_text:
        return digits
    if number.keyword is None:
        return words.text_to.format(number=digits)
    return words.text_word_to.format(word=number.keyword, number=digits)


def _check(check: Check, words: Phrases, otherwise: str) -> str:
    pattern = words.checked_on if check.status is CheckStatus.CHECKED else otherwise
    return pattern.format(date=_date(check.on, words))


def _date(day: date, words: Phrases) -> str:
    return f"{words.months[day.month - 1]} {day.day}, {day.year}"


def _clock(moment: datetime, words: Phrases) -> str:
    if moment.minute == 0 and moment.hour in {0, _NOON}:
        return words.noon if moment.hour else words.midnight
    half = "am" if moment.hour < _NOON else "pm"
    return f"{moment.hour % _NOON or _NOON}:{moment.minute:02} {half}"


def _moment(moment: datetime, now: datetime, words: Phrases) -> str:
    """Return “today at …”, “Monday at …” or, from a week on, the date; days are the line's own."""
    days = (moment.date() - now.astimezone(moment.tzinfo).date()).days
    time = _clock(moment, words)
    if days == 0:
        return words.today_at.format(time=time)
    far = days > _WEEK_DAYS
    day = _date(moment.date(), words) if far else words.weekdays[moment.weekday()]
    return words.day_at.format(day=day, time=time)


def _zoned(time: str, contact: Contact, now: datetime, words: Phrases) -> str:
    """Add the name of the line's zone where it differs from that of the person's clock."""
    if contact.hours is None:
        return time
    from zoneinfo import ZoneInfo

    if now.astimezone(ZoneInfo(contact.hours.tz)).utcoffset() == now.utcoffset():
        return time
    name = contact.hours.tz
    return words.zone.format(time=time, zone=words.zones.get(name, name.replace("_", " ")))
