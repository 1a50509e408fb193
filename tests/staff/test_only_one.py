"""One kiosk of a user, and no second one over it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from viewer.problems import RejectedError
from viewer.staff.only_one import be_the_only_one

HOLDER = """
import sys
from pathlib import Path
from viewer.staff.only_one import be_the_only_one
held = be_the_only_one(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_kiosk_is_told_that_one_runs_and_a_killed_one_holds_nothing_K17(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "state"
    command = [sys.executable, "-c", HOLDER, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(RejectedError, match="runs already"):
            be_the_only_one(folder)
        other.send_signal(signal.SIGKILL)
        other.wait()
    held = be_the_only_one(folder)
    assert held is not None
    os.close(held)
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_made_keeps_no_kiosk_from_starting(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("no folder", encoding="utf-8")
    assert be_the_only_one(file / "state") is None
