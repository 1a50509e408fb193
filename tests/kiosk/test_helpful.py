"""“Was this helpful?”: where it is asked and where never, what it leaves, what is promised."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.conftest import MORNING, OpenWindow, settle
from tests.kiosk.hand import Hand
from tests.kiosk.kiosk_maker import make
from tests.kiosk.watching import words_on_screen
from viewer.clock import FixedClock
from viewer.gui.helpful import Helpful
from viewer.gui.interface import speak
from viewer.gui.tile import Tile
from viewer.kiosk.counting import until_midnight
from viewer.kiosk.run import Kiosk
from viewer.library.article import Sensitivity
from viewer.library.store import article_ids

ON = 'region = "US"\ncounts = true\nlanguages = ["en", "es"]\n'
OFF = 'region = "US"\nlanguages = ["en", "es"]\n'
HELPED, NOT_HELPED = "helped", "not-helped"
ASKED, THANKS = (
    "Was this page helpful?",
    "Thank you. Only the number of answers of this day is kept.",
)
PAGE = "cervical-stitch"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(MORNING)


@pytest.fixture
def kiosk(
    fonts: QApplication, tmp_path: Path, library_file: Path, clock: FixedClock
) -> Iterator[Kiosk]:
    """Make a kiosk whose clinic has answers counted."""
    with make(tmp_path, library_file, settings=ON, clock=clock, size=(1280, 900)) as made:
        Hand(made.window).begin()
        yield made


@pytest.fixture
def quiet(fonts: QApplication, tmp_path: Path, library_file: Path) -> Iterator[Kiosk]:
    """Make a kiosk as it is without that setting."""
    with make(tmp_path, library_file, settings=OFF, size=(1280, 900)) as made:
        Hand(made.window).begin()
        yield made


def read_to_the_end(kiosk: Kiosk, page: str = PAGE) -> None:
    hand = Hand(kiosk.window)
    hand.open(page)
    settle()
    bar = hand.article.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle()


def asked(kiosk: Kiosk) -> list[str]:
    """Return the answers that can be seen."""
    rows = [row for row in kiosk.window.desk.findChildren(Helpful) if row.isVisible()]
    tiles = [tile for row in rows for tile in row.findChildren(Tile) if tile.isVisible()]
    return [str(tile.property("answer")) for tile in tiles]


def give(kiosk: Kiosk, answer: str) -> None:
    (row,) = (row for row in kiosk.window.desk.findChildren(Helpful) if row.isVisible())
    tiles = [tile for tile in row.findChildren(Tile) if tile.isVisible()]
    Hand(kiosk.window).tap(next(t for t in tiles if t.property("answer") == answer))
    settle()


def stop(kiosk: Kiosk) -> None:
    with patch.object(QApplication, "exit"):
        kiosk.end()


def kept(folder: Path) -> dict[str, dict[str, dict[str, int]]]:
    """Return the days in the file."""
    found = json.loads((folder / "counts.json").read_text("utf-8"))["days"]
    assert isinstance(found, dict)
    return found


# -- where it is asked


def test_it_is_asked_when_the_end_of_a_page_is_reached_and_not_before(kiosk: Kiosk) -> None:
    hand = Hand(kiosk.window)
    hand.open(PAGE)
    settle()
    assert asked(kiosk) == []
    before = hand.article.verticalScrollBar().maximum()
    hand.article.verticalScrollBar().setValue(before)
    settle()
    assert asked(kiosk) == [HELPED, NOT_HELPED]
    assert ASKED in words_on_screen(kiosk)
    assert hand.article.verticalScrollBar().value() == before, "The text moved under her eyes."
    hand.press("home")
    assert asked(kiosk) == []


def test_K10_it_is_asked_nowhere_until_a_clinic_switches_it_on(
    quiet: Kiosk, tmp_path: Path
) -> None:
    for page in article_ids(quiet.kept.library):
        read_to_the_end(quiet, page)
        assert asked(quiet) == []
    assert quiet.window.desk.findChildren(Helpful) == []
    stop(quiet)
    assert not (tmp_path / "counts.json").exists()


def test_K10_on_a_clinic_pc_nothing_is_asked_even_if_it_is_switched_on(
    open_window: OpenWindow, home: Path
) -> None:
    whole = open_window(counts=True)
    whole.window.open(PAGE)
    settle()
    assert whole.window.findChildren(Helpful) == []
    assert list(home.rglob("counts*")) == []


def test_pages_of_loss_and_of_alarm_are_never_followed_by_a_question(kiosk: Kiosk) -> None:
    library = kiosk.kept.library
    never = {library.info.when_to_call} | {
        page
        for page in article_ids(library)
        if (article := library.article(page, "en")) is not None
        and article.front.sensitivity is Sensitivity.SENSITIVE
    }
    assert len(never) > 4
    for page in article_ids(library):
        read_to_the_end(kiosk, page)
        assert (asked(kiosk) == []) == (page in never), page


def test_K9_there_is_nothing_to_type(kiosk: Kiosk) -> None:
    read_to_the_end(kiosk)
    give(kiosk, NOT_HELPED)
    (row,) = kiosk.window.desk.findChildren(Helpful)
    assert row.findChildren(QLineEdit) == []
    assert asked(kiosk) == [
        "not-helped:too-hard",
        "not-helped:not-my-situation",
        "not-helped:missing-topic",
        "not-helped:upsetting",
        "not-helped",
    ]


# -- what comes of it


@pytest.mark.parametrize("answers", [[HELPED], [NOT_HELPED, "not-helped:upsetting"]])
def test_K10_an_answer_is_thanked_for_and_one_of_the_day(
    kiosk: Kiosk, tmp_path: Path, answers: list[str]
) -> None:
    read_to_the_end(kiosk)
    for answer in answers:
        give(kiosk, answer)
    assert THANKS in words_on_screen(kiosk)
    assert asked(kiosk) == []
    stop(kiosk)
    assert kept(tmp_path) == {"2026-11-24": {PAGE: {answers[-1]: 1}}}
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        *("counts.json", "kiosk.log", "settings.toml", "staff.json")
    ]


def test_a_page_is_asked_about_once_in_a_visit_and_again_in_the_next(
    kiosk: Kiosk, tmp_path: Path
) -> None:
    read_to_the_end(kiosk)
    give(kiosk, HELPED)
    for page in ("trying-again", PAGE):
        read_to_the_end(kiosk, page)
        assert (asked(kiosk) == []) == (page == PAGE)
    Hand(kiosk.window).press("finish")
    read_to_the_end(kiosk)
    give(kiosk, HELPED)
    stop(kiosk)
    assert kept(tmp_path) == {"2026-11-24": {PAGE: {HELPED: 2}}}


@pytest.mark.parametrize("leave", ["home", "finish", "hide", "silence", "stop"])
def test_an_answer_without_a_reason_is_an_answer(kiosk: Kiosk, tmp_path: Path, leave: str) -> None:
    read_to_the_end(kiosk)
    give(kiosk, NOT_HELPED)
    if leave == "silence":
        kiosk.window.rest()
    elif leave != "stop":
        Hand(kiosk.window).press(leave)
    stop(kiosk)
    assert kept(tmp_path) == {"2026-11-24": {PAGE: {NOT_HELPED: 1}}}


def test_K10_the_language_of_an_answer_is_nowhere(kiosk: Kiosk, tmp_path: Path) -> None:
    read_to_the_end(kiosk)
    give(kiosk, HELPED)
    Hand(kiosk.window).press("finish")
    Hand(kiosk.window).press("language")
    read_to_the_end(kiosk)
    give(kiosk, HELPED)
    stop(kiosk)
    assert kept(tmp_path) == {"2026-11-24": {PAGE: {HELPED: 2}}}


def test_the_question_speaks_the_language_of_the_page(kiosk: Kiosk) -> None:
    read_to_the_end(kiosk)
    said = {tile.text() for tile in kiosk.window.desk.findChildren(Tile) if tile.isVisible()}
    Hand(kiosk.window).press("language")
    read_to_the_end(kiosk)
    assert asked(kiosk) == [HELPED, NOT_HELPED]
    again = {tile.text() for tile in kiosk.window.desk.findChildren(Tile) if tile.isVisible()}
    assert said.isdisjoint(again)


def test_K10_the_file_is_written_when_the_day_is_over_and_not_when_somebody_taps(
    kiosk: Kiosk, tmp_path: Path, clock: FixedClock
) -> None:
    read_to_the_end(kiosk)
    give(kiosk, HELPED)
    Hand(kiosk.window).press("finish")
    counting = kiosk.counting
    assert counting is not None
    counting.look()
    assert not (tmp_path / "counts.json").exists()
    clock.moment += until_midnight(clock.moment) + timedelta(seconds=5)
    counting.look()
    assert kept(tmp_path) == {"2026-11-24": {PAGE: {HELPED: 1}}}


# -- what is promised

ABSOLUTE = {
    "en": ("Nothing is kept", "Nothing you look at here is kept"),
    "es": ("No se guarda nada.", "No se guarda nada de lo que usted mira aquí"),
}
PROMISE = {"en": "Nothing about you is kept", "es": "No se guarda nada sobre usted"}


def promises(kiosk: Kiosk, tag: str) -> list[str]:
    """Return what the waiting page and the home page promise to a reader of ``tag``."""
    kiosk.window.rest()
    speak(tag)
    kiosk.window.attract.say()
    settle()
    waiting = words_on_screen(kiosk)
    speak("en")
    hand = Hand(kiosk.window)
    hand.begin()
    if tag != "en":
        hand.press("language")
    settle()
    return [waiting, words_on_screen(kiosk)]


@pytest.mark.parametrize("tag", ["en", "es"])
def test_K10_where_answers_are_counted_no_more_is_promised_than_is_true(
    kiosk: Kiosk, tag: str
) -> None:
    for words in promises(kiosk, tag):
        assert PROMISE[tag] in words
        assert not any(said in words for said in ABSOLUTE[tag])


@pytest.mark.parametrize("tag", ["en", "es"])
def test_where_nothing_is_counted_the_promise_is_the_whole_one(quiet: Kiosk, tag: str) -> None:
    """The control: the words that must not be said above are those that are said here."""
    for words in promises(quiet, tag):
        assert PROMISE[tag] not in words
        assert any(said in words for said in ABSOLUTE[tag])
