"""Tells where a translation stands: whether the page it was made from is still the same."""

import hashlib
from collections.abc import Iterable

import msgspec

from viewer.library.article import TranslationState
from viewer.library.content import ArticleSource
from viewer.problems import Problem, Severity


def text_sha256(article: ArticleSource) -> str:
    """Return the hash of everything a reader of ``article`` reads, and of nothing else.

    A new date or a new reviewer does not change it; a new word does.
    """
    front = article.front
    notice = front.whole_notice or None
    words = [front.title, front.summary, front.key_points, notice, front.red_flags]
    reasons = [(related.id, related.reason) for related in front.related]
    return hashlib.sha256(msgspec.json.encode([*words, reasons, article.body])).hexdigest()


def judge(
    articles: Iterable[ArticleSource],
) -> tuple[dict[tuple[str, str], TranslationState], list[Problem]]:
    """Return the state of every article by language and id, those to be withheld left out (L5).

    A translation is withheld when its original has changed in a way that matters for safety since
    it was made, or when there is no original.
    """
    by_key = {(article.language, article.front.id): article for article in articles}
    states: dict[tuple[str, str], TranslationState] = {}
    problems: list[Problem] = []
    for key, article in by_key.items():
        made = article.front.translation
        if made is None:
            states[key] = TranslationState.ORIGINAL
            continue
        original = by_key.get((made.source_language, article.front.id))
        if original is None:
            message = "The page this was translated from is not there. It is left out; add it."
            problems.append(_problem(article, "no-original", message, Severity.ERROR))
        elif _older(made.source_version, original.front.safety_version):
            message = (
                f"The {made.source_language} page has changed in a way that matters for safety "
                "since this was translated. It is withheld; translate it again."
            )
            problems.append(_problem(article, "withheld-translation", message, Severity.ERROR))
        elif made.source_sha256 == text_sha256(original):
            states[key] = TranslationState.CURRENT
        else:
            states[key] = TranslationState.CHANGED
            message = (
                f"The {made.source_language} page has changed since this was translated; readers "
                "are told. Translate the change, then renew source_sha256 and source_version."
            )
            problems.append(_problem(article, "changed-original", message, Severity.WARNING))
    return states, problems


def _older(version: str, than: str | None) -> bool:
    """Say whether ``version`` (numbers and dots) comes before ``than``."""
    return than is not None and _numbers(version) < _numbers(than)


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".") if part.isdigit()]


def _problem(article: ArticleSource, rule: str, message: str, severity: Severity) -> Problem:
    line = article.marks.line("translation")
    return Problem(file=article.file, line=line, rule=rule, message=message, severity=severity)
