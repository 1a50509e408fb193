"""The kiosk's own screens: what stands on them, how large it is, and that nothing is cut."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import combinations, product
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from tests.conftest import settle
from tests.gui.looking import cut_texts, sideways
from tests.journeys.reader import on_screen
from tests.kiosk.kiosk_maker import ACCEPTED, PIN, make
from tests.kiosk.watching import buttons, on_show, tap, tap_at, words_on_screen
from viewer.gui.handout_desk import HandoutDesk
from viewer.gui.tile import Tile
from viewer.kiosk.desk import KioskDesk
from viewer.kiosk.run import Kiosk
from viewer.visit.handout import Kind, Question
from viewer.visit.history import HOME

ORIENTATIONS = ((1080, 1920), (1920, 1080))
LANGUAGES = ("en", "es")
SIZES = (100, 150, 200, 300, 400)
CIRCUMSTANCES = ("pregnant", "after-a-loss", "planning-again", "supporting", "looking")
FIFTEEN_MM = 15 / 25.4 * 96
"""In pixels at 96 dpi."""

LEAST, GAP = 44, 8
"""Of a target, and between two (A9), in pixels."""

BODY_TEXT, OTHER = 7.0, 4.5
LONG_NAME = '\n[clinic]\nname = "St. Bartholomew’s Hospital, Women’s and Newborn Services"\n'


def kiosk_of(
    folder: Path,
    library: Path,
    size: tuple[int, int] = ORIENTATIONS[0],
    *,
    tag: str = "en",
    text: int = 150,
    theme: str = "light",
    region: str = 'region = "US"\n',
) -> AbstractContextManager[Kiosk]:
    """Return what shows a kiosk that begins so."""
    others = [one for one in LANGUAGES if one != tag]
    settings = (
        f'{region}languages = ["{tag}", "{others[0]}"]\ntext_size = {text}\ntheme = "{theme}"\n'
    )
    accepted = ACCEPTED + LONG_NAME
    return make(folder, library, settings=settings, accepted=accepted, size=size)


def tiles(kiosk: Kiosk) -> list[Tile]:
    found = [tile for tile in kiosk.window.desk.findChildren(Tile) if tile.isVisible()]
    return sorted(found, key=place_of(kiosk))


def place_of(kiosk: Kiosk) -> Callable[[QWidget], tuple[int, int]]:
    def place(widget: QWidget) -> tuple[int, int]:
        corner = widget.mapTo(kiosk.window, QPoint())
        return corner.y(), corner.x()

    return place


# -- home and topics


@pytest.mark.parametrize("size", ORIENTATIONS)
@pytest.mark.parametrize(
    ("tag", "titles"),
    [
        (
            "en",
            [
                *("Understanding", "Care and treatment", "When to call now"),
                *("Places to get help", "Choose what fits me", "More topics"),
            ],
        ),
        (
            "es",
            [
                *("Comprender", "Atención y tratamiento", "Cuándo llamar de inmediato"),
                *("Dónde encontrar ayuda", "Elegir lo que me sirve", "Más temas"),
            ],
        ),
    ],
)
def test_K5_home_is_six_tiles_in_both_orientations_and_languages(
    fonts: QApplication,
    tmp_path: Path,
    library_file: Path,
    size: tuple[int, int],
    tag: str,
    titles: list[str],
) -> None:
    with kiosk_of(tmp_path, library_file, size, tag=tag) as kiosk:
        tap_at(kiosk, QPoint(500, 500))
        found = tiles(kiosk)
        assert [tile.text() for tile in found] == titles
        columns = len({tile.x() for tile in found})
        assert columns == (3 if size[0] > size[1] else 2)
        whole = all(tile.visibleRegion().boundingRect() == tile.rect() for tile in found)
        assert whole, "A tile of the home page has to be scrolled to."


@pytest.fixture
def kiosk(fonts: QApplication, tmp_path: Path, library_file: Path) -> Iterator[Kiosk]:
    with kiosk_of(tmp_path, library_file) as made:
        tap_at(made, QPoint(500, 500))
        yield made


def topic_titles(kiosk: Kiosk, tag: str = "en") -> list[str]:
    topics = {topic.title for topic in kiosk.kept.library.topics(tag)}
    return [tile.text() for tile in tiles(kiosk) if tile.text() in topics]


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("name", CIRCUMSTANCES)
def test_a_circumstance_orders_all_topics_and_hides_none(kiosk: Kiosk, tag: str, name: str) -> None:
    kiosk.window.desk.set_language(tag)
    (one,) = (c for c in kiosk.kept.library.info.circumstances if c.id == name)
    named = {topic.id: topic.title for topic in kiosk.kept.library.topics(tag)}
    press(kiosk, "Choose what fits me" if tag == "en" else "Elegir lo que me sirve")
    press(kiosk, one.title[tag])
    found = topic_titles(kiosk, tag)
    assert sorted(found) == sorted(named.values())
    assert found[: len(one.topics)] == [named[topic] for topic in one.topics]
    assert kiosk.window.desk.visit.circumstance == name


def press(kiosk: Kiosk, name: str) -> None:
    """Scroll to a tile and tap it."""
    settle()
    (tile,) = (one for one in tiles(kiosk) if one.text() == name)
    around = tile.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if isinstance(around, QScrollArea):
        around.ensureWidgetVisible(tile)
    settle()
    tap_at(kiosk, tile.mapTo(kiosk.window, tile.visibleRegion().boundingRect().center()))


def test_a_circumstance_is_dropped_with_one_tap(kiosk: Kiosk) -> None:
    kiosk.window.desk.open("topics")
    settle()
    usual = topic_titles(kiosk)
    press(kiosk, "Choose what fits me")
    press(kiosk, "After a loss")
    assert topic_titles(kiosk) != usual
    press(kiosk, "Show the usual order")
    assert topic_titles(kiosk) == usual
    assert kiosk.window.desk.visit.circumstance == ""
    assert "Show the usual order" not in [tile.text() for tile in tiles(kiosk)]


def test_a_circumstance_can_be_changed_from_the_topics(kiosk: Kiosk) -> None:
    press(kiosk, "Choose what fits me")
    press(kiosk, "I am pregnant now")
    before = topic_titles(kiosk)
    press(kiosk, "Choose what fits me")
    press(kiosk, "After a loss")
    assert topic_titles(kiosk) != before
    assert kiosk.window.desk.visit.circumstance == "after-a-loss"


@pytest.mark.parametrize("end", ["finish", "hide_now", "rest"])
def test_K3_a_circumstance_is_forgotten_with_the_visit(kiosk: Kiosk, end: str) -> None:
    kiosk.window.desk.open("choice:after-a-loss")
    over = kiosk.window.desk.visit
    getattr(kiosk.window, end)()
    settle()
    assert over.circumstance == ""
    kiosk.window.begin()
    assert kiosk.window.desk.visit.circumstance == ""
    kiosk.window.desk.open("topics")
    settle()
    assert "Show the usual order" not in [tile.text() for tile in tiles(kiosk)]


def screens(kiosk: Kiosk) -> dict[str, Callable[[], object]]:
    """Return every screen of a visit."""
    desk = kiosk.window.desk
    addresses = (HOME, "topics", "choices", "choice:pregnant", "topic:loss", "cervical-stitch")
    found: dict[str, Callable[[], object]] = {
        address: Opening(desk.open, address) for address in addresses
    }
    shown = {"search": desk.show_search, "help": desk.show_help, "urgent": desk.show_urgent}
    return found | shown | {"handout": Filling(desk)}


class Filling(msgspec.Struct):
    """Puts something of each kind into the handout when it is called, and opens its page."""

    desk: KioskDesk

    def __call__(self) -> None:
        """Fill it, once."""
        (handout,) = self.desk.findChildren(HandoutDesk)
        if not handout.count:
            handout.toggle(Kind.ARTICLE, "second-trimester-loss")
            handout.toggle(Kind.ARTICLE, "cervical-stitch")
            handout.toggle(Kind.HELP, "us-988")
            handout.choose(Question("questions-to-ask", 3))
        self.desk.open("handout")


class Opening(msgspec.Struct):
    """Opens one address when it is called."""

    act: Callable[[str], object]
    address: str

    def __call__(self) -> None:
        """Open it."""
        self.act(self.address)


def test_A32_help_and_when_to_call_are_one_tap_away_from_every_screen(kiosk: Kiosk) -> None:
    places: dict[str, set[tuple[int, int]]] = {}
    for go in screens(kiosk).values():
        for name, proof in (("When to call now", "911"), ("Places to get help", "988")):
            go()
            settle()
            bar = {b.text(): b for b in kiosk.window.desk.findChildren(QToolButton) if on_screen(b)}
            corner = bar[name].mapTo(kiosk.window, QPoint())
            places.setdefault(name, set()).add((corner.x(), corner.y()))
            tap_at(kiosk, bar[name].mapTo(kiosk.window, bar[name].rect().center()))
            assert proof in words_on_screen(kiosk)
    assert {len(found) for found in places.values()} == {1}


# -- targets


def rect_in(kiosk: Kiosk, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(kiosk.window, QPoint()), widget.size())


def targets(kiosk: Kiosk) -> list[QAbstractButton]:
    found: list[QAbstractButton] = []
    for kind in (Tile, QToolButton, QPushButton):
        found += on_show(kiosk).findChildren(kind)
    return [one for one in found if on_screen(one)]


def too_small(kiosk: Kiosk) -> list[str]:
    """Return the targets that are too small: 15 mm for tiles, the bar and the kiosk's buttons."""
    large = ("kiosk_tool", "kiosk_urgent_tool", "kiosk_main_tool", "kiosk_key", "kiosk_button")
    found = []
    for one in targets(kiosk):
        main = isinstance(one, Tile) or one.objectName() in (*large, "kiosk_main_button")
        least = FIFTEEN_MM if main else LEAST
        if min(one.width(), one.height()) < least:
            found.append(f"{one.objectName()} “{one.text()}” {one.size().toTuple()}")
    return found


