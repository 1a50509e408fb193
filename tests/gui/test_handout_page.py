"""“My handout”: what fills it, what it shows, and that everybody can use it."""

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.conftest import OpenWindow, settle
from tests.gui.conftest import Listen
from tests.gui.handout_tools import Eyes
from tests.gui.looking import cut_texts, sideways, text_contrast
from tests.gui.test_access import badly_named
from tests.journeys.reader import Reader
from tests.test_start_up import at_first_paint
from viewer.gui import handout_desk
from viewer.gui import theme as theme_module
from viewer.gui.help_card_view import HelpCardView
from viewer.gui.pictures import fill_handout
from viewer.gui.reading_bar import ReadingBar
from viewer.gui.support_panel import SupportPanel
from viewer.gui.theme import THEMES
from viewer.visit.handout import Kind, Question

STITCH, LOSS, GRIEF = "cervical-stitch", "second-trimester-loss", "grief-and-coping"
QUESTIONS = "questions-to-ask"
HARD = "handprints and footprints"
"""Words of a passage that stands behind a gate."""


@pytest.fixture
def reader(open_window: OpenWindow) -> Reader:
    return Reader(open_window())


@pytest.fixture
def eyes(reader: Reader, qtbot: QtBot) -> Eyes:
    return Eyes(reader.window, qtbot)


def add(reader: Reader, *articles: str) -> None:
    for article in articles:
        reader.window.open(article)
        settle()
        reader.press("Add to my handout")


def count(reader: Reader) -> str:
    bar = reader.window.findChild(ReadingBar)
    assert isinstance(bar, ReadingBar)
    return bar.button("handout").text()


# -- what fills it


def test_one_press_puts_an_article_in_and_another_takes_it_out(reader: Reader) -> None:
    reader.window.open(STITCH)
    assert count(reader) == "My handout"
    reader.press("Add to my handout")
    assert count(reader) == "My handout (1)"
    assert reader.sees("In my handout")
    reader.press("In my handout")
    assert count(reader) == "My handout"
    assert reader.sees("Add to my handout")


def test_each_article_says_whether_it_is_in_the_handout(reader: Reader) -> None:
    add(reader, STITCH)
    reader.window.open(GRIEF)
    assert reader.sees("Add to my handout")
    reader.window.open(STITCH)
    assert reader.sees("In my handout")


def cards(reader: Reader) -> list[HelpCardView]:
    return reader.panel.findChildren(HelpCardView)


def bare(reader: Reader) -> list[str]:
    """Return the places whose card has no button at all."""
    found = [card for card in cards(reader) if not card.findChildren(QAbstractButton)]
    return [card.accessibleName() for card in found]


def test_the_emergency_card_has_no_button_and_every_other_card_has_one_for_the_handout(
    reader: Reader,
) -> None:
    assert bare(reader) == ["Emergency services"]
    assert len(cards(reader)) > 5
    assert [button_of(card).text() for card in cards(reader)[1:]] == ["Add to handout"] * (
        len(cards(reader)) - 1
    )


@pytest.mark.parametrize(
    ("size", "beside"), [((1280, 800), False), ((900, 700), True), ((360, 740), False)], ids=str
)
def test_A9_the_buttons_of_a_card_stand_beside_each_other_where_there_is_room(
    open_window: OpenWindow, size: tuple[int, int], beside: bool
) -> None:
    reader = Reader(open_window(size=size))
    reader.window.show_help()
    settle()
    both = [card.findChildren(QAbstractButton) for card in cards(reader)]
    pairs = [pair for pair in both if len(pair) == 2]
    assert len(pairs) > 3
    for one, other in pairs:
        assert min(one.height(), other.height()) >= 44
        assert (one.y() == other.y()) is beside
        across = abs(one.x() - other.x()) - one.width()
        assert max(across, abs(one.y() - other.y()) - one.height()) >= 8
    assert cut_texts(reader.window) + sideways(reader.window) == []


def button_of(card: QWidget) -> QAbstractButton:
    buttons = card.findChildren(QAbstractButton)
    return next(one for one in buttons if "handout" in one.text())


