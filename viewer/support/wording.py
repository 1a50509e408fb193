"""The sentences on a card, in the reader's language.

The language tables of ``viewer.support.phrases`` hold words only; everything that is decided is
decided here, once for all languages. Times are said in the line's own zone, because that is what
its page says too.
"""

from datetime import date, datetime

from viewer.support.opening_hours import Availability, State
from viewer.support.phrases import ENGLISH, PHRASES, Phrases
from viewer.support.resource import (
    Check,
    CheckStatus,
    Contact,
    Mode,
    Number,
    Resource,
    in_language,
)

_WEEK_DAYS = 6
_DAY_SECONDS = 24 * 60 * 60
_NOON = 12


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
    return words.date.format(day=day.day, month=words.months[day.month - 1], year=day.year)


def _clock(moment: datetime, words: Phrases) -> str:
    if moment.minute == 0 and moment.hour in {0, _NOON}:
        return words.noon if moment.hour else words.midnight
    hour = moment.hour % _NOON or _NOON
    pattern = words.clock_one if hour == 1 else words.clock
    half = words.halves[moment.hour >= _NOON]
    return pattern.format(time=f"{hour}:{moment.minute:02}", half=half)


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
