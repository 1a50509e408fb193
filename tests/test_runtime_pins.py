"""The Qt release that loses references to None must never come back.

PySide6 6.12.0 on Python 3.11 drops one reference to None at every call that returns nothing, and
aborts the process after some 5,000 of them.
"""

import importlib.metadata
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from PySide6.QtWidgets import QApplication, QLabel, QTextBrowser
from pytestqt.qtbot import QtBot

ROOT = Path(__file__).resolve().parent.parent
CALLS = 20_000
# Caches and the garbage collector move the count by a few dozen; a lost reference a call by 20,000.
NOISE = 500
BROKEN = "6.12.0"


def qt_requirements() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [one for extra in project["optional-dependencies"].values() for one in extra]
    requirements = [Requirement(one) for one in [*project["dependencies"], *extras]]
    return [one for one in requirements if one.name.startswith("PySide6")]


def test_20000_calls_that_return_nothing_take_no_reference_to_none(qtbot: QtBot) -> None:
    # From Python 3.12 on None is immortal and its count stands still: there the fault cannot be.
    label, browser = QLabel(), QTextBrowser()
    qtbot.addWidget(label)
    qtbot.addWidget(browser)
    before = sys.getrefcount(None)
    for number in range(0, CALLS, 20):
        for _ in range(18):
            label.setText(str(number))
        browser.setHtml(f"<p>{number}</p>")
        QApplication.processEvents()
    assert sys.getrefcount(None) > before - NOISE


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_the_count_of_none_falls_when_references_to_it_are_lost() -> None:
    # The control of the test above: the count it watches does follow references one by one.
    held = [None] * CALLS
    before = sys.getrefcount(None)
    held.clear()
    assert sys.getrefcount(None) < before - NOISE


def test_the_installed_qt_is_not_the_broken_release() -> None:
    versions = {
        found.name.lower().replace("_", "-"): found.version
        for found in importlib.metadata.distributions()
        if found.name.lower().startswith(("pyside6", "shiboken6"))
    }
    assert {"pyside6-essentials", "shiboken6"} <= versions.keys()
    assert BROKEN not in versions.values()


def test_no_install_may_choose_the_broken_release() -> None:
    requirements = qt_requirements()
    assert {one.name for one in requirements} == {"PySide6-Essentials", "PySide6-Addons"}
    for requirement in requirements:
        assert BROKEN not in requirement.specifier
        assert "6.11.3" in requirement.specifier
        assert "6.10.2" not in requirement.specifier


def test_the_lock_holds_the_tested_release_of_every_part_of_qt() -> None:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pinned = {line.split()[0] for line in lines if line.startswith(("pyside6", "shiboken6"))}
    assert pinned == {"pyside6-addons==6.11.3", "pyside6-essentials==6.11.3", "shiboken6==6.11.3"}


def test_the_lock_names_no_address_and_no_package_without_a_hash() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in text
    packages = text.replace("\\\n", " ").splitlines()
    unhashed = [one for one in packages if one and one[0] != "#" and "--hash=sha256:" not in one]
    assert not unhashed
