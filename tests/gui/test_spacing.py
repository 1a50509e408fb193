"""More room between letters, words, lines and paragraphs, for whoever asks for it (A21)."""

import pytest
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QToolButton

from tests.conftest import OpenWindow, settle
from tests.gui.looking import blocks, cut_texts, lines, sideways
from tests.journeys.reader import Reader
from viewer.gui.theme import BODY

MORE = "More space between letters and lines"
PAGE = "cervical-stitch"


def paragraph(reader: Reader) -> QTextBlock:
    """Return the first long paragraph of the page."""
    found = (block for block in blocks(reader.article.document()) if len(block.text()) > 100)
    return next(found)


def ask_for_more(reader: Reader) -> None:
    """Turn the switch, on the card where text sizes are."""
    names = {
        button.accessibleName()
        for button in reader.window.findChildren(QToolButton)
        if button.isVisible()
    }
    reader.press("Colors" if "Colors" in names else "Text and colors")
    reader.press(MORE)
    settle()


@pytest.mark.parametrize("text_size", [100, 200])
def test_one_switch_gives_all_the_room_that_wcag_asks_for_A21(
    open_window: OpenWindow, text_size: int
) -> None:
    reader = Reader(open_window(text_size=text_size))
    reader.window.open(PAGE)
    settle()
    size = round(BODY * text_size / 100)
    before = paragraph(reader).layout().lineAt(0)
    letters = before.naturalTextWidth() / before.textLength()
    ask_for_more(reader)
    font = reader.article.document().defaultFont()
    assert font.letterSpacing() >= 0.12 * size
    assert font.wordSpacing() >= 0.16 * size
    block = paragraph(reader)
    assert block.blockFormat().bottomMargin() >= 2 * size
    line = block.layout().lineAt(0)
    assert line.naturalTextWidth() / line.textLength() >= letters + 0.1 * size
    assert block.layout().lineAt(1).y() - line.y() >= 1.5 * size
    reader.press(MORE)
    settle()
    assert reader.article.document().defaultFont().letterSpacing() == 0


@pytest.mark.parametrize("size", [(320, 640), (1280, 800)])
@pytest.mark.parametrize("text_size", [100, 400])
def test_with_more_room_nothing_is_cut_and_no_line_too_long_A18_A20_A21_A22(
    open_window: OpenWindow, size: tuple[int, int], text_size: int
) -> None:
    reader = Reader(open_window(size=size, text_size=text_size))
    reader.window.open(PAGE)
    ask_for_more(reader)
    assert sideways(reader.window) + cut_texts(reader.window) == []
    every = [line for block in blocks(reader.article.document()) for line in lines(block)]
    assert max(line.textLength() for line in every) <= 80


def test_the_card_stays_whole_while_a_reader_tries_what_is_on_it(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    reader.window.open(PAGE)
    reader.press("Colors")
    for name in ("Dark", MORE, "Light", MORE, "Cream"):
        reader.press(name)
        settle()
        assert reader.button("High contrast").visibleRegion().boundingRect().height() >= 40
