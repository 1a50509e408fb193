"""What a handout prints: looked up once, and what is gone is said."""

from tests.handout.paper import CLINIC, LOSS, QUESTIONS, STITCH, WARD, Press
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
