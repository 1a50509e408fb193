"""What the tests of handouts share."""

from pathlib import Path

import pytest

from tests.handout.paper import Changed, Press


@pytest.fixture(scope="session")
def press(library_file: Path) -> Press:
    """Return what makes handouts of the library that ships."""
    return Press(library_file)


@pytest.fixture
def changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Changed:
    """Return what spoils the layout, for this test alone."""
    return Changed(tmp_path / "leaflet.typ", monkeypatch)
