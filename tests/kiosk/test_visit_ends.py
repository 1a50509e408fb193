"""Nothing is left of a visit, whichever way it ends (K3): not on the screen, not in the program."""

import gc
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from tests.conftest import settle
from tests.kiosk import kiosk_maker
from tests.kiosk.hand import Hand
from tests.kiosk.kiosk_maker import make
from viewer.gui.find_bar import FindBar
from viewer.gui.handout_desk import HandoutDesk
from viewer.gui.icons import figure_image
from viewer.gui.search_page import SearchPage
from viewer.kiosk import desk as desk_module
from viewer.kiosk import window as window_module
from viewer.kiosk.bar import KioskBar
from viewer.kiosk.desk import KioskDesk
from viewer.kiosk.keyboard import put_away
from viewer.kiosk.run import Kiosk
from viewer.kiosk.window import KioskWindow
from viewer.library.store import Library
from viewer.visit.history import HOME
from viewer.visit.visit import Visit

LEFT_BEHIND = "kanari"
"""What the visitor types; no page of the library has it."""

ENGLISH = 'region = "US"\nlanguages = ["en", "es"]\n'
SPANISH = 'region = "US"\nlanguages = ["es", "en"]\n'


class Time:
    """Seconds that pass only when the test says so."""

    def __init__(self) -> None:
        """Begin at some moment."""
        self.seconds = 1_000.0

    def __call__(self) -> float:
        """Return the seconds since then."""
        return self.seconds


class Room:
    """A kiosk, a hand in front of it, and the home page of a fresh start."""

    def __init__(self, kiosk: Kiosk, time: Time) -> None:
        """Look at the attract page and at the first home page there is."""
        self.kiosk, self.window, self.time = kiosk, kiosk.window, time
        self.hand = Hand(kiosk.window)
        self.attract = picture(self.window)
        self.words = words(self.window)
        self.hand.begin()
        self.hand.rest_elsewhere()
        self.home = picture(self.window)

    def visit(self) -> tuple[list[QObject], "weakref.ref[KioskDesk]", "weakref.ref[Visit]"]:
        """Do all that can be done in a visit; return what must be gone when it ends."""
        dirty(self.hand)
        desk = self.window.desk
        found = [desk, *desk.findChildren(QObject)]
        return found, weakref.ref(desk), weakref.ref(desk.visit)


def picture(window: KioskWindow) -> QImage:
    return window.grab().toImage()


def words(window: KioskWindow) -> list[str]:
    """Return the words of the attract page and of the home page's bar."""
    bar = window.desk.findChild(KioskBar)
    assert isinstance(bar, KioskBar)
    labels = [label.text() for label in window.attract.findChildren(QLabel)]
    return [*labels, bar.button("search").text()]


def dirty(hand: Hand) -> None:
    """Leave traces everywhere."""
    hand.choose("after-a-loss")
    hand.tick()
    hand.unfold()
    hand.take_theme("contrast")
    hand.take_larger_text()
    hand.take_more_space()
    hand.search_for(LEFT_BEHIND)
    hand.read_help()
    hand.find(LEFT_BEHIND)
    hand.press("language")
    hand.scroll()
    hand.scroll()
    hand.open_contents()
    clipboard = QGuiApplication.clipboard()
    clipboard.setText(LEFT_BEHIND)
    if clipboard.supportsSelection():
        clipboard.setText(LEFT_BEHIND, clipboard.Mode.Selection)


def finish(room: Room) -> None:
    room.hand.press("finish")


def hide(room: Room) -> None:
    room.hand.press("hide")


def fall_silent(room: Room) -> None:
    room.time.seconds += 3_600
    room.window.idle.look()


def be_silent_step_by_step(room: Room) -> None:
    """Let the question be asked, and go unanswered to the end."""
    while not room.window.idle.asking:
        room.time.seconds += 10
        room.window.idle.look()
    room.time.seconds += 30
    room.window.idle.look()


ENDS: list[Callable[[Room], None]] = [finish, hide, fall_silent, be_silent_step_by_step]


def residues(room: Room, end: Callable[[Room], None]) -> set[str]:
    """Make a visit, end it, and return what is left of it."""
    objects, desk, visit = room.visit()
    hidden_before = len(HIDDEN)
    end(room)
    settle()
    found = {"pages in memory"} if any(shiboken6.isValid(one) for one in objects) else set()
    del objects
    gc.collect()
    found |= {"desk"} if desk() is not None else set()
    found |= {"visit"} if visit() is not None else set()
    desks = [one for one in QApplication.allWidgets() if isinstance(one, KioskDesk)]
    found |= {"too many desks"} if len(desks) > 2 else set()
    clipboard = QGuiApplication.clipboard()
    texts = [clipboard.text(mode) for mode in clipboard.Mode]
    found |= {"clipboard"} if any(texts) else set()
    found |= {"keyboard"} if len(HIDDEN) == hidden_before else set()
    found |= {"figures"} if figure_image.cache_info().currsize else set()
    found |= {"language"} if words(room.window) != room.words else set()
    if end is not finish:
        found |= {"attract page"} if picture(room.window) != room.attract else set()
        room.hand.begin()
    room.hand.rest_elsewhere()
    return found | on_the_home_page(room)


