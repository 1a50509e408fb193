"""Work on another thread: the newest counts, and no garbage of Qt is taken down there."""

import gc
import threading
from threading import Event

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.gui.background import Background


@pytest.fixture
def background(fonts: QApplication) -> Background:
    return Background(QObject(fonts))


def test_only_the_newest_work_counts(background: Background, qtbot: QtBot) -> None:
    go_on, found = Event(), list[object]()
    background.finished.connect(lambda: found.append(background.result()))
    background.run(go_on.wait)
    background.run(lambda: "new")
    go_on.set()
    qtbot.waitUntil(lambda: bool(found))
    assert found == ["new"]
    assert not background.is_running


def test_garbage_is_not_searched_for_on_another_thread(
    background: Background, qtbot: QtBot
) -> None:
    threads: list[str] = []

    def note(phase: str, info: dict[str, int]) -> None:
        threads.append(threading.current_thread().name)

    def litter() -> int:
        rings: list[list[object]] = []
        for _ in range(50_000):
            ring: list[object] = []
            ring.append(ring)
            rings.append(ring)
        return len(rings)

    gc.callbacks.append(note)
    try:
        with qtbot.waitSignal(background.finished):
            background.run(litter)
        qtbot.waitUntil(gc.isenabled)
        assert set(threads) <= {threading.main_thread().name}
        threads.clear()
        # The control: without it, that is where it happens. Work of another test that still goes on
        # may forbid it meanwhile.
        for _ in range(50):
            gc.enable()
            alone = threading.Thread(target=litter)
            alone.start()
            alone.join()
            if threads:
                break
        assert set(threads) - {threading.main_thread().name}
    finally:
        gc.callbacks.remove(note)
    assert background.result() == 50_000


def test_it_is_searched_for_again_even_when_nobody_wants_the_work_any_more(
    background: Background, qtbot: QtBot
) -> None:
    go_on = Event()
    background.run(go_on.wait)
    assert not gc.isenabled()
    background.end()
    go_on.set()
    qtbot.waitUntil(gc.isenabled)
