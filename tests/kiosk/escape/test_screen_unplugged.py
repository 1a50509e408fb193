"""A screen that is unplugged while somebody reads, and plugged in again (K13, K17)."""

import shutil
import subprocess
from pathlib import Path

import pytest

from benchmarks.screen import HEIGHT, WIDTH
from tests.kiosk.escape.robot import Robot, robot

OUTPUT = "screen"
"""What the X server calls its one socket for a screen."""

LATE = 1000
"""Looks after which the program has long been told."""

pytestmark = pytest.mark.skipif(
    shutil.which("xrandr") is None,
    reason="missing: xrandr; “.ci/setup test” installs it on Debian",
)


def plug(hand: Robot, how: str, *, there: bool) -> None:
    """Pull the plug or put it in again, and wait until the program has been told."""
    subprocess.run(
        ["xrandr", "--fb", f"{WIDTH}x{HEIGHT}", "--output", OUTPUT, how],
        env=hand.environment, capture_output=True, check=True,
    )  # fmt: skip
    for _ in range(LATE):
        if (hand.tell("look")["output"] == OUTPUT) is there:
            return
    raise TimeoutError("The program was not told.")


def test_a_screen_that_is_unplugged_and_plugged_in_again_shows_the_same_page_K13_K17(
    tmp_path: Path, library_file: Path
) -> None:
    with robot(tmp_path, library_file) as hand:
        places = hand.tell("go article")
        assert hand.broken() == []
        assert (hand.seen["output"], hand.seen["place"]) == (OUTPUT, "article")
        for how, there in (("--off", False), ("--auto", True)):
            plug(hand, how, there=there)
            assert hand.broken() == []
            assert hand.seen["place"] == "article"
        # It can be touched as before, and nobody was told anything but by the screen.
        x, y = places["bar"]
        hand.hand("mousemove", str(x), str(y), "click", "1")
        assert hand.broken() == []
        assert hand.seen["place"] == "home"
        assert hand.quit() == 0
