"""Every rule of the guard in one table, and the page ``docs/checks.md`` that is made from it."""

from itertools import groupby
from operator import attrgetter

from viewer.checks import (
    citations,
    glossary_use,
    glyphs,
    readability,
    reading_rules,
    structure,
    translations,
    wording,
    words,
)
from viewer.checks.rule import Rule

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            rule
            for module in (
                wording, readability, structure, words, glossary_use, glyphs, reading_rules,
                translations, citations,
            )
            for rule in module.RULES
        ),
        key=attrgetter("family", "id"),
    )
)  # fmt: skip

_HEAD = """\
# What `snowdrop check` asks

This page is printed by `snowdrop check --document`; change the rules, not the page. Every message
ends with the name of its rule in brackets. An error makes the command end with status 1, a warning
does not, and a note is told only by `--format json`. No rule can be switched off.

“From” names the criterion or guideline behind a rule: A to T are this project's acceptance
criteria; PEMAT, CDC (Clear Communication Index) and DISCERN are published instruments for patient
information. A program decides only a part of those. The rest is for people:
`snowdrop check --score-sheet ID` prints the sheet. How hard a text is to read is an estimate, for
finding what to look at first, and no mark of quality.
"""


def document() -> str:
    """Return the page of all rules as Markdown."""
    lines = [_HEAD]
    for family, rules in groupby(RULES, key=attrgetter("family")):
        lines += [
            f"## {family[0].upper()}{family[1:]}",
            "",
            "| Rule | What it asks | Weight | From |",
            "|---|---|---|---|",
        ]
        lines += [
            f"| `{rule.id}` | {rule.asks} | {rule.severity} | {rule.standard} |" for rule in rules
        ]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"
