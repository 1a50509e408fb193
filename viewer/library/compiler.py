"""Compiles content into one library file: the same sources always give the same bytes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256

import msgspec

from viewer.library.article import Article, Claim, Figure, ReadNext
from viewer.library.content import ArticleSource, Content, Fact, FactStatus
from viewer.library.findable import article_document, term_documents
from viewer.library.library_file import database
from viewer.library.lists import glossary_in
from viewer.library.markup import Renderer
from viewer.library.order import Row, code_rows, in_first, line_rows, lines_of, topic_rows
from viewer.library.reading import Rendered
from viewer.library.rendering import render_all
from viewer.library.scope import Scope
from viewer.library.store import LibraryInfo
from viewer.library.translation import judge
from viewer.problems import Problem, RejectedError, in_reading_order
from viewer.search import index
from viewer.search.documents import Document

Progress = Callable[[int, int], None]


class SupportData(msgspec.Struct, frozen=True, kw_only=True):
    """What the library needs to know of the places to get help, as plain values.

    ``ids`` may be linked as ``support:id``; ``numbers`` holds the phone number, as it is shown, of
    those that have one; ``encoded`` is stored for the support package and not looked at;
    ``documents`` are the places as search finds them.
    """

    ids: frozenset[str] = frozenset()
    numbers: Mapping[str, str] = {}
    encoded: bytes = b""
    documents: Sequence[Document] = ()


def compile_library(
    content: Content, support: SupportData, progress: Progress | None = None
) -> tuple[bytes, list[Problem]]:
    """Return ``content`` as a library file, and every problem met, those of ``content`` included.

    An article that cannot be rendered is left out and named. ``progress`` is told how many
    articles are done, and of how many.
    """
    problems = list(content.problems)
    states, outdated = judge(content.articles)
    problems += outdated
    figures = dict(content.figures)
    compiled = _articles(content, support, problems, figures, progress)
    compiled = {
        key: msgspec.structs.replace(article, translation_state=states[key])
        for key, article in compiled.items()
        if key in states
    }
    bodies = {key: at for at, key in enumerate(sorted(compiled), 1)}
    tags = content.library.languages
    lines = {language: lines_of(content, language, compiled) for language in tags}
    rows: list[Row] = [
        *topic_rows(content, lines),
        *line_rows(lines, bodies),
        *code_rows(content, lines[tags[0]], compiled),
        *(("article", (bodies[key], msgspec.json.encode(compiled[key]))) for key in bodies),
        *(
            ("term", (tag, name, entry.term, entry.definition))
            for name, entries in sorted(content.glossary.items())
            for tag, entry in sorted(entries.items())
        ),
        *(
            ("figure", (f.name, f.media_type, f.width, f.height, f.data))
            for _, f in sorted(figures.items())
        ),
        ("meta", ("support", support.encoded)),
        *index.rows(_documents(content, compiled, support), content.lore),
    ]
    return database(rows, _info(content, rows)), in_reading_order(problems)


def _documents(
    content: Content, compiled: Mapping[tuple[str, str], Article], support: SupportData
) -> list[Document]:
    """Return all that can be found."""
    urgent = content.library.when_to_call
    articles = (
        article_document(article, urgent=article.id == urgent)
        for _, article in sorted(compiled.items())
    )
    return [*articles, *term_documents(content.glossary), *support.documents]


def _articles(
    content: Content,
    support: SupportData,
    problems: list[Problem],
    figures: dict[str, Figure],
    progress: Progress | None,
) -> dict[tuple[str, str], Article]:
    """Return the compiled articles by language and id; add the pictures drawn for them."""
    renderer = Renderer()
    scopes = {tag: _scope(content, support, tag) for tag in content.library.languages}
    anchors: dict[str, dict[str, frozenset[str]]] = {tag: {} for tag in scopes}
    rendered: dict[tuple[str, str], tuple[ArticleSource, Rendered]] = {}
    pages = zip(content.articles, render_all(content.articles, scopes), strict=True)
    for done, (source, page) in enumerate(pages, 1):
        if isinstance(page, RejectedError):
            problems += page.problems
        else:
            rendered[source.language, source.front.id] = (source, page)
            anchors[source.language][source.front.id] = page.anchors
        if progress:
            progress(done, len(content.articles))
    known = {tag: _with_fallback(anchors, tag, content) for tag in scopes}
    titles = {key: source.front.title for key, (source, _) in rendered.items()}
    compiled = {}
    for key, (source, first) in rendered.items():
        here = known[source.language]
        page = first
        if any(
            name not in here or (heading and heading not in here[name])
            for name, heading in first.links
        ):
            # Rare: a link to a heading that is not there, or to an article that was left out.
            scope = msgspec.structs.replace(scopes[source.language], articles=here)
            page = renderer.render(source, scope)
        problems += page.problems
        figures |= page.drawn
        compiled[key] = _article(content, source, page, titles, problems)
    return compiled


def _with_fallback(
    anchors: Mapping[str, Mapping[str, frozenset[str]]], language: str, content: Content
) -> dict[str, frozenset[str]]:
    """Return the headings of every article that a reader of ``language`` may meet."""
    known: dict[str, frozenset[str]] = {}
    for tag in (language, *content.library.languages):
        for name, headings in anchors[tag].items():
            known.setdefault(name, headings)
    return known


def _scope(content: Content, support: SupportData, language: str) -> Scope:
    return Scope(
        articles={article.front.id: None for article in content.articles},
        terms=frozenset(content.glossary),
        references=content.references,
        figures=content.figures,
        support=support.ids,
        numbers=support.numbers,
        red_flags={language: content.red_flags[language]}
        if language in content.red_flags
        else content.red_flags,
        glossary=glossary_in(content.glossary, (language, *content.library.languages)),
    )


def _article(
    content: Content,
    source: ArticleSource,
    page: Rendered,
    titles: Mapping[tuple[str, str], str],
    problems: list[Problem],
) -> Article:
    languages = (source.language, *content.library.languages)
    read_next = []
    for at, related in enumerate(source.front.related):
        title = next((titles[t, related.id] for t in languages if (t, related.id) in titles), None)
        if title is None or related.id == source.front.id:
            problems.append(
                Problem(
                    file=source.file,
                    line=source.marks.line("related", at, "id"),
                    rule="dead-link",
                    message=f"There is no other article “{related.id[:60]}” to read next. "
                    "Correct the id, or remove the entry.",
                )
            )
            continue
        read_next.append(ReadNext(id=related.id, title=title, reason=related.reason))
    topic = next(t for t in content.library.topics if t.id == source.topic)
    return Article(
        id=source.front.id,
        language=source.language,
        topic=source.topic,
        topic_title=in_first(topic.title, languages),
        publisher=in_first(content.library.title, languages),
        front=source.front,
        passages=page.passages,
        outline=page.outline,
        sources=page.sources,
        claims=page.claims,
        for_reviewer=[*page.for_reviewer, *_unverified(page.claims, content.facts)],
        read_next=read_next,
        minutes=page.minutes,
    )


def _unverified(claims: Iterable[Claim], facts: Mapping[str, Fact]) -> list[str]:
    """Name each claim that rests on a fact whose passage nobody has seen in a good copy."""
    return [
        f"Fact {name} ({facts[name].status}): {claim.text}"
        for claim in claims
        for name in claim.facts
        if claim.line and name in facts and facts[name].status is not FactStatus.VERIFIED
    ]


def _info(content: Content, rows: list[Row]) -> bytes:
    library = content.library
    digest = sha256(msgspec.json.encode(library))
    for row in rows:
        digest.update(msgspec.json.encode(row))
    dates = [
        moment
        for article in content.articles
        for moment in (article.front.written, article.front.review.on)
        if moment
    ]
    info = LibraryInfo(
        title=library.title,
        version=library.version,
        languages=library.languages,
        content_hash=digest.hexdigest(),
        newest=max(dates, default=date.min),
        when_to_call=library.when_to_call,
        circumstances=library.circumstances,
    )
    return msgspec.json.encode(info)
