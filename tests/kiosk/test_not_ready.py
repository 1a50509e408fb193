"""A kiosk that is not ready shows help alone; one with few checked pages shows only those."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QTextBrowser

from tests.conftest import CONTENT, MORNING, RESOURCES, settle
from tests.journeys.reader import on_screen
from tests.kiosk.kiosk_maker import ACCEPTED, PIN_HASH, close, make
from tests.kiosk.watching import buttons, on_show, tap, tap_at, words_on_screen
from tests.library.content_folder import LIBRARY, ContentFolder
from viewer.clock import FixedClock
from viewer.gui.help_card_view import HelpCardView
from viewer.gui.tile import Tile
from viewer.kiosk import attract, run
from viewer.kiosk.help_only import HelpOnly
from viewer.kiosk.readiness import Missing, missing, shown
from viewer.kiosk.run import Kiosk
from viewer.kiosk.shown_library import ShownLibrary
from viewer.library.store import Library
from viewer.open_library import compile_sources
from viewer.settings import Settings, ShowUnreviewed
from viewer.staff.state import StaffState, save_state
from viewer.support.directory import Directory

SIZE = (1080, 1920)
NUMBERS = ("911", "999", "112", "988", "116", "+1", "000")
TO_DO = {
    Missing.PIN: "snowdrop kiosk set-pin",
    Missing.REGION: "snowdrop kiosk set-region",
    Missing.UNREVIEWED: "[show_unreviewed]",
}


@pytest.fixture
def without(
    fonts: QApplication, tmp_path: Path, library_file: Path, monkeypatch: pytest.MonkeyPatch
) -> "Without":
    return Without(tmp_path, library_file, monkeypatch)


class Without:
    """Makes a kiosk that lacks something."""

    def __init__(self, folder: Path, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder, self._library, self._patch = folder, library, monkeypatch

    @contextmanager
    def __call__(self, *lacking: Missing) -> Iterator[Kiosk]:
        settings = "" if Missing.REGION in lacking else 'region = "US"\n'
        accepted = "" if Missing.UNREVIEWED in lacking else ACCEPTED
        if Missing.PIN in lacking:
            self._patch.setattr(run, "read_state", no_state)
        with make(
            self._folder, self._library, settings=settings, accepted=accepted, size=SIZE
        ) as kiosk:
            yield kiosk


def no_state(file: Path) -> tuple[StaffState, list[object]]:
    return StaffState(), []


CASES = [
    (Missing.PIN,),
    (Missing.REGION,),
    (Missing.UNREVIEWED,),
    (Missing.PIN, Missing.REGION, Missing.UNREVIEWED),
]


@pytest.mark.parametrize("lacking", CASES)
def test_K18_a_kiosk_that_lacks_something_shows_help_and_what_staff_must_do(
    without: Without, lacking: tuple[Missing, ...]
) -> None:
    with without(*lacking) as kiosk:
        assert isinstance(on_show(kiosk), HelpOnly)
        words = words_on_screen(kiosk).replace("\u200b", "")
        assert "For staff: this screen is not set up yet" in words
        for one, to_do in TO_DO.items():
            assert (to_do in words) is (one in lacking), one


def test_K18_no_line_of_that_page_stands_empty(without: Without) -> None:
    # Nobody looks at the clock there: it does not tell who answers now, and leaves no gap for it.
    with without(Missing.PIN) as kiosk:
        cards = on_show(kiosk).findChildren(HelpCardView)
        lines: list[QLabel] = [line for card in cards for line in card.findChildren(QLabel)]
        assert "card_status" in [line.objectName() for line in lines]
        shown = [line for line in lines if on_screen(line) and line.pixmap().isNull()]
        assert [line.objectName() for line in shown if not line.text().strip()] == []


@pytest.mark.parametrize("lacking", CASES)
def test_K18_no_page_can_be_reached_from_a_kiosk_that_is_not_ready(
    without: Without, lacking: tuple[Missing, ...]
) -> None:
    with without(*lacking) as kiosk:
        assert pokes(kiosk) == []
        # Not even where something else fails, or the time of a visit is up.
        kiosk.window.rest()
        assert isinstance(on_show(kiosk), HelpOnly)


def pokes(kiosk: Kiosk) -> list[object]:
    """Touch the whole screen, press keys; return where that led to other than help."""
    handle = kiosk.window.windowHandle()
    found: list[object] = []
    for x in range(20, SIZE[0], 90):
        for y in range(20, SIZE[1], 90):
            QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
            if not isinstance(on_show(kiosk), HelpOnly):
                found.append((x, y))
    for key in (*[Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Tab], *[Qt.Key.Key_Escape] * 3):
        QTest.keyClick(handle, key)
        if not isinstance(on_show(kiosk), HelpOnly):
            found.append(key)
    settle()
    pages = kiosk.window.findChildren(QTextBrowser)
    return [*found, *(page for page in pages if on_screen(page))]


def test_K18_a_kiosk_that_opens_although_something_is_missing_is_caught(
    without: Without, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The control of the tests above.
    monkeypatch.setattr(run, "missing", nothing_missing)
    with without(Missing.REGION) as kiosk:
        assert pokes(kiosk)
        assert not isinstance(on_show(kiosk), HelpOnly)


def nothing_missing(*_: object) -> list[Missing]:
    return []


def test_K18_without_a_region_no_number_is_guessed(without: Without) -> None:
    with without(Missing.REGION) as kiosk:
        words = words_on_screen(kiosk)
        assert "tell the receptionist now" in words
        assert "local emergency number" in words
        assert [number for number in NUMBERS if number in words] == []
        cards = [c for c in kiosk.window.findChildren(QFrame, "urgent_card") if on_screen(c)]
        assert [c.accessibleName() for c in cards if any(d.isdigit() for d in spoken(c))] == []


def spoken(card: QFrame) -> str:
    return " ".join(label.text() for label in card.findChildren(QLabel, "card_number"))


def test_K18_with_a_region_the_emergency_and_the_crisis_line_stand_there(without: Without) -> None:
    with without(Missing.UNREVIEWED) as kiosk:
        settle()
        words = words_on_screen(kiosk)
        assert kiosk.kept.directory.emergency("US") == "911"
        assert "911" in words
        assert "988" in words
        assert "tell the receptionist now" in words


def test_K18_a_kiosk_that_lacks_nothing_opens(without: Without) -> None:
    with without() as kiosk:
        assert on_show(kiosk) is kiosk.window.attract


# -- some pages are checked, others are not (T3, L9)

LIBRARY_TWO = LIBRARY.replace("articles: [stitch]", "articles: [before, stitch, after]").replace(
    'version: "0.1.0"', 'version: "0.1.0"\nwhen_to_call: after'
)
TODAY = date(2026, 11, 24)


@pytest.fixture
def whole(tmp_path: Path) -> Iterator[Library]:
    """A library of three pages of which only the one in the middle was checked."""
    folder = ContentFolder(tmp_path)
    folder.write("library.yaml", LIBRARY_TWO)
    for name, code in (("before", "CI-01"), ("after", "CI-02")):
        folder.article("Tulip words.\n", name=f"care/{name}", code=code, title=f"Page {name}")
    folder.article(
        "Tulip words, see [the **first** draft](article:before), not [this one](article:stitch).\n",
        review="{state: draft, next: 2027-12-15}",
        related="[{id: before, reason: Because.}, {id: after, reason: Because.}]",
    )
    folder.sign("Dr. A", "Dr. B", on="2026-11-21")
    library, problems = folder.compile()
    assert [one for one in problems if one.severity == "error"] == []
    yield library
    library.close()


@pytest.fixture
def library(whole: Library) -> ShownLibrary:
    return ShownLibrary(whole, on(TODAY))


def on(day: date) -> FixedClock:
    return FixedClock(datetime(day.year, day.month, day.day, 12, tzinfo=UTC))


def test_T3_L9_only_checked_pages_may_be_shown(whole: Library) -> None:
    assert shown(whole, TODAY) == {("en", "stitch")}
    assert shown(whole, date(2029, 1, 1)) == frozenset()


def test_T3_L9_the_topics_count_only_what_may_be_shown(
    whole: Library, library: ShownLibrary
) -> None:
    assert [(topic.id, topic.count) for topic in whole.topics("en")] == [("care", 3)]
    assert [(topic.id, topic.count) for topic in library.topics("en")] == [("care", 1)]


def test_T3_a_check_that_runs_out_while_the_kiosk_runs_takes_its_page_away(whole: Library) -> None:
    clock = on(TODAY)
    library = ShownLibrary(whole, clock)
    assert [topic.id for topic in library.topics("en")] == ["care"]
    clock.moment = on(date(2029, 1, 1)).moment
    assert library.topics("en") == []
    assert library.article("stitch", "en") is None


@pytest.mark.parametrize(("offset", "limit"), [(0, -1), (0, 1), (0, 9), (-0, 2)])
def test_T3_L9_the_lists_hold_only_what_may_be_shown(
    whole: Library, library: ShownLibrary, offset: int, limit: int
) -> None:
    lines = library.articles("care", "en", offset, limit)
    assert [line.id for line in lines] == ["stitch"]
    assert library.articles("care", "en", 1) == []
    assert len(whole.articles("care", "en")) == 3


def test_T3_L9_a_page_held_back_cannot_be_opened(whole: Library, library: ShownLibrary) -> None:
    assert library.article("stitch", "en") is not None
    for name in ("before", "after"):
        assert library.article(name, "en") is None
        assert whole.article(name, "en") is not None


def test_T3_L9_no_page_leads_on_to_one_held_back(whole: Library, library: ShownLibrary) -> None:
    before, after = whole.neighbours("stitch", "en")
    assert before is not None
    assert after is not None
    assert library.neighbours("stitch", "en") == (None, None)
    assert library.neighbours("before", "en") == (None, None)
    full, held = whole.article("stitch", "en"), library.article("stitch", "en")
    assert full is not None
    assert held is not None
    assert [one.id for one in full.read_next] == ["before", "after"]
    assert held.read_next == []


def text_of(library: Library) -> str:
    """Return what the page that is shown says, as HTML."""
    article = library.article("stitch", "en")
    assert article is not None
    return "".join(passage.html for passage in article.passages)


def test_T3_L9_in_a_text_what_leads_to_a_page_held_back_is_plain_words(
    whole: Library, library: ShownLibrary
) -> None:
    full, held = text_of(whole), text_of(library)
    assert set(re.findall(r'href="([^"]+)', full)) == {"article:before", "article:stitch"}
    assert set(re.findall(r'href="([^"]+)', held)) == {"article:stitch"}
    assert "see the <strong>first</strong> draft" in held
    assert re.sub(r"<[^>]+>", "", held) == re.sub(r"<[^>]+>", "", full)


def test_T3_L9_search_finds_only_what_may_be_shown(whole: Library, library: ShownLibrary) -> None:
    assert {hit.id for hit in whole.search("tulip", "en").articles} == {"before", "stitch", "after"}
    assert {hit.id for hit in library.search("tulip", "en").articles} == {"stitch"}


@contextmanager
def few_pages(folder: Path, whole: Library) -> Iterator[Kiosk]:
    """Show a kiosk of ``whole`` in which nobody accepted pages that are not checked."""
    save_state(folder / "staff.json", StaffState(pin=PIN_HASH))
    settings = Settings(region="US")
    directory = us_directory()
    kiosk = run.make_kiosk(settings, whole, directory, FixedClock(MORNING), folder)
    kiosk.window.lockdown.begin()
    kiosk.window.resize(*SIZE)
    kiosk.window.show()
    settle()
    try:
        yield kiosk
    finally:
        close(kiosk)


def us_directory() -> Directory:
    """Return the places to get help that ship."""
    data, _ = compile_sources(CONTENT, RESOURCES)
    library = Library.from_bytes(data, "library.snowdrop")
    directory = Directory.decode(library.support())
    library.close()
    return directory


def test_T3_L9_a_kiosk_with_one_checked_page_opens_that_and_no_other(
    fonts: QApplication, tmp_path: Path, whole: Library
) -> None:
    with few_pages(tmp_path / "state", whole) as kiosk:
        assert on_show(kiosk) is kiosk.window.attract
        tap_at(kiosk, QPoint(500, 500))
        tap(kiosk, "Care")
        assert [name for name in buttons(kiosk) if name in ("The stitch", "Page before")] == [
            "The stitch"
        ]
        tap(kiosk, "The stitch")
        words = words_on_screen(kiosk)
        assert "Tulip words" in words
        assert "Page before" not in words
        kiosk.window.desk.follow("article:before")
        kiosk.window.desk.open("before")
        settle()
        assert kiosk.window.desk.visit.history.current.address == "stitch"


def test_T3_L9_when_to_call_leads_to_help_where_its_page_is_held_back(
    fonts: QApplication, tmp_path: Path, whole: Library
) -> None:
    with patch.object(attract, "DEAF", 0), few_pages(tmp_path / "state", whole) as kiosk:
        assert kiosk.kept.library.info.when_to_call == "after"
        for _ in range(2):
            tap_at(kiosk, QPoint(500, 500))
            tiles = kiosk.window.desk.findChildren(Tile)
            (tile,) = (one for one in tiles if one.accessibleName() == "When to call now")
            tap_at(kiosk, tile.mapTo(kiosk.window, tile.rect().center()))
            assert "911" in words_on_screen(kiosk)
            assert "not in the library" not in words_on_screen(kiosk)
            kiosk.window.hide_now()
            settle()


@pytest.mark.parametrize(
    ("settings", "state", "expected"),
    [
        (Settings(region="US"), StaffState(pin=PIN_HASH), []),
        (Settings(), StaffState(pin=PIN_HASH), [Missing.REGION]),
        (Settings(region="XX"), StaffState(pin=PIN_HASH), [Missing.REGION]),
        (Settings(region="US"), StaffState(), [Missing.PIN]),
    ],
)
def test_K18_what_is_missing_is_named(
    whole: Library, settings: Settings, state: StaffState, expected: list[Missing]
) -> None:
    assert missing(settings, state, whole, us_directory(), TODAY) == expected


def test_K18_where_no_check_holds_any_longer_the_clinic_has_to_accept_that(whole: Library) -> None:
    settings, state = Settings(region="US"), StaffState(pin=PIN_HASH)
    accepted = Settings(region="US", show_unreviewed=ShowUnreviewed(accepted_by="Dr A", on=TODAY))
    late = date(2029, 1, 1)
    assert missing(settings, state, whole, us_directory(), late) == [Missing.UNREVIEWED]
    assert missing(accepted, state, whole, us_directory(), late) == []
