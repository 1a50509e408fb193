"""What the system asks of every program: strong contrast, little motion (A16, A24; F11)."""

from enum import Enum
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.conftest import OpenWindow
from viewer.gui import platform_wishes
from viewer.gui.platform_wishes import high_contrast, less_motion, with_wished_theme
from viewer.settings import THEMES
from viewer.settings_file import read_settings

STRONG, USUAL = Qt.ContrastPreference.HighContrast, Qt.ContrastPreference.NoPreference


class Motion(Enum):
    """The wishes that Qt 6.12 tells of, by their names there."""

    NoPreference = 0
    ReducedMotion = 1


class System:
    """A system whose wishes a test knows; one of before Qt 6.12."""

    def __init__(self, contrast: Qt.ContrastPreference = USUAL) -> None:
        self._contrast = contrast

    def styleHints(self) -> "System":
        return self

    def accessibility(self) -> "System":
        return self

    def contrastPreference(self) -> Qt.ContrastPreference:
        return self._contrast


class NewSystem(System):
    """The same from Qt 6.12 on."""

    def __init__(self, motion: Motion) -> None:
        super().__init__()
        self._motion = motion

    def motionPreference(self) -> Motion:
        return self._motion


@pytest.fixture
def strong_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the system ask for high contrast."""
    monkeypatch.setattr(platform_wishes, "QGuiApplication", System(STRONG))


# ---- contrast


def test_A16_a_system_that_asks_for_high_contrast_gets_the_theme_for_it(
    open_window: OpenWindow, strong_system: None
) -> None:
    whole = open_window()
    assert whole.visit.preferences.theme == "contrast"


def test_A16_without_that_wish_a_window_begins_light(open_window: OpenWindow) -> None:
    # The control of the test above.
    assert open_window().visit.preferences.theme == "light"


@pytest.mark.parametrize("theme", THEMES)
def test_A16_a_theme_that_the_clinic_names_is_kept_light_too(
    open_window: OpenWindow, strong_system: None, theme: str
) -> None:
    assert open_window(theme=theme).visit.preferences.theme == theme


def test_A16_a_theme_that_does_not_exist_is_none(
    open_window: OpenWindow, strong_system: None
) -> None:
    assert open_window(theme="pink").visit.preferences.theme == "contrast"


def test_A16_a_reader_may_take_another_theme_afterwards(
    open_window: OpenWindow, strong_system: None
) -> None:
    whole = open_window()
    whole.window.set_theme("dark")
    assert whole.visit.preferences.theme == "dark"


def test_A16_any_of_the_clinic_s_files_may_name_the_theme(tmp_path: Path) -> None:
    system, user, missing = (tmp_path / name for name in ("a.toml", "b.toml", "c.toml"))
    system.write_text('theme = "light"\n', encoding="utf-8")
    user.write_text("text_size = 150\n", encoding="utf-8")
    for files, theme in (([system, user, missing], "light"), ([user, missing], "contrast")):
        settings, _ = read_settings(files)
        found = with_wished_theme(settings, files, System(STRONG))
        assert (found.theme, found.text_size) == (theme, 150)


@pytest.mark.parametrize(("asked", "found"), [(STRONG, True), (USUAL, False)])
def test_A16_high_contrast_is_what_the_system_says(
    asked: Qt.ContrastPreference, found: bool
) -> None:
    assert high_contrast(System(asked)) is found


def test_F11_the_system_can_be_asked_again_and_again(open_window: OpenWindow) -> None:
    open_window()
    assert {high_contrast() for _ in range(50)} <= {True, False}
    assert {less_motion() for _ in range(50)} <= {True, False}


# ---- motion


@pytest.mark.parametrize(
    ("motion", "found"), [(Motion.ReducedMotion, True), (Motion.NoPreference, False)]
)
def test_A24_less_motion_is_what_the_system_says(motion: Motion, found: bool) -> None:
    assert less_motion(NewSystem(motion)) is found


def test_A24_a_release_of_Qt_that_cannot_tell_is_no_wish_for_less_motion() -> None:
    assert less_motion(System(STRONG)) is False
