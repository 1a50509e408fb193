"""The clinic's settings: typed, each with a default and a rule. Reading them: settings_file.py."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import msgspec

from viewer.typefaces import TYPEFACES, USUAL

THEMES = ("light", "cream", "dark", "contrast")
LISTEN_OFF = "off"
LISTEN = (LISTEN_OFF, "headset", "loudspeaker")
LONGEST_NAME = 80
"""Characters of a clinic's name that the bar has room for."""

TEXT_SIZES = (100, 125, 150, 175, 200, 250, 300, 350, 400)
_REGION = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_QUEUE = re.compile(r"[^\s/#\x00-\x1f\x7f]{0,127}")
"""What CUPS lets a queue be called (lpadmin(8)), or nothing."""


class ClinicContact(msgspec.Struct, frozen=True, kw_only=True):
    """One of the clinic's own numbers: the ward, the midwife, out of hours."""

    name: str
    number: str
    hours: str = ""
    note: str = ""


class ShowUnreviewed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who at the clinic accepted that pages without a valid check are shown, and when (L9, T3)."""

    accepted_by: str
    on: date


class Printing(msgspec.Struct, frozen=True, kw_only=True):
    """What a kiosk may print, and where; a clinic PC has the system's own dialog.

    printer: the name of its queue; empty: the kiosk offers no printing. collect: where the paper
    comes out, as a person at the screen is told. pages: of one print at most. jobs: prints of one
    visit at most (K11).
    """

    printer: str = ""
    collect: str = ""
    pages: int = 40
    jobs: int = 2


KEYPAD_KEYS = (
    *("F2", "F3", "F4", "F5", *(f"F{number}" for number in range(7, 25))),
    *("VolumeUp", "VolumeDown", "VolumeMute", "MediaPlay"),
)
"""Keys that a keypad may send. Left out is what readers type, and what moves about or lists keys:
letters, digits, Tab, Enter, Escape, the arrows, F6 and F1."""


class Keypad(msgspec.Struct, frozen=True, kw_only=True):
    """Keys of a kiosk's assistive keypad, or of any keyboard, each list for one thing (A30).

    speak: begins reading the screen aloud, or ends it. headset_in: only begins; what a keypad sends
    when the plug goes in. headset_out: only ends. larger_text: the next larger size, and after the
    largest the usual one. slower, faster, quieter, louder: for the voice, until the visit ends.
    """

    speak: tuple[str, ...] = ("F5",)
    headset_in: tuple[str, ...] = ()
    headset_out: tuple[str, ...] = ()
    larger_text: tuple[str, ...] = ("F7",)
    slower: tuple[str, ...] = ("F8",)
    faster: tuple[str, ...] = ("F9",)
    quieter: tuple[str, ...] = ("F10", "VolumeDown")
    louder: tuple[str, ...] = ("F11", "VolumeUp")


PAPERS = ("a4", "letter")
_LETTER_REGIONS = ("US", "CA")
MOST_PAGES, MOST_JOBS = 200, 20


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What a clinic may set, with the value that holds when it sets nothing.

    clinic_name: shown at the top of the window; empty shows “Snowdrop” alone.
    region: ISO 3166-1 or 3166-2; decides which places to get help are shown. None: ask.
    languages: BCP 47 tags, the one to begin with first.
    contacts: the clinic's own numbers, shown under the emergency number.
    theme, text_size, spacing, typeface: how the window looks before anyone changes it; text size in
    percent, spacing for more room between letters and lines, typeface one of typefaces.py.
    listen: where pages are read aloud; “off” takes the button away. None: on a clinic PC readers
    may listen; a kiosk, which stands in a room with others, stays silent.
    paper: “a4” or “letter”; None: what the region uses. printing: what a kiosk prints.
    keypad: what keys do for somebody at a kiosk who does not see the screen.
    counts: a kiosk asks “Was this helpful?” and adds up day totals, no times and no words (K10).
    show_unreviewed: set, a kiosk shows drafts, unchecked translations and pages whose next check is
    more than 12 months overdue too; None: it does not.
    """

    clinic_name: str = ""
    region: str | None = None
    languages: tuple[str, ...] = ("en",)
    contacts: tuple[ClinicContact, ...] = ()
    theme: str = "light"
    text_size: int = 100
    spacing: bool = False
    typeface: str = USUAL
    listen: str | None = None
    paper: str | None = None
    printing: Printing = Printing()
    keypad: Keypad = Keypad()
    counts: bool = False
    show_unreviewed: ShowUnreviewed | None = None

    @property
    def paper_used(self) -> str:
        """The paper that is printed on: the one set, or the one of the region."""
        country = (self.region or "").partition("-")[0]
        return self.paper or ("letter" if country in _LETTER_REGIONS else "a4")


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_NAME:
        raise ValueError(f"must be text of 1 to {LONGEST_NAME} characters, in quotes")
    return value.strip()


def _region(value: Any) -> str:
    if not isinstance(value, str) or not _REGION.fullmatch(value):
        raise ValueError("must be a country or nation code such as “US” or “GB-SCT”")
    return value