def test_a_place_to_get_help_is_put_in_from_its_card(reader: Reader, eyes: Eyes) -> None:
    card = next(c for c in cards(reader) if "988" in c.accessibleName())
    reader.tap(reader.scroll_in(button_of(card)))
    assert button_of(card).text() == "In my handout"
    assert button_of(card).accessibleName() == f"In my handout: {card.accessibleName()}"
    reader.press("My handout (1)")
    assert eyes.titles() == [card.accessibleName()]


def test_a_card_that_is_made_anew_still_says_that_it_is_in_the_handout(reader: Reader) -> None:
    name = cards(reader)[-1].accessibleName()
    button_of(cards(reader)[-1]).click()
    reader.window.set_theme("dark")
    reader.window.show_help()
    settle()
    found = {card.accessibleName(): button_of(card).text() for card in cards(reader)[1:]}
    assert [name for name, text in found.items() if text == "In my handout"] == [name]


def test_questions_are_chosen_on_their_page_and_keep_her_order(reader: Reader, eyes: Eyes) -> None:
    reader.window.open(QUESTIONS)
    settle()
    for link in ("tick:5", "tick:2", "tick:9"):
        reader.tap_link(link)
    assert reader.page().count("Chosen. Take it off") == 3
    reader.tap_link("tick:2")
    assert reader.page().count("Chosen. Take it off") == 2
    assert count(reader) == "My handout (1)"
    reader.window.open("handout")
    settle()
    assert [title[:33] for title in eyes.titles()] == [
        "Which treatments fit my situation",
        "If I have twins or more, does thi",
    ]


def test_a_question_taken_out_on_the_handout_is_no_longer_chosen_on_its_page(
    reader: Reader, eyes: Eyes
) -> None:
    reader.window.open(QUESTIONS)
    settle()
    reader.tap_link("tick:3")
    reader.window.open("handout")
    settle()
    eyes.press(f"Take out: {eyes.titles()[0]}")
    reader.window.open(QUESTIONS)
    assert "Chosen. Take it off" not in reader.page()


def test_an_own_question_is_typed_on_a_clinic_PC(reader: Reader, eyes: Eyes) -> None:
    reader.window.open("handout")
    settle()
    (field,) = eyes.fields()
    field.setFocus()
    QTest.keyClicks(field, "May I bring my sister?")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert eyes.titles() == ["May I bring my sister?"]
    assert field.text() == ""
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert len(eyes.titles()) == 1


def heights(eyes: Eyes) -> dict[str, int]:
    """Return where each text of the page stands, from its top."""
    inside = eyes.page.widget()
    assert inside is not None
    found: list[QLabel | QAbstractButton | QLineEdit] = [*eyes.fields()]
    found += [*eyes.page.findChildren(QLabel), *eyes.page.findChildren(QAbstractButton)]
    shown = [one for one in found if one.isVisible()]
    return {one.accessibleName() or one.text(): one.mapTo(inside, QPoint()).y() for one in shown}


OWN, HEADING = "Your own question", "Questions for my appointment"


@pytest.mark.parametrize("given", [(), (Kind.ARTICLE,), (Kind.ARTICLE, Kind.HELP)], ids=str)
def test_the_field_for_an_own_question_is_under_its_heading_whatever_is_in_the_handout(
    reader: Reader, eyes: Eyes, given: tuple[Kind, ...]
) -> None:
    desk = reader.window.findChild(handout_desk.HandoutDesk)
    assert isinstance(desk, handout_desk.HandoutDesk)
    for kind in given:
        desk.toggle(kind, STITCH if kind is Kind.ARTICLE else "us-988")
    reader.window.open("handout")
    settle()
    for questions in range(3):
        place = heights(eyes)
        asked = [place[title] for title in eyes.titles() if title.startswith("May I")]
        below = [place[name] for name in ("Places to get help", "New patient") if name in place]
        assert len(asked) == questions
        assert place[HEADING] < min([*asked, place[OWN]])
        assert max([*asked, place[HEADING]]) < place[OWN] < min(below)
        (field,) = eyes.fields()
        QTest.keyClicks(field, f"May I ask number {questions}?")
        QTest.keyClick(field, Qt.Key.Key_Return)
        settle()


def test_what_the_field_asks_for_stays_while_somebody_types(reader: Reader, eyes: Eyes) -> None:
    reader.window.open("handout")
    settle()
    (field,) = eyes.fields()
    QTest.keyClicks(field, "May I")
    assert reader.sees(OWN)
    assert field.accessibleName() == OWN


