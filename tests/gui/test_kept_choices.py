"""A person's choices come back on a clinic's computer if they say so, and never in a kiosk (K3)."""

import tomllib
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from tests.conftest import OpenWindow, settle
from tests.gui.looking import cut_texts, sideways
from tests.journeys.reader import Reader
from viewer import paths
from viewer.gui.display_card import DisplayCard
from viewer.gui.theme import THEMES, Look
from viewer.settings import Settings
from viewer.settings_file import read_settings, save_setting, save_settings
from viewer.typefaces import USUAL
from viewer.visit.keeping import KEPT, Keeping
from viewer.visit.visit import Visit

KEEP = "Keep these choices on this computer"
MORE_SPACE = "More space between letters and lines"


def kept() -> dict[str, object]:
    """Return what stands in the settings of whoever is logged in."""
    file = paths.user_settings()
    return tomllib.loads(file.read_text("utf-8")) if file.exists() else {}


def box(reader: Reader) -> QAbstractButton:
    """Return the box on the card, which is opened and scrolled to it."""
    if reader.card is None:
        reader.press("Colors")
    assert reader.card is not None
    found = [b for b in reader.card.findChildren(QAbstractButton) if b.accessibleName() == KEEP]
    assert len(found) == 1
    reader.scroll_in(found[0])
    return found[0]


def choose(reader: Reader) -> None:
    """Make a choice of each kind but the language."""
    reader.window.set_theme("dark")
    reader.window.grow_text()
    reader.press("Colors")
    reader.press("Typeface: Source Sans")
    reader.press(MORE_SPACE)


