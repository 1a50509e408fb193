"""The kiosk's own pages of tiles: six neutral ones at home, all topics, and what fits me (K5)."""

from PySide6.QtCore import QCoreApplication

from viewer.gui.home import TOPIC, TilesText, TileText, tiles
from viewer.library.store import Library
from viewer.visit.history import HOME
from viewer.visit.visit import Visit

TOPICS = "topics"
"""Address of the page that lists every topic."""

CHOICES = "choices"
"""Address of the page that asks where a reader stands."""

CHOICE = "choice:"
"""Begins the address that takes a circumstance, or with no id drops it."""

HELP = "help"
"""Address of the places to get help."""

FIRST = ("understanding", "care")
"""The topics on the home page. Words of loss come one touch further (K5)."""


def kiosk_tiles(
    address: str, library: Library, visit: Visit, *, counts: bool = False
) -> TilesText | None:
    """Return the page of tiles at ``address``; None for any other, such as an article's.

    ``counts``: the clinic has answers counted by day; the promise on the home page says no more
    than is true.
    """
    if address == HOME:
        return _home(library, visit, counts=counts)
    if address == TOPICS:
        return _topics(library, visit)
    if address == CHOICES:
        return _choices(library, visit)
    return tiles(address, library, visit)


def _home(library: Library, visit: Visit, *, counts: bool) -> TilesText:
    topics = {topic.id: topic for topic in library.topics(visit.language)}
    found = [
        TileText(TOPIC + topic.id, topic.title, topic.description, topic.icon)
        for topic in (topics[name] for name in FIRST if name in topics)
    ]
    urgent = library.info.when_to_call
    if urgent is not None:
        words = (
            QCoreApplication.translate("Home", "When to call now"),
            QCoreApplication.translate("Home", "Signs that should not wait"),
        )
        found.append(TileText(urgent, *words, "shield-alert", urgent=True))
    found.append(
        TileText(
            HELP,
            QCoreApplication.translate("Kiosk", "Places to get help"),
            QCoreApplication.translate("Kiosk", "People you can talk to today"),
            "life-buoy",
        )
    )
    if library.info.circumstances:
        found.append(
            TileText(
                CHOICES,
                QCoreApplication.translate("Kiosk", "Choose what fits me"),
                QCoreApplication.translate("Kiosk", "Pages in an order that suits you"),
                "users",
            )
        )
    found.append(
        TileText(
            TOPICS,
            QCoreApplication.translate("Kiosk", "More topics"),
            QCoreApplication.translate("Kiosk", "Everything there is to read here"),
            "list-checks",
        )
    )
    return TilesText(
        QCoreApplication.translate("Home", "Read at your own pace"),
        QCoreApplication.translate("Kiosk", "Nothing about you is kept.")
        if counts
        else QCoreApplication.translate("Kiosk", "Nothing you look at here is kept."),
        found,
    )


def _topics(library: Library, visit: Visit) -> TilesText:
    topics = library.topics(visit.language)
    chosen = next((c for c in library.info.circumstances if c.id == visit.circumstance), None)
    found = [
        TileText(TOPIC + topic.id, topic.title, topic.description, topic.icon)
        for topic in (chosen.order(topics) if chosen else topics)
    ]
    if chosen:
        found.append(
            TileText(
                CHOICE,
                QCoreApplication.translate("Kiosk", "Show the usual order"),
                "",  # not what was chosen: others can read this screen
                "x",
            )
        )
    if library.info.circumstances:
        found.append(
            TileText(
                CHOICES, QCoreApplication.translate("Kiosk", "Choose what fits me"), "", "users"
            )
        )
    return TilesText(QCoreApplication.translate("Kiosk", "More topics"), "", found)


def _choices(library: Library, visit: Visit) -> TilesText:
    first = library.info.languages[0]
    found = [
        TileText(CHOICE + one.id, one.title.get(visit.language, one.title.get(first, one.id)), "")
        for one in library.info.circumstances
    ]
    return TilesText(
        QCoreApplication.translate("Kiosk", "Choose what fits me"),
        QCoreApplication.translate(
            "Kiosk",
            "It changes the order of the topics and hides none. It is forgotten when you leave.",
        ),
        found,
    )