def test_a_full_handout_says_so_and_keeps_what_it_has(reader: Reader) -> None:
    desk = reader.window.findChild(handout_desk.HandoutDesk)
    assert isinstance(desk, handout_desk.HandoutDesk)
    for number in range(60):
        desk.toggle(Kind.ARTICLE, f"page-{number}")
    reader.window.open(STITCH)
    reader.press("Add to my handout")
    assert reader.sees("Your handout is full.")
    assert reader.sees("Add to my handout")


# -- what it shows


@pytest.fixture
def filled(reader: Reader, eyes: Eyes) -> Eyes:
    add(reader, STITCH, LOSS, GRIEF)
    reader.window.open(QUESTIONS)
    settle()
    for link in ("tick:3", "tick:1"):
        reader.tap_link(link)
    reader.press("My handout (4)")
    return eyes


def starts(eyes: Eyes) -> list[str]:
    return [title.split()[1] for title in eyes.titles()]


def test_pages_and_questions_move_up_and_down(filled: Eyes) -> None:
    assert starts(filled) == ["cervical", "a", "and", "long", "do"]
    filled.press("Move up: Grief and coping after a loss")
    assert starts(filled) == ["cervical", "and", "a", "long", "do"]
    filled.press("Move down: The cervical stitch (cerclage)")
    assert starts(filled) == ["and", "cervical", "a", "long", "do"]
    filled.press(f"Move up: {filled.titles()[-1]}")
    assert starts(filled) == ["and", "cervical", "a", "do", "long"]


def test_what_is_first_cannot_go_up_and_what_is_last_cannot_go_down(filled: Eyes) -> None:
    first, last = filled.titles()[0], filled.titles()[2]
    assert not filled.button(f"Move up: {first}").isEnabled()
    assert filled.button(f"Move down: {first}").isEnabled()
    assert not filled.button(f"Move down: {last}").isEnabled()


def test_the_keyboard_stays_on_what_it_moves(filled: Eyes) -> None:
    name = "Grief and coping after a loss"
    filled.button(f"Move up: {name}").setFocus()
    for _ in range(2):
        filled.window.activateWindow()
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus.accessibleName() == f"Move up: {name}"
        QTest.keyClick(focus, Qt.Key.Key_Space)
        settle()
    assert starts(filled)[:3] == ["and", "cervical", "a"]
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == f"Move down: {name}"  # it is the first one now


def test_after_something_is_taken_out_the_keyboard_is_on_the_next_one(filled: Eyes) -> None:
    for left in (4, 3, 2, 1):
        row = filled.rows()[0]
        following = filled.titles()[1]
        filled.button(f"Take out: {row.line.title}").setFocus()
        filled.press(f"Take out: {row.line.title}")
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus.accessibleName() == f"Take out: {following}"
        assert len(filled.rows()) == left
    filled.press(f"Take out: {filled.titles()[0]}")
    assert QApplication.focusWidget() is filled.page


def test_only_an_article_with_hard_passages_asks_about_them(filled: Eyes) -> None:
    hard = [name for name in filled.checks() if name.startswith("With the hard passages")]
    assert hard == [
        "With the hard passages: The cervical stitch (cerclage)",
        "With the hard passages: Losing a baby in the second trimester",
    ]


def test_hard_passages_are_left_out_until_she_ticks_them(filled: Eyes) -> None:
    assert not any(filled.checks().values())
    assert HARD not in filled.printed_text()
    filled.press("With the hard passages: Losing a baby in the second trimester")
    assert filled.checks()["With the hard passages: Losing a baby in the second trimester"]
    assert HARD in filled.printed_text()


def test_large_print_takes_more_pages(filled: Eyes) -> None:
    before = filled.wait_for_pages()
    filled.press("Large print")
    assert filled.wait_for_pages() > before


def test_who_chose_no_place_is_told_that_all_are_printed(filled: Eyes) -> None:
    told = "You have chosen no place: all places to get help are printed."
    assert told in filled.says()
    desk = filled.window.findChild(handout_desk.HandoutDesk)
    assert isinstance(desk, handout_desk.HandoutDesk)
    desk.toggle(Kind.HELP, "us-988")
    settle()
    assert told not in filled.says()


