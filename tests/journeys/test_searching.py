"""Looking for words, each as a sentence a nurse could read."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.conftest import OpenWindow, settle
from tests.journeys.reader import Reader
from viewer.gui.hit_row import HitRow
from viewer.library.store import Library

STITCH = "cervical-stitch"
LOSS = "second-trimester-loss"
CALL = "symptoms-and-when-to-call"
WIDE, NARROW = (1280, 800), (320, 640)
CTRL = Qt.KeyboardModifier.ControlModifier
MOST_ARTICLES = 5
CALM = "You can talk to someone now"
CALL_NOW = "When to call now"
NUMBERS = ("911", "988", "999", "112", "111", "116", "000")


@pytest.fixture
def reader(open_window: OpenWindow) -> Reader:
    return Reader(open_window())


@pytest.fixture(scope="module")
def titles(library_file: Path) -> dict[str, str]:
    library = Library.open(library_file)
    topics = [topic.id for topic in library.topics("en")]
    found = {line.id: line.title for topic in topics for line in library.articles(topic, "en")}
    library.close()
    return found


def under(reader: Reader, heading: str) -> list[str]:
    """Return the titles of the rows under a heading of the search page."""
    texts = reader.search_says()
    assert heading in texts, f"There is no heading “{heading}” in {texts}."
    rest = texts[texts.index(heading) + 1 :]
    headings = ("Pages", "Places to get help", "Words explained", "Páginas", "Palabras explicadas")
    end = next((at for at, text in enumerate(rest) if text in headings), len(rest))
    titles = reader.hit_titles()
    return [text for text in rest[:end] if text in titles]


# -- opening and closing


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_the_search_button_opens_the_page_ready_to_type(
    open_window: OpenWindow, size: tuple[int, int]
) -> None:
    reader = Reader(open_window(size=size))
    reader.press("Search")
    assert QApplication.focusWidget() is reader.field
    reader.write("cerclage")
    assert reader.field.text() == "cerclage"
    assert reader.sees("The cervical stitch (cerclage)")


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("page", ["home", "topic:care", STITCH])
def test_ctrl_k_opens_the_page_ready_to_type_from_everywhere_A6(
    open_window: OpenWindow, size: tuple[int, int], page: str
) -> None:
    reader = Reader(open_window(size=size))
    reader.window.open(page)
    reader.type(Qt.Key.Key_K, CTRL)
    assert QApplication.focusWidget() is reader.field
    assert not reader.page()


@pytest.mark.parametrize("close", ["Escape", "Close search", "Back", "Alt+Left"])
def test_closing_the_search_gives_the_page_back_at_its_line_with_the_focus_on_it_A6(
    reader: Reader, close: str
) -> None:
    reader.window.open(STITCH)
    reader.scroll_to("How well it works")
    left_at = reader.place()
    reader.search_for("progesterone")
    if close == "Escape":
        reader.type(Qt.Key.Key_Escape)
    elif close == "Alt+Left":
        reader.type(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    else:
        reader.press(close)
    assert not reader.search.isVisible()
    assert left_at > 0
    assert reader.first_line_holds(left_at)
    assert QApplication.focusWidget() is reader.article
    assert reader.opened == [STITCH]


def test_escape_closes_the_search_from_a_row_too(reader: Reader) -> None:
    reader.window.open(STITCH)
    reader.search_for("progesterone")
    reader.type(Qt.Key.Key_Down)
    reader.type(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is reader.article


def test_the_line_comes_back_although_text_and_window_changed_during_the_search(
    reader: Reader,
) -> None:
    reader.window.open("what-is-cervical-insufficiency")
    reader.scroll_to("A short cervix is not the same thing")
    left_at = reader.place()
    reader.search_for("cervix")
    reader.change_text("Larger text", times=2)
    reader.resize(1600, 900)
    reader.type(Qt.Key.Key_Escape)
    assert reader.first_line_holds(left_at)


def test_larger_text_and_other_colors_leave_the_search_where_it_is(reader: Reader) -> None:
    reader.search_for("cerclage")
    before = reader.hit_titles()
    reader.type(Qt.Key.Key_Plus, CTRL)
    assert QApplication.focusWidget() is reader.field
    reader.window.set_theme("dark")
    assert reader.hit_titles() == before
    assert reader.field.text() == "cerclage"


# -- the answers


def test_answers_come_with_each_letter(reader: Reader, titles: dict[str, str]) -> None:
    reader.press("Search")
    seen = []
    for letter in "progesterone":
        reader.write(letter)
        seen.append(tuple(reader.hit_titles()))
        assert seen[-1], f"There is nothing at “{reader.field.text()}”."
    assert len(set(seen)) > 2, "The answers did not change from key to key."
    assert titles["vaginal-progesterone"] in under(reader, "Pages")


@pytest.mark.parametrize("words", ["stitch", "cervix", "baby", "pain", "the"])
def test_never_more_than_five_pages_are_offered(reader: Reader, words: str) -> None:
    reader.search_for(words)
    assert 1 <= len(under(reader, "Pages")) <= MOST_ARTICLES


def test_tapping_a_row_opens_the_page_at_the_section_that_answers(
    reader: Reader, titles: dict[str, str]
) -> None:
    reader.search_for("stitch removal")
    title = titles["living-with-a-stitch"]
    assert "When the stitch comes out" in reader.hit(title).accessibleDescription()
    reader.tap_hit(title)
    assert reader.opened == ["living-with-a-stitch"]
    assert reader.visible_text().strip().startswith("When the stitch comes out")
    assert QApplication.focusWidget() is reader.article


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_a_finger_opens_a_row_too(
    open_window: OpenWindow, size: tuple[int, int], titles: dict[str, str]
) -> None:
    reader = Reader(open_window(size=size))
    reader.search_for("cerclage")
    reader.touch(reader.hit(titles[STITCH]))
    assert reader.opened == [STITCH]
    assert reader.article.isVisible()


def test_enter_in_the_field_opens_the_first_hit(reader: Reader, titles: dict[str, str]) -> None:
    reader.search_for("cerclage")
    assert reader.hit_titles()[0] == titles[STITCH]
    reader.type(Qt.Key.Key_Return)
    assert reader.opened == [STITCH]


def test_the_arrow_keys_walk_through_the_rows_and_enter_opens_one_A6(
    reader: Reader, titles: dict[str, str]
) -> None:
    reader.search_for("cerclage")
    rows = reader.hits()
    for row in rows:
        reader.type(Qt.Key.Key_Down)
        assert QApplication.focusWidget() is row
        assert reader.sees(row.text())
    for row in reversed(rows[:-1]):
        reader.type(Qt.Key.Key_Up)
        assert QApplication.focusWidget() is row
    reader.type(Qt.Key.Key_Up)
    assert QApplication.focusWidget() is reader.field
    reader.type(Qt.Key.Key_Down)
    reader.type(Qt.Key.Key_Down)
    second = rows[1].text()
    reader.type(Qt.Key.Key_Return)
    assert [titles[page] for page in reader.opened] == [second]


def test_the_arrow_keys_stay_at_both_ends_A6(reader: Reader) -> None:
    reader.search_for("cerclage")
    reader.type(Qt.Key.Key_Up)
    assert QApplication.focusWidget() is reader.field
    for _ in range(len(reader.hits()) + 3):
        reader.type(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is reader.hits()[-1]


def test_a_misspelled_word_is_read_as_the_right_one_and_can_be_searched_as_it_is(
    reader: Reader, titles: dict[str, str]
) -> None:
    reader.search_for("serclage")
    assert reader.sees("Showing cerclage.")
    assert reader.hit_titles()[0] == titles[STITCH]
    reader.press("Search instead for serclage")
    assert not reader.sees("Showing cerclage.")
    assert titles[STITCH] not in reader.hit_titles()
    assert QApplication.focusWidget() is reader.field


def test_a_place_to_get_help_is_shown_on_its_card(reader: Reader) -> None:
    reader.search_for("dougy center")
    assert under(reader, "Places to get help") == ["Dougy Center"]
    reader.tap_hit("Dougy Center")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus in reader.cards_of_help()
    assert focus.accessibleName() == "Dougy Center"
    assert reader.opened == []


def test_in_a_narrow_window_the_card_takes_the_place_of_the_search(
    open_window: OpenWindow,
) -> None:
    reader = Reader(open_window(size=NARROW))
    reader.search_for("dougy center")
    reader.tap_hit("Dougy Center")
    assert reader.panel.isVisible()
    assert not reader.search.isVisible()
    assert reader.sees("Dougy Center")


def test_a_word_of_the_glossary_opens_the_list_of_words_at_that_word(reader: Reader) -> None:
    reader.search_for("pprom")
    term = under(reader, "Words explained")[0]
    reader.tap_hit(term)
    assert reader.opened == ["glossary"]
    assert term in reader.visible_text()
    assert reader.visible_text().strip().splitlines()[0].startswith(term)


def test_the_harmful_old_name_finds_the_page_and_is_never_written_H4(
    reader: Reader, titles: dict[str, str]
) -> None:
    for words in ("incompetent cervix", "incompetant cervix", "cervical incompetence"):
        reader.search_for(words)
        assert reader.hit_titles()[0] == titles["what-is-cervical-insufficiency"]
        said = [text for text in reader.search_says() if "Search instead" not in text]
        rows = [row.text() for row in reader.hits()]
        assert not any("incompet" in text.lower() for text in [*said[:1], *rows])
        reader.type(Qt.Key.Key_Escape)


# -- nothing is ever empty


def test_an_empty_field_shows_the_topics_and_the_places_to_get_help(reader: Reader) -> None:
    reader.press("Search")
    titles = reader.hit_titles()
    assert titles[0] == CALL_NOW
    assert "Care and treatment" in titles
    assert titles[-1] == "Places to get help"
    reader.write("   ")
    assert reader.hit_titles() == titles


@pytest.mark.parametrize("words", ["xylophone", '?!*"', "qwzx qwzx", "💐"])
def test_nonsense_shows_the_topics_the_receptionist_and_the_places_to_get_help(
    reader: Reader, words: str
) -> None:
    reader.search_for(words)
    assert any("ask the receptionist" in text for text in reader.search_says())
    assert reader.hit_titles()[0] == CALL_NOW
    assert reader.hit_titles()[-1] == "Places to get help"


@pytest.mark.parametrize("words", ["", "xylophone"])
@pytest.mark.parametrize(
    ("title", "address"), [("Care and treatment", "topic:care"), (CALL_NOW, CALL)]
)
def test_what_stands_there_instead_works(
    reader: Reader, words: str, title: str, address: str
) -> None:
    reader.search_for(words)
    reader.tap_hit(title)
    assert reader.opened == [address]


@pytest.mark.parametrize("words", ["", "xylophone"])
@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_the_places_to_get_help_are_one_tap_away_when_nothing_is_found(
    open_window: OpenWindow, words: str, size: tuple[int, int]
) -> None:
    reader = Reader(open_window(size=size))
    reader.search_for(words)
    reader.tap_hit("Places to get help")
    assert reader.sees("Emergency services")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Emergency services"


def test_enter_in_an_empty_field_opens_nothing(reader: Reader) -> None:
    reader.press("Search")
    reader.type(Qt.Key.Key_Return)
    assert reader.opened == []
    assert reader.search.isVisible()


# -- languages


def test_spanish_words_in_an_english_window_offer_spanish_pages_and_say_so_L4(
    reader: Reader,
) -> None:
    reader.search_for("cerclaje")
    assert reader.sees("These words are Spanish, and so are these pages.")
    assert reader.hit_titles()[0].startswith("El cerclaje cervical")
    reader.type(Qt.Key.Key_Return)
    assert reader.opened[-1] == STITCH
    assert reader.page().strip().startswith("Atención y tratamiento")
    assert reader.row("Atención y tratamiento") is not None, "The sidebar speaks Spanish too."
    reader.press("English")
    assert reader.reads("The cervical stitch (cerclage)")


def test_english_words_in_a_spanish_window_offer_english_pages_and_say_so_L4(
    open_window: OpenWindow,
) -> None:
    reader = Reader(open_window(languages=["es", "en"]))
    reader.type(Qt.Key.Key_K, CTRL)
    reader.write("bed rest")
    assert reader.sees("Estas palabras están en inglés, y estas páginas también.")
    reader.type(Qt.Key.Key_Return)
    assert reader.opened[-1] == "activity-and-rest"
    assert reader.reads("Activity, work, sex")


def test_a_reader_of_english_as_spoken_in_one_country_is_told_of_no_other_language(
    open_window: OpenWindow, titles: dict[str, str]
) -> None:
    whole = open_window(languages=["en-GB"])
    reader = Reader(whole)
    reader.search_for("cerclage")
    assert not any("These words are" in text for text in reader.search_says())
    reader.type(Qt.Key.Key_Return)
    assert reader.reads(titles[STITCH])
    assert whole.visit.language == "en-GB"


def test_the_search_page_of_a_spanish_window_is_spanish(open_window: OpenWindow) -> None:
    reader = Reader(open_window(languages=["es", "en"]))
    reader.type(Qt.Key.Key_K, CTRL)
    assert reader.field.placeholderText() == "Palabras o una pregunta"
    reader.write("cerclaje")
    assert under(reader, "Páginas")
    assert not any("so are these pages" in text for text in reader.search_says())


# -- what comes before everything else


@pytest.mark.parametrize(
    ("region", "crisis", "emergency"),
    [("US", "988", "911"), ("GB-SCT", "NHS 24", "999"), ("IE", "116 123", "112")],
)
def test_words_of_a_crisis_show_calmly_and_above_everything_whom_to_call_here(
    open_window: OpenWindow, region: str, crisis: str, emergency: str
) -> None:
    reader = Reader(open_window(region=region))
    reader.search_for("I want to die")
    texts = reader.search_says()
    assert texts[0] == CALM
    assert any(crisis in text for text in texts[1:4])
    assert any(emergency in text for text in texts[1:4])
    assert reader.sees(CALM)
    assert "!" not in "".join(texts[:4])


@pytest.mark.parametrize("words", ["want to die", "kill myself", "quiero morir"])
def test_without_a_region_the_card_of_a_crisis_names_no_number_at_all(
    open_window: OpenWindow, words: str
) -> None:
    reader = Reader(open_window(region=None))
    reader.search_for(words)
    texts = reader.search_says()
    assert texts[0] == CALM
    assert "Call your local emergency number." in " ".join(texts)
    for number in NUMBERS:
        assert not any(number in text for text in texts), number


def test_in_a_spanish_window_the_card_of_a_crisis_is_spanish(open_window: OpenWindow) -> None:
    reader = Reader(open_window(languages=["es", "en"]))
    reader.type(Qt.Key.Key_K, CTRL)
    reader.write("quiero morir")
    texts = reader.search_says()
    assert texts[0] == "Puede hablar con alguien ahora"
    assert any("988" in text for text in texts[1:4])
    assert any("911" in text for text in texts[1:4])


def test_the_card_of_a_crisis_goes_when_its_words_go(reader: Reader) -> None:
    reader.search_for("I want to die")
    reader.type(Qt.Key.Key_A, CTRL)
    reader.write("cerclage")
    assert not any(CALM in text for text in reader.search_says())


def test_a_crisis_is_never_hidden_behind_a_spelling_or_a_symptom(reader: Reader) -> None:
    reader.search_for("i am bleeding and i want to dye i want to kill myself")
    assert reader.search_says()[0] == CALM
    assert CALL_NOW not in reader.hit_titles()[:1]


@pytest.mark.parametrize("words", ["bleeding", "my waters broke", "baby not moving", "fever"])
def test_signs_that_should_not_wait_put_when_to_call_first(reader: Reader, words: str) -> None:
    reader.search_for(words)
    assert reader.search_says()[0] == CALL_NOW
    assert reader.hit_titles()[0] == CALL_NOW
    reader.type(Qt.Key.Key_Return)
    assert reader.opened == [CALL]


def test_other_words_put_nothing_before_the_pages(reader: Reader) -> None:
    # The control of the tests above.
    reader.search_for("cerclage")
    assert reader.search_says()[0] == "Pages"


# -- nobody learns what was typed


def test_the_words_are_no_page_that_back_returns_to_K3(
    reader: Reader, titles: dict[str, str]
) -> None:
    reader.window.open(LOSS)
    reader.search_for("cerclage")
    reader.tap_hit(titles[STITCH])
    reader.press("Back")
    assert reader.opened == [LOSS, STITCH, LOSS]
    assert not reader.search.isVisible()
    reader.press("Forward")
    assert not reader.search.isVisible()
    assert reader.opened[-1] == STITCH


def test_the_title_of_the_window_never_says_what_is_looked_for_K9(reader: Reader) -> None:
    reader.search_for("I want to die")
    assert reader.window.windowTitle() == "Snowdrop"


# -- find on this page


def test_a_reader_finds_every_place_of_a_word_on_the_page_and_goes_through_them(
    reader: Reader,
) -> None:
    reader.window.open(STITCH)
    reader.type(Qt.Key.Key_F, CTRL)
    assert QApplication.focusWidget() is reader.field
    reader.write("bleeding")
    count = len(reader.marks())
    assert count > 2
    assert reader.find_count() == f"1 of {count}"
    assert reader.found_here().lower() == "bleeding"
    reader.press("Next place")
    assert reader.find_count() == f"2 of {count}"
    reader.press("Previous place")
    assert reader.find_count() == f"1 of {count}"
    reader.type(Qt.Key.Key_Escape)
    assert reader.marks() == []
    assert QApplication.focusWidget() is reader.article


def test_words_behind_a_gate_are_counted_only_once_it_is_open_K6(reader: Reader) -> None:
    reader.window.open(LOSS)
    gate = next(iter(reader.links("fold:what-labor")))
    closed = reader.page()
    reader.press("Find on this page")
    reader.write("labor")
    before = len(reader.marks())
    assert before == closed.lower().count("labor")
    reader.tap_link(gate)
    assert len(reader.marks()) == reader.page().lower().count("labor") > before
    reader.tap_link(gate)
    assert len(reader.marks()) == before


@pytest.mark.parametrize("leave", ["Escape", "home"])
def test_the_words_are_gone_once_search_is_closed_or_home_is_open_K3(
    reader: Reader, leave: str
) -> None:
    reader.window.show_search()
    QTest.keyClicks(reader.field, "stillbirth")
    settle()
    assert reader.hit_titles()
    if leave == "Escape":
        QTest.keyClick(reader.field, Qt.Key.Key_Escape)
    else:
        reader.window.go_home()
    settle()
    assert reader.search.text == ""
    rows = reader.search.findChildren(HitRow)
    told = " ".join(row.text() + row.accessibleDescription() for row in rows)
    assert "stillb" not in told.casefold()


def test_a_hit_inside_a_fold_opens_the_fold(reader: Reader) -> None:
    page, fold = CALL, "a-swab-that-some-clinics-use"
    reader.window.open(f"{page}#{fold}")
    settle()
    assert reader.sees("fetal fibronectin swab")