def on_the_home_page(room: Room) -> set[str]:
    """Return what tells of the visit before, now that somebody else has the home page."""
    found = {"picture of home"} if picture(room.window) != room.home else set()
    visit = room.window.desk.visit
    history = visit.history
    nowhere = not history.can_go_back and not history.can_go_forward
    found |= set() if nowhere and history.current.address == HOME else {"history"}
    room.hand.press("back")
    room.hand.rest_elsewhere()
    found |= {"back"} if picture(room.window) != room.home else set()
    pages = room.window.desk.findChildren(SearchPage) + room.window.desk.findChildren(FindBar)
    found |= {"words"} if any(page.text for page in pages) else set()
    found |= {"circumstance"} if visit.circumstance else set()
    ticked = visit.handout.count or visit.opened("cervical-stitch")
    return found | ({"ticked or unfolded"} if ticked else set())


HIDDEN: list[None] = []
"""One for each time that the keyboard on the screen was told to go."""


@pytest.fixture(autouse=True)
def keyboard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Note when Qt's keyboard is put away; test_canary.py looks at the real one."""

    def noted(languages: Sequence[str]) -> None:
        HIDDEN.append(None)
        put_away(languages)

    HIDDEN.clear()
    monkeypatch.setattr(window_module, "put_away", noted)


@pytest.fixture
def room(fonts: QApplication, tmp_path: Path, library_file: Path) -> Iterator[Room]:
    with room_of(tmp_path, library_file, ENGLISH) as made:
        yield made


@contextmanager
def room_of(folder: Path, library_file: Path, settings: str) -> Iterator[Room]:
    time = Time()
    with make(folder, library_file, now=time, settings=settings, size=(1920, 1080)) as kiosk:
        yield Room(kiosk, time)


@pytest.mark.parametrize("end", ENDS)
def test_nothing_is_left_of_a_visit_K3(room: Room, end: Callable[[Room], None]) -> None:
    assert residues(room, end) == set()


@pytest.mark.parametrize("end", [finish, hide])
def test_the_next_visit_begins_in_the_language_of_the_clinic_K3(
    fonts: QApplication, tmp_path: Path, library_file: Path, end: Callable[[Room], None]
) -> None:
    with room_of(tmp_path, library_file, SPANISH) as room:
        assert room.words[-1] == "Buscar"
        assert residues(room, end) == set()


class FirstPictures(QObject):
    """Notes what each page of the kiosk says whenever it is painted."""

    def __init__(self, window: KioskWindow) -> None:
        """Watch the attract page, and the home page that waits."""
        super().__init__()
        self.window, self.said = window, set[str]()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        """Look, and touch nothing."""
        if event.type() == QEvent.Type.Paint and isinstance(target, QLabel | QToolButton):
            self.said.add(target.text())
        return False


def first_words(room: Room, end: Callable[[Room], None]) -> set[str]:
    """Read in Spanish and end the visit; return the words painted until that is done."""
    room.hand.press("language")
    room.hand.open("cervical-stitch")
    watch = FirstPictures(room.window)
    end(room)
    QApplication.instance().removeEventFilter(watch)  # type: ignore[union-attr]
    return watch.said


def end_here(room: Room) -> None:
    room.window.finish()


def hide_here(room: Room) -> None:
    room.window.hide_now()


@pytest.mark.parametrize(
    ("end", "mine", "hers"),
    [
        (hide_here, "Touch to read. Nothing is kept.", "Toque para leer. No se guarda nada."),
        (end_here, "Search", "Buscar"),
    ],
)
def test_the_first_picture_of_what_follows_is_in_the_language_of_the_clinic_K3(
    room: Room, end: Callable[[Room], None], mine: str, hers: str
) -> None:
    said = first_words(room, end)
    assert mine in said
    assert hers not in said


