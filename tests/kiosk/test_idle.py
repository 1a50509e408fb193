"""When nobody is there: asked first, for as long as the page takes, and never asked in vain."""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QExposeEvent,
    QInputMethodEvent,
    QRegion,
    QTextDocument,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.conftest import MORNING, settle
from tests.gui.looking import blocks, lines
from tests.gui.speaking import HandEngine
from tests.journeys.reader import finger
from tests.kiosk.kiosk_maker import make
from tests.kiosk.watching import (
    Seconds,
    Seen,
    buttons,
    middle,
    on_show,
    press_key,
    reader_of,
    running_timers,
    tap,
    tap_at,
    words_on_screen,
)
from viewer.clock import FixedClock, running
from viewer.gui.article_browser import ArticleBrowser
from viewer.gui.support_desk import SupportDesk
from viewer.kiosk import still_here
from viewer.kiosk import window as window_module
from viewer.kiosk.idle import BEAT, SHORTEST, WARNING, budget
from viewer.kiosk.run import Kiosk
from viewer.kiosk.visible_words import visible_words
from viewer.visit.history import HOME

STITCH = "cervical-stitch"
SIZE = (1080, 1920)
HOURS = 3600.0
LISTENING = 'region = "US"\nlisten = "loudspeaker"\n'


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(MORNING)


@pytest.fixture
def kiosk(
    fonts: QApplication, tmp_path: Path, library_file: Path, seconds: Seconds, clock: FixedClock
) -> Iterator[Kiosk]:
    with make(
        tmp_path, library_file, now=seconds, clock=clock, size=SIZE, settings=LISTENING
    ) as made:
        yield made


def begin(kiosk: Kiosk, page: str = STITCH) -> None:
    """Begin a visit as a hand does, and open a page."""
    tap_at(kiosk, QPoint(500, 500))
    kiosk.window.desk.open(page)
    settle()


def wait(kiosk: Kiosk, seconds: Seconds, much: float) -> None:
    """Let time pass without a touch, and let the kiosk look."""
    seconds.now += much
    kiosk.window.idle.look()
    settle()


def wait_until_asked(kiosk: Kiosk, seconds: Seconds) -> None:
    """Let as much time pass as makes the kiosk ask."""
    wait(kiosk, seconds, longest(kiosk))
    assert kiosk.window.idle.asking


def longest(kiosk: Kiosk) -> float:
    """Return after how many seconds without a touch it asks on the screen as it is."""
    words = visible_words(kiosk.window.desk)
    return budget(words, slowly=is_slow(kiosk))


def is_slow(kiosk: Kiosk) -> bool:
    preferences = kiosk.window.desk.visit.preferences
    return preferences.spacing or preferences.text_size >= 200


# -- how long


@pytest.mark.parametrize(
    ("words", "slowly", "expected"),
    [
        (0, False, 120.0),
        (160, False, 120.0),
        (161, False, 120.75),
        (400, False, 300.0),
        (0, True, 240.0),
        (400, True, 600.0),
    ],
)
def test_K2_80_words_take_a_minute_and_nobody_gets_less_than_two(
    words: int, slowly: bool, expected: float
) -> None:
    assert budget(words, slowly=slowly) == expected


def seen_words(browser: ArticleBrowser) -> int:
    """Count the words of the lines on the screen (more than half), from the page's layout."""
    top = browser.verticalScrollBar().value()
    bottom = top + browser.viewport().height()
    document: QTextDocument = browser.document()
    found = 0
    for block in blocks(document):
        place = document.documentLayout().blockBoundingRect(block).topLeft()
        text = ""
        for line in lines(block):
            rect = line.naturalTextRect().translated(place)
            if top <= rect.center().y() <= bottom:
                text += block.text()[line.textStart() : line.textStart() + line.textLength()]
        found += len(text.split())
    return found


def asked_too_soon(
    kiosk: Kiosk, seconds: Seconds, tag: str = "en", size: int = 100, most: int | None = None
) -> dict[str, int]:
    """Return the pages whose readers are asked before they can have read what is on the screen.

    Of so many pages at ``most``; else of all.
    """
    found = {}
    library, doubled = kiosk.kept.library, 2 if size >= 200 else 1
    lines = [line for t in library.topics(tag) for line in library.articles(t.id, tag)]
    for line in lines[:most]:
        for share in (0.0, 0.5, 1.0):
            browser = open_at(kiosk, line.id, tag, size, share)
            words, desk = seen_words(browser), kiosk.window.desk
            kiosk.window.idle.begin()
            wait(kiosk, seconds, max(120, words * 60 / 80) * doubled - 1)
            if on_show(kiosk) is not desk:
                found[f"{line.id} at {share}"] = words
                kiosk.window.finish()
    return found


