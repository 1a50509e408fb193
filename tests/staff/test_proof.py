"""What a kiosk has written, as its proof tells it (K9)."""

from pathlib import Path

from viewer.clock import FixedClock
from viewer.staff.log import Event, KioskLog
from viewer.staff.proof import OWN_FILES, Written, written


def test_the_files_a_kiosk_may_write_are_named_and_all_others_are_told_apart_K9(
    tmp_path: Path,
) -> None:
    for name in (*OWN_FILES, "recent.txt", "core.123"):
        (tmp_path / name).touch()
    (tmp_path / "thumbnails").mkdir()
    found = written(tmp_path)
    assert found == Written(tuple(sorted(OWN_FILES)), ("core.123", "recent.txt", "thumbnails"))
    assert str(found).endswith("staff.json, [core.123], [recent.txt], [thumbnails]")


def test_of_many_strange_files_a_few_are_named_and_the_others_counted(tmp_path: Path) -> None:
    (tmp_path / "kiosk.log").touch()
    for number in range(1000):
        (tmp_path / f"picture-{number:03}").touch()
    few = "kiosk.log, [picture-000], [picture-001], [picture-002]"
    found = written(tmp_path)
    assert found is not None
    assert str(found) == f"{few}, [+997]"
    assert str(Written(found.own, found.others[:3])) == few


def test_a_folder_that_is_not_there_is_not_called_clean(tmp_path: Path) -> None:
    assert written(tmp_path / "nowhere") is None
    assert written(tmp_path) == Written((), ())


def test_the_log_tells_the_folder_that_is_looked_at(tmp_path: Path, clock: FixedClock) -> None:
    log = KioskLog(tmp_path / "kiosk.log", clock)
    assert log.write(Event.STARTED)
    assert written(log.folder) == Written(("kiosk.log",), ())
