"""“Hide this now” hides at once and for good (K4), and no screen tells a room the topic (K5)."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.conftest import settle
from tests.gui.speaking import HandEngine
from tests.kiosk.hand import LONG, Hand
from tests.kiosk.kiosk_maker import make
from tests.kiosk.topic_words import terms_of, texts_on_screen, topic_words
from viewer.gui import speaker as speaker_module
from viewer.kiosk import window as window_module
from viewer.kiosk.bar import MOVING, SAFE, KioskBar
from viewer.kiosk.desk import KioskDesk
from viewer.kiosk.run import Kiosk
from viewer.kiosk.tiles import kiosk_tiles
from viewer.visit.history import HOME
from viewer.visit.visit import Visit

SETTINGS = 'region = "US"\nlanguages = ["en", "es"]\nlisten = "headset"\n'
NEUTRAL_ICONS = {"book-open", "activity", "shield-alert", "life-buoy", "users", "list-checks"}
"""An open book, a line, a shield, a lifebuoy, people, a list: no picture of a baby or a scan."""


class Voices(list[HandEngine]):
    """Every voice that was asked for."""

    def __call__(self, parent: QObject) -> Any:
        """Make another one."""
        self.append(HandEngine(parent))
        return self[-1]


class Room:
    """A kiosk that waits, and a hand in front of it."""

    def __init__(self, kiosk: Kiosk) -> None:
        """Look at the attract page."""
        self.kiosk, self.window, self.hand = kiosk, kiosk.window, Hand(kiosk.window)
        self.attract = self.picture()
        self.hand.begin()

    def picture(self) -> QImage:
        """Return what stands on the screen; nothing is painted or done in between."""
        return self.window.grab().toImage()

    def words(self) -> list[str]:
        """Return the words on the screen that tell the topic."""
        return topic_words(texts_on_screen(self.window), terms_of(self.kiosk.kept.library))


@pytest.fixture
def voices(monkeypatch: pytest.MonkeyPatch) -> Voices:
    made = Voices()
    monkeypatch.setattr(speaker_module, "system_engine", made)
    return made


@pytest.fixture
def room(fonts: QApplication, tmp_path: Path, library_file: Path, voices: Voices) -> Iterator[Room]:
    with make(tmp_path, library_file, settings=SETTINGS, size=(1920, 1080)) as kiosk:
        yield Room(kiosk)


# -- where a reader may be when somebody comes in


def read(room: Room) -> None:
    room.hand.scroll()


def open_the_card(room: Room) -> None:
    room.hand.open_contents()


def search(room: Room) -> None:
    room.hand.search_for("stitch")


def find(room: Room) -> None:
    room.hand.find("cervix")


def listen(room: Room) -> None:
    room.hand.listen_to(LONG)


def read_in_Spanish(room: Room) -> None:
    room.hand.press("language")
    room.hand.open(LONG)


def choose(room: Room) -> None:
    room.hand.choose("after-a-loss")


PLACES: list[Callable[[Room], None]] = [
    *(read, open_the_card, search, find, listen, read_in_Spanish, choose)
]


class Painted(QObject):
    """Counts how often the attract page is painted."""

    count = 0

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        """Look, and touch nothing."""
        assert target.objectName() == "attract"
        self.count += event.type() == QEvent.Type.Paint
        return False


@pytest.mark.parametrize("place", PLACES)
def test_the_very_next_picture_is_the_attract_page_without_a_word_of_the_topic_K4(
    room: Room, place: Callable[[Room], None]
) -> None:
    place(room)
    assert room.words(), "Nothing of the topic was on the screen before."
    painted = Painted()
    room.window.attract.installEventFilter(painted)
    room.window.hide_now()
    assert painted.count, "It was not painted before the call came back."
    assert room.words() == []
    assert room.picture() == room.attract


@pytest.mark.parametrize("place", [read, open_the_card, find])
def test_the_button_hides_too_and_nothing_leads_back_K4(
    room: Room, place: Callable[[Room], None]
) -> None:
    place(room)
    room.hand.press("hide")
    keys = (Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_Left, Qt.Key.Key_Tab)
    for key in (*keys, Qt.Key.Key_Home, Qt.Key.Key_F6):
        room.hand.key(key)
        assert room.picture() == room.attract
    room.hand.begin()
    room.hand.press("back")
    assert room.window.desk.visit.history.current.address == HOME
    assert room.words() == []


def test_whoever_listens_hears_no_more_K4(room: Room, voices: Voices) -> None:
    listen(room)
    assert any(voice.is_speaking() for voice in voices), "Nothing was being said."
    said = [len(voice.said) for voice in voices]
    room.window.hide_now()
    assert not any(voice.is_speaking() for voice in voices)
    settle()
    assert [len(voice.said) for voice in voices] == said


# -- Escape


def escape(room: Room, at: int, *, repeated: bool = False) -> None:
    """Press Escape at a moment, in milliseconds."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        none = Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(kind, Qt.Key.Key_Escape.value, none, "\x1b", repeated)
        event.setTimestamp(at)
        QApplication.sendEvent(room.hand.handle, event)