def open_at(kiosk: Kiosk, page: str, tag: str, size: int, share: float) -> ArticleBrowser:
    """Open a page in a language and text size, and scroll it."""
    desk = kiosk.window.desk
    if desk.visit.language != tag or desk.visit.preferences.text_size != size:
        desk.visit.preferences.text_size = size
        desk.set_language(tag)
    desk.open(page)
    settle()
    browser = reader_of(kiosk).article
    browser.verticalScrollBar().setValue(round(browser.verticalScrollBar().maximum() * share))
    settle()
    return browser


@pytest.mark.parametrize(("tag", "size"), [("en", 100), ("es", 100), ("en", 200), ("es", 400)])
def test_K2_every_page_stays_for_as_long_as_its_visible_words_take(
    fonts: QApplication,
    tmp_path: Path,
    library_file: Path,
    seconds: Seconds,
    tag: str,
    size: int,
) -> None:
    with make(tmp_path, library_file, now=seconds, size=SIZE) as kiosk:
        begin(kiosk, HOME)
        assert asked_too_soon(kiosk, seconds, tag, size) == {}


def test_K2_a_kiosk_that_does_not_count_words_is_caught(
    kiosk: Kiosk, seconds: Seconds, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The control of the test above.
    monkeypatch.setattr(window_module, "visible_words", no_words)
    begin(kiosk, HOME)
    assert len(asked_too_soon(kiosk, seconds, most=4)) > 5


def no_words(screen: object) -> int:
    return 0


def test_K2_the_time_is_not_endless(kiosk: Kiosk, seconds: Seconds) -> None:
    begin(kiosk)
    words = seen_words(reader_of(kiosk).article)
    # Beside the page there are the clinic's name and a few words on buttons.
    wait(kiosk, seconds, budget(words + 60, slowly=is_slow(kiosk)))
    assert on_show(kiosk) is not kiosk.window.desk


def test_K2_home_stays_for_two_minutes_at_least(kiosk: Kiosk, seconds: Seconds) -> None:
    begin(kiosk, HOME)
    wait(kiosk, seconds, SHORTEST - 1)
    assert not kiosk.window.idle.asking


def quick(kiosk: Kiosk) -> None:
    kiosk.window.desk.visit.preferences.text_size = 100


def large(kiosk: Kiosk) -> None:
    kiosk.window.desk.visit.preferences.text_size = 200


def spaced(kiosk: Kiosk) -> None:
    kiosk.window.desk.visit.preferences.spacing = True


def listening(kiosk: Kiosk) -> None:
    reader_of(kiosk).press("Listen to this page")


@pytest.mark.parametrize(
    ("wish", "asked"), [(quick, True), (large, False), (spaced, False), (listening, False)]
)
def test_K2_whoever_reads_large_or_spaced_or_listens_gets_twice_the_time(
    voices: list[HandEngine],
    kiosk: Kiosk,
    seconds: Seconds,
    wish: Callable[[Kiosk], None],
    asked: bool,
) -> None:
    begin(kiosk)
    quick(kiosk)
    wish(kiosk)
    settle()
    kiosk.window.idle.begin()
    wait(kiosk, seconds, budget(visible_words(kiosk.window.desk), slowly=False) + 1)
    assert kiosk.window.idle.asking is asked
    assert not any(voice.is_speaking() for voice in voices)


# -- the question


def test_K1_the_question_says_30_seconds_and_counts_them(kiosk: Kiosk, seconds: Seconds) -> None:
    begin(kiosk)
    wait_until_asked(kiosk, seconds)
    assert WARNING == 30
    found = [words_on_screen(kiosk)]
    for _ in range(29):
        wait(kiosk, seconds, 1)
        found.append(words_on_screen(kiosk))
    for left, words in zip(range(30, 0, -1), found, strict=True):
        assert f"forgotten in {left} s" in words
        assert "Are you still reading?" in words
        assert "Keep reading" in words


def test_K1_the_question_covers_the_page(kiosk: Kiosk, seconds: Seconds) -> None:
    begin(kiosk)
    assert "stitch" in words_on_screen(kiosk).lower()
    wait_until_asked(kiosk, seconds)
    assert on_show(kiosk) is kiosk.window.question
    assert "stitch" not in words_on_screen(kiosk).lower()


def keep_reading(kiosk: Kiosk) -> None:
    tap(kiosk, "Keep reading")


def tap_beside(kiosk: Kiosk) -> None:
    tap_at(kiosk, QPoint(20, 200))


def any_key(kiosk: Kiosk) -> None:
    press_key(kiosk, Qt.Key.Key_Down)


def space_key(kiosk: Kiosk) -> None:
    press_key(kiosk, Qt.Key.Key_Space)


def wheel(kiosk: Kiosk) -> None:
    handle = kiosk.window.windowHandle()
    QTest.wheelEvent(handle, QPoint(500, 900), QPoint(0, -120))
    settle()


def touch(kiosk: Kiosk) -> None:
    handle, place = kiosk.window.windowHandle(), QPoint(20, 200)
    QTest.touchEvent(handle, finger()).press(0, place, handle).commit()
    QTest.touchEvent(handle, finger()).release(0, place, handle).commit()
    settle()


ANSWERS = [keep_reading, tap_beside, any_key, space_key, wheel, touch]


@pytest.mark.parametrize("answer", ANSWERS)
def test_K1_one_tap_or_key_goes_on_with_the_same_page_at_the_same_line(
    kiosk: Kiosk, seconds: Seconds, answer: Callable[[Kiosk], None]
) -> None:
    begin(kiosk)
    desk, reader = kiosk.window.desk, reader_of(kiosk)
    reader.scroll_to("When to call")
    place = reader.article.verticalScrollBar().value()
    assert place > 0
    wait_until_asked(kiosk, seconds)
    wait(kiosk, seconds, 25)
    answer(kiosk)
    assert on_show(kiosk) is desk
    assert not kiosk.window.idle.asking
    assert desk.visit.history.current.address == STITCH
    assert reader.article.verticalScrollBar().value() == place


@pytest.mark.parametrize("answer", ANSWERS)
def test_K1_twelve_times_in_a_row_she_may_go_on(
    kiosk: Kiosk, seconds: Seconds, answer: Callable[[Kiosk], None]
) -> None:
    begin(kiosk)
    desk = kiosk.window.desk
    for _ in range(12):
        wait_until_asked(kiosk, seconds)
        wait(kiosk, seconds, WARNING - 1)
        answer(kiosk)
        assert on_show(kiosk) is desk
        wait(kiosk, seconds, SHORTEST - 1)
        assert on_show(kiosk) is desk
        kiosk.window.idle.active()


def test_K1_a_tap_that_goes_on_presses_nothing_of_the_page_behind(
    kiosk: Kiosk, seconds: Seconds
) -> None:
    begin(kiosk, HOME)
    desk = kiosk.window.desk
    places = [QPoint(x, y) for x in range(60, 1080, 160) for y in range(60, 1900, 200)]
    opened: list[str] = []
    desk.opened.connect(opened.append)
    for place in places:
        wait_until_asked(kiosk, seconds)
        if finish_lies_under(kiosk, place):
            kiosk.window.idle.active()
            continue
        tap_at(kiosk, place)
        assert on_show(kiosk) is desk, place
        assert opened == [], place
    assert len(places) > 60


def finish_lies_under(kiosk: Kiosk, place: QPoint) -> bool:
    ends = [buttons(kiosk)[name] for name in ("Finish and clear", "Hide this now")]
    return kiosk.window.childAt(place) in ends


@pytest.mark.parametrize("look", [("en", 100), ("es", 100), ("en", 200), ("es", 400)], ids=str)
def test_K4_the_question_has_hide_this_now_where_every_page_has_it(
    kiosk: Kiosk, seconds: Seconds, look: tuple[str, int]
) -> None:
    tag, size = look
    begin(kiosk, HOME)
    desk = kiosk.window.desk
    desk.visit.preferences.text_size = size
    desk.set_language(tag)
    settle()
    name = "Hide this now" if tag == "en" else "Ocultar esto ya"
    on_the_page = QRect(middle(kiosk, buttons(kiosk)[name]), buttons(kiosk)[name].size())
    wait_until_asked(kiosk, seconds)
    button = buttons(kiosk)[name]
    assert QRect(middle(kiosk, button), button.size()) == on_the_page
    others = [rect_of(kiosk, one) for one in buttons(kiosk).values() if one is not button]
    words = [rect_of(kiosk, one) for one in kiosk.window.question.findChildren(QLabel)]
    assert not any(rect_of(kiosk, button).intersects(one) for one in (*others, *words))
    tap(kiosk, name)
    assert on_show(kiosk) is kiosk.window.attract
    assert kiosk.window.desk is not desk
    assert not kiosk.window.idle.watching


def rect_of(kiosk: Kiosk, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(kiosk.window, QPoint()), widget.size())


def test_K1_the_question_can_be_answered_with_finish_and_clear(
    kiosk: Kiosk, seconds: Seconds
) -> None:
    begin(kiosk)
    desk = kiosk.window.desk
    wait_until_asked(kiosk, seconds)
    tap(kiosk, "Finish and clear")
    assert kiosk.window.desk is not desk
    assert on_show(kiosk) is kiosk.window.desk
    assert kiosk.window.desk.visit.history.current.address == HOME


def test_K1_without_an_answer_the_visit_ends_on_the_quiet_page(
    kiosk: Kiosk, seconds: Seconds
) -> None:
    begin(kiosk)
    desk = kiosk.window.desk
    wait_until_asked(kiosk, seconds)
    wait(kiosk, seconds, WARNING - 0.5)
    assert on_show(kiosk) is kiosk.window.question
    wait(kiosk, seconds, 0.5)
    assert on_show(kiosk) is kiosk.window.attract
    assert kiosk.window.desk is not desk
    assert not kiosk.window.idle.watching


def test_K1_the_question_is_told_to_a_screen_reader_four_times(
    kiosk: Kiosk, seconds: Seconds, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[QAccessibleAnnouncementEvent] = []

    class Ear:
        """Hears what is announced; Qt hands on no announcement to Python."""

        AnnouncementPoliteness = QAccessible.AnnouncementPoliteness

        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:
            said.append(event)

    monkeypatch.setattr(still_here, "QAccessible", Ear)
    begin(kiosk)
    wait(kiosk, seconds, SHORTEST - 10)
    assert said == []
    kiosk.window.idle.active()
    wait_until_asked(kiosk, seconds)
    for _ in range(29):
        wait(kiosk, seconds, 1)
    told = list(dict.fromkeys(event.message() for event in said))
    assert told == [
        f"Are you still reading? This page closes and is forgotten in {left} s."
        for left in (30, 20, 10, 5)
    ]
    assert {event.politeness() for event in said} == {QAccessible.AnnouncementPoliteness.Assertive}


# -- what counts as being there


def test_K2_a_voice_that_speaks_keeps_the_visit_and_once_silent_no_longer(
    voices: list[HandEngine], kiosk: Kiosk, seconds: Seconds
) -> None:
    begin(kiosk)
    reader = reader_of(kiosk)
    reader.press("Listen to this page")
    reader.press("Read aloud")
    assert voices[-1].is_speaking()
    for _ in range(10):
        wait(kiosk, seconds, 600)
        assert on_show(kiosk) is kiosk.window.desk
    reader.press("Pause")
    assert not voices[-1].is_speaking()
    wait(kiosk, seconds, SHORTEST - 1)
    assert on_show(kiosk) is kiosk.window.desk
    wait(kiosk, seconds, 2 * longest(kiosk) - SHORTEST + 2)
    assert kiosk.window.idle.asking


def type_a_letter(kiosk: Kiosk) -> None:
    press_key(kiosk, Qt.Key.Key_A)


def type_on_the_screen(kiosk: Kiosk) -> None:
    event = QInputMethodEvent()
    event.setCommitString("a")
    field = QApplication.focusWidget()
    assert field is not None
    QApplication.sendEvent(field, event)
    settle()


def open_search(kiosk: Kiosk) -> None:
    begin(kiosk, HOME)
    kiosk.window.desk.show_search()
    settle()


SIGNS = [type_a_letter, type_on_the_screen, wheel, touch, tap_beside, any_key]


def asked_in_spite_of(sign: Callable[[Kiosk], None], kiosk: Kiosk, seconds: Seconds) -> bool:
    """Give a sign of life every 100 seconds for 15 minutes; say whether that was overlooked."""
    open_search(kiosk)
    for _ in range(9):
        wait(kiosk, seconds, 100)
        if on_show(kiosk) is not kiosk.window.desk:
            return True
        sign(kiosk)
    return False


@pytest.mark.parametrize("sign", SIGNS)
def test_K1_typing_tapping_and_scrolling_count(
    kiosk: Kiosk, seconds: Seconds, sign: Callable[[Kiosk], None]
) -> None:
    assert not asked_in_spite_of(sign, kiosk, seconds)


@pytest.mark.parametrize("sign", SIGNS)
def test_K1_a_kiosk_that_does_not_see_the_hand_is_caught(
    kiosk: Kiosk, seconds: Seconds, sign: Callable[[Kiosk], None]
) -> None:
    # The control of the test above.
    begin(kiosk, HOME)
    kiosk.window.lockdown.end()
    assert asked_in_spite_of(sign, kiosk, seconds)


def test_K1_a_letter_typed_stands_in_the_field(kiosk: Kiosk) -> None:
    open_search(kiosk)
    type_a_letter(kiosk)
    type_on_the_screen(kiosk)
    assert reader_of(kiosk).field.text() == "aa"


# -- a machine that slept, and a clock that is set


def test_K1_a_machine_that_slept_ends_the_visit_without_asking(
    kiosk: Kiosk, seconds: Seconds
) -> None:
    begin(kiosk)
    asked: list[int] = []
    kiosk.window.idle.counted.connect(asked.append)
    wait(kiosk, seconds, 3 * HOURS)
    assert on_show(kiosk) is kiosk.window.attract
    assert asked == []


@pytest.mark.parametrize("asked_before", [False, True])
@pytest.mark.parametrize("answer", [tap_beside, touch, any_key, wheel])
def test_K1_the_first_touch_after_a_sleep_does_not_bring_the_old_page_back(
    kiosk: Kiosk, seconds: Seconds, answer: Callable[[Kiosk], None], asked_before: bool
) -> None:
    begin(kiosk)
    desk = kiosk.window.desk
    if asked_before:
        wait_until_asked(kiosk, seconds)
    seconds.now += 3 * HOURS
    answer(kiosk)
    assert kiosk.window.desk is not desk
    assert on_show(kiosk) in (kiosk.window.attract, kiosk.window.desk)
    assert kiosk.window.desk.visit.history.current.address == HOME
    assert "stitch" not in words_on_screen(kiosk).lower()


def test_K1_keep_reading_pressed_too_late_does_not_bring_the_old_page_back(
    kiosk: Kiosk, seconds: Seconds
) -> None:
    begin(kiosk)
    desk = kiosk.window.desk
    wait_until_asked(kiosk, seconds)
    seconds.now += 3 * HOURS
    tap(kiosk, "Keep reading")
    assert kiosk.window.desk is not desk
    assert kiosk.window.desk.visit.history.current.address == HOME


def paint(kiosk: Kiosk) -> None:
    kiosk.window.update()
    settle()


def come_to_the_front(kiosk: Kiosk) -> None:
    QApplication.sendEvent(kiosk.window.windowHandle(), QExposeEvent(QRegion(0, 0, 9, 9)))
    settle()


def beat(kiosk: Kiosk) -> None:
    (timer,) = running_timers(kiosk)
    timer.start(0)
    settle()


@pytest.mark.parametrize("wakes", [paint, come_to_the_front, beat])
@pytest.mark.parametrize("asked_before", [False, True])
def test_K1_after_a_sleep_the_old_page_is_not_painted_once(
    kiosk: Kiosk, seconds: Seconds, wakes: Callable[[Kiosk], None], asked_before: bool
) -> None:
    begin(kiosk)
    desk, seen = kiosk.window.desk, Seen()
    if asked_before:
        wait_until_asked(kiosk, seconds)
    for screen in (desk, kiosk.window.question):
        screen.installEventFilter(seen)
    seconds.now += longest(kiosk) + WARNING
    wakes(kiosk)
    assert on_show(kiosk) is kiosk.window.attract
    assert kiosk.window.desk is not desk
    assert seen.count == 0


@pytest.mark.parametrize("wakes", [paint, come_to_the_front, beat])
def test_K1_a_nap_shorter_than_her_time_leaves_the_page(
    kiosk: Kiosk, seconds: Seconds, wakes: Callable[[Kiosk], None]
) -> None:
    begin(kiosk)
    desk = kiosk.window.desk
    seconds.now += SHORTEST - 1
    wakes(kiosk)
    assert on_show(kiosk) is desk


def test_K1_a_visit_is_looked_at_every_two_seconds_for_timers_stop_in_a_sleep(
    kiosk: Kiosk, seconds: Seconds
) -> None:
    begin(kiosk)
    for much in (0.0, 60.0, 57.0):
        seconds.now += much
        (timer,) = running_timers(kiosk)
        timer.start(0)
        settle()
        (timer,) = running_timers(kiosk)
        assert timer.interval() == BEAT * 1000 == 2000
        assert on_show(kiosk) is kiosk.window.desk


@pytest.mark.parametrize(
    ("clocks", "counts"),
    [
        ({"CLOCK_BOOTTIME": 7, "CLOCK_MONOTONIC": 1}, 7.0),
        ({"CLOCK_MONOTONIC": 6}, 6.0),
        ({}, 99.0),
    ],
    ids=["Linux", "macOS", "Windows"],
)
def test_K1_the_seconds_of_a_sleep_are_counted_on_every_system(
    monkeypatch: pytest.MonkeyPatch, clocks: dict[str, int], counts: float
) -> None:
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):
        monkeypatch.delattr(time, name, raising=False)
    for name, number in clocks.items():
        monkeypatch.setattr(time, name, number, raising=False)
    monkeypatch.setattr(time, "clock_gettime", float, raising=False)
    monkeypatch.setattr(time, "monotonic", lambda: 99.0)
    assert running() == counts


@pytest.mark.parametrize("days", [-400, -1, 1, 400])
def test_K1_a_clock_that_is_set_neither_ends_a_visit_nor_keeps_it(
    kiosk: Kiosk, seconds: Seconds, clock: FixedClock, days: int
) -> None:
    begin(kiosk)
    desk = kiosk.window.desk
    clock.moment += timedelta(days=days)
    wait(kiosk, seconds, SHORTEST - 1)
    tap_at(kiosk, QPoint(20, 200))
    assert on_show(kiosk) is desk
    wait_until_asked(kiosk, seconds)
    clock.moment -= timedelta(days=2 * days)
    wait(kiosk, seconds, WARNING)
    assert on_show(kiosk) is kiosk.window.attract


def test_K1_the_seconds_come_from_no_clock_that_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    before = running()

    def tomorrow() -> float:
        return 9e9

    monkeypatch.setattr(time, "time", tomorrow)
    assert 0 <= running() - before < 600


# -- at rest


def test_K1_on_the_quiet_page_only_the_words_that_move_wake_the_machine(
    kiosk: Kiosk, seconds: Seconds
) -> None:
    (timer,) = running_timers(kiosk)
    assert timer.parent() is kiosk.window.attract
    assert timer.interval() >= 600_000
    begin(kiosk)
    kiosk.window.desk.show_help()
    settle()
    wait_until_asked(kiosk, seconds)
    wait(kiosk, seconds, WARNING)
    (timer,) = running_timers(kiosk)
    assert timer.parent() is kiosk.window.attract
    # The control: a timer more is seen.
    forgotten = QTimer(kiosk.window.attract)
    forgotten.start(60_000)
    assert len(running_timers(kiosk)) == 2


def test_K1_on_a_page_only_silence_and_opening_hours_are_waited_for(kiosk: Kiosk) -> None:
    begin(kiosk)
    (timer,) = running_timers(kiosk)
    assert timer.parent() is kiosk.window.idle
    kiosk.window.desk.show_help()
    settle()
    parents = [timer.parent() for timer in running_timers(kiosk)]
    assert len(parents) == 2
    assert kiosk.window.idle in parents
    assert any(isinstance(parent, SupportDesk) for parent in parents)
    assert all(timer.interval() > 1000 and timer.isSingleShot() for timer in running_timers(kiosk))
