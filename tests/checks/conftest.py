from pathlib import Path

import pytest

from tests.library.content_folder import ContentFolder


@pytest.fixture
def folder(tmp_path: Path) -> ContentFolder:
    """Return a small, valid content folder."""
    return ContentFolder(tmp_path)