def too_near(kiosk: Kiosk) -> list[str]:
    """Return the pairs of targets with less than 8 pixels between them."""
    found = []
    # What is scrolled half out of sight is under the bar, and no finger reaches it there.
    whole = [t for t in targets(kiosk) if t.visibleRegion().boundingRect() == t.rect()]
    for one, other in combinations(whole, 2):
        a, b = rect_in(kiosk, one), rect_in(kiosk, other)
        across = max(a.left() - b.right(), b.left() - a.right()) - 1
        down = max(a.top() - b.bottom(), b.top() - a.bottom()) - 1
        if max(across, down) < GAP:
            found.append(f"“{one.text()}” and “{other.text()}”: {max(across, down)}")
    return found


OUTSIDE = ("question", "door", "staff page", "glass")


def show_outside(kiosk: Kiosk, name: str) -> None:
    """Show a screen that is no visit's."""
    kiosk.window.rest()
    kiosk.window.begin()
    if name == "question":
        kiosk.window.idle.counted.emit(30)
    else:
        kiosk.staff.ask()
        for digit in PIN if name != "door" else "12":
            buttons(kiosk)[digit].click()
    if name in ("staff page", "glass"):
        buttons(kiosk)[QCoreApplication.translate("StaffDoor", "Open")].click()
    if name == "glass":
        kiosk.staff.page.glass_requested.emit()
    settle()


