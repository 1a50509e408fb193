"""The checks of words: which ones, how hard, in what shape, and whether the fonts have them."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from viewer.checks.glossary_use import check_glossary_use
from viewer.checks.glyphs import check_glyphs, font_characters
from viewer.checks.readability import Reader, check_readability
from viewer.checks.rule import Rule
from viewer.checks.structure import check_structure
from viewer.checks.syllables import load_syllables
from viewer.checks.terms import Terms
from viewer.checks.texts import content_texts, interface_texts, support_texts
from viewer.checks.wording import check_names, check_wording, load_lexicon
from viewer.library.content import Content
from viewer.paths import ASSETS, PACKAGE
from viewer.problems import Problem
from viewer.support.directory import Directory

Progress = Callable[[int, int], None]

LONGEST_BODY = 30_000
"""Letters; the longest article has a third of that, and patterns are slow on endless text."""

ENDLESS = Rule(
    id="endless-article",
    family="structure",
    asks="An article has at most 30,000 letters; the words of a longer one are not looked at.",
    standard="house rule",
)
RULES = (ENDLESS,)


class Words(msgspec.Struct, frozen=True):
    """One reader for each language of the library, and what is wrong with what they read by."""

    readers: dict[str, Reader]
    problems: list[Problem]


def readers(folder: Path, content: Content) -> Words:
    """Return a reader for each language, and what is wrong with the list of syllables."""
    syllables, problems = load_syllables(folder)
    return Words(
        {tag: Reader(tag, syllables, content.glossary) for tag in content.library.languages},
        problems,
    )


def check_words(
    folder: Path, content: Content, directory: Directory, progress: Progress | None = None
) -> list[Problem]:
    """Return what is wrong with the words of ``content`` and of the places to get help."""
    made = readers(folder, content)
    terms = {tag: Terms(content.glossary, tag) for tag in content.library.languages}
    problems = list(made.problems)
    articles = [a for a in content.articles if len(a.body) <= LONGEST_BODY]
    for article in content.articles:
        if len(article.body) > LONGEST_BODY:
            message = (
                f"This article has {len(article.body):,} letters; at most {LONGEST_BODY:,} are "
                "looked at, so its words were not checked. Split it."
            )
            problems.append(ENDLESS.problem(article.file, article.body_line, message))
    for done, article in enumerate(articles, 1):
        problems += check_readability(article, made.readers[article.language])
        problems += check_structure(article)
        problems += check_glossary_use(article, terms[article.language])
        if progress:
            progress(done, len(articles))
    lexicon, wrong = load_lexicon(folder, content.references)
    drawn, unreadable = font_characters(ASSETS / "fonts")
    texts = [
        *content_texts(folder, articles, content.library.languages),
        *support_texts(directory),
        *interface_texts(PACKAGE),
    ]
    problems += [*wrong, *unreadable]
    problems += check_wording(texts, lexicon)
    problems += check_names(
        [article.file for article in content.articles]
        + [f"{folder.name}/figures/{name}" for name in content.figures],
        lexicon,
    )
    problems += check_glyphs(texts, drawn)
    return problems
