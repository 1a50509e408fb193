"""A kiosk reads whole screens aloud to somebody who does not see them (A27, A28, A30, A32)."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import partial
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from tests.conftest import settle
from tests.gui.speaking import HandEngine
from tests.kiosk.hand import Hand
from tests.kiosk.kiosk_maker import ACCEPTED, PIN, make
from tests.kiosk.test_home import FIFTEEN_MM, LONG_NAME, ORIENTATIONS, SIZES, faults, screens
from tests.kiosk.watching import ENDS, Seconds, buttons, on_show, press_key, tap
from viewer.gui import speaker
from viewer.gui.article_browser import ArticleBrowser
from viewer.gui.tile import Tile
from viewer.kiosk import talking
from viewer.kiosk.idle import WARNING
from viewer.kiosk.run import Kiosk
from viewer.kiosk.spoken_screen import Tongue, spoken
from viewer.kiosk.talking import Talking

SPEAK = Qt.Key.Key_F5
"""What begins or ends reading aloud where the settings name no other key."""

QUESTION, CARD, HITS = "question", "text and colors", "search with hits"
LOUD = 'region = "US"\nlisten = "headset"\n'


def kiosk_of(
    folder: Path,
    library: Path,
    *,
    tag: str = "en",
    size: tuple[int, int] = ORIENTATIONS[0],
    text: int = 150,
    settings: str = LOUD,
    now: Seconds | None = None,
) -> AbstractContextManager[Kiosk]:
    others = {"en": "es", "es": "en"}
    more = f'languages = ["{tag}", "{others[tag]}"]\ntext_size = {text}\n'
    accepted = ACCEPTED + LONG_NAME
    return make(folder, library, settings=settings + more, accepted=accepted, size=size, now=now)


@pytest.fixture(params=["en", "es"])
def kiosk(
    request: pytest.FixtureRequest,
    voices: list[HandEngine],
    fonts: QApplication,
    tmp_path: Path,
    library_file: Path,
) -> Iterator[Kiosk]:
    with kiosk_of(tmp_path, library_file, tag=request.param) as made:
        made.window.begin()
        settle()
        yield made


@pytest.fixture
def english(
    voices: list[HandEngine], fonts: QApplication, tmp_path: Path, library_file: Path
) -> Iterator[Kiosk]:
    with kiosk_of(tmp_path, library_file) as made:
        made.window.begin()
        settle()
        yield made


def all_said(voices: Sequence[HandEngine]) -> list[str]:
    """Let the voice come to its end; return what it said since it was asked last."""
    voice = voices[-1]
    while voice.is_speaking():
        voice.finish()
    found = list(voice.said)
    voice.said.clear()
    return found


def show_all(kiosk: Kiosk) -> Iterator[str]:
    """Show one screen of a visit after another."""
    hand = Hand(kiosk.window)
    for name, go in screens(kiosk).items():
        go()
        settle()
        yield name
    hand.open_display()
    yield CARD
    hand.search_for("parto" if kiosk.window.desk.visit.language == "es" else "stitch")
    yield HITS
    kiosk.window.idle.counted.emit(WARNING)
    settle()
    yield QUESTION


def names(node: QAccessibleInterface) -> Iterator[str]:
    """Yield every name that a screen reader gets: of the widgets, and of the parts of a page."""
    if node.state().invisible:
        return
    name = node.text(QAccessible.Text.Name)
    if node.role() == QAccessible.Role.Row:
        yield from name.split(" | ")  # a voice says the head of the column between two cells
    elif node.role() == QAccessible.Role.Section:
        yield name.partition(": ")[2]  # before it, the kind of card: a voice has its own word
    elif name.strip():
        yield name
    for index in range(node.childCount()):
        yield from names(node.child(index))


def letters(text: str) -> str:
    return " ".join(re.findall(r"[^\W\d_]+", text.replace("\u00ad", "")))


def digits(text: str) -> str:
    return "".join(re.findall(r"\d", text))


def left_out(kiosk: Kiosk, said: Sequence[str]) -> list[str]:
    """Return the names of what is on the screen that were not said, word for word."""
    shown = on_show(kiosk)
    whole, numbers = letters(" ".join(said)), digits("".join(said))
    # On a page, the numbers of sources are names of links; they are not said aloud.
    pages = [page for page in shown.findChildren(ArticleBrowser) if page.isVisible()]
    found = list(names(QAccessible.queryAccessibleInterface(shown)))
    missing = [name for name in found if letters(name) not in whole]
    return missing + [name for name in found if not pages and digits(name) not in numbers]


def out_of_order(kiosk: Kiosk, said: Sequence[str]) -> list[str]:
    """Return the pairs of words that were said the wrong way round: the lower ones first."""
    shown = on_show(kiosk)
    found: list[tuple[int, QRect, str, bool]] = []
    kinds: tuple[type[QWidget], ...] = (QLabel, QAbstractButton)
    for widget in [one for kind in kinds for one in shown.findChildren(kind)]:
        name = letters(QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name))
        places = [at for at, line in enumerate(said) if name and letters(line).startswith(name)]
        if widget.isVisible() and len(places) == 1:
            rect = QRect(widget.mapTo(kiosk.window, QPoint()), widget.size())
            found.append((places[0], rect, name, scrolls(widget)))
    assert len(found) > 2
    return [
        f"“{lower}” before “{upper}”"
        for (late, above, upper, moves), (early, below, lower, too) in product(found, found)
        if above.bottom() < below.top() and early < late and moves == too
    ]


def scrolls(widget: QWidget) -> bool:
    """Say whether it can be scrolled out of sight, so that it does not stand above the bar."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around is not None


