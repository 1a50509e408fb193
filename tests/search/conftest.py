from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.search.shelf import close_all
from viewer.library.store import Library


@pytest.fixture(scope="session", autouse=True)
def shelves() -> Iterator[None]:
    """Close what the tests of this folder opened."""
    yield
    close_all()


@pytest.fixture(scope="session")
def real(library_file: Path) -> Iterator[Library]:
    """Open the library that ships."""
    library = Library.open(library_file)
    yield library
    library.close()
