"""The whole page of an article, composed of what is stored, for the window and for paper alike.

Everything is plain HTML of the kind that the passages use; classes carry all the style.
"""

from collections.abc import Collection
from datetime import date
from html import escape

from viewer.library.article import (
    CRISIS,
    EMERGENCY,
    MACHINE,
    Article,
    ArticleLine,
    Author,
    Passage,
    PassageKind,
    Review,
    ReviewState,
    Translation,
    TranslationState,
)
from viewer.library.phrases import Phrases, phrases_for

CHOICE = "tick:"
"""Begins the name of a question that a reader can choose, among the opened folds."""

Neighbours = tuple[ArticleLine | None, ArticleLine | None]


def page_title(article: Article) -> str:
    """Return the title of the page, as plain text."""
    return article.front.title


def page_html(  # noqa: PLR0913 (what a page says depends on all of these)
    article: Article,
    *,
    today: date,
    emergency: str | None,
    opened: Collection[str] = (),
    neighbours: Neighbours = (None, None),
    wanted: str | None = None,
    crisis: str | None = None,
) -> str:
    """Return the page of ``article`` as HTML.

    ``today`` decides what the review line says (T3). ``emergency`` is the reader's emergency
    number, None where no region is set. ``opened`` are the ids of the folds that stand open
    and the names of the questions that are chosen.
    ``neighbours`` are the articles before and after this one. ``wanted`` is the language that the
    reader asked for; a page in another says so (L4). ``crisis`` is the crisis line to show beside
    the emergency number, None where no region is set.
    """
    words = phrases_for(article.language)
    front = article.front
    parts = [
        f'<p class="topic">{escape(article.topic_title)}</p>',
        f'<h1><a name="page-top"></a>{escape(front.title)}</h1>',
        f'<p class="meta">{escape(_meta(article, words))}</p>',
        *(_callout("note", title, text) for title, text in banners(article, today, wanted)),
    ]
    if front.whole_notice:
        parts.append(_callout("note", words.notice, front.whole_notice))
    points = "".join(f"<li>{escape(point)}</li>" for point in front.key_points)
    parts.append(_callout("key", words.in_short, body=f"<ul>{points}</ul>"))
    parts += [_passage(passage, passage.id in opened, words) for passage in article.passages]
    parts += [*_read_next(article, words), *_sources(article, words), *_about(article, words)]
    parts.append(_neighbours(neighbours, words))
    page = _with_choices("\n".join(part for part in parts if part), opened, words)
    page = page.replace(EMERGENCY, escape(emergency or words.emergency))
    return page.replace(CRISIS, escape(crisis or words.crisis))


def _with_choices(page: str, opened: Collection[str], words: Phrases) -> str:
    """Say at each question that the reader has chosen that it is chosen."""
    for name in opened:
        if name.startswith(CHOICE):
            link = f'href="{escape(name)}">'
            page = page.replace(f"{link}{words.choose}<", f"{link}{words.chosen}<")
    return page


def banners(article: Article, today: date, wanted: str | None = None) -> list[tuple[str, str]]:
    """Return title and sentence of everything a reader must know before the text begins.

    In this order: the page is not in the language ``wanted`` (L4), its original has changed since
    it was translated (L5), who translated it (L9), and who checked it (T2).
    """
    words = phrases_for(article.language)
    found = []
    if wanted is not None and not _same_language(wanted, article.language):
        theirs = phrases_for(wanted)
        names = theirs.own_names
        title = theirs.not_in_language.format(wanted=names.get(wanted, wanted))
        shown = names.get(article.language, article.language)
        found.append((title, theirs.not_in_language_more.format(shown=shown)))
    if article.translation_state is TranslationState.CHANGED:
        found.append((words.original_changed, words.original_changed_more))
    made = article.front.translation
    if made is not None:
        found.append(_translated(made, words))
    front = article.front
    return [*found, review_banner(front.review, front.written, today, words)]


def _same_language(wanted: str, shown: str) -> bool:
    return wanted.partition("-")[0] == shown.partition("-")[0]


def _translated(made: Translation, words: Phrases) -> tuple[str, str]:
    language = words.own_names.get(made.source_language, made.source_language)
    said = [words.translated_by_software] if made.method == MACHINE else []
    if made.checked_by and made.checked_on and made.method != MACHINE:
        said.append(words.translated_checked.format(who=made.checked_by))
    else:
        said.append(words.translated_unchecked)
    return words.translated.format(language=language), " ".join(said)


