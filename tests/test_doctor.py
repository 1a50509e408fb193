"""``snowdrop doctor``: every line is true, and names what to do where something is missing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.test_architecture import BLOCK_QT
from viewer import doctor, paths
from viewer.machine import Finding
from viewer.settings import Settings
from viewer.staff.proving import NOT_TOLD

FINE, MISSING = 0, 1
NO_ADDONS = BLOCK_QT.replace(
    'name.partition(".")[0] in {"PySide6", "shiboken6"}', 'name == "PySide6.QtTextToSpeech"'
)
OFF = 'listen = "off"\n'


def run(
    library: Path, settings: str, tmp_path: Path, block: str = "", *more: str
) -> tuple[int, str]:
    """Run the command and return its status and what it prints."""
    file = tmp_path / "settings.toml"
    file.write_text(settings, encoding="utf-8")
    code = f"import sys\n{block}\nfrom viewer.cli import main\nsys.exit(main(sys.argv[1:]))"
    given = ["--library", str(library), "doctor", "--settings", str(file), *more]
    result = subprocess.run(
        [sys.executable, "-c", code, *given],
        cwd=ROOT,
        env=os.environ | {"PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert result.stderr == ""
    return result.returncode, result.stdout


def test_where_everything_is_there_it_says_so(library_file: Path, tmp_path: Path) -> None:
    status, text = run(library_file, OFF, tmp_path)
    lines, kiosk = (part.splitlines() for part in text.split("\n\n"))
    assert (status, lines[-1]) == (FINE, "Everything is there."), text
    assert all(line.startswith("ok ") for line in lines[:-1])
    looked_at = [line[9:].partition(":")[0] for line in lines[:-1]]
    known = ["Python", "Library", "Qt", "Typeface", "Translation (es)", "Reading aloud"]
    assert [what for what in looked_at if what != "Screen"] == known
    # What only a kiosk needs is told, and does not count on a clinic PC.
    assert kiosk[0] == "For a kiosk (does not count here):"
    assert any(line.startswith("missing  Staff PIN: not set") for line in kiosk)


def test_for_a_kiosk_what_it_lacks_counts_K19(library_file: Path, tmp_path: Path) -> None:
    status, text = run(library_file, OFF, tmp_path, "", "--kiosk")
    assert status == MISSING
    assert "Everything is there.\n\nFor a kiosk:\n" in text
    assert text.endswith(" missing for a kiosk.\n")


@pytest.mark.parametrize(
    ("systemd", "told"),
    [
        ("echo 'Last visit cleared: 2026-11-22'", "2026-11-22"),
        ("echo 'Last visit cleared: none since the start'", "none since the start"),
        ("echo 'Ending'", NOT_TOLD),
        ("echo >&2 'no bus'; exit 1", NOT_TOLD),
        ("", NOT_TOLD),  # there is no systemd
    ],
)
def test_the_proof_tells_the_day_of_the_last_wipe_as_systemd_knows_it_K18(
    library_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    systemd: str,
    told: str,
) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    if systemd:
        stand_in = programs / "systemctl"
        stand_in.write_text(f"#!/bin/sh\n{systemd}\n", encoding="utf-8")
        stand_in.chmod(0o755)
    status, text = run(library_file, OFF, tmp_path, "", "--proof")
    assert status == FINE
    assert f"\nLast visit cleared: {told}\n" in text


def test_the_proof_names_the_files_a_kiosk_has_written_and_strange_ones_K9(
    library_file: Path, tmp_path: Path, home: Path
) -> None:
    folder = paths.state_folder()
    folder.mkdir(parents=True)
    (folder / "kiosk.log").touch()
    status, text = run(library_file, OFF, tmp_path, "", "--proof")
    assert (status, f"Files in {folder}: kiosk.log\n" in text) == (FINE, True)
    (folder / "recent.txt").touch()
    status, text = run(library_file, OFF, tmp_path, "", "--proof")
    assert (status, "kiosk.log, [recent.txt]" in text) == (MISSING, True)
    assert "find out what writes them" in text


def test_without_qt_it_still_runs_and_says_what_to_install(
    library_file: Path, tmp_path: Path
) -> None:
    status, text = run(library_file, "", tmp_path, BLOCK_QT)
    assert status == MISSING
    assert "missing  Qt: PySide6 is not installed" in text
    assert "pip install PySide6-Essentials" in text
    assert "ok       Library:" in text


def test_without_the_extra_package_it_says_how_to_get_it(
    library_file: Path, tmp_path: Path
) -> None:
    status, text = run(library_file, "", tmp_path, NO_ADDONS)
    assert status == MISSING
    assert "missing  Reading aloud: PySide6-Addons is not installed" in text
    assert "snowdrop-viewer[speech]" in text
    assert "ok       Qt:" in text


def test_a_library_that_does_not_open_and_a_bad_setting_are_named(tmp_path: Path) -> None:
    broken = tmp_path / "broken.snowdrop"
    broken.write_bytes(b"no library")
    status, text = run(broken, f'{OFF}theme = "pink"\n', tmp_path)
    assert status == MISSING
    assert "missing  Library: " in text
    assert "broken.snowdrop" in text
    assert "missing  Settings: settings.toml:2" in text
    assert "ok       Qt:" in text


def test_voices_are_named_for_each_language_of_the_library_L3() -> None:
    # Qt's engine for tests speaks English and no Spanish.
    found = list(doctor.speech(Settings(), ["en", "es"], engine="mock"))
    assert [str(one).partition("\n")[0] for one in found] == [
        "ok       Reading aloud: mock",
        "ok       Voice (en): Bob and 3 more",
        "missing  Voice (es): none",
    ]
    assert "espeak-ng" in found[2].to_do
    assert "speech-dispatcher" in found[2].to_do


def test_an_engine_that_cannot_be_had_is_missing() -> None:
    (found,) = doctor.speech(Settings(), ["en"], engine="unheard-of")
    assert "no speech service answers" in found.says
    assert found.to_do == doctor.HOW_TO_SPEAK


def test_a_service_that_hangs_or_crashes_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(doctor.BrokenError, match="library is gone"):
        doctor.attempt("raise SystemExit('the library is gone')")
    with pytest.raises(doctor.BrokenError, match="status -"):
        doctor.attempt("import os; os.kill(os.getpid(), 9)")
    monkeypatch.setattr(doctor, "PATIENCE", 0.2)
    with pytest.raises(doctor.BrokenError, match="does not answer"):
        doctor.attempt("while True: pass")
    assert doctor.attempt("print(1); print('{\"a\": 2}')", screen="") == {"a": 2}


@pytest.mark.parametrize(
    ("finding", "is_fine"),
    [
        (doctor.python_version((3, 11, 0)), True),
        (doctor.python_version((3, 10, 9)), False),
        (doctor.typeface(list(doctor.FONTS)), True),
        (doctor.typeface(list(doctor.FONTS[1:])), False),
        (doctor.translation("es-US", ["snowdrop_es"]), True),
        (doctor.translation("fr", ["snowdrop_es"]), False),
    ],
)
def test_what_is_missing_comes_with_what_to_do(finding: Finding, is_fine: bool) -> None:
    assert str(finding).startswith("ok " if is_fine else "missing ")
    assert (finding.to_do == "") is is_fine
