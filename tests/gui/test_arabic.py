"""A page in a language that is read from right to left: the whole window turns with it (L7)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QFont,
    QFontDatabase,
    QImage,
    QRawFont,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextLayout,
    QTextTable,
)
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget

from tests.conftest import CONTENT, Opener, settle
from tests.gui.arabic_library import DRUG, PHONE, compile_arabic, write_arabic
from tests.gui.html_count import count_html
from tests.gui.looking import blocks, colors, cut_texts, lines, sideways
from tests.gui.test_article_accessibility import STAND_INS, counted, nodes
from tests.gui.test_directions import inked
from tests.journeys.reader import Reader
from viewer.checks.glyphs import check_glyphs, font_characters
from viewer.checks.texts import content_texts
from viewer.gui import article_view, labels
from viewer.gui import tile as tile_module
from viewer.gui.article_browser import ArticleBrowser
from viewer.gui.article_structure import Kind, read_structure
from viewer.gui.hit_row import HitRow
from viewer.gui.spoken_blocks import spoken_blocks
from viewer.gui.theme import THEMES, Look
from viewer.gui.tile import Tile
from viewer.library.page import page_html
from viewer.library.source import load_content
from viewer.library.store import Library
from viewer.open_library import Where
from viewer.paths import ASSETS
from viewer.typefaces import TYPEFACES, USUAL

FAMILY = TYPEFACES[USUAL].family
FONTS = ASSETS / "fonts"
ALEF = 0x0627
TODAY = date(2026, 11, 24)


SENTENCE = f"اتصلي على {PHONE} إذا كان لديك سؤال."
WARD = {"name": "القسم", "number": PHONE, "note": SENTENCE}


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compile the small library in Arabic, once, and return its file."""
    return compile_arabic(tmp_path_factory.mktemp("arabic"))


@pytest.fixture(scope="module")
def reader(opener: Opener, arabic: Path) -> Iterator[Reader]:
    """Sit before the window with its one page open."""
    yield Reader(opener(where=Where(library=arabic), languages=["ar"], contacts=[WARD]))
    opener.close()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def page(reader: Reader) -> Reader:
    """Sit before the page in Arabic."""
    reader.window.open("home")
    reader.window.open("stitch")
    settle()
    return reader


def left_of(reader: Reader, widget: QWidget) -> int:
    return widget.mapTo(reader.window, QPoint()).x()


def is_arabic(text: str) -> bool:
    return any("\u0600" <= sign <= "\u06ff" for sign in text)


# -- the window


def test_L7_the_topics_stand_at_the_right_and_the_places_to_get_help_at_the_left(
    page: Reader,
) -> None:
    order = [page.panel, page.article, page.sidebar]
    assert [left_of(page, w) for w in order] == sorted(left_of(page, w) for w in order)


@pytest.mark.parametrize("size", [(1280, 800), (320, 640)])
@pytest.mark.parametrize("address", ["home", "topic:care", "stitch"])
def test_A20_nothing_of_the_window_in_arabic_is_cut_or_scrolls_sideways(
    page: Reader, address: str, size: tuple[int, int]
) -> None:
    page.resize(*size)
    page.window.open(address)
    settle()
    found = sideways(page.window) + cut_texts(page.window)
    page.resize(1280, 800)
    assert found == []


def bar_stops(reader: Reader) -> list[int]:
    """Return where the buttons of the bar stand, in the order in which Tab goes through them."""
    found: list[int] = []
    widget: QWidget | None = reader.find(QWidget, "bar")
    for _ in range(60):
        widget = widget.nextInFocusChain() if widget is not None else None
        if isinstance(widget, QToolButton) and widget.objectName() == "tool":
            found += [left_of(reader, widget)] if widget.isVisible() else []
    return list(dict.fromkeys(found))


def test_A7_tab_goes_through_the_bar_from_right_to_left(page: Reader) -> None:
    stops = bar_stops(page)
    assert len(stops) > 3
    assert stops == sorted(stops, reverse=True)


