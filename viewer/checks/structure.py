"""What a page must hold and how it may look: steps, blocks, plain type, numbers of one kind.

Headings of required blocks are known by their fixed ids, so the rules hold in every language.
"""

import re
from collections.abc import Collection, Iterator

from viewer.checks.prose import SENTENCES, Block, Kind, blocks
from viewer.checks.readability import sentences_in, words_in
from viewer.checks.rule import Rule
from viewer.library.article import ArticleType
from viewer.library.content import ArticleSource
from viewer.problems import Problem, Severity

TREATMENT_BLOCKS = {
    "how-well-it-works": "benefits: how well it works",
    "risks": "risks",
    "without-treatment": "what if nothing is done",
    "other-choices": "other choices",
    "not-certain": "what is not certain",
    "daily-life": "daily life (quality of life)",
    "questions-to-ask": "questions to ask",
}
"""The seven blocks of a treatment page, by the ids of their headings (H11, DISCERN 8 to 15)."""

LONGEST_SUMMARY = 3
"""Sentences (H9)."""

LONGEST_BOLD = 5
"""Words (H12)."""


def _rule(
    rule_id: str, family: str, asks: str, standard: str, severity: Severity = Severity.ERROR
) -> Rule:
    return Rule(id=rule_id, family=family, asks=asks, standard=standard, severity=severity)


LONG_SUMMARY = _rule(
    "long-summary", "structure", "The main message is said in at most 3 sentences.", "H9, CDC 1"
)
NO_STEPS = _rule(
    "no-steps",
    "structure",
    "A page says what to do, in at least two numbered steps, or in questions to ask.",
    "H10, PEMAT 20, 22, CDC 5, 12",
)
NO_LIST = _rule(
    "no-list", "structure", "What is a list is written as one.", "H9, CDC 8", Severity.WARNING
)
MISSING_BLOCK = _rule(
    "missing-block",
    "structure",
    "A treatment page has the seven blocks: "
    + ", ".join(f"{words} (`{{#{name}}}`)" for name, words in TREATMENT_BLOCKS.items())
    + ".",
    "H11, DISCERN 8 to 15",
)
NOT_SIDE_BY_SIDE = _rule(
    "not-side-by-side",
    "structure",
    "A treatment page shows benefits and risks side by side, in a table.",
    "H7, H11, CDC 19",
    Severity.WARNING,
)
ITALICS = _rule("italics", "type", "Nothing is set in italics.", "H12", Severity.WARNING)
LONG_BOLD = _rule(
    "long-bold", "type", "At most 5 words together are bold.", "H12", Severity.WARNING
)
CAPITALS = _rule(
    "capitals",
    "type",
    "No words in capitals: two together, or one of more than 5 letters.",
    "H12",
    Severity.WARNING,
)
PERCENT = _rule(
    "percent", "numbers", "A share is told as “4 in every 100”, never in percent.", "H7"
)
RELATIVE = _rule(
    "relative-risk",
    "numbers",
    "A difference is told in numbers of people, never as “twice as likely”.",
    "H7",
)
DECIMAL = _rule(
    "decimal",
    "numbers",
    "People are counted in whole numbers; a decimal stands only before a unit such as °F or mm.",
    "H7",
)
ONE_IN_X = _rule(
    "one-in-x",
    "numbers",
    "Two shares are not compared as “1 in 4” and “1 in 10”: both count out of the same number.",
    "H7",
)
DENOMINATORS = _rule(
    "denominators",
    "numbers",
    "All shares in one paragraph count out of the same number.",
    "H7",
    Severity.WARNING,
)
RULES = (
    LONG_SUMMARY, NO_STEPS, NO_LIST, MISSING_BLOCK, NOT_SIDE_BY_SIDE, ITALICS, LONG_BOLD, CAPITALS,
    PERCENT, RELATIVE, DECIMAL, ONE_IN_X, DENOMINATORS,
)  # fmt: skip

_ITALICS = re.compile(
    r"(?<![\w*\\])\*(?![\s*])[^*\n]*(?<![\s*\\])\*(?![\w*])|(?<!\w)_[^_\n]+_(?!\w)"
)
_BOLD = re.compile(r"(?:\*\*|__)(.{1,500}?)(?:\*\*|__)", re.DOTALL)
_CAPITALS = re.compile(r"\b[A-ZÁÉÍÓÚÑ]{3,}(?:[ ,]+[A-ZÁÉÍÓÚÑ]{3,})+\b|\b[A-ZÁÉÍÓÚÑ]{6,}\b")
_PERCENT = re.compile(r"%|\bper ?cent(?:age)?\b|\bpor ciento\b|\bporcentaje\b", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\b(?:twice|(?:two|three|four|five|six|ten|\d+)[ -]times|half|double|doubly) "
    r"(?:as|more|less|the (?:risk|chance|odds|rate)|higher|lower|likely)\b"
    r"|\b(?:doubl|halv|tripl)(?:es|ed|ing) (?:the|your|their) (?:risk|chance|odds|rate)s?\b"
    r"|\b(?:cuts?|cutting|reduc(?:es|ed|ing)|lowers|rais(?:es|ed)) .{0,30}\bby (?:a|one|two) "
    r"(?:half|third|quarter|thirds|fifth)\b"
    r"|\b(?:el doble|la mitad|dos veces|tres veces) (?:de|más|menos)\b",
    re.IGNORECASE,
)
_DECIMAL = re.compile(
    r"(?<![\d.,])\d+\.\d+(?!\s?(?:°|mm\b|cm\b|ml\b|inch|millim|centim|degrees|hours|weeks))(?![\d.])"
)
_WHOLE = r"\d{1,3}(?:,\d{3}){1,3}(?!\d)|\d{1,9}(?!\d)"
_SHARE = re.compile(
    rf"(?<![\d,.])({_WHOLE})(?: (?:to|or|a|o) (?:{_WHOLE}))? (?:in|of|out of|en|de) "
    rf"(?:every |cada )?({_WHOLE})(?![\d,.]*[%°])"
)
_SAID = (
    (PERCENT, _PERCENT, "tell a share as “about 4 in every 100”"),
    (RELATIVE, _RELATIVE, "tell both numbers: “about 4 and about 8 in every 100”"),
    (DECIMAL, _DECIMAL, "count people in whole numbers, or name the unit"),
)
_YEARS = range(1900, 2100)


