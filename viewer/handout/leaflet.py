"""What is printed: everything that a handout names, looked up once, to make paper of.

A leaflet holds no addresses to follow and asks nobody again: the same one gives the same pages.
"""

from collections.abc import Sequence
from datetime import date

import msgspec

from viewer.handout.nodes import chosen
from viewer.handout.phrases import paper_phrases
from viewer.library.article import Article
from viewer.library.store import Library
from viewer.settings import Settings
from viewer.support.card import HelpCard, Way, help_cards
from viewer.support.directory import Directory
from viewer.support.hours_text import way_hours
from viewer.support.resource import Medium
from viewer.visit.handout import Handout, Kind, Question


class Sheet(msgspec.Struct, frozen=True):
    """One article; ``whole``: with its hard passages."""

    article: Article
    whole: bool = False


class Leaflet(msgspec.Struct, frozen=True, kw_only=True):
    """All that is printed, in order: the articles, the questions, the places to get help.

    language: what the reader reads; an article of another one says so (L4). today: the day that
    is printed. paper: “a4” or “letter”. large: 18 pt instead of 14. emergency, crisis: the numbers
    of the region; None where none is known, and then none is guessed. knows_region: False: the
    support part says to call the local emergency number.
    left_out: what could not be found any more, as sentences for the reader.
    """

    language: str
    today: date
    paper: str
    clinic_name: str = ""
    large: bool = False
    emergency: str | None = None
    crisis: str | None = None
    knows_region: bool = False
    articles: tuple[Sheet, ...] = ()
    questions: tuple[str, ...] = ()
    cards: tuple[HelpCard, ...] = ()
    left_out: tuple[str, ...] = ()


def collect(  # noqa: PLR0913 (what is printed depends on all of these)
    handout: Handout,
    library: Library,
    directory: Directory,
    settings: Settings,
    *,
    region: str | None,
    language: str,
    today: date,
    large: bool = False,
) -> Leaflet:
    """Return what ``handout`` prints, in ``language``, for a reader in ``region``.

    What is gone meanwhile is left out and said in ``left_out``.
    """
    words = paper_phrases(language)
    lost: list[str] = []
    sheets = []
    for piece in handout.pieces:
        if piece.kind is Kind.ARTICLE:
            article = library.article(piece.id, language)
            if article is None:
                lost.append(words.article_gone.format(name=piece.id))
            else:
                sheets.append(Sheet(article, piece.whole))
    questions = [question_text(question, library, language) for question in handout.questions]
    lost += [words.question_gone] * questions.count(None)
    shown = help_cards(directory, region, settings.contacts, language, today, medium=Medium.PAPER)
    cards = _with_hours(shown, directory, language)
    wanted = [piece.id for piece in handout.pieces if piece.kind is Kind.HELP]
    there = {card.id for card in cards}
    lost += [words.card_gone.format(name=name) for name in wanted if name not in there]
    return Leaflet(
        language=language,
        today=today,
        paper=settings.paper_used,
        clinic_name=settings.clinic_name,
        large=large,
        emergency=directory.emergency(region),
        crisis=directory.crisis(region, language),
        knows_region=directory.knows(region),
        articles=tuple(sheets),
        questions=tuple(text for text in questions if text is not None),
        cards=tuple(_chosen_cards(cards, wanted)),
        left_out=tuple(dict.fromkeys(lost)),
    )


def question_text(question: Question, library: Library, language: str) -> str | None:
    """Return the words of ``question`` in ``language``; None when its article has it no more."""
    if not question.article:
        return question.text
    article = library.article(question.article, language)
    for passage in article.passages if article else ():
        text = chosen(passage.html).get(question.number)
        if text:
            return text
    return None


def _chosen_cards(cards: Sequence[HelpCard], wanted: Sequence[str]) -> list[HelpCard]:
    """Return the cards that are printed.

    Who chose places gets them in her order, after the emergency number and the clinic's own; who
    chose none gets all of the region.
    """
    by_id = {card.id: card for card in cards}
    if not any(name in by_id for name in wanted):
        return list(cards)
    first = [card.id for card in cards if card.urgent or is_clinics(card)]
    return [by_id[name] for name in dict.fromkeys([*first, *wanted]) if name in by_id]


def is_clinics(card: HelpCard) -> bool:
    """Say whether ``card`` shows one of the clinic's own numbers."""
    return card.id.startswith("clinic-")


def _with_hours(cards: Sequence[HelpCard], directory: Directory, language: str) -> list[HelpCard]:
    """Say on each card when somebody answers, as its page does: paper cannot say “open now”."""

    def timed(way: Way) -> Way:
        hours = way_hours(directory, way, language)
        between = " " if hours.endswith(".") else " · "
        details = between.join(text for text in (hours, way.details) if text)
        return msgspec.structs.replace(way, details=details)

    return [
        msgspec.structs.replace(card, ways=tuple(timed(way) for way in card.ways)) for card in cards
    ]
