"""What the content folder holds once it is read: plain values, nothing rendered yet."""

from datetime import date
from enum import StrEnum

import msgspec

from viewer.library.article import Circumstance, Figure, FrontMatter
from viewer.problems import Problem
from viewer.records import Marked
from viewer.search.index import Lore


class TopicRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A topic of library.yaml; ``articles`` are ids in the order in which they are shown."""

    id: str
    icon: str
    title: dict[str, str]
    description: dict[str, str]
    articles: list[str]


class LibraryRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """library.yaml. The first language is the one every other falls back to.

    ``when_to_call`` is the article that the home page opens for signs that should not wait;
    ``circumstances`` are what a kiosk offers under “Choose what fits me”.
    """

    title: dict[str, str]
    version: str
    languages: list[str]
    topics: list[TopicRecord]
    when_to_call: str | None = None
    circumstances: list[Circumstance] = []


class Reference(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A source in references.yaml; ``publisher`` is the journal or the body behind it."""

    authors: str
    title: str
    year: int | str
    publisher: str
    doi: str | None = None
    url: str | None = None

    @property
    def address(self) -> str:
        """The DOI, else the address, as text; empty if neither is known."""
        return f"doi:{self.doi}" if self.doi else self.url or ""


class FactStatus(StrEnum):
    """How well a fact stands: whether and where the passage that supports it was seen."""

    VERIFIED = "verified"
    PARTLY_VERIFIED = "partly-verified"
    WEAK_HOST = "weak-host"
    UNVERIFIED = "unverified"


class Fact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One fact of facts.yaml, in plain words with all its numbers.

    ``derived`` are numbers that follow from the statement, by subtraction or another denominator.
    """

    statement: str
    status: FactStatus
    sources: list[str] = []
    derived: list[str] = []


class Approval(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One person's signature in reviews.yaml under a page (T2).

    ``signed_sha256`` is the hash of the page as this person read it, with the shared pieces that
    it shows; see ``viewer.library.signed``.
    """

    article: str
    language: str
    name: str
    role: str
    organisation: str
    on: date = msgspec.field(name="date")
    signed_sha256: str


class GlossaryEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A word of glossary.yaml in one language."""

    term: str
    definition: str


class SignStatus(StrEnum):
    """Whether a public source was seen for a red flag; it is shown either way."""

    VERIFIED = "verified"
    UNVERIFIED = "unverified"


class Sign(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One sign on the red-flag card."""

    text: str
    status: SignStatus
    facts: list[str] = []
    sources: list[str] = []


EMERGENCY_GROUP = "emergency"
"""The group of signs that stands first on every red-flag card."""


class SignGroup(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The signs for one situation."""

    id: str
    title: str
    signs: list[Sign]


class RedFlagCard(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The one red-flag card of a language, shared by all its articles."""

    title: str
    receptionist: str
    groups: list[SignGroup]


class ArticleSource(msgspec.Struct, frozen=True, kw_only=True):
    """An article as written: checked front matter and a body still in Markdown.

    ``body_line`` is the line of ``file`` on which the body begins; ``marks`` knows the line of
    every field of the front matter.
    """

    file: str
    language: str
    topic: str
    front: FrontMatter
    marks: Marked
    body: str
    body_line: int


class Content(msgspec.Struct, kw_only=True):
    """Everything usable in a content folder, and every problem met on the way."""

    library: LibraryRecord
    articles: list[ArticleSource]
    references: dict[str, Reference]
    glossary: dict[str, dict[str, GlossaryEntry]]
    red_flags: dict[str, RedFlagCard]
    figures: dict[str, Figure]
    facts: dict[str, Fact]
    approvals: list[Approval]
    problems: list[Problem]
    lore: Lore = Lore()