def all_screens(kiosk: Kiosk) -> Iterator[str]:
    """Show one screen of the kiosk after another."""
    kiosk.window.rest()
    settle()
    yield "attract"
    for name in OUTSIDE:
        show_outside(kiosk, name)
        yield name
    kiosk.window.rest()
    kiosk.window.begin()
    for name, go in screens(kiosk).items():
        go()
        settle()
        yield name


@pytest.mark.parametrize("size", ORIENTATIONS)
@pytest.mark.parametrize("text", [100, 150, 400])
def test_A9_targets_are_large_and_apart(
    fonts: QApplication, tmp_path: Path, library_file: Path, size: tuple[int, int], text: int
) -> None:
    with kiosk_of(tmp_path, library_file, size, text=text) as kiosk:
        small, near = {}, {}
        for name in all_screens(kiosk):
            small[name], near[name] = too_small(kiosk), too_near(kiosk)
        assert {name: wrong for name, wrong in small.items() if wrong} == {}
        assert {name: wrong for name, wrong in near.items() if wrong} == {}


def test_A9_a_small_or_a_near_target_is_caught(kiosk: Kiosk) -> None:
    # The control of the test above.
    assert too_small(kiosk) == too_near(kiosk) == []
    tile, other = tiles(kiosk)[:2]
    tile.setFixedHeight(50)
    settle()
    assert len(too_small(kiosk)) == 1
    tile.setFixedHeight(300)
    tile.setGeometry(other.geometry().translated(-other.width() - 3, 0))
    assert any("Understanding" in pair for pair in too_near(kiosk))


