"""Pairs of pictures of the real window: one thing in two states that a reader must tell apart."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter, QTextCursor
from PySide6.QtWidgets import QLabel, QRadioButton, QWidget

from tests.conftest import OpenWindow, settle
from tests.journeys.reader import Reader
from viewer.clock import FixedClock
from viewer.gui.find_in_page import marked
from viewer.gui.icons import figure_image
from viewer.gui.theme import THEMES, Look
from viewer.library.icon_array import icon_array

Pair = tuple[QImage, QImage]

LONDON = ZoneInfo("Europe/London")
OFFICE = "Tommy's midwives"
"""A line with office hours."""


# -- taking pictures


def picture(widget: QWidget, part: QRect | None = None) -> QImage:
    """Return a widget as it looks in its window."""
    settle()
    part = part if part is not None else widget.rect()
    assert widget.rect().contains(part), f"{part} is not on the screen."
    return widget.grab(part).toImage()


def spot(reader: Reader, text: str) -> QRect:
    """Scroll to ``text`` on the page and return where it stands; the line stays where it is."""
    reader.scroll_to(text)
    found = reader.article.document().find(text)
    first = QTextCursor(reader.article.document())
    first.setPosition(found.selectionStart())
    return reader.article.cursorRect(first).united(reader.article.cursorRect(found))


def words(reader: Reader, text: str) -> QImage:
    """Return a picture of ``text`` on the page."""
    rect = spot(reader, text)
    return picture(reader.article.viewport(), rect)


# -- the pairs: each brings about one state of the window, and another


def row_of_the_sidebar(open_window: OpenWindow, theme: str) -> Pair:
    reader = Reader(open_window(theme=theme))
    row = reader.row("Care and treatment")
    assert row is not None
    rect = reader.sidebar.visualRect(row)
    before = picture(reader.sidebar.viewport(), rect)
    reader.window.open("topic:care")
    settle()
    row = reader.row("Care and treatment")
    assert row is not None
    return before, picture(reader.sidebar.viewport(), reader.sidebar.visualRect(row))


def row_of_a_card(open_window: OpenWindow, theme: str) -> Pair:
    """Return a choice of the card “Text and colors” before and after it is ticked."""
    reader, name = Reader(open_window(theme=theme)), "More space between letters and lines"
    reader.press("Colors")
    before = picture(reader.button(name))
    reader.press(name)
    assert reader.button(name).isChecked()
    return before, picture(reader.button(name))


def question_to_choose(open_window: OpenWindow, theme: str) -> Pair:
    reader = Reader(open_window(theme=theme))
    reader.window.open("questions-to-ask")
    before = words(reader, "Choose this")
    reader.tap_link("tick:")
    return before, words(reader, "Chosen. Take it off")


def title_of_a_callout(open_window: OpenWindow, theme: str) -> Pair:
    reader = Reader(open_window(theme=theme))
    reader.window.open("symptoms-and-when-to-call")
    return words(reader, "In short"), words(reader, "When to call now")


def hours_of_a_line(open_window: OpenWindow, theme: str) -> Pair:
    found = []
    for hour in (3, 11):
        clock = FixedClock(datetime(2026, 11, 23, hour, 0, tzinfo=LONDON))
        reader = Reader(open_window(theme=theme, region="GB-ENG", clock=clock))
        card = next(c for c in reader.cards_of_help() if c.accessibleName() == OFFICE)
        found.append(picture(card.findChildren(QLabel, "card_status")[0]))
    return found[0], found[1]


def sentence_that_is_said(open_window: OpenWindow, theme: str) -> Pair:
    """Return a line of the page, and the same while it is read aloud."""
    reader = Reader(open_window(theme=theme))
    reader.window.open("cervical-stitch")
    before = words(reader, "In short")
    there = reader.article.document().find("In short")
    said = (there.selectionStart(), there.selectionEnd())
    mark = marked(reader.article.document(), said, THEMES[theme], here=True)
    reader.article.setExtraSelections([mark])
    return before, words(reader, "In short")


def place(reader: Reader, at: int) -> QRect:
    """Return where the mark number ``at`` of the page stands."""
    mark = reader.article.extraSelections()[at]
    cursor = mark.cursor
    first, last = QTextCursor(cursor), QTextCursor(cursor)
    first.setPosition(cursor.selectionStart())
    last.setPosition(cursor.selectionEnd())
    return reader.article.cursorRect(first).united(reader.article.cursorRect(last))


def place_that_was_found(open_window: OpenWindow, theme: str) -> Pair:
    """Return a word as one of the places found, and as any other word."""
    reader = Reader(open_window(theme=theme))
    reader.window.open("cervical-stitch")
    reader.press("Find on this page")
    reader.look_for("stitch")
    rect = place(reader, 1)
    marked = picture(reader.article.viewport(), rect)
    reader.article.setExtraSelections([])
    return picture(reader.article.viewport(), rect), marked


def place_the_reader_is_at(open_window: OpenWindow, theme: str) -> Pair:
    """Return a word as one of the places found, and as the one that the reader is at."""
    reader = Reader(open_window(theme=theme))
    reader.window.open("cervical-stitch")
    reader.press("Find on this page")
    reader.look_for("stitch")
    here = picture(reader.article.viewport(), place(reader, 0))
    reader.press("Next place")
    reader.article.verticalScrollBar().setValue(0)
    return picture(reader.article.viewport(), place(reader, 0)), here


def drawn(reader: Reader, html: str, theme: str) -> QImage:
    """Return a line of text as the page draws it."""
    reader.article.show_page(f"<p>{html}</p>", Look(THEMES[theme]))
    return picture(reader.article.viewport(), QRect(0, 0, 600, 60))


def link_and_text(open_window: OpenWindow, theme: str) -> Pair:
    reader = Reader(open_window(theme=theme))
    reader.window.open("cervical-stitch")
    link = '<a href="article:x">the stitch</a>'
    return drawn(reader, "the stitch", theme), drawn(reader, link, theme)


def source_and_number(open_window: OpenWindow, theme: str) -> Pair:
    reader = Reader(open_window(theme=theme))
    reader.window.open("cervical-stitch")
    link = '41<sup><a class="cite" href="cite:a">1</a></sup>'
    return drawn(reader, "411", theme), drawn(reader, link, theme)


def dots_of_a_number(open_window: OpenWindow, theme: str) -> Pair:
    """Return the dot of somebody to whom it happens, and that of somebody to whom it does not."""
    figure = icon_array(1, 2)
    assert figure is not None
    dots = figure_image(figure, THEMES[theme], figure.width, 1.0)
    ground = QImage(dots.size(), QImage.Format.Format_RGB888)
    ground.fill(QColor(THEMES[theme].card))
    with QPainter(ground) as painter:
        painter.drawImage(0, 0, dots)
    side = ground.height()
    return ground.copy(0, 0, side, side), ground.copy(side, 0, side, side)


def button_that_does_nothing_now(open_window: OpenWindow, theme: str) -> Pair:
    reader = Reader(open_window(theme=theme))
    off = picture(reader.button("Back"))
    reader.window.open("topic:care")
    return off, picture(reader.button("Back"))


def answer_where_the_clinic_is(open_window: OpenWindow, theme: str) -> Pair:
    reader = Reader(open_window(theme=theme, region=None))
    answer = reader.panel.findChildren(QRadioButton)[-1]
    before = picture(answer)
    answer.setChecked(True)
    return before, picture(answer)


PAIRS: dict[str, Callable[[OpenWindow, str], Pair]] = {
    made.__name__: made
    for made in (
        row_of_the_sidebar,
        row_of_a_card,
        question_to_choose,
        title_of_a_callout,
        hours_of_a_line,
        sentence_that_is_said,
        place_that_was_found,
        place_the_reader_is_at,
        link_and_text,
        source_and_number,
        dots_of_a_number,
        button_that_does_nothing_now,
        answer_where_the_clinic_is,
    )
}
