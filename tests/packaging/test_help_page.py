"""The page that stands there when Snowdrop does not: right numbers, and nothing it needs (K17)."""

import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtGui import QCloseEvent, QImage
from PySide6.QtWidgets import QApplication, QLabel

from tests.conftest import RESOURCES, settle
from viewer.cli import main
from viewer.help_page import TEMPLATE, help_program
from viewer.settings import ClinicContact, Settings
from viewer.support.directory import Directory
from viewer.support.source import load_support

DIRECTORY = load_support(RESOURCES)[0]
LANGUAGES = ["en", "es"]
WARD = ClinicContact(name="Ward <3> “Ñandú” '''\\", number="555-0100", hours="Day and night")
REGIONS = [region.code for region in DIRECTORY.regions("en")]
SCREENS = [(1024, 600), (1280, 800), (1920, 1080), (1080, 1920)]


def written(folder: Path, region: str | None, *contacts: ClinicContact) -> Path:
    file = folder / "snowdrop-help"
    program = help_program(Settings(contacts=contacts), DIRECTORY, LANGUAGES, region)
    file.write_text(program, encoding="utf-8")
    return file


def loaded(file: Path) -> ModuleType:
    """Return the program as a module, without leaving compiled code beside it."""
    loader = SourceFileLoader("snowdrop_help", str(file))
    spec = spec_from_loader(loader.name, loader)
    assert spec
    module = module_from_spec(spec)
    exec(loader.source_to_code(file.read_bytes(), str(file)), module.__dict__)  # noqa: S102 (ours)
    return module


@pytest.fixture
def shown(qapp: QApplication) -> Iterator[list[QLabel]]:
    """Collect windows of the program; they refuse to be closed, so they are deleted."""
    windows: list[QLabel] = []
    yield windows
    for window in windows:
        window.deleteLater()
    settle()


@pytest.mark.parametrize("region", REGIONS)
def test_each_region_gets_its_emergency_number_on_screen_and_console_K17(
    tmp_path: Path, shown: list[QLabel], region: str
) -> None:
    number = DIRECTORY.emergency(region)
    module = loaded(written(tmp_path, region, WARD))
    shown.append(module.label(1280, 800))
    for text in (module.text(), shown[0].text()):
        assert f"In an emergency, call {number}." in text
        assert f"En una emergencia, llame al {number}." in text
        assert "tell the receptionist now." in text
        assert "avise en la recepción ahora mismo." in text
        assert WARD.number in text
    assert WARD.name in module.text()


@pytest.mark.parametrize("region", [None, "FR", "XX"])
def test_without_a_known_region_no_number_is_guessed_K17(
    tmp_path: Path, region: str | None
) -> None:
    text = loaded(written(tmp_path, region)).text()
    assert "tell the receptionist now." in text
    assert "call your local emergency number." in text
    assert not any(sign.isdigit() for sign in text)


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_everything_fits_on_the_screen_in_large_letters_K17(
    tmp_path: Path, shown: list[QLabel], width: int, height: int
) -> None:
    contacts = [ClinicContact(name=f"Ward {at}", number=f"555-010{at}") for at in range(4)]
    page = loaded(written(tmp_path, "GB-SCT", *contacts)).label(width, height)
    shown.append(page)
    assert page.heightForWidth(width) <= height
    largest = max(int(part.split("px")[0]) for part in page.text().split("font-size:")[1:])
    assert largest >= 30


def test_no_key_closes_it_K13(tmp_path: Path, shown: list[QLabel]) -> None:
    page = loaded(written(tmp_path, "US")).label(800, 600)
    shown.append(page)
    asked = QCloseEvent()
    QApplication.sendEvent(page, asked)
    assert not asked.isAccepted()


def test_it_draws_itself_where_there_is_no_snowdrop_K17(tmp_path: Path) -> None:
    file, picture = written(tmp_path, "US", WARD), tmp_path / "help.png"
    program = [sys.executable, "-I", str(file), "--picture", str(picture)]
    # It runs in a folder of its own, and the import of Snowdrop would end it.
    block = "import sys; sys.modules['viewer'] = None; sys.argv = sys.argv[1:]"
    code = f"{block}\nimport runpy; runpy.run_path(sys.argv[0], run_name='__main__')"
    done = subprocess.run(
        [*program[:2], "-c", code, *program[2:]],
        cwd=tmp_path,
        env={"QT_QPA_PLATFORM": "offscreen", "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    drawn = QImage(str(picture))
    colors = {drawn.pixel(x, y) for x in range(0, drawn.width(), 3) for y in range(0, 400, 3)}
    assert len(colors) > 1, "the picture is blank"


@pytest.mark.parametrize("python", ["gone", sys.executable], ids=["no Python", "no screen"])
def test_where_no_window_can_be_had_the_words_stand_on_the_console_K17(
    tmp_path: Path, python: str
) -> None:
    file = written(tmp_path, "IE", WARD)
    with subprocess.Popen(
        [sys.executable, "-I", str(file), "--window-python", python],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # where a broken Qt tells why it ends the process
        text=True,
        encoding="utf-8",
        env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "no such screen"},
    ) as running:
        assert running.stdout
        lines = [running.stdout.readline() for _ in range(9)]
        running.kill()
    number = DIRECTORY.emergency("IE")
    assert any(f"In an emergency, call {number}." in line for line in lines)
    assert any(WARD.number in line for line in lines)


def test_the_program_is_short_and_shows_no_number_before_it_is_written_K17() -> None:
    text = TEMPLATE.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 100
    assert text == help_program(Settings(), Directory(), LANGUAGES, None)
    assert "import viewer" not in text
    assert "from viewer" not in text


def test_the_command_writes_it_whole_and_says_whose_number_it_holds_K17(
    library_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, settings = tmp_path / "help" / "snowdrop-help", tmp_path / "settings.toml"
    settings.write_text('region = "AU"\n', encoding="utf-8")
    command = ["--library", str(library_file), "kiosk", "write-help"]
    given = [*command, "--settings", str(settings), "--output", str(file)]
    assert main(given) == 1, "its folder is not there"
    file.parent.mkdir()
    assert main(given) == 0
    assert "The help page of AU tells people to call 000" in capsys.readouterr().out
    assert "call 000." in loaded(file).text()
    # What staff chose on the kiosk goes before the settings.
    assert main(["kiosk", "set-region", "NZ"]) == 0
    assert main(given) == 0
    assert "call 111." in loaded(file).text()
    assert [one.name for one in file.parent.iterdir()] == ["snowdrop-help"]