@pytest.mark.parametrize("place", [read, open_the_card, search, find, listen])
def test_Escape_three_times_hides_everything_K4(room: Room, place: Callable[[Room], None]) -> None:
    place(room)
    for at in (0, 400, 2_000):
        escape(room, at)
    assert room.picture() == room.attract


@pytest.mark.parametrize(
    ("moments", "repeated"),
    [((0, 400), False), ((0, 1_200, 2_001), False), ((0, 100, 200, 300), True)],
    ids=["twice", "slowly", "held down"],
)
def test_fewer_or_slower_Escapes_hide_nothing_K4(
    room: Room, moments: tuple[int, ...], repeated: bool
) -> None:
    read(room)
    for at in moments:
        escape(room, at, repeated=repeated)
    settle()
    assert room.window.desk.isVisible()
    assert room.window.desk.visit.history.current.address == LONG


# -- what the room may read


@pytest.mark.parametrize("language", ["en", "es"])
def test_home_attract_title_and_tiles_have_no_word_of_the_topic_K5(
    fonts: QApplication, tmp_path: Path, library_file: Path, language: str
) -> None:
    other = "es" if language == "en" else "en"
    settings = f'region = "US"\nlanguages = ["{language}", "{other}"]\n'
    with make(tmp_path, library_file, settings=settings, size=(1920, 1080)) as kiosk:
        terms = terms_of(kiosk.kept.library)
        shown = texts_on_screen(kiosk.window)
        Hand(kiosk.window).begin()
        shown += texts_on_screen(kiosk.window)
        page = kiosk_tiles(HOME, kiosk.kept.library, Visit(kiosk.kept.settings, kiosk=True))
        assert page is not None
        tiles = [text for tile in page.tiles for text in (tile.title, tile.text)]
        assert len(page.tiles) == 6
        assert set(tiles) <= set(shown)
        assert topic_words([*shown, *tiles, page.heading, page.lead], terms) == []
        assert {tile.icon for tile in page.tiles} <= NEUTRAL_ICONS


def test_the_title_of_the_window_stays_the_same_on_every_page_K5(room: Room) -> None:
    title = room.window.windowTitle()
    assert topic_words([title]) == []
    for act in PLACES:
        act(room)
        assert room.window.windowTitle() == title
        assert room.hand.handle.title() == title


# -- the same place on every screen


def places(desk: KioskDesk) -> dict[str, QRect]:
    """Return where each button of the bar stands."""
    bar = desk.findChild(KioskBar)
    assert isinstance(bar, KioskBar)
    found = {}
    for name in (*MOVING, *SAFE, "hide"):
        button = bar.button(name)
        if button.isVisible():
            found[name] = QRect(button.mapTo(desk, button.rect().topLeft()), button.size())
    return found


def strayed(room: Room) -> set[str]:
    """Go to every kind of screen; return the buttons that stood elsewhere on one of them."""
    names = [
        line.id
        for topic in room.kiosk.kept.library.topics("en")
        for line in room.kiosk.kept.library.articles(topic.id, "en")
    ]
    at_home = places(room.window.desk)
    seen: set[str] = set()

    def look() -> None:
        now = places(room.window.desk)
        seen.update(name for name in at_home | now if now.get(name) != at_home.get(name))

    for act in (read, open_the_card, search, find, choose):
        act(room)
        look()
    for name in names:
        room.hand.open(name)
        look()
    for request in ("help", "urgent", "display", "home"):
        room.hand.press(request)
        look()
    room.window.desk.tell("A sentence across the window that says what went wrong.")
    settle()
    look()
    return seen


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_button_of_the_bar_keeps_its_place_on_every_screen_A32(
    fonts: QApplication, tmp_path: Path, library_file: Path, language: str
) -> None:
    settings = f'region = "US"\nlanguages = ["{language}", "en", "es"]\n'
    with make(tmp_path, library_file, settings=settings, size=(1920, 1080)) as kiosk:
        assert strayed(Room(kiosk)) == set()


class HidesBack(KioskDesk):
    """Shows Back only where it would do something."""

    def _update_bar(self) -> None:
        super()._update_bar()
        self._bar.button("back").setVisible(self._visit.history.can_go_back)


def test_a_bar_that_leaves_a_button_out_is_noticed(
    fonts: QApplication, tmp_path: Path, library_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window_module, "KioskDesk", HidesBack)
    with make(tmp_path, library_file, settings=SETTINGS, size=(1920, 1080)) as kiosk:
        assert {"back", "search"} <= strayed(Room(kiosk))
