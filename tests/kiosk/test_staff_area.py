"""The staff's part: behind the clinic's name and a PIN, over a visit that is gone already (K18)."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from tests.conftest import MORNING, settle
from tests.journeys.reader import on_screen
from tests.kiosk.kiosk_maker import ACCEPTED, PIN, make
from tests.kiosk.watching import (
    Seconds,
    Seen,
    middle,
    on_show,
    press_key,
    running_timers,
    tap,
    tap_at,
    words_on_screen,
)
from viewer import __version__
from viewer.clock import FixedClock
from viewer.handout.printer import Printer, Trouble
from viewer.help_page import COMMAND, help_program, languages_of
from viewer.kiosk import status as status_module
from viewer.kiosk.clean_glass import SECONDS, CleanGlass
from viewer.kiosk.long_press import HELD, TOLERANCE, LongPress
from viewer.kiosk.run import LEFT, RESTARTED, Kiosk, make_kiosk
from viewer.kiosk.sizes import pixel_size
from viewer.settings import Printing
from viewer.staff.proof import Proof
from viewer.staff.state import read_state
from viewer.visit.history import HOME

SIZE = (1080, 1920)
CLINIC = "Riverside Women’s Clinic"
SETTINGS = 'region = "US"\n'
NAMED = f'\n[clinic]\nname = "{CLINIC}"\n'
WRONG = "271828"
KEYS_OF_ALL_KINDS = (Qt.Key.Key_A, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Space)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(MORNING)


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def kiosk(
    fonts: QApplication, tmp_path: Path, library_file: Path, clock: FixedClock, seconds: Seconds
) -> Iterator[Kiosk]:
    accepted = ACCEPTED + NAMED
    with make(
        tmp_path, library_file, clock=clock, now=seconds, size=SIZE, accepted=accepted
    ) as made:
        tap_at(made, QPoint(500, 500))
        yield made


def clinic_name(kiosk: Kiosk) -> QLabel:
    """Return the clinic's name over the page."""
    (found,) = [
        label
        for label in kiosk.window.desk.findChildren(QLabel, "kiosk_clinic")
        if on_screen(label)
    ]
    return found


def hold(kiosk: Kiosk, target: QWidget, *, long: bool = True) -> None:
    """Press a finger on ``target``; only if it is ``long`` the time passes in which it counts."""
    handle, place = kiosk.window.windowHandle(), middle(kiosk, target)
    watch = target.findChild(LongPress)
    assert isinstance(watch, LongPress)
    timer = watch.findChild(QTimer)
    assert isinstance(timer, QTimer)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=place)
    assert timer.isActive()
    assert timer.interval() == HELD == 3000
    if long:
        timer.start(0)
        settle()
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=place)
    settle()
    if not long:
        assert not timer.isActive()


def type_pin(kiosk: Kiosk, digits: str) -> None:
    """Type digits on the keypad of the screen, and press the button that opens."""
    for digit in digits:
        tap(kiosk, digit)
    tap(kiosk, "Open")


def open_door(kiosk: Kiosk) -> None:
    hold(kiosk, clinic_name(kiosk))
    type_pin(kiosk, PIN)
    assert on_show(kiosk) is kiosk.staff.page


def press_staff(kiosk: Kiosk, name: str) -> None:
    """Scroll to a button of the staff page and tap it."""
    found = [b for b in kiosk.staff.page.findChildren(QWidget) if getattr(b, "text", str)() == name]
    kiosk.staff.page.ensureWidgetVisible(found[0])
    settle()
    tap(kiosk, name)


def dots(kiosk: Kiosk) -> int:
    return words_on_screen(kiosk).count("●")


# -- the way in


def test_K18_the_clinics_name_pressed_for_long_opens_the_door(kiosk: Kiosk) -> None:
    assert clinic_name(kiosk).text() == CLINIC
    hold(kiosk, clinic_name(kiosk))
    assert on_show(kiosk) is kiosk.staff.door
    assert "For staff" in words_on_screen(kiosk)


