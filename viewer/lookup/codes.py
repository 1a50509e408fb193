"""Clinical codes: read in the ways people and record systems write them, kept in one way."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

import msgspec


class System(StrEnum):
    """A code system that an article's front matter can name."""

    ICD10 = "icd10"
    SNOMED = "snomed"


NAMES = {System.ICD10: "ICD-10-CM", System.SNOMED: "SNOMED CT"}
"""How people call each system."""

_CALLED = {
    "ICD10": System.ICD10,
    "ICD10CM": System.ICD10,
    "SNOMED": System.SNOMED,
    "SNOMEDCT": System.SNOMED,
    "SCT": System.SNOMED,
}
LONGEST = 80
"""Characters beyond which nothing is a code, however it is written."""

_ICD10 = re.compile(r"([A-Z][0-9][0-9A-Z])(?:\.?([0-9A-Z]{1,4}))?")
_SNOMED = re.compile(r"[1-9][0-9]{5,17}")
_CATEGORY = 3
"""Characters of an ICD-10 code before its point; no parent is shorter."""


class Code(msgspec.Struct, frozen=True, order=True):
    """A code of ``system``; ``value`` is in capitals and has no point: ``O3430``."""

    system: System
    value: str

    @property
    def shown(self) -> str:
        """The code as people write it: ``O34.30``."""
        if self.system is System.ICD10 and len(self.value) > _CATEGORY:
            return f"{self.value[:_CATEGORY]}.{self.value[_CATEGORY:]}"
        return self.value

    def and_parents(self) -> Iterator["Code"]:
        """Return this code, then the ever wider ones it lies in: O34.30, O34.3, O34.

        SNOMED CT numbers do not show what they lie in, so such a code stands alone.
        """
        shortest = _CATEGORY if self.system is System.ICD10 else len(self.value)
        for length in range(len(self.value), shortest - 1, -1):
            yield Code(self.system, self.value[:length])


def read_code(text: str) -> Code | None:
    """Return the code in ``text``, such as “ICD10:O34.30”, “icd10: o3430” or “O34.30”.

    None for anything else. Without a system, digits alone are SNOMED CT.
    """
    if len(text) > LONGEST:
        return None
    name, colon, rest = text.partition(":")
    if not colon:
        return in_system(System.SNOMED, text) or in_system(System.ICD10, text)
    system = _CALLED.get(re.sub(r"[\s_-]", "", name).upper())
    return in_system(system, rest) if system else None


def in_system(system: System, text: str) -> Code | None:
    """Return the code of ``system`` that ``text`` writes, None if it is none."""
    bare = text.strip().upper() if text.isascii() and len(text) <= LONGEST else ""
    if system is System.ICD10:
        found = _ICD10.fullmatch(bare)
        return Code(system, found[1] + (found[2] or "")) if found else None
    return Code(system, bare) if _SNOMED.fullmatch(bare) and _checks(bare) else None


def in_front_matter(icd10: Iterable[str], snomed: Iterable[str]) -> dict[str, Code | None]:
    """Return the codes that an article names, by what stands there; None where that is no code."""
    found = {text: in_system(System.ICD10, text) for text in icd10}
    return found | {text: in_system(System.SNOMED, text) for text in snomed}


# -- the check digit of SNOMED CT: J. Verhoeff, Error Detecting Decimal Codes, 1969

_TURNS = 5
_STEP = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)


def _checks(digits: str) -> bool:
    """Say whether the last digit is the one that the others ask for."""
    sum_of_all = 0
    for place, digit in enumerate(reversed(digits)):
        moved = int(digit)
        for _ in range(place % 8):
            moved = _STEP[moved]
        sum_of_all = _joined(sum_of_all, moved)
    return sum_of_all == 0


def _joined(first: int, second: int) -> int:
    """Do one symmetry of a pentagon after another: 0 to 4 are turns, 5 to 9 are flips."""
    if first < _TURNS:
        turned = (first + second) % _TURNS
        return turned if second < _TURNS else turned + _TURNS
    turned = (first - second) % _TURNS
    return turned + _TURNS if second < _TURNS else turned
