"""Paragraph -> fact -> source: every claim names facts that exist, and says no other numbers."""

import re
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from viewer.library.article import Article, Claim
from viewer.library.content import Fact
from viewer.problems import Problem

WHOLE = "100"
"""May be said anywhere: a share in percent is told as “in every 100”."""

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WORDS = dict(
    zip(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
        map(str, range(2, 11)),
        strict=True,
    )
)


def check_facts(articles: Iterable[Article], facts: Mapping[str, Fact]) -> list[Problem]:
    """Return every claim whose fact does not exist, or whose numbers are none of its facts' (T4).

    A number agrees when it stands in a named fact as it is, rounded to a whole number, or among
    the numbers that the fact lists as derived from it.
    """
    if not facts:
        return []
    problems = []
    for article in articles:
        for claim in article.claims:
            problems += _claim_problems(article, claim, facts)
    return problems


def _claim_problems(article: Article, claim: Claim, facts: Mapping[str, Fact]) -> list[Problem]:
    file = f"content/{article.language}/{article.topic}/{article.id}.md"
    if claim.line == 0:  # the shared red-flag card, checked once and not once an article
        file = f"content/{article.language}/red-flags.yaml"
    unknown = [number for number in claim.facts if number not in facts]
    if unknown:
        message = f"There is no fact {', '.join(unknown)} in facts.yaml. Add it, or correct this."
        return [Problem(file=file, line=claim.line, rule="unknown-fact", message=message)]
    if not claim.facts:
        return []
    allowed = {number for name in claim.facts for number in numbers_of(facts[name])}
    strange = sorted(set(numbers_in(claim.text)) - allowed)
    if not strange:
        return []
    message = (
        f"“{claim.text[:50]}…” says {', '.join(strange)}, but fact {', '.join(claim.facts)} does "
        "not. Correct the number, or name the fact it comes from."
    )
    return [Problem(file=file, line=claim.line, rule="number-not-in-fact", message=message)]


def numbers_of(fact: Fact) -> set[str]:
    """Return every number that a claim resting on ``fact`` may say."""
    text = " ".join((fact.statement, *fact.derived))
    found = set(numbers_in(text))
    found |= {_WORDS[word] for word in re.findall(r"[a-z]+", text.lower()) if word in _WORDS}
    found |= {str(Decimal(n).quantize(Decimal(1), ROUND_HALF_UP)) for n in found}
    return found | {WHOLE}


def numbers_in(text: str) -> list[str]:
    """Return the numbers of ``text`` without separators: ``2,000`` as ``2000``, ``38.0`` as 38."""
    return [_plain(found) for found in _NUMBER.findall(text)]


def _plain(number: str) -> str:
    plain = number.replace(",", "")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