def test_K18_a_short_press_on_the_clinics_name_does_nothing(kiosk: Kiosk) -> None:
    before = words_on_screen(kiosk)
    for _ in range(10):
        hold(kiosk, clinic_name(kiosk), long=False)
    assert on_show(kiosk) is kiosk.window.desk
    assert words_on_screen(kiosk) == before


def slide(kiosk: Kiosk, target: QWidget, *offsets: QPoint) -> bool:
    """Press a finger on ``target`` and slide; say whether the press still counts at the end."""
    handle, place = kiosk.window.windowHandle(), middle(kiosk, target)
    watch = target.findChild(LongPress)
    assert isinstance(watch, LongPress)
    (timer,) = watch.findChildren(QTimer)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=place)
    for offset in offsets:
        QTest.mouseMove(handle, place + offset)
        settle()
    counts = timer.isActive()
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=place)
    settle()
    assert not timer.isActive()
    return counts


def test_K18_a_finger_that_slides_off_the_clinics_name_opens_no_door(kiosk: Kiosk) -> None:
    name = clinic_name(kiosk)
    edge = name.height() // 2
    roll = round(TOLERANCE / pixel_size(name.screen()))
    assert 10 < roll < 30
    # The control: a finger that rolls a little, or moves along the name, still presses it.
    assert slide(kiosk, name, QPoint(0, edge + roll - 3), QPoint(40, 0))
    assert not slide(kiosk, name, QPoint(0, edge + roll + 3))
    assert not slide(kiosk, name, QPoint(0, edge + 200), QPoint(0, 0)), "coming back helps"
    assert on_show(kiosk) is kiosk.window.desk


def test_K18_what_was_being_read_is_gone_before_staff_see_the_door(kiosk: Kiosk) -> None:
    kiosk.window.desk.open("second-trimester-loss")
    settle()
    desk = kiosk.window.desk
    hold(kiosk, clinic_name(kiosk))
    assert kiosk.window.desk is not desk
    assert kiosk.window.desk.visit.history.current.address == HOME
    tap(kiosk, "Back")
    assert on_show(kiosk) is kiosk.window.attract
    tap_at(kiosk, QPoint(500, 500))
    assert "Read at your own pace" in words_on_screen(kiosk)


# -- the PIN


def test_K18_the_right_pin_typed_on_the_screen_opens(kiosk: Kiosk) -> None:
    hold(kiosk, clinic_name(kiosk))
    for at, digit in enumerate(PIN, start=1):
        tap(kiosk, digit)
        assert dots(kiosk) == at
        assert digit not in [w for w in words_on_screen(kiosk).split() if not w.isdigit()]
    tap(kiosk, "Open")
    assert on_show(kiosk) is kiosk.staff.page


def test_K18_the_last_digit_can_be_deleted(kiosk: Kiosk) -> None:
    hold(kiosk, clinic_name(kiosk))
    for key in (*PIN[:-1], "0", "Delete the last digit", PIN[-1]):
        tap(kiosk, key)
    tap(kiosk, "Open")
    assert on_show(kiosk) is kiosk.staff.page


def test_K18_a_wrong_pin_is_told_and_forgotten(kiosk: Kiosk) -> None:
    hold(kiosk, clinic_name(kiosk))
    type_pin(kiosk, WRONG)
    assert on_show(kiosk) is kiosk.staff.door
    assert "This is not the PIN." in words_on_screen(kiosk)
    assert dots(kiosk) == 0


