"""What the system asks of every program: strong contrast, little motion (A16, A24; F11)."""

from enum import Enum
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tests.conftest import OpenWindow, settle
from tests.gui.conftest import Listen
from tests.gui.looking import colors
from viewer.app import Application
from viewer.gui import display_card, platform_wishes
from viewer.gui.platform_wishes import (
    SystemWishes,
    high_contrast,
    less_motion,
    with_wished_theme,
)
from viewer.gui.theme import THEMES
from viewer.settings_file import read_settings

BRIGHT, NIGHT = Qt.ColorScheme.Light, Qt.ColorScheme.Dark
STRONG, USUAL = Qt.ContrastPreference.HighContrast, Qt.ContrastPreference.NoPreference


class Motion(Enum):
    """The wishes that Qt 6.12 tells of, by their names there."""

    NoPreference = 0
    ReducedMotion = 1


class System(QObject):
    """A system whose wishes a test knows; one of before Qt 6.12."""

    contrastPreferenceChanged = Signal(Qt.ContrastPreference)  # noqa: N815 (Qt's name)
    colorSchemeChanged = Signal(Qt.ColorScheme)  # noqa: N815 (Qt's name)

    def __init__(
        self, contrast: Qt.ContrastPreference = USUAL, colors: Qt.ColorScheme = BRIGHT
    ) -> None:
        super().__init__()
        self.contrast, self.colors = contrast, colors

    def ask_for_contrast(self, contrast: Qt.ContrastPreference) -> None:
        """Ask for another contrast, as when somebody turns the system's switch."""
        self.contrast = contrast
        self.contrastPreferenceChanged.emit(contrast)
        settle()

    def ask_for_colors(self, wanted: Qt.ColorScheme) -> None:
        """Ask for light or dark colors."""
        self.colors = wanted
        self.colorSchemeChanged.emit(wanted)
        settle()

    def styleHints(self) -> "System":
        return self

    def accessibility(self) -> "System":
        return self

    def contrastPreference(self) -> Qt.ContrastPreference:
        return self.contrast

    def colorScheme(self) -> Qt.ColorScheme:
        return self.colors


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


# ---- colors


def test_A16_a_system_that_asks_for_dark_colors_gets_them_where_nobody_has_chosen(
    tmp_path: Path,
) -> None:
    chosen, silent = tmp_path / "chosen.toml", tmp_path / "silent.toml"
    chosen.write_text('theme = "cream"\n', encoding="utf-8")
    silent.write_text("text_size = 150\n", encoding="utf-8")
    for file, contrast, theme in (
        (silent, USUAL, "dark"),
        (silent, STRONG, "contrast"),
        (chosen, USUAL, "cream"),
    ):
        settings, _ = read_settings([file])
        system = System(contrast, NIGHT)
        assert with_wished_theme(settings, [file], system, system).theme == theme


# ---- while the program runs


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> System:
    """Return a system that asks for nothing yet."""
    found = System()
    monkeypatch.setattr(platform_wishes, "QGuiApplication", found)
    return found


def shows(whole: Application, theme: str) -> bool:
    """Say whether the window is drawn in ``theme``."""
    found = colors(whole.window.grab().toImage()).most_common(3)
    return THEMES[theme].paper.upper() in [color for color, _ in found]


def test_A16_a_wish_for_contrast_is_followed_while_the_program_runs(
    open_window: OpenWindow, system: System
) -> None:
    whole = open_window()
    assert shows(whole, "light")
    system.ask_for_contrast(STRONG)
    assert shows(whole, "contrast")
    system.ask_for_contrast(USUAL)
    assert shows(whole, "light")


def test_A16_a_wish_for_dark_colors_is_followed_while_the_program_runs(
    open_window: OpenWindow, system: System
) -> None:
    whole = open_window()
    system.ask_for_colors(NIGHT)
    assert shows(whole, "dark")
    system.ask_for_contrast(STRONG)
    assert shows(whole, "contrast")


def test_A16_the_system_changes_nothing_for_a_reader_who_has_chosen(
    open_window: OpenWindow, system: System
) -> None:
    whole = open_window()
    whole.window.set_theme("cream")
    system.ask_for_colors(NIGHT)
    system.ask_for_contrast(STRONG)
    assert shows(whole, "cream")


def test_A16_the_system_changes_nothing_where_the_clinic_has_chosen(
    open_window: OpenWindow, system: System
) -> None:
    whole = open_window(theme="cream")
    system.ask_for_colors(NIGHT)
    assert shows(whole, "cream")


def test_A16_both_of_qt_s_own_hints_are_listened_to(fonts: QApplication) -> None:
    parent = QObject()
    heard: list[str] = []
    SystemWishes(parent).changed.connect(partial(heard.append, "changed"))
    style = QGuiApplication.styleHints()
    style.colorSchemeChanged.emit(NIGHT)
    hints = style.accessibility()
    hints.contrastPreferenceChanged.emit(STRONG)
    assert heard == ["changed", "changed"]
    parent.deleteLater()
    settle()
    style.colorSchemeChanged.emit(BRIGHT)
    assert heard == ["changed", "changed"]


def test_A16_the_system_s_change_is_announced(
    open_window: OpenWindow, system: System, hear: Listen
) -> None:
    whole = open_window()
    said = hear(display_card)
    system.ask_for_colors(NIGHT)
    assert said == ["Colors: Dark"]
    assert whole.visit.preferences.theme == "dark"


# ---- motion


@pytest.mark.parametrize(
    ("motion", "found"), [(Motion.ReducedMotion, True), (Motion.NoPreference, False)]
)
def test_A24_less_motion_is_what_the_system_says(motion: Motion, found: bool) -> None:
    assert less_motion(NewSystem(motion)) is found


def test_A24_a_release_of_Qt_that_cannot_tell_is_no_wish_for_less_motion() -> None:
    assert less_motion(System(STRONG)) is False