def review_banner(review: Review, written: date, today: date, words: Phrases) -> tuple[str, str]:
    """Return title and sentence of the line that says who checked the page, and until when.

    Until two people have signed the words that stand here, the page says so (T2). A check that is
    due, and a clock that runs before the page was written, are said as well (T3).
    """
    if review.state is ReviewState.DRAFT or not (review.by and review.on and review.next):
        return words.not_checked, words.not_checked_more
    if review.state is ReviewState.IN_REVIEW:
        return words.checked_once, words.checked_once_more.format(who=review.by)
    if review.state is ReviewState.CHANGED:
        more = words.changed_since_more.format(who=review.by, on=words.day(review.on))
        return words.changed_since, more
    if today < max(written, review.on):
        return words.wrong_clock, words.wrong_clock_more
    dates = {"on": words.day(review.on), "next": words.day(review.next)}
    if review.state is ReviewState.EXPIRED or today >= review.next:
        return words.overdue, words.overdue_more.format(**dates)
    return words.checked.format(who=review.by), words.checked_more.format(**dates)


def _meta(article: Article, words: Phrases) -> str:
    return words.meta.format(
        minutes=words.minutes(article.minutes),
        month=words.month_of(article.front.written),
        version=article.front.version,
    )


def _callout(kind: str, title: str, text: str = "", body: str = "", anchor: str = "") -> str:
    """Return a card; ``text`` is plain, ``body`` is HTML; ``anchor`` lets a link jump to it."""
    jump = f'<a name="{anchor}"></a>' if anchor else ""
    inner = f"<p>{escape(text)}</p>{body}" if text else body
    return (
        f'<table class="callout {kind}" width="100%" cellspacing="0" cellpadding="16"><tr><td>'
        f'<p class="callout-title"><a name="callout-{kind}"></a>{jump}{escape(title)}</p>'
        f"{inner}</td></tr></table>"
    )


def _passage(passage: Passage, is_open: bool, words: Phrases) -> str:
    if passage.kind is PassageKind.OPEN:
        return passage.html
    name = escape(passage.id)
    if not is_open and passage.kind is PassageKind.GATE:
        link = f'<p class="fold"><a href="fold:{name}">{escape(words.gate_open)}</a></p>'
        return _callout("gate", passage.title, words.gate_more, link, anchor=name)
    label = (words.fold_close if is_open else words.fold_open).format(title=passage.title)
    state = '<a name="fold-open"></a>' if is_open else ""  # for screen readers
    line = (
        f'<p class="fold"><a name="{name}"></a>{state}<a href="fold:{name}">{escape(label)}</a></p>'
    )
    return f"{line}\n{passage.html}" if is_open else line


def _read_next(article: Article, words: Phrases) -> list[str]:
    if not article.read_next:
        return []
    items = "".join(
        f'<li><a href="article:{escape(there.id)}">{escape(there.title)}</a><br>'
        f"{escape(there.reason)}</li>"
        for there in article.read_next
    )
    return [_heading("page-read-next", words.read_next), f"<ul>{items}</ul>"]


def _sources(article: Article, words: Phrases) -> list[str]:
    if not article.sources:
        return []
    items = "".join(
        f'<li><a name="source-{escape(source.key)}"></a>'
        f"{escape(f'{source.text} {source.address}'.strip())}</li>"
        for source in article.sources
    )
    return [_heading("page-sources", words.sources), f'<ol class="sources">{items}</ol>']


def about(article: Article) -> list[tuple[str, str]]:
    """Return label and text of what every article tells about itself (T1)."""
    words = phrases_for(article.language)
    front, review = article.front, article.front.review
    checked = words.no_reviewer
    if review.by and review.on:
        checked = words.approved_by.format(who=review.by, on=words.day(review.on))
    if review.state is ReviewState.CHANGED:
        checked = f"{checked}. {words.changed_since}."
    return [
        (words.publisher, article.publisher),
        (words.authors, "; ".join(_author(author, words) for author in front.authors)),
        (words.reviewers, checked),
        (words.written, words.day(front.written)),
        (words.next_review, words.day(review.next) if review.next else words.no_next_review),
        (words.version, front.version),
        (words.funding, front.funding),
        (words.licence, front.licence),
        (words.drafting, front.drafting),
        (words.code, front.code),
    ]


def _author(author: Author, words: Phrases) -> str:
    return words.by.format(name=author.name, qualifications=author.qualifications)


def _about(article: Article, words: Phrases) -> list[str]:
    lines = [
        f'<p class="about"><strong>{escape(label)}:</strong> {escape(text)}</p>'
        for label, text in about(article)
    ]
    return [_heading("page-about", words.about), *lines]


def _heading(name: str, text: str) -> str:
    return f'<h2><a name="{name}"></a>{escape(text)}</h2>'


def _neighbours(neighbours: Neighbours, words: Phrases) -> str:
    before, after = (
        f'{escape(label)}: <a href="article:{escape(line.id)}">{escape(line.title)}</a>'
        if line
        else ""
        for label, line in zip((words.previous, words.next), neighbours, strict=True)
    )
    if not before and not after:
        return ""
    return (
        '<table class="neighbours" width="100%"><tr>'
        f'<td>{before}</td><td align="right">{after}</td></tr></table>'
    )
