"""What the tests of handouts share."""

from pathlib import Path

import pytest

from tests.handout.paper import Press


@pytest.fixture(scope="session")
def press(library_file: Path) -> Press:
    """Return what makes handouts of the library that ships."""
    return Press(library_file)
