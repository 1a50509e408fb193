"""One window for a user: a second process hands its errand over and is gone.

The first half runs two real processes on a real socket; the second looks at one end of it alone.
"""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import PIPE, Popen

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.conftest import ROOT, OpenWindow, settle
from tests.journeys.reader import Reader
from tests.kiosk.kiosk_maker import write_settings
from viewer.gui import one_window
from viewer.gui.ask import Ask
from viewer.gui.errands import Errands
from viewer.gui.one_window import MOST_CALLERS, OneWindow, hand_over
from viewer.lookup.errand import MOST_BYTES, Errand, OpenArticle, OpenSearch, Raise, encode
from viewer.visit.handout import Kind
from viewer.visit.visit import Visit

STITCH = "cervical-stitch"
INSUFFICIENCY = "what-is-cervical-insufficiency"
CODE, UNKNOWN = "O34.30", "Q87.89"

# -- two processes


class FirstWindow:
    """A window in a process of its own."""

    def __init__(self, library: Path, *arguments: str) -> None:
        """Start it and wait until it can be reached, or says that it cannot."""
        self.library = library
        command = [sys.executable, "-m", "tests.gui.window_program", "--library", str(library)]
        self.process = Popen(
            [*command, *arguments], cwd=ROOT, env=environment(), stdout=PIPE, text=True
        )
        self.listens = self.told()["listens"]

    def told(self) -> dict[str, object]:
        """Return the next thing it tells; waits for it."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            self.kill()
            raise AssertionError("The window is gone; what it said stands above.")
        found = json.loads(line)
        assert isinstance(found, dict)
        return found

    def asked(self, *arguments: str, said: str = "") -> dict[str, object]:
        """Run a second process with ``arguments``; return what is on the screen afterwards."""
        done = second(self.library, *arguments, said=said)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        return self.told()

    def kill(self) -> None:
        """End it as a crash does."""
        self.process.kill()
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT)}


def second(library: Path, *arguments: str, said: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "viewer", *arguments, "--library", str(library)]
    return subprocess.run(
        command,
        cwd=ROOT,
        env=environment(),
        input=said,
        capture_output=True,
        text=True,
        check=False,
    )


StartWindow = Callable[..., FirstWindow]


@pytest.fixture
def start(library_file: Path, tmp_path: Path) -> Iterator[StartWindow]:
    """Return what starts a window; all are gone after the test."""
    started: list[FirstWindow] = []

    def begin(*arguments: str) -> FirstWindow:
        started.append(FirstWindow(library_file, *arguments))
        return started[-1]

    yield begin
    for window in started:
        window.kill()


def sockets() -> list[Path]:
    return list(Path(os.environ["XDG_RUNTIME_DIR"]).iterdir())


def test_a_code_opens_its_article_in_the_window_that_is_there(start: StartWindow) -> None:
    window = start()
    assert window.listens
    for arguments in (
        ("open", "--code", f"ICD10:{CODE}"),
        ("open", "--url", f"snowdrop:open?code={CODE}"),
        (f"snowdrop:open?code={CODE}",),
    ):
        window.asked("open", STITCH)
        seen = window.asked(*arguments)
        assert (seen["page"], seen["searching"]) == (INSUFFICIENCY, False)
        assert CODE not in str(seen)


def test_a_code_can_be_read_from_the_standard_input(start: StartWindow) -> None:
    window = start()
    assert window.asked("open", "--code", "-", said=f"{CODE}\n")["page"] == INSUFFICIENCY
    said = "snowdrop:open?code=N96&patientPerson.name=Jane"
    assert window.asked("open", "--url", "-", said=said)["page"] == "trying-again"


def test_a_request_is_read_in_the_language_it_names_if_the_library_has_it(
    start: StartWindow,
) -> None:
    window = start()
    request = f"https://ehr/?mainSearchCriteria.v.c={CODE}&informationRecipient.languageCode.c="
    assert window.asked("open", "--url", f"{request}es-MX")["language"] == "es"
    assert window.asked("open", "--url", f"{request}fr")["language"] == "es"
    assert window.asked("open", "--url", f"{request}en")["language"] == "en"


def test_an_unknown_code_opens_the_empty_search_page_and_nothing_is_said_of_it(
    start: StartWindow,
) -> None:
    window = start()
    seen = window.asked("open", "--code", UNKNOWN)
    assert (seen["searching"], seen["typed"]) == (True, "")
    assert "Q87" not in str(seen)
    again = window.asked("open", "--url", "https://[malformed")
    assert again == seen


def test_a_second_start_with_nothing_to_open_only_brings_the_window_to_the_front(
    start: StartWindow,
) -> None:
    window = start("open", STITCH)
    for arguments in ((), ("open",), ("open", "--url")):
        assert window.asked(*arguments)["page"] == STITCH


@pytest.mark.parametrize(
    ("arguments", "page", "searching"),
    [
        (("open", "--code", CODE), INSUFFICIENCY, False),
        (("open", "--code", UNKNOWN), "home", True),
        (("open", "--code", "nonsense"), "home", True),
    ],
)
def test_where_there_is_no_window_one_is_opened_at_the_same_place(
    start: StartWindow, arguments: tuple[str, ...], page: str, searching: bool
) -> None:
    window = start(*arguments)
    seen = window.asked()
    assert (seen["page"], seen["searching"], seen["typed"]) == (page, searching, "")


def test_what_a_crash_leaves_behind_is_taken_away(start: StartWindow) -> None:
    first = start()
    first.process.kill()
    first.process.wait()
    assert len(sockets()) == 1
    again = start()
    assert again.listens
    assert again.asked("open", "--code", CODE)["page"] == INSUFFICIENCY


def test_a_window_that_is_closed_leaves_no_file_and_the_next_start_is_its_own(
    start: StartWindow,
) -> None:
    window = start()
    assert second(window.library, "open", "stop").returncode == 0
    assert window.told() == {"status": 0, "left": [], "app": True}
    assert start().asked("open", STITCH)["page"] == STITCH


def test_a_window_with_another_library_is_another_window(
    start: StartWindow, library_file: Path, tmp_path: Path
) -> None:
    start()
    other = tmp_path / "other.snowdrop"
    other.write_bytes(library_file.read_bytes())
    window = FirstWindow(other)
    try:
        assert window.listens
        assert len(sockets()) == 2
    finally:
        window.kill()


# -- what is imported, and when

IMPORTED = """
import json, os, sys
from pathlib import Path
import viewer.app as app
from viewer.open_library import Where
mode, library, settings = sys.argv[1:]
def stay(qt):
    for _ in range(100):
        qt.processEvents()
    sockets = [str(file) for file in Path(os.environ["XDG_RUNTIME_DIR"]).iterdir()]
    print(json.dumps({"modules": sorted(sys.modules), "sockets": sockets}), flush=True)
    return 0
