"""What a person signs: the words of a page, and every shared piece that the page shows (T2).

The red-flag card, the glossary, the drawings, the facts and the sources are each written once and
used by many pages. Whoever signs a page has read them there. So a change of one of them takes the
signatures off each page that uses it, and off no other.

Not signed, because no reader sees it or it has a check of its own: how well a fact or a sign
stands, the sources behind a fact, phone numbers, the titles of pages to read next.
"""

import hashlib
import re
from collections.abc import Mapping

import msgspec

from viewer.library.article import Figure
from viewer.library.content import (
    EMERGENCY_GROUP,
    ArticleSource,
    Content,
    Fact,
    GlossaryEntry,
    RedFlagCard,
    Reference,
)
from viewer.library.lists import glossary_in
from viewer.library.markup import Renderer
from viewer.library.reading import Rendered
from viewer.library.scope import Scope
from viewer.library.translation import text_sha256
from viewer.problems import RejectedError

_TERM = re.compile(r'href="term:([a-z0-9-]+)"')
_PICTURE = re.compile(r'src="figure:([a-z0-9.-]+)"')
_CARD, _ALL_TERMS = "\ue010", "\ue011"
"""Stand in place of the shared texts, to see whether the page shows them. No text that a person
wrote holds these letters: ``hidden.clean`` takes them out."""


class SharedPieces(msgspec.Struct, frozen=True, kw_only=True):
    """What one page shows of the shared files, by id or name.

    ``red_flags`` holds only the groups that the page shows, in its order; None: it shows no card.
    A fact is None when the page names one that facts.yaml does not have.
    """

    red_flags: RedFlagCard | None = None
    figures: Mapping[str, Figure] = {}
    terms: Mapping[str, GlossaryEntry] = {}
    facts: Mapping[str, Fact | None] = {}
    references: Mapping[str, Reference] = {}


def signed_sha256(article: ArticleSource, content: Content) -> str:
    """Return the hash of everything that a signature under ``article`` covers.

    It is the same on every computer, wherever the folder lies, whatever ends the lines of its
    files and in whatever order the entries of a shared file stand.
    """
    shared = shared_pieces(article, content)
    signed = {
        "text": text_sha256(article),
        "red_flags": _card(shared.red_flags),
        "figures": {name: _drawing(figure) for name, figure in shared.figures.items()},
        "terms": {name: [entry.term, entry.definition] for name, entry in shared.terms.items()},
        "facts": {name: fact.statement if fact else None for name, fact in shared.facts.items()},
        "references": {key: _reference(source) for key, source in shared.references.items()},
    }
    return hashlib.sha256(msgspec.json.encode(signed, order="deterministic")).hexdigest()


def _card(card: RedFlagCard | None) -> list[object] | None:
    """Return what the card says and rests on; the order of its signs is a part of it."""
    if card is None:
        return None
    groups = [
        [group.title, [[sign.text, sign.facts, sign.sources] for sign in group.signs]]
        for group in card.groups
    ]
    return [card.title, card.receptionist, groups]


def _drawing(figure: Figure) -> str:
    """Return the hash of a picture; of a drawing, the same whatever ends its lines."""
    data = figure.data
    if figure.media_type == "image/svg+xml":
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return hashlib.sha256(data).hexdigest()


def _reference(source: Reference) -> list[str]:
    return [source.authors, source.title, str(source.year), source.publisher, source.address]


def shared_pieces(article: ArticleSource, content: Content) -> SharedPieces:
    """Return what ``article`` shows of the shared files; nothing if it is too deep to be shown.

    The page itself is asked, as it is rendered for readers, so that nothing it shows is missed.
    """
    terms = dict(glossary_in(content.glossary, (article.language, *content.library.languages)))
    card = content.red_flags.get(article.language) or next(iter(content.red_flags.values()), None)
    try:
        page = Renderer().render(article, _scope(article, content, card))
    except RejectedError:
        return SharedPieces()
    html = "\n".join(passage.html for passage in page.passages)
    marked = terms if _ALL_TERMS in html else _TERM.findall(html)
    return SharedPieces(
        red_flags=_shown(card, article) if card and _CARD in html else None,
        figures={
            name: content.figures[name]
            for name in _PICTURE.findall(html)
            if name in content.figures  # the others are drawn from the numbers in the text
        },
        terms={name: terms[name] for name in marked if name in terms},
        facts=_facts(page, content),
        references={source.key: content.references[source.key] for source in page.sources},
    )


def _scope(article: ArticleSource, content: Content, card: RedFlagCard | None) -> Scope:
    """Return what the page may point at, with a mark in place of the card's title and the words."""
    marked = msgspec.structs.replace(card, title=_CARD) if card else None
    return Scope(
        articles={},
        terms=frozenset(content.glossary),
        references=content.references,
        figures=content.figures,
        support=(),
        numbers={},
        red_flags={article.language: marked} if marked else {},
        glossary=[(_ALL_TERMS, GlossaryEntry(term=_ALL_TERMS, definition=""))],
    )


def _shown(card: RedFlagCard, article: ArticleSource) -> RedFlagCard:
    wanted = dict.fromkeys((EMERGENCY_GROUP, *article.front.red_flags))
    groups = [group for name in wanted for group in card.groups if group.id == name]
    return msgspec.structs.replace(card, groups=groups)


def _facts(page: Rendered, content: Content) -> dict[str, Fact | None]:
    """Return the facts that the claims of ``page`` name, those of the card's signs included."""
    return {name: content.facts.get(name) for claim in page.claims for name in claim.facts}
