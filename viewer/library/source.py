"""Reads the content folder. A piece that is wrong is left out and named; the rest is used."""

import re
from pathlib import Path
from typing import Any

import msgspec

from viewer.library.content import (
    EMERGENCY_GROUP,
    ArticleSource,
    Content,
    GlossaryEntry,
    LibraryRecord,
    RedFlagCard,
    Reference,
    Sign,
    SignGroup,
)
from viewer.library.facts import load_facts
from viewer.library.figures import load_figures
from viewer.library.folder import SourceFolder, part, parts
from viewer.library.front_matter import ID, read_article
from viewer.library.lore import load_lore
from viewer.library.references import load_references
from viewer.library.reviews import load_approvals, with_reviews
from viewer.problems import Problem, RejectedError, in_reading_order
from viewer.records import Marked

LIBRARY = "library.yaml"
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
SIGN_GROUPS = (EMERGENCY_GROUP, "pregnant", "stitch", "after-loss")


class _Header(msgspec.Struct, forbid_unknown_fields=True):
    """The red-flag card, or one group of it, while its signs are still to be read."""

    title: str
    receptionist: str = ""
    id: str = ""
    groups: list[Any] = []
    signs: list[Any] = []


def load_content(folder: Path) -> Content:
    """Read the content folder ``folder``: everything usable, and every problem in reading order.

    Raises RejectedError only when library.yaml is missing or unusable: without it there are no
    topics and nothing to show.
    """
    source = SourceFolder(folder)
    library, marks = _library(source)
    references = load_references(source)
    red_flags = {}
    articles: list[ArticleSource] = []
    for language in library.languages:
        card = _red_flags(source, folder / language / "red-flags.yaml", references)
        if card:
            red_flags[language] = card
        articles += _articles(source, folder / language, library, references)
    _compare_with_list(source, library, marks, articles)
    content = Content(
        library=library,
        articles=articles,
        references=references,
        glossary=_glossary(source),
        red_flags=red_flags,
        figures=load_figures(source),
        facts=load_facts(source, references),
        approvals=load_approvals(source, articles),
        problems=[],
        lore=load_lore(source, {article.front.id for article in articles}, library.languages),
    )
    content.articles = with_reviews(source, content)
    content.problems = in_reading_order(source.problems)
    return content


def _library(source: SourceFolder) -> tuple[LibraryRecord, Marked]:
    marks = source.record(source.root / LIBRARY)
    library = source.converted(marks, LibraryRecord, "library") if marks else None
    if not marks or not library:
        raise RejectedError(*source.problems)
    wrong = [
        Problem(
            file=marks.file,
            line=marks.line("languages", at),
            rule="bad-language",
            message=f"“{tag[:40]}” is not a language tag such as en, es or zh-Hant. Change it.",
        )
        for at, tag in enumerate(library.languages)
        if not LANGUAGE.fullmatch(tag)
    ]
    wrong += [
        Problem(
            file=marks.file,
            line=marks.line("topics", at, "id"),
            rule="bad-id",
            message=f"“{topic.id[:60]}” is not an id, or stands here twice. "
            "Use small letters, digits and single hyphens, and each id once.",
        )
        for at, topic in enumerate(library.topics)
        if not ID.fullmatch(topic.id) or topic.id in [t.id for t in library.topics[:at]]
    ]
    if not library.languages:
        message = "No language is named. Add a line “languages: [en]”."
        wrong.append(
            Problem(
                file=marks.file, line=marks.line("languages"), rule="no-language", message=message
            )
        )
    if wrong:
        raise RejectedError(*wrong)
    return library, marks


def _glossary(source: SourceFolder) -> dict[str, dict[str, GlossaryEntry]]:
    marked = source.record(source.root / "glossary.yaml")
    found: dict[str, dict[str, GlossaryEntry]] = {}
    for key, record in parts(marked).items() if marked else ():
        if not ID.fullmatch(key):
            message = f"“{key[:60]}” is not an id. Use small letters, digits and single hyphens."
            source.report(record.file, record.line(), "bad-id", message)
            continue
        if not isinstance(record.value, dict):
            message = f"The word “{key}” has no language. Write “en:”, then term and definition."
            source.report(record.file, record.line(), "not-a-record", message)
            continue
        entries = {
            language: source.converted(entry, GlossaryEntry, "glossary entry")
            for language, entry in parts(record).items()
        }
        found[key] = {language: entry for language, entry in entries.items() if entry}
    return found


def _red_flags(
    source: SourceFolder, path: Path, references: dict[str, Reference]
) -> RedFlagCard | None:
    """Read the card sign by sign, so that one slip does not hide all the others."""
    marked = source.record(path)
    header = source.converted(marked, _Header, "red-flag card") if marked else None
    if not marked or not header:
        return None
    groups = []
    for record in parts(part(marked, "groups")).values():
        group = source.converted(record, _Header, "group of signs")
        if not group:
            continue
        if group.id not in SIGN_GROUPS:
            message = f"“{group.id[:60]}” is no group. Use one of: {', '.join(SIGN_GROUPS)}."
            source.report(record.file, record.line("id"), "unknown-group", message)
            continue
        signs = []
        for item in parts(part(record, "signs")).values():
            sign = source.converted(item, Sign, "sign")
            if sign:
                _unknown_sources(source, item, sign.sources, references)
                known = [key for key in sign.sources if key in references]
                signs.append(msgspec.structs.replace(sign, sources=known))
        groups.append(SignGroup(id=group.id, title=group.title, signs=signs))
    if not any(group.id == EMERGENCY_GROUP and group.signs for group in groups):
        message = f"The card has no group “{EMERGENCY_GROUP}” with signs. Every card needs it."
        source.report(marked.file, marked.line("groups"), "no-emergency-group", message)
    return RedFlagCard(title=header.title, receptionist=header.receptionist, groups=groups)


