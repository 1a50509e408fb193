"""A speech service that hangs: the window goes on, and the reader is told what to do (F12)."""

import socket
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import PySide6.QtTextToSpeech  # noqa: F401 (what it says of this computer at its first import)
import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from tests.conftest import OpenWindow, settle
from tests.gui.speaking import HandEngine, HandService
from tests.journeys.reader import Reader
from viewer.gui import speaker as speaker_module
from viewer.gui import speech_finder
from viewer.gui.listen_bar import ListenBar
from viewer.gui.speaker import Speaker
from viewer.gui.speech_engine import system_service
from viewer.gui.speech_service import (
    ADDRESS,
    Missing,
    SpeechService,
    service_address,
    start_service,
)

STITCH, LOSS = "cervical-stitch", "second-trimester-loss"
FOREVER, SOON = 600_000, 50
GREETING, MODULES = "SET SELF CLIENT_NAME snowdrop:snowdrop:knock", "LIST OUTPUT_MODULES"
EVERY_QUESTION = [
    *(GREETING, MODULES),
    *("SET SELF OUTPUT_MODULE espeak-ng", "LIST SYNTHESIS_VOICES"),
    *("SET SELF OUTPUT_MODULE festival", "LIST SYNTHESIS_VOICES"),
]


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return where the socket of the service is; a socket's path must be short."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        path = Path(folder, "speechd.sock")
        monkeypatch.setenv(ADDRESS, f"unix_socket:{path}")
        yield path


Serve = Callable[..., HandService]


@pytest.fixture
def serve(place: Path, fonts: QApplication) -> Iterator[Serve]:
    """Return what opens a service at the place."""
    opened: list[HandService] = []

    def open_one(*deaf_to: str, backlog: int = 5) -> HandService:
        opened.append(HandService(place, deaf_to, backlog=backlog))
        return opened[-1]

    yield open_one
    for service in opened:
        service.close()


def never() -> bool:
    """Be unable to start a service: none is installed."""
    return False


class Call:
    """One call at the service, and what came of it."""

    def __init__(self, patience: int = FOREVER, start: Callable[[], bool] = never) -> None:
        """Ask."""
        self.ends: list[str] = []
        self.service = SpeechService(service_address(), None, patience, start)
        self.service.ended.connect(self.ends.append)
        self.service.ask()

    def over(self) -> bool:
        return bool(self.ends)


# -- the call


@pytest.mark.parametrize("slow", [False, True])
def test_a_service_that_answers_is_asked_all_that_qt_will_ask_it_F12(
    serve: Serve, qtbot: QtBot, slow: bool
) -> None:
    service = serve()
    service.slow = slow
    call = Call()
    qtbot.waitUntil(call.over)
    assert call.ends == [Missing.NOTHING]
    assert service.asked == EVERY_QUESTION
    qtbot.waitUntil(lambda: service.callers == [])


@pytest.mark.parametrize("deaf_to", ["", GREETING, MODULES, EVERY_QUESTION[4], EVERY_QUESTION[5]])
def test_a_service_that_hangs_at_any_question_is_given_up_F12(
    serve: Serve, qtbot: QtBot, deaf_to: str
) -> None:
    service = serve(deaf_to)
    call = Call(patience=SOON)
    assert call.ends == []
    qtbot.waitUntil(call.over)
    assert call.ends == [Missing.ANSWER]
    assert service.asked == EVERY_QUESTION[: len(service.asked)]
    qtbot.waitUntil(lambda: service.callers == [])


def test_a_service_that_hangs_up_does_not_answer(serve: Serve, qtbot: QtBot) -> None:
    serve().hangs_up = True
    call = Call()
    qtbot.waitUntil(call.over)
    assert call.ends == [Missing.ANSWER]


def test_a_service_with_no_room_for_another_call_is_given_up(
    serve: Serve, place: Path, qtbot: QtBot
) -> None:
    serve(backlog=0)
    waiting = []
    for _ in range(4):
        caller = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        caller.setblocking(False)
        waiting.append(caller)
        try:
            caller.connect(str(place))
        except BlockingIOError:
            break
    else:
        pytest.fail("There was always room; nothing is shown here.")
    call = Call(patience=SOON)
    qtbot.waitUntil(call.over)
    assert call.ends == [Missing.ANSWER]
    for caller in waiting:
        caller.close()