def test_what_is_no_longer_in_the_library_is_told(reader: Reader, eyes: Eyes) -> None:
    add(reader, STITCH)
    desk = reader.window.findChild(handout_desk.HandoutDesk)
    assert isinstance(desk, handout_desk.HandoutDesk)
    desk.toggle(Kind.ARTICLE, "gone-since")
    reader.window.open("handout")
    eyes.wait_for_pages()
    assert eyes.titles() == ["The cervical stitch (cerclage)", "No longer in the library"]
    assert any("gone-since" in text for text in eyes.says())


def test_the_empty_page_says_how_to_fill_it_and_offers_nothing_that_does_nothing(
    reader: Reader, eyes: Eyes
) -> None:
    reader.window.open("handout")
    settle()
    assert any("Press “Add to my handout”" in text for text in eyes.says())
    for name in ("Print", "Save as a file", "Look at the pages", "Empty the handout"):
        assert name not in eyes.says()


def test_the_handout_can_be_emptied(filled: Eyes, reader: Reader) -> None:
    filled.press("Empty the handout")
    assert filled.titles() == []
    assert count(reader) == "My handout"


def test_it_is_a_page_like_any_other(filled: Eyes, reader: Reader) -> None:
    assert reader.opened[-1] == "handout"
    reader.press("Back")
    assert reader.page().startswith("Questions and words")
    reader.press("Forward")
    assert filled.page.isVisible()
    reader.type(Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    reader.type(Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    assert filled.page.isVisible()


def test_another_language_says_the_titles_in_it(filled: Eyes, reader: Reader) -> None:
    reader.window.set_language("es")
    settle()
    assert filled.titles()[0] == "El cerclaje cervical (un punto en el cuello uterino)"
    assert filled.titles()[-1].startswith("¿")


# -- everybody can use it


def test_A26_each_change_is_announced(reader: Reader, eyes: Eyes, hear: Listen) -> None:
    said = hear(handout_desk)
    add(reader, STITCH, GRIEF)
    reader.window.open("handout")
    settle()
    eyes.press("Move up: Grief and coping after a loss")
    eyes.press("Take out: Grief and coping after a loss")
    reader.window.open(STITCH)
    reader.press("In my handout")
    assert said == [
        *("Added to my handout.", "Added to my handout.", "Now 1 of 2"),
        *("Taken out of my handout.", "Taken out of my handout."),
    ]


SHAPES = [((1280, 800), 100), ((320, 640), 100), ((360, 780), 200), ((640, 900), 400)]


@pytest.fixture(params=SHAPES, ids=str)
def narrow(request: pytest.FixtureRequest, open_window: OpenWindow, qtbot: QtBot) -> Eyes:
    size, text = request.param
    reader = Reader(open_window(size=size, text_size=text))
    desk = reader.window.findChild(handout_desk.HandoutDesk)
    assert isinstance(desk, handout_desk.HandoutDesk)
    for name in (STITCH, LOSS):
        desk.toggle(Kind.ARTICLE, name)
    desk.toggle(Kind.HELP, "us-988")
    desk.ask(Question(text="Donaudampfschifffahrtsgesellschaftskapitän?"))
    desk.ask(Question(QUESTIONS, 2))
    reader.window.open("handout")
    settle()
    return Eyes(reader.window, qtbot)


def test_A18_A20_nothing_is_cut_in_a_narrow_window_or_at_400_percent(narrow: Eyes) -> None:
    narrow.wait_for_pages()
    assert cut_texts(narrow.window) + sideways(narrow.window) == []


def weak_texts(eyes: Eyes) -> dict[str, float]:
    """Return the words of the page, and of the cards' buttons, that do not reach 4.5:1 (A14)."""
    found = {}
    panel = eyes.window.findChild(SupportPanel)
    assert isinstance(panel, SupportPanel)
    for area in (eyes.page, panel):
        inside = area.widget()
        assert inside is not None
        picture = inside.grab().toImage()
        widgets: list[QLabel | QPushButton | QCheckBox] = [*inside.findChildren(QPushButton)]
        if area is eyes.page:
            widgets += [*inside.findChildren(QLabel), *inside.findChildren(QCheckBox)]
        for one in widgets:
            if one.isVisible() and one.text().strip():
                part = QRect(one.mapTo(inside, QPoint()), one.size()).adjusted(6, 2, -6, -2)
                found[f"{one.objectName()} “{one.text()}”"] = text_contrast(picture, part)
    assert len(found) > 20
    return {name: value for name, value in found.items() if value < 4.5}


def show_everything(open_window: OpenWindow, qtbot: QtBot, theme: str) -> Eyes:
    """Open a handout with something of each kind in it."""
    whole = open_window(theme=theme)
    eyes = Eyes(whole.window, qtbot)
    fill_handout(whole.window)
    eyes.wait_for_pages()
    eyes.page.tell("Your pages were sent to the printer.")
    eyes.page.ask.ask("Pages to be printed: 12.", "Print now", "Do not print")
    settle()
    return eyes


@pytest.mark.parametrize("theme", THEMES)
def test_A14_all_words_of_the_page_and_of_the_buttons_on_cards_reach_their_contrast_in_pixels(
    open_window: OpenWindow, qtbot: QtBot, theme: str
) -> None:
    assert weak_texts(show_everything(open_window, qtbot, theme)) == {}


def test_A14_a_page_in_weak_colors_is_caught(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The control of the test above.
    weak = msgspec.structs.replace(
        THEMES["light"], ink="#AAB4BE", muted="#C8CDD2", action="#A8C8CE"
    )
    monkeypatch.setitem(theme_module.THEMES, "light", weak)
    assert len(weak_texts(show_everything(open_window, qtbot, "light"))) > 10


def test_A9_every_target_is_large_and_apart(narrow: Eyes) -> None:
    buttons = [b for b in narrow.page.findChildren(QAbstractButton) if b.isVisible()]
    assert [b.text() for b in buttons if min(b.width(), b.height()) < 44] == []
    places = [(b, QRect(b.mapTo(narrow.page, QPoint()), b.size())) for b in buttons]
    near = [
        (one.accessibleName(), other.accessibleName())
        for at, (one, rect) in enumerate(places)
        for other, beside in places[at + 1 :]
        if rect.adjusted(-7, -7, 7, 7).intersects(beside)
    ]
    assert near == []


def test_A6_every_control_has_a_name_and_is_reached_with_tab(narrow: Eyes) -> None:
    assert badly_named(narrow.page) == []
    wanted: set[QWidget] = {
        b for b in narrow.page.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()
    }
    wanted |= set(narrow.fields())
    seen: set[QWidget] = set()
    narrow.page.setFocus()
    for _ in range(200):
        focus = QApplication.focusWidget() or narrow.window
        if focus in seen and wanted <= seen:
            break
        seen.add(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert wanted <= seen


def test_A7_the_Tab_key_goes_from_top_to_bottom(narrow: Eyes) -> None:
    narrow.wait_for_pages()
    narrow.page.setFocus()
    seen: list[QWidget] = []
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget() or narrow.window, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is None or not narrow.page.isAncestorOf(focus):
            break
        seen.append(focus)
    inside = narrow.page.viewport()
    heights = [w.mapTo(inside, w.rect().center()).y() for w in seen]
    heights = [height + narrow.page.verticalScrollBar().value() for height in heights]
    lines = [height // 30 for height in heights]
    assert len(seen) > 12
    assert lines == sorted(lines)


def test_a_row_that_forgets_its_name_is_noticed(narrow: Eyes) -> None:
    # The control of the test above.
    row = narrow.rows()[0]
    for button in row.findChildren(QAbstractButton):
        button.setAccessibleName("")
        button.setToolTip("")
    assert badly_named(narrow.page) != []


LATER = {
    *("viewer.gui.handout_press", "viewer.gui.handout_page", "viewer.handout.pdf", "typst"),
    *("viewer.gui.printing", "viewer.gui.handout_saving", "viewer.gui.ask"),
}


@pytest.mark.parametrize("extra", ["", "viewer.gui.handout_press"])
def test_no_first_picture_waits_for_the_handout_and_one_that_does_is_caught(
    library_file: Path, extra: str
) -> None:
    assert bool(at_first_paint(library_file, extra) & LATER) == bool(extra)