def test_K18_the_fifth_wrong_pin_locks_the_door_for_five_minutes(
    kiosk: Kiosk, clock: FixedClock
) -> None:
    hold(kiosk, clinic_name(kiosk))
    for tries in range(5):
        assert "Too many tries" not in words_on_screen(kiosk), tries
        type_pin(kiosk, WRONG)
    assert "Too many tries. Come back in 5 min." in words_on_screen(kiosk)
    type_pin(kiosk, PIN)
    assert on_show(kiosk) is kiosk.staff.door
    clock.moment += timedelta(minutes=5, seconds=-1)
    type_pin(kiosk, PIN)
    assert on_show(kiosk) is kiosk.staff.door
    assert "Come back in 1 min." in words_on_screen(kiosk)
    clock.moment += timedelta(seconds=1)
    type_pin(kiosk, PIN)
    assert on_show(kiosk) is kiosk.staff.page


def test_K18_going_away_and_coming_back_gives_no_free_try(kiosk: Kiosk) -> None:
    for _ in range(5):
        hold(kiosk, clinic_name(kiosk))
        type_pin(kiosk, WRONG)
        tap(kiosk, "Back")
        tap_at(kiosk, QPoint(500, 500))
    hold(kiosk, clinic_name(kiosk))
    assert "Too many tries" in words_on_screen(kiosk)


def test_K18_digits_of_a_keyboard_do_nothing(kiosk: Kiosk) -> None:
    hold(kiosk, clinic_name(kiosk))
    for digit in PIN:
        press_key(kiosk, Qt.Key(Qt.Key.Key_0.value + int(digit)))
    assert dots(kiosk) == 0
    press_key(kiosk, Qt.Key.Key_Return)
    assert on_show(kiosk) is kiosk.staff.door
    # The control: the keypad of the screen does type.
    tap(kiosk, PIN[0])
    assert dots(kiosk) == 1


def test_K18_what_was_typed_is_not_there_for_the_next_one(kiosk: Kiosk) -> None:
    hold(kiosk, clinic_name(kiosk))
    tap(kiosk, PIN[0])
    tap(kiosk, "Back")
    tap_at(kiosk, QPoint(500, 500))
    hold(kiosk, clinic_name(kiosk))
    assert dots(kiosk) == 0


# -- the staff page


def texts(kiosk: Kiosk) -> list[str]:
    return [label.accessibleName() for label in kiosk.staff.page.findChildren(QLabel)]


def row(kiosk: Kiosk, name: str) -> str:
    """Return what stands beside ``name`` on the staff page."""
    found = texts(kiosk)
    return found[found.index(name) + 1]


def test_K18_staff_see_the_state_of_the_day(kiosk: Kiosk) -> None:
    open_door(kiosk)
    assert row(kiosk, "Version").startswith(__version__)
    newest = kiosk.kept.library.info.newest
    assert str(newest.year) in row(kiosk, "Newest page")
    assert str((MORNING.date() - newest).days) in row(kiosk, "Newest page")
    library = kiosk.kept.library
    pages = sum(topic.count for topic in library.topics("en"))
    assert row(kiosk, "Pages never checked, or check overdue") == str(pages)
    assert "2026" in row(kiosk, "Last visit ended")
    assert row(kiosk, "Last crash") == "none"
    assert row(kiosk, "Lines the log has lost") == "0"
    assert row(kiosk, "Printing") == "not offered"


def test_K18_staff_see_how_many_numbers_are_overdue_and_not_shown(
    kiosk: Kiosk, clock: FixedClock
) -> None:
    open_door(kiosk)
    cards = kiosk.kept.directory.cards("US")
    numbers = sum(one.number is not None for card in cards for one in card.contacts)
    assert row(kiosk, "Numbers whose check is overdue") == f"0 of {numbers}; not shown: 0"
    kiosk.window.rest()
    clock.moment += timedelta(days=3650)
    kiosk.staff.ask()
    type_pin(kiosk, PIN)
    today = clock.now().date()
    hidden = sum(card.withheld(one, today) for card in cards for one in card.contacts)
    due, all_of_them = row(kiosk, "Numbers whose check is overdue").split(";")[0].split(" of ")
    assert row(kiosk, "Numbers whose check is overdue").endswith(f"not shown: {hidden}")
    # A crisis line stays on the screen however old its check, and an emergency number never is due.
    assert 0 < hidden < int(due) < int(all_of_them)


