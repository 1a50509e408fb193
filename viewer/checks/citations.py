"""Sources: each treatment claim carries one, none stands unused, and old ones are named."""

import re
from collections.abc import Iterable

from viewer.checks.rule import Rule
from viewer.library.article import Article, ArticleType
from viewer.library.content import Content, FactStatus
from viewer.problems import Problem, Severity

OLDEST = 10
"""Years after which a source is named for the reviewer (T4)."""

UNCITED = Rule(
    id="uncited-claim",
    family="citations",
    asks="On a page about a treatment every paragraph that names a verified fact cites a source.",
    standard="T4, DISCERN 4",
)
UNUSED = Rule(
    id="unused-reference",
    family="citations",
    asks="A source in references.yaml is cited by an article, a sign of the red-flag card or a "
    "fact.",
    standard="T4",
    severity=Severity.WARNING,
)
NEVER_CITED = Rule(
    id="never-cited",
    family="citations",
    asks="A source in an article’s front matter is cited in its text.",
    standard="T4",
    severity=Severity.WARNING,
)
OLD = Rule(
    id="old-source",
    family="citations",
    asks=f"A source is at most {OLDEST} years old, or is named for the reviewer.",
    standard="T4",
    severity=Severity.NOTE,
)
RULES = (UNCITED, UNUSED, NEVER_CITED, OLD)

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def check_citations(content: Content, articles: Iterable[Article], year: int) -> list[Problem]:
    """Return what is wrong with the sources of ``articles``; ``year`` is the present one."""
    cited: set[str] = {key for fact in content.facts.values() for key in fact.sources}
    problems: list[Problem] = []
    marks = {(source.language, source.front.id): source for source in content.articles}
    for article in articles:
        here = {key for claim in article.claims for key in claim.sources}
        cited |= here
        source = marks[article.language, article.id]
        line = source.marks.line("sources")
        for key in sorted(set(article.front.sources) - here):
            message = f"The source “{key}” is listed here but never cited. Cite it, or remove it."
            problems.append(NEVER_CITED.problem(source.file, line, message))
        problems += _old(content, source.file, line, sorted(here), year)
        if article.front.type is ArticleType.TREATMENT:
            problems += _uncited(content, article, source.file)
    return problems + [
        UNUSED.problem(
            "content/references.yaml",
            0,
            f"Nothing cites the source “{key}”. Cite it where it belongs, or remove it.",
        )
        for key in sorted(set(content.references) - cited)
    ]


def _uncited(content: Content, article: Article, file: str) -> list[Problem]:
    problems = []
    for claim in article.claims:
        verified = [
            name
            for name in claim.facts
            if name in content.facts and content.facts[name].status is FactStatus.VERIFIED
        ]
        if verified and claim.line and not claim.sources:
            message = (
                f"“{claim.text[:50]}…” rests on fact {', '.join(verified)}, but cites no source. "
                "Add [@key] after its sentence."
            )
            problems.append(UNCITED.problem(file, claim.line, message))
    return problems


def _old(content: Content, file: str, line: int, keys: list[str], year: int) -> list[Problem]:
    old = []
    for key in keys:
        found = (
            _YEAR.findall(str(content.references[key].year)) if key in content.references else []
        )
        if found and int(found[-1]) < year - OLDEST:
            old.append(f"{key} ({found[-1]})")
    if not old:
        return []
    message = (
        f"More than {OLDEST} years old: {', '.join(old)}. See whether a newer one says the same."
    )
    return [OLD.problem(file, line, message)]