def read_again(kiosk: Kiosk, voices: Sequence[HandEngine]) -> list[str]:
    """Have the screen read from its beginning, whether it was read aloud before or not."""
    desk = kiosk.window.desk
    if desk.bar_button("speak").isChecked():
        press_key(kiosk, SPEAK)
    if voices:
        voices[-1].said.clear()
    press_key(kiosk, SPEAK)
    return all_said(voices)


def test_A27_every_name_on_every_screen_is_spoken_in_its_order(
    kiosk: Kiosk, voices: list[HandEngine]
) -> None:
    silent, wrong = {}, {}
    for name in show_all(kiosk):
        said = read_again(kiosk, voices)
        assert said, f"Nothing is said of {name}."
        silent[name] = left_out(kiosk, said)
        # A card lies over the page, and is read first.
        wrong[name] = out_of_order(kiosk, said) if name != CARD else []
        assert voices[-1].language.startswith(kiosk.window.desk.visit.language)
    assert len(silent) == 13
    assert {name: words for name, words in silent.items() if words} == {}
    assert {name: pairs for name, pairs in wrong.items() if pairs} == {}


def test_A27_a_part_that_is_left_out_or_said_too_late_is_caught(
    english: Kiosk, voices: list[HandEngine], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The control of the test above.
    def lame(screen: QWidget, tongue: Tongue, without: Sequence[QWidget] = ()) -> list[str]:
        return spoken(screen, tongue, [*without, english.window.desk.findChildren(Tile)[0]])

    assert left_out(english, read_again(english, voices)) == []
    said = read_again(english, voices)
    assert len(out_of_order(english, said[::-1])) > 10
    monkeypatch.setattr(talking, "spoken", lame)
    assert left_out(english, read_again(english, voices)) == ["Understanding"]


def test_A27_numbers_are_said_digit_by_digit_and_the_urgent_ones_first(
    english: Kiosk, voices: list[HandEngine]
) -> None:
    press_key(english, SPEAK)
    Hand(english.window).press("help")
    said = all_said(voices)
    assert said.index("9 1 1") < said.index("9 8 8") < said.index("Text 8 3 8, 2 5 5")


def test_A27_a_new_page_is_read_and_what_stays_is_not_said_again(
    kiosk: Kiosk, voices: list[HandEngine]
) -> None:
    press_key(kiosk, SPEAK)
    all_said(voices)
    Hand(kiosk.window).open("cervical-stitch")
    said = all_said(voices)
    page = QAccessible.queryAccessibleInterface(Hand(kiosk.window).article)
    assert [n for n in names(page) if letters(n) not in letters(" ".join(said))] == []
    home = kiosk.window.desk.bar_button("home").text()
    assert not [line for line in said if line.startswith(home)]


def test_A27_answers_to_a_search_are_read_once_the_words_are_typed(
    english: Kiosk, voices: list[HandEngine]
) -> None:
    press_key(english, SPEAK)
    Hand(english.window).search_for("stitch")
    last = all_said(voices)
    assert "The cervical stitch (cerclage), button" in last


def test_A27_the_focus_is_spoken_as_it_moves(english: Kiosk, voices: list[HandEngine]) -> None:
    press_key(english, SPEAK)
    all_said(voices)
    press_key(english, Qt.Key.Key_Tab)
    assert all_said(voices)[0] == "Understanding, button"
    Hand(english.window).open_display()
    all_said(voices)
    press_key(english, Qt.Key.Key_Tab)
    assert all_said(voices) == ["A+ Larger text, button"]
    for _ in range(2):
        press_key(english, Qt.Key.Key_Tab)
    assert all_said(voices)[-1] == "Cream, choice, not selected"
    press_key(english, Qt.Key.Key_Space)
    assert "Cream, choice, selected" in all_said(voices)


def test_A27_the_focus_on_a_link_of_a_page_is_spoken(
    english: Kiosk, voices: list[HandEngine]
) -> None:
    Hand(english.window).open("cervical-stitch")
    press_key(english, SPEAK)
    all_said(voices)
    press_key(english, Qt.Key.Key_Tab)
    said = all_said(voices)
    node = QAccessible.queryAccessibleInterface(Hand(english.window).article).focusChild()
    assert said[0].startswith(letters(node.text(QAccessible.Text.Name)).split()[0])
    assert said[0].endswith(", link")


def test_A27_the_seconds_left_are_spoken_again(english: Kiosk, voices: list[HandEngine]) -> None:
    press_key(english, SPEAK)
    all_said(voices)
    said = ""
    for seconds in range(WARNING, 18, -1):
        english.window.idle.counted.emit(seconds)
        settle()
        said += " ".join(all_said(voices))
    assert "forgotten in 30 s." in said
    assert "forgotten in 20 s." in said
    assert "forgotten in 29 s." not in said


# -- it is silent at once


class Witness(QObject):
    """Notes, for each press that reaches a widget, whether the voice is heard at that moment."""

    def __init__(self, voice: HandEngine, widget: QWidget):
        super().__init__(widget)
        self._voice = voice
        self.heard: list[bool] = []
        widget.installEventFilter(self)

    def eventFilter(self, target: QObject, event: QEvent) -> bool:  # noqa: ARG002
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress):
            self.heard.append(self._voice.is_speaking())
        return False


