"""The pages with places to get help: one a region, and one to choose the region on.

Without a region no number is shown, because the same number reaches another service in another
country. Nothing here says whether somebody answers now: a copy does not know when it is read.
"""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from viewer.export.edition import Edition, relative
from viewer.export.phrases import words_for
from viewer.export.tree import node
from viewer.support import hours_text, wording
from viewer.support.card import HelpCard, Way, help_cards
from viewer.support.resource import Medium


def help_pages(edition: Edition) -> Iterator[dict[str, Any]]:
    """Yield the fields of each page: first the regions to choose from, then each region."""
    yield _choice(edition)
    words = words_for(edition.language)
    for region in edition.regions():
        file = edition.help_page(region.code)
        link = node("a", words.help_more, href=relative(edition.help_page(), file))
        title = f"{words.help}: {region.name}"
        content = [node("h1", title), *_cards(edition, region.code), node("p", link)]
        yield {"file": file, "title": title, "content": content, "name": f"help/{region.code}"}


def cards_of(edition: Edition, region: str | None) -> list[HelpCard]:
    """Return the cards of ``region``, the emergency number first.

    For None only what finds help in any country. Whether a check is due is judged by the library's
    own day; the day of its check stands on every card.
    """
    today = edition.info.newest
    return help_cards(edition.directory, region, (), edition.language, today, medium=Medium.PAGE)


def way_hours(edition: Edition, way: Way) -> str:
    """Return when somebody answers this way; empty where the card says it elsewhere."""
    return hours_text.way_hours(edition.directory, way, edition.language)


def _choice(edition: Edition) -> dict[str, Any]:
    words, phrases = words_for(edition.language), wording.phrases(edition.language)
    file = edition.help_page()
    regions = node("ul", kind="cards")
    for region in edition.regions():
        target = relative(edition.help_page(region.code), file)
        regions.append(node("li", node("a", region.name, href=target)))
    content = [
        node("h1", words.help),
        node("div", node("p", node("strong", phrases.local_emergency)), kind="note urgent"),
        node("h2", words.help_choose),
        node("p", words.help_lead),
        regions,
        node("h2", words.help_anywhere),
        *_cards(edition, None, level="h3"),
        node("p", phrases.no_helpline),
    ]
    return {"file": file, "title": words.help, "content": content, "name": "help/index"}


def _cards(edition: Edition, region: str | None, level: str = "h2") -> Iterator[Element]:
    for card in cards_of(edition, region):
        kind = "note place urgent" if card.urgent else "note place"
        heading = node(level, card.name)
        ways = (part for way in card.ways for part in _way(edition, way))
        lines = (card.text, *card.details, card.companion)
        paragraphs = (node("p", line) for line in lines if line)
        yield node("div", heading, *ways, *paragraphs, kind=kind, id=f"place-{card.id}")


def _way(edition: Edition, way: Way) -> Iterator[Element]:
    """Yield a number to ring or an address as a link, and what is to know about it.

    What one sends a message to is words alone: they say what to send, and no standard links it.
    """
    target = _target(edition, way)
    rel = "noreferrer" if target.startswith("https:") else ""
    yield node("p", node("a", way.text, href=target, rel=rel) if target else way.text, kind="way")
    for text in (way.note, way.details, way_hours(edition, way)):
        if text:
            yield node("p", text)


def _target(edition: Edition, way: Way) -> str:
    place, _, name = way.id.partition("/")
    found = edition.directory.resource(place)
    for contact in found.contacts if found else ():
        if contact.id == name and contact.number:
            return "" if contact.number.by_text else contact.number.dial
        if contact.id == name and contact.address:
            return contact.address if ":" in contact.address else f"mailto:{contact.address}"
    return (found.url if found else None) or ""