def test_L7_the_picture_of_a_topic_stands_at_the_right_of_its_row(page: Reader) -> None:
    page.window.open("stitch")
    row = page.rows()[1]
    rect = page.sidebar.visualRect(row)
    left, right = QRect(rect), QRect(rect)
    left.setWidth(50)
    right.setLeft(rect.right() - 50)
    view, ground = page.sidebar.viewport(), THEMES["light"].paper
    assert inked(view, right, ground) > 50
    assert inked(view, left, ground) == 0


# -- the page


def test_L7_every_line_in_arabic_begins_at_the_right(page: Reader) -> None:
    checked = 0
    for block in blocks(page.article.document()):
        if is_arabic(block.text()):
            assert block.textDirection() is Qt.LayoutDirection.RightToLeft, block.text()
            for line in lines(block):
                assert line.naturalTextRect().right() == pytest.approx(line.width(), abs=1.5)
            checked += 1
    assert checked > 20


def test_L7_a_number_alone_in_a_cell_stands_at_the_right_too(page: Reader) -> None:
    alone = [b for b in blocks(page.article.document()) if b.text().strip("\u2066\u2069") == "28"]
    assert [b.textDirection() for b in alone] == [Qt.LayoutDirection.RightToLeft]


def places(document: QTextDocument, text: str) -> list[float]:
    """Return how far from the left each sign of ``text`` ends, in the order of the words.

    Not the first and the last: at the edge of an isolate a place belongs to either side of it.
    """
    found = document.find(text)
    assert not found.isNull(), f"“{text}” is not on the page."
    block: QTextBlock = QTextCursor(found).block()
    first = found.selectionStart() - block.position()
    line = block.layout().lineForTextPosition(first)
    spots = []
    for at in range(first + 1, first + len(text)):
        spot: Any = line.cursorToX(at)  # the stub promises an object; it is (left, place)
        spots.append(float(spot[0]))
    return spots


@pytest.mark.parametrize("text", [PHONE, DRUG])
def test_L7_a_phone_number_and_an_english_name_read_from_left_to_right(
    page: Reader, text: str
) -> None:
    found = places(page.article.document(), text)
    assert found == sorted(found)
    assert found[-1] - found[0] > 50