def check_structure(article: ArticleSource) -> Iterator[Problem]:
    """Yield what is missing from ``article`` as a page, and what is set or counted badly."""
    found = blocks(article)
    yield from _page(article, found)
    if article.front.type is ArticleType.TREATMENT:
        yield from _treatment(article, found)
    for line, text in (*_heads(article), *((block.line, block.text) for block in found)):
        yield from check_numbers(article.file, line, text)
    for block in found:
        yield from _type(article, block)


def missing_blocks(found: Collection[Block]) -> list[str]:
    """Return the ids of the blocks of a treatment page that ``found`` lacks."""
    there = {block.id for block in found if block.kind is Kind.HEADING}
    return [name for name in TREATMENT_BLOCKS if name not in there]


def has_steps(found: Collection[Block]) -> bool:
    """Return whether there is an action to take: numbered steps, or questions to ask."""
    steps = sum(block.kind is Kind.STEP for block in found)
    questions = sum(
        block.kind in {Kind.STEP, Kind.ITEM} and block.text.rstrip('”"’ ').endswith("?")
        for block in found
    )
    return steps > 1 or questions > 1


def _page(article: ArticleSource, found: list[Block]) -> Iterator[Problem]:
    file, marks, front = article.file, article.marks, article.front
    if len(sentences_in(front.summary)) > LONGEST_SUMMARY:
        message = f"The summary has more than {LONGEST_SUMMARY} sentences. Shorten it."
        yield LONG_SUMMARY.problem(file, marks.line("summary"), message)
    if front.type is ArticleType.REFERENCE:
        return
    if not has_steps(found):
        message = "This page tells nothing to do. Add numbered steps, such as “1. Call …”."
        yield NO_STEPS.problem(file, article.body_line, message)
    if not any(block.kind in {Kind.ITEM, Kind.STEP} for block in found):
        message = "This page has no list. Write what belongs together as one."
        yield NO_LIST.problem(file, article.body_line, message)


def _treatment(article: ArticleSource, found: list[Block]) -> Iterator[Problem]:
    for name in missing_blocks(found):
        message = (
            f"This treatment page has no block “{TREATMENT_BLOCKS[name]}”. "
            f"Add it, with {{#{name}}} behind its heading."
        )
        yield MISSING_BLOCK.problem(article.file, article.body_line, message)
    if not any(block.kind is Kind.ROW for block in found):
        message = "Benefits and risks do not stand side by side. Put them into a table."
        yield NOT_SIDE_BY_SIDE.problem(article.file, article.body_line, message)


def _heads(article: ArticleSource) -> Iterator[tuple[int, str]]:
    front, marks = article.front, article.marks
    yield marks.line("title"), front.title
    yield marks.line("summary"), front.summary
    for at, point in enumerate(front.key_points):
        yield marks.line("key_points", at), point


def check_numbers(file: str, line: int, text: str) -> Iterator[Problem]:
    """Yield what is wrong with the numbers in one paragraph (H7)."""
    for rule, pattern, advice in _SAID:
        if found := pattern.search(text):
            yield rule.problem(file, line, f"“{found[0]}”: {advice}.")
    shares = [(int(share[0].replace(",", "")), share[1]) for share in _SHARE.findall(text)]
    counted = [(count, of) for count, of in shares if _is_share(count, of)]
    if len({of for _, of in counted}) > 1:
        ones = {of for count, of in counted if count == 1}
        told = " and ".join(sorted({of for _, of in counted}, key=lambda of: (len(of), of)))
        message = f"The shares here count out of {told}. Count all of them out of one number."
        yield (ONE_IN_X if len(ones) > 1 else DENOMINATORS).problem(file, line, message)


def _is_share(count: int, of: str) -> bool:
    """Return whether the two numbers are a share of people, and not a list or a year."""
    whole = int(of.replace(",", ""))
    return count <= whole and not (whole in _YEARS and "," not in of)


def _type(article: ArticleSource, block: Block) -> Iterator[Problem]:
    if block.kind is Kind.CARD:
        return
    for bold in _BOLD.finditer(block.written):
        if words_in(bold[1]) > LONGEST_BOLD:
            message = f"“{bold[1][:40]}…” is bold for more than {LONGEST_BOLD} words. Shorten it."
            yield LONG_BOLD.problem(article.file, block.line, message)
    if block.kind in SENTENCES and (found := _ITALICS.search(_BOLD.sub(" ", block.written))):
        message = f"“{found[0][:40]}” is set in italics, which are hard to read. Take it off."
        yield ITALICS.problem(article.file, block.line, message)
    if found := _CAPITALS.search(block.text):
        message = f"“{found[0][:40]}” is in capitals, which are hard to read. Write it small."
        yield CAPITALS.problem(article.file, block.line, message)
