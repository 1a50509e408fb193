"""What a place to get help is: the compiled form that the panel shows.

Everything here is ready to show. Numbers were written out and checked when the library was
compiled, so nothing but the standard library and msgspec is needed to draw a card.
"""

from datetime import date
from enum import StrEnum
from typing import TypeAlias

import msgspec

Text: TypeAlias = dict[str, str]
"""The same sentence in several languages, by BCP 47 tag: ``{"en": "Free"}``."""


class Kind(StrEnum):
    """What a place is for; one main kind each."""

    EMERGENCY = "emergency"
    CRISIS = "crisis"
    HEALTH_ADVICE = "health-advice"
    PREGNANCY_ADVICE = "pregnancy-advice"
    CERVICAL_INSUFFICIENCY = "cervical-insufficiency"
    PREGNANCY_BABY_LOSS = "pregnancy-baby-loss"
    TFMR_SCREENING = "tfmr-screening"
    PRETERM_NICU = "preterm-nicu"
    MULTIPLES = "multiples"
    MATERNAL_MENTAL_HEALTH = "maternal-mental-health"
    COUNSELLING = "counselling"
    BEREAVEMENT = "bereavement"
    SIBLINGS_CHILDREN = "siblings-children"
    PARTNERS_DADS = "partners-dads"
    MEMORY_PHOTOGRAPHY = "memory-photography"
    DOMESTIC_ABUSE = "domestic-abuse"
    LGBTQ = "lgbtq"
    COMMUNITY_BLACK = "community-black"
    COMMUNITY_INDIGENOUS = "community-indigenous"
    COMMUNITY_PACIFIC = "community-pacific"
    COMMUNITY_FAITH = "community-faith"
    PRACTICAL_HELP = "practical-help"
    MEDICAL_INFORMATION = "medical-information"
    INFORMATION = "information"
    DIRECTORY = "directory"


class Mode(StrEnum):
    """How one is answered."""

    LIVE = "live"
    CALLBACK = "callback"
    TEXT = "text"
    CHAT = "chat"
    EMAIL = "email"


class NumberKind(StrEnum):
    """What sort of number it is, and so how it is written, dialed and read aloud.

    ``national`` and ``text-number`` are ordinary numbers in E.164 form; ``short-code`` and
    ``text-code`` hold the code alone and have a meaning in their own country only.
    """

    NATIONAL = "national"
    SHORT_CODE = "short-code"
    TEXT_NUMBER = "text-number"
    TEXT_CODE = "text-code"


class Cost(StrEnum):
    """What the call or text costs the person who makes it."""

    FREE = "free"
    STANDARD = "standard"
    PREMIUM = "premium"
    UNKNOWN = "unknown"


class CheckStatus(StrEnum):
    """``checked``: a named person compared it and rang it. Otherwise nobody has rung it."""

    PUBLISHED_SOURCES = "published-sources"
    CHECKED = "checked"


class CheckWay(StrEnum):
    """How it was checked."""

    PUBLISHED_SOURCES = "published-sources"
    OWN_PAGE = "own-page"
    RANG = "rang"


class Medium(StrEnum):
    """Where a card is read: on our screen, on a page that was exported, or on paper."""

    SCREEN = "screen"
    PAGE = "page"
    PAPER = "paper"


class Check(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When and how this was last compared, by whom, and when that must be done again.

    ``next_due`` is None for emergency numbers alone: they never expire.
    """

    status: CheckStatus
    on: date
    how: CheckWay
    by: str | None = None
    next_due: date | None = None

    def is_due(self, today: date) -> bool:
        """Tell whether the day of the next check has passed."""
        return self.next_due is not None and today > self.next_due


class Number(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A number in all its forms, made by ``viewer.support.phone`` from one written field.

    digits: as people write it, ``1-833-852-6262`` or ``116 123``.
    spoken: digit by digit for a screen reader, ``1 1 6, 1 2 3``.
    dial: the ``tel:`` or ``sms:`` address.
    keyword: the word to send to it, if any. The sentence “Text HOME to 741741” is made by
    ``viewer.support.wording``, because it differs from language to language.
    """

    kind: NumberKind
    digits: str
    spoken: str
    dial: str
    keyword: str | None = None

    @property
    def by_text(self) -> bool:
        """Tell whether one sends it a text message and does not ring it."""
        return self.kind in {NumberKind.TEXT_NUMBER, NumberKind.TEXT_CODE}


class Hours(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When someone answers, in OpenStreetMap ``opening_hours`` syntax and the line's own time zone.

    country: whose public holidays count. uncertain: the days, in the same syntax, on which nobody
    knows whether the line keeps these hours; None when that is known for every day.
    """

    osm: str
    tz: str
    country: str
    uncertain: str | None = None

    @property
    def always(self) -> bool:
        """Tell whether someone answers day and night, every day."""
        return self.osm == "24/7" and self.uncertain is None


class Contact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way to reach a place: a number, or an address for chat or e-mail.

    hours: None when they are not known. who: who answers, where that is known. menu: what to
    press or choose once it is answered.
    """

    id: str
    mode: Mode
    number: Number | None
    address: str | None
    cost: Cost
    languages: tuple[str, ...]
    hours: Hours | None
    who: Text | None
    menu: Text | None
    check: Check


class Resource(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place to get help, as one card shows it.

    regions: the nations it serves; empty means the whole country. check: of its name, address and
    text; every contact has its own. discreet: whoever finds that a reader read this may hurt her,
    and the card says what to do about that. line: where it begins in its file, for messages.
    """

    id: str
    name: str
    former_names: tuple[str, ...]
    url: str | None
    kind: Kind
    crisis: bool
    regions: tuple[str, ...]
    audience: Text
    text: Text
    caution: Text | None
    contacts: tuple[Contact, ...]
    check: Check
    line: int
    discreet: bool = False

    def withheld(self, contact: Contact, today: date) -> bool:
        """Tell whether this number is no longer shown because its check is overdue.

        An emergency or crisis number is never taken away, however old its check.
        """
        kept = self.crisis or self.kind is Kind.EMERGENCY
        return contact.number is not None and not kept and contact.check.is_due(today)


def in_language(text: Text, language: str) -> str:
    """Return ``text`` in ``language``, else as it was first written.

    A text that lacks one of the library's languages is reported by ``viewer.checks.support``.
    """
    return text.get(language) or next(iter(text.values()), "")