def _languages(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise ValueError("must be a list of language codes such as [“en”]")
    if not all(isinstance(tag, str) and _LANGUAGE.fullmatch(tag) for tag in value):
        raise ValueError("must hold language codes such as “en” or “es”")
    return tuple(value)


def _theme(value: Any) -> str:
    if value not in THEMES:
        raise ValueError(f"must be one of {', '.join(THEMES)}")
    return str(value)


def _typeface(value: Any) -> str:
    if not isinstance(value, str) or value not in TYPEFACES:
        raise ValueError(f"must be one of {', '.join(TYPEFACES)}, in quotes")
    return value


def _text_size(value: Any) -> int:
    if isinstance(value, bool) or value not in TEXT_SIZES:
        raise ValueError(f"must be one of {', '.join(map(str, TEXT_SIZES))} (percent)")
    return int(value)


def _yes(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("must be true or false, without quotes")
    return value


def _listen(value: Any) -> str:
    if value not in LISTEN:
        raise ValueError(f"must be one of {', '.join(LISTEN)}, in quotes")
    return str(value)


def _paper(value: Any) -> str:
    if value not in PAPERS:
        raise ValueError(f"must be one of {', '.join(PAPERS)}, in quotes")
    return str(value)


def _printer(value: Any) -> str:
    if not isinstance(value, str) or not _QUEUE.fullmatch(value):
        raise ValueError("must be the name that “lpstat -e” shows: no space, no “/” and no “#”")
    return value


def _collect(value: Any) -> str:
    return "" if value == "" else _text(value)


def _pages(value: Any) -> int:
    return _up_to(MOST_PAGES, value)


def _jobs(value: Any) -> int:
    return _up_to(MOST_JOBS, value)


def _up_to(most: int, value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= most:
        raise ValueError(f"must be a whole number from 1 to {most}, without quotes")
    return value


def _keys(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(key in KEYPAD_KEYS for key in value):
        names = ", ".join(key for key in KEYPAD_KEYS if key[1:].isalpha())
        raise ValueError(
            f"must be a list such as [“F5”], of F2 to F24 without F6, {names}; "
            "other keys have their own use"
        )
    return tuple(dict.fromkeys(value))


def refuse_second_use(field: str, keys: Any, given: Mapping[str, Any]) -> None:
    """Raise ValueError if one of ``keys`` is given to another field of the keypad already."""
    for other, own in given.items() if field.startswith("keypad.") else ():
        twice = [key for key in keys if other.startswith("keypad.") and key in own]
        if other != field and twice:
            raise ValueError(f"names {twice[0]}, which “{other}” has; a key can do one thing only")


def keypad_of(given: Mapping[str, tuple[str, ...]]) -> Keypad:
    """Return what ``given`` sets; a key that is given to one thing does not do its usual one."""
    usual = msgspec.structs.asdict(Keypad())
    taken: set[str] = set()
    keys: dict[str, tuple[str, ...]] = {}
    for name in [*given, *(name for name in usual if name not in given)]:
        own = given.get(name, usual[name])
        keys[name] = tuple(key for key in own if key not in taken)
        taken.update(own)
    return Keypad(**keys)


def _contacts(value: Any) -> tuple[ClinicContact, ...]:
    if not isinstance(value, list):
        raise ValueError("must be written as [[contacts]] blocks")
    return tuple(_contact(item, at) for at, item in enumerate(value, start=1))


def _contact(item: Any, at: int) -> ClinicContact:
    try:
        contact = msgspec.convert(item, ClinicContact)
    except msgspec.ValidationError as error:
        raise ValueError(
            f"number {at} is not right ({error}); each block needs name and number in quotes"
        ) from error
    if not contact.name.strip() or not any(sign.isdigit() for sign in contact.number):
        raise ValueError(f"number {at} needs a name, and a number with digits")
    return contact


def _show_unreviewed(value: Any) -> ShowUnreviewed:
    if not isinstance(value, dict):
        raise ValueError("must be a [show_unreviewed] block with “accepted_by” and “on”")
    on = value.get("on")
    if not isinstance(on, date):
        raise ValueError("needs “on”, a day without quotes such as 2026-11-22")
    try:
        accepted = msgspec.convert(value, ShowUnreviewed)
        return msgspec.structs.replace(accepted, accepted_by=_text(accepted.accepted_by))
    except ValueError as error:  # msgspec's own error is one of these
        raise ValueError(
            f"needs “accepted_by”, the name of a person, and “on”, and nothing else ({error})"
        ) from error


RULES: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "clinic.name": ("clinic_name", _text),
    "region": ("region", _region),
    "languages": ("languages", _languages),
    "contacts": ("contacts", _contacts),
    "theme": ("theme", _theme),
    "text_size": ("text_size", _text_size),
    "spacing": ("spacing", _yes),
    "typeface": ("typeface", _typeface),
    "listen": ("listen", _listen),
    "paper": ("paper", _paper),
    "printing.printer": ("printing.printer", _printer),
    "printing.collect": ("printing.collect", _collect),
    "printing.pages": ("printing.pages", _pages),
    "printing.jobs": ("printing.jobs", _jobs),
    **{f"keypad.{name}": (f"keypad.{name}", _keys) for name in Keypad.__struct_fields__},
    "counts": ("counts", _yes),
    "show_unreviewed": ("show_unreviewed", _show_unreviewed),
}
"""Key in the file -> field of Settings, its Printing or Keypad; the rule its value must obey."""