def test_where_no_service_is_installed_nobody_waits(place: Path, fonts: QApplication) -> None:
    assert Call().ends == [Missing.SERVICE]


def test_a_service_that_is_not_there_yet_is_started_once(serve: Serve, qtbot: QtBot) -> None:
    started: list[HandService] = []

    def start() -> bool:
        started.append(serve())
        return True

    call = Call(start=start)
    qtbot.waitUntil(call.over)
    assert call.ends == [Missing.NOTHING]
    assert len(started) == 1


def test_a_service_that_is_started_and_never_comes_is_given_up(place: Path, qtbot: QtBot) -> None:
    call = Call(SOON, lambda: True)
    qtbot.waitUntil(call.over)
    assert call.ends == [Missing.ANSWER]


def test_a_service_on_another_computer_is_not_called_K8(
    place: Path, fonts: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert service_address() == place
    monkeypatch.setenv(ADDRESS, "inet_socket:192.0.2.1:6560")
    assert service_address() is None
    assert Call(start=lambda: True).ends == [Missing.SERVICE]


def test_the_service_is_looked_for_where_its_own_library_does(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tmp_path.chmod(0o700)
    monkeypatch.delenv(ADDRESS, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert service_address() == tmp_path / "speech-dispatcher" / "speechd.sock"


def test_a_service_that_is_not_installed_is_not_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert start_service() is False


# -- the window


class Voices:
    """Every engine that the window has asked for."""

    def __init__(self) -> None:
        """Begin with none."""
        self.made: list[HandEngine] = []

    def __call__(self, parent: QObject) -> Any:
        """Make another one."""
        self.made.append(HandEngine(parent))
        return self.made[-1]

    @property
    def said(self) -> list[str]:
        """Everything that was said."""
        return [text for engine in self.made for text in engine.said]


@pytest.fixture
def voices(place: Path, monkeypatch: pytest.MonkeyPatch) -> Voices:
    """Put a voice of our own behind the service, which is asked first."""
    made = Voices()
    for module in (speaker_module, speech_finder):
        monkeypatch.setattr(module, "system_engine", made)
    return made


@pytest.fixture
def reader(open_window: OpenWindow, voices: Voices) -> Reader:
    reader = Reader(open_window())
    reader.window.open(STITCH)
    settle()
    return reader


def be_patient(monkeypatch: pytest.MonkeyPatch, patience: int, kind: type = SpeechService) -> None:
    """Wait so long for the service, in milliseconds."""

    def ask(parent: QObject) -> Any:
        return kind(service_address(), parent, patience, never)

    monkeypatch.setattr(speech_finder, "system_service", ask)


def bar_says(reader: Reader) -> str:
    (bar,) = reader.window.findChildren(ListenBar)
    return "\n".join(one.text() for one in bar.findChildren(QLabel)).replace("\u200b", "")


def buttons(reader: Reader) -> list[str]:
    (bar,) = reader.window.findChildren(ListenBar)
    return [one.accessibleName() for one in bar.findChildren(QToolButton) if one.isEnabled()]


def test_the_service_of_this_computer_is_asked_before_its_voice_is_opened_F12(
    reader: Reader, voices: Voices, serve: Serve, qtbot: QtBot
) -> None:
    service = serve()
    assert isinstance(system_service(reader.window), SpeechService)
    reader.press("Listen to this page")
    assert voices.made == []
    qtbot.waitUntil(lambda: bool(voices.made))
    assert service.asked == EVERY_QUESTION


def test_while_a_service_hangs_reading_goes_on_F12(
    reader: Reader, voices: Voices, serve: Serve, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Ten minutes of patience: were anything to wait for the service, this would not end.
    service = serve("")
    be_patient(monkeypatch, FOREVER)
    reader.press("Listen to this page")
    assert "Looking for a voice" in bar_says(reader)
    reader.scroll_to("How well it works")
    assert reader.reads("How well it works")
    reader.window.grow_text()
    reader.window.open(LOSS)
    assert reader.window.findChildren(ListenBar)[0].isVisible()
    assert "Looking for a voice" in bar_says(reader)
    reader.press("Close")
    qtbot.waitUntil(lambda: service.callers == [])
    assert voices.made == []


def test_a_service_that_never_answers_is_told_with_what_to_do_F12(
    reader: Reader, voices: Voices, serve: Serve, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = serve("")
    be_patient(monkeypatch, SOON)
    reader.press("Listen to this page")
    assert reader.button("Read aloud").hasFocus()
    qtbot.waitUntil(lambda: "does not answer" in bar_says(reader))
    assert "close this bar and press Listen" in bar_says(reader)
    assert buttons(reader) == ["Close"]
    assert reader.button("Close").hasFocus()
    assert voices.made == []
    # What it says can be done: another try, now that the service answers.
    service.deaf_to = ()
    reader.press("Close")
    be_patient(monkeypatch, FOREVER)
    reader.press("Listen to this page")
    qtbot.waitUntil(lambda: "Voice: Marta" in bar_says(reader))
    reader.press("Read aloud")
    assert len(voices.said) == 1


class Freezing(SpeechService):
    """Waits for the service on the thread that draws, as Qt does."""

    def ask(self) -> None:
        """Ask, and wait."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as made:
            made.settimeout(SOON / 1000)
            made.connect(str(service_address()))
            with pytest.raises(TimeoutError):
                made.recv(1)
        self.ended.emit(Missing.ANSWER)


@pytest.mark.parametrize(("kind", "free"), [(SpeechService, True), (Freezing, False)])
def test_the_window_is_free_until_the_sentence_stands_there_F12(
    reader: Reader,
    serve: Serve,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    kind: type[SpeechService],
    free: bool,
) -> None:
    serve("")
    be_patient(monkeypatch, SOON, kind)
    turns: list[str] = []
    clock = QTimer(reader.window)

    def turn() -> None:
        turns.append("free" if "Looking" in bar_says(reader) else "told")

    clock.timeout.connect(turn)
    clock.start(0)
    reader.press("Listen to this page")
    qtbot.waitUntil(lambda: "told" in turns)
    clock.stop()
    assert "does not answer" in bar_says(reader)
    assert ("free" in turns) is free  # the second one is the control


def test_whoever_presses_early_hears_as_soon_as_there_is_a_voice(
    reader: Reader, voices: Voices, serve: Serve, qtbot: QtBot
) -> None:
    service = serve()
    service.holds = True
    reader.press("Listen to this page")
    reader.press("Read aloud")
    assert "Pause" in buttons(reader)
    qtbot.waitUntil(lambda: service.asked == [GREETING])
    assert voices.said == []
    service.let_go()
    qtbot.waitUntil(lambda: len(voices.said) == 1)
    assert "Pause" in buttons(reader)


def stop_the_voice(reader: Reader) -> None:
    for speaker in reader.window.findChildren(Speaker):
        speaker.stop()


LEAVING: list[Callable[[Reader], None]] = [
    lambda reader: reader.press("Pause"),
    lambda reader: reader.press("Close"),
    lambda reader: reader.window.open("home"),
    lambda reader: reader.window.open(LOSS),
    stop_the_voice,
    lambda reader: reader.window.hide(),
]


@pytest.mark.parametrize("leave", LEAVING, ids=range(len(LEAVING)))
def test_whoever_leaves_before_there_is_a_voice_hears_nothing_A27(
    reader: Reader, voices: Voices, serve: Serve, qtbot: QtBot, leave: Callable[[Reader], None]
) -> None:
    service = serve()
    service.holds = True
    reader.press("Listen to this page")
    reader.press("Read aloud")
    qtbot.waitUntil(lambda: service.asked == [GREETING])
    leave(reader)
    service.let_go()
    qtbot.waitUntil(lambda: service.callers == [])
    settle()
    assert voices.said == []
    assert "Pause" not in buttons(reader)


def test_coming_back_to_a_page_the_bar_can_be_begun_again(
    reader: Reader, voices: Voices, serve: Serve, qtbot: QtBot
) -> None:
    serve()
    reader.press("Listen to this page")
    reader.window.hide()
    reader.window.show()
    settle()
    assert "Looking" not in bar_says(reader)
    reader.press("Read aloud")
    qtbot.waitUntil(lambda: len(voices.said) == 1)
