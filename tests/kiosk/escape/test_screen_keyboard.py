"""Nobody gets out of the kiosk by the keyboard on the screen, and it is no nuisance (K13, K16).

Every key of every page of it is pressed by a pointer from another process, as the robot does it.
"""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.kiosk.escape.robot import Robot, robot

LANGUAGES = {"American English": "en_US", "español de España": "es_ES"}
"""What the key with the globe offers in a kiosk with the library that ships, and the layouts."""

LETTERS = {"American English": "qwertyuiopasdfghjklzxcvbnm", "español de España": "ñ"}
GLOBE, HIDE, ENTER = "ChangeLanguageKey", "HideKeyboardKey", "EnterKey"
TO_OTHERS = ("SymbolModeKey", "Key 1/2", "Key 2/2")
"""Keys that bring other keys; they are pressed last."""

KINDS = {"Key", "ShiftKey", "BackspaceKey", "SymbolModeKey", "SpaceKey", HIDE, ENTER}
OUTSIDE = ((640, 30), (1270, 300), (1200, 480))
"""Places beside the field and above the keyboard: the top row, the page's edge, its ground."""

PATIENCE = 30
Board = dict[str, Any]


@pytest.fixture(scope="module")
def hand(tmp_path_factory: pytest.TempPathFactory, library_file: Path) -> Iterator[Robot]:
    with robot(tmp_path_factory.mktemp("keys"), library_file) as running:
        yield running


def wait_for(hand: Robot, **wanted: object) -> Board:
    """Look until the keyboard is as ``wanted``: it comes, goes and changes in its own time."""
    until = time.monotonic() + PATIENCE
    while True:
        board: Board = hand.tell("keyboard")
        seen = board | {"listed": bool(board["languages"]), "names": set(board["keys"])}
        if all(seen[name] == value for name, value in wanted.items()):
            return board
        assert time.monotonic() < until, f"The keyboard did not become {wanted}: {board}"


def click(hand: Robot, place: tuple[int, int]) -> None:
    hand.hand("mousemove", str(place[0]), str(place[1]), "click", "1")


def opened(hand: Robot) -> Board:
    """Go to the search page, and tap the field so that the keyboard comes."""
    click(hand, hand.tell("go search")["field"])
    return wait_for(hand, shown=True)


def amiss(hand: Robot, key: str = "") -> list[str]:
    """Return what is wrong after a key: the screen, and the page of it, are to be the same."""
    wrong, place = hand.broken(), hand.seen["place"]
    # Enter opens the best hit, as it does on any keyboard.
    if hand.seen["screen"] != "KioskDesk" or (place != "search" and key != ENTER):
        wrong.append(f"it went to {hand.seen['screen']} {place}")
    return wrong


def choose(hand: Robot, language: str) -> Board:
    """Take a language from the list of the key with the globe."""
    (globe,) = (name for name in hand.tell("keyboard")["keys"] if name.startswith(GLOBE))
    click(hand, hand.tell("keyboard")["keys"][globe])
    board = wait_for(hand, listed=True)
    # None but those of the library, though Qt has many more.
    assert set(board["languages"]) == set(LANGUAGES)
    assert amiss(hand) == []
    click(hand, board["languages"][language])
    board = wait_for(hand, listed=False, layout=LANGUAGES[language], shown=True)
    assert amiss(hand) == []
    return board


def pressed(hand: Robot, board: Board, tried: dict[str, list[str]]) -> str:
    """Press every key that was not ``tried``, and put there what it broke; return what was typed.

    ``board`` has the keys of a language; its other pages are gone to.
    """
    typed = ""
    while new := [name for name in board["keys"] if name not in tried and GLOBE not in name]:
        name = min(new, key=lambda one: (one.startswith((*TO_OTHERS, HIDE, ENTER)), one == HIDE))
        click(hand, board["keys"][name])
        after = changed(hand, board) if name.startswith(TO_OTHERS) else board
        tried[name] = amiss(hand, name)
        typed += hand.seen["typed"]
        if name in (HIDE, ENTER):
            wait_for(hand, shown=False)
            after = opened(hand)
        board = after
    return typed.casefold()


def changed(hand: Robot, before: Board) -> Board:
    """Wait until other keys have come."""
    until = time.monotonic() + PATIENCE
    while set((board := hand.tell("keyboard"))["keys"]) == set(before["keys"]):
        assert time.monotonic() < until, "No other keys came."
    return dict(board)


def kept(hand: Robot) -> dict[str, bytes]:
    """Return every file in the home of the program, but what Qt tells the robot."""
    files = (file for file in hand.home.rglob("*") if file.is_file() and file != hand.said)
    return {str(file): file.read_bytes() for file in files}


@pytest.mark.timeout(180)
def test_no_key_on_the_screen_gets_out_or_changes_a_setting_K13_K14(hand: Robot) -> None:
    before = opened(hand)["settings"], kept(hand)
    assert len(before[0]) > 10
    tried: dict[str, list[str]] = {}
    for language, letters in LETTERS.items():
        # They were pressed: letters came of it.
        assert set(letters) <= set(pressed(hand, choose(hand, language), tried))
    assert {name: wrong for name, wrong in tried.items() if wrong} == {}
    assert {name.partition(" ")[0] for name in tried} == KINDS
    assert len(tried) > 90
    assert hand.tell("keyboard")["settings"] == before[0]
    assert kept(hand) == before[1]


def left_open(hand: Robot) -> list[tuple[int, int]]:
    """Tap the places beside the field; return those at which the keyboard stays."""
    found = []
    for place in OUTSIDE:
        opened(hand)
        click(hand, place)
        assert amiss(hand) == []
        hides = hand.tell("keyboard")["hidden"]
        found += [] if hides else [place]
    return found


def test_a_tap_beside_the_field_closes_the_keyboard_and_one_on_it_does_not(hand: Robot) -> None:
    assert left_open(hand) == []
    opened(hand)
    click(hand, hand.tell("go search")["field"])
    assert wait_for(hand, shown=True)["keys"]


def test_a_kiosk_that_leaves_the_keyboard_to_qt_is_caught(
    tmp_path: Path, library_file: Path
) -> None:
    # The control of the tests above: every layout is offered, and no tap is looked at.
    with robot(tmp_path, library_file, "broken") as hand:
        assert left_open(hand) == list(OUTSIDE)
        board = opened(hand)
        (globe,) = (name for name in board["keys"] if name.startswith(GLOBE))
        click(hand, board["keys"][globe])
        assert set(wait_for(hand, listed=True)["languages"]) > set(LANGUAGES)
