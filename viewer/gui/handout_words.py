"""What stands on the page “My handout”: the title of everything that is in it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from viewer.gui.handout_list import Group
from viewer.gui.handout_row import Line
from viewer.gui.parts import Parts
from viewer.handout.leaflet import question_text
from viewer.handout.pdf import Made
from viewer.library.article import PassageKind
from viewer.support.card import help_cards
from viewer.visit.handout import Kind, Piece, Question


def groups(parts: Parts, region: str | None, *, paper: bool) -> list[Group]:
    """Return pages, questions and places in the order in which they are printed.

    ``paper``: pages can be made of them here, so what holds for those is said too.
    """
    handout = parts.visit.handout
    translate = QCoreApplication.translate
    pages = [piece for piece in handout.pieces if piece.kind is Kind.ARTICLE]
    places = [piece for piece in handout.pieces if piece.kind is Kind.HELP]
    names = _names_of_places(parts, region)
    all_of_them = translate(
        "Handout", "You have chosen no place: all places to get help are printed."
    )
    return [
        Group(
            translate("Handout", "Pages"),
            _lines(pages, [_title(parts, piece.id) for piece in pages], parts, paper=paper),
        ),
        Group(
            translate("Handout", "Questions for my appointment"),
            _lines(handout.questions, [_asked(parts, one) for one in handout.questions], parts),
            asks=parts.visit.may_type,
        ),
        Group(
            translate("Handout", "Places to get help"),
            _lines(places, [names.get(piece.id, _gone()) for piece in places], parts),
            all_of_them if paper and handout.count and not places else "",
        ),
    ]


def how_much(parts: Parts, pages: Made | None) -> str:
    """Return what somebody waits for, if it is much: ``pages`` to be drawn, or some to be made.

    How far it is cannot be told: they are made in one go, and so are their pictures.
    """
    translate = QCoreApplication.translate
    if pages is not None:
        return translate("Handout", "Drawing {count} pages…").format(count=pages.pages)
    texts = sum(piece.kind is Kind.ARTICLE for piece in parts.visit.handout.pieces)
    said = translate("Handout", "Making the pages of {count} texts…").format(count=texts)
    return said if texts > 1 else ""


def _lines(
    things: Sequence[Piece | Question], titles: Sequence[str], parts: Parts, *, paper: bool = False
) -> list[Line]:
    last = len(things) - 1
    hard = [_hard(parts, thing) if paper else None for thing in things]
    return [
        Line(thing, title, hard[at], first=at == 0, last=at == last)
        for at, (thing, title) in enumerate(zip(things, titles, strict=True))
    ]


def _title(parts: Parts, name: str) -> str:
    article = parts.library.article(name, parts.visit.language)
    return article.front.title if article is not None else _gone()


def _asked(parts: Parts, question: Question) -> str:
    return question_text(question, parts.library, parts.visit.language) or _gone()


def _names_of_places(parts: Parts, region: str | None) -> dict[str, str]:
    today = parts.clock.now().date()
    contacts, language = parts.settings.contacts, parts.visit.language
    cards = help_cards(parts.directory, region, contacts, language, today)
    return {card.id: card.name for card in cards}


def _hard(parts: Parts, thing: Piece | Question) -> bool | None:
    """Say whether the hard passages of an article are printed; None: it has none."""
    if not isinstance(thing, Piece) or thing.kind is not Kind.ARTICLE:
        return None
    article = parts.library.article(thing.id, parts.visit.language)
    hard = article is not None and any(p.kind is PassageKind.GATE for p in article.passages)
    return thing.whole if hard else None


def _gone() -> str:
    """Return what stands for something that is in the library no more."""
    return QCoreApplication.translate("Handout", "No longer in the library")
