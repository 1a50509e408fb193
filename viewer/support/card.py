"""A place to get help as one card: the same words for the window, the terminal and the printer."""

import re
from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from viewer.settings import ClinicContact
from viewer.support.directory import Directory
from viewer.support.opening_hours import State, availability, next_change
from viewer.support.resource import Contact, Kind, Medium, Resource, in_language
from viewer.support.wording import (
    address_shown,
    check_sentence,
    hours_sentence,
    number_shown,
    number_spoken,
    phrases,
    who_answers,
)

_CLINIC_NUMBER = re.compile(r"\+?[0-9]{2,15}")


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """One way to reach a place: what stands on the card, how it is spoken, and its icon.

    ``dial`` is what a phone may take over from a code: a ``tel:`` or ``https:`` address, made from
    the same field as what is shown; empty where there is none. Text lines have none, since phones
    do not agree on how one is written, and e-mail has none.

    ``id`` names it among the statuses. ``details`` (who answers, cost, languages) and the opening
    hours, if ``has_hours``, hold for this way and for those above it that carry none.
    """

    id: str
    icon: str
    text: str
    spoken: str
    note: str = ""
    details: str = ""
    has_hours: bool = False
    dial: str = ""


class Status(msgspec.Struct, frozen=True):
    """Whether somebody answers now, as a sentence; ``open`` only when that is certain."""

    text: str
    open: bool


