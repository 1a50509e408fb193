"""A clinic's computer serves many people: nothing of one is there for the next."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QToolButton,
    QWidget,
)

from tests.conftest import MORNING, OpenWindow, settle
from tests.gui.handout_tools import Printer
from tests.journeys.reader import Reader
from viewer.app import prepare
from viewer.clock import FixedClock
from viewer.gui import main_window as main_window_module
from viewer.gui.ask import Ask
from viewer.gui.handout_desk import HandoutDesk
from viewer.gui.handout_page import HandoutPage
from viewer.gui.icons import figure_image
from viewer.gui.interface import speak
from viewer.gui.main_window import MainWindow
from viewer.gui.new_patient import IDLE, NewPatient
from viewer.gui.notice import Notice
from viewer.gui.parts import Parts
from viewer.gui.support_panel import SupportPanel
from viewer.gui.tile import Row
from viewer.gui.topic_sidebar import TopicSidebar
from viewer.library.article import Article
from viewer.open_library import Where
from viewer.settings import Settings
from viewer.visit.handout import Kind, Question
from viewer.visit.visit import Visit

STITCH, QUESTIONS = "cervical-stitch", "questions-to-ask"
TRACE = "kanari"
"""What she types; no page of the library has it."""


class Time:
    """Seconds that pass only when the test says so."""

    def __init__(self) -> None:
        """Begin at some moment."""
        self.seconds = 1_000.0

    def __call__(self) -> float:
        """Return the seconds since then."""
        return self.seconds


class Desk:
    """A clinic's window with a printer and a clock of our own."""

    def __init__(self, library: Path) -> None:
        """Open it."""
        start = prepare(Where(library=library), None, FixedClock(MORNING))
        self.library, self.time, self.printer = start.library, Time(), Printer()
        self.settings = Settings(region="US", languages=("en", "es"))
        self.visit = Visit(self.settings)
        self.window = MainWindow(
            Parts(
                settings=self.settings,
                library=start.library,
                directory=start.directory,
                visit=self.visit,
                clock=start.clock,
                printing=self._printing,
                settings_now=self._settings_now,
                seconds=self.time,
            )
        )
        self.window.show()
        self.window.activateWindow()
        settle()

    def _printing(self, *_: object) -> Printer:
        return self.printer

    def _settings_now(self) -> Settings:
        return self.settings

    def find(self, kind: type[QWidget] | type[HandoutDesk] | type[NewPatient]) -> object:
        """Return the one thing of this kind in the window."""
        return self.window.findChild(kind)

    @property
    def handout(self) -> HandoutDesk:
        """What fills the handout."""
        found = self.find(HandoutDesk)
        assert isinstance(found, HandoutDesk)
        return found

    @property
    def watch(self) -> NewPatient:
        """What offers to begin for the next patient."""
        found = self.find(NewPatient)
        assert isinstance(found, NewPatient)
        return found

    def asked(self) -> str:
        """Return the question that stands across the window, or nothing."""
        asks = [ask for ask in self.window.findChildren(Ask) if ask.parent() is not None]
        return next((ask.text for ask in asks if ask.isVisible()), "")

    def answer(self, name: str) -> None:
        """Press an answer."""
        for ask in self.window.findChildren(Ask):
            for button in ask.findChildren(QPushButton):
                if ask.isVisible() and button.text() == name:
                    button.click()
                    settle()
                    return
        raise AssertionError(f"Nobody asks anything with “{name}”.")

    def touch(self) -> None:
        """Press a mouse button where nothing is."""
        handle = self.window.windowHandle()
        no_key = Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, no_key, QPoint(3, 3))
        settle()

    def read(self) -> None:
        """Do all that can be done in a visit."""
        self.visit.circumstance = "after-a-loss"
        self.window.open(QUESTIONS)
        self.window.follow("tick:3")
        self.window.open(STITCH)
        self.window.follow(next(f"fold:{p.id}" for p in self._article().passages if p.id))
        self.handout.toggle(Kind.ARTICLE, STITCH)
        self.handout.ask(Question(text=f"{TRACE}?"))
        self.window.open("handout")
        settle()
        for field in self.window.findChildren(QLineEdit):
            field.setText(TRACE)
        self.window.set_theme("contrast")
        self.window.grow_text()
        self.window.set_language("es")
        QGuiApplication.clipboard().setText(TRACE)
        settle()

    def _article(self) -> Article:
        article = self.library.article(STITCH, "en")
        assert article is not None
        return article

    def residues(self) -> set[str]:
        """Return what is left of whoever was here."""
        settle()
        visit, found = self.visit, set()
        found |= {"history"} if visit.history.can_go_back or visit.history.can_go_forward else set()
        found |= {"handout"} if visit.handout.count else set()
        found |= {"circumstance"} if visit.circumstance else set()
        found |= {"folds"} if visit.opened(STITCH) else set()
        looks = (visit.preferences.theme, visit.preferences.text_size, visit.language)
        found |= {"look"} if looks != ("light", 100, "en") else set()
        found |= {"page"} if visit.history.current.address != "home" else set()
        found |= {"clipboard"} if QGuiApplication.clipboard().text() else set()
        found |= {"figures"} if figure_image.cache_info().currsize else set()
        texts = [field.text() for field in self.window.findChildren(QLineEdit)]
        texts += [label.text() for label in self.window.findChildren(QLabel)]
        texts += [page.toPlainText() for page in self.window.findChildren(QTextEdit)]
        told = any(word in text for text in texts for word in (TRACE, "cerclage", "cerclaje"))
        return found | ({"words"} if told else set())

    def close(self) -> None:
        """Close the window and take its look off the program."""
        self.window.close()
        self.window.deleteLater()
        self.library.close()
        settle()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setStyleSheet("")
        speak("en")


