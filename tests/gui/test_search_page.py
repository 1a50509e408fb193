"""The search page as it is built: rows that stay, targets, colors, and words that nobody keeps."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from tests.conftest import Opener, OpenWindow, settle
from tests.gui.conftest import Listen
from tests.gui.looking import text_contrast
from tests.gui.test_access import badly_named, focusable, ring, spoken, too_small, walk
from tests.journeys.reader import Reader, on_screen
from tests.kiosk.test_home import all_screens, kiosk_of
from tests.kiosk.watching import on_show
from viewer.gui import search_page
from viewer.gui import theme as theme_module
from viewer.gui.answer import Answer, Group, RowText
from viewer.gui.article_view import ArticleView
from viewer.gui.hit_row import HitRow
from viewer.gui.labels import label
from viewer.gui.search_page import SearchPage
from viewer.gui.theme import THEMES
from viewer.kiosk.run import Kiosk
from viewer.library.article import PassageKind
from viewer.library.store import Library

WIDE, NARROW = (1280, 800), (320, 640)
LEAST, GAP = 48, 8
"""Pixels that a row is high at least, and apart from the next (A9)."""

SECRET = "zebraquilt"  # noqa: S105 (a word to look for, no password)
"""A word that stands nowhere in the library."""


@pytest.fixture
def reader(open_window: OpenWindow) -> Reader:
    return Reader(open_window())


@pytest.fixture(scope="module", params=[WIDE, NARROW], ids=["wide", "narrow"])
def open_search(request: pytest.FixtureRequest, opener: Opener) -> Iterator[Reader]:
    reader = Reader(opener(size=request.param))
    reader.press("Search")
    yield reader
    opener.close()


# -- rows that stay while one types


class Watch(QObject):
    """Notes every row that is made, moved, hidden or shown, and every window that appears."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, QObject]] = []

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        kinds = QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange
        if event.type() in kinds and isinstance(target, QWidget):
            if target.isWindow():
                self.seen.append((f"a window: {type(target).__name__}", target))
            elif isinstance(target, HitRow):
                self.seen.append((event.type().name, target))
        return False

    def of(self, rows: list[HitRow]) -> list[str]:
        """Return what happened to these rows, and the windows that appeared."""
        return [what for what, target in self.seen if "window" in what or target in rows]


@pytest.fixture
def watch(fonts: QApplication) -> Iterator[Watch]:
    watch = Watch()
    fonts.installEventFilter(watch)
    yield watch
    fonts.removeEventFilter(watch)


def test_while_one_types_the_rows_stay_and_only_say_something_else(
    reader: Reader, watch: Watch
) -> None:
    reader.press("Search")
    for letter in "stitch":
        before = reader.hits()
        watch.seen.clear()
        reader.write(letter)
        after = reader.hits()
        stayed = min(len(before), len(after))
        assert after[:stayed] == before[:stayed], "A row was made anew."
        assert watch.of(after[:stayed]) == []


def test_the_card_of_a_crisis_stays_while_one_types_on(reader: Reader) -> None:
    reader.search_for("I want to die")
    before = [text for text in reader.search.findChildren(QLabel) if text.isVisible()]
    reader.write(" now please")
    after = [text for text in reader.search.findChildren(QLabel) if text.isVisible()]
    assert before[:4] == after[:4]


def test_a_row_that_flickers_is_noticed(reader: Reader, watch: Watch) -> None:
    # The control of the tests above.
    reader.search_for("stitch")
    rows = reader.hits()
    watch.seen.clear()
    rows[0].hide()
    rows[0].show()
    assert watch.of(rows) == ["Hide", "Show"]


def test_opening_the_search_opens_no_window_of_its_own(reader: Reader, watch: Watch) -> None:
    reader.press("Search")
    assert watch.of([]) == []


def test_a_label_that_is_shown_before_it_has_its_place_is_noticed(
    reader: Reader, watch: Watch
) -> None:
    # The control of the test above.
    lost = label("Pages", "panel_heading")
    lost.setVisible(True)
    settle()
    assert watch.of([]) == ["a window: Label"]
    lost.close()
    lost.deleteLater()


