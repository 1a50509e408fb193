"""Nobody gets out of the kiosk by keys or pointer (K13, K14, K16; appendix E, recipe R4).

One start serves all keys and all places: each is tried, and the invariants are looked at after it.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kiosk.escape.robot import AT_POINT, CLOSE, FIVE_SHIFTS, KEYS, Robot, offering, robot

TYPED = "stitch"
F13, F14, F19, VOLUME_UP = 191, 192, 197, 123
"""Numbers of keys in X11, as a keypad in the USB socket has them."""

LATE = 1000
"""Looks after which the window manager has long asked what it was told to ask."""


@pytest.fixture(scope="module")
def hand(tmp_path_factory: pytest.TempPathFactory, library_file: Path) -> Iterator[Robot]:
    with robot(tmp_path_factory.mktemp("escape"), library_file) as running:
        yield running


@pytest.fixture
def broken_kiosk(tmp_path: Path, library_file: Path) -> Iterator[Robot]:
    with robot(tmp_path, library_file, "broken") as running:
        yield running


@pytest.fixture
def with_keypad(tmp_path: Path, library_file: Path) -> Iterator[Robot]:
    keys = '\n[keypad]\nlarger_text = ["F13", "F19", "VolumeUp"]\n'
    with robot(tmp_path, library_file, more=keys) as running:
        yield running


def pressed(hand: Robot, where: str) -> dict[str, list[str]]:
    """Press every key at ``where``; return what each one broke, or where it led."""
    hand.tell(f"go {where}")
    found = {key: hand.press(key) + led_away(hand, where) for key in KEYS}
    hand.hand(*FIVE_SHIFTS)
    found["five times Shift"] = hand.broken() + led_away(hand, where)
    return {key: wrong for key, wrong in found.items() if wrong}


def led_away(hand: Robot, where: str) -> list[str]:
    """Return where the last key has led, and go back there: the next one is to be tried at it."""
    place = hand.seen["place"]
    if place == where:
        return []
    hand.tell(f"go {where}")
    return [f"it went to {place}"]


def pointed(hand: Robot, where: str) -> dict[str, list[str]]:
    """Try everything a pointer can do at each place of ``where``; return what each try broke."""
    found = {}
    for name in hand.tell(f"go {where}"):
        for act, arguments in AT_POINT.items():
            place = hand.tell(f"go {where}")[name]
            found[f"{act} on {name}"] = hand.at(place, arguments)
    return {act: wrong for act, wrong in found.items() if wrong}


@pytest.mark.parametrize("where", ["article", "search"])
def test_no_key_gets_out_of_the_kiosk_K13_K14_K16(hand: Robot, where: str) -> None:
    assert pressed(hand, where) == {}


@pytest.mark.parametrize("where", ["home", "article", "search"])
def test_no_pointer_gets_out_of_the_kiosk_K13_K14_K16(hand: Robot, where: str) -> None:
    assert pointed(hand, where) == {}


def test_what_is_selected_in_the_field_is_not_pasted_by_the_middle_button_K16(hand: Robot) -> None:
    place = hand.tell("go search")["field"]
    hand.hand("type", TYPED)
    assert hand.tell("look")["typed"] == TYPED
    assert hand.at(place, AT_POINT["triple click"]) == []
    for act in ("middle click", "right click"):
        assert hand.at(place, AT_POINT[act]) == []
    for key in ("ctrl+c", "ctrl+v", "shift+Insert", "XF86Paste", "ctrl+x"):
        assert hand.press(key) == []
    assert hand.tell("look")["typed"] == TYPED


def test_words_of_another_program_are_not_pasted_by_the_middle_button_K16(hand: Robot) -> None:
    place = hand.tell("go search")["field"]
    with offering(hand, TYPED):
        for act in ("middle click", "double click", "middle click"):
            assert hand.at(place, AT_POINT[act]) == []
        assert hand.press("shift+Insert") == []
        assert hand.seen["typed"] == ""


def ask_to_close(hand: Robot) -> None:
    """Have the window manager ask the window to close, and see to it that it has been asked."""
    hand.hand("key", CLOSE)
    assert any(hand.tell("look")["asked_to_close"] for _ in range(LATE))


def test_it_stays_when_the_window_manager_asks_it_to_close_K13(hand: Robot) -> None:
    ask_to_close(hand)
    assert hand.broken() == []


def test_a_keypad_is_obeyed_whatever_the_layout_calls_its_keys_A30(with_keypad: Robot) -> None:
    # To the layout F13 is “Tools”, and F19 nothing; F14 is another key, and is not set.
    hand = with_keypad
    hand.tell("go article")
    sizes = [hand.tell("look")["text_size"]]
    for code in (F13, F19, F14, VOLUME_UP):
        hand.hand("key", str(code))
        sizes.append(hand.tell("look")["text_size"])
    one, two, three, four, five = sizes
    assert one < two < three == four < five
    assert hand.quit() == 0


def test_after_all_that_it_is_the_same_process_and_staff_can_leave_it_K13(hand: Robot) -> None:
    assert hand.broken() == []
    assert hand.quit() == 0


def test_it_ends_when_there_is_nobody_any_more_who_tells_it_what_to_do(
    tmp_path: Path, library_file: Path
) -> None:
    with robot(tmp_path, library_file) as hand:
        for where in ("article", "search"):
            hand.tell(f"go {where}")
        assert hand.program.stdin is not None
        hand.program.stdin.close()
        assert hand.program.wait(30) == 0


def test_a_kiosk_that_does_not_lock_is_caught_K13_K16(broken_kiosk: Robot) -> None:
    # The control: the same hand at a build that closes when asked to and filters nothing.
    hand = broken_kiosk
    assert hand.broken() == []
    menu = hand.at(hand.tell("go article")["scroll bar"], AT_POINT["right click"])
    assert any("window opened" in wrong for wrong in menu)
    hand.hand("key", "Escape")
    hand.tell("go search")
    hand.hand("type", TYPED)
    hand.hand("key", "ctrl+a", "ctrl+c")
    assert f"copied: {TYPED!r}" in hand.broken()
    place = hand.tell("go search")["field"]
    with offering(hand, TYPED * 2):
        hand.at(place, AT_POINT["middle click"])
    assert TYPED * 2 in hand.seen["typed"]
    hand.tell("go article")
    assert any("text has" in wrong for wrong in hand.press("ctrl+plus"))
    hand.press("ctrl+k")
    assert led_away(hand, "article") == ["it went to search"]
    ask_to_close(hand)
    assert "it is not visible" in hand.broken()