def touch_and_type(kiosk: Kiosk, voices: Sequence[HandEngine]) -> list[bool]:
    """Begin to read, touch; begin to read, press a key; return what was heard at each moment."""
    button = kiosk.window.desk.bar_button("search")
    read_again(kiosk, voices)
    witness, heard = Witness(voices[-1], button), []
    button.setFocus()
    handle, place = kiosk.window.windowHandle(), button.mapTo(kiosk.window, button.rect().center())
    left = Qt.MouseButton.LeftButton
    acts: list[Callable[[], None]] = [
        partial(QTest.mousePress, handle, left, pos=place),
        partial(QTest.keyPress, handle, Qt.Key.Key_X),
    ]
    for act in acts:
        kiosk.window.desk.findChildren(Talking)[0].read()
        assert voices[-1].is_speaking()
        act()
        heard.append(voices[-1].is_speaking())
    QTest.mouseRelease(handle, left, pos=kiosk.window.rect().center())
    QTest.keyRelease(handle, Qt.Key.Key_X)
    return heard + witness.heard


def test_A27_a_touch_or_a_key_silences_the_voice_before_anything_is_done(
    english: Kiosk, voices: list[HandEngine]
) -> None:
    found = touch_and_type(english, voices)
    assert len(found) > 2
    assert not any(found)


