"""Words that a visitor types are nowhere afterwards: no file, no clipboard, no journal (K3, K9).

The real program makes a visit of sixty steps on an X server of its own, with the keyboard on the
screen, and ends it in one of three ways. What it may write is known file by file.
"""

import json
import os
import secrets
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.kiosk.running import STATE, Home, answer, holds, program, why_no_screen, x_screen
from viewer.kiosk.run import ENDED

LOG = str(STATE / "kiosk.log")
COUNTS = str(STATE / "counts.json")
ANSWERED = "cervical-stitch"
JOURNAL = "journal"
LONGEST = 60


class After(NamedTuple):
    """What a test knows once the program is gone."""

    holding: list[str]
    written: set[str]
    clipboard: list[str]
    typed: int
    keyboard: tuple[bool, bool]
    opened: list[str]
    status: int


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    if reason := why_no_screen():
        pytest.skip(reason)
    with x_screen() as display:
        yield display


@pytest.fixture
def canaries() -> list[str]:
    return new_words()


def new_words() -> list[str]:
    """Return words that stand nowhere on this computer."""
    letters = str.maketrans("0123456789", "ghijklmnop")
    return [f"kq{secrets.token_hex(4)}".translate(letters) for _ in range(4)]


def leave(
    home: Home, library: Path, screen: str, act: str, canaries: list[str], leak: str = "none"
) -> After:
    """Have the program make a visit and end it; return what is left."""
    before = home.files()
    with program(home, library, act, leak, canaries, screen) as running:
        shown = answer(running, home)["keyboard"]
        told = answer(running, home)
        if act == "kill":
            assert running.poll() is None, "It has ended before it was killed."
            running.send_signal(signal.SIGKILL)
        status = running.wait(LONGEST)
    after = home.files()
    clipboard, opened, typed = told["clipboard"], told["opened"], told["seen"]
    assert isinstance(clipboard, list)
    assert isinstance(opened, list)
    assert isinstance(typed, int)
    return After(
        holding=home.holding(canaries),
        written={file for file in before | after if before.get(file) != after.get(file)},
        clipboard=[text for text in clipboard if text],
        typed=typed,
        keyboard=(bool(shown), bool(told["keyboard"])),
        opened=opened,
        status=status,
    )


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


class Gone(NamedTuple):
    """A visit that is over, and the home that it was made in."""

    act: str
    home: Home
    after: After


@pytest.fixture(scope="module", params=["silence", "button", "kill"])
def gone(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    library_file: Path,
    screen: str,
) -> Gone:
    home = Home(tmp_path_factory.mktemp("kiosk"))
    return Gone(request.param, home, leave(home, library_file, screen, request.param, new_words()))


def test_the_visitor_has_typed_and_the_keyboard_was_on_the_screen(gone: Gone) -> None:
    assert gone.after.typed == len(new_words())
    assert gone.after.keyboard[0]
    assert gone.after.status == (-signal.SIGKILL if gone.act == "kill" else ENDED)


def test_what_was_typed_is_nowhere_after_the_visit_K3_K9(gone: Gone) -> None:
    assert gone.after.holding == []
    assert gone.after.clipboard == []


def test_nothing_but_the_log_is_written_K9(gone: Gone) -> None:
    assert gone.after.written - {JOURNAL} == {LOG}
    # What Python opened to write, here or anywhere else on the computer.
    assert {os.path.relpath(file, gone.home.folder) for file in gone.after.opened} == {LOG}


def test_the_keyboard_is_gone_with_the_visit_K3(gone: Gone) -> None:
    if gone.act == "kill":
        pytest.skip("The whole program is gone.")
    assert not gone.after.keyboard[1]


# -- where a clinic has answers counted, a third file is written, and no other


@pytest.fixture(scope="module", params=[True, False], ids=["counted", "not counted"])
def answered(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    library_file: Path,
    screen: str,
) -> tuple[bool, Home, After]:
    """Say that a page helped, at a kiosk that asks, and at one that does not: the control."""
    home = Home(tmp_path_factory.mktemp("kiosk"))
    if request.param:
        home.settings.write_text("counts = true\n" + home.settings.read_text("utf-8"), "utf-8")
    return request.param, home, leave(home, library_file, screen, "answer", new_words())


def test_K10_with_counts_the_third_file_is_written_and_without_them_it_is_not(
    answered: tuple[bool, Home, After],
) -> None:
    counted, home, after = answered
    third = {COUNTS} if counted else set()
    assert after.written - {JOURNAL} == {LOG} | third
    assert (home.folder / COUNTS).exists() == counted
    assert after.status == ENDED


def test_K10_the_third_file_holds_the_number_of_answers_and_nothing_that_was_typed(
    answered: tuple[bool, Home, After],
) -> None:
    counted, home, after = answered
    assert after.holding == []
    assert after.typed, "There was nothing that could have been kept."
    if counted:
        kept = json.loads((home.folder / COUNTS).read_text("utf-8"))
        (day,) = kept["days"].values()
        assert day == {ANSWERED: {"helped": 1}}
        assert set(kept) == {"since", "days", "months"}


# -- the controls: broken programs, each of which must be noticed


@pytest.mark.parametrize("act", ["button", "kill"])
def test_a_program_that_keeps_the_words_in_a_file_is_noticed(
    home: Home, library_file: Path, screen: str, canaries: list[str], act: str
) -> None:
    after = leave(home, library_file, screen, act, canaries, "file")
    assert after.holding == ["cache/recent"]
    assert after.written - {JOURNAL} == {LOG, "cache/recent"}
    assert str(home.folder / "cache" / "recent") in after.opened


def test_a_program_that_leaves_the_words_in_the_clipboard_is_noticed(
    home: Home, library_file: Path, screen: str, canaries: list[str]
) -> None:
    after = leave(home, library_file, screen, "silence", canaries, "clipboard")
    assert any(text in canaries for text in after.clipboard)


def test_a_program_that_prints_the_words_for_the_journal_is_noticed(
    home: Home, library_file: Path, screen: str, canaries: list[str]
) -> None:
    after = leave(home, library_file, screen, "kill", canaries, "journal")
    assert after.holding == [JOURNAL]


@pytest.mark.parametrize("code", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_word_is_found_however_it_is_written(code: str) -> None:
    assert holds("…kanari…".encode(code), "kanari")
    assert holds("…kanari…"[::-1].encode(code), "kanari")
    assert not holds(b"canary", "kanari")