def with_kept(kiosk: Kiosk, **fields: object) -> None:
    """Have the staff page show another state."""
    kiosk.staff.page.show_state(msgspec.structs.replace(kiosk.kept, **fields))


def test_K18_staff_see_how_the_printer_is_where_printing_is_offered(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trouble(printer: Printer) -> Trouble:
        return Trouble.PAPER

    monkeypatch.setattr(Printer, "trouble", trouble)
    open_door(kiosk)
    assert row(kiosk, "Printing") == "not offered"
    named = msgspec.structs.replace(kiosk.kept.settings, printing=Printing(printer="Front_Desk"))
    with_kept(kiosk, settings=named)
    assert row(kiosk, "Printing") == "Front_Desk: out of paper"


HELP_ROW = "Page for when Snowdrop does not start"


def test_K17_staff_are_told_to_write_the_help_page_again_when_the_region_changes(
    kiosk: Kiosk, tmp_path: Path
) -> None:
    file, kept = tmp_path / "snowdrop-help", kiosk.kept
    kiosk.staff.page.show_state(msgspec.structs.replace(kept, help_file=file))
    assert row(kiosk, HELP_ROW) == f"is not written. Write it: {COMMAND}"
    languages = languages_of(kept.settings, kept.library)
    file.write_text(help_program(kept.settings, kept.directory, languages, "US"), "utf-8")
    with_kept(kiosk, help_file=file)
    assert row(kiosk, HELP_ROW) == "has the numbers of today"
    # Another language at the start of a visit changes no number.
    turned = msgspec.structs.replace(kept.settings, languages=("es", "en"))
    with_kept(kiosk, help_file=file, settings=turned)
    assert row(kiosk, HELP_ROW) == "has the numbers of today"
    # Canada has the emergency number of the United States, and Scotland another.
    other = msgspec.structs.replace(kept.settings, region="CA")
    with_kept(kiosk, help_file=file, settings=other)
    assert row(kiosk, HELP_ROW) == "has the numbers of today"
    other = msgspec.structs.replace(kept.settings, region="GB-SCT")
    with_kept(kiosk, help_file=file, settings=other)
    assert row(kiosk, HELP_ROW).startswith("has other numbers than today's.")
    assert COMMAND in row(kiosk, HELP_ROW)
    file.unlink()
    file.mkdir()
    with_kept(kiosk, help_file=file)
    assert row(kiosk, HELP_ROW) == f"cannot be read. Write it again: {COMMAND}"


def test_K18_a_look_behind_the_door_is_not_told_as_a_visit(kiosk: Kiosk, clock: FixedClock) -> None:
    open_door(kiosk)
    ended = row(kiosk, "Last visit ended")
    kiosk.window.rest()
    clock.moment += timedelta(hours=3)
    kiosk.staff.ask()
    type_pin(kiosk, PIN)
    assert row(kiosk, "Last visit ended") == ended
    kiosk.window.rest()
    tap_at(kiosk, QPoint(500, 500))
    open_door(kiosk)
    assert row(kiosk, "Last visit ended") != ended


@pytest.mark.parametrize(
    ("found", "sockets", "files"),
    [
        (Proof(0, ()), "0", "0"),
        (Proof(2, ("/a", "/b", "/c")), "2", "3"),
        (Proof(None, None), "this system does not tell", "this system does not tell"),
    ],
)
def test_K18_staff_see_the_proof_of_what_it_keeps_and_sends(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch, found: Proof, sockets: str, files: str
) -> None:
    def proof() -> Proof:
        return found

    monkeypatch.setattr(status_module, "proof", proof)
    open_door(kiosk)
    assert row(kiosk, "Internet sockets that are open") == sockets
    assert row(kiosk, "Files that are open to be written") == files
    assert kiosk.kept.library.info.content_hash.startswith(row(kiosk, "Library"))


def test_K9_K18_staff_see_which_files_it_has_written(kiosk: Kiosk, tmp_path: Path) -> None:
    name = "Files it has written, strange ones in brackets"
    open_door(kiosk)
    assert {"kiosk.log", "staff.json"} <= set(row(kiosk, name).split(", "))
    assert "[recent.txt]" not in row(kiosk, name)
    press_staff(kiosk, "Back to the readers")
    kiosk.window.begin()
    (tmp_path / "recent.txt").touch()
    open_door(kiosk)
    assert "[recent.txt]" in row(kiosk, name)


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(one): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}


