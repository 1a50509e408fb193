"""The directory that ships."""

from pathlib import Path

import pytest

from viewer.support.directory import Directory
from viewer.support.source import load_support

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="session")
def resources() -> Path:
    return RESOURCES


@pytest.fixture(scope="session")
def real() -> Directory:
    directory, problems = load_support(RESOURCES)
    assert problems == []
    return directory
