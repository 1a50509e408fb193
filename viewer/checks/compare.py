"""Puts two texts in two languages side by side and says where they differ in substance."""

import re
from collections import Counter

import msgspec

from viewer.checks.meaning import (
    nearly_says_no,
    number_words,
    numbers,
    pairs,
    says_no,
    sentences,
    temperatures,
)
from viewer.checks.prose import Block, Kind, plain
from viewer.checks.rule import Rule
from viewer.library.scope import slug
from viewer.problems import Problem, Severity

FAMILY = "translations"
SHAPE = Rule(
    id="translation-shape",
    family=FAMILY,
    asks="A translation has the headings, callouts, folds, lists, tables, figures and risk blocks "
    "of its original, in the same order.",
    standard="L5",
)
MARKS = Rule(
    id="translation-marks",
    family=FAMILY,
    asks="Each paragraph of a translation has the citations, fact marks and links of the same "
    "paragraph of its original.",
    standard="L5, T4",
)
NUMBERS = Rule(
    id="translation-numbers",
    family=FAMILY,
    asks="Each paragraph of a translation says the same numbers and temperatures as its original.",
    standard="L5, H6",
)
NEGATION = Rule(
    id="translation-negation",
    family=FAMILY,
    asks="Where the original says no, not or never, the translation says so too, and nowhere else.",
    standard="L5",
    severity=Severity.WARNING,
)
RULES = (SHAPE, MARKS, NUMBERS, NEGATION)

_CITATION = re.compile(r"\[@([^\[\]\n]+)\]")
_FACTS = re.compile(r"\{facts:([^{}\n]*)\}")
_TARGET = re.compile(r"\]\(([^()\s]*)")
_BOX = "[ ] "


class Text(msgspec.Struct, frozen=True):
    """A text as written, and the line it stands on."""

    written: str
    line: int


class Side(msgspec.Struct, frozen=True):
    """One of the two: its file and its language."""

    file: str
    language: str


class Comparison:
    """A translation beside its original; keeps every problem met.

    ``outdated``: the original has changed since, which readers are told, so nothing is an error.
    """

    def __init__(self, original: Side, translation: Side, *, outdated: bool = False) -> None:
        self.problems: list[Problem] = []
        self._original = original
        self._translation = translation
        self._outdated = outdated

    def report(self, rule: Rule, there: int, here: int, message: str) -> None:
        """Keep a problem on line ``here`` of the translation and ``there`` of the original."""
        place = f"{self._original.file}:{there}" if there else self._original.file
        problem = rule.problem(self._translation.file, here, f"{message} The original is {place}.")
        if self._outdated:
            problem = msgspec.structs.replace(problem, severity=Severity.WARNING)
        self.problems.append(problem)

    def blocks(self, there: Block, here: Block) -> None:
        """Compare two pieces of a body that stand in the same place."""
        wanted = there.id or slug(there.text)
        if there.kind is Kind.HEADING and wanted != (here.id or slug(here.text)):
            message = f"Links find this heading by another name. Write {{#{wanted}}} after it."
            self.report(MARKS, there.line, here.line, message)
        if there.written.startswith(_BOX) != here.written.startswith(_BOX):
            message = "Only one of the two begins with a box to choose. Make them alike."
            self.report(MARKS, there.line, here.line, message)
        for what, pattern, ordered in (
            ("citations", _CITATION, True),
            ("fact marks", _FACTS, True),
            ("links", _TARGET, False),
        ):
            self._marks(what, pattern, ordered, there, here)
        self.texts(Text(there.written, there.line), Text(here.written, here.line))

    def _marks(
        self, what: str, pattern: re.Pattern[str], ordered: bool, there: Block, here: Block
    ) -> None:
        one, other = (_marks_in(block.written, pattern) for block in (there, here))
        if one != other if ordered else sorted(one) != sorted(other):
            message = (
                f"The {what} here are “{', '.join(other) or 'none'}”, "
                f"but “{', '.join(one) or 'none'}” there. Make them alike."
            )
            self.report(MARKS, there.line, here.line, message)

    def texts(self, there: Text, here: Text) -> None:
        """Compare what two texts say: numbers, temperatures, negations."""
        one, other = plain(there.written), plain(here.written)
        self._numbers(one, other, there.line, here.line)
        self._negations(one, other, there.line, here.line)

    def _numbers(self, one: str, other: str, there: int, here: int) -> None:
        tags = self._original.language, self._translation.language
        digits = numbers(one, tags[0]), numbers(other, tags[1])
        words = number_words(one, tags[0]), number_words(other, tags[1])
        lost = digits[0] - digits[1] - words[1]
        new = digits[1] - digits[0] - words[0]
        if not lost and not new:  # a word may stand for a digit, but for no other word
            spare = words[0] - words[1], words[1] - words[0]
            lost = spare[0] - digits[1] - pairs(other, tags[1])
            new = spare[1] - digits[0] - pairs(one, tags[0])
        if lost or new:
            message = f"The numbers differ: {_listed(new)} here, {_listed(lost)} there."
            self.report(NUMBERS, there, here, f"{message} Correct the one that is wrong.")
        degrees = temperatures(one, tags[0]), temperatures(other, tags[1])
        if degrees[0] != degrees[1]:
            message = (
                f"The temperatures differ: {_listed(degrees[1])} here, "
                f"{_listed(degrees[0])} there. Correct the one that is wrong."
            )
            self.report(NUMBERS, there, here, message)

    def _negations(self, one: str, other: str, there: int, here: int) -> None:
        """Compare sentence by sentence where both have as many, else the texts as wholes."""
        both = list(zip(sentences(one), sentences(other), strict=False))
        if len(sentences(one)) != len(sentences(other)):
            both = [(one, other)]
        ours, theirs = self._translation.language, self._original.language
        for original, translated in both:
            before, after = says_no(original, theirs), says_no(translated, ours)
            if before and not after and not nearly_says_no(translated, ours):
                message = f"“{_short(original)}” says no, and “{_short(translated)}” does not."
            elif after and not before and not nearly_says_no(original, theirs):
                message = f"“{_short(translated)}” says no, and “{_short(original)}” does not."
            else:
                continue
            advice = "Read both, and correct the one that is wrong."
            self.report(NEGATION, there, here, f"{message} {advice}")


def _marks_in(written: str, pattern: re.Pattern[str]) -> list[str]:
    return [
        mark.strip().removeprefix("@")
        for found in pattern.findall(written)
        for mark in re.split(r"[;,]", found)
    ]


def _listed(found: Counter[str]) -> str:
    return ", ".join(sorted(found.elements())) or "none"


def _short(text: str) -> str:
    return f"{text[:69]}…" if len(text) > 70 else text  # noqa: PLR2004
