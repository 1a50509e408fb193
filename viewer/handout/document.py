"""A leaflet as the one document that the layout reads: plain values, every word already decided."""

from collections.abc import Sequence

import msgspec

from viewer.handout.article_part import ArticlePart
from viewer.handout.code import code_address
from viewer.handout.leaflet import Leaflet
from viewer.handout.nodes import Node, clean, seen, walk
from viewer.handout.parts import HELP, QUESTIONS, Part, direction, plain, sentence
from viewer.handout.phrases import paper_phrases
from viewer.library.phrases import phrases_for
from viewer.support.card import HelpCard, Way
from viewer.support.wording import phrases as support_phrases

BODY, LARGE_BODY = 14, 18
"""Points of the text that is read (K12); the list of sources is smaller, not in large print."""

SMALLER = 2
"""Points by which the foot of a page, and what is smaller, are smaller than the text."""

NUMBERS = ("phone", "message-square")
"""Icons of the ways that are numbers."""

LONG_CARD = 1_000
"""Signs on a card from which on it may go on over the page; a shorter one stays whole.

In large print any may but the emergency number, or half of most pages would be empty.
"""

_PAPER_NAMES = {"a4": "a4", "letter": "us-letter"}


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """Everything on the paper; ``size``, ``small`` and ``foot`` are those of letters in points."""

    language: str
    direction: str
    paper: str
    size: int
    small: int
    foot: int
    title: str
    clinic: str
    cover: str
    printed: str
    page_of: str
    contents: str
    parts: list[Part]


def document(leaflet: Leaflet) -> Document:
    """Return ``leaflet`` as a document."""
    words = paper_phrases(leaflet.language)
    day = phrases_for(leaflet.language).day(leaflet.today)
    places = {sheet.article.id: f"a{at}" for at, sheet in enumerate(leaflet.articles)}
    parts = [ArticlePart(leaflet, sheet, places).part() for sheet in leaflet.articles]
    if leaflet.questions:
        parts.append(_questions(leaflet))
    if leaflet.cards:
        parts.append(_help(leaflet))
    _lead_nowhere_else(parts)
    size = LARGE_BODY if leaflet.large else BODY
    return Document(
        language=leaflet.language,
        direction=direction(leaflet.language),
        paper=_PAPER_NAMES[leaflet.paper],
        size=size,
        small=size if leaflet.large else size - SMALLER,
        foot=size - SMALLER,
        title=words.title,
        clinic=clean(leaflet.clinic_name),
        cover=words.cover,
        printed=words.printed.format(day=day),
        page_of=words.page_of,
        contents=words.contents,
        parts=parts,
    )


def _lead_nowhere_else(parts: Sequence[Part]) -> None:
    """Make plain text of each link to a place that is not printed."""
    places = {part.id for part in parts}
    nodes = [node for part in parts for node in walk(part.nodes)]
    places |= {node["id"] for node in nodes if "id" in node}
    for node in nodes:
        to = node.get("to", "")
        if to.startswith("#") and to[1:] not in places:
            node["to"] = ""


def _questions(leaflet: Leaflet) -> Part:
    words = paper_phrases(leaflet.language)
    nodes = [sentence(plain(words.questions_more))]
    nodes += [
        {"t": "question", "number": at, "c": [plain(text)]}
        for at, text in enumerate(leaflet.questions, 1)
    ]
    return _part(leaflet, QUESTIONS, words.questions, nodes)


def _help(leaflet: Leaflet) -> Part:
    words = support_phrases(leaflet.language)
    nodes = [sentence(plain(words.receptionist))]
    if not leaflet.knows_region:
        nodes.append(sentence(plain(words.local_emergency)))
    nodes += [_card(card, leaflet.large) for card in leaflet.cards]
    return _part(leaflet, HELP, words.places, nodes)


def _part(leaflet: Leaflet, name: str, title: str, nodes: Sequence[Node]) -> Part:
    return Part(
        id=name,
        title=title,
        language=leaflet.language,
        direction=direction(leaflet.language),
        nodes=[*nodes],
    )


def _card(card: HelpCard, large: bool) -> Node:
    lines = [text for text in (card.text, card.companion, *card.details) if text]
    words = sum(len(text) for text in (card.name, card.spoken))
    return {
        "t": "card",
        "urgent": card.urgent,
        # Places that are only an address stand closer: paper is dear, and numbers come first.
        "lean": not any(way.icon in NUMBERS for way in card.ways),
        "long": words > LONG_CARD or (large and not card.urgent),
        "name": clean(card.name),
        "ways": [_way(way) for way in card.ways],
        "lines": [clean(line) for line in lines],
    }


def _way(way: Way) -> Node:
    to = code_address(way.text) if way.icon == "globe" else None
    small = [clean(text) for text in (way.note, way.details) if text]
    return {"text": seen(way.text) if to else clean(way.text), "to": to or "", "small": small}
