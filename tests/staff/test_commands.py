"""``snowdrop kiosk``: setting the PIN and the region, as a person and as a script do."""

import getpass
import os
import pty
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.conftest import MORNING, ROOT
from tests.staff.conftest import PIN, PIN_HASH, WRONG, full_disk
from viewer import paths
from viewer.cli import main
from viewer.clock import FixedClock
from viewer.staff.door import Door, Outcome
from viewer.staff.pin import is_pin
from viewer.staff.state import StaffState, read_state, save_state

DONE, NOT_POSSIBLE = 0, 1
COMMAND = [sys.executable, "-m", "viewer", "kiosk", "set-pin"]


@pytest.fixture
def kept(home: Path) -> Path:
    return paths.staff_state()


def script(given: bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, "--stdin"], cwd=ROOT, input=given, capture_output=True, check=False
    )


def typing(monkeypatch: pytest.MonkeyPatch, *texts: str) -> None:
    answers = iter(texts)
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: next(answers))


def rest(terminal: int) -> bytes:
    """Return what is still shown on ``terminal``, until the program at it has ended."""
    shown = b""
    while True:
        try:
            piece = os.read(terminal, 1000)
        except OSError:  # this is how Linux says that nobody is at the other end
            return shown
        if not piece:
            return shown
        shown += piece


@pytest.mark.parametrize("given", [b"274917\n", b"274917\r\n", b"274917", b"274917\nmore\n"])
def test_K18_a_script_sets_the_PIN_from_its_first_line(kept: Path, given: bytes) -> None:
    result = script(given)
    assert (result.returncode, result.stderr) == (DONE, b"")
    assert str(kept).encode() in result.stdout
    assert PIN.encode() not in result.stdout + kept.read_bytes()
    assert Door(kept, FixedClock(MORNING)).try_pin(PIN) is Outcome.OPEN


@pytest.mark.parametrize(
    "given", [b"", b"\n", b"123456\n", b"27491\n", b" 274917\n", b"\xff" * 9, b"27" * 9_999]
)
def test_K18_a_script_that_gives_no_good_PIN_is_told_in_a_sentence(
    kept: Path, given: bytes
) -> None:
    result = script(given)
    assert (result.returncode, result.stdout) == (NOT_POSSIBLE, b"")
    assert result.stderr.decode().startswith("PIN: error: A PIN ")
    assert result.stderr.count(b"\n") == 1
    assert not kept.exists()


def test_K18_at_a_terminal_the_PIN_is_asked_for_twice_and_never_shown(kept: Path) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        COMMAND, cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    ) as person:
        os.close(theirs)
        shown = b""
        for question in (b"New PIN: ", b"again: "):
            while not shown.endswith(question):
                shown += os.read(ours, 1000)
            os.write(ours, PIN.encode() + b"\n")
        shown += rest(ours)
        os.close(ours)
        assert person.wait(timeout=30) == DONE, shown
    assert PIN.encode() not in shown
    found, _ = read_state(kept)
    assert found.pin is not None
    assert is_pin(PIN, found.pin)


def test_K18_two_that_differ_set_nothing(
    kept: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typing(monkeypatch, PIN, WRONG)
    assert main(["kiosk", "set-pin"]) == NOT_POSSIBLE
    assert "not the same" in capsys.readouterr().err
    assert not kept.exists()


def test_K18_a_PIN_that_is_easy_to_guess_is_refused_before_it_is_typed_again(
    kept: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typing(monkeypatch, "111111")
    assert main(["kiosk", "set-pin"]) == NOT_POSSIBLE
    assert "same digit" in capsys.readouterr().err
    assert not kept.exists()


def test_K18_where_what_is_typed_would_be_seen_it_is_not_asked_for(kept: Path) -> None:
    # A session of its own has no terminal; getpass would read from the pipe, and show it.
    result = subprocess.run(
        COMMAND, cwd=ROOT, input=b"274917\n274917\n", capture_output=True, check=False,
        start_new_session=True,
    )  # fmt: skip
    assert result.returncode == NOT_POSSIBLE
    assert b"--stdin" in result.stderr
    assert b"Traceback" not in result.stderr
    assert not kept.exists()


def test_K18_a_new_PIN_ends_the_lock_and_leaves_the_choices(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    until = datetime(2026, 11, 24, 16, 5, tzinfo=UTC)
    before = StaffState(region="US", language="es", pin=PIN_HASH, wrong=5, locked_until=until)
    save_state(kept, before)
    typing(monkeypatch, WRONG, WRONG)
    assert main(["kiosk", "set-pin"]) == DONE
    found, _ = read_state(kept)
    assert (found.region, found.language, found.wrong, found.locked_until) == ("US", "es", 0, None)
    assert Door(kept, FixedClock(MORNING)).try_pin(WRONG) is Outcome.OPEN


def test_K18_a_new_PIN_mends_a_damaged_file_and_says_what_is_gone(
    kept: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"{")
    typing(monkeypatch, PIN, PIN)
    assert main(["kiosk", "set-pin"]) == DONE
    assert "damaged" in capsys.readouterr().out
    assert Door(kept, FixedClock(MORNING)).try_pin(PIN) is Outcome.OPEN


def test_a_region_is_kept_beside_the_PIN(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save_state(kept, StaffState(pin=PIN_HASH))
    assert main(["kiosk", "set-region", "GB-SCT"]) == DONE
    assert "GB-SCT" in capsys.readouterr().out
    assert read_state(kept) == (StaffState(region="GB-SCT", pin=PIN_HASH), [])


def test_what_is_no_region_is_a_sentence(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kiosk", "set-region", "Scotland"]) == NOT_POSSIBLE
    assert "Name one of: AU, CA, GB-ENG" in capsys.readouterr().err
    assert not kept.exists()


def test_a_disk_that_is_full_is_a_sentence(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with full_disk():
        status = main(["kiosk", "set-region", "US"])
    # What is printed meanwhile goes to a file of pytest, which is on the same full disk.
    assert status == NOT_POSSIBLE
    assert not kept.exists()


def test_K18_argon2_is_imported_only_when_a_PIN_is_set_or_tried(kept: Path) -> None:
    code = (
        "import sys\n"
        "import viewer.staff.door, viewer.staff.log\n"
        "from viewer.cli import main\n"
        "main(['kiosk', 'set-region', 'US'])\n"
        "assert 'argon2' not in sys.modules\n"
        "from viewer.staff.pin import is_pin\n"
        "is_pin('1', '')\n"
        "assert 'argon2' in sys.modules\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False
    )
    assert result.returncode == 0, result.stderr