app._stay = stay
os.environ["XDG_STATE_HOME"] = str(Path(settings).parent)
run = app.run if mode == "window" else app.run_kiosk
run(Where(library=Path(library)), Path(settings))
os._exit(0)
"""
"""Shows a window or a kiosk, lets it do all it wants to do, and tells what has been imported."""


def imported(mode: str, library: Path, folder: Path) -> tuple[set[str], int]:
    """Return the modules that a window or a kiosk has imported, and how many sockets it made."""
    result = subprocess.run(
        [sys.executable, "-c", IMPORTED, mode, str(library), str(write_settings(folder))],
        cwd=ROOT, env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    found = json.loads(result.stdout.splitlines()[-1])
    return set(found["modules"]), len(found["sockets"])


def test_a_kiosk_never_imports_what_listens_and_makes_no_socket(
    library_file: Path, tmp_path: Path
) -> None:
    # PySide6.QtQml, which the keyboard on the screen needs, brings the name QtNetwork with it; so
    # the look is at our one module that uses it.
    modules, sockets = imported("kiosk", library_file, tmp_path)
    assert "viewer.kiosk.window" in modules
    assert ("viewer.gui.one_window" in modules, sockets) == (False, 0)


def test_a_window_does_import_it_once_it_is_painted(library_file: Path, tmp_path: Path) -> None:
    # The control of the test above, and of the one in test_start_up.py: the same look finds it.
    modules, sockets = imported("window", library_file, tmp_path)
    assert modules >= {"PySide6.QtNetwork", "viewer.gui.one_window"}
    assert sockets == 1


# -- the end that listens


@pytest.fixture
def place(home: Path) -> Path:
    return home / "run" / "snowdrop-test"


@pytest.fixture
def here(qtbot: QtBot, place: Path) -> Iterator[OneWindow]:
    """Return what listens, in this very process."""
    found = OneWindow(place)
    assert found.listen()
    yield found
    found.close()
    found.deleteLater()
    settle()


@pytest.fixture
def heard(here: OneWindow) -> list[Errand]:
    errands: list[Errand] = []
    here.asked.connect(errands.append)
    return errands


@pytest.fixture
def call(qtbot: QtBot, place: Path, here: OneWindow) -> Iterator[Callable[[bytes], QLocalSocket]]:
    """Return what calls as any program of this user could, and says some bytes."""
    made: list[QLocalSocket] = []

    def say(said: bytes) -> QLocalSocket:
        socket = QLocalSocket()
        made.append(socket)
        socket.connectToServer(str(place))
        assert socket.waitForConnected()
        if said:
            socket.write(QByteArray(said))
            socket.flush()
        return socket

    yield say
    for socket in made:
        socket.abort()
        socket.deleteLater()
    settle()


Call = Callable[[bytes], QLocalSocket]


def gone(socket: QLocalSocket) -> bool:
    return socket.state() == QLocalSocket.LocalSocketState.UnconnectedState


@pytest.mark.parametrize("errand", [Raise(), OpenSearch("es"), OpenArticle(STITCH)])
def test_an_errand_is_answered_and_told(
    qtbot: QtBot, call: Call, heard: list[Errand], errand: Errand
) -> None:
    caller = call(encode(errand) + b"\n")
    qtbot.waitUntil(lambda: gone(caller))
    assert heard == [errand]
    assert caller.readAll().data() == one_window.TAKEN


@pytest.mark.parametrize(
    "said",
    [
        *(b"\n", b"hello\n", b"\xff\xfe\x00\n", b'{"type":"quit"}\n', b"GET / HTTP/1.1\r\n\r\n"),
        *(b"x" * 100_000, b"[" * 100_000, b'{"type":"article","address":"../../etc/passwd"}\n'),
        b'{"type":"raise"}' + b" " * MOST_BYTES + b"\n",
    ],
)
def test_whatever_is_no_errand_is_not_answered_and_the_next_one_is(
    qtbot: QtBot, call: Call, heard: list[Errand], said: bytes
) -> None:
    hostile = call(said)
    qtbot.waitUntil(lambda: gone(hostile))
    assert hostile.readAll().data() == b""
    assert heard == []
    friendly = call(encode(Raise()) + b"\n")
    qtbot.waitUntil(lambda: gone(friendly))
    assert heard == [Raise()]


def test_one_caller_says_one_thing(qtbot: QtBot, call: Call, heard: list[Errand]) -> None:
    caller = call((encode(Raise()) + b"\n") * 20)
    qtbot.waitUntil(lambda: gone(caller))
    assert heard == [Raise()]


def test_a_line_may_come_in_pieces(qtbot: QtBot, call: Call, heard: list[Errand]) -> None:
    line = encode(OpenArticle(STITCH)) + b"\n"
    caller = call(line[:7])
    settle()
    assert heard == []
    caller.write(QByteArray(line[7:]))
    qtbot.waitUntil(lambda: gone(caller))
    assert heard == [OpenArticle(STITCH)]


def test_a_caller_that_says_nothing_is_let_go_and_many_do_not_shut_others_out(
    qtbot: QtBot, call: Call, heard: list[Errand], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_window, "DEADLINE", 50)
    silent = [call(b"") for _ in range(MOST_CALLERS * 3)]
    qtbot.waitUntil(lambda: all(map(gone, silent)))
    friendly = call(encode(Raise()) + b"\n")
    qtbot.waitUntil(lambda: gone(friendly))
    assert heard == [Raise()]


def test_one_caller_too_many_is_turned_away_at_once(qtbot: QtBot, call: Call) -> None:
    # No deadline passes here: those that wait are still heard while the rest are turned away.
    callers = [call(b"") for _ in range(MOST_CALLERS + 2)]
    qtbot.waitUntil(lambda: sum(map(gone, callers)) >= 2)
    assert sum(map(gone, callers)) == 2


def test_a_caller_that_goes_away_half_way_is_forgotten(
    qtbot: QtBot, call: Call, here: OneWindow, heard: list[Errand]
) -> None:
    for _ in range(MOST_CALLERS * 3):
        call(encode(Raise())[:5]).abort()
    settle()
    friendly = call(encode(Raise()) + b"\n")
    qtbot.waitUntil(lambda: gone(friendly))
    assert heard == [Raise()]


def test_only_this_user_may_enter(here: OneWindow, place: Path) -> None:
    mode = stat.S_IMODE(place.lstat().st_mode)
    assert mode & (stat.S_IRWXG | stat.S_IRWXO) == 0
    # What it would be without the option: the control.
    open_to_all = QLocalServer()
    assert open_to_all.listen(f"{place}-open")
    assert stat.S_IMODE(place.with_name(f"{place.name}-open").lstat().st_mode) & stat.S_IRWXG
    open_to_all.close()


def test_a_second_listener_leaves_the_first_alone(
    qtbot: QtBot, here: OneWindow, place: Path, call: Call, heard: list[Errand]
) -> None:
    other = OneWindow(place)
    assert not other.listen()
    other.close()
    other.deleteLater()
    settle()
    caller = call(encode(Raise()) + b"\n")
    qtbot.waitUntil(lambda: gone(caller))
    assert heard == [Raise()]


# -- the end that calls


def test_a_window_that_hangs_is_given_up(
    here: OneWindow, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Nothing is heard while this test does not give way to Qt: as good as a window that hangs.
    monkeypatch.setattr(one_window, "PATIENCE", 20)
    assert not hand_over(place, Raise())


def test_where_nobody_is_nothing_is_handed_over(place: Path) -> None:
    assert not hand_over(place, Raise())
    place.write_text("no socket")
    assert not hand_over(place, Raise())


def test_nothing_is_told_to_what_another_user_has_put_there(
    qtbot: QtBot, here: OneWindow, place: Path, heard: list[Errand], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "getuid", lambda: place.lstat().st_uid + 1)
    assert not hand_over(place, OpenArticle(STITCH))
    settle()
    assert heard == []


# -- what the window does


@pytest.fixture
def doing(open_window: OpenWindow) -> tuple[Reader, Errands, Visit]:
    whole = open_window()
    errands = Errands(whole.window, whole.visit, whole.visit.languages)
    return Reader(whole), errands, whole.visit


def answer(reader: Reader, name: str) -> None:
    """Press the answer ``name`` of the question across the window."""
    question = reader.window.findChild(Ask)
    assert question is not None
    (button,) = (one for one in question.findChildren(QAbstractButton) if one.text() == name)
    reader.tap(button)


def test_words_that_were_searched_for_are_gone_when_a_code_opens_the_search_page(
    doing: tuple[Reader, Errands, Visit],
) -> None:
    reader, errands, _ = doing
    reader.search_for("bleeding")
    errands.take(OpenSearch())
    settle()
    assert reader.search.isVisible()
    assert reader.field.text() == ""


def test_a_handout_is_asked_about_before_the_page_of_a_code_opens(
    doing: tuple[Reader, Errands, Visit],
) -> None:
    reader, errands, visit = doing
    reader.window.open(STITCH)
    visit.handout.add(Kind.ARTICLE, STITCH)
    errands.take(OpenArticle(INSUFFICIENCY))
    settle()
    assert reader.opened[-1] == STITCH
    answer(reader, "New patient")
    assert reader.opened[-1] == INSUFFICIENCY
    assert visit.handout.count == 0


def test_a_handout_of_the_same_person_stays(
    doing: tuple[Reader, Errands, Visit],
) -> None:
    reader, errands, visit = doing
    visit.handout.add(Kind.ARTICLE, STITCH)
    errands.take(OpenArticle(INSUFFICIENCY))
    settle()
    assert reader.opened == []
    answer(reader, "The same person")
    assert reader.opened[-1] == INSUFFICIENCY
    assert visit.handout.count == 1


def test_an_errand_brings_back_a_window_that_was_put_away(
    doing: tuple[Reader, Errands, Visit],
) -> None:
    reader, errands, _ = doing
    reader.window.showMinimized()
    settle()
    assert reader.window.isMinimized()
    errands.take(Raise())
    settle()
    assert not reader.window.isMinimized()
    assert reader.opened == []