def test_no_row_is_laid_out_that_is_not_shown(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.search_for("stitch")
    many = len(reader.hits())
    measured: set[HitRow] = set()
    measure = HitRow.heightForWidth

    def note(row: HitRow, width: int) -> int:
        measured.add(row)
        return measure(row, width)

    monkeypatch.setattr(HitRow, "heightForWidth", note)
    reader.type(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    reader.paste("dougy center")
    assert len(reader.hits()) < many
    assert measured
    assert measured <= set(reader.hits())


def test_200_keys_leave_no_widget_behind(reader: Reader) -> None:
    words = ("stitch", "xylophone", "i want to die", "serclage", "bleeding")

    def type_all(times: int) -> int:
        for _ in range(times):
            for word in words:
                reader.type(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
                QTest.keyClicks(reader.field, word)
                settle()
        return len(reader.window.findChildren(QObject))

    reader.press("Search")
    after_once = type_all(1)
    assert type_all(4) == after_once


def test_a_book_that_is_pasted_gives_its_first_lines(reader: Reader) -> None:
    reader.press("Search")
    reader.paste("cerclage \x00 \n" + "word ' \" * ( \u202e " * 10_000)
    assert len(reader.field.text()) == search_page.MOST_LETTERS
    assert reader.hits()


def test_words_that_look_like_code_are_shown_as_they_are(reader: Reader) -> None:
    rows = [
        RowText(
            address="home", title="<b>A</b> &amp; b", snippet="x < y <img src='x'>", note="&lt;"
        )
    ]
    reader.press("Search")
    reader.search.show_answer(
        Answer(notes=["<i>note</i>"], literal="<u>&</u>", groups=[Group(heading="<h1>", rows=rows)])
    )
    settle()
    said = reader.search_says()
    for text in ("<b>A</b> &amp; b", "<i>note</i>", "<u>&</u>", "<h1>"):
        assert text in said
    assert "x < y <img src='x'>. &lt;" in said


# -- targets and names


@pytest.mark.parametrize("words", ["", "cerclage", "serclage", "dougy", "i want to die", "fever"])
def test_rows_are_high_enough_for_a_finger_and_apart_A9(open_search: Reader, words: str) -> None:
    open_search.look_for(words)
    rows = open_search.hits()
    assert len(rows) > 1 or words in ("dougy", "i want to die")  # one row leads to help
    assert [row.text() for row in rows if row.height() < LEAST] == []
    places = [QRect(row.mapTo(open_search.search, QPoint()), row.size()) for row in rows]
    gaps = [below.top() - above.bottom() - 1 for above, below in pairwise(places)]
    assert all(gap >= GAP for gap in gaps), gaps


def test_a_row_that_says_less_than_before_is_no_higher_than_it_needs(open_search: Reader) -> None:
    for words in ("cerclage", "dougy", ""):
        open_search.look_for(words)
        rows = open_search.hits()
        needed = [max(LEAST, row.heightForWidth(row.width())) for row in rows]
        assert [row.height() for row in rows] == needed


@pytest.mark.parametrize(("width", "text_size"), [(1920, 100), (2560, 100), (3200, 200)])
def test_on_a_wide_screen_the_answers_stand_in_a_column_in_the_middle_A22(
    open_window: OpenWindow, width: int, text_size: int
) -> None:
    reader = Reader(open_window(size=(width, 1000), text_size=text_size))
    reader.search_for("cerclage")
    row, page = reader.hits()[0], reader.search
    assert row.width() <= 720 * text_size / 100
    left = row.mapTo(page, QPoint()).x()
    right = page.width() - left - row.width()
    assert left > 40
    assert abs(left - right) < 30


@pytest.mark.parametrize("words", ["", "cerclage", "serclage", "xylophone", "i want to die"])
def test_every_target_of_the_search_is_named_and_large_enough_A1_A10(
    open_search: Reader, words: str
) -> None:
    open_search.look_for(words)
    assert badly_named(open_search.window) == []
    assert too_small(open_search.window) == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_goes_through_the_whole_search_and_comes_back_A6(
    open_search: Reader, key: Qt.Key
) -> None:
    open_search.look_for("serclage")
    stops, came_back = walk(open_search, key)
    assert came_back
    missed = [spoken(widget) for widget in focusable(open_search.window) if widget not in stops]
    assert missed == []


def test_tab_goes_down_the_page_in_the_order_one_reads_it_A7(open_search: Reader) -> None:
    open_search.look_for("serclage")
    stops, _ = walk(open_search)
    inside = [stop for stop in stops[:-1] if open_search.search.isAncestorOf(stop)]
    # The field and the button that closes lie over what is scrolled, the rest in it.
    tops = [stop.y() for stop in inside[2:]]
    assert inside[0] is open_search.field
    assert len(tops) > 3
    assert tops == sorted(tops)


@pytest.mark.parametrize("theme", THEMES)
def test_the_focus_shows_on_the_field_and_on_a_row_A8(open_window: OpenWindow, theme: str) -> None:
    reader = Reader(open_window(theme=theme))
    reader.search_for("serclage")
    for widget in (reader.hits()[0], reader.button("Search instead for serclage")):
        changed, needed = ring(widget)
        assert changed >= needed, spoken(widget)


# -- contrast


def contrasts(reader: Reader) -> dict[str, float]:
    """Return the contrast of every text of the search page that is whole on the screen (A14)."""
    found = {}
    texts: list[QWidget] = [*reader.search.findChildren(QLabel), *reader.hits()]
    for text in [text for text in texts if on_screen(text)]:
        seen = text.visibleRegion().boundingRect()
        if seen.height() == text.height():
            picture = reader.window.grab(
                QRect(text.mapTo(reader.window, seen.topLeft()), seen.size())
            )
            found[spoken(text)] = text_contrast(picture.toImage())
    return found


def hint_contrast(reader: Reader) -> float:
    """Return the contrast of the hint in the empty field, with no caret in it."""
    reader.button("Close search").setFocus()
    settle()
    inside = reader.field.rect().adjusted(12, 8, -12, -8)
    corner = reader.field.mapTo(reader.window, inside.topLeft())
    return text_contrast(reader.window.grab(QRect(corner, inside.size())).toImage())


@pytest.mark.parametrize("theme", THEMES)
def test_the_search_has_enough_contrast_in_every_theme_A14(
    open_window: OpenWindow, theme: str
) -> None:
    reader = Reader(open_window(theme=theme))
    reader.press("Search")
    assert hint_contrast(reader) >= 4.5
    for words in ("serclage", "xylophone", "i want to die", "fever"):
        reader.look_for(words)
        found = contrasts(reader)
        assert len(found) > 3
        assert {text: value for text, value in found.items() if value < 4.5} == {}


def test_a_theme_that_is_too_weak_is_caught_on_the_search_page(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The control of the test above.
    weak = msgspec.structs.replace(
        THEMES["light"], ink="#AAB4BE", muted="#C8CDD2", action="#A8C8CE", urgent="#DDA8A2"
    )
    monkeypatch.setitem(theme_module.THEMES, "light", weak)
    reader = Reader(open_window())
    reader.press("Search")
    assert hint_contrast(reader) < 4.5
    reader.look_for("serclage")
    assert all(value < 4.5 for value in contrasts(reader).values())


# -- what a screen reader is told


@pytest.fixture
def heard(hear: Listen) -> list[str]:
    """Return what the search page announces."""
    return hear(search_page)


def test_the_number_of_results_is_announced(reader: Reader, heard: list[str]) -> None:
    reader.press("Search")
    assert heard == []
    reader.paste("dougy center")
    assert heard == ["1 result"]
    reader.look_for("cerclage")
    assert heard[-1] == f"{len(reader.hits())} results"
    reader.look_for("xylophone")
    assert heard[-1] == "No results"


def test_a_crisis_is_announced_with_whom_to_call_once(reader: Reader, heard: list[str]) -> None:
    reader.press("Search")
    reader.paste("i want to die")
    assert heard[-1].startswith("You can talk to someone now. ")
    assert "988" in heard[-1]
    assert "911" in heard[-1]
    reader.write(" x")
    assert "988" not in heard[-1]


def test_in_spanish_the_number_is_announced_in_spanish(
    open_window: OpenWindow, heard: list[str]
) -> None:
    reader = Reader(open_window(languages=["es", "en"]))
    reader.type(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    reader.paste("cerclaje")
    assert heard == [f"{len(reader.hits())} resultados"]


# -- what lies behind a gate


def runs(text: str) -> set[tuple[str, ...]]:
    """Return every five words of a text that stand one after the other."""
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[at : at + 5]) for at in range(len(words) - 4)}


class Gated(msgspec.Struct, frozen=True):
    """The texts behind gates of one language, and the words that stand nowhere else."""

    texts: list[str]
    runs: set[tuple[str, ...]]

    def let_out(self, reader: Reader) -> list[tuple[str, ...]]:
        """Return the words from behind gates that stand on the search page."""
        shown = {run for text in reader.search_says() for run in runs(text)}
        return sorted(self.runs & shown)


@pytest.fixture(scope="module")
def gated(library_file: Path) -> dict[str, Gated]:
    """Return what lies behind gates, by language."""
    library = Library.open(library_file)
    found: dict[str, Gated] = {}
    for tag in library.info.languages:
        texts: list[str] = []
        elsewhere: set[tuple[str, ...]] = set()
        for topic in library.topics(tag):
            for line in library.articles(topic.id, tag):
                article = library.article(line.id, tag)
                assert article is not None
                elsewhere |= runs(line.title) | runs(line.summary)
                for passage in article.passages:
                    if passage.kind is PassageKind.GATE:
                        texts.append(passage.text)
                    else:
                        elsewhere |= runs(passage.text)
        found[tag] = Gated(texts, {run for text in texts for run in runs(text)} - elsewhere)
    library.close()
    return found


@pytest.mark.parametrize("tag", ["en", "es"])
def test_words_from_behind_a_gate_never_stand_on_the_search_page_K6(
    open_window: OpenWindow, gated: dict[str, Gated], tag: str
) -> None:
    reader = Reader(open_window(languages=[tag]))
    reader.type(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert len(gated[tag].texts) > 8
    for text in gated[tag].texts:
        for words in (text, " ".join(text.split()[:6]), " ".join(text.split()[-6:])):
            reader.look_for(words.replace("\n", " "))
            assert gated[tag].let_out(reader) == []


def test_words_from_behind_a_gate_would_be_noticed(reader: Reader, gated: dict[str, Gated]) -> None:
    # The control of the test above.
    reader.press("Search")
    row = RowText(address="home", title="A page", snippet=gated["en"].texts[0])
    reader.search.show_answer(Answer(groups=[Group(heading="Pages", rows=[row])]))
    settle()
    assert gated["en"].let_out(reader)


# -- nothing that was typed is kept


def test_only_two_fields_take_words_and_no_keyboard_learns_from_them_K9(reader: Reader) -> None:
    reader.window.open("cervical-stitch")
    reader.type(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    finds = reader.field
    reader.type(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    fields = reader.window.findChildren(QLineEdit)
    assert set(fields) == {finds, reader.field}
    for field in fields:
        hints = field.inputMethodHints()
        assert hints & Qt.InputMethodHint.ImhSensitiveData
        assert hints & Qt.InputMethodHint.ImhNoPredictiveText
        assert field.completer() is None
    others = reader.window.findChildren(QTextEdit)
    assert all(other.isReadOnly() for other in others)
    for kind in (QPlainTextEdit, QComboBox, QAbstractSpinBox):
        assert reader.window.findChildren(kind) == []


def typed_into(kiosk: Kiosk) -> set[str]:
    """Return what takes words on the screen of a kiosk, and whether a keyboard may learn them."""
    found = set()
    kinds = (QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)
    for field in [one for kind in kinds for one in on_show(kiosk).findChildren(kind)]:
        if isinstance(field, QLineEdit):
            hints, private = field.inputMethodHints(), Qt.InputMethodHint.ImhSensitiveData
            learns = not hints & private or field.completer() is not None
            found.add(f"{type(field.parent()).__name__}{' learns' if learns else ''}")
        elif not (isinstance(field, QTextEdit) and field.isReadOnly()):
            found.add(type(field).__name__)
    return found


def test_at_a_kiosk_too_only_to_search_and_to_find_can_be_typed_K9(
    fonts: QApplication, tmp_path: Path, library_file: Path
) -> None:
    with kiosk_of(tmp_path, library_file) as kiosk:
        found = {name: typed_into(kiosk) for name in all_screens(kiosk)}
        kiosk.window.desk.open("cervical-stitch")
        view = kiosk.window.desk.findChild(ArticleView)
        assert isinstance(view, ArticleView)
        view.begin_finding()
        found["find"] = typed_into(kiosk)
        assert set().union(*found.values()) == {"SearchPage", "FindBar"}
        # The control: a field that somebody put there is found.
        QLineEdit(kiosk.window.desk)
        assert typed_into(kiosk) == {"SearchPage", "FindBar", "KioskDesk learns"}


def test_words_that_were_cleared_cannot_be_brought_back_K3(reader: Reader) -> None:
    reader.search_for(SECRET)
    reader.search.clear()
    settle()
    assert reader.field.text() == ""
    reader.type(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert reader.field.text() == ""
    assert not any(SECRET in text for text in reader.search_says())


def test_words_that_a_field_clears_by_itself_can_be_brought_back(reader: Reader) -> None:
    # The control of the test above.
    reader.search_for(SECRET)
    reader.field.clear()
    reader.type(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert reader.field.text() == SECRET


def kept(folders: list[Path]) -> list[str]:
    """Return where the secret word stands: files, windows, widgets, what can be pasted."""
    found = [str(file) for folder in folders for file in folder.rglob("*") if SECRET in file.name]
    for folder in folders:
        files = [file for file in folder.rglob("*") if file.is_file()]
        found += [str(file) for file in files if SECRET.encode() in file.read_bytes()]
    for widget in QApplication.allWidgets():
        read: list[Callable[[], object]] = [widget.windowTitle, widget.accessibleName]
        read += [widget.text] if isinstance(widget, QLabel | QLineEdit | HitRow) else []
        found += [type(widget).__name__ for look in read if SECRET in str(look())]
    clipboard = QApplication.clipboard()
    modes = QClipboard.Mode.Clipboard, QClipboard.Mode.Selection
    found += [mode.name for mode in modes if SECRET in clipboard.text(mode)]
    return found


def test_nothing_that_was_typed_is_left_when_the_window_is_closed_K3_K9(
    open_window: Opener, home: Path, tmp_path: Path
) -> None:
    reader = Reader(open_window())
    reader.search_for(SECRET)
    reader.type(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    reader.write(f"cerclage {SECRET}")
    reader.type(Qt.Key.Key_Return)
    reader.type(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    reader.write(SECRET)
    reader.window.set_theme("dark")
    assert kept([home, tmp_path]) == ["QLineEdit", "QLineEdit"]
    open_window.close()
    assert kept([home, tmp_path]) == []


def test_a_word_that_is_kept_somewhere_is_noticed(fonts: QApplication, tmp_path: Path) -> None:
    # The control of the test above.
    (tmp_path / "history.txt").write_text(f"last: {SECRET}", encoding="utf-8")
    left = QLabel(SECRET)
    QApplication.clipboard().setText(SECRET)
    assert len(kept([tmp_path])) == 3
    QApplication.clipboard().clear()
    left.deleteLater()


def test_the_page_can_stand_alone_without_a_look(fonts: QApplication) -> None:
    page = SearchPage()
    page.show_answer(Answer(count="1 result"))
    assert page.text == ""
    page.deleteLater()
