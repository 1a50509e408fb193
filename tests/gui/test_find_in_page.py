"""Finding words on a page: what counts as the same word, where it is shown, and for how long."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessibleAnnouncementEvent, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.conftest import OpenWindow, settle
from tests.gui.looking import changed_pixels
from tests.journeys.reader import Reader
from viewer.gui import find_bar
from viewer.gui.article_browser import ArticleBrowser
from viewer.gui.article_view import ArticleView
from viewer.gui.find_in_page import occurrences
from viewer.gui.theme import THEMES, Look

STITCH, LOSS = "cervical-stitch", "second-trimester-loss"
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
SILENT = "\u00ad\u200b\u200c\u200d\u2060"


@pytest.fixture
def reader(open_window: OpenWindow) -> Reader:
    reader = Reader(open_window())
    reader.window.open(STITCH)
    return reader


def find(reader: Reader, words: str) -> int:
    """Open the bar, type ``words`` and return how many places are marked."""
    reader.type(Qt.Key.Key_F, CTRL)
    reader.write(words)
    return len(reader.marks())


def count_says(reader: Reader) -> tuple[int, int]:
    at, _, count = reader.find_count().partition(" of ")
    return int(at), int(count)


def places(reader: Reader) -> list[int]:
    """Return which character of the page each mark begins with."""
    return [mark.cursor.selectionStart() for mark in reader.article.extraSelections()]


def top_of_the_place(reader: Reader) -> float:
    """Return how far down the screen the place stands: 0 at the top, 1 at the foot."""
    cursor = QTextCursor(reader.article.document())
    cursor.setPosition(reader.place_found())
    return reader.article.cursorRect(cursor).top() / reader.article.viewport().height()


# -- what counts as the same word


@pytest.mark.parametrize(
    ("text", "sought", "found"),
    [
        ("A stitch in time", "stitch", ["stitch"]),
        ("A STITCH, a Stitch", "stitch", ["STITCH", "Stitch"]),
        ("A stitch", "STITCH", ["stitch"]),
        ("cer\u00advi\u00adcal", "cervical", ["cer\u00advi\u00adcal"]),
        ("cervical", "cer\u00advical", ["cervical"]),
        ("https\u200b://example", "https://", ["https\u200b://"]),
        ("24\u00a0weeks and 24\u202fweeks", "24 weeks", ["24\u00a0weeks", "24\u202fweeks"]),
        ("24 weeks", "24\u00a0weeks", ["24 weeks"]),
        ("in  two\n spaces", "in two spaces", ["in  two\n spaces"]),
        ("It’s “here”", "it's \"here\"", ["It’s “here”"]),
        ("It's here", "it’s here", ["It's here"]),
        ("22–24 weeks", "22-24", ["22–24"]),
        ("El útero", "utero", ["útero"]),
        ("u\u0301tero", "útero", ["u\u0301tero"]),
        ("Señales", "senales", ["Señales"]),
        ("Straße", "strasse", ["Straße"]),
        ("ﬁrst", "first", ["ﬁrst"]),
        ("💐 a stitch", "stitch", ["stitch"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("1.5 and 105", "1.5", ["1.5"]),
        ("(a) [b] \\", "[b] \\", ["[b] \\"]),
        ("nothing here", "stitch", []),
        ("any", "", []),
        ("a b", "   ", []),
        ("a b", "\u00ad", []),
        ("", "a", []),
    ],
)  # fmt: skip
def test_a_word_is_found_as_a_person_reads_it(text: str, sought: str, found: list[str]) -> None:
    units = text.encode("utf-16-le")
    places = occurrences(text, sought)
    assert [units[2 * start : 2 * end].decode("utf-16-le") for start, end in places] == found


@given(st.data())
def test_signs_that_nobody_reads_change_nothing(data: st.DataObject) -> None:
    words = st.text(alphabet="abcé ’-", min_size=1, max_size=30)
    text, sought = data.draw(words), data.draw(st.text(alphabet="abcé ’-", max_size=4))
    silent = st.text(alphabet=SILENT, max_size=2)
    strewn = "".join(letter + data.draw(silent) for letter in text)
    assert len(occurrences(strewn, sought)) == len(occurrences(text, sought))


@given(st.text(max_size=60), st.text(max_size=6))
def test_places_follow_one_another_within_any_text(text: str, sought: str) -> None:
    length = len(text.encode("utf-16-le", "surrogatepass")) // 2
    before = 0
    for start, end in occurrences(text, sought):
        assert before <= start < end <= length
        before = end


# -- on a page


PageOf = Callable[[str], ArticleView]


def no_figure(name: str) -> None:
    """Have no pictures."""


@pytest.fixture
def page_of(fonts: QApplication) -> Iterator[PageOf]:
    """Return what shows a page of its own HTML."""
    view = ArticleView(ArticleBrowser(no_figure))
    view.resize(800, 600)

    def show(html: str) -> ArticleView:
        view.show_page(html, [], Look(THEMES["light"]))
        view.show()
        view.activateWindow()
        settle()
        return view

    yield show
    view.close()
    view.deleteLater()


def marks_on(view: ArticleView, words: str) -> list[str]:
    """Open the bar of ``view``, type ``words`` and return what is marked."""
    view.begin_finding()
    settle()
    field = QApplication.focusWidget()
    assert isinstance(field, QWidget)
    QTest.keyClicks(field, words)
    settle()
    return [str(mark.cursor.selectedText()) for mark in view.browser.extraSelections()]


@pytest.mark.parametrize(
    ("html", "words", "marked"),
    [
        ("<p>cer&shy;vi&shy;cal</p>", "cervical", "cer\u00advi\u00adcal"),
        ("<p>at 24&nbsp;weeks</p>", "24 weeks", "24\u00a0weeks"),
        ("<p>It’s <b>no</b>t</p>", "it's not", "It’s not"),
        ("<p>El útero</p>", "utero", "útero"),
        ("<p>💐💐 here</p>", "here", "here"),
        ("<table><tr><td>one</td><td>two</td></tr></table>", "two", "two"),
        ("<p>a <img src='figure:x'> here</p>", "here", "here"),
    ],
)
def test_the_mark_lies_on_the_words_themselves(
    page_of: PageOf, html: str, words: str, marked: str
) -> None:
    assert marks_on(page_of(html), words) == [marked]


def test_it_begins_at_the_first_place_from_the_line_that_is_read(reader: Reader) -> None:
    reader.scroll_to("How well it works")
    reading = reader.place()
    find(reader, "stitch")
    at, _ = count_says(reader)
    assert at > 1
    assert reader.place_found() >= reading
    assert places(reader)[at - 2] < reading


def test_buttons_enter_and_f3_go_on_and_back_and_round(reader: Reader) -> None:
    count = find(reader, "bleeding")
    assert count > 2
    forth: list[Callable[[], None]] = [
        lambda: reader.press("Next place"),
        lambda: reader.type(Qt.Key.Key_Return),
        lambda: reader.type(Qt.Key.Key_Enter),
        lambda: reader.type(Qt.Key.Key_F3),
    ]
    back: list[Callable[[], None]] = [
        lambda: reader.press("Previous place"),
        lambda: reader.type(Qt.Key.Key_Return, SHIFT),
        lambda: reader.type(Qt.Key.Key_F3, SHIFT),
    ]
    for go, step in [(go, 1) for go in forth] + [(go, -1) for go in back]:
        reader.field.setFocus()
        for _ in range(count):
            before, _ = count_says(reader)
            go()
            assert count_says(reader) == ((before - 1 + step) % count + 1, count)
            assert reader.found_here().lower() == "bleeding"
        assert count_says(reader)[0] == 1, "Once round is back where it began."


def test_f3_goes_on_from_the_text_as_well_as_from_the_field(reader: Reader) -> None:
    find(reader, "bleeding")
    reader.article.setFocus()
    reader.type(Qt.Key.Key_F3)
    assert count_says(reader)[0] == 2


def test_the_place_is_always_on_the_screen_and_with_room_below_it(reader: Reader) -> None:
    count = find(reader, "stitch")
    assert count > 20
    jumps = 0
    for _ in range(count):
        before = reader.article.verticalScrollBar().value()
        reader.type(Qt.Key.Key_Return)
        bar = reader.article.verticalScrollBar()
        at_the_end = bar.value() == bar.maximum()
        assert 0 <= top_of_the_place(reader) <= (0.95 if at_the_end else 0.7)
        if bar.value() != before and not at_the_end:
            jumps += 1
            assert top_of_the_place(reader) <= 1 / 3
    assert jumps > 3


def test_a_place_that_is_on_the_screen_is_not_scrolled_to(reader: Reader) -> None:
    find(reader, "you")
    value = reader.article.verticalScrollBar().value()
    reader.type(Qt.Key.Key_Return)
    assert count_says(reader)[0] == 2
    assert top_of_the_place(reader) > 0.3, "This page shows nothing: both are at the top."
    assert reader.article.verticalScrollBar().value() == value


def test_words_that_are_nowhere_are_told_and_lead_nowhere(reader: Reader) -> None:
    assert find(reader, "xylophone") == 0
    assert reader.find_count() == "Not found"
    assert not reader.button("Next place").isEnabled()
    reader.type(Qt.Key.Key_Return)
    reader.type(Qt.Key.Key_F3)
    assert reader.find_count() == "Not found"
    reader.look_for("")
    assert reader.find_count() == ""


@pytest.mark.parametrize("close", ["Escape", "Close"])
def test_closing_takes_the_marks_off_and_keeps_the_line(reader: Reader, close: str) -> None:
    find(reader, "progesterone")
    line = reader.place()
    if close == "Escape":
        reader.type(Qt.Key.Key_Escape)
    else:
        reader.press(close)
    assert reader.marks() == []
    assert not reader.finding.isVisible()
    assert QApplication.focusWidget() is reader.article
    assert reader.first_line_holds(line)
    reader.type(Qt.Key.Key_F3)
    assert reader.marks() == []


def test_opening_it_again_marks_the_same_words_ready_to_type_over(reader: Reader) -> None:
    count = find(reader, "bleeding")
    reader.type(Qt.Key.Key_Return)
    reader.type(Qt.Key.Key_Escape)
    reader.type(Qt.Key.Key_F, CTRL)
    assert len(reader.marks()) == count == count_says(reader)[1]
    assert reader.field.selectedText() == "bleeding"
    reader.write("fever")
    assert set(map(str.lower, reader.marks())) == {"fever"}


def test_opening_it_again_on_another_page_counts_what_is_there(reader: Reader) -> None:
    find(reader, "stitch")
    reader.type(Qt.Key.Key_Escape)
    reader.window.open("grief-and-coping")
    reader.type(Qt.Key.Key_F, CTRL)
    assert reader.page().lower().count("stitch") == len(reader.marks())
    assert reader.find_count() == "Not found"


def test_a_page_opened_while_the_bar_is_there_begins_at_its_top_and_next_is_its_first_place(
    reader: Reader,
) -> None:
    find(reader, "bleeding")
    reader.type(Qt.Key.Key_Return)
    reader.window.open("physical-recovery")
    assert reader.article.verticalScrollBar().value() == 0
    count = reader.page().lower().count("bleeding")
    assert len(reader.marks()) == count > 1
    if top_of_the_place(reader) > 1:
        reader.press("Next place")
    assert count_says(reader) == (1, count)
    assert top_of_the_place(reader) < 1
    reader.press("Next place")
    assert count_says(reader) == (2, count)


@pytest.mark.parametrize("change", ["larger", "theme", "narrow"])
def test_the_place_stays_the_same_and_on_the_screen_when_the_text_changes(
    reader: Reader, change: str
) -> None:
    count = find(reader, "stitch")
    for _ in range(12):
        reader.type(Qt.Key.Key_Return)
    before, words = count_says(reader), reader.marks()
    if change == "larger":
        for _ in range(3):
            reader.type(Qt.Key.Key_Plus, CTRL)
    elif change == "theme":
        reader.window.set_theme("dark")
    else:
        reader.window.grow_text()
        reader.resize(700, 800)
    assert count_says(reader) == before == (13, count)
    assert reader.marks() == words
    assert 0 <= top_of_the_place(reader) < 1
    reader.type(Qt.Key.Key_F3)
    assert count_says(reader) == (14, count)


def test_larger_text_leaves_the_focus_where_one_types(reader: Reader) -> None:
    find(reader, "stitch")
    reader.type(Qt.Key.Key_Plus, CTRL)
    assert QApplication.focusWidget() is reader.field
    reader.write("es")
    assert set(map(str.lower, reader.marks())) == {"stitches"}


def test_larger_text_does_not_call_a_reader_back_who_has_read_on(reader: Reader) -> None:
    find(reader, "bleeding")
    reader.scroll_to("Questions to ask")
    reading = reader.place()
    reader.type(Qt.Key.Key_Plus, CTRL)
    assert reader.first_line_holds(reading)


def test_opening_a_gate_while_the_bar_is_there_keeps_the_line_K6(reader: Reader) -> None:
    reader.window.open(LOSS)
    find(reader, "baby")
    reader.scroll_to("What labor and birth may be like")
    reading, count = reader.place(), len(reader.marks())
    reader.tap_link("fold:what-labor")
    assert len(reader.marks()) >= count
    assert reader.first_line_holds(reading)


def test_the_bar_works_in_a_narrow_window(open_window: OpenWindow) -> None:
    reader = Reader(open_window(size=(320, 640)))
    reader.window.open(STITCH)
    count = find(reader, "bleeding")
    reader.press("Next place")
    assert count_says(reader) == (2, count)
    assert 0 <= top_of_the_place(reader) <= 0.7
    reader.press("Close")
    assert reader.marks() == []


def test_words_with_accents_are_found_without_them_on_a_spanish_page(
    open_window: OpenWindow,
) -> None:
    reader = Reader(open_window(languages=["es", "en"]))
    reader.window.open(STITCH)
    assert find(reader, "utero") == reader.page().lower().count("útero") > 0


def test_tab_goes_from_the_field_through_the_buttons_into_the_text_A7(reader: Reader) -> None:
    find(reader, "stitch")
    names = []
    for _ in range(4):
        reader.type(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        names.append(focus.accessibleName())
    assert names == ["Previous place", "Next place", "Close", "Article"]


# -- how it looks, and what a screen reader is told


def picture_of(reader: Reader, place: int) -> QImage:
    """Return a picture of three letters of the page."""
    cursor = QTextCursor(reader.article.document())
    cursor.setPosition(place)
    start = reader.article.cursorRect(cursor)
    cursor.setPosition(place + 3)
    whole = start.united(reader.article.cursorRect(cursor)).adjusted(0, -2, 0, 4)
    return reader.article.viewport().grab(QRect(whole)).toImage()


@pytest.mark.parametrize("theme", THEMES)
def test_every_place_is_marked_in_every_theme_and_the_one_here_unlike_the_others_A17(
    open_window: OpenWindow, theme: str
) -> None:
    reader = Reader(open_window(theme=theme))
    reader.window.open(STITCH)
    find(reader, "you")
    both = places(reader)[:2]
    marked = [picture_of(reader, place) for place in both]
    reader.type(Qt.Key.Key_Return)
    moved = [picture_of(reader, place) for place in both]
    reader.type(Qt.Key.Key_Escape)
    plain = [picture_of(reader, place) for place in both]
    for one, other in zip(marked + moved, plain + plain, strict=True):
        assert changed_pixels(one, other, 3.0) > 10
    for one, other in zip(marked, moved, strict=True):
        assert changed_pixels(one, other, 3.0) > 100


def test_a_mark_that_nobody_sees_is_caught(reader: Reader) -> None:
    # The control of the test above.
    find(reader, "you")
    place = places(reader)[0]
    reader.type(Qt.Key.Key_Escape)
    before = picture_of(reader, place)
    reader.type(Qt.Key.Key_F, CTRL)
    reader.look_for("xylophone")
    assert changed_pixels(before, picture_of(reader, place), 3.0) == 0


def test_the_count_is_announced(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []

    class Ear:
        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:
            heard.append(event.message())

    monkeypatch.setattr(find_bar, "QAccessible", Ear)
    count = find(reader, "bleeding")
    assert heard[-1] == f"1 of {count}"
    reader.type(Qt.Key.Key_Return)
    assert heard[-1] == f"2 of {count}"
    reader.write("x")
    assert heard[-1] == "Not found"


def test_the_place_is_not_hidden_behind_the_bar_A8(reader: Reader) -> None:
    count = find(reader, "stitch")
    for _ in range(count):
        reader.type(Qt.Key.Key_Return, SHIFT)
        at = reader.article.viewport().mapTo(reader.window, QPoint()).y()
        bar = reader.finding.mapTo(reader.window, reader.finding.rect().bottomLeft()).y()
        assert at > bar
        assert top_of_the_place(reader) >= 0
