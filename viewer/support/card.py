"""A place to get help as one card: the same words for the window, the terminal and the printer."""

from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from viewer.settings import ClinicContact
from viewer.support.directory import Directory
from viewer.support.opening_hours import State, availability, next_change
from viewer.support.resource import Contact, Kind, Resource, in_language
from viewer.support.wording import (
    address_shown,
    check_sentence,
    hours_sentence,
    number_shown,
    number_spoken,
    phrases,
)


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """One way to reach a place: what stands on the card, how it is spoken, and its icon."""

    icon: str
    text: str
    spoken: str
    note: str = ""


class Status(msgspec.Struct, frozen=True):
    """Whether somebody answers now, as a sentence; ``open`` only when that is certain."""

    text: str
    open: bool


class HelpCard(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a card says, in order. ``has_hours``: a Status will be filled in."""

    id: str
    name: str
    ways: Sequence[Way]
    text: str = ""
    details: Sequence[str] = ()
    companion: str = ""
    urgent: bool = False
    has_hours: bool = False

    @property
    def spoken(self) -> str:
        """The card's ways and words as one text, for a screen reader."""
        parts = [way.spoken for way in self.ways] + [self.text, *self.details, self.companion]
        return ". ".join(part.rstrip(".") for part in parts if part)


def help_cards(
    directory: Directory,
    region: str | None,
    contacts: Sequence[ClinicContact],
    language: str,
    today: date,
) -> list[HelpCard]:
    """Return the cards of ``region`` in the order in which a person should see them.

    Emergency first, then the clinic's own numbers, then crisis lines, then the rest. A number
    whose check is overdue on ``today`` is withheld, but never an emergency or crisis number.
    """
    resources = directory.cards(region)
    cards = [_resource_card(directory, item, region, language, today) for item in resources]
    urgent = [card for card in cards if card.urgent]
    rest = [card for card in cards if not card.urgent]
    return urgent + [_clinic_card(at, item) for at, item in enumerate(contacts)] + rest


def statuses(
    directory: Directory, region: str | None, language: str, now: datetime, newest: date
) -> tuple[dict[str, Status], datetime | None]:
    """Return who answers at ``now``, by card, and the moment at which any of it next changes.

    ``newest`` is the library's own date: a clock before it is wrong, so nothing is claimed.
    """
    found: dict[str, Status] = {}
    cards = directory.cards(region)
    for resource in cards:
        contact = _timed(resource)
        if contact is not None:
            state = availability(contact, now, newest)
            text = hours_sentence(contact, state, now, language)
            certain = state.state in (State.OPEN, State.ALWAYS)
            found[resource.id] = Status(text, certain)
    return found, next_change(cards, now, newest)


def _timed(resource: Resource) -> Contact | None:
    """Return the contact whose hours the card tells: the first that a person answers live."""
    numbered = [contact for contact in resource.contacts if contact.number]
    return min(numbered, key=lambda contact: contact.hours is None, default=None)


def _clinic_card(at: int, contact: ClinicContact) -> HelpCard:
    spoken = " ".join(sign if sign.isdigit() else "," for sign in contact.number)
    details = tuple(text for text in (contact.hours, contact.note) if text)
    way = Way(icon="phone", text=contact.number, spoken=spoken)
    return HelpCard(id=f"clinic-{at}", name=contact.name, ways=(way,), details=details)


def _resource_card(
    directory: Directory, resource: Resource, region: str | None, language: str, today: date
) -> HelpCard:
    words = phrases(language)
    ways, lines = [], []
    for contact in resource.contacts:
        if contact.number and resource.withheld(contact, today):
            lines.append(words.withheld)
        elif contact.number:
            ways.append(_way(contact, language))
    if resource.url and resource.kind is not Kind.EMERGENCY:
        shown = address_shown(resource.url)
        ways.append(Way(icon="globe", text=shown, spoken=shown))
    companion = directory.companion(resource, region)
    return HelpCard(
        id=resource.id,
        name=resource.name,
        ways=ways,
        text=in_language(resource.text, language),
        details=[*lines, *_details(resource, language, today)],
        companion=_companion(companion, language) if companion else "",
        urgent=resource.kind is Kind.EMERGENCY,
        has_hours=_timed(resource) is not None,
    )


def _way(contact: Contact, language: str) -> Way:
    number = contact.number
    if number is None:  # pragma: no cover - the caller has looked
        raise ValueError(contact.id)
    menu = in_language(contact.menu, language) if contact.menu else ""
    return Way(
        icon="message-square" if number.by_text else "phone",
        text=number_shown(number, language),
        spoken=number_spoken(number, language),
        note=menu,
    )


def _details(resource: Resource, language: str, today: date) -> list[str]:
    """Return the small lines: who it is for, who answers, cost and languages, caution, check."""
    words = phrases(language)
    lines = [in_language(resource.audience, language)]
    contact = _timed(resource)
    if contact is not None:
        who = in_language(contact.who, language) if contact.who else words.modes[contact.mode]
        tongues = ", ".join(words.languages.get(tag, tag) for tag in contact.languages)
        lines.append(" · ".join(part for part in (who, words.costs[contact.cost], tongues) if part))
    if resource.caution:
        lines.append(in_language(resource.caution, language))
    lines.append(check_sentence(resource, contact, language))
    if contact is not None and contact.check.is_due(today) and not resource.withheld(contact, today):
        lines.append(words.due)
    return lines


def _companion(line: Resource, language: str) -> str:
    """Return the crisis line that stands beside this one, as one sentence."""
    numbers = [contact.number for contact in line.contacts if contact.number]
    ring = next((number for number in numbers if not number.by_text), None)
    shown = number_shown(ring, language) if ring else ""
    return phrases(language).companion.format(name=line.name, number=shown)
