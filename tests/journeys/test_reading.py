"""Ways through the articles, each as a sentence a nurse could read."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.conftest import OpenWindow
from tests.journeys.reader import Reader
from viewer.library.store import Library

INSUFFICIENCY = "what-is-cervical-insufficiency"
STITCH = "cervical-stitch"
LOSS = "second-trimester-loss"
NOT_CHECKED = "Not yet checked by a clinician"
GATE = "What labor and birth may be like"


@pytest.fixture
def reader(open_window: OpenWindow) -> Reader:
    return Reader(open_window())


@pytest.fixture(scope="module")
def behind_the_gate(library_file: Path) -> str:
    library = Library.open(library_file)
    article = library.article(LOSS, "en")
    library.close()
    assert article is not None
    return next(passage.text[:60] for passage in article.passages if passage.title == GATE)


@pytest.fixture(scope="module")
def titles(library_file: Path) -> dict[str, str]:
    library = Library.open(library_file)
    topics = [topic.id for topic in library.topics("en")]
    found = {line.id: line.title for topic in topics for line in library.articles(topic, "en")}
    library.close()
    return found


def gate_link(reader: Reader) -> str:
    return next(iter(reader.links("fold:what-labor")))


def test_a_nurse_opens_the_stitch_page_from_the_sidebar_in_two_taps(
    reader: Reader, titles: dict[str, str]
) -> None:
    reader.choose_topic("Care and treatment")
    reader.choose_topic(titles[STITCH])
    assert reader.opened[-1] == STITCH
    assert reader.sees(titles[STITCH])


def test_a_reader_opens_an_article_from_the_tiles_of_home_and_topic(
    reader: Reader, titles: dict[str, str]
) -> None:
    reader.press("Grief and support")
    reader.press(titles["grief-and-coping"])
    assert reader.opened == ["topic:grief", "grief-and-coping"]
    assert reader.sees(titles["grief-and-coping"])


def test_when_to_call_now_is_one_tap_from_home(reader: Reader) -> None:
    reader.press("When to call now")
    assert reader.opened == ["symptoms-and-when-to-call"]


def test_a_reader_follows_a_link_and_comes_back_to_the_same_line(reader: Reader) -> None:
    reader.window.open(INSUFFICIENCY)
    reader.tap_link("article:treatment-options")
    assert reader.opened[-1] == "treatment-options"
    reader.scroll_to("Questions to ask")
    left_at = reader.place()
    reader.press("Back")
    assert reader.opened[-1] == INSUFFICIENCY
    reader.press("Forward")
    assert reader.opened[-1] == "treatment-options"
    assert left_at > 0
    assert reader.first_line_holds(left_at)


def test_a_reader_who_follows_a_link_finds_it_again_on_coming_back(reader: Reader) -> None:
    reader.window.open(INSUFFICIENCY)
    link = reader.tap_link("article:treatment-options")
    reader.press("Back")
    top = reader.visible_text()
    assert "Treatment options" in top
    assert reader.opened == [INSUFFICIENCY, link.removeprefix("article:"), INSUFFICIENCY]


@pytest.mark.parametrize("text", ["What you can do", "Why it happens"])
def test_a_link_back_finds_the_line_that_was_at_the_top(reader: Reader, text: str) -> None:
    reader.window.open(INSUFFICIENCY)
    reader.scroll_to(text)
    left_at = reader.place()
    reader.window.open(STITCH)
    assert not reader.reads("The name in your records")
    reader.press("Back")
    assert reader.first_line_holds(left_at)


def test_the_line_comes_back_after_the_window_and_the_text_have_changed(reader: Reader) -> None:
    reader.window.open(INSUFFICIENCY)
    reader.scroll_to("A short cervix is not the same thing")
    left_at = reader.place()
    reader.window.open(STITCH)
    reader.resize(1920, 1080)
    reader.change_text("Larger text", times=2)
    reader.press("Back")
    assert reader.first_line_holds(left_at)


@pytest.mark.parametrize("size", [(1920, 1080), (700, 900), (320, 640)])
def test_a_resize_keeps_the_line_that_is_being_read(reader: Reader, size: tuple[int, int]) -> None:
    reader.window.open(INSUFFICIENCY)
    reader.scroll_to("A short cervix is not the same thing")
    reading = reader.place()
    reader.resize(*size)
    assert reader.first_line_holds(reading)


def test_larger_text_keeps_the_line_that_is_being_read(reader: Reader) -> None:
    reader.window.open(STITCH)
    reader.scroll_to("How well it works")
    reading = reader.place()
    reader.change_text("Larger text", times=8)
    assert reader.first_line_holds(reading)
    reader.change_text("Smaller text", times=8)
    assert reader.first_line_holds(reading)


def test_another_theme_keeps_the_line_that_is_being_read(reader: Reader) -> None:
    reader.window.open(STITCH)
    reader.scroll_to("How well it works")
    reading = reader.place()
    reader.press("Colors")
    reader.press("Dark")
    assert reader.first_line_holds(reading)


def test_an_opened_gate_stays_open_in_the_same_visit_and_is_closed_in_a_new_window(
    open_window: OpenWindow, behind_the_gate: str
) -> None:
    reader = Reader(open_window())
    reader.window.open(LOSS)
    behind = behind_the_gate
    assert not reader.reads(behind)
    assert reader.reads(GATE)
    reader.tap_link(gate_link(reader))
    assert reader.reads(behind)
    reader.press("Back")
    reader.press("Forward")
    assert reader.reads(behind)
    another = Reader(open_window())
    another.window.open(LOSS)
    assert not another.reads(behind)


def test_an_opened_gate_can_be_closed_again(reader: Reader) -> None:
    reader.window.open(LOSS)
    whole = reader.page()
    reader.tap_link(gate_link(reader))
    assert reader.page() != whole
    reader.tap_link(gate_link(reader))
    assert reader.page() == whole


def test_opening_a_gate_keeps_the_line_that_is_being_read(reader: Reader) -> None:
    reader.window.open(LOSS)
    reader.scroll_to(GATE)
    reading = reader.place()
    reader.tap_link(gate_link(reader))
    assert reader.first_line_holds(reading)


def test_a_citation_opens_a_card_and_escape_closes_it_and_gives_the_focus_back(
    reader: Reader,
) -> None:
    reader.window.open(INSUFFICIENCY)
    reader.article.setFocus()
    reader.tap_link("cite:medlineplus-cervix")
    assert reader.card_says().startswith("Source 1")
    assert "MedlinePlus" in reader.card_says()
    inside = QApplication.focusWidget()
    assert inside is not None
    assert reader.card is not None
    assert reader.card.isAncestorOf(inside)
    reader.type(Qt.Key.Key_Escape)
    assert not reader.has_card()
    assert QApplication.focusWidget() is reader.article


def test_a_citation_reached_by_keyboard_opens_its_card_with_enter(reader: Reader) -> None:
    reader.window.open(INSUFFICIENCY)
    reader.article.setFocus()
    for _ in range(3):
        reader.type(Qt.Key.Key_Tab)
    reader.type(Qt.Key.Key_Return)
    assert reader.card is not None


def test_the_card_of_a_citation_stands_beside_the_place_that_was_tapped(reader: Reader) -> None:
    reader.window.open(INSUFFICIENCY)
    reader.tap_link("cite:glowm-2017")
    card, view = reader.card, reader.article.viewport()
    assert card is not None
    number = reader.article.cursorRect(reader.article.cursorForPosition(view.rect().center()))
    top = card.mapTo(reader.window, card.rect().topLeft()).y()
    bottom = top + card.height()
    tapped = view.mapTo(reader.window, number.center()).y()
    assert min(abs(top - tapped), abs(bottom - tapped)) < reader.window.height() / 3


def test_a_word_of_the_glossary_opens_a_card_and_a_tap_elsewhere_closes_it(reader: Reader) -> None:
    reader.window.open(INSUFFICIENCY)
    reader.tap_link("term:cervix")
    assert "cervix" in reader.card_says().lower()
    reader.tap(reader.article.viewport(), reader.article.viewport().rect().bottomLeft() / 2)
    assert reader.card is None


def test_the_contents_list_jumps_to_every_heading_in_two_taps_A4(reader: Reader) -> None:
    reader.window.open("treatment-options")
    for title in ("How well it works", "What is not recommended", "Questions to ask"):
        reader.press("On this page")
        reader.press(title)
        assert reader.card is None
        assert reader.sees(title)
        assert reader.article.hasFocus()


def test_previous_and_next_walk_through_the_whole_library_and_back(
    reader: Reader, titles: dict[str, str]
) -> None:
    reader.window.open(INSUFFICIENCY)
    walked = [INSUFFICIENCY]
    while reader.reads("Next: "):
        reader.tap_character(reader.article.document().find("Next: ").position() + 1)
        walked.append(reader.opened[-1])
        assert len(walked) <= len(titles)
    assert walked == list(titles)
    for before in reversed(walked[:-1]):
        reader.tap_character(reader.article.document().find("Previous: ").position() + 1)
        assert reader.opened[-1] == before
    assert not reader.reads("Previous: ")


def test_every_article_says_on_the_first_screen_that_no_clinician_has_checked_it_T2(
    reader: Reader, titles: dict[str, str]
) -> None:
    for article in titles:
        reader.window.open(article)
        assert reader.sees(NOT_CHECKED), article


def test_a_sensitive_page_tells_before_the_text_what_it_is_about_K6(reader: Reader) -> None:
    reader.window.open(LOSS)
    page = reader.page()
    assert "Before you read" in page
    assert page.index("Before you read") < page.index("Words and legal lines")


def test_the_keys_of_a_reader_go_back_forward_and_home(reader: Reader) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    reader.window.open(INSUFFICIENCY)
    reader.window.open(STITCH)
    reader.type(Qt.Key.Key_Left, alt)
    reader.type(Qt.Key.Key_Right, alt)
    reader.type(Qt.Key.Key_Home, alt)
    assert reader.opened == [INSUFFICIENCY, STITCH, INSUFFICIENCY, STITCH, "home"]


def test_back_is_greyed_out_at_the_first_page_and_forward_at_the_last(reader: Reader) -> None:
    assert not reader.button("Back").isEnabled()
    reader.window.open(STITCH)
    assert reader.button("Back").isEnabled()
    assert not reader.button("Forward").isEnabled()


def test_an_address_that_leads_nowhere_is_told_and_the_page_stays(reader: Reader) -> None:
    reader.window.open(STITCH)
    reader.window.open("no-such-page")
    assert reader.sees("not in the library")
    assert reader.opened == [STITCH]
    assert reader.reads("Next: ")
    reader.press("OK")
    assert not reader.sees("not in the library")


def test_the_title_of_the_window_and_home_name_no_one_s_reason_to_read_K5(reader: Reader) -> None:
    reader.window.open(LOSS)
    assert reader.window.windowTitle() == "Snowdrop"
