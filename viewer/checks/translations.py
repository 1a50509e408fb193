"""A translation says what its original says, and owns up to how it was made (L4, L5, L9)."""

import re
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from viewer.checks import compare
from viewer.checks.compare import FAMILY, NUMBERS, SHAPE, Comparison, Side, Text
from viewer.checks.prose import Block, Kind, Section, blocks, sections
from viewer.checks.rule import Rule
from viewer.checks.translated_cards import check_cards
from viewer.library.article import MACHINE
from viewer.library.content import ArticleSource, Content
from viewer.library.reviews import FILE
from viewer.library.scanner import scan
from viewer.library.translation import text_sha256
from viewer.problems import Problem, RejectedError, Severity
from viewer.records import parse

METHODS = (MACHINE, "machine-edited", "human")
"""How a translation can be made; only the first is never called checked."""

MISSING = Rule(
    id="missing-translation",
    family=FAMILY,
    asks="Every article, and every name of the library and its topics, exists in every language "
    "that is offered; where it does not, the reader is told and shown another.",
    standard="L4",
    severity=Severity.WARNING,
)
ORIGIN = Rule(
    id="translation-origin",
    family=FAMILY,
    asks="A translation says of which text it was made (version and hash), by whom and by what "
    f"method: {', '.join(METHODS)}.",
    standard="L5, L9",
)
MACHINE_CHECKED = Rule(
    id="machine-checked",
    family=FAMILY,
    asks="A translation by the method “machine” names nobody as having checked it.",
    standard="L9",
)
RULES = (*compare.RULES, MISSING, ORIGIN, MACHINE_CHECKED)

_HASH = re.compile(r"[0-9a-f]{64}")
_CALLOUT = re.compile(r" *!!! *([A-Za-z-]+)")
_FIGURE = re.compile(r"\(figures/([a-z0-9-]+)\.(?:svg|png)")
_SAME_FIELDS = ("type", "code", "sensitivity", "red_flags", "codes")


def check_translations(folder: Path, content: Content) -> list[Problem]:
    """Return where the languages of the content folder ``folder`` say different things."""
    articles = {(article.language, article.front.id): article for article in content.articles}
    problems = list(_missing(content, articles))
    first, *others = content.library.languages
    for article in content.articles:
        made = article.front.translation
        if made is None:
            if article.language != first and (first, article.front.id) in articles:
                message = "This does not say what it was translated from. Add a translation block."
                problems.append(ORIGIN.problem(article.file, 1, message))
            continue
        problems += [*_origin(article), *_machine(article, content)]
        original = articles.get((made.source_language, article.front.id))
        if original is not None:
            problems += _compared(original, article)
    for language in others:
        problems += check_cards(folder, first, language)
    return problems


def _missing(content: Content, articles: dict[tuple[str, str], ArticleSource]) -> Iterator[Problem]:
    first, *others = content.library.languages
    for language in others:
        for (tag, name), article in sorted(articles.items()):
            if tag == first and (language, name) not in articles:
                message = f"This page does not exist in “{language}” yet. Translate it."
                yield MISSING.problem(article.file, 0, message)
        named = [("the library", content.library.title)]
        named += [(f"the topic “{topic.id}”", topic.title) for topic in content.library.topics]
        named += [(f"the topic “{t.id}”", t.description) for t in content.library.topics]
        named += [(f"“{c.id}”, a circumstance,", c.title) for c in content.library.circumstances]
        for what, texts in named:
            if language not in texts:
                message = f"A title or description of {what} is missing in “{language}”. Add it."
                yield MISSING.problem("content/library.yaml", 0, message)


def _origin(article: ArticleSource) -> Iterator[Problem]:
    made, marks = article.front.translation, article.marks
    if made is None:
        return
    faults = {
        "method": made.method not in METHODS and f"must be one of {', '.join(METHODS)}",
        "translator": not made.translator.strip() and "is empty",
        "source_version": not made.source_version.strip() and "is empty",
        "source_sha256": not _HASH.fullmatch(made.source_sha256)
        and "is no hash of a text (64 digits and letters a to f)",
        "source_language": made.source_language == article.language
        and "is the language of this page itself",
    }
    for field, fault in faults.items():
        if fault:
            line = marks.line("translation", field)
            yield ORIGIN.problem(article.file, line, f"“{field}” {fault}. Correct it.")


def _machine(article: ArticleSource, content: Content) -> Iterator[Problem]:
    """Name a check that a machine translation claims, in its front matter or by a signature."""
    made = article.front.translation
    if made is None or made.method != MACHINE:
        return
    advice = "When a person has gone through every sentence, change the method first."
    written = article.marks.value["translation"]  # the review was taken off the front matter
    for field in ("checked_by", "checked_on"):
        if written.get(field):
            message = f"A translation by “{MACHINE}” is never called checked: take out “{field}”."
            line = article.marks.line("translation", field)
            yield MACHINE_CHECKED.problem(article.file, line, f"{message} {advice}")
    key = (article.language, article.front.id)
    names = [a.name for a in content.approvals if (a.language, a.article) == key]
    if names:
        message = f"{', '.join(names)} signed this in {FILE}, but its method is “{MACHINE}”."
        line = article.marks.line("translation", "method")
        yield MACHINE_CHECKED.problem(article.file, line, f"{message} {advice}")