def test_A27_a_voice_that_talks_on_is_caught(
    english: Kiosk, voices: list[HandEngine], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The control of the test above.
    monkeypatch.setattr(Talking, "eventFilter", lambda *_: False)
    assert all(touch_and_type(english, voices)[:2])


# -- nothing of it is left


def heard_by_the_next(kiosk: Kiosk, voices: Sequence[HandEngine], end: str) -> list[str]:
    """Leave while a screen is being read; return what the next one hears, who asks for nothing."""
    read_again(kiosk, voices)
    kiosk.window.desk.findChildren(Talking)[0].read()
    voice, told = voices[-1], list(voices[-1].said)
    assert voice.is_speaking()
    ENDS[end](kiosk)
    at_once = ["the voice went on"] if voice.is_speaking() else []
    settle()
    kiosk.window.begin()
    press_key(kiosk, Qt.Key.Key_Tab)
    kiosk.window.desk.open("cervical-stitch")
    settle()
    assert not kiosk.window.desk.bar_button("speak").isChecked()
    return at_once + [line for one in voices for line in one.said][len(told) :]


@pytest.mark.parametrize("end", ENDS)
def test_A28_the_next_visit_begins_in_silence(
    english: Kiosk, voices: list[HandEngine], end: str
) -> None:
    assert heard_by_the_next(english, voices, end) == []


def test_A28_a_voice_that_outlives_its_visit_is_caught(
    english: Kiosk, voices: list[HandEngine], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The control of the test above.
    monkeypatch.setattr(Talking, "end", lambda _: None)
    monkeypatch.setattr(speaker.Speaker, "stop", lambda _: None)
    assert heard_by_the_next(english, voices, "finish")


def test_A28_the_voice_is_as_loud_and_as_fast_as_usual_whatever_was_chosen_for_a_page(
    english: Kiosk, voices: list[HandEngine]
) -> None:
    Hand(english.window).open("cervical-stitch")
    Hand(english.window).press_request("listen")
    for _ in range(2):
        tap(english, "Louder")
        tap(english, "Faster")
    tap(english, "Read aloud")
    assert voices[-1].volumes[-1] == 1.0
    press_key(english, SPEAK)
    assert (voices[-1].volumes[-1], voices[-1].rates[-1]) == (0.6, 0.0)
    assert [voice.is_speaking() for voice in voices].count(True) == 1


def test_A27_a_page_can_be_listened_to_meanwhile_until_the_focus_moves(
    english: Kiosk, voices: list[HandEngine]
) -> None:
    press_key(english, SPEAK)
    Hand(english.window).open("cervical-stitch")
    Hand(english.window).press_request("listen")
    tap(english, "Read aloud")
    screen, page = voices
    assert (screen.is_speaking(), page.is_speaking()) == (False, True)
    press_key(english, Qt.Key.Key_Tab)
    assert (screen.is_speaking(), page.is_speaking()) == (True, False)
    assert screen.said[-1].endswith(", button")


def test_A27_digits_of_the_staff_are_not_spoken(english: Kiosk, voices: list[HandEngine]) -> None:
    press_key(english, SPEAK)
    all_said(voices)
    english.staff.ask()
    settle()
    for digit in PIN[:3]:
        tap(english, digit)
        press_key(english, Qt.Key.Key_Tab)
    assert voices[-1].said == []


# -- where it is offered, and how


@pytest.mark.parametrize("settings", ['region = "US"\n', 'region = "US"\nlisten = "off"\n'])
def test_A28_where_staff_have_named_nothing_it_is_not_offered(
    voices: list[HandEngine], fonts: QApplication, tmp_path: Path, library_file: Path, settings: str
) -> None:
    with kiosk_of(tmp_path, library_file, settings=settings) as kiosk:
        press_key(kiosk, SPEAK)
        assert on_show(kiosk) is kiosk.window.attract
        kiosk.window.begin()
        press_key(kiosk, SPEAK)
        assert "Speak" not in buttons(kiosk)
        kiosk.window.idle.counted.emit(WARNING)
        settle()
        assert "Speak" not in buttons(kiosk)
    assert voices == []


def test_A30_one_key_begins_a_visit_unseen(english: Kiosk, voices: list[HandEngine]) -> None:
    english.window.rest()
    press_key(english, SPEAK)
    assert on_show(english) is english.window.desk
    assert "Read at your own pace, heading" in all_said(voices)


def test_A30_the_button_reads_until_it_is_pressed_again(
    english: Kiosk, voices: list[HandEngine]
) -> None:
    tap(english, "Speak")
    assert buttons(english)["Speak"].isChecked()
    assert "Read at your own pace, heading" in all_said(voices)
    tap(english, "Speak")
    press_key(english, Qt.Key.Key_Tab)
    assert all_said(voices) == []
    english.window.idle.counted.emit(WARNING)
    settle()
    assert all_said(voices) == []


def test_A27_a_machine_without_a_voice_for_the_language_says_so_on_the_screen(
    fonts: QApplication, tmp_path: Path, library_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speaker, "system_engine", lambda parent: HandEngine(parent, ("en",)))
    with kiosk_of(tmp_path, library_file, tag="es") as kiosk:
        kiosk.window.begin()
        press_key(kiosk, SPEAK)
        texts = [label.text() for label in kiosk.window.desk.findChildren(QLabel)]
        assert [text for text in texts if "Español" in text or "español" in text]
        assert not kiosk.window.desk.bar_button("speak").isChecked()


def test_A27_a_visit_that_changes_its_language_is_read_in_it(
    english: Kiosk, voices: list[HandEngine]
) -> None:
    press_key(english, SPEAK)
    all_said(voices)
    Hand(english.window).press("language")
    assert any(line.startswith("Lea a su propio ritmo") for line in all_said(voices))
    assert voices[-1].language.startswith("es")


@pytest.mark.parametrize("size", ORIENTATIONS)
def test_A32_the_button_has_one_place_beside_hide_and_is_15_mm_large(
    voices: list[HandEngine],
    fonts: QApplication,
    tmp_path: Path,
    library_file: Path,
    size: tuple[int, int],
) -> None:
    with kiosk_of(tmp_path, library_file, size=size) as kiosk:
        kiosk.window.begin()
        places = set()
        for _ in show_all(kiosk):
            speak, hide = (buttons(kiosk)[name] for name in ("Speak", "Hide this now"))
            for one in (speak, hide):
                assert min(one.width(), one.height()) >= FIFTEEN_MM
            corner, edge = (one.mapTo(kiosk.window, QPoint()) for one in (speak, hide))
            assert corner.x() + speak.width() + 8 <= edge.x()
            places.add((corner.x(), corner.y(), *speak.size().toTuple()))
        assert len(places) == 1


@pytest.mark.parametrize(
    ("size", "tag", "text"), list(product(ORIENTATIONS, ("en", "es"), SIZES)), ids=str
)
def test_A20_nothing_is_cut_where_the_button_stands(
    voices: list[HandEngine],
    fonts: QApplication,
    tmp_path: Path,
    library_file: Path,
    size: tuple[int, int],
    tag: str,
    text: int,
) -> None:
    with kiosk_of(tmp_path, library_file, size=size, tag=tag, text=text) as kiosk:
        kiosk.window.begin()
        settle()
        assert faults(kiosk) == []
        kiosk.window.desk.open("cervical-stitch")
        kiosk.window.idle.counted.emit(WARNING)
        settle()
        assert faults(kiosk) == []


def test_K2_whoever_listens_is_not_asked_meanwhile(
    english: Kiosk, voices: list[HandEngine]
) -> None:
    press_key(english, SPEAK)
    assert (english.window.desk.is_speaking, english.window.desk.is_listening) == (True, True)
    all_said(voices)
    assert (english.window.desk.is_speaking, english.window.desk.is_listening) == (False, True)