@pytest.mark.parametrize(
    ("button", "field", "value"), [("Español", "language", "es"), ("Canada", "region", "CA")]
)
def test_K18_a_choice_of_staff_is_kept_in_their_file_and_nowhere_else(
    kiosk: Kiosk, tmp_path: Path, home: Path, button: str, field: str, value: str
) -> None:
    open_door(kiosk)
    before, at_home = files_of(tmp_path), files_of(home)
    state = json.loads((tmp_path / "staff.json").read_bytes())
    press_staff(kiosk, button)
    after = files_of(tmp_path)
    assert files_of(home) == at_home
    changed = {name for name in before | after if before.get(name) != after.get(name)}
    assert changed == {str(tmp_path / "staff.json")}
    assert json.loads((tmp_path / "staff.json").read_bytes()) == state | {field: value}


def test_K18_the_language_chosen_holds_for_the_next_visit_and_after_a_restart(
    kiosk: Kiosk, tmp_path: Path
) -> None:
    open_door(kiosk)
    press_staff(kiosk, "Español")
    assert "Leave kiosk mode" not in words_of_buttons(kiosk)
    kiosk.window.rest()
    settle()
    tap_at(kiosk, QPoint(500, 500))
    assert kiosk.window.desk.visit.language == "es"
    assert "Lea a su propio ritmo" in words_on_screen(kiosk)
    kiosk.window.desk.set_language("en")
    kiosk.window.finish()
    assert kiosk.window.desk.visit.language == "es"
    kept = kiosk.kept
    again = make_kiosk(kept.settings, kept.library, kept.directory, kept.clock, tmp_path)
    assert again.window.desk.visit.language == "es"
    drop(again)


def words_of_buttons(kiosk: Kiosk) -> str:
    return "\n".join(getattr(one, "text", str)() for one in kiosk.staff.page.findChildren(QWidget))


def drop(kiosk: Kiosk) -> None:
    kiosk.window.leave()
    kiosk.window.deleteLater()
    settle()


def test_K18_the_region_chosen_holds_for_the_next_visit_and_after_a_restart(
    kiosk: Kiosk, tmp_path: Path
) -> None:
    open_door(kiosk)
    press_staff(kiosk, "Canada")
    state, _ = read_state(tmp_path / "staff.json")
    chosen = state.region
    assert chosen == "CA"
    number = kiosk.kept.directory.emergency(chosen)
    kiosk.window.rest()
    settle()
    tap_at(kiosk, QPoint(500, 500))
    tap(kiosk, "Places to get help")
    assert str(number) in words_on_screen(kiosk)
    kept = kiosk.kept
    again = make_kiosk(kept.settings, kept.library, kept.directory, kept.clock, tmp_path)
    assert again.kept.settings.region == chosen
    drop(again)


def test_K18_a_choice_that_cannot_be_written_holds_until_the_restart(
    kiosk: Kiosk, tmp_path: Path
) -> None:
    open_door(kiosk)
    (tmp_path / "staff.json").write_text("{damaged", "utf-8")
    press_staff(kiosk, "Español")
    assert (tmp_path / "staff.json").read_text("utf-8") == "{damaged"
    kiosk.window.rest()
    assert kiosk.window.desk.visit.language == "es"
    log = (tmp_path / "kiosk.log").read_text("utf-8")
    assert "bad-staff-state" in log