def test_a_first_picture_in_the_language_of_the_reader_is_noticed(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The control of the test above.
    monkeypatch.setattr(window_module, "speak", silent)
    assert "Buscar" in first_words(room, end_here)


def test_the_quiet_page_never_takes_part_in_the_language_of_a_reader_K3(room: Room) -> None:
    room.hand.press("language")
    assert room.words[0] == words(room.window)[0]
    assert "Touch to read. Nothing is kept." in words(room.window)


def test_no_file_tells_that_somebody_was_here_K9(room: Room, tmp_path: Path) -> None:
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    for end in (finish, fall_silent):
        residues(room, end)
    assert {f: f.read_bytes() for f in tmp_path.rglob("*") if f.is_file()} == before


def test_the_visit_before_had_left_traces_everywhere(room: Room) -> None:
    dirty(room.hand)
    texts = [page.text for page in room.window.desk.findChildren(FindBar)]
    visit = room.window.desk.visit
    assert figure_image.cache_info().currsize
    assert visit.circumstance
    assert visit.handout.chosen("questions-to-ask")
    assert visit.opened("cervical-stitch")
    assert texts == [LEFT_BEHIND]
    assert visit.preferences.theme == "contrast"
    assert visit.preferences.spacing
    assert visit.language != visit.languages[0]
    assert visit.history.can_go_back
    assert room.hand.article.verticalScrollBar().value() > 0
    assert picture(room.window) != room.home


def test_two_visits_one_after_the_other_are_both_forgotten_K3(room: Room) -> None:
    for end in (hide, finish):
        assert residues(room, end) == set()


def test_Back_does_nothing_after_the_end_by_any_key_K3(room: Room) -> None:
    dirty(room.hand)
    finish(room)
    for key in (Qt.Key.Key_Backspace, Qt.Key.Key_Back, Qt.Key.Key_Escape):
        room.hand.key(key)
        assert room.window.desk.visit.history.current.address == HOME
    room.hand.rest_elsewhere()
    assert picture(room.window) == room.home


# -- the controls: each of these kiosks forgets to forget one thing


class KeepsTheDesk(KioskWindow):
    """Holds on to the desks of those who were here."""

    kept: tuple[KioskDesk, ...] = ()

    def _drop(self, desk: KioskDesk) -> None:
        self.kept = (*self.kept, desk)
        desk.end_visit()
        desk.hide()


class OnlyGoesHome(KioskWindow):
    """Ends no visit: it opens the home page of the same one, as a browser would."""

    def _end(self, cover: object) -> None:
        self.idle.rest()
        self.desk.go_home()
        self.show_page(self.attract if cover else self.desk)


class KeepsTheClipboard(KioskWindow):
    """Leaves in the clipboard what is there."""

    def _clear_clipboards(self) -> None:
        pass


def silent(*_: object) -> None:
    """Do nothing."""


@pytest.mark.parametrize(
    ("broken", "left"),
    [
        (KeepsTheDesk, {"pages in memory", "desk", "visit", "too many desks"}),
        (OnlyGoesHome, {"picture of home", "history", "back", "words", "circumstance", "desk"}),
        (KeepsTheClipboard, {"clipboard"}),
    ],
)
def test_a_kiosk_that_keeps_something_is_noticed(
    fonts: QApplication,
    tmp_path: Path,
    library_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    broken: type[KioskWindow],
    left: set[str],
) -> None:
    monkeypatch.setattr(kiosk_maker, "KioskWindow", broken)
    with room_of(tmp_path, library_file, ENGLISH) as room:
        assert left <= residues(room, finish)


@pytest.mark.parametrize(("forgotten", "left"), [("speak", "language"), ("put_away", "keyboard")])
def test_a_kiosk_that_leaves_the_language_or_the_keyboard_is_noticed(
    room: Room, monkeypatch: pytest.MonkeyPatch, forgotten: str, left: str
) -> None:
    monkeypatch.setattr(window_module, forgotten, silent)
    assert left in residues(room, hide)


def test_a_kiosk_that_keeps_the_figures_is_noticed(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_module, "forget_figures", silent)
    assert residues(room, hide) == {"figures"}


# -- a part that fails while the visit ends takes none of the rest with it


def failing(*_: object) -> None:
    """Fail as a voice does whose service has died."""
    raise OSError("The voice is gone.")


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        (SearchPage, "clear"),
        (HandoutDesk, "end"),
        (KioskDesk, "end_visit"),
        (window_module, "put_away"),
        (Library, "forget"),
    ],
    ids=["search", "handout", "desk", "keyboard", "library"],
)
def test_what_fails_while_a_visit_ends_keeps_nothing_else_from_being_forgotten_K3_K17(
    room: Room, monkeypatch: pytest.MonkeyPatch, owner: object, name: str
) -> None:
    objects, _, _ = room.visit()
    visit = room.window.desk.visit
    with monkeypatch.context() as broken:
        broken.setattr(owner, name, failing)
        with pytest.raises(OSError, match="voice"):
            room.window.finish()
    settle()
    clipboard = QGuiApplication.clipboard()
    assert [clipboard.text(mode) for mode in clipboard.Mode if clipboard.text(mode)] == []
    assert not any(shiboken6.isValid(one) for one in objects)
    if name != "end_visit":
        assert not visit.handout.count
        assert not visit.history.can_go_back