@pytest.fixture
def desk(
    fonts: QApplication, library_file: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    # The offscreen platform does not know whose the clipboard is; every other one does.
    monkeypatch.setattr(QClipboard, "ownsClipboard", ours)
    made = Desk(library_file)
    yield made
    made.close()
    QGuiApplication.clipboard().clear()


def ours(_: object) -> bool:
    """Say that what lies in the clipboard is from this window."""
    return True


def test_a_visit_leaves_traces_everywhere(desk: Desk) -> None:
    # So that the tests below look for something that is there.
    desk.read()
    assert desk.residues() == {
        *("history", "handout", "circumstance", "folds", "look", "page", "clipboard", "words"),
        "figures",
    }


def test_New_patient_leaves_nothing_of_the_one_before(desk: Desk) -> None:
    desk.read()
    desk.window.new_patient()
    assert desk.residues() == set()
    assert desk.printer.resets == 1
    assert not desk.watch.is_watching


def forget_the_handout(desk: Desk, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(desk.visit.handout, "clear", nothing)


def forget_the_page(desk: Desk, patch: pytest.MonkeyPatch) -> None:
    pages = desk.window.findChildren(HandoutPage)
    patch.setattr(pages[0], "forget", nothing)


def forget_the_clipboard(desk: Desk, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(main_window_module, "put_away_copies", nothing)


def forget_the_figures(desk: Desk, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(main_window_module, "forget_figures", nothing)


def nothing(*_: object, **__: object) -> None:
    """Do nothing."""


@pytest.mark.parametrize(
    ("forget", "left"),
    [
        (forget_the_handout, "handout"),
        (forget_the_page, "words"),
        (forget_the_clipboard, "clipboard"),
        (forget_the_figures, "figures"),
    ],
)
def test_a_window_that_keeps_something_is_noticed(
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    forget: Callable[[Desk, pytest.MonkeyPatch], None],
    left: str,
) -> None:
    desk.read()
    forget(desk, monkeypatch)
    desk.window.new_patient()
    assert left in desk.residues()


def test_what_another_program_has_copied_stays_in_the_clipboard(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("the nurse's own")
    monkeypatch.setattr(QClipboard, "ownsClipboard", nothing)
    desk.window.new_patient()
    assert clipboard.text() == "the nurse's own"


def test_the_next_patient_gets_what_the_settings_say_now(desk: Desk) -> None:
    desk.settings = Settings(region="US", languages=("en", "es"), theme="cream", text_size=150)
    desk.read()
    desk.window.new_patient()
    assert (desk.visit.preferences.theme, desk.visit.preferences.text_size) == ("cream", 150)
    assert "Read at your own pace" in [label.text() for label in desk.window.findChildren(QLabel)]


def test_the_button_is_on_the_bar_and_does_nothing_before_anything_was_done(desk: Desk) -> None:
    button = next(b for b in buttons(desk) if b.property("request") == "next")
    assert button.isVisible()
    assert not button.isEnabled()
    desk.window.open(STITCH)
    assert button.isEnabled()
    button.click()
    assert desk.residues() == set()
    assert not button.isEnabled()


def buttons(desk: Desk) -> list[QToolButton]:
    return [w for w in desk.window.findChildren(QToolButton) if w.property("request")]


def test_in_a_narrow_window_the_card_of_text_and_colors_has_it(open_window: OpenWindow) -> None:
    reader = Reader(open_window(size=(360, 740)))
    reader.window.open(STITCH)
    settle()
    reader.press("Text and colors")
    assert reader.card is not None
    rows = reader.card.findChildren(Row)
    reader.tap(reader.scroll_in(next(row for row in rows if row.text() == "New patient")))
    assert reader.opened[-1] == "home"
    assert not reader.has_card()


# -- when it is offered


def test_it_is_offered_after_a_print_and_not_forced(desk: Desk) -> None:
    desk.handout.toggle(Kind.ARTICLE, STITCH)
    desk.window.open("handout")
    assert desk.asked() == ""
    desk.printer.finish()
    assert desk.asked() == "Will somebody else read here next?"
    desk.answer("Not now")
    assert desk.asked() == ""
    assert desk.visit.handout.count


def test_a_print_that_failed_offers_nothing(desk: Desk) -> None:
    desk.handout.toggle(Kind.ARTICLE, STITCH)
    desk.window.open("handout")
    desk.printer.finish(done=False)
    assert desk.asked() == ""


def test_after_30_idle_minutes_it_asks_whether_somebody_else_is_here(desk: Desk) -> None:
    desk.window.open(STITCH)
    desk.time.seconds += IDLE - 1
    desk.watch.look()
    assert desk.asked() == ""
    desk.time.seconds += 1
    desk.watch.look()
    assert desk.asked() == "Nobody has used this for 30 minutes. Is somebody else here now?"
    assert desk.visit.history.can_go_back  # nothing is taken from anybody unasked
    desk.answer("New patient")
    assert desk.residues() == set()


def test_every_touch_begins_the_30_minutes_anew(desk: Desk) -> None:
    desk.window.open(STITCH)
    for _ in range(5):
        desk.time.seconds += IDLE - 60
        desk.touch()
        desk.watch.look()
        assert desk.asked() == ""
    desk.time.seconds += IDLE
    desk.watch.look()
    assert desk.asked() != ""


def test_the_first_touch_after_a_computer_slept_is_asked_too(desk: Desk) -> None:
    desk.window.open(STITCH)
    desk.time.seconds += 3 * IDLE  # no timer ran meanwhile
    desk.touch()
    assert desk.asked() != ""


def test_who_says_not_now_is_asked_again_only_after_30_more_minutes(desk: Desk) -> None:
    desk.handout.toggle(Kind.ARTICLE, STITCH)
    desk.time.seconds += IDLE
    desk.watch.look()
    desk.answer("Not now")
    desk.time.seconds += IDLE - 1
    desk.watch.look()
    assert desk.asked() == ""
    assert desk.watch.is_watching


def test_nothing_is_timed_while_nobody_has_done_anything(desk: Desk) -> None:
    watched = [desk.watch.is_watching]
    for act in (
        desk.window.grow_text,
        desk.touch,
        desk.window.show_handout,
        desk.window.new_patient,
    ):
        act()
        watched.append(desk.watch.is_watching)
    assert watched == [False, False, False, True, False]
    desk.time.seconds += 10 * IDLE
    desk.watch.look()
    assert desk.asked() == ""


# -- before a page is opened by its code


def test_a_page_is_opened_by_code_at_once_where_there_is_no_handout(desk: Desk) -> None:
    done: list[str] = []
    desk.window.open(STITCH)
    desk.window.offer_new_patient(lambda: done.append("opened"))
    assert done == ["opened"]
    assert desk.asked() == ""


@pytest.mark.parametrize(
    ("answer", "count"), [("New patient", 0), ("The same person", 1)], ids=["another", "the same"]
)
def test_where_there_is_a_handout_it_asks_whose_it_is_first(
    desk: Desk, answer: str, count: int
) -> None:
    done: list[int] = []
    desk.handout.toggle(Kind.ARTICLE, STITCH)
    desk.window.offer_new_patient(lambda: done.append(desk.visit.handout.count))
    assert done == []
    assert desk.asked() == "There is a handout here already. Is it for the same person?"
    desk.answer(answer)
    assert done == [count]
    assert desk.asked() == ""


def test_a_question_asked_twice_is_done_once_for_the_newest_code(desk: Desk) -> None:
    done: list[str] = []
    desk.handout.toggle(Kind.ARTICLE, STITCH)
    desk.window.offer_new_patient(lambda: done.append("first"))
    desk.window.offer_new_patient(lambda: done.append("second"))
    desk.answer("The same person")
    assert done == ["second"]


# -- the page of a code is opened after every answer, and after New patient


def opens(desk: Desk) -> list[str]:
    """Have a page opened by its code; return what is on show when it is."""
    done: list[str] = []

    def then() -> None:
        done.append(desk.visit.history.current.address)
        desk.window.open(STITCH)

    desk.window.offer_new_patient(then)
    return done


def test_New_patient_on_the_bar_is_an_answer_too_and_the_page_opens_for_the_next(
    desk: Desk,
) -> None:
    desk.handout.toggle(Kind.ARTICLE, STITCH)
    done = opens(desk)
    desk.window.new_patient()
    settle()
    assert done == ["home"]
    assert desk.asked() == ""
    assert desk.visit.history.current.address == STITCH
    assert desk.visit.handout.count == 0
    desk.window.new_patient()
    assert done == ["home"]  # once


def test_a_print_that_ends_meanwhile_takes_no_page_away(desk: Desk) -> None:
    desk.handout.toggle(Kind.ARTICLE, STITCH)
    desk.window.open("handout")
    done = opens(desk)
    desk.printer.finish()
    assert desk.asked() == "There is a handout here already. Is it for the same person?"
    desk.answer("The same person")
    assert done == ["handout"]


def test_after_a_long_silence_it_is_asked_before_a_page_is_opened_by_code(desk: Desk) -> None:
    desk.window.open(QUESTIONS)
    desk.time.seconds += IDLE
    done = opens(desk)  # the computer slept: no timer ran, and nobody has touched anything
    assert done == []
    assert desk.asked() == "Nobody has used this for 30 minutes. Is somebody else here now?"
    desk.answer("New patient")
    assert done == ["home"]
    assert desk.visit.history.current.address == STITCH


def test_where_it_is_being_asked_already_the_page_of_a_code_comes_after_the_answer(
    desk: Desk,
) -> None:
    desk.window.open(QUESTIONS)
    desk.time.seconds += IDLE
    desk.watch.look()
    done = opens(desk)
    assert done == []
    desk.answer("The same person")
    assert done == [QUESTIONS]
    assert desk.asked() == ""


def test_a_question_in_another_language_is_asked_again_and_answers_nothing_itself(
    desk: Desk,
) -> None:
    desk.handout.toggle(Kind.ARTICLE, STITCH)
    done = opens(desk)
    asked = desk.asked()
    desk.window.set_language("es")
    settle()
    assert done == []
    assert desk.asked() not in ("", asked)


def test_words_that_were_searched_for_wait_for_nobody_for_whom_a_page_is_opened(
    desk: Desk,
) -> None:
    desk.window.show_search()
    field = next(f for f in desk.window.findChildren(QLineEdit) if f.isVisible())
    field.setText(TRACE)
    opens(desk)
    settle()
    assert field.text() == ""


# -- what was told, and a window that is closed


def test_nothing_that_the_one_before_was_told_stands_across_the_window(desk: Desk) -> None:
    desk.window.open("no-such-page")
    desk.window.tell(f"{TRACE} is full.")
    desk.window.new_patient()
    assert desk.residues() == set()
    shown = [label.text() for label in desk.window.findChildren(QLabel) if label.isVisible()]
    assert shown
    assert not any("could not be read" in text for text in shown)


@pytest.mark.parametrize("size", [(1280, 800), (420, 800)])
def test_the_window_looks_as_if_nobody_had_been_there(desk: Desk, size: tuple[int, int]) -> None:
    before, after = pictures(desk, size)
    assert after == before


def test_a_window_that_looks_as_if_somebody_had_been_there_is_noticed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The control of the test above.
    monkeypatch.setattr(Notice, "forget", nothing)
    before, after = pictures(desk, (1280, 800))
    assert after != before


def pictures(desk: Desk, size: tuple[int, int]) -> tuple[QImage, QImage]:
    """Return how the window looks before somebody comes, and after New patient."""
    desk.window.resize(*size)
    before = picture(desk)
    desk.read()
    for sidebar in desk.window.findChildren(TopicSidebar):
        sidebar.expandAll()
    for panel in desk.window.findChildren(SupportPanel):
        panel.verticalScrollBar().setValue(300)
    desk.window.tell("Somebody was told something.")
    desk.window.show_search()
    desk.window.show_topics()
    assert picture(desk) != before
    desk.window.new_patient()
    return before, picture(desk)


def picture(desk: Desk) -> QImage:
    settle()
    return desk.window.grab().toImage()


def test_a_window_that_is_closed_prints_nothing_more_and_leaves_no_copy(desk: Desk) -> None:
    desk.read()
    resets = desk.printer.resets
    desk.window.close()
    assert desk.printer.resets == resets + 1
    assert QGuiApplication.clipboard().text() == ""
