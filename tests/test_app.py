"""Putting the program together: settings, library, visit and window, and what they leave behind."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.conftest import MORNING, OpenWindow, settle, top_levels
from tests.journeys.reader import Reader
from viewer import paths
from viewer.app import Application, prepare
from viewer.clock import FixedClock
from viewer.open_library import Where
from viewer.problems import RejectedError

ROUND = ("home", "topic:care", "cervical-stitch", "second-trimester-loss", "treatment-options")


def go_round(reader: Reader, changes: int) -> None:
    """Change the page many times, opening and closing what a page offers."""
    for at in range(changes):
        page = ROUND[at % len(ROUND)]
        reader.window.open(page)
        if page == "treatment-options":
            reader.window.follow("cite:berghella-2011")
            reader.window.follow("term:cerclage")
            reader.press("On this page")
        if page == "second-trimester-loss":
            reader.window.follow("fold:what-labor-and-birth-may-be-like")
            reader.window.back()
    reader.window.go_home()
    settle()


def objects(reader: Reader) -> int:
    return len(reader.window.findChildren(QObject))


def test_200_page_changes_leave_no_widget_behind(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    go_round(reader, 20)
    after_20 = objects(reader)
    go_round(reader, 180)
    assert objects(reader) == after_20
    assert [widget for widget in top_levels() if widget is not reader.window] == []


def test_a_widget_left_behind_is_noticed(open_window: OpenWindow) -> None:
    # The control of the test above.
    reader = Reader(open_window())
    go_round(reader, 5)
    before = objects(reader)
    reader.window.opened.connect(lambda: QLabel("left", reader.window))
    go_round(reader, 5)
    assert objects(reader) > before


def test_changes_of_theme_and_of_both_sizes_leave_no_widget_behind(
    open_window: OpenWindow,
) -> None:
    reader = Reader(open_window())

    def change(times: int) -> None:
        for at in range(times):
            reader.window.set_theme(("dark", "light")[at % 2])
            reader.window.grow_text()
            reader.window.shrink_text()
            reader.resize(*((700, 800), (1280, 800))[at % 2])
        settle()

    change(2)
    before = objects(reader)
    change(6)
    assert objects(reader) == before


def test_a_window_that_is_left_over_is_noticed(fonts: QApplication) -> None:
    # The control of the look that conftest.py takes after every test.
    before = top_levels()
    window = QWidget()
    window.setObjectName("left")
    assert [widget for widget in top_levels() if widget not in before] == [window]
    window.deleteLater()
    settle()
    assert top_levels() == before


def test_the_window_begins_with_what_the_clinic_set(open_window: OpenWindow) -> None:
    reader = Reader(
        open_window(
            clinic_name="Riverside Clinic", text_size=125, region="GB-SCT", size=(1920, 1080)
        )
    )
    assert reader.sees("Riverside Clinic")
    assert any("NHS 24" in name for name in reader.names_of_help())
    reader.window.open("cervical-stitch")
    body = reader.article.document().find("stitch").charFormat().font().pixelSize()
    assert body > 19


def test_a_bad_setting_is_told_across_the_window_and_the_rest_is_used(
    open_window: OpenWindow,
) -> None:
    reader = Reader(open_window(theme="pink", clinic_name="Riverside Clinic"))
    assert reader.sees("“theme” must be one of light, cream, dark, contrast")
    assert reader.sees("Riverside Clinic")


def test_the_settings_of_this_test_are_those_of_its_own_home(home: Path) -> None:
    assert home in paths.user_settings().parents
    assert home in paths.system_settings().parents


def test_a_user_s_own_settings_are_read_without_being_named(
    library_file: Path, fonts: QApplication
) -> None:
    file = paths.user_settings()
    file.parent.mkdir(parents=True)
    file.write_text('region = "GB-WLS"\n', encoding="utf-8")
    start = prepare(Where(library=library_file), clock=FixedClock(MORNING))
    assert (start.settings.region, start.problems) == ("GB-WLS", [])
    start.library.close()


def test_a_library_that_cannot_be_opened_stops_the_start_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(RejectedError) as caught:
        prepare(Where(library=tmp_path / "no.snowdrop"))
    assert "no.snowdrop" in str(caught.value)


def test_two_windows_at_once_do_not_know_each_other(open_window: OpenWindow) -> None:
    one, other = Reader(open_window()), Reader(open_window(region="GB-SCT"))
    one.window.open("second-trimester-loss")
    assert other.opened == []
    assert other.names_of_help() != one.names_of_help()


def test_what_a_reader_did_is_gone_with_the_visit(open_window: OpenWindow, tmp_path: Path) -> None:
    whole = open_window()
    reader = Reader(whole)
    reader.window.open("second-trimester-loss")
    reader.window.grow_text()
    reader.window.set_theme("dark")
    fresh: Application = open_window()
    assert not fresh.visit.history.can_go_back
    assert fresh.visit.preferences.text_size == 100
    assert fresh.visit.preferences.theme == "light"
    assert fresh.visit.opened("second-trimester-loss") == frozenset()
    kept = "".join(file.read_text("utf-8") for file in tmp_path.glob("*.toml"))
    assert "loss" not in kept
