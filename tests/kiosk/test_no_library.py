"""A kiosk whose library is gone or broken still says where to get help (K17)."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from tests.conftest import settle
from tests.kiosk.kiosk_maker import close, write_settings
from viewer import app
from viewer.kiosk.help_only import HelpOnly
from viewer.kiosk.run import make_kiosk
from viewer.open_library import Where
from viewer.problems import RejectedError

OWN = """
[[contacts]]
name = "Maternity ward"
number = "555-0100"
"""


def words(page: HelpOnly) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize("content", [None, b"", b"no library", b"SQLite format 3\0" + bytes(200)])
def test_K17_without_a_library_the_clinics_own_numbers_stand_there(
    fonts: QApplication, tmp_path: Path, content: bytes | None
) -> None:
    library = tmp_path / "library.snowdrop"
    if content is not None:
        library.write_bytes(content)
    file = write_settings(tmp_path)
    file.write_text(file.read_text(encoding="utf-8") + OWN, encoding="utf-8")
    where = Where(library=library)
    with pytest.raises(RejectedError):
        app.prepare(where, file)
    start = app.prepare_at_least_help(where, file)
    kiosk = make_kiosk(start.settings, start.library, start.directory, start.clock, tmp_path)
    kiosk.window.show()
    settle()
    (page,) = kiosk.window.findChildren(HelpOnly)
    assert page.isVisible()
    told = words(page)
    assert "tell the receptionist now" in told
    assert "call your local emergency number" in told
    assert "555-0100" in told
    assert "The library could not be opened" in told
    assert "911" not in told
    close(kiosk)
    start.library.close()
