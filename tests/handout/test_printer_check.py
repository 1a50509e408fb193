"""The line of ``snowdrop doctor`` about the printer, from a real print service (K19)."""

from pathlib import Path

import pytest

from tests.handout.cups_server import cups_server
from tests.handout.queues import FILED, PAUSED, SHUT
from viewer.handout.printer_check import printer
from viewer.settings import Printing, Settings


def named(name: str) -> Settings:
    return Settings(printing=Printing(printer=name))


def test_the_doctor_tells_how_the_printer_is_and_what_to_do_K19(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with cups_server() as service:
        monkeypatch.setenv("CUPS_SERVER", str(service.place))
        assert str(printer(named(FILED))) == f"ok       Printer: {FILED} answers"
        for name, says in ((PAUSED, "stopped"), (SHUT, "takes no jobs"), ("Removed", "not there")):
            found = printer(named(name))
            assert says in found.says
            assert found.to_do.endswith("A kiosk works without a printer.")
            assert not found.missing
    assert "the print service does not run" in printer(named(FILED)).says


def test_without_a_printer_in_the_settings_nobody_is_asked_K19(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(home / "nothing"))
    found = printer(Settings())
    assert found.says == "none is named in the settings"
    assert found.optional