# -- nothing is cut


def faults(kiosk: Kiosk) -> list[str]:
    shown = on_show(kiosk)
    return cut_texts(shown) + sideways(shown) + beyond(kiosk)


def beyond(kiosk: Kiosk) -> list[str]:
    """Return the words that lie outside the screen where nothing can be scrolled to them."""
    found = []
    kinds: tuple[type[QWidget], ...] = (QLabel, QAbstractButton)
    for widget in [w for kind in kinds for w in on_show(kiosk).findChildren(kind)]:
        above, scrolls = widget.parentWidget(), False
        while above is not None:
            scrolls = scrolls or isinstance(above, QScrollArea)
            above = above.parentWidget()
        words = getattr(widget, "text", str)()
        inside = kiosk.window.rect().contains(rect_in(kiosk, widget))
        if widget.isVisible() and words.strip() and not scrolls and not inside:
            found.append(f"“{words}” lies outside the screen")
    return found


@pytest.fixture(params=list(product(ORIENTATIONS, LANGUAGES, SIZES)), ids=str)
def look(request: pytest.FixtureRequest) -> tuple[tuple[int, int], str, int]:
    """Return a screen, a language and a text size in percent: each with each."""
    found: tuple[tuple[int, int], str, int] = request.param
    return found


def test_A18_A20_nothing_is_cut_on_any_screen_of_the_kiosk(
    fonts: QApplication,
    tmp_path: Path,
    library_file: Path,
    look: tuple[tuple[int, int], str, int],
) -> None:
    size, tag, text = look
    with kiosk_of(tmp_path, library_file, size, tag=tag, text=text) as kiosk:
        assert kiosk.window.size().toTuple() == size
        found = {name: faults(kiosk) for name in all_screens(kiosk)}
        assert len(found) > 12
        assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_A18_A20_nothing_is_cut_on_the_help_page_of_a_kiosk_that_is_not_ready(
    fonts: QApplication,
    tmp_path: Path,
    library_file: Path,
    look: tuple[tuple[int, int], str, int],
) -> None:
    size, tag, text = look
    with kiosk_of(tmp_path, library_file, size, tag=tag, text=text, region="") as kiosk:
        assert faults(kiosk) == []


def test_A20_a_word_that_is_cut_is_caught(kiosk: Kiosk) -> None:
    # The control of the tests above.
    show_outside(kiosk, "question")
    assert faults(kiosk) == []
    kiosk.window.question.findChildren(QPushButton)[0].setFixedSize(40, 30)
    settle()
    assert len(faults(kiosk)) == 1
    show_outside(kiosk, "glass")
    assert faults(kiosk) == []
    kiosk.staff.glass.findChildren(QLabel)[0].move(-900, 0)
    assert len(faults(kiosk)) == 1


def test_K5_the_window_says_nothing_of_what_is_read(kiosk: Kiosk) -> None:
    for go in screens(kiosk).values():
        go()
        settle()
        assert kiosk.window.windowTitle() == "Snowdrop"
    tap(kiosk, "Hide this now")
    assert words_on_screen(kiosk).splitlines() == [
        "St. Bartholomew’s Hospital, Women’s and Newborn Services",
        "Touch to read. Nothing is kept.",
    ]
