"""Another language keeps the place (L11), and is one tap away from everywhere (L3)."""

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolButton, QWidget

from tests.conftest import RESOURCES, OpenWindow, settle
from tests.gui.conftest import Listen
from tests.gui.looking import blocks, cut_texts, sideways
from tests.journeys.reader import Reader
from tests.kiosk.kiosk_maker import make
from tests.kiosk.watching import reader_of, tap, tap_at
from tests.library.content_folder import LIBRARY, ContentFolder
from viewer.gui import main_window
from viewer.library.store import Library
from viewer.open_library import Where, compile_sources
from viewer.visit.history import History

LAST = 4
"""So many headings from the end of a page on, it may be too short to bring one to the top."""


def headings(reader: Reader) -> list[QTextBlock]:
    """Return the headings of the page on show, without its title."""
    found = blocks(reader.article.document())
    return [block for block in found if block.blockFormat().headingLevel() > 1]


def top_of(reader: Reader, block: QTextBlock) -> int:
    """Return how many pixels below the top of the view a block begins."""
    cursor = reader.article.textCursor()
    cursor.setPosition(block.position())
    return reader.article.cursorRect(cursor).top()


def go_under(reader: Reader, number: int, pixels: int = 30) -> None:
    """Scroll until the top of the view is so far under a heading, counted from 1."""
    bar = reader.article.verticalScrollBar()
    bar.setValue(bar.value() + top_of(reader, headings(reader)[number - 1]) + pixels)


def reached(reader: Reader) -> tuple[int, int]:
    """Return which heading is the last at the top or above it, and how many pixels it is off."""
    tops = [top_of(reader, block) for block in headings(reader)]
    above = [top for top in tops if top <= 1]
    return len(above), abs(above[-1]) if above else 0


def places_lost(reader: Reader, ids: list[str]) -> dict[str, object]:
    """Turn each article into Spanish and back; return where the reader is then, if elsewhere."""
    found: dict[str, object] = {}
    for at, article in enumerate(ids):
        reader.window.open(article)
        number = 1 + at % (len(headings(reader)) - LAST)
        go_under(reader, number)
        for tag in ("es", "en"):
            reader.window.set_language(tag)
            if reached(reader)[0] != number or reached(reader)[1] > 1:
                found[f"{article}, {tag}, {number}"] = reached(reader)
    return found


def test_L11_every_article_stays_at_its_heading_in_both_directions(
    open_window: OpenWindow, library_ids: list[str]
) -> None:
    reader = Reader(open_window(size=(900, 600)))
    assert len(library_ids) > 20
    assert places_lost(reader, library_ids) == {}


