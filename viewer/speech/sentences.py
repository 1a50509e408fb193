"""Turns the blocks of a page into the sentences that are said, each with its place on the page.

Places are counted as Qt counts them, in UTF-16 units; nothing else here knows of Qt.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum

import msgspec

from viewer.speech.wording import Wording, wording


class Kind(StrEnum):
    """What has to be said before the words of a block."""

    TEXT = "text"
    HEADING = "heading"
    FIGURE = "figure"


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A run of text that stands by itself on the page: a paragraph, an item, a cell.

    ``start`` is its place on the page. ``left_out`` are places (first, after the last) within
    ``text`` that are not said: the numbers of sources. ``callout`` is the kind of the callout
    that begins here, ``items`` how many items the list has that begins here, ``rows`` how many
    rows the table. ``number`` is drawn before an item, and ``column`` stands above a cell.
    """

    text: str
    start: int
    kind: Kind = Kind.TEXT
    left_out: tuple[tuple[int, int], ...] = ()
    callout: str = ""
    items: int = 0
    rows: int = 0
    number: str = ""
    column: str = ""


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """What is said in one go.

    ``text`` are words of the page, which stand there from ``start`` to before ``end``. ``lead``
    is said before them and stands nowhere on the page.
    """

    lead: str
    text: str
    start: int
    end: int

    @property
    def spoken(self) -> str:
        """Everything that is said."""
        return f"{self.lead} {self.text}".strip()


_SILENT = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffc\ufdd0\ufdd1")
"""Hyphens and joiners that nobody reads, and stand-ins for pictures and cells."""

_ENDS = re.compile(r"[.!?…]+[”\"’')\]]*(?=\s)|\n")
_BEFORE = re.compile(r"(?:^|[\s(“\"])([^\s(“\"]+)$")
_INITIAL = re.compile(r"[A-ZÁÉÍÓÚÑ]")

_NUMBER = "no"
"""Stands for “number” before one, and is a whole answer elsewhere, in both languages."""

_GROUPS = re.compile(
    r"(?<![\w.,/:=&#%-])(?:\+\s?)?(?:\(\d{1,5}\)[\s-]?)?\d{1,5}(?:[\s-]\d{2,5}){1,4}(?![\w/]|[.,-]\d)"
)
_RUN = re.compile(r"(?<![\w.,/:=&#%-])\d{5,15}(?![\w/]|[.,-]\d)")
"""Digits in groups, and so many in a row that nobody says them as one number."""

_AMOUNT = re.compile(r"[1-9]\d{0,2}(?:\s\d{3})+")
"""Thousands in groups of three, as Spanish writes them."""

_SHORTEST = 7
_FEWEST_GROUPS = 3
"""What makes groups of digits a telephone number; pages and years are fewer."""

_FIRST_NUMBER = re.compile(r"\+?\d[\d\s-]*")
_SIX_DIGITS = 6


def sentences(
    blocks: Sequence[Block], language: str, numbers: Collection[str] = ()
) -> list[Sentence]:
    """Return what is said for ``blocks``, in ``language`` (BCP 47), in reading order.

    ``numbers`` begin with a number to ring, such as ``911``, that is said digit by digit like
    every telephone number, however short it is.
    """
    words = wording(language)
    short = _short_numbers(numbers)
    found = []
    for block in blocks:
        lead = _lead(block, words)
        text, places = _audible(block)
        for start, end in _cut(text, words):
            said = re.sub(r"\s+", " ", text[start:end])
            first, last = places[start][0], places[end - 1][1]
            spoken = _by_digits(said, short)
            found.append(Sentence(lead=lead, text=spoken, start=first, end=last))
            lead = ""
    return found


