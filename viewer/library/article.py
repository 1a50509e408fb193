"""What an article is: the front matter a person writes, and the compiled form a reader opens."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

import msgspec

EMERGENCY = "{emergency}"
"""Stands in compiled text where the emergency number of the reader's region belongs."""

CRISIS = "{crisis}"
"""Stands on the red-flag card where the crisis line of the reader's region belongs."""


class ArticleType(StrEnum):
    """What kind of page it is; some kinds must carry certain blocks (H10, H11)."""

    CONDITION = "condition"
    SYMPTOMS = "symptoms"
    TREATMENT = "treatment"
    TEST = "test"
    LOSS = "loss"
    GRIEF = "grief"
    LIVING = "living"
    REFERENCE = "reference"


class Sensitivity(StrEnum):
    """How gently a page must open: ``sensitive`` pages speak of a baby's death (K6)."""

    OPEN = "open"
    GENTLE = "gentle"
    SENSITIVE = "sensitive"


class ReviewState(StrEnum):
    """Where an article stands on its way to a clinician's approval (T2).

    ``changed`` is never written by hand: people checked the page, and something that it shows has
    changed since.
    """

    DRAFT = "draft"
    IN_REVIEW = "in-review"
    APPROVED = "approved"
    CHANGED = "changed"
    EXPIRED = "expired"


class Review(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who checked the article and when (T2, T3).

    What the front matter says here is replaced by what the signatures in reviews.yaml make of the
    page: ``by`` and ``on`` are never taken on trust. See ``viewer.library.reviews``.
    """

    state: ReviewState
    by: str | None = None
    qualifications: str | None = None
    on: date | None = None
    next: date | None = None


class Author(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Someone who wrote the article, and what qualifies them (T1)."""

    name: str
    qualifications: str


class Related(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Another article an editor chose, with the reason a reader might want it."""

    id: str
    reason: str


class Codes(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Clinical codes under which a nurse may look for the article."""

    icd10: list[str] = []
    snomed: list[str] = []


MACHINE = "machine"
"""The method of a translation that a program made and no person answers for (L9)."""


class Translation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a translation comes from (L5, L9); absent in the language of origin.

    ``checked_by`` and ``checked_on`` hold only when reviews.yaml has the signature.
    """

    source_language: str
    source_version: str
    source_sha256: str
    translator: str
    method: str
    checked_by: str | None = None
    checked_on: date | None = None


class TranslationState(StrEnum):
    """How a translation stands to the page it was made from (L5)."""

    ORIGINAL = "original"
    CURRENT = "current"
    CHANGED = "changed"


class FrontMatter(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The fields at the head of an article's Markdown file; content/README.md explains each.

    ``notice`` holds wherever the page is read, ``notice_on_screen`` only where its harder parts are
    closed until a reader opens them. ``safety_version`` is the version since
    which the page says something a reader needs to be safe: a translation made from an older one
    is withheld (L5).
    """

    id: str
    title: str
    summary: str
    key_points: list[str]
    written: date
    type: ArticleType
    code: str
    version: str
    sources: list[str]
    review: Review
    authors: list[Author]
    drafting: str
    licence: str
    funding: str
    sensitivity: Sensitivity = Sensitivity.OPEN
    notice: str | None = None
    notice_on_screen: str | None = None
    red_flags: list[str] = []
    related: list[Related] = []
    codes: Codes = Codes()
    synonyms: list[str] = []
    translation: Translation | None = None
    safety_version: str | None = None

    @property
    def whole_notice(self) -> str:
        """What a screen says before the text begins; empty when it says nothing."""
        return " ".join(text for text in (self.notice, self.notice_on_screen) if text)


class PassageKind(StrEnum):
    """How a passage opens: at once, folded as further detail, or behind a gentle gate (K6)."""

    OPEN = "open"
    MORE = "more"
    GATE = "gate"


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A run of the article's body. ``html`` is sanitised; ``text`` is the same words, plain.

    ``id`` and ``title`` are empty for an open passage. A gated passage never reaches a search
    snippet, a default printout or the read-aloud of a whole page.
    """

    kind: PassageKind
    html: str
    text: str
    id: str = ""
    title: str = ""


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """A heading of the body (level 2 or 3), its anchor, and the fold it lies in, if any."""

    level: int
    id: str
    title: str
    passage: str = ""


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A numbered source as it stands at the end of the article; ``address`` is a DOI or a URL."""

    number: int
    key: str
    text: str
    address: str = ""


class ReadNext(msgspec.Struct, frozen=True, kw_only=True):
    """An article to read next, with its title looked up and the editor's reason."""

    id: str
    title: str
    reason: str


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph that makes a medical claim, and the facts and sources it rests on (T4).

    ``line`` is where it stands in the article's file; 0 on the shared red-flag card.
    """

    text: str
    facts: list[str]
    sources: list[str]
    line: int = 0


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """A compiled article: everything the reader, printer and search need, nothing left to parse.

    ``publisher`` is the title of the library. ``for_reviewer`` lists what a clinician should look
    at first, such as red flags whose source nobody has seen. ``minutes`` is the reading time.
    """

    id: str
    language: str
    topic: str
    topic_title: str
    publisher: str
    front: FrontMatter
    passages: list[Passage]
    outline: list[Heading]
    sources: list[Source]
    claims: list[Claim]
    for_reviewer: list[str]
    read_next: list[ReadNext]
    minutes: int
    translation_state: TranslationState = TranslationState.ORIGINAL


class Circumstance(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a reader stands: “I am pregnant now”. Orders topics and hides none.

    ``topics`` are ids in the order that suits her; those it does not name follow as they are.
    """

    id: str
    title: dict[str, str]
    topics: list[str] = []

    def order(self, topics: Sequence["Topic"]) -> list["Topic"]:
        """Return all of ``topics``, those that this circumstance names first."""
        places = {name: at for at, name in enumerate(self.topics)}
        return sorted(topics, key=lambda topic: places.get(topic.id, len(places)))


class ArticleLine(msgspec.Struct, frozen=True):
    """An article as one line of a list."""

    id: str
    language: str
    title: str
    summary: str


class Topic(msgspec.Struct, frozen=True, kw_only=True):
    """A topic of the sidebar with the number of articles under it."""

    id: str
    title: str
    description: str
    icon: str
    count: int


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """A word explained in the glossary."""

    id: str
    title: str
    definition: str


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A picture of the library; ``width`` and ``height`` are its natural size in CSS pixels."""

    name: str
    media_type: str
    width: int
    height: int
    data: bytes
