"""Where the articles stand: topics, lines and codes, in the order in which a reader meets them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from viewer.library.article import Article, ArticleLine
from viewer.library.content import Content
from viewer.lookup.codes import in_front_matter

Row = tuple[str, tuple[object, ...]]
"""A table of the library file, and the values of one row in it."""

Compiled = Mapping[tuple[str, str], Article]
"""The articles of a library by language and id."""


class Line(msgspec.Struct, frozen=True):
    """Where an article stands in the library of one language."""

    line: ArticleLine
    topic: str
    position: int


def in_first(texts: Mapping[str, str], languages: Iterable[str]) -> str:
    """Return the text in the first of ``languages`` that has one."""
    return next((texts[tag] for tag in languages if tag in texts), next(iter(texts.values()), ""))


def lines_of(content: Content, language: str, compiled: Compiled) -> list[Line]:
    """Return the library in order for a reader of ``language``; missing translations fall back."""
    shown: dict[str, Article] = {}
    for tag in reversed((language, *content.library.languages)):
        shown.update({name: article for (its, name), article in compiled.items() if its == tag})
    lines = []
    for topic in content.library.topics:
        listed = {name: at for at, name in reversed(list(enumerate(topic.articles)))}
        there = sorted(
            (article for article in shown.values() if article.topic == topic.id),
            key=lambda article: (listed.get(article.id, len(listed)), article.id),
        )
        for position, article in enumerate(there):
            front = article.front
            line = ArticleLine(article.id, article.language, front.title, front.summary)
            lines.append(Line(line, topic.id, position))
    return lines


def topic_rows(content: Content, lines: Mapping[str, Sequence[Line]]) -> Iterator[Row]:
    """Return the topics that have an article, for readers of each language."""
    for tag, there in lines.items():
        languages = (tag, *content.library.languages)
        for position, topic in enumerate(content.library.topics):
            count = sum(line.topic == topic.id for line in there)
            if count:
                title = in_first(topic.title, languages)
                description = in_first(topic.description, languages)
                place = (tag, position, topic.id)
                yield "topic", (*place, title, description, topic.icon, count)


def line_rows(
    lines: Mapping[str, Sequence[Line]], bodies: Mapping[tuple[str, str], int]
) -> Iterator[Row]:
    """Return the articles as lines of lists; ``bodies`` numbers the articles themselves."""
    for tag, there in lines.items():
        for rank, here in enumerate(there):
            line = here.line
            place = (tag, rank, line.id, here.topic, here.position)
            body = bodies[line.language, line.id]
            yield "line", (*place, line.language, line.title, line.summary, body)


def code_rows(content: Content, lines: Sequence[Line], compiled: Compiled) -> Iterator[Row]:
    """Return the clinical codes of the articles, in the order of ``lines``.

    An article has those of all its languages, so that one that is out of step loses no page.
    """
    tags = content.library.languages
    for rank, here in enumerate(lines):
        there = (compiled.get((tag, here.line.id)) for tag in tags)
        carried = [article.front.codes for article in there if article is not None]
        found = (in_front_matter(codes.icd10, codes.snomed).values() for codes in carried)
        for code in sorted({code for codes in found for code in codes if code is not None}):
            yield "code", (code.system.value, code.value, rank, here.line.id)
