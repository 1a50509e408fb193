"""What a handout prints: looked up once, and what is gone is said."""

import re

import msgspec
import pytest

from tests.handout.paper import CLINIC, LOSS, QUESTIONS, STITCH, WARD, Press
from viewer.handout.document import document
from viewer.handout.nodes import walk
from viewer.library.article import PassageKind
from viewer.support.card import help_cards
from viewer.support.resource import Kind
from viewer.support.wording import phrases
from viewer.visit.handout import Question


def test_articles_come_in_order_with_clinic_paper_and_day(press: Press) -> None:
    leaflet = press.leaflet(LOSS, STITCH)
    assert [sheet.article.id for sheet in leaflet.articles] == [LOSS, STITCH]
    assert (leaflet.clinic_name, leaflet.paper, leaflet.left_out) == (CLINIC, "letter", ())
    assert press.leaflet(STITCH, region="GB-SCT").paper == "a4"


def test_without_a_choice_all_places_of_the_region_are_printed_emergency_first(
    press: Press,
) -> None:
    names = [card.name for card in press.leaflet(STITCH).cards]
    assert names[0] == "Emergency services"
    assert names[1] == WARD.name
    assert len(names) > 10


def test_chosen_places_come_after_the_emergency_number_and_the_clinics_own(press: Press) -> None:
    every = press.leaflet(STITCH).cards
    wanted = [every[6].id, every[4].id]
    cards = press.leaflet(STITCH, cards=wanted).cards
    assert [card.id for card in cards] == [every[0].id, every[1].id, *wanted]


def test_paper_does_not_say_open_now(press: Press) -> None:
    shown = str(press.leaflet(STITCH).cards)
    assert "Day and night" in shown
    assert "Open now" not in shown


def test_no_number_is_guessed_where_no_region_is_known(press: Press) -> None:
    leaflet = press.leaflet(STITCH, region=None, contacts=())
    assert (leaflet.emergency, leaflet.crisis, leaflet.knows_region) == (None, None, False)
    assert not any(way.icon == "phone" for card in leaflet.cards for way in card.ways)
    known = press.leaflet(STITCH, contacts=())
    assert any(way.icon == "phone" for card in known.cards for way in card.ways)


def test_questions_are_said_in_the_language_that_is_read(press: Press) -> None:
    asked = [Question(QUESTIONS, 3), Question(text="Can my mother come?")]
    english = press.leaflet(questions=asked).questions
    spanish = press.leaflet(questions=asked, language="es").questions
    assert english[0] == "How long is my cervix today, and how was it measured?"
    assert spanish[0].startswith("¿Cuánto mide hoy mi cuello uterino")
    assert english[1] == spanish[1] == "Can my mother come?"


def test_what_is_gone_is_said_and_the_rest_is_printed(press: Press) -> None:
    leaflet = press.leaflet(
        *("gone-page", STITCH), cards=["gone-place"], questions=[Question(QUESTIONS, 900)]
    )
    assert [sheet.article.id for sheet in leaflet.articles] == [STITCH]
    assert len(leaflet.left_out) == 3
    assert "gone-page" in leaflet.left_out[0]
    paper = press.pdf(leaflet)
    assert paper.made.told == leaflet.left_out
    assert press.leaflet("gone-page", language="es").left_out[0].startswith("Ya no se encontró")


@pytest.mark.parametrize("language", ["en", "es"])
def test_paper_says_the_hours_of_a_line_and_to_ask_only_where_none_are_known(
    press: Press, language: str
) -> None:
    unknown, known = phrases(language).unknown, []
    for region in press.directory.regions(language):
        for card in press.leaflet(STITCH, region=region.code, language=language).cards:
            place = press.directory.resource(card.id)
            hours = {f"{card.id}/{c.id}": c.hours for c in place.contacts} if place else {}
            for way in (way for way in card.ways if way.has_hours):
                assert way.details.startswith(unknown) == (hours[way.id] is None), way.id
                known.append(hours[way.id] is not None)
    assert known.count(True) > 50
    assert known.count(False) > 0, "the control"
    said = {
        "en": "Monday to Friday 09:00–17:00 (London time). This may differ on public holidays. ",
        "es": "lunes a viernes 09:00–17:00 (hora de Londres). Puede ser distinto en los días ",
    }
    leaflet = press.leaflet(STITCH, region="GB-ENG", language=language)
    assert said[language] in press.pdf(leaflet).text


@pytest.mark.parametrize(("language", "screen"), [("en", "screen"), ("es", "pantalla")])
def test_no_card_of_any_region_speaks_of_a_screen_on_paper(
    press: Press, language: str, screen: str
) -> None:
    leaflets = [
        press.leaflet(STITCH, region=region.code, language=language, contacts=())
        for region in press.directory.regions(language)
    ]
    cards = {card.id: card for leaflet in leaflets for card in leaflet.cards}
    places = {r.id: r for country in press.directory.countries for r in country.resources}
    discreet = [place.id for place in places.values() if place.discreet]
    assert len(discreet) == 10
    assert {p.id for p in places.values() if p.kind is Kind.DOMESTIC_ABUSE} < {*discreet}
    every = msgspec.structs.replace(leaflets[0], articles=(), cards=tuple(cards.values()))
    text = press.pdf(every).text
    assert not re.search(rf"\b{screen}\b", text)
    assert "esta página" not in text
    assert "this page" not in text
    keep = {
        "en": "Keep this paper where nobody else finds it.",
        "es": "Guarde esta hoja donde nadie más la encuentre.",
    }
    assert text.count(keep[language]) == len(discreet)
    assert screen in str(help_cards(press.directory, "US", (), language, every.today)), "ours does"


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_notice_on_paper_speaks_of_opening_and_each_says_where_the_hard_parts_are(
    press: Press, language: str
) -> None:
    ids = [article.id for article in press.articles()]
    left_out, printed = {
        "en": ("The harder parts are left out.", "The harder parts are printed here."),
        "es": (
            *("Las partes más difíciles se dejaron fuera.",),
            *("Las partes más difíciles están impresas aquí.",),
        ),
    }[language]
    hard = 0
    for whole, said, unsaid in ((False, left_out, printed), (True, printed, left_out)):
        leaflet = press.leaflet(*ids, language=language, whole=whole)
        for sheet, part in zip(leaflet.articles, document(leaflet).parts, strict=False):
            text = " ".join(node["s"] for node in walk(part.nodes) if "s" in node)
            front, passages = sheet.article.front, sheet.article.passages
            has_hard = any(passage.kind is PassageKind.GATE for passage in passages)
            assert (said in text, unsaid in text) == (has_hard, False), front.id
            assert (front.notice or "") in text
            assert not front.notice_on_screen or front.notice_on_screen not in text
            assert not OPENING.search(front.notice or ""), front.id
            hard += has_hard
    assert hard == 2 * 12


OPENING = re.compile(
    r"stays? closed|until you open|go back|quedan? cerrad|que .* abra|volver atrás"
)


def test_a_notice_that_speaks_of_opening_is_noticed(press: Press) -> None:
    for language in ("en", "es"):
        texts = [one.front.notice_on_screen for one in press.articles(language)]
        said = [text for text in texts if text]
        assert len(said) == 18
        assert all(OPENING.search(text) for text in said)