def test_L7_a_phone_number_whose_groups_change_places_is_caught(
    page: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The control of the test above: the page as it would be without isolates.
    monkeypatch.setattr(article_view, "isolated", lambda html, language: html)  # noqa: ARG005
    page.window.open("home")
    page.window.open("stitch")
    settle()
    found = places(page.article.document(), PHONE)
    assert found != sorted(found)


# -- words outside the page


def ward_note(reader: Reader) -> QLabel:
    """Return the label in the panel that says SENTENCE."""
    labels = reader.panel.findChildren(QLabel)
    (found,) = (one for one in labels if one.accessibleName() == SENTENCE)
    return found


def label_places(shown: QLabel) -> list[float]:
    """Return what places() does, of the number on a label."""
    document = QTextDocument()
    document.setDefaultFont(shown.font())
    document.setPlainText(shown.text())
    document.setTextWidth(2_000)
    document.documentLayout().documentSize()
    return places(document, PHONE)


def test_L7_a_number_in_a_sentence_on_a_card_reads_from_left_to_right(page: Reader) -> None:
    shown = ward_note(page)
    found = label_places(shown)
    assert found == sorted(found)
    assert found[-1] - found[0] > 50
    names = [one.accessibleName() for one in page.window.findChildren(QWidget)]
    assert not any("\u2066" in name for name in names), "A screen reader is told the marks."
    numbers = [one for one in page.panel.findChildren(QLabel) if one.text() == PHONE]
    assert numbers, "The number itself, to be copied, holds a mark."


def test_L7_a_number_on_a_card_whose_groups_change_places_is_caught(
    page: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The control of the test above.
    monkeypatch.setattr(labels, "isolated_text", lambda text, direction: text)  # noqa: ARG005
    shown = ward_note(page)
    kept = shown.text()
    shown.setText(SENTENCE)
    found = label_places(shown)
    shown.setText(kept)
    shown.setAccessibleName(SENTENCE)
    assert found != sorted(found)


def test_L7_a_number_of_a_search_hit_reads_from_left_to_right_with_a_part_of_it_in_bold(
    page: Reader,
) -> None:
    row = HitRow(Look(THEMES["light"]))
    assert row.layoutDirection() is page.window.layoutDirection()
    at = SENTENCE.index("123")
    row.show_hit(Look(THEMES["light"]), "غرزة", snippet=SENTENCE, marks=[(at, at + 3)])
    row.resize(900, 200)
    (document,) = row.findChildren(QTextDocument)
    document.documentLayout().documentSize()
    found = places(document, PHONE)
    assert found == sorted(found)
    assert "\u2066" not in row.accessibleDescription()
    row.deleteLater()


def tile_picture(title: str) -> QImage:
    tile = Tile(title, "", Look(THEMES["light"]))
    tile.resize(700, 80)
    picture = tile.grab().toImage()
    tile.deleteLater()
    return picture


def test_L7_a_number_in_the_title_of_a_tile_is_drawn_from_left_to_right(
    page: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    by_hand = tile_picture(SENTENCE.replace(PHONE, f"\u2066{PHONE}\u2069"))
    assert tile_picture(SENTENCE) == by_hand
    # The control: what is drawn without isolates is another picture.
    monkeypatch.setattr(tile_module, "isolated_text", lambda text, direction: text)  # noqa: ARG005
    assert tile_picture(SENTENCE) != by_hand


def test_L7_find_sees_no_isolates(page: Reader) -> None:
    page.type(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    page.look_for(f"اتصلي على {PHONE} إذا")
    assert page.find_count() == "1 of 1"
    page.type(Qt.Key.Key_Escape)


def test_L7_the_bar_of_a_callout_stands_at_the_right(page: Reader) -> None:
    page.scroll_to("متى تتصلين الآن")
    view = page.article.viewport()
    urgent, half = THEMES["light"].urgent.upper(), view.width() // 2
    image = view.grab().toImage()
    left = colors(image, QRect(0, 0, half, view.height()))[urgent]
    right = colors(image, QRect(half, 0, view.width() - half, view.height()))[urgent]
    assert right > left + 500


def test_A2_the_page_has_exactly_the_nodes_of_its_html(page: Reader, arabic: Path) -> None:
    library = Library.open(arabic)
    article = library.article("stitch", "ar")
    library.close()
    assert article is not None
    html = page_html(article, today=TODAY, emergency="911", crisis="988")
    found = read_structure(page.article.document())
    assert counted(found) == count_html(html)
    for part in found.all():
        assert not any(sign in part.name + part.note for sign in STAND_INS)
        assert part.name or part.kind in (Kind.LIST, Kind.TABLE, Kind.GROUP), part
    headings = [part.name for part in found.all() if part.kind is Kind.HEADING]
    assert headings[:2] == ["غرزة عنق الرحم", "ماذا يحدث"]
    kinds = {part.kind for part in found.all()}
    assert {Kind.CALLOUT, Kind.TABLE, Kind.LIST, Kind.FIGURE, Kind.LINK, Kind.FOLD} <= kinds


def rows_of(browser: ArticleBrowser) -> list[list[QAccessibleInterface]]:
    """Return the cells of each row as a screen reader goes through them."""
    page = QAccessible.queryAccessibleInterface(browser)
    rows = [node for node in nodes(page) if node.role() == QAccessible.Role.Row]
    return [[row.child(at) for at in range(row.childCount())] for row in rows]


def name_of(cell: QAccessibleInterface) -> str:
    return cell.text(QAccessible.Text.Name).strip("\u2066\u2069")


def test_L7_the_columns_of_a_table_run_from_right_to_left(page: Reader) -> None:
    rows = rows_of(page.article)
    assert len(rows) > 3
    for row in rows:
        places = [page.article.cursorRect(cell_cursor(page, cell)).left() for cell in row]
        assert places == sorted(places, reverse=True)
        assert places[0] - places[-1] > 100


def cell_cursor(reader: Reader, cell: QAccessibleInterface) -> QTextCursor:
    """Return a cursor in the cell of the document that holds the words of ``cell``."""
    found = reader.article.document().find(name_of(cell))
    while not found.isNull() and not isinstance(found.currentFrame(), QTextTable):
        found = reader.article.document().find(name_of(cell), found)
    return found


def test_A2_a_screen_reader_hears_the_first_column_first_and_each_cell_with_its_heading(
    page: Reader,
) -> None:
    heads, first, *_ = rows_of(page.article)
    assert [name_of(cell) for cell in first] == ["مع الغرزة", "28"]
    said = [cell.text(QAccessible.Text.Description) for cell in first]
    assert said == [cell.text(QAccessible.Text.Name) for cell in heads]


def test_A27_a_voice_reads_the_first_column_first(page: Reader) -> None:
    document = page.article.document()
    blocks_said = spoken_blocks(document)
    told = [(b.text.strip("\u2066\u2069"), b.rows, b.column.strip()) for b in blocks_said]
    at = told.index(("الخيار", 3, ""))
    assert [text for text, _, _ in told[at + 2 : at + 4]] == ["مع الغرزة", "28"]
    assert told[at + 2][2] == ""
    assert told[at + 3][2].startswith("من كل")
    assert len(spoken_blocks(document)) == len(blocks_said)  # the document is still there


def test_L7_a_table_whose_columns_are_not_turned_is_caught(
    page: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The control of the tests above.
    monkeypatch.setattr(article_view, "mirrored", lambda html, language: html)  # noqa: ARG005
    page.window.open("home")
    page.window.open("stitch")
    settle()
    assert [name_of(cell) for cell in rows_of(page.article)[1]] == ["28", "مع الغرزة"]


# -- letters


def test_L8_no_bundled_font_has_arabic_letters_so_the_check_names_every_line(
    tmp_path: Path,
) -> None:
    content = load_content(write_arabic(tmp_path))
    texts = content_texts(tmp_path / "content", content.articles, content.library.languages)
    drawn, unreadable = font_characters(FONTS)
    assert unreadable == []
    found = list(check_glyphs(texts, drawn))
    assert {problem.rule for problem in found} == {"missing-glyph"}
    assert "content/ar/care/stitch.md" in {problem.file for problem in found}
    assert any("U+0627" in problem.message for problem in found)
    # The control: the pages that ship are drawn with the bundled fonts alone.
    shipped = load_content(CONTENT)
    texts = content_texts(CONTENT, shipped.articles, shipped.library.languages)
    assert list(check_glyphs(texts, drawn)) == []


def test_L8_arabic_is_shown_in_a_font_of_the_system_until_one_is_bundled(page: Reader) -> None:
    if not QFontDatabase.families(QFontDatabase.WritingSystem.Arabic):
        pytest.skip("This computer has no font with Arabic letters.")
    assert not QRawFont.fromFont(QFont(FAMILY)).supportsCharacter(ALEF)
    title = next(b for b in blocks(page.article.document()) if b.text() == "غرزة عنق الرحم")
    drawn = QTextLayout(title.text(), QFont(FAMILY))
    drawn.beginLayout()
    drawn.createLine()
    drawn.endLayout()
    used = [run.rawFont() for run in drawn.glyphRuns()]
    assert any(font.supportsCharacter(ALEF) for font in used)
    assert {font.familyName() for font in used if font.supportsCharacter(ALEF)} != {FAMILY}