# -- cleaning the glass


def wipe(kiosk: Kiosk, touches: int = 500) -> None:
    """Wipe the whole glass with a wet cloth, and a keyboard too: so many touches and keys."""
    handle = kiosk.window.windowHandle()
    for at in range(touches):
        place = QPoint((at * 97) % SIZE[0], (at * 211) % SIZE[1])
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=place)
        QTest.keyClick(handle, KEYS_OF_ALL_KINDS[at // 4 % 4])
    settle()


def test_K18_while_the_glass_is_cleaned_no_touch_and_no_key_does_anything(kiosk: Kiosk) -> None:
    open_door(kiosk)
    press_staff(kiosk, "Clean the glass")
    assert on_show(kiosk) is kiosk.staff.glass
    wipe(kiosk)
    assert on_show(kiosk) is kiosk.staff.glass
    words = words_on_screen(kiosk)
    assert "In an emergency call 911" in words
    assert "You can clean the glass now: " in words  # the seconds go on while it is wiped
    # The control: the first of these touches on the page before it do a lot.
    kiosk.window.finish()
    kiosk.window.desk.visit.history.go_to(HOME)
    opened: list[str] = []
    kiosk.window.desk.opened.connect(opened.append)
    wipe(kiosk, touches=50)
    assert opened or on_show(kiosk) is not kiosk.window.desk


def test_K18_cleaning_counts_down_and_ends_by_itself(kiosk: Kiosk) -> None:
    open_door(kiosk)
    press_staff(kiosk, "Clean the glass")
    for left in range(SECONDS, 0, -1):
        assert f"now: {left} s" in words_on_screen(kiosk)
        assert on_show(kiosk) is kiosk.staff.glass
        kiosk.staff.glass.count()
    settle()
    assert on_show(kiosk) is kiosk.window.attract
    assert [t.parent() for t in running_timers(kiosk)] == [kiosk.window.attract]


def test_K18_the_seconds_of_cleaning_are_counted_by_a_timer(fonts: QApplication) -> None:
    glass = CleanGlass(second=0)
    ended: list[bool] = []
    glass.ended.connect(partial(ended.append, True))
    glass.show()
    glass.begin("911")
    for _ in range(3 * SECONDS):
        settle()
    assert ended == [True]
    glass.close()
    glass.deleteLater()


@pytest.mark.parametrize("left", ["door", "page", "glass"])
def test_K18_what_staff_left_behind_does_not_end_the_visit_of_the_next_reader(
    kiosk: Kiosk, left: str
) -> None:
    hold(kiosk, clinic_name(kiosk))
    if left != "door":
        type_pin(kiosk, PIN)
    if left == "glass":
        press_staff(kiosk, "Clean the glass")
    assert running_timers(kiosk)
    kiosk.window.finish()  # whatever brings a reader here before the time of staff is up
    settle()
    waiting = [timer.parent() for timer in running_timers(kiosk)]
    assert not {kiosk.staff.door, kiosk.staff.page, kiosk.staff.glass} & set(waiting)


def test_K18_without_a_region_the_clean_glass_guesses_no_number(fonts: QApplication) -> None:
    glass = CleanGlass()
    glass.begin(None)
    words = "".join(label.text() for label in glass.findChildren(QLabel))
    assert "tell the receptionist" in words
    assert "911" not in words
    glass.close()
    glass.deleteLater()


# -- closing by itself


@pytest.fixture(params=["door", "page"])
def left_open(kiosk: Kiosk, request: pytest.FixtureRequest) -> QWidget:
    """Return what staff have opened and gone away from."""
    hold(kiosk, clinic_name(kiosk))
    if request.param == "page":
        type_pin(kiosk, PIN)
    page = kiosk.staff.page if request.param == "page" else kiosk.staff.door
    assert on_show(kiosk) is page
    return page


def beat(kiosk: Kiosk, page: QWidget) -> None:
    """Let the next look at the clock come."""
    (timer,) = [timer for timer in running_timers(kiosk) if timer.parent() is page]
    assert timer.interval() == 2000
    assert not timer.isSingleShot()
    timer.start(0)
    settle()
    timer.setInterval(2000)


def test_K18_door_and_page_close_after_a_minute(
    kiosk: Kiosk, seconds: Seconds, left_open: QWidget
) -> None:
    for much in (0.0, 30.0, 29.9):
        seconds.now += much
        beat(kiosk, left_open)
        assert on_show(kiosk) is left_open
    seconds.now += 0.1
    beat(kiosk, left_open)
    assert on_show(kiosk) is kiosk.window.attract


def paint(kiosk: Kiosk, page: QWidget) -> None:
    kiosk.window.update()
    settle()


def touch(kiosk: Kiosk, page: QWidget) -> None:
    """Press what may be pressed at once: the first digit, or the first place below the status."""
    tap_at(kiosk, middle(kiosk, page.findChildren(QPushButton)[0]))


@pytest.mark.parametrize("wakes", [paint, touch, beat])
def test_K18_after_a_sleep_door_and_page_are_shut_and_not_painted_once(
    kiosk: Kiosk,
    seconds: Seconds,
    left_open: QWidget,
    tmp_path: Path,
    wakes: Callable[[Kiosk, QWidget], None],
) -> None:
    # The control: after a nap of less than a minute what staff opened is still there.
    state = (tmp_path / "staff.json").read_bytes()
    seconds.now += 59.9
    paint(kiosk, left_open)
    assert on_show(kiosk) is left_open
    seen = Seen()
    left_open.installEventFilter(seen)
    seconds.now += 8 * 3600
    wakes(kiosk, left_open)
    assert on_show(kiosk) is not left_open
    assert seen.count == 0
    assert (tmp_path / "staff.json").read_bytes() == state
    # Whoever opens the door next finds nothing typed, and a minute of her own.
    kiosk.staff.ask()
    settle()
    assert on_show(kiosk) is kiosk.staff.door
    assert dots(kiosk) == 0


def test_K18_a_touch_keeps_door_and_page_open(
    kiosk: Kiosk, seconds: Seconds, left_open: QWidget
) -> None:
    for _ in range(3):
        seconds.now += 50
        if left_open is kiosk.staff.door:
            tap(kiosk, "1")
        else:
            tap_at(kiosk, QPoint(5, 5))
    beat(kiosk, left_open)
    assert on_show(kiosk) is left_open


# -- leaving


@pytest.mark.parametrize(("button", "status"), [("Leave kiosk mode", LEFT), ("Restart", RESTARTED)])
def test_K18_staff_leave_or_restart_and_the_system_learns_which(
    kiosk: Kiosk, fonts: QApplication, tmp_path: Path, button: str, status: int
) -> None:
    open_door(kiosk)
    assert not kiosk.window.close()
    assert kiosk.window.isVisible()
    fonts.setQuitOnLastWindowClosed(False)
    QTimer.singleShot(0, partial(press_staff, kiosk, button))
    assert fonts.exec() == status
    fonts.setQuitOnLastWindowClosed(True)
    assert not kiosk.window.isVisible()
    assert '"stopped"' in (tmp_path / "kiosk.log").read_text("utf-8")


def test_K18_the_two_statuses_differ() -> None:
    assert LEFT == 0
    assert RESTARTED not in (LEFT, 1, 2)


def test_K18_back_to_the_readers_shows_the_quiet_page(kiosk: Kiosk) -> None:
    open_door(kiosk)
    press_staff(kiosk, "Back to the readers")
    assert on_show(kiosk) is kiosk.window.attract