def test_K3_nothing_is_written_while_the_box_is_not_ticked(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    choose(reader)
    assert not box(reader).isChecked()
    reader.window.set_language("es")
    reader.window.open("second-trimester-loss")
    settle()
    assert kept() == {}
    assert not paths.user_settings().exists()


def test_K3_ticked_choices_come_back_in_a_new_window_and_others_do_not(
    open_window: OpenWindow,
) -> None:
    reader = Reader(open_window())
    choose(reader)
    reader.window.open("second-trimester-loss")
    reader.tap(box(reader))
    assert box(reader).isChecked()
    assert kept() == {
        "theme": "dark",
        "text_size": 125,
        "spacing": True,
        "typeface": "source-sans",
        "languages": ["en"],
    }
    fresh = open_window()
    preferences = fresh.visit.preferences
    assert (preferences.theme, preferences.text_size, preferences.spacing) == ("dark", 125, True)
    assert preferences.typeface == "source-sans"
    assert fresh.visit.history.current.address == "home"
    assert not fresh.visit.history.can_go_back
    assert box(Reader(fresh)).isChecked()
    # The control: the same window of somebody else, whose own settings hold nothing.
    paths.user_settings().unlink()
    other = open_window().visit.preferences
    assert (other.theme, other.text_size, other.spacing) == ("light", 100, False)
    assert other.typeface == USUAL


def test_L3_the_language_is_kept_with_the_others_after_it(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    reader.tap(box(reader))
    reader.window.set_language("es")
    settle()
    assert kept()["languages"] == ["es", "en"]
    fresh = open_window()
    assert fresh.visit.language == "es"
    assert Reader(fresh).sees("Buscar")
    fresh.window.set_language("en")
    settle()
    assert kept()["languages"] == ["en", "es"]


def test_K3_what_is_chosen_later_is_kept_too_while_the_box_is_ticked(
    open_window: OpenWindow,
) -> None:
    reader = Reader(open_window())
    reader.tap(box(reader))
    assert kept()["text_size"] == 100
    reader.window.grow_text()
    assert kept()["text_size"] == 125
    reader.window.set_theme("cream")
    assert kept()["theme"] == "cream"
    reader.press(MORE_SPACE)
    assert kept()["spacing"] is True


def test_K3_taking_the_tick_off_removes_what_was_kept_and_nothing_else(
    open_window: OpenWindow,
) -> None:
    save_setting(paths.user_settings(), "region", "GB-SCT")
    reader = Reader(open_window())
    reader.tap(box(reader))
    assert set(kept()) == {"region", *KEPT}
    reader.tap(box(reader))
    assert not box(reader).isChecked()
    assert kept() == {"region": "GB-SCT"}
    reader.window.grow_text()
    assert kept() == {"region": "GB-SCT"}


def test_K3_two_windows_agree_about_the_tick(open_window: OpenWindow) -> None:
    one, other = Reader(open_window()), Reader(open_window())
    one.tap(box(one))
    assert box(other).isChecked()
    other.tap(box(other))
    one.window.grow_text()
    assert kept() == {}


def test_K3_what_cannot_be_kept_is_said_on_the_card_and_the_box_stays_empty(
    open_window: OpenWindow,
) -> None:
    reader = Reader(open_window())
    paths.user_settings().parent.mkdir(parents=True)
    paths.user_settings().with_suffix(".new").mkdir()  # no file can be written there now
    reader.tap(box(reader))
    assert not box(reader).isChecked()
    assert "The choice could not be kept." in reader.card_says()
    assert sideways(reader.window) + cut_texts(reader.window) == []
    paths.user_settings().with_suffix(".new").rmdir()
    reader.tap(box(reader))
    assert box(reader).isChecked()
    assert "could not be kept" not in reader.card_says()


# -- in a kiosk


def names(stage: QWidget, visit: Visit) -> list[str]:
    """Return the names of everything that can be pressed on the card of a visit."""
    card = DisplayCard(stage, visit, {"en": "English", "es": "Español"})
    card.show_beside(stage, Look(THEMES["light"]))
    settle()
    found = [b.accessibleName() for b in stage.findChildren(QAbstractButton) if b.isVisible()]
    card.dismiss()
    return found


@pytest.mark.parametrize("kiosk", [False, True])
def test_K3_the_box_is_offered_at_a_clinic_pc_and_never_in_a_kiosk(
    fonts: object, tmp_path: Path, kiosk: bool
) -> None:
    stage = QWidget()
    stage.resize(800, 800)
    stage.show()
    visit = Visit(Settings(), kiosk=kiosk)
    visit.keeping = Keeping(visit, tmp_path / "settings.toml")
    found = names(stage, visit)
    stage.deleteLater()
    assert MORE_SPACE in found
    assert (KEEP in found) is not kiosk


def test_K3_a_visit_that_nobody_told_where_to_keep_offers_no_box(fonts: object) -> None:
    stage = QWidget()
    stage.resize(800, 800)
    stage.show()
    found = names(stage, Visit(Settings()))
    stage.deleteLater()
    assert KEEP not in found


# -- the settings behind it


def test_spacing_is_a_setting_that_is_true_or_false(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("spacing = true\n", encoding="utf-8")
    assert read_settings([file]) == (Settings(spacing=True), [])
    file.write_text('spacing = "yes"\n', encoding="utf-8")
    settings, (problem,) = read_settings([file])
    assert settings == Settings()
    assert (problem.rule, problem.line) == ("bad-setting", 1)


def test_settings_that_were_kept_are_read_back_and_comments_stay(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('# ours\nregion = "US"\n', encoding="utf-8")
    save_settings(file, {"theme": "dark", "spacing": True, "languages": ["es", "en"]})
    settings, problems = read_settings([file])
    assert problems == []
    assert (settings.theme, settings.spacing, settings.languages) == ("dark", True, ("es", "en"))
    save_settings(file, dict.fromkeys(KEPT))
    assert file.read_text("utf-8") == '# ours\nregion = "US"\n'


def test_every_kept_choice_is_a_setting_and_what_it_begins_with(tmp_path: Path) -> None:
    visit = Visit(
        Settings(
            theme="cream",
            text_size=150,
            spacing=True,
            typeface="source-sans",
            languages=("es", "en"),
        )
    )
    choices = Keeping(visit, tmp_path / "settings.toml").choices()
    assert set(choices) == set(KEPT) <= set(Settings.__struct_fields__)
    assert list(choices.values()) == ["cream", 150, True, "source-sans", ["es", "en"]]


def test_the_card_with_the_box_is_not_cut_in_the_narrowest_window_A20(
    open_window: OpenWindow,
) -> None:
    reader = Reader(open_window(size=(320, 640), text_size=200))
    reader.press("Text and colors")
    assert sideways(reader.window) + cut_texts(reader.window) == []
    assert reader.card is not None
    assert KEEP in [b.accessibleName() for b in reader.card.findChildren(QAbstractButton)]
    assert all(label.text() for label in reader.card.findChildren(QLabel))
