"""Writing a library: a reader finds the old one or the new one, never half of either."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from viewer.library.output import write_library
from viewer.problems import RejectedError

OLD, NEW = b"old library", b"new library" * 1_000
Writer = Callable[[bytes, Path], None]


def torn(data: bytes, output: Path) -> None:
    """Write as one should not: straight over the old file."""
    with output.open("wb") as file:
        file.write(data[:100])
        file.flush()
        os.fsync(file.fileno())
        file.write(data[100:])


def after_a_stop(writer: Writer, place: Path, stop: str, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """Return what lies at ``output`` after the program ends in the middle of ``stop``."""
    output = place / "library.snowdrop"
    output.write_bytes(OLD)

    def end(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(stop, end)
        with pytest.raises(KeyboardInterrupt):
            writer(NEW, output)
    return output.read_bytes()


@pytest.mark.parametrize("stop", ["os.fsync", "pathlib.Path.replace", "pathlib.Path.chmod"])
def test_a_stop_at_any_moment_leaves_the_old_library_T9(
    tmp_path: Path, stop: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert after_a_stop(write_library, tmp_path, stop, monkeypatch) == OLD


def test_a_writer_that_overwrites_in_place_is_caught_T9(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert after_a_stop(torn, tmp_path, "os.fsync", monkeypatch) != OLD


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
def test_a_kill_while_writing_leaves_the_old_library_T9(tmp_path: Path) -> None:
    output = tmp_path / "library.snowdrop"
    output.write_bytes(OLD)
    program = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from viewer.library.output import write_library\n"
        "os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)\n"
        "write_library(b'new' * 1000, Path(sys.argv[1]))\n"
    )
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    ended = subprocess.run(
        [sys.executable, "-c", program, str(output)], check=False, env=environment
    )
    assert ended.returncode == -signal.SIGKILL
    assert output.read_bytes() == OLD


@pytest.mark.parametrize(
    ("stop", "number", "words"),
    [
        ("os.fsync", errno.ENOSPC, "disk is full"),
        ("os.fsync", errno.EDQUOT, "used up"),
        ("os.fsync", errno.EIO, "Try another place"),
        ("tempfile.mkstemp", errno.EACCES, "may not be written"),
        ("tempfile.mkstemp", errno.EROFS, "may only be read"),
        ("pathlib.Path.replace", errno.EACCES, "may not be written"),
    ],
)
def test_a_full_disk_or_a_locked_folder_is_said_and_the_old_library_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: str, number: int, words: str
) -> None:
    output = tmp_path / "library.snowdrop"
    output.write_bytes(OLD)

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(stop, fail)
        with pytest.raises(RejectedError, match=words):
            write_library(NEW, output)
    assert output.read_bytes() == OLD
    assert os.listdir(tmp_path) == ["library.snowdrop"]  # noqa: PTH208


def test_a_folder_that_does_not_exist_is_said(tmp_path: Path) -> None:
    with pytest.raises(RejectedError, match="does not exist"):
        write_library(NEW, tmp_path / "nowhere" / "library.snowdrop")


def test_a_folder_in_place_of_the_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "library.snowdrop").mkdir()
    with pytest.raises(RejectedError, match="could not be written"):
        write_library(NEW, tmp_path / "library.snowdrop")
    assert len(list(tmp_path.iterdir())) == 1


def test_a_new_library_takes_the_place_of_the_old_and_everyone_may_read_it(
    tmp_path: Path,
) -> None:
    output = tmp_path / "library.snowdrop"
    output.write_bytes(OLD)
    before = os.umask(0o077)
    try:
        write_library(NEW, output)
    finally:
        os.umask(before)
    assert output.read_bytes() == NEW
    assert output.stat().st_mode & 0o777 == 0o644
    assert list(tmp_path.iterdir()) == [output]
