"""A part that fails ends the visit, telling nothing; one that cannot ends the program (K17)."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.conftest import settle
from tests.kiosk.kiosk_maker import make
from tests.kiosk.watching import on_show
from viewer.kiosk.run import BROKEN, Kiosk
from viewer.staff.log import Event

CANARY = "zqcanaryfault"


@pytest.fixture
def kiosk(fonts: QApplication, tmp_path: Path, library_file: Path) -> Iterator[Kiosk]:
    with make(tmp_path, library_file, size=(1280, 800)) as made:
        made.window.begin()
        made.window.desk.open("cervical-stitch")
        settle()
        yield made


def fail(kiosk: Kiosk) -> None:
    """Have an exception arrive as Python hands on one that nobody caught."""
    try:
        raise ValueError(CANARY)
    except ValueError:
        kind, error, trace = sys.exc_info()
        assert kind is not None
        assert error is not None
        kiosk.recover(kind, error, trace)
    settle()


def test_a_fault_returns_to_the_quiet_page_and_leaves_a_line_without_its_words_K17(
    kiosk: Kiosk, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    visit = kiosk.window.desk.visit
    fail(kiosk)
    assert on_show(kiosk) is kiosk.window.attract
    assert kiosk.window.desk.visit is not visit
    entry = kiosk.kept.log.last(Event.PROBLEM)
    assert entry is not None
    assert entry.problem == "unexpected-error"
    written = "".join(file.read_text("utf-8") for file in tmp_path.glob("kiosk.*"))
    assert CANARY not in written + "".join(capfd.readouterr())


def test_where_even_that_fails_the_program_ends_so_that_the_system_starts_it_anew_K17(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[int] = []
    monkeypatch.setattr(QApplication, "exit", left.append)
    fail(kiosk)
    assert left == []  # the control: where the visit can be ended, the program goes on

    def broken() -> None:
        raise RuntimeError(CANARY)

    monkeypatch.setattr(kiosk.window, "rest", broken)
    fail(kiosk)
    assert left == [BROKEN]
    assert BROKEN != 0
