"""A word of the glossary is explained where an article first uses it (H3)."""

import re
from collections.abc import Iterator

from viewer.checks.prose import SENTENCES, Kind, blocks, plain
from viewer.checks.rule import Rule
from viewer.checks.terms import Terms
from viewer.library.article import ArticleType
from viewer.library.content import ArticleSource
from viewer.problems import Problem, Severity

UNEXPLAINED = Rule(
    id="unexplained-term",
    family="glossary",
    asks="A word that the glossary explains is a link to it where the body of an article first "
    "uses it, or stands in brackets after the plain word, or is followed by its meaning in "
    "brackets. A link to the page about it will do too.",
    standard="H3, PEMAT 4, CDC 7",
    severity=Severity.WARNING,
)
RULES = (UNEXPLAINED,)

_LINK = re.compile(r"\[([^\[\]]*)\]\((?:term|article):[^()]*\)")
_OPEN, _CLOSE = "\ue010", "\ue011"
"""Stand around the words of a link while the other marks are taken off."""


def check_glossary_use(article: ArticleSource, terms: Terms) -> Iterator[Problem]:
    """Yield a warning for each word of the glossary whose first use explains nothing.

    Headings, tables and pictures cannot carry the link, so they are passed over. The glossary
    itself and other reference pages explain by being what they are.
    """
    if article.front.type is ArticleType.REFERENCE:
        return
    seen: set[str] = set()
    for block in blocks(article):
        if block.kind not in SENTENCES or block.kind is Kind.CAPTION:
            continue
        text = plain(_LINK.sub(rf"{_OPEN}\1{_CLOSE}", block.written))
        for begin, end, name in terms.find(text):
            if name in seen:
                continue
            seen.add(name)
            if not _is_explained(text, begin, end):
                line = block.line + text.count("\n", 0, begin)
                message = (
                    f"“{text[begin:end]}” is in the glossary and is used here first. "
                    f"Write [{text[begin:end]}](term:{name}), or its meaning in brackets."
                )
                yield UNEXPLAINED.problem(article.file, line, message)


def _is_explained(text: str, begin: int, end: int) -> bool:
    before, after = text[:begin], text[end:]
    linked = before.rfind(_OPEN) > before.rfind(_CLOSE)
    in_brackets = before.rfind("(") > before.rfind(")")
    return linked or in_brackets or bool(re.match(rf"{_CLOSE}? \(", after))