def _compared(original: ArticleSource, translation: ArticleSource) -> list[Problem]:
    made = translation.front.translation
    comparison = Comparison(
        Side(original.file, original.language),
        Side(translation.file, translation.language),
        outdated=made is not None and made.source_sha256 != text_sha256(original),
    )
    _fronts(original, translation, comparison)
    _bodies(original, translation, comparison)
    _risks(original, translation, comparison)
    return comparison.problems


def _fronts(original: ArticleSource, translation: ArticleSource, comparison: Comparison) -> None:
    one, other = original.front, translation.front
    lines = original.marks.line, translation.marks.line
    alike = [(name, getattr(one, name), getattr(other, name)) for name in _SAME_FIELDS]
    alike += [
        ("sources", sorted(one.sources), sorted(other.sources)),
        ("related", [there.id for there in one.related], [there.id for there in other.related]),
        ("key_points", len(one.key_points), len(other.key_points)),
        ("notice", one.notice is None, other.notice is None),
        ("notice_on_screen", one.notice_on_screen is None, other.notice_on_screen is None),
    ]
    for name, there, here in alike:
        if there != here:
            message = f"“{name}” is not that of the original. Make it alike."
            comparison.report(SHAPE, lines[0](name), lines[1](name), message)
    said: list[tuple[tuple[str | int, ...], str, str]] = [
        (("title",), one.title, other.title),
        (("summary",), one.summary, other.summary),
        (("notice",), one.notice or "", other.notice or ""),
        (("notice_on_screen",), one.notice_on_screen or "", other.notice_on_screen or ""),
    ]
    pairs = zip(one.key_points, other.key_points, strict=False)
    said += [(("key_points", at), there, here) for at, (there, here) in enumerate(pairs)]
    reasons = zip(one.related, other.related, strict=False)
    said += [
        (("related", at, "reason"), there.reason, here.reason)
        for at, (there, here) in enumerate(reasons)
    ]
    for path, there, here in said:
        comparison.texts(Text(there, lines[0](*path)), Text(here, lines[1](*path)))


def _bodies(original: ArticleSource, translation: ArticleSource, comparison: Comparison) -> None:
    """Compare section by section, so that one paragraph too many hides no more than its section."""
    pairs = zip_longest(sections(blocks(original)), sections(blocks(translation)))
    for there, here in pairs:
        if _level(there) != _level(here):
            message = (
                "From here on the headings are not those of the original, and nothing was "
                "compared. Give both the same headings."
            )
            comparison.report(SHAPE, _first_line(there), _first_line(here), message)
            return
        for one, other in zip_longest(_pieces(there), _pieces(here)):
            ours, theirs = _shape(other, translation), _shape(one, original)
            if one is None or other is None or ours != theirs:
                message = (
                    f"Here is {ours}, and there {theirs}; the rest of the section was not "
                    "compared. Give both the same parts in the same order."
                )
                last = _pieces(here)[-1:], _pieces(there)[-1:]
                line = other.line if other else last[0][0].line if last[0] else 0
                source = one.line if one else last[1][0].line if last[1] else 0
                comparison.report(SHAPE, source, line, message)
                break
            comparison.blocks(one, other)


def _level(section: Section | None) -> int | None:
    if section is None:
        return None
    return section.heading.level if section.heading else 0


def _pieces(section: Section | None) -> list[Block]:
    """Return the heading of a section and what stands under it."""
    if section is None:
        return []
    return [*([section.heading] if section.heading else []), *section.blocks]


def _first_line(section: Section | None) -> int:
    return next((block.line for block in _pieces(section)), 0)


def _shape(block: Block | None, article: ArticleSource) -> str:
    """Return what ``block`` is and where it stands, in words."""
    if block is None:
        return "nothing more"
    written = article.body.split("\n")[block.line - article.body_line]
    name = block.kind.value
    if block.kind is Kind.TITLE:
        callout = _CALLOUT.match(written)
        name = f"callout “{callout[1].lower() if callout else ''}”"
    elif block.kind is Kind.ALT:
        figure = _FIGURE.search(written)
        drawn = figure[1].removesuffix(f"-{article.language}") if figure else ""
        name = f"figure “{drawn}”"
    elif block.kind is Kind.ROW:
        name = f"table row of {block.written.count('|') + 1}"
    return f"{name} in “{block.around}”" if block.around else name


def _risks(original: ArticleSource, translation: ArticleSource, comparison: Comparison) -> None:
    """Compare the numbers, facts and sources of the risk blocks; their words are in the bodies."""
    sides = [
        scan(article.body, article.file, article.body_line).risks
        for article in (original, translation)
    ]
    for there, here in zip(*sides, strict=False):
        one, other = _risk(there.yaml), _risk(here.yaml)
        if one != other:
            message = f"The risk block says {other} here, and {one} there. Make them alike."
            comparison.report(NUMBERS, there.line, here.line, message)


def _risk(yaml: str) -> str:
    """Return all that a risk block says but its words."""
    try:
        value = parse(yaml, "").value
    except RejectedError:
        return "nothing that can be read"
    if not isinstance(value, dict):
        return "nothing that can be read"
    said = []
    for side in ("with", "without"):
        numbers = value.get(side)
        if isinstance(numbers, dict):
            said.append(f"{side} {numbers.get('count')} of {numbers.get('of')}")
    said += [f"{name} {value.get(name)}" for name in ("facts", "sources")]
    return ", ".join(said)
