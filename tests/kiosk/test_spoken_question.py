"""The question is said aloud only to someone who listens: the room must not hear it else (A27)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.conftest import settle
from tests.gui.speaking import HandEngine
from tests.kiosk.kiosk_maker import make
from tests.kiosk.watching import reader_of
from viewer.kiosk.idle import WARNING
from viewer.kiosk.run import Kiosk

LOUD = 'region = "US"\nlisten = "loudspeaker"\n'


@pytest.fixture
def kiosk(
    voices: list[HandEngine], fonts: QApplication, tmp_path: Path, library_file: Path
) -> Iterator[Kiosk]:
    with make(tmp_path, library_file, settings=LOUD, size=(1280, 800)) as made:
        made.window.begin()
        made.window.desk.open("cervical-stitch")
        settle()
        yield made


def ask(kiosk: Kiosk) -> None:
    kiosk.window.idle.counted.emit(WARNING)
    settle()


def test_A27_who_has_listened_hears_the_question_and_the_page_keeps_its_place(
    voices: list[HandEngine], kiosk: Kiosk
) -> None:
    reader = reader_of(kiosk)
    reader.press("Listen to this page")
    reader.press("Read aloud")
    reader.press("Pause")
    reader.article.verticalScrollBar().setValue(900)
    ask(kiosk)
    assert voices[-1].said[-1].startswith("Are you still reading?")
    assert voices[-1].is_speaking()
    kiosk.window.question.stayed.emit()
    kiosk.window.idle.resumed.emit()
    settle()
    assert not voices[-1].is_speaking()
    # At a whole line: the bar to listen has gone, and the page has become taller.
    assert abs(reader.article.verticalScrollBar().value() - 900) < 30
    reader.press("Listen to this page")
    reader.press("Read aloud")
    assert not voices[-1].said[-1].startswith("Are you still reading?")


def test_A27_who_has_not_listened_is_asked_in_silence(
    voices: list[HandEngine], kiosk: Kiosk
) -> None:
    ask(kiosk)
    assert not any(voice.said for voice in voices)


def test_A27_the_next_visit_does_not_inherit_the_voice(
    voices: list[HandEngine], kiosk: Kiosk
) -> None:
    reader = reader_of(kiosk)
    reader.press("Listen to this page")
    reader.press("Read aloud")
    kiosk.window.finish()
    settle()
    said = [len(voice.said) for voice in voices]
    ask(kiosk)
    assert [len(voice.said) for voice in voices] == said