def test_L11_a_place_that_is_forgotten_is_caught(
    open_window: OpenWindow, library_ids: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The control: what a window was that began each page anew.
    monkeypatch.setattr(History, "leave", lambda *_: None)
    reader = Reader(open_window(size=(900, 600)))
    lost = places_lost(reader, library_ids[:2])
    assert set(lost.values()) == {(0, 0)}
    assert len(lost) == 4


@pytest.fixture
def library_ids(library_file: Path) -> list[str]:
    """Return the ids of all articles of the library that ships."""
    with closing(Library.open(library_file)) as library:
        topics = library.topics("en")
        return [line.id for topic in topics for line in library.articles(topic.id, "en")]


def test_L11_before_the_first_heading_a_page_begins_at_its_top(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    reader.window.open("cervical-stitch")
    reader.article.verticalScrollBar().setValue(60)
    reader.press("Español")
    assert reader.article.verticalScrollBar().value() == 0


def test_L11_going_back_and_on_reaches_the_heading_that_was_read(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    reader.window.open("cervical-stitch")
    go_under(reader, 4)
    reader.window.open("risk-factors")
    go_under(reader, 3)
    reader.press("Español")
    reader.press("Atrás")
    assert reached(reader) == (4, 0)
    go_under(reader, 5)
    place = reader.place()
    reader.window.forward()
    assert reached(reader) == (3, 0)
    reader.press("Atrás")
    assert reader.place() == place  # in one language the very line comes back, as before


def test_L11_what_stood_open_stands_open_and_what_was_closed_is_closed(
    open_window: OpenWindow, library_file: Path
) -> None:
    first, second = folds(library_file, "en"), folds(library_file, "es")
    assert not set(first) & set(second), "These folds have other names in Spanish."
    reader = Reader(open_window())
    reader.window.open("abdominal-stitch")
    reader.window.follow(f"fold:{list(first)[1]}")
    assert [reader.reads(text) for text in first.values()] == [False, True]
    reader.press("Español")
    assert [reader.reads(text) for text in second.values()] == [False, True]
    reader.window.follow(f"fold:{list(second)[1]}")
    reader.press("English")
    assert [reader.reads(text) for text in first.values()] == [False, False]


def folds(library_file: Path, tag: str) -> dict[str, str]:
    """Return how the text of each fold of a page begins, by the names of the folds."""
    with closing(Library.open(library_file)) as library:
        article = library.article("abdominal-stitch", tag)
    assert article is not None
    return {p.id: " ".join(p.text.split()[:6]) for p in article.passages if p.id}


@pytest.mark.parametrize("behind", ["home", "cervical-stitch"])
def test_L11_the_search_stays_open_with_its_words(open_window: OpenWindow, behind: str) -> None:
    reader = Reader(open_window())
    reader.window.open(behind)
    if behind != "home":
        go_under(reader, 4)
    reader.search_for("cervical")
    english = reader.hit_titles()
    reader.press("Español")
    assert reader.field.text() == "cervical"
    assert reader.field.hasFocus()
    assert reader.hits()
    assert reader.hit_titles() != english
    reader.press("English")
    assert reader.hit_titles() == english
    reader.press("Close search")
    if behind == "home":
        assert reader.sees("Read at your own pace")
    else:
        assert reached(reader) == (4, 0)
    reader.press("Search")
    assert reader.field.text() == ""  # whoever has closed it has done with the words


@pytest.mark.parametrize(("show", "name"), [("Topics", "sidebar"), ("Get help", "support")])
def test_L11_a_panel_that_was_in_front_stays_there(
    open_window: OpenWindow, show: str, name: str
) -> None:
    reader = Reader(open_window(size=(320, 640)))
    reader.press(show)
    reader.press("Español")
    panel = reader.find(QWidget, name)
    assert panel.isVisible()
    assert not reader.article.isVisible()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus is panel or panel.isAncestorOf(focus)


def test_L11_the_new_language_is_announced_in_its_own_name(
    open_window: OpenWindow, hear: Listen
) -> None:
    said = hear(main_window)
    reader = Reader(open_window())
    reader.window.open("cervical-stitch")
    reader.press("Español")
    assert reader.article.hasFocus()
    reader.press("English")
    assert said == ["Español", "English"]


def test_L11_a_kiosk_keeps_the_place_and_the_search_too(
    fonts: QApplication, library_file: Path, tmp_path: Path
) -> None:
    with make(tmp_path, library_file, size=(1080, 1920)) as kiosk:
        tap_at(kiosk, kiosk.window.rect().center())
        reader = reader_of(kiosk)
        reader.window.open("cervical-stitch")
        settle()
        go_under(reader, 3)
        tap(kiosk, "Español")
        assert reached(reader) == (3, 0)
        tap(kiosk, "Buscar")
        reader.write("cerclaje")
        tap(kiosk, "English")
        assert reader.field.text() == "cerclaje"
        assert reader.hits()
        tap(kiosk, "Places to get help")
        tap(kiosk, "Español")
        assert reader.panel.isVisible()


# -- one tap from everywhere


def hidden(reader: Reader, name: str) -> list[str]:
    """Return what keeps a reader from seeing the ``name`` of her language in the bar, whole."""
    found = [b for b in reader.window.findChildren(QToolButton) if b.text() == name]
    words = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    seen = [
        b
        for b in found
        if b.toolButtonStyle() == words and b.visibleRegion().boundingRect() == b.rect()
    ]
    return [] if seen else [f"“{name}” is not to be seen"]


def faults(reader: Reader, name: str) -> list[str]:
    settle()
    return hidden(reader, name) + cut_texts(reader.window) + sideways(reader.window)


WIDTHS = (320, 360, 420, 480, 640, 900, 1280)


def test_L3_the_other_language_is_named_in_the_bar_of_every_window(open_window: OpenWindow) -> None:
    found = {}
    for text_size in (100, 200, 400):
        clinic = "Riverside Women’s Clinic"
        reader = Reader(open_window(text_size=text_size, clinic_name=clinic))
        for tag, name in (("en", "Español"), ("es", "English")):
            reader.window.set_language(tag)
            for width in WIDTHS:
                reader.resize(width, 700)
                found[text_size, tag, width] = faults(reader, name)
        reader.press("English")
        assert reader.button("Español").isVisible()
        reader.window.close()
    assert len(found) == 3 * 2 * len(WIDTHS)
    assert {where: wrong for where, wrong in found.items() if wrong} == {}


def test_L3_a_language_without_its_name_is_caught(open_window: OpenWindow) -> None:
    # The control of the test above.
    reader = Reader(open_window(size=(320, 640)))
    assert hidden(reader, "Español") == []
    button = reader.button("Español")
    assert isinstance(button, QToolButton)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    settle()
    assert hidden(reader, "Español")
    button.hide()
    assert hidden(reader, "Español")


SECTIONS = "".join(f"## Part {at}\n\n{'Some words of this part. ' * 60}\n\n" for at in range(9))


@pytest.fixture
def several(tmp_path: Path) -> Where:
    """Return a library of one English page, in whose list of languages three more stand."""
    folder = ContentFolder(tmp_path)
    folder.article(SECTIONS)
    folder.write("library.yaml", LIBRARY.replace("[en]", "[en, es, pt, tlh]"))
    data, _ = compile_sources(folder.root, RESOURCES)
    file = tmp_path / "several.snowdrop"
    file.write_bytes(data)
    return Where(library=file)


def choice(reader: Reader) -> list[str]:
    """Return what stands on the rows of the card that is open."""
    assert reader.card is not None
    rows = reader.card.findChildren(QAbstractButton)
    return [row.text() for row in rows if row.isVisible() and row.text()]


@pytest.mark.parametrize("width", [320, 1280])
def test_L3_among_several_languages_one_tap_offers_all_by_their_own_names(
    open_window: OpenWindow, several: Where, width: int
) -> None:
    reader = Reader(open_window(size=(width, 640), where=several))
    reader.window.open("stitch")
    go_under(reader, 3)
    reader.press("English")
    # No font or table knows what the last one calls itself: at least its tag stands there.
    assert choice(reader) == ["English", "Español", "Português", "tlh"]
    assert faults(reader, "English") == []
    reader.press("Português")
    assert reader.card is None
    assert reached(reader) == (3, 0)
    reader.press("Português")
    reader.press("tlh")
    assert faults(reader, "tlh") == []


def test_L11_a_page_that_is_not_translated_keeps_its_place_too(
    open_window: OpenWindow, several: Where
) -> None:
    reader = Reader(open_window(where=several))
    reader.window.open("stitch")
    go_under(reader, 4)
    reader.window.set_language("es")
    assert reader.reads("Todavía no está en español")  # a note above the text moves all of it
    assert reached(reader) == (4, 0)
    reader.window.set_language("en")
    assert reached(reader) == (4, 0)
