"""Reviews by people: who signed which page, and what that makes of it (T2, T3, L9).

Signatures stand in content/reviews.yaml and nowhere else. Each names one person and the hash of
what this person read: the page, and the shared pieces that it shows. So a later change of any of
them shows by itself.
"""

import re
from collections.abc import Iterable
from datetime import date

import msgspec

from viewer.library.article import MACHINE, Review, ReviewState
from viewer.library.content import Approval, ArticleSource, Content
from viewer.library.folder import SourceFolder, parts
from viewer.library.signed import signed_sha256
from viewer.library.translation import text_sha256
from viewer.library.validity import MAX_REVIEW_MONTHS, months_later

FILE = "reviews.yaml"
ENOUGH = 2
"""People who must have signed the same state of a page before it is called approved (T2)."""

_HASH = re.compile(r"[0-9a-f]{64}")
_DRAFTS = frozenset((ReviewState.DRAFT, ReviewState.IN_REVIEW))
_COMMAND = "“snowdrop review approve” writes a signature down"


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """The newest signature of each person: under the page of today, or under an older state."""

    current: list[Approval]
    older: list[Approval]


def person(name: str) -> str:
    """Return ``name`` so that two ways of typing the same one are equal."""
    return " ".join(name.casefold().split())


def load_approvals(source: SourceFolder, articles: Iterable[ArticleSource]) -> list[Approval]:
    """Return every usable signature of reviews.yaml; the file need not exist."""
    path = source.root / FILE
    marked = source.record(path) if path.exists() else None
    if marked is None or marked.value is None:
        return []
    if not isinstance(marked.value, list):
        message = "This must be a list: begin each signature with “- article: …”."
        source.report(marked.file, marked.line(), "no-signatures", message)
        return []
    known = {(article.language, article.front.id) for article in articles}
    found: list[Approval] = []
    for record in parts(marked).values():
        approval = source.converted(record, Approval, "approval")
        fault = _fault(approval, known, found) if approval else None
        if fault:
            source.report(record.file, record.line(fault[0]), fault[1], fault[2])
        elif approval:
            found.append(approval)
    return found


def _fault(
    approval: Approval, known: set[tuple[str, str]], found: list[Approval]
) -> tuple[str, str, str] | None:
    """Return the field, rule and message of what is wrong with a signature, if anything is."""
    for field in ("name", "role", "organisation"):
        if not getattr(approval, field).strip():
            return field, "empty-field", f"“{field}” is empty. Nobody signs without it; write it."
    if (approval.language, approval.article) not in known:
        message = (
            f"There is no article “{approval.article[:60]}” in “{approval.language[:20]}”. "
            "Correct the id, or remove this signature."
        )
        return "article", "unknown-article", message
    if not _HASH.fullmatch(approval.signed_sha256):
        message = f"This is no hash of a page (64 digits and letters a to f). {_COMMAND}."
        return "signed_sha256", "bad-hash", message
    for other in found:
        if _signed_twice(approval, other):
            message = f"{approval.name} has signed this page already. Remove one of the two."
            return "name", "double-approval", message
    return None


def _signed_twice(one: Approval, other: Approval) -> bool:
    return (one.article, one.language, one.signed_sha256, person(one.name)) == (
        other.article,
        other.language,
        other.signed_sha256,
        person(other.name),
    )


def standing(article: ArticleSource, content: Content) -> Standing:
    """Return who has signed ``article``, the newest signature first.

    A signature counts while the page and every shared piece that it shows are as they were (T2).
    """
    key = (article.language, article.front.id)
    own = [a for a in content.approvals if (a.language, a.article) == key]
    own.sort(key=lambda a: a.on, reverse=True)
    digest = signed_sha256(article, content) if own else ""  # it takes a rendering
    current: dict[str, Approval] = {}
    older: dict[str, Approval] = {}
    for approval in own:
        place = current if approval.signed_sha256 == digest else older
        place.setdefault(person(approval.name), approval)
    return Standing(
        current=list(current.values()),
        older=[approval for name, approval in older.items() if name not in current],
    )


