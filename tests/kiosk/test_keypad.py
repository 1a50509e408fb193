"""A keypad for readers who do not see the screen, with the keys that staff have set (A28, A30)."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.conftest import settle
from tests.gui.conftest import Listen
from tests.gui.speaking import HandEngine
from tests.kiosk.hand import Hand
from tests.kiosk.kiosk_maker import ACCEPTED, make
from tests.kiosk.test_home import ORIENTATIONS
from tests.kiosk.test_talking import LOUD, QUESTION, all_said, show_all
from tests.kiosk.watching import ENDS, Seconds, come_next, on_show, press_key
from viewer.gui import display_card
from viewer.kiosk import keypad, talking
from viewer.kiosk.keypad import Act
from viewer.kiosk.lockdown import Lockdown
from viewer.kiosk.run import Kiosk
from viewer.settings import KEYPAD_KEYS, TEXT_SIZES

KEYS = {
    Act.SPEAK: Qt.Key.Key_F13,
    Act.HEADSET_IN: Qt.Key.Key_F15,
    Act.HEADSET_OUT: Qt.Key.Key_F16,
    Act.LARGER_TEXT: Qt.Key.Key_F17,
    Act.SLOWER: Qt.Key.Key_F18,
    Act.FASTER: Qt.Key.Key_F19,
    Act.QUIETER: Qt.Key.Key_VolumeDown,
    Act.LOUDER: Qt.Key.Key_VolumeUp,
}
KEYPAD = "\n[keypad]\n" + "".join(
    f'{act} = ["{key.name.removeprefix("Key_")}"]\n' for act, key in KEYS.items()
)
BEGIN = (Act.SPEAK, Act.HEADSET_IN, Act.LARGER_TEXT)
FIRST = "Read at your own pace, heading"
STITCH = "cervical-stitch"


def kiosk_of(
    folder: Path,
    library: Path,
    *,
    settings: str = LOUD,
    keys: str = KEYPAD,
    now: Seconds | None = None,
) -> AbstractContextManager[Kiosk]:
    more = 'languages = ["en", "es"]\ntext_size = 150\n'
    accepted, size = ACCEPTED + keys, ORIENTATIONS[0]
    return make(folder, library, settings=settings + more, accepted=accepted, size=size, now=now)


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def kiosk(
    voices: list[HandEngine],
    fonts: QApplication,
    tmp_path: Path,
    library_file: Path,
    seconds: Seconds,
) -> Iterator[Kiosk]:
    with kiosk_of(tmp_path, library_file, now=seconds) as made:
        yield made


def press(kiosk: Kiosk, act: Act) -> None:
    """Press the key that the settings name for ``act``."""
    press_key(kiosk, KEYS[act])


def text_size(kiosk: Kiosk) -> int:
    return kiosk.window.desk.visit.preferences.text_size


def is_heard(voices: Sequence[HandEngine]) -> bool:
    return any(voice.is_speaking() for voice in voices)


def begin_to_read(kiosk: Kiosk, voices: Sequence[HandEngine]) -> HandEngine:
    """Have the home page read aloud; return the voice, in the middle of its third sentence."""
    kiosk.window.begin()
    press(kiosk, Act.SPEAK)
    for _ in range(2):
        voices[-1].finish()
    return voices[-1]


# -- every screen


def deaf_screens(kiosk: Kiosk, voices: Sequence[HandEngine]) -> list[str]:
    """Press the keys once on every screen of a visit; return where one of them did nothing."""
    kiosk.window.begin()
    settle()
    found = []
    for name in show_all(kiosk):
        shown, size = on_show(kiosk), text_size(kiosk)
        press(kiosk, Act.LARGER_TEXT)
        if text_size(kiosk) == size:
            found.append(f"{name}: larger text")
        press(kiosk, Act.SPEAK)
        if not is_heard(voices):
            found.append(f"{name}: speak")
        press(kiosk, Act.SPEAK)
        if is_heard(voices):
            found.append(f"{name}: be silent")
        if on_show(kiosk) is not shown:
            found.append(f"{name} is gone")
    assert name == QUESTION
    return found


def test_A30_one_key_speaks_and_one_enlarges_on_every_screen_of_a_visit(
    kiosk: Kiosk, voices: list[HandEngine]
) -> None:
    assert deaf_screens(kiosk, voices) == []


@pytest.mark.parametrize("act", BEGIN)
def test_A30_one_key_begins_a_visit_unseen(
    kiosk: Kiosk, voices: list[HandEngine], act: Act
) -> None:
    press(kiosk, act)
    assert on_show(kiosk) is kiosk.window.desk
    larger = act is Act.LARGER_TEXT
    assert (text_size(kiosk) > 150, is_heard(voices)) == (larger, not larger)


@pytest.mark.parametrize("act", [act for act in Act if act not in BEGIN])
def test_A30_a_key_for_a_voice_begins_no_visit(
    kiosk: Kiosk, voices: list[HandEngine], act: Act
) -> None:
    press(kiosk, act)
    assert on_show(kiosk) is kiosk.window.attract
    assert voices == []


def test_A30_a_build_whose_lockdown_drops_the_keys_is_caught(
    kiosk: Kiosk, voices: list[HandEngine], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The control of the tests above.
    monkeypatch.setattr(Lockdown, "_act", lambda *_: None)
    press(kiosk, Act.SPEAK)
    assert on_show(kiosk) is kiosk.window.attract
    found = deaf_screens(kiosk, voices)
    assert len([one for one in found if one.endswith(": speak")]) == 13
    assert len([one for one in found if one.endswith(": larger text")]) == 13


# -- only these keys


OTHERS = (
    *(Qt.Key.Key_F5, Qt.Key.Key_F7, Qt.Key.Key_F10, Qt.Key.Key_F11, Qt.Key.Key_F14),
    *(Qt.Key.Key_F1, Qt.Key.Key_F24, Qt.Key.Key_VolumeMute, Qt.Key.Key_S, Qt.Key.Key_5),
)
HELD = (
    *(Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier),
    *(Qt.KeyboardModifier.MetaModifier, Qt.KeyboardModifier.ShiftModifier),
)


def what_others_do(kiosk: Kiosk, voices: Sequence[HandEngine]) -> list[str]:
    """Press keys that are not set, and those that are with others held; return what they did."""
    handle, done = kiosk.window.windowHandle(), []
    chords = [(key, Qt.KeyboardModifier.NoModifier) for key in OTHERS]
    chords += [(key, held) for key in KEYS.values() for held in HELD]
    for key, held in chords:
        before = (on_show(kiosk), text_size(kiosk), len(voices))
        QTest.keyClick(handle, key, held)
        settle()
        if before != (on_show(kiosk), text_size(kiosk), len(voices)):
            done.append(f"{key.name} {held.name}")
    return done


def test_A30_a_key_that_is_not_set_does_nothing_on_any_page(
    kiosk: Kiosk, voices: list[HandEngine]
) -> None:
    assert what_others_do(kiosk, voices) == []
    kiosk.window.begin()
    assert what_others_do(kiosk, voices) == []
    Hand(kiosk.window).open(STITCH)
    assert what_others_do(kiosk, voices) == []


def test_A30_a_build_that_takes_any_key_is_caught(
    kiosk: Kiosk, voices: list[HandEngine], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The control of the test above.
    def any_key(_: Lockdown, event: QEvent) -> Act | None:
        return Act.SPEAK if isinstance(event, QKeyEvent) else None

    monkeypatch.setattr(Lockdown, "_act", any_key)
    assert "Key_F5 NoModifier" in what_others_do(kiosk, voices)


def test_A30_a_key_of_the_keypad_reaches_no_field_and_no_other_filter(
    kiosk: Kiosk, voices: list[HandEngine]
) -> None:
    kiosk.window.begin()
    hand = Hand(kiosk.window)
    hand.search_for("stitch")
    for act in Act:
        press(kiosk, act)
    assert hand.field.text() == "stitch"


def test_A30_a_key_that_is_held_down_counts_once(kiosk: Kiosk, voices: list[HandEngine]) -> None:
    kiosk.window.begin()
    handle = kiosk.window.windowHandle()
    for again in (False, True, True):
        kind, none = QEvent.Type.KeyPress, Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(kind, KEYS[Act.LARGER_TEXT], none, "", again)
        QApplication.sendEvent(handle, event)
        settle()
    assert text_size(kiosk) == 175


def test_A30_every_key_that_may_be_set_is_known_to_the_window() -> None:
    assert [name for name in KEYPAD_KEYS if f"Key_{name}" not in Qt.Key.__members__] == []


@pytest.mark.parametrize(("platform", "begun"), [("xcb", True), ("windows", False)])
def test_A30_on_linux_a_far_key_is_told_by_its_number_and_not_by_its_name(
    kiosk: Kiosk,
    voices: list[HandEngine],
    monkeypatch: pytest.MonkeyPatch,
    platform: str,
    begun: bool,
) -> None:
    # What X11 sends of the key F13; tests/kiosk/escape asks a real one.
    system = SimpleNamespace(platformName=lambda: platform)
    monkeypatch.setattr(keypad, "QGuiApplication", system)
    none = Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tools, none, 191, 0, 0)
    QApplication.sendEvent(kiosk.window.windowHandle(), event)
    settle()
    assert is_heard(voices) is begun


# -- where nothing may be heard, and where nobody reads


@pytest.mark.parametrize("settings", ['region = "US"\n', 'region = "US"\nlisten = "off"\n'])
def test_A28_where_staff_have_named_no_place_to_hear_it_only_the_text_grows(
    voices: list[HandEngine], fonts: QApplication, tmp_path: Path, library_file: Path, settings: str
) -> None:
    with kiosk_of(tmp_path, library_file, settings=settings) as kiosk:
        for act in Act:
            if act is not Act.LARGER_TEXT:
                press(kiosk, act)
        assert on_show(kiosk) is kiosk.window.attract
        kiosk.window.begin()
        for act in Act:
            press(kiosk, act)
        assert text_size(kiosk) == 175
    assert voices == []


def test_A30_the_pages_of_the_staff_do_not_speak(kiosk: Kiosk, voices: list[HandEngine]) -> None:
    for page in (kiosk.staff.door, kiosk.staff.page, kiosk.staff.glass):
        kiosk.window.rest()
        kiosk.window.show_page(page)
        for act in Act:
            press(kiosk, act)
        assert on_show(kiosk) is page
    assert voices == []
    assert text_size(kiosk) == 150


# -- the question


def test_A30_at_the_question_the_keys_do_their_work_and_are_no_answer(
    kiosk: Kiosk, voices: list[HandEngine], seconds: Seconds
) -> None:
    voice = begin_to_read(kiosk, voices)
    while voice.is_speaking():
        voice.finish()
    for _ in range(40):
        if not kiosk.window.idle.asking:
            seconds.now += 20
            kiosk.window.idle.look()
    settle()
    assert on_show(kiosk) is kiosk.window.question
    assert voice.is_speaking()
    seconds.now += 3
    press(kiosk, Act.LOUDER)
    assert on_show(kiosk) is kiosk.window.question
    assert (voice.said[-1], voice.volumes[-1]) == ("Volume 80 %", 0.8)
    assert "Are you still reading?" in all_said(voices)
    height = kiosk.window.question.findChildren(type(kiosk.window.desk.bar_button("hide")))[0]
    before = height.iconSize().height()
    press(kiosk, Act.LARGER_TEXT)
    assert on_show(kiosk) is kiosk.window.question
    assert height.iconSize().height() > before
    assert "Text size 175 percent" in all_said(voices)


# -- louder and slower


def test_A28_a_change_is_said_and_announced_and_the_sentence_is_said_again(
    kiosk: Kiosk, voices: list[HandEngine], hear: Listen
) -> None:
    told = hear(talking)
    voice = begin_to_read(kiosk, voices)
    sentence = voice.said[-1]
    for act, words, sound in (
        (Act.LOUDER, "Volume 80 %", (0.8, 0.0)),
        (Act.SLOWER, "Speed 0.75", (0.8, pytest.approx(-0.415, abs=0.001))),
        (Act.FASTER, "Speed 1", (0.8, 0.0)),
        (Act.QUIETER, "Volume 60 %", (0.6, 0.0)),
    ):
        press(kiosk, act)
        assert voice.said[-1] == words
        assert told[-1] == words
        voice.finish()
        assert voice.said[-1] == sentence
        assert (voice.volumes[-1], voice.rates[-1]) == sound
    assert FIRST not in voice.said[3:]


def test_A28_pressed_twice_only_the_last_setting_is_said_before_the_sentence(
    kiosk: Kiosk, voices: list[HandEngine]
) -> None:
    voice = begin_to_read(kiosk, voices)
    sentence = voice.said[-1]
    press(kiosk, Act.LOUDER)
    press(kiosk, Act.LOUDER)
    voice.said.clear()
    voice.finish()
    assert voice.said == [sentence]
    assert voice.volumes[-1] == 1.0


def test_A28_a_voice_that_is_silent_says_only_the_new_setting(
    kiosk: Kiosk, voices: list[HandEngine]
) -> None:
    begin_to_read(kiosk, voices)
    all_said(voices)
    press(kiosk, Act.FASTER)
    assert all_said(voices) == ["Speed 1.25"]


def test_A28_speed_goes_from_half_to_double_and_volume_never_to_nothing(
    kiosk: Kiosk, voices: list[HandEngine]
) -> None:
    voice = begin_to_read(kiosk, voices)
    found = {}
    for act in (Act.SLOWER, Act.FASTER, Act.QUIETER, Act.LOUDER):
        for _ in range(9):
            press(kiosk, act)
        found[act] = voice.said[-1]
    assert found == {
        Act.SLOWER: "Speed 0.5",
        Act.FASTER: "Speed 2",
        Act.QUIETER: "Volume 20 %",
        Act.LOUDER: "Volume 100 %",
    }
    assert (min(voice.rates), max(voice.rates)) == (-1.0, 1.0)


def sound_of_the_next(kiosk: Kiosk, voices: Sequence[HandEngine], end: str) -> tuple[float, float]:
    """Choose loud and fast, leave; return how loud and fast the next visit is read to."""
    begin_to_read(kiosk, voices)
    press(kiosk, Act.LOUDER)
    press(kiosk, Act.FASTER)
    press(kiosk, Act.LARGER_TEXT)
    come_next(kiosk, end)
    assert text_size(kiosk) == 150
    press(kiosk, Act.SPEAK)
    assert is_heard(voices[-1:])
    return voices[-1].volumes[-1], voices[-1].rates[-1]


@pytest.mark.parametrize("end", ENDS)
def test_A28_the_next_visit_hears_the_usual_voice_and_has_the_usual_text(
    kiosk: Kiosk, voices: list[HandEngine], end: str
) -> None:
    assert sound_of_the_next(kiosk, voices, end) == (0.6, 0.0)


def test_A28_a_voice_that_stays_loud_is_caught(
    kiosk: Kiosk, voices: list[HandEngine], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The control of the test above: a new voice begins where the last one was.
    monkeypatch.setattr("viewer.gui.speaker.USUAL_VOLUME", 3)
    assert sound_of_the_next(kiosk, voices, "finish") != (0.6, 0.0)


def test_A28_a_page_that_is_listened_to_has_its_voice_changed_and_goes_on(
    kiosk: Kiosk, voices: list[HandEngine]
) -> None:
    kiosk.window.begin()
    Hand(kiosk.window).listen_to(STITCH)
    voice = voices[-1]
    sentence = voice.said[-1]
    press(kiosk, Act.LOUDER)
    press(kiosk, Act.SLOWER)
    assert (voice.said[-1], voice.volumes[-1]) == (sentence, 0.8)
    assert voice.rates[-1] < 0
    assert len(voices) == 1


# -- the headset


def test_A30_a_headset_that_goes_in_begins_and_never_ends_and_out_is_silence(
    kiosk: Kiosk, voices: list[HandEngine]
) -> None:
    press(kiosk, Act.SPEAK)
    press(kiosk, Act.HEADSET_IN)
    assert kiosk.window.desk.bar_button("speak").isChecked()
    press(kiosk, Act.HEADSET_OUT)
    assert not is_heard(voices)
    assert not kiosk.window.desk.bar_button("speak").isChecked()
    press(kiosk, Act.HEADSET_OUT)
    assert not is_heard(voices)
    press(kiosk, Act.HEADSET_IN)
    assert is_heard(voices)


def test_A28_a_page_is_no_longer_read_to_a_headset_that_is_gone(
    kiosk: Kiosk, voices: list[HandEngine]
) -> None:
    kiosk.window.begin()
    Hand(kiosk.window).listen_to(STITCH)
    assert is_heard(voices)
    press(kiosk, Act.HEADSET_OUT)
    assert not is_heard(voices)


# -- larger text


def test_A30_the_text_grows_to_the_largest_and_is_the_usual_one_again(
    kiosk: Kiosk, hear: Listen
) -> None:
    told = hear(display_card)
    kiosk.window.begin()
    sizes = [text_size(kiosk)]
    while len(sizes) == 1 or sizes[-1] != sizes[0]:
        press(kiosk, Act.LARGER_TEXT)
        sizes.append(text_size(kiosk))
    assert sizes == [*(size for size in TEXT_SIZES if size >= sizes[0]), sizes[0]]
    assert told == [f"Text size {size} percent" for size in sizes[1:]]


def test_A30_a_listener_hears_the_new_size_and_then_the_sentence_again(
    kiosk: Kiosk, voices: list[HandEngine]
) -> None:
    voice = begin_to_read(kiosk, voices)
    sentence = voice.said[-1]
    press(kiosk, Act.LARGER_TEXT)
    assert voice.said[-1] == "Text size 175 percent"
    voice.finish()
    assert voice.said[-1] == sentence


def test_A30_without_a_word_in_the_settings_the_keys_are_f5_and_f7_to_f11(
    voices: list[HandEngine], fonts: QApplication, tmp_path: Path, library_file: Path
) -> None:
    with kiosk_of(tmp_path, library_file, keys="") as kiosk:
        press_key(kiosk, Qt.Key.Key_F7)
        assert text_size(kiosk) == 175
        press_key(kiosk, Qt.Key.Key_F5)
        steps = (
            (Qt.Key.Key_F8, "Speed 0.75"),
            (Qt.Key.Key_F9, "Speed 1"),
            (Qt.Key.Key_F10, "Volume 40 %"),
            (Qt.Key.Key_F11, "Volume 60 %"),
        )
        for key, words in steps:
            press_key(kiosk, key)
            assert voices[-1].said[-1] == words
