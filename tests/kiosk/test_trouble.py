"""What happens to the machine under a kiosk: a safe screen, a clean visit, a line in the log (K17).

Of what may happen the rest is shown elsewhere: a clock in test_clock_watch.py and test_idle.py, a
sleep in test_idle.py, a screen in test_full_screen.py, a second kiosk in staff/test_only_one.py, a
library that is broken at the start in test_no_library.py, a voice in gui/test_speech_service.py.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import PIPE, Popen

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from tests.conftest import settle
from tests.kiosk.kiosk_maker import ACCEPTED, PIN, make
from tests.kiosk.running import SIZE, STATE, Home, answer, program, why_no_screen
from tests.kiosk.watching import on_show, reader_of, tap, words_on_screen
from viewer import app
from viewer.kiosk.clock_watch import ClockWatch
from viewer.kiosk.help_only import HelpOnly
from viewer.kiosk.run import BROKEN, ENDED, Kiosk, System
from viewer.open_library import Where
from viewer.staff.log import Event, Why
from viewer.staff.state import read_state
from viewer.visit.history import HOME

LONGEST = 60
CANARIES = ["kqtroublea", "kqtroubleb", "kqtroublec", "kqtroubled"]
LOG = str(STATE / "kiosk.log")


# -- the system asks it to end, or takes its screen away


def last_line(home: Home) -> str:
    return (home.folder / LOG).read_text("utf-8").splitlines()[-1]


def stop(home: Home, library: Path, end: Callable[[Popen[str]], object], screen: str = "") -> int:
    """Make half a visit, have ``end`` happen, and return how the program ended."""
    with program(home, library, "stay", "none", CANARIES, screen) as running:
        assert answer(running, home)["seen"]
        assert running.poll() is None
        end(running)
        return running.wait(LONGEST)


@pytest.mark.skipif(os.name != "posix", reason="these signals are POSIX's")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_K17_a_signal_of_the_system_ends_the_visit_first(
    tmp_path: Path, library_file: Path, name: str
) -> None:
    home = Home(tmp_path)
    number = getattr(signal, name)
    status = stop(home, library_file, lambda running: running.send_signal(number))
    assert status == ENDED
    assert f'"event":"{Event.STOPPED}"' in last_line(home)
    assert f'"why":"{Why.SYSTEM}"' in last_line(home)
    assert home.holding(CANARIES) == []
    assert "Traceback" not in (home.folder / "journal").read_text("utf-8")


def test_K17_when_the_screen_server_dies_it_ends_so_that_the_system_starts_it_anew(
    tmp_path: Path, library_file: Path
) -> None:
    if reason := why_no_screen():
        pytest.skip(reason)
    home = Home(tmp_path)
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", SIZE, "-nolisten", "tcp", "-nocursor"]
    with Popen(command, stdout=PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        display = f":{server.stdout.readline().strip()}"
        status = stop(home, library_file, lambda _: server.kill(), display)
    assert status not in (0, None), "status 0 means staff left it, and it would stay away"
    assert home.holding(CANARIES) == []
    assert "Traceback" not in (home.folder / "journal").read_text("utf-8")
    # Its log says that it began and not that it stopped: the next start notes a crash.
    assert f'"event":"{Event.STARTED}"' in last_line(home)


# -- a disk that is full, a folder that cannot be written


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of 64 KB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only the administrator of a Linux machine can mount a small disk")
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def fill(folder: Path) -> None:
    """Leave not one byte of room."""
    with (folder / "full").open("wb", buffering=0) as out:
        try:
            while out.write(b"x" * 512):
                pass
        except OSError:
            return


def spoil_by_filling(folder: Path) -> None:
    fill(folder)


def spoil_the_log(folder: Path) -> None:
    (folder / "kiosk.log").mkdir()


def visit_to_the_end(kiosk: Kiosk) -> None:
    """Read a page, hide it, and see a clean home page again."""
    kiosk.window.begin()
    kiosk.window.desk.open("cervical-stitch")
    settle()
    over = kiosk.window.desk
    kiosk.window.hide_now()
    settle()
    assert on_show(kiosk) is kiosk.window.attract
    assert kiosk.window.desk is not over
    kiosk.window.begin()
    assert kiosk.window.desk.visit.history.current.address == HOME


def staff_page_says_lost(kiosk: Kiosk) -> str:
    """Open the staff page and return how many lines it says the log has lost."""
    kiosk.staff.ask()
    settle()
    for digit in PIN:
        tap(kiosk, digit)
    tap(kiosk, "Open")
    assert on_show(kiosk) is kiosk.staff.page
    texts = [label.accessibleName() for label in kiosk.staff.page.findChildren(QLabel)]
    return texts[texts.index("Lines the log has lost") + 1]


def test_K17_on_a_full_disk_visits_and_the_staff_door_go_on_and_the_lines_lost_are_counted(
    fonts: QApplication, tiny_disk: Path, library_file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with make(tiny_disk, library_file, size=(1080, 1920)) as kiosk:
        kiosk.kept.log.write(Event.STARTED)
        fill(tiny_disk)
        while kiosk.kept.log.write(Event.STARTED):
            assert kiosk.kept.log.lost == 0
        visit_to_the_end(kiosk)
        lost = kiosk.kept.log.lost
        assert staff_page_says_lost(kiosk) == str(lost + 1)  # that the door was opened is lost too
        # A choice of staff holds until the restart, and nothing that was kept is damaged.
        kiosk.staff.page.region_chosen.emit("CA")
        assert kiosk.window.desk.visit is not None
        kiosk.window.rest()
        kiosk.window.begin()
        kiosk.window.desk.show_help()
        settle()
        assert str(kiosk.kept.directory.emergency("CA")) in words_on_screen(kiosk)
        state, problems = read_state(tiny_disk / "staff.json")
        assert state.pin is not None
        assert state.region is None
        assert problems == []
        # With room again it writes again; a line that was cut takes no other with it.
        (tiny_disk / "full").unlink()
        assert kiosk.kept.log.write(Event.RESTART)
        assert kiosk.kept.log.last(Event.RESTART) is not None
    assert "Traceback" not in "".join(capfd.readouterr())


def test_K18_on_a_full_disk_wrong_pins_are_counted_all_the_same(
    fonts: QApplication, tiny_disk: Path, library_file: Path
) -> None:
    with make(tiny_disk, library_file, size=(1080, 1920)) as kiosk:
        fill(tiny_disk)
        kiosk.staff.ask()
        settle()
        for _ in range(5):
            for digit in "271828":
                tap(kiosk, digit)
            tap(kiosk, "Open")
        assert "Too many tries" in words_on_screen(kiosk)
        for digit in PIN:
            tap(kiosk, digit)
        tap(kiosk, "Open")
        assert on_show(kiosk) is kiosk.staff.door


def test_K17_where_the_log_cannot_be_written_a_fault_still_returns_to_the_quiet_page(
    fonts: QApplication, tmp_path: Path, library_file: Path
) -> None:
    with make(tmp_path, library_file, size=(1080, 1920)) as kiosk:
        spoil_the_log(tmp_path)
        kiosk.window.begin()
        kiosk.recover(ValueError, ValueError("kqfault"), None)
        assert on_show(kiosk) is kiosk.window.attract
        assert staff_page_says_lost(kiosk) == "2"


# -- the library goes away


def remove(library: Path) -> None:
    library.unlink()


def replace(library: Path) -> None:
    other = library.with_suffix(".new")
    other.write_bytes(b"not a library")
    other.replace(library)


def write_over(library: Path) -> None:
    with library.open("r+b") as file:  # in place, as no installer of ours does
        size = file.seek(0, 2)
        file.seek(0)
        file.write(b"\xff" * size)


def cut(library: Path) -> None:
    with library.open("r+b") as file:
        file.truncate(4096)


def own_copy(tmp_path: Path, library_file: Path) -> Path:
    library = tmp_path / "own.snowdrop"
    library.write_bytes(library_file.read_bytes())
    return library


def problems(folder: Path) -> list[str]:
    """Return the rules of the problems that the log names, in order."""
    log = folder / "kiosk.log"
    lines = log.read_text("utf-8").splitlines() if log.exists() else []
    return [json.loads(line)["problem"] for line in lines if '"problem":' in line]


@pytest.mark.skipif(os.name != "posix", reason="Windows lets nobody remove a file that is open")
@pytest.mark.parametrize("change", [remove, replace])
def test_K17_a_library_that_is_removed_or_replaced_is_read_on_with_a_line_in_the_log(
    fonts: QApplication, tmp_path: Path, library_file: Path, change: Callable[[Path], None]
) -> None:
    library = own_copy(tmp_path, library_file)
    with make(tmp_path, library, size=(1080, 1920)) as kiosk:
        clock = System(kiosk).findChildren(ClockWatch)[0]
        kiosk.window.begin()
        kiosk.window.desk.open("cervical-stitch")
        clock.look()
        assert "library-changed" not in problems(tmp_path)  # the control
        change(library)
        for name in ("treatment-options", "second-trimester-loss"):
            kiosk.window.desk.open(name)
            settle()
            assert kiosk.window.desk.visit.history.current.address == name
        visit_to_the_end(kiosk)
        assert "library-changed" not in problems(tmp_path)  # so no line tells of a visit
        for _ in range(3):
            clock.look()
        assert problems(tmp_path).count("library-changed") == 1
        assert "library-damaged" not in problems(tmp_path)


def open_pages(kiosk: Kiosk) -> None:
    library = kiosk.kept.library
    names = [line.id for one in library.topics("en") for line in library.articles(one.id, "en")]
    for name in names:
        kiosk.window.desk.open(name)


def look_for_something(kiosk: Kiosk) -> None:
    reader_of(kiosk).search_for("stitch")


@pytest.mark.parametrize(("change", "act"), [(write_over, look_for_something), (cut, open_pages)])
def test_K17_a_library_that_is_damaged_while_open_ends_the_visit_with_a_line_and_no_words(
    fonts: QApplication,
    tmp_path: Path,
    library_file: Path,
    change: Callable[[Path], None],
    act: Callable[[Kiosk], None],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    library, left = own_copy(tmp_path, library_file), list[int]()
    monkeypatch.setattr(QApplication, "exit", left.append)
    with make(tmp_path, library, size=(1080, 1920)) as kiosk:
        monkeypatch.setattr(sys, "excepthook", kiosk.recover)
        kiosk.window.begin()
        kiosk.window.desk.open("cervical-stitch")
        settle()
        visit = kiosk.window.desk.visit
        change(library)
        act(kiosk)
        settle()
        assert on_show(kiosk) is kiosk.window.attract
        assert kiosk.window.desk.visit is not visit
        assert kiosk.window.desk.visit.history.current.address == HOME
        assert problems(tmp_path) == ["library-damaged"]
        # The system starts it anew: it opens what is there now, or shows nothing but help.
        assert left == [BROKEN]
        shown = words_on_screen(kiosk)
        assert "Error" not in shown
        assert "sqlite" not in shown
    assert "Traceback" not in "".join(capfd.readouterr())


def test_a_whole_library_ends_no_visit(
    fonts: QApplication, tmp_path: Path, library_file: Path
) -> None:
    # The control of the test above.
    with make(tmp_path, own_copy(tmp_path, library_file), size=(1080, 1920)) as kiosk:
        kiosk.window.begin()
        visit = kiosk.window.desk.visit
        for act in (look_for_something, open_pages):
            act(kiosk)
            settle()
            assert on_show(kiosk) is kiosk.window.desk
            assert kiosk.window.desk.visit is visit
        assert problems(tmp_path) == []


# -- settings that are nonsense


NONSENSE = [
    'region = "Atlantis"\ntext_size = -3\ntheme = 7\nlanguages = []\n',
    "region = = =\n\x00\n",
    'region = ["US"]\nlisten = "shouting"\n[clinic]\nname = 12\n',
]


@pytest.mark.parametrize("settings", NONSENSE)
def test_K17_with_settings_that_are_nonsense_only_help_shows_and_each_is_a_line_in_the_log(
    fonts: QApplication, tmp_path: Path, library_file: Path, settings: str
) -> None:
    with make(tmp_path, library_file, settings=settings, size=(1080, 1920)) as kiosk:
        start = app.prepare(Where(library=library_file), tmp_path / "settings.toml")
        assert start.problems
        kiosk.note(start.problems)
        (page,) = kiosk.window.findChildren(HelpOnly)
        assert on_show(kiosk) is page
        assert "snowdrop kiosk set-region" in words_on_screen(kiosk)
        assert "911" not in words_on_screen(kiosk)
        lines = (tmp_path / "kiosk.log").read_text("utf-8")
        assert lines.count('"problem":') == len(start.problems)
        assert "Atlantis" not in lines
        start.library.close()


def test_the_same_settings_made_right_open_it(
    fonts: QApplication, tmp_path: Path, library_file: Path
) -> None:
    # The control of the test above.
    with make(tmp_path, library_file, accepted=ACCEPTED, size=(1080, 1920)) as kiosk:
        assert on_show(kiosk) is kiosk.window.attract
