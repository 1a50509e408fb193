"""Reads what a record system asks for: HL7 Context-Aware Knowledge Retrieval (Infobutton).

Of such a request only the codes and the language are read, and nothing else of it is kept: not who
the patient is, nor who asks, nor during which visit. What is never taken cannot leak.
"""

import re
from collections.abc import Sequence
from urllib.parse import parse_qsl, urlsplit

import msgspec

from viewer.lookup.codes import Code, System, in_system, read_code

OIDS = {"2.16.840.1.113883.6.90": System.ICD10, "2.16.840.1.113883.6.96": System.SNOMED}
"""The code systems whose codes articles carry, by the number that HL7 gives each.

2.16.840.1.113883.6.103 is ICD-9-CM. No article carries one of its codes, and one that looks like
an ICD-10 code (V23) means something else there; so a code of that system, as of any system that is
not in this table, finds nothing.
"""

SCHEMES = ("snowdrop", "http", "https")
LONGEST = 8_000
"""Characters of an address; one that is longer is not read at all."""

MOST_FIELDS = 200
MOST_CODES = 20
"""Codes of one request that are looked up; more would be no question any more."""

CODE, SYSTEM = "mainsearchcriteria.v.c", "mainsearchcriteria.v.cs"
LANGUAGE = "informationrecipient.languagecode.c"
OURS = "code"
"""In an address of our own: ``snowdrop:open?code=ICD10:O34.30``."""

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?")
"""Language, script and region (BCP 47), and no further part: a name would fit in there."""


class Request(msgspec.Struct, frozen=True):
    """Codes in the order in which they were asked for, and the reader's language or nothing."""

    codes: Sequence[Code] = ()
    language: str = ""


def read_address(address: str) -> Request:
    """Return what ``address`` asks for; nothing, without a word, where it is malformed.

    Several codes are numbered behind their names: ``mainSearchCriteria.v.c1`` with
    ``mainSearchCriteria.v.cs1``. What a code is called (``.dn``) is not read: names are no codes.
    """
    if len(address) > LONGEST:
        return Request()
    try:
        parts = urlsplit(address)
        pairs = parse_qsl(parts.query, max_num_fields=MOST_FIELDS)
    except ValueError:
        return Request()
    if parts.scheme not in SCHEMES:
        return Request()
    fields: dict[str, str] = {}
    for name, value in pairs:
        fields.setdefault(name.lower(), value)
    codes = [_code(name, value, fields) for name, value in fields.items()]
    found = dict.fromkeys(code for code in codes if code is not None)
    return Request(tuple(found)[:MOST_CODES], _language(fields.get(LANGUAGE, "")))


def _code(name: str, value: str, fields: dict[str, str]) -> Code | None:
    if name == OURS:
        return read_code(value)
    number = name.removeprefix(CODE)
    if not name.startswith(CODE) or (number and not (number.isascii() and number.isdigit())):
        return None
    if SYSTEM + number not in fields:
        return read_code(value)
    system = OIDS.get(fields[SYSTEM + number].strip())
    return in_system(system, value) if system else None


def _language(tag: str) -> str:
    """Return a language tag such as ``es`` or ``es-MX``, or nothing."""
    return tag.strip() if _TAG.fullmatch(tag.strip()) else ""