class HelpCard(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a card says, in order."""

    id: str
    name: str
    ways: Sequence[Way]
    text: str = ""
    details: Sequence[str] = ()
    companion: str = ""
    urgent: bool = False

    @property
    def spoken(self) -> str:
        """The card's ways and words as one text, for a screen reader."""
        parts = [way.spoken for way in self.ways] + [self.text, *self.details, self.companion]
        return ". ".join(part.rstrip(".") for part in parts if part)


def help_cards(  # noqa: PLR0913 (what a card says depends on all of these)
    directory: Directory,
    region: str | None,
    contacts: Sequence[ClinicContact],
    language: str,
    today: date,
    *,
    medium: Medium = Medium.SCREEN,
) -> list[HelpCard]:
    """Return the cards of ``region`` in the order in which a person should see them, on ``medium``.

    Emergency first, then the clinic's own numbers, then crisis lines, then the rest. A number
    whose check is overdue on ``today`` is withheld, but never an emergency or crisis number.
    """
    resources = directory.cards(region)
    cards = [
        _resource_card(directory, item, region, language, today, medium=medium)
        for item in resources
    ]
    urgent = [card for card in cards if card.urgent]
    rest = [card for card in cards if not card.urgent]
    return urgent + [_clinic_card(at, item) for at, item in enumerate(contacts)] + rest


def statuses(
    directory: Directory, region: str | None, language: str, *, now: datetime, newest: date
) -> tuple[dict[str, Status], datetime | None]:
    """Return who answers at ``now``, by card, and the moment at which any of it next changes.

    ``newest`` is the library's own date: a clock before it is wrong, so nothing is claimed.
    """
    found: dict[str, Status] = {}
    cards = directory.cards(region)
    for resource in cards:
        for contact in _shown(resource, now.date()):
            state = availability(contact, now, newest)
            text = hours_sentence(contact, state, now, language)
            certain = state.state in (State.OPEN, State.ALWAYS)
            found[_name(resource, contact)] = Status(text, certain)
    return found, next_change(cards, now, newest)


def _shown(resource: Resource, today: date) -> list[Contact]:
    """Return the contacts a card shows: those with an address, or a number that is not withheld."""
    return [
        contact
        for contact in resource.contacts
        if contact.address or (contact.number and not resource.withheld(contact, today))
    ]


def _name(resource: Resource, contact: Contact) -> str:
    return f"{resource.id}/{contact.id}"


def _clinic_card(at: int, contact: ClinicContact) -> HelpCard:
    spoken = " ".join(sign if sign.isdigit() else "," for sign in contact.number)
    details = tuple(text for text in (contact.hours, contact.note) if text)
    way = Way(
        id=f"clinic-{at}",
        icon="phone",
        text=contact.number,
        spoken=spoken,
        dial=_clinic_dial(contact.number),
    )
    return HelpCard(id=f"clinic-{at}", name=contact.name, ways=(way,), details=details)


def _clinic_dial(number: str) -> str:
    """Return what a phone rings for a number as the clinic wrote it; nothing if that is unclear.

    An extension, or “+44 (0)20”, would make another number of it.
    """
    digits = re.sub(r"[ .-]", "", re.sub(r"^\(([0-9]{2,5})\)", r"\1", number.strip()))
    return f"tel:{digits}" if _CLINIC_NUMBER.fullmatch(digits) else ""


def _resource_card(  # noqa: PLR0913 (as help_cards)
    directory: Directory,
    resource: Resource,
    region: str | None,
    language: str,
    today: date,
    *,
    medium: Medium,
) -> HelpCard:
    ways = _ways(resource, language, today)
    if resource.url and resource.kind is not Kind.EMERGENCY:
        shown = address_shown(resource.url)
        if all(way.text != shown for way in ways):
            name = f"{resource.id}/url"
            ways.append(Way(id=name, icon="globe", text=shown, spoken=shown, dial=resource.url))
    companion = directory.companion(resource, region)
    return HelpCard(
        id=resource.id,
        name=resource.name,
        ways=ways,
        text=in_language(resource.text, language),
        details=_details(resource, language, today, medium),
        companion=_companion(companion, language) if companion else "",
        urgent=resource.kind is Kind.EMERGENCY,
    )


def _ways(resource: Resource, language: str, today: date) -> list[Way]:
    """Return the numbers and addresses; neighbors answered alike share one line of details."""
    contacts = _shown(resource, today)
    ways = []
    for at, contact in enumerate(contacts):
        line = _answered(contact, language)
        alike = any(
            _answered(after, language) == line and after.hours == contact.hours
            for after in contacts[at + 1 : at + 2]
        )
        ways.append(
            msgspec.structs.replace(
                _way(resource, contact, language),
                details="" if alike else line,
                has_hours=not alike and (contact.hours is not None or contact.number is not None),
            )
        )
    return ways


def _answered(contact: Contact, language: str) -> str:
    """Return who answers, at what cost and in which languages, as one line."""
    words = phrases(language)
    tongues = ", ".join(words.languages.get(tag, tag) for tag in contact.languages)
    parts = (who_answers(contact, language), words.costs[contact.cost], tongues)
    return " · ".join(part for part in parts if part)


def _way(resource: Resource, contact: Contact, language: str) -> Way:
    note = in_language(contact.menu, language) if contact.menu else ""
    number = contact.number
    if number is None:
        address = contact.address or ""
        shown = address_shown(address)
        return Way(
            id=_name(resource, contact),
            icon="globe",
            text=shown,
            spoken=shown,
            note=note,
            dial=address if address.startswith("https:") else "",
        )
    return Way(
        id=_name(resource, contact),
        icon="message-square" if number.by_text else "phone",
        text=number_shown(number, language),
        spoken=number_spoken(number, language),
        note=note,
        dial="" if number.by_text else number.dial,
    )


def _details(resource: Resource, language: str, today: date, medium: Medium) -> list[str]:
    """Return the small lines: who it is for, what to know, how the number was checked."""
    words = phrases(language)
    withheld = any(resource.withheld(contact, today) for contact in resource.contacts)
    numbered = [contact for contact in resource.contacts if contact.number]
    lines = [words.withheld] if withheld else []
    lines.append(in_language(resource.audience, language))
    if resource.caution:
        lines.append(in_language(resource.caution, language))
    if resource.discreet:
        lines.append(words.discreet[medium])
    lines.append(check_sentence(resource, numbered[0] if numbered else None, language))
    if not withheld and any(contact.check.is_due(today) for contact in numbered):
        lines.append(words.due)
    return lines


def _companion(line: Resource, language: str) -> str:
    """Return the crisis line that stands beside this one, as one sentence."""
    numbers = [contact.number for contact in line.contacts if contact.number]
    ring = next((number for number in numbers if not number.by_text), None)
    shown = number_shown(ring, language) if ring else ""
    return phrases(language).companion.format(name=line.name, number=shown)
