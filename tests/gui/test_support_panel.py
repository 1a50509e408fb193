"""Places to get help as the day goes by: open, closed, due for a check (recipe R9)."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel

from tests.conftest import MORNING, OpenWindow, settle
from tests.journeys.reader import Reader
from viewer.clock import FixedClock

LONDON = ZoneInfo("Europe/London")
NEW_YORK = ZoneInfo("America/New_York")
EMERGENCY = "Emergency services"
OFFICE = "Tommy's midwives"
WITHHELD = "Ask the reception desk"


class Watch:
    """A clock that a test can move on."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment


def single_shots(reader: Reader) -> list[QTimer]:
    return [t for t in reader.window.findChildren(QTimer) if t.isActive() and t.isSingleShot()]


def status(reader: Reader, name: str) -> str:
    """Return what a card says about who answers now."""
    for card in reader.cards_of_help():
        if card.accessibleName() == name:
            labels = card.findChildren(QLabel, "card_status")
            return "\n".join(label.text() for label in labels if not label.isHidden())
    raise AssertionError(name)


def test_at_night_a_line_with_office_hours_is_closed_and_says_when_it_opens(
    open_window: OpenWindow,
) -> None:
    clock = FixedClock(datetime(2026, 11, 23, 3, 0, tzinfo=LONDON))
    reader = Reader(open_window(region="GB-ENG", clock=clock))
    assert status(reader, OFFICE).startswith("Closed now. Opens today at ")
    assert status(reader, EMERGENCY) == "Open now, day and night"


def test_by_day_the_same_line_is_open_and_says_until_when(open_window: OpenWindow) -> None:
    clock = FixedClock(datetime(2026, 11, 23, 11, 0, tzinfo=LONDON))
    reader = Reader(open_window(region="GB-ENG", clock=clock))
    assert status(reader, OFFICE).startswith("Open now, until ")


def test_the_words_change_when_the_hours_do_without_anyone_touching_the_screen(
    open_window: OpenWindow,
) -> None:
    watch = Watch(datetime(2026, 11, 23, 3, 0, tzinfo=LONDON))
    reader = Reader(open_window(region="GB-ENG", clock=watch))
    assert status(reader, OFFICE).startswith("Closed now")
    (timer,) = single_shots(reader)
    assert timedelta(seconds=1) <= timedelta(milliseconds=timer.interval()) <= timedelta(hours=13)
    watch.moment = datetime(2026, 11, 23, 11, 0, tzinfo=LONDON)
    timer.timeout.emit()
    assert status(reader, OFFICE).startswith("Open now, until ")
    assert len(single_shots(reader)) == 1


def test_the_timer_is_set_to_the_next_change_and_never_repeats(open_window: OpenWindow) -> None:
    soon = datetime(2026, 11, 23, 8, 59, 30, tzinfo=LONDON)
    reader = Reader(open_window(region="GB-ENG", clock=FixedClock(soon)))
    (timer,) = single_shots(reader)
    assert 30_000 <= timer.interval() <= 32_000


def test_a_clock_before_the_day_the_library_was_written_claims_nothing_T3(
    open_window: OpenWindow,
) -> None:
    clock = FixedClock(datetime(2019, 11, 25, 11, 0, tzinfo=LONDON))
    reader = Reader(open_window(region="GB-ENG", clock=clock))
    assert "Open now" not in status(reader, OFFICE)
    assert "Closed now" not in status(reader, OFFICE)


def test_an_overdue_check_withholds_a_number_but_never_an_emergency_or_crisis_number(
    open_window: OpenWindow,
) -> None:
    late = FixedClock(MORNING + timedelta(days=3 * 365))
    reader = Reader(open_window(clock=late))
    assert "911" in reader.help_says(EMERGENCY)
    assert "988" in reader.help_says("988 Suicide & Crisis Lifeline")
    assert "741741" in reader.help_says("Crisis Text Line")
    withheld = [name for name in reader.names_of_help() if WITHHELD in reader.help_says(name)]
    assert withheld
    assert EMERGENCY not in withheld


def test_no_number_is_withheld_while_its_check_is_not_due(open_window: OpenWindow) -> None:
    # The control of the test above.
    reader = Reader(open_window())
    assert not [name for name in reader.names_of_help() if WITHHELD in reader.help_says(name)]


def test_a_window_that_stays_open_past_the_day_of_a_check_withholds_the_number_too(
    open_window: OpenWindow,
) -> None:
    watch = Watch(MORNING)
    reader = Reader(open_window(clock=watch))
    watch.moment = MORNING + timedelta(days=3 * 365)
    (timer,) = single_shots(reader)
    timer.timeout.emit()
    settle()
    assert [name for name in reader.names_of_help() if WITHHELD in reader.help_says(name)]


def test_a_card_says_where_its_number_comes_from_and_never_that_it_was_rung(
    open_window: OpenWindow,
) -> None:
    reader = Reader(open_window())
    said = [reader.help_says(name) for name in reader.names_of_help()]
    assert all("Checked on" not in text for text in said)
    assert any("not yet rung" in text for text in said)


def test_the_number_and_its_spoken_form_come_from_one_field(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    for label in reader.panel.findChildren(QLabel, "card_number"):
        spoken = "".join(sign for sign in label.accessibleName() if sign.isdigit())
        assert spoken == "".join(sign for sign in label.text() if sign.isdigit())


@pytest.mark.parametrize("moment", ["2026-11-22T03:00", "2026-12-25T11:00", "2027-01-01T00:30"])
@pytest.mark.parametrize("region", ["GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR", "US"])
def test_emergency_stands_first_and_is_open_at_any_hour_in_any_region(
    open_window: OpenWindow, region: str, moment: str
) -> None:
    clock = FixedClock(datetime.fromisoformat(moment).replace(tzinfo=NEW_YORK))
    reader = Reader(open_window(region=region, clock=clock))
    assert reader.names_of_help()[0] == EMERGENCY
    assert status(reader, EMERGENCY) == "Open now, day and night"


@pytest.mark.parametrize("size", [(320, 640), (1280, 800), (1080, 1920)])
@pytest.mark.parametrize("text_size", [100, 200])
def test_the_panel_ends_where_its_last_card_does(
    open_window: OpenWindow, size: tuple[int, int], text_size: int
) -> None:
    reader = Reader(open_window(size=size, text_size=text_size))
    reader.window.show_help()
    settle()
    last = reader.cards_of_help()[-1]
    inside = reader.panel.widget()
    assert inside is not None
    below = inside.height() - last.mapTo(inside, last.rect().bottomLeft()).y()
    assert below < reader.panel.height() / 2
