"""Every link inside a text is also a large button (A5): a finger misses a word of a line."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QToolButton

from tests.conftest import OpenWindow, settle
from tests.journeys.reader import Reader
from tests.kiosk.kiosk_maker import make
from tests.kiosk.watching import reader_of
from viewer.gui.article_browser import ArticleBrowser
from viewer.gui.tile import Row
from viewer.kiosk.run import Kiosk

SMALLEST = 44


@pytest.fixture
def kiosk(fonts: QApplication, tmp_path: Path, library_file: Path) -> Iterator[Kiosk]:
    with make(tmp_path, library_file, size=(1080, 1920)) as made:
        made.window.begin()
        yield made


def open_list(reader: Reader) -> dict[str, Row]:
    """Press the button “Links” and return the rows of the card by their addresses."""
    reader.press("Links on this page")
    settle()
    rows = (row for row in reader.window.findChildren(Row) if row.isVisible())
    return {row.property("address"): row for row in rows if row.property("address")}


def inside(page: ArticleBrowser) -> set[str]:
    return set(re.findall(r'<a href="([^"]+)"', page.document().toHtml()))


def test_A5_every_link_of_every_page_is_a_large_button_too(kiosk: Kiosk) -> None:
    desk = kiosk.window.desk
    reader = reader_of(kiosk)
    library = kiosk.kept.library
    for topic in library.topics("en"):
        for line in library.articles(topic.id, "en"):
            desk.open(line.id)
            settle()
            rows = open_list(reader)
            assert set(rows) == inside(reader.article), line.id
            assert all(row.height() >= SMALLEST and row.text().strip() for row in rows.values())


def test_A5_a_row_does_what_its_link_does(kiosk: Kiosk) -> None:
    reader = reader_of(kiosk)
    reader.window.open("cervical-stitch")
    settle()
    open_list(reader)["article:treatment-options"].click()
    settle()
    assert reader.opened[-1] == "treatment-options"
    reader.window.back()
    settle()
    open_list(reader)["cite:berghella-2011"].click()
    settle()
    assert "Berghella" in reader.card_says()


def test_on_a_clinic_pc_the_links_of_the_text_are_enough(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    reader.window.open("cervical-stitch")
    settle()
    shown = [b.accessibleName() for b in reader.window.findChildren(QToolButton) if b.isVisible()]
    assert "On this page" in shown
    assert "Links on this page" not in shown
