"""What the home page and the topic pages say."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QCoreApplication

from viewer.library.store import Library
from viewer.visit.history import HOME
from viewer.visit.visit import Visit

TOPIC = "topic:"
"""Begins the address of a topic's own page."""

LISTED = 240
"""Articles a topic page lists; the sidebar scrolls through all of them."""


class TileText(msgspec.Struct, frozen=True):
    """What a tile says and the address it opens."""

    address: str
    title: str
    text: str
    icon: str = ""
    urgent: bool = False


class TilesText(msgspec.Struct, frozen=True):
    """A whole page of tiles."""

    heading: str
    lead: str
    tiles: Sequence[TileText]


def tiles(address: str, library: Library, visit: Visit) -> TilesText | None:
    """Return the page of tiles at ``address``; None for any other, such as an article's."""
    if address == HOME:
        return home_tiles(library, visit.language)
    topics = library.topics(visit.language) if address.startswith(TOPIC) else ()
    if any(TOPIC + topic.id == address for topic in topics):
        return topic_tiles(library, address.removeprefix(TOPIC), visit.language)
    return None


def home_tiles(library: Library, language: str) -> TilesText:
    """Return the home page: what should not wait first, then the topics."""
    tiles = [
        TileText(f"topic:{topic.id}", topic.title, topic.description, topic.icon)
        for topic in library.topics(language)
    ]
    urgent = library.info.when_to_call
    if urgent is not None:
        words = (
            QCoreApplication.translate("Home", "When to call now"),
            QCoreApplication.translate("Home", "Signs that should not wait"),
        )
        tiles.insert(0, TileText(urgent, *words, "shield-alert", urgent=True))
    return TilesText(
        QCoreApplication.translate("Home", "Read at your own pace"),
        QCoreApplication.translate("Home", "Choose a topic, or ask someone here."),
        tiles,
    )


def topic_tiles(library: Library, topic: str, language: str) -> TilesText:
    """Return a topic's page: its articles with their one-sentence summaries."""
    found = next((t for t in library.topics(language) if t.id == topic), None)
    lines = library.articles(topic, language, 0, LISTED)
    tiles = [TileText(line.id, line.title, line.summary) for line in lines]
    return TilesText(found.title if found else "", found.description if found else "", tiles)
