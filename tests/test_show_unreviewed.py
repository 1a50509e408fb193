"""A clinic's consent to pages that nobody has checked: a name and a day, or it does not hold."""

from datetime import date
from pathlib import Path

import pytest

from viewer.problems import Problem
from viewer.settings import Settings, ShowUnreviewed
from viewer.settings_file import read_settings


def read(folder: Path, text: str) -> tuple[Settings, list[Problem]]:
    file = folder / "settings.toml"
    file.write_text(text, "utf-8")
    return read_settings([file])


def test_nothing_unreviewed_is_shown_unless_someone_accepted_it_L9(tmp_path: Path) -> None:
    settings, problems = read(tmp_path, 'region = "US"\n')
    assert settings.show_unreviewed is None
    assert problems == []


def test_a_name_and_a_day_accept_it_L9(tmp_path: Path) -> None:
    text = '[show_unreviewed]\naccepted_by = " Dr. A. Reader "\non = 2026-11-22\n'
    settings, problems = read(tmp_path, text)
    accepted = ShowUnreviewed(accepted_by="Dr. A. Reader", on=date(2026, 11, 22))
    assert settings.show_unreviewed == accepted
    assert problems == []


@pytest.mark.parametrize(
    "text",
    [
        "show_unreviewed = true",
        "[show_unreviewed]",
        '[show_unreviewed]\naccepted_by = "Dr. A"',
        "[show_unreviewed]\non = 2026-11-22",
        '[show_unreviewed]\naccepted_by = " "\non = 2026-11-22',
        "[show_unreviewed]\naccepted_by = true\non = 2026-11-22",
        '[show_unreviewed]\naccepted_by = "Dr. A"\non = "2026-11-22"',
        '[show_unreviewed]\naccepted_by = "Dr. A"\non = 2026-11-22T10:00:00',
        '[show_unreviewed]\naccepted_by = "Dr. A"\non = 2026-11-22\nforever = true',
    ],
)
def test_half_a_consent_is_none_and_is_named_with_its_line_L9(tmp_path: Path, text: str) -> None:
    settings, (problem,) = read(tmp_path, f'region = "US"\n\n{text}\n')
    assert settings.show_unreviewed is None
    assert settings.region == "US"
    assert (problem.rule, problem.line) == ("bad-setting", 3)
    assert "show_unreviewed" in problem.message
