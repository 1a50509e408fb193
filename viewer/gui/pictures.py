"""Every main state of the window, and how to reach it: for ``snowdrop screens`` and its tests."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton

from viewer.gui.article_browser import ArticleBrowser
from viewer.gui.handout_desk import HandoutDesk
from viewer.gui.handout_maker import HandoutMaker
from viewer.gui.handout_page import HandoutPage
from viewer.gui.listen_bar import ListenBar
from viewer.gui.main_window import MainWindow
from viewer.visit.handout import Kind

WIDE = 1280
"""From this width on, in pixels, the bar has a button for the colors alone."""


class State(msgspec.Struct, frozen=True):
    """A state of the window worth a picture, and what brings it about."""

    name: str
    reach: Callable[[MainWindow], None]
    text_size: int = 100
    region: str | None = "US"


def _topic(window: MainWindow) -> None:
    window.open("topic:care")


def _article(window: MainWindow) -> None:
    window.open("what-is-cervical-insufficiency")


def _figure(window: MainWindow) -> None:
    window.open("what-is-cervical-insufficiency")
    _scroll(window, 0.3)


def _numbers(window: MainWindow) -> None:
    window.open("cervical-stitch#how-well-it-works")


def _red_flags(window: MainWindow) -> None:
    window.open("symptoms-and-when-to-call")
    _scroll(window, 0.14)


def _sources(window: MainWindow) -> None:
    window.open("treatment-options")
    _scroll(window, 1.0)


def _gate(window: MainWindow) -> None:
    window.open("second-trimester-loss")


def _citation(window: MainWindow) -> None:
    window.open("what-is-cervical-insufficiency")
    link = _browser(window).focus_link("cite:")
    window.follow(link)


def _contents(window: MainWindow) -> None:
    window.open("treatment-options")
    _press(window, "contents")


def _display(window: MainWindow) -> None:
    window.open("grief-and-coping")
    _press(window, "display" if window.width() < WIDE else "colors")


def _menu(window: MainWindow) -> None:
    window.open("grief-and-coping")
    _press(window, "menu")


def _search(window: MainWindow) -> None:
    window.open("cervical-stitch")
    window.show_search()


def _answers(window: MainWindow) -> None:
    _search_for(window, "cerclage")


def _spelling(window: MainWindow) -> None:
    _search_for(window, "serclage")


def _nothing(window: MainWindow) -> None:
    _search_for(window, "xylophone")


def _red_flag(window: MainWindow) -> None:
    _search_for(window, "waters broke at 20 weeks")


def _crisis(window: MainWindow) -> None:
    _search_for(window, "I want to die")


def _find(window: MainWindow) -> None:
    window.open("cervical-stitch")
    _press(window, "find")
    _type(window, "stitch")


def _listen(window: MainWindow) -> None:
    window.open("cervical-stitch")
    _press(window, "listen")


def _listening(window: MainWindow) -> None:
    _listen(window)
    settle()
    for button in window.findChildren(ListenBar)[0].findChildren(QToolButton):
        if button.property("icon_name") == "play":
            button.click()


def _search_for(window: MainWindow, words: str) -> None:
    window.show_search()
    _type(window, words)


def _type(window: MainWindow, words: str) -> None:
    for field in window.findChildren(QLineEdit):
        if field.isVisible():
            field.setText(words)


def _browser(window: MainWindow) -> ArticleBrowser:
    found = window.findChildren(ArticleBrowser)
    return found[0]


def _scroll(window: MainWindow, share: float) -> None:
    settle()
    bar = _browser(window).verticalScrollBar()
    bar.setValue(round(bar.maximum() * share))


def _press(window: MainWindow, name: str) -> None:
    settle()
    for button in window.findChildren(QToolButton):
        if button.property("request") == name and button.isVisible():
            button.click()


def _handout(window: MainWindow) -> None:
    fill_handout(window)
    wait_for_pages(window)


def _handout_ways(window: MainWindow) -> None:
    _handout(window)
    (page,) = window.findChildren(HandoutPage)
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())


def _preview(window: MainWindow) -> None:
    _handout(window)
    press_wanted(window, "look")
    wait_for_pages(window)


def _phone_codes(window: MainWindow) -> None:
    _handout(window)
    press_wanted(window, "phone")


def _new_patient(window: MainWindow) -> None:
    _handout(window)
    window.offer_new_patient(window.show_search)


def fill_handout(window: MainWindow) -> None:
    """Put by two pages, a place to get help and two questions, and open the page with them."""
    (handout,) = window.findChildren(HandoutDesk)
    for article in ("grief-and-coping", "second-trimester-loss"):
        handout.toggle(Kind.ARTICLE, article)
    handout.toggle(Kind.HELP, "us-988")
    window.open("questions-to-ask")
    for number in (3, 7):
        window.follow(f"tick:{number}")
    window.show_handout()
    settle()


def press_wanted(window: MainWindow, name: str) -> None:
    """Press a button of the page “My handout”."""
    (page,) = window.findChildren(HandoutPage)
    page.button(name).click()
    settle()


def wait_for_pages(window: MainWindow) -> None:
    """Let another thread make the pages of the handout, or draw them, until it is done."""
    for maker in window.findChildren(HandoutMaker):
        while maker.is_making or maker.is_drawing:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    settle()


STATES = (
    State("home", MainWindow.go_home),
    State("topic", _topic),
    State("article", _article),
    State("article-figure", _figure),
    State("article-numbers", _numbers),
    State("article-red-flags", _red_flags),
    State("article-sources", _sources),
    State("article-gate", _gate),
    State("citation", _citation),
    State("contents", _contents),
    State("display", _display),
    State("menu", _menu),
    State("search", _search),
    State("search-answers", _answers),
    State("search-spelling", _spelling),
    State("search-red-flag", _red_flag),
    State("search-crisis", _crisis),
    State("search-nothing", _nothing),
    State("find", _find),
    State("listen", _listen),
    State("listening", _listening),
    State("handout", _handout),
    State("handout-ways", _handout_ways),
    State("handout-empty", MainWindow.show_handout),
    State("handout-preview", _preview),
    State("handout-phone", _phone_codes),
    State("new-patient-question", _new_patient),
    State("region-question", MainWindow.go_home, region=None),
    State("article-200", _article, text_size=200),
    State("article-400", _article, text_size=400),
    State("menu-400", _menu, text_size=400),
    State("listening-400", _listening, text_size=400),
    State("handout-200", _handout, text_size=200),
    State("handout-400", _handout, text_size=400),
)

FOLDED_STATES = (
    State("small-home", MainWindow.go_home),
    State("small-article", _article),
    State("small-topics", MainWindow.show_topics),
    State("small-help", MainWindow.show_help),
    State("small-help-scotland", MainWindow.show_help, region="GB-SCT"),
    State("small-display", _display),
    State("small-menu", _menu),
    State("small-search", _search),
    State("small-search-answers", _answers),
    State("small-search-spelling", _spelling),
    State("small-search-crisis", _crisis),
    State("small-search-nothing", _nothing),
    State("small-find", _find),
    State("small-listening", _listening),
    State("small-handout", _handout),
    State("small-handout-ways", _handout_ways),
    State("small-handout-preview", _preview),
    State("small-handout-phone", _phone_codes),
    State("small-new-patient-question", _new_patient),
)


def settle() -> None:
    """Let Qt do everything that is waiting, deletions too."""
    for _ in range(4):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