def with_reviews(source: SourceFolder, content: Content) -> list[ArticleSource]:
    """Return the articles with the review that their signatures give them, originals first judged.

    A front matter that claims more than was signed is not believed, and is reported with its line.
    """
    judged: dict[tuple[str, str], ArticleSource] = {}
    for article in sorted(content.articles, key=lambda a: a.front.translation is not None):
        made = article.front.translation
        original = judged.get((made.source_language, article.front.id)) if made else None
        signed = standing(article, content)
        if made and made.method == MACHINE:  # no person answers for these words (L9)
            signed = Standing(current=[], older=[])
        _report_claims(source, article, signed)
        front = msgspec.structs.replace(
            article.front, review=_review(article, signed, original), translation=made
        )
        if made:
            front = msgspec.structs.replace(
                front,
                translation=msgspec.structs.replace(
                    made,
                    checked_by="; ".join(a.name for a in signed.current) or None,
                    checked_on=max((a.on for a in signed.current), default=None),
                ),
            )
        judged[article.language, front.id] = msgspec.structs.replace(article, front=front)
        _report_dates(source, judged[article.language, front.id], article.front.review.next)
    return [judged[article.language, article.front.id] for article in content.articles]


def _review(article: ArticleSource, signed: Standing, original: ArticleSource | None) -> Review:
    """Return what ``signed`` makes of the page.

    A translation that one person checked stands as its original does while it is true to it: the
    medicine was checked there, and the words here.
    """
    claimed = article.front.review
    current, older = signed.current, signed.older
    if claimed.state is ReviewState.EXPIRED and (current or older):
        return _signed(ReviewState.EXPIRED, [*current, *older], claimed.next)
    if len(current) >= ENOUGH:
        return _signed(ReviewState.APPROVED, current, claimed.next)
    if current and original and original.front.review.state is ReviewState.APPROVED:
        made = article.front.translation
        if made and made.source_sha256 == text_sha256(original):
            return original.front.review
    if current:
        return _signed(ReviewState.IN_REVIEW, current, claimed.next)
    if older:
        return _signed(ReviewState.CHANGED, older, claimed.next)
    state = claimed.state if claimed.state in _DRAFTS else ReviewState.DRAFT
    return Review(state=state, next=claimed.next)


def _signed(state: ReviewState, by: list[Approval], wanted: date | None) -> Review:
    on = max(approval.on for approval in by)
    latest = months_later(on, MAX_REVIEW_MONTHS)
    who = "; ".join(f"{a.name}, {a.role}, {a.organisation}" for a in by)
    return Review(state=state, by=who, on=on, next=min(wanted or latest, latest))


def _report_claims(source: SourceFolder, article: ArticleSource, signed: Standing) -> None:
    """Name what the front matter says of checks that nobody signed (T2)."""
    front, marks = article.front, article.marks
    review, made = front.review, front.translation
    names = {person(a.name) for a in (*signed.current, *signed.older)}
    if review.state is ReviewState.APPROVED and len(signed.current) < ENOUGH:
        message = (
            f"The review says approved, but {len(signed.current)} of the {ENOUGH} people it takes "
            f"have signed this page in {FILE}. Readers are told so. Write draft; {_COMMAND}."
        )
        source.report(article.file, marks.line("review", "state"), "unsigned-review", message)
    elif review.state is ReviewState.EXPIRED and not names:
        message = (
            f"The review says expired, but nobody has signed this page in {FILE}. Write draft."
        )
        source.report(article.file, marks.line("review", "state"), "unsigned-review", message)
    claim = review.by or review.qualifications or (review.on and str(review.on))
    if claim and (person(review.by or "") not in names if review.by else not names):
        field = "by" if review.by else "qualifications" if review.qualifications else "on"
        message = (
            f"“{claim[:60]}” stands here as a check of this page, but {FILE} holds no signature "
            f"for it. It is not shown. Remove it; {_COMMAND}."
        )
        source.report(article.file, marks.line("review", field), "unsigned-review", message)
    checked = made.checked_by if made and made.method != MACHINE else None
    if checked and person(checked) not in {person(a.name) for a in signed.current}:
        message = (
            f"“{checked[:60]}” is named as having checked this translation, but has not signed "
            f"it in {FILE}. It is not shown. Remove it; {_COMMAND}."
        )
        line = marks.line("translation", "checked_by")
        source.report(article.file, line, "unsigned-review", message)


def _report_dates(source: SourceFolder, article: ArticleSource, wanted: date | None) -> None:
    review = article.front.review
    if review.on is None or wanted is None:
        return
    if wanted <= review.on or wanted > months_later(review.on, MAX_REVIEW_MONTHS):
        message = (
            f"The next review must come after the last one ({review.on}), and within "
            f"{MAX_REVIEW_MONTHS} months of it. Change “next”."
        )
        line = article.marks.line("review", "next")
        source.report(article.file, line, "review-dates", message)
