"""A screen that is turned, rescaled, or changed for another while somebody reads: she reads on."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.kiosk.running import x_screen

PROGRAM = "tests.gui.screens_program"

SCREENS = {
    "synchronousWindowSystemEvents": True,
    "windowFrameMargins": False,
    "screens": [
        {"name": "first", "x": 0, "y": 0, "width": 1920, "height": 1080},
        {"name": "fine", "x": 1920, "y": 0, "width": 1440, "height": 2560},
    ],
}
"""A usual screen, and one beside it that stands upright and has twice as many dots."""


def test_A18_A20_on_a_screen_of_another_shape_and_fineness_the_reader_s_line_stays(
    library_file: Path, tmp_path: Path
) -> None:
    file, screens = tmp_path / "settings.toml", tmp_path / "screens.json"
    file.write_text('region = "US"\n', encoding="utf-8")
    screens.write_text(json.dumps(SCREENS), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", PROGRAM, str(library_file), str(file), str(screens)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    seen = json.loads(done.stdout)
    fineness = [("fine", 2), ("first", 1), ("first", 1), ("fine", 2)]
    assert [(one["screen"], one["ratio"]) for one in seen] == fineness
    assert [one["same line"] for one in seen] == [True] * len(fineness)
    assert [one["cut"] for one in seen] == [[]] * len(fineness)
    assert [one["pictures"] for one in seen] == [[ratio] for _, ratio in fineness]


def test_A18_on_a_screen_that_is_unplugged_and_plugged_in_again_the_reader_s_line_stays(
    library_file: Path, tmp_path: Path
) -> None:
    if lacking := [name for name in ("Xvfb", "xrandr") if shutil.which(name) is None]:
        pytest.skip(f"missing: {lacking}; “.ci/setup test” installs it on Debian.")
    file = tmp_path / "settings.toml"
    file.write_text('region = "US"\n', encoding="utf-8")
    with x_screen() as display:
        done = subprocess.run(
            [sys.executable, "-m", "tests.gui.unplugged_program", str(library_file), str(file)],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
            env=os.environ | {"DISPLAY": display},
        )
    seen = json.loads(done.stdout)
    found = [(one["same line"], one["cut"], one["visible"]) for one in seen]
    assert found == [(True, [], True)] * 2
    assert "Traceback" not in done.stderr
