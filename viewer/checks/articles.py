"""Rules for whole articles: what each kind of page must carry before a reader may see it."""

import re
from collections.abc import Iterable

from viewer.library.article import Article, ArticleType, Sensitivity
from viewer.library.content import ArticleSource
from viewer.problems import Problem, Severity

LONGEST_NOTICE = 40
"""Words of a notice (K6)."""

NEEDS_RED_FLAGS = frozenset(
    {
        ArticleType.CONDITION,
        ArticleType.SYMPTOMS,
        ArticleType.TREATMENT,
        ArticleType.TEST,
        ArticleType.LOSS,
        ArticleType.GRIEF,
        ArticleType.LIVING,
    }
)
"""Kinds of page that say when to get help now (H10); reference pages may not need to."""

_CARD = re.compile(r"^\[red-flags\]\s*$", re.MULTILINE)
_SHARE = re.compile(r"\b(\d+) (?:in|of|out of) (?:every )?(\d[\d,]*)\b")


def check_articles(sources: Iterable[ArticleSource], compiled: Iterable[Article]) -> list[Problem]:
    """Return what is wrong with each article as a page (H10, K6, K7, T4)."""
    problems: list[Problem] = []
    for source in sources:
        problems += _red_flags(source) + _notice(source)
    for article in compiled:
        problems += _claims(article)
    return problems


def _problem(source: ArticleSource, field: str, rule: str, message: str) -> Problem:
    return Problem(file=source.file, line=source.marks.line(field), rule=rule, message=message)


def _red_flags(source: ArticleSource) -> list[Problem]:
    if source.front.type not in NEEDS_RED_FLAGS or _CARD.search(source.body):
        return []
    message = (
        f"A page of the type “{source.front.type}” must say when to get help now. "
        "Put a line with [red-flags] alone where the card belongs."
    )
    return [_problem(source, "type", "no-red-flags", message)]


def _notice(source: ArticleSource) -> list[Problem]:
    front = source.front
    if front.sensitivity is Sensitivity.SENSITIVE and not front.notice:
        message = "A sensitive page needs a notice before it opens. Add a line “notice: …”."
        return [_problem(source, "sensitivity", "no-notice", message)]
    if len(front.whole_notice.split()) > LONGEST_NOTICE:
        message = f"The notice has more than {LONGEST_NOTICE} words. Shorten it."
        return [_problem(source, "notice", "long-notice", message)]
    return []


def _claims(article: Article) -> list[Problem]:
    """Warn of a share of people that stands in no paragraph with a fact mark (T4)."""
    marked = {
        pair for claim in article.claims if claim.facts for pair in _SHARE.findall(claim.text)
    }
    found = {pair for passage in article.passages for pair in _SHARE.findall(passage.text)}
    return [
        Problem(
            file=f"content/{article.language}/{article.topic}/{article.id}.md",
            line=0,
            rule="number-without-fact",
            message=f"“{count} in every {whole}” stands in a paragraph that names no fact. "
            "Add {facts: …} and a source at its end.",
            severity=Severity.WARNING,
        )
        for count, whole in sorted(found - marked)
    ]
