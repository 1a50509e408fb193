"""``snowdrop screens``: a picture of every main state, so that nobody changes the look unseen."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtTextToSpeech import QTextToSpeech  # noqa: F401 (what its first import says)
from PySide6.QtWidgets import QLabel, QToolButton

from tests.conftest import Opener
from viewer import screens
from viewer.gui import pictures
from viewer.gui.listen_bar import ListenBar
from viewer.gui.main_window import MainWindow
from viewer.gui.speech_engine import system_service
from viewer.gui.speech_service import SpeechService
from viewer.open_library import Where

SEARCHING = (
    "search",
    "search-answers",
    "search-spelling",
    "search-nothing",
    "search-crisis",
    "find",
)
LISTENING = ("listen", "listening")


@pytest.fixture
def written(
    open_window: Opener,  # takes the theme off the program again
    library_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> dict[str, QImage]:
    """Return the pictures by their names: those of one size, and the small ones."""
    monkeypatch.setattr(screens, "SIZES", ((1280, 800),))
    monkeypatch.setattr(screens, "KIOSK_SIZES", ((1080, 1920),))
    states = [state for state in pictures.STATES if state.text_size == 100]
    monkeypatch.setattr(screens, "STATES", (*states, pictures.State("twice", _nothing)))
    assert screens.write_screens(Where(library=library_file), tmp_path) == 0
    return {file.stem: QImage(str(file)) for file in sorted(tmp_path.glob("*.png"))}


HANDOUTS = [state for state in pictures.STATES if "handout" in state.name]


def busy(window: MainWindow) -> list[str]:
    """Return what the window says it is still doing."""
    labels = [label for label in window.findChildren(QLabel) if label.isVisible()]
    return [label.text() for label in labels if label.text().endswith("…")]


def busy_handouts(open_window: Opener) -> dict[str, list[str]]:
    """Reach every state of the handout, and return what each of them is still doing."""
    found = {}
    for state in HANDOUTS:
        window = open_window(text_size=state.text_size).window
        state.reach(window)
        found[state.name] = busy(window)
        window.new_patient()  # what is still being made ends before its window does
    return found


def test_no_picture_shows_pages_that_are_still_being_made(
    open_window: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert busy_handouts(open_window) == {state.name: [] for state in HANDOUTS}
    # The control: nobody waits.
    monkeypatch.setattr(pictures, "wait_for_pages", _nothing)
    assert busy_handouts(open_window)["handout"] == ["Making the pages…"]


def test_the_pictures_of_listening_need_no_voice_of_this_computer_F12(
    open_window: Opener,
    library_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = []
    (listening,) = (state for state in pictures.STATES if state.name == "listening")

    def look(window: MainWindow) -> None:
        listening.reach(window)
        (bar,) = window.findChildren(ListenBar)
        said.append(" ".join(label.text() for label in bar.findChildren(QLabel)))
        said.append(" ".join(b.accessibleName() for b in bar.findChildren(QToolButton)))

    monkeypatch.setattr(screens, "SIZES", ((1280, 800),))
    monkeypatch.setattr(screens, "STATES", (pictures.State("look", look),))
    monkeypatch.setattr(screens, "FOLDED_STATES", ())
    assert screens.write_screens(Where(library=library_file), tmp_path) == 0
    assert "Language: English" in said[0]
    assert "Pause" in said[1]
    assert said[2:] == said[:2]  # light, then dark
    # The control: afterwards the window speaks with the voices of this computer again.
    assert isinstance(system_service(QObject()), SpeechService) is (sys.platform == "linux")


def _nothing(window: MainWindow) -> None:
    """Reach nothing: the window stays as it opened, at home."""


@pytest.mark.timeout(300)  # a window for each of some hundred and fifty pictures
def test_every_state_has_a_picture_of_its_own(written: dict[str, QImage]) -> None:
    names = list(written)
    for theme in ("light", "dark"):
        for name in SEARCHING:
            assert f"{name}-1280x800-{theme}" in names
            assert f"small-{name}-320x640-{theme}" in names
        for name in LISTENING:
            assert f"{name}-1280x800-{theme}" in names
        assert f"small-listening-320x640-{theme}" in names
    sizes = {tuple(map(int, name.split("-")[-2].split("x"))) for name in names}
    assert {image.size().toTuple() for image in written.values()} == sizes
    alike = [
        (one, other)
        for at, one in enumerate(names)
        for other in names[at + 1 :]
        if written[one] == written[other]
    ]
    # The control: a state that is not reached looks like the one before it.
    assert alike == [(f"home-1280x800-{t}", f"twice-1280x800-{t}") for t in ("dark", "light")]