def _unknown_sources(
    source: SourceFolder, marked: Marked, keys: list[str], references: dict[str, Reference]
) -> None:
    for at, key in enumerate(keys):
        if key not in references:
            message = f"The source “{key[:60]}” is not in references.yaml. Add it there."
            source.report(marked.file, marked.line("sources", at), "unknown-source", message)


def _articles(
    source: SourceFolder, folder: Path, library: LibraryRecord, references: dict[str, Reference]
) -> list[ArticleSource]:
    topics = [topic.id for topic in library.topics]
    found: list[ArticleSource] = []
    for place in source.children(folder):
        if place.suffix == ".md" or (place.is_dir() and place.name not in topics):
            message = (
                "This lies in no topic of library.yaml. "
                f"Move it into one of the folders: {', '.join(topics)}."
            )
            source.report(source.shown(place), 0, "misplaced", message)
        elif place.is_dir():
            for path in source.children(place):
                if path.suffix == ".md":
                    article = _article(source, path, references)
                    found += [article] if article else []
    return _without_doubles(source, found)


def _article(
    source: SourceFolder, path: Path, references: dict[str, Reference]
) -> ArticleSource | None:
    text = source.text(path)
    if text is None:
        return None
    shown = source.shown(path)
    language, topic = path.parent.parent.name, path.parent.name
    try:
        article, problems = read_article(text, shown, language, topic)
    except RejectedError as error:
        source.problems += error.problems
        return None
    source.problems += problems
    front, marks = article.front, article.marks
    if front.id != path.stem:
        message = f"The id “{front.id}” differs from the file's name. Rename one of the two."
        source.report(shown, marks.line("id"), "id-not-name", message)
    _unknown_sources(source, marks, front.sources, references)
    for at, group in enumerate(front.red_flags):
        if group not in SIGN_GROUPS:
            message = f"“{group[:60]}” is no red-flag group. Use: {', '.join(SIGN_GROUPS)}."
            source.report(shown, marks.line("red_flags", at), "unknown-group", message)
    front = msgspec.structs.replace(
        front,
        sources=list(dict.fromkeys(key for key in front.sources if key in references)),
        red_flags=[group for group in front.red_flags if group in SIGN_GROUPS],
    )
    return msgspec.structs.replace(article, front=front)


def _without_doubles(source: SourceFolder, articles: list[ArticleSource]) -> list[ArticleSource]:
    """Keep one article of each id: the one whose file bears the name, else the first."""
    kept: dict[str, ArticleSource] = {}
    codes: dict[str, ArticleSource] = {}
    for article in sorted(articles, key=lambda a: (Path(a.file).stem != a.front.id, a.file)):
        first = kept.setdefault(article.front.id, article)
        line = article.marks.line("id")
        if first is not article:
            message = (
                f"{first.file} has the id “{article.front.id}” too. "
                "This article was left out; give it another id."
            )
            source.report(article.file, line, "double-id", message)
            continue
        other = codes.setdefault(article.front.code, article)
        if other is not article:
            message = f"{other.file} has the print code {article.front.code} too. Change one."
            source.report(article.file, article.marks.line("code"), "double-code", message)
    return list(kept.values())


def _compare_with_list(
    source: SourceFolder, library: LibraryRecord, marks: Marked, articles: list[ArticleSource]
) -> None:
    """Name articles that library.yaml lists but that are not there, and the reverse."""
    there = {(article.topic, article.front.id) for article in articles}
    listed: set[tuple[str, str]] = set()
    for topic_at, topic in enumerate(library.topics):
        for at, name in enumerate(topic.articles):
            line = marks.line("topics", topic_at, "articles", at)
            listed.add((topic.id, name))
            if (topic.id, name) not in there:
                message = (
                    f"The article “{name[:60]}” is listed here, but {topic.id}/{name[:60]}.md is "
                    "missing or could not be used. Add it, mend it, or remove this entry."
                )
                source.report(marks.file, line, "missing-article", message)
    urgent = library.when_to_call
    if urgent is not None and urgent not in {name for _, name in there}:
        message = f"There is no article “{urgent[:60]}” to open. Correct “when_to_call”."
        source.report(marks.file, marks.line("when_to_call"), "dead-link", message)
    for at, circumstance in enumerate(library.circumstances):
        for name in set(circumstance.topics) - {topic.id for topic in library.topics}:
            message = f"There is no topic “{name[:60]}”. Correct the order of “{circumstance.id}”."
            line = marks.line("circumstances", at, "topics")
            source.report(marks.file, line, "unknown-topic", message)
    for article in articles:
        if (article.topic, article.front.id) not in listed:
            message = (
                f"library.yaml does not list “{article.front.id}” under {article.topic}. It is "
                "shown last in its topic; add it to the list."
            )
            source.report(article.file, 0, "unlisted-article", message)
