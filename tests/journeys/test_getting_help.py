"""Ways to a person who can help, each as a sentence a nurse could read."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QRadioButton

from tests.conftest import OpenWindow, settle
from tests.journeys.reader import Reader
from viewer.clock import FixedClock
from viewer.settings_file import read_settings

WARD = {"name": "Maternity ward", "number": "555-0100", "hours": "Day and night"}
MATERNAL = "National Maternal Mental Health Hotline"
PAGES = ("home", "topic:care", "cervical-stitch", "second-trimester-loss")
NIGHT = FixedClock(datetime(2026, 11, 22, 3, 0, tzinfo=ZoneInfo("Europe/London")))


@pytest.mark.parametrize("page", PAGES)
def test_places_to_get_help_are_on_the_screen_on_every_page(
    open_window: OpenWindow, page: str
) -> None:
    reader = Reader(open_window())
    reader.window.open(page)
    assert reader.sees("Places to get help")
    assert reader.sees("Emergency services")
    assert reader.sees("911")


@pytest.mark.parametrize("page", PAGES)
def test_in_a_narrow_window_they_are_one_tap_away_on_every_page(
    open_window: OpenWindow, page: str
) -> None:
    reader = Reader(open_window(size=(320, 640)))
    reader.window.open(page)
    assert not reader.sees("Emergency services")
    reader.press("Get help")
    assert reader.sees("Emergency services")
    reader.press("Back")
    assert not reader.sees("Emergency services")


def test_988_stands_on_the_card_of_the_maternal_hotline(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    assert "988" in reader.help_says(MATERNAL)
    assert "988" not in reader.help_says("Emergency services")


def test_the_clinic_s_own_numbers_stand_right_under_the_emergency_number(
    open_window: OpenWindow,
) -> None:
    reader = Reader(open_window(contacts=[WARD, WARD | {"name": "Midwife"}]))
    assert reader.names_of_help()[:4] == [
        "Emergency services",
        "Maternity ward",
        "Midwife",
        "988 Suicide & Crisis Lifeline",
    ]
    assert "555-0100" in reader.help_says("Maternity ward")


@pytest.mark.parametrize("size", [(1280, 800), (320, 640)])
def test_a_link_to_one_place_brings_its_card_onto_the_screen(
    open_window: OpenWindow, size: tuple[int, int]
) -> None:
    reader = Reader(open_window(size=size))
    reader.window.open("cervical-stitch")
    reader.window.follow("support:us-dougy")
    settle()
    assert reader.sees("Dougy Center")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Dougy Center"


def test_without_a_region_nothing_of_any_country_is_shown_and_the_question_is_asked(
    open_window: OpenWindow,
) -> None:
    reader = Reader(open_window(region=None))
    assert reader.names_of_help() == ["Find A Helpline"]
    assert reader.sees("Where is this clinic?")
    assert reader.sees("call your local emergency number")
    for number in ("911", "988", "999", "112", "111", "116"):
        assert not reader.sees(number), number
    reader.window.open("symptoms-and-when-to-call")
    assert reader.reads("Call your local emergency number now")
    assert not reader.reads("911")


def test_choosing_scotland_shows_nhs_24_and_never_nhs_111_of_england_and_is_kept(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    whole = open_window(region=None)
    reader = Reader(whole)
    reader.press("Scotland")
    reader.press("Show places to get help")
    names = reader.names_of_help()
    assert any("NHS 24" in name for name in names), names
    assert not any("England" in name for name in names), names
    assert names[0] == "Emergency services"
    reader.window.open("symptoms-and-when-to-call")
    assert reader.reads("Call 999 now")
    kept, problems = read_settings([tmp_path / "settings-0.toml"])
    assert (kept.region, problems) == ("GB-SCT", [])


@pytest.mark.parametrize(
    ("region", "there", "not_there"),
    [
        ("US", "988 Suicide & Crisis Lifeline", "Samaritans"),
        ("GB-ENG", "Samaritans", "988 Suicide & Crisis Lifeline"),
        ("GB-SCT", "Samaritans", "NHS 111"),
        ("IE", "Samaritans Ireland", "Samaritans"),
        ("CA", "9-8-8: Suicide Crisis Helpline", "988 Suicide & Crisis Lifeline"),
        ("AU", "Lifeline Australia", "Lifeline Aotearoa"),
        ("NZ", "1737 Need to talk?", "Lifeline Australia"),
        ("NZ", "Find A Helpline", "Samaritans"),
    ],
)
def test_a_region_shows_its_own_places_and_those_of_no_other(
    open_window: OpenWindow, region: str, there: str, not_there: str
) -> None:
    names = Reader(open_window(region=region)).names_of_help()
    assert there in names
    assert not_there not in names


def test_a_region_that_the_library_does_not_know_asks_instead_of_guessing(
    open_window: OpenWindow,
) -> None:
    reader = Reader(open_window(region="FR"))
    assert reader.names_of_help() == ["Find A Helpline"]
    assert reader.sees("Where is this clinic?")


def test_where_no_region_is_set_a_link_to_all_places_leads_to_the_question(
    open_window: OpenWindow,
) -> None:
    reader = Reader(open_window(region=None))
    reader.window.follow("support:")
    assert isinstance(reader.window.focusWidget(), QRadioButton)
    reader.press("Scotland")
    reader.press("Show places to get help")
    reader.window.follow("support:")
    focused = reader.window.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Emergency services"


def test_a_choice_that_cannot_be_kept_is_told_and_holds_all_the_same(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    reader = Reader(open_window(region=None))
    file = tmp_path / "settings-0.toml"
    file.unlink()
    file.mkdir()  # a folder where the file should be: nobody can write it, not even root
    reader.press("Scotland")
    reader.press("Show places to get help")
    assert reader.sees("could not be kept")
    assert any("NHS 24" in name for name in reader.names_of_help())


def test_help_in_a_narrow_window_begins_with_the_emergency_number(open_window: OpenWindow) -> None:
    reader = Reader(open_window(size=(320, 640), region="GB-WLS"))
    reader.press("Get help")
    first = reader.cards_of_help()[0]
    assert first.accessibleName() == "Emergency services"
    assert first.mapTo(reader.window, QPoint()).y() < reader.window.height() / 2


def test_at_three_in_the_morning_a_card_says_when_its_line_opens(open_window: OpenWindow) -> None:
    reader = Reader(open_window(region="GB-ENG", clock=NIGHT))
    assert "Open now, day and night" in reader.help_says("Samaritans")
    closed = [name for name in reader.names_of_help() if "Closed now" in reader.help_says(name)]
    assert closed, "At this hour some line must be closed."
