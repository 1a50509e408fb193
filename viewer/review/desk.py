"""The commands for reviews by people: how things stand, a packet to print, a signature (T2)."""

import argparse
from datetime import date

import msgspec

from viewer.clock import Clock, SystemClock
from viewer.library.article import MACHINE, ReviewState
from viewer.library.content import Approval, ArticleSource, Content
from viewer.library.hidden import without_hidden
from viewer.library.output import write_library
from viewer.library.review_file import sign
from viewer.library.reviews import ENOUGH, FILE, person, standing
from viewer.library.signed import shared_pieces, signed_sha256
from viewer.library.source import load_content
from viewer.library.store import Library
from viewer.open_library import Where, compile_sources
from viewer.problems import Problem, RejectedError
from viewer.review.packet import Packet, packet_html


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """A signature as ``review status`` tells it; ``current``: under the page of today."""

    name: str
    role: str
    organisation: str
    date: date
    current: bool


class Stand(msgspec.Struct, frozen=True, kw_only=True):
    """Where an article in one language stands."""

    article: str
    language: str
    state: ReviewState
    next: date | None
    signed_sha256: str
    signatures: list[Signature]


def review(options: argparse.Namespace, where: Where, clock: Clock | None = None) -> int:
    """Do what ``options.review`` says; ``clock`` tells which days have not come yet.

    Raises RejectedError when it cannot be done.
    """
    if options.review == "approve":
        return _approve(options, where, (clock or SystemClock()).now().date())
    if options.review == "packet":
        return _packet(options, where)
    return _status(options, where)


def stands(content: Content) -> list[Stand]:
    """Return where every article stands, language by language, in the order of the library."""
    order = [name for topic in content.library.topics for name in topic.articles]
    tags = content.library.languages

    def place(article: ArticleSource) -> tuple[int, int, str]:
        name = article.front.id
        listed = order.index(name) if name in order else len(order)
        return tags.index(article.language), listed, name

    return [_stand(article, content) for article in sorted(content.articles, key=place)]


def _stand(article: ArticleSource, content: Content) -> Stand:
    signed = standing(article, content)
    return Stand(
        article=article.front.id,
        language=article.language,
        state=article.front.review.state,
        next=article.front.review.next,
        signed_sha256=signed_sha256(article, content),
        signatures=[
            Signature(
                name=one.name,
                role=one.role,
                organisation=one.organisation,
                date=one.on,
                current=one in signed.current,
            )
            for one in (*signed.current, *signed.older)
        ],
    )


def _status(options: argparse.Namespace, where: Where) -> int:
    content = load_content(where.folders()[0])
    found = stands(content)
    if options.format == "json":
        print(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
        return 0
    for stand in found:
        due = f", next check due {stand.next}" if stand.next else ""
        print(f"{stand.article} ({stand.language}): {stand.state}{due}")
        for one in stand.signatures:
            which = "this page as it stands" if one.current else "an older state of it"
            print(f"  {one.name}, {one.role}, {one.organisation}: {which}, {one.date}")
    approved = sum(stand.state is ReviewState.APPROVED for stand in found)
    print(f"{approved} of {len(found)} are approved. An approval takes {ENOUGH} people.")
    return 0


def _approve(options: argparse.Namespace, where: Where, today: date) -> int:
    folder = where.folders()[0]
    content = load_content(folder)
    article = _article(content, options.id, options.language)
    given = {
        field: " ".join(without_hidden(getattr(options, field)).split())
        for field in ("name", "role", "organisation")
    }
    for field, text in given.items():
        if not text:
            raise _refused(f"--{field}", "Nobody can sign without it. Write it.")
    if options.date > today:
        raise _refused("--date", f"{options.date} has not come yet. Write the day of the check.")
    made = article.front.translation
    if made and made.method == MACHINE:
        raise _refused(
            article.file,
            "The front matter says “method: machine”, and such a page is never called checked. "
            "When a person has gone through every sentence, write another method there first.",
        )
    already = standing(article, content).current
    if person(given["name"]) in {person(one.name) for one in already}:
        raise _refused("--name", f"{given['name']} has signed this page already.")
    approval = Approval(
        article=article.front.id,
        language=article.language,
        on=options.date,
        signed_sha256=signed_sha256(article, content),
        **given,
    )
    file = sign(folder, approval)
    count = len(already) + 1
    print(f"{given['name']} has signed {article.file}; written into {file}.")
    print(f"{count} of {ENOUGH} people have signed this page as it stands.")
    return 0


def _packet(options: argparse.Namespace, where: Where) -> int:
    folders = where.folders()
    content = load_content(folders[0])
    source = _article(content, options.id, options.language)
    data, _ = compile_sources(*folders)
    library = Library.from_bytes(data, "library")
    try:
        article = library.article(options.id, options.language)
        if article is None or article.language != options.language:
            raise _refused(source.file, "This page is left out. “snowdrop check” says why.")
        page = packet_html(
            Packet(
                article=article,
                facts=content.facts,
                references=content.references,
                terms=shared_pieces(source, content).terms,
                signed_sha256=signed_sha256(source, content),
                signed=standing(source, content),
                figure=library.figure,
            )
        )
    finally:
        library.close()
    write_library(page.encode(), options.output, "packet")
    print(f"Wrote {options.output}. Print it, or open it in a browser.")
    return 0


def _article(content: Content, name: str, language: str) -> ArticleSource:
    for article in content.articles:
        if (article.front.id, article.language) == (name, language):
            return article
    message = f"There is no article “{name}” in “{language}”. “snowdrop review status” lists all."
    raise _refused(FILE, message)


def _refused(what: str, message: str) -> RejectedError:
    return RejectedError(Problem(file=what, line=0, rule="not-signed", message=message))
