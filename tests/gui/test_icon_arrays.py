"""The picture of a number in the window: never wider than the card it stands in."""

import pytest

from tests.conftest import OpenWindow, settle
from viewer.gui.article_browser import ArticleBrowser

PAGE = "cervical-stitch#how-well-it-works"


def overhang(browser: ArticleBrowser) -> float:
    """Return how many pixels of the page lie beside what can be seen."""
    return browser.document().idealWidth() - browser.viewport().width()


@pytest.mark.parametrize("text_size", [100, 200, 400])
def test_a_picture_in_a_card_leaves_nothing_beside_a_narrow_window_A20(
    open_window: OpenWindow, text_size: int
) -> None:
    window = open_window(size=(320, 640), text_size=text_size).window
    window.open(PAGE)
    settle()
    (browser,) = window.findChildren(ArticleBrowser)
    assert "risk-28-of-100.svg" in browser.toHtml()
    assert overhang(browser) <= 0


def test_a_page_that_is_too_wide_is_caught(open_window: OpenWindow) -> None:
    window = open_window(size=(320, 640)).window
    window.open(PAGE)
    settle()
    (browser,) = window.findChildren(ArticleBrowser)
    browser.setHtml('<table width="600"><tr><td>wide</td></tr></table>')
    assert overhang(browser) > 0
