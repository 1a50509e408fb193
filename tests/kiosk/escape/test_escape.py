"""Nobody gets out of the kiosk by keys or pointer (K13, K14, K16; appendix E, recipe R4).

One start serves all keys and all places: each is tried, and the invariants are looked at after it.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kiosk.escape.robot import AT_POINT, CLOSE, FIVE_SHIFTS, KEYS, Robot, robot

TYPED = "stitch"
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


def pressed(hand: Robot, where: str) -> dict[str, list[str]]:
    """Press every key at ``where``; return what each one broke."""
    hand.tell(f"go {where}")
    found = {key: hand.press(key) for key in KEYS}
    hand.hand(*FIVE_SHIFTS)
    found["five times Shift"] = hand.broken()
    return {key: wrong for key, wrong in found.items() if wrong}


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


def ask_to_close(hand: Robot) -> None:
    """Have the window manager ask the window to close, and see to it that it has been asked."""
    hand.hand("key", CLOSE)
    assert any(hand.tell("look")["asked_to_close"] for _ in range(LATE))


def test_it_stays_when_the_window_manager_asks_it_to_close_K13(hand: Robot) -> None:
    ask_to_close(hand)
    assert hand.broken() == []


def test_after_all_that_it_is_the_same_process_and_staff_can_leave_it_K13(hand: Robot) -> None:
    assert hand.broken() == []
    assert hand.quit() == 0


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
    hand.tell("go article")
    assert any("text has" in wrong for wrong in hand.press("ctrl+plus"))
    ask_to_close(hand)
    assert "it is not visible" in hand.broken()