def _lead(block: Block, words: Wording) -> str:
    said = []
    if block.callout:
        said.append(words.callouts.get(block.callout, words.callouts["note"]))
    if block.rows:
        said.append(words.table.format(rows=block.rows))
    if block.items:
        one = block.items == 1
        said.append(words.list_of_one if one else words.list_of.format(count=block.items))
    if block.number:
        said.append(block.number)
    if block.column:
        said.append(f"{block.column}:")
    if block.kind is Kind.HEADING:
        said.append(words.heading)
    elif block.kind is Kind.FIGURE:
        said.append(words.figure)
    return " ".join(said)


def _audible(block: Block) -> tuple[str, list[tuple[int, int]]]:
    """Return the signs of ``block`` that are said, and for each where it stands on the page."""
    if block.kind is Kind.FIGURE:  # its words stand nowhere; the picture takes one place
        return block.text, [(block.start, block.start + 1)] * len(block.text)
    signs, places = [], []
    at = 0
    for sign in block.text:
        size = 2 if ord(sign) > 0xFFFF else 1  # noqa: PLR2004 (the last sign of one UTF-16 unit)
        out = any(start <= at < end for start, end in block.left_out)
        if sign not in _SILENT and not out:
            signs.append("\n" if sign in "\u2028\u2029" else sign)
            places.append((block.start + at, block.start + at + size))
        at += size
    return "".join(signs), places


def _cut(text: str, words: Wording) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of ``text`` begins and ends, without the spaces around it."""
    start = 0
    for match in [*_ENDS.finditer(text), None]:
        end = match.end() if match else len(text)
        if match and _goes_on(text, match, words):
            continue
        piece = text[start:end]
        if any(sign.isalnum() for sign in piece):
            first = start + len(piece) - len(piece.lstrip())
            yield first, end - (len(piece) - len(piece.rstrip()))
        start = end


def _goes_on(text: str, sign: re.Match[str], words: Wording) -> bool:
    """Say whether a period belongs to an abbreviation, or a small letter follows on a sign."""
    if sign[0] == "\n":
        return False
    after = text[sign.end() :].lstrip(" ")
    if after[:1].islower():
        return True
    before = _BEFORE.search(text[: sign.start()])
    if before is None or not sign[0].startswith("."):
        return False
    word = before[1]
    if word.casefold() == _NUMBER:
        return after[:1].isdigit()
    return word.casefold() in words.abbreviations or _INITIAL.fullmatch(word) is not None


def _short_numbers(numbers: Collection[str]) -> re.Pattern[str] | None:
    found = {match[0].strip(" -") for text in numbers if (match := _FIRST_NUMBER.match(text))}
    written = sorted(found, key=len, reverse=True)
    if not written:
        return None
    either = "|".join(re.escape(number).replace(r"\ ", r"\s") for number in written)
    return re.compile(rf"(?<![\w.,-])(?:{either})(?![\w%]|[.,-]\d)")


def _by_digits(text: str, short: re.Pattern[str] | None) -> str:
    """Return ``text`` with every telephone number read one digit at a time."""
    said = _GROUPS.sub(_grouped, text)
    said = _RUN.sub(_spoken, said)
    return short.sub(_spoken, said) if short else said


def _grouped(match: re.Match[str]) -> str:
    written = match[0]
    groups = re.findall(r"\d+", written)
    marked = written[0] in "+(" or len(groups) >= _FEWEST_GROUPS
    enough = sum(map(len, groups)) >= _SHORTEST
    return _spoken(match) if marked and enough and not _AMOUNT.fullmatch(written) else written


def _spoken(match: re.Match[str]) -> str:
    """Return digits one by one with a pause between groups, as the cards of help say them."""
    groups = re.findall(r"\d+", match[0])
    if len(groups) == 1 and len(groups[0]) == _SIX_DIGITS:
        groups = [groups[0][:3], groups[0][3:]]
    if len(groups) > 1 and groups[0] == "1":
        groups = [groups[0] + groups[1], *groups[2:]]
    plus = "+ " if match[0].startswith("+") else ""
    return plus + ", ".join(" ".join(group) for group in groups)
