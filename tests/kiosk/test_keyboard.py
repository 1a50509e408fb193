"""Qt's keyboard on the screen has the layout of the clinic for each reader anew (K3)."""

import json
import os
import subprocess
import sys
from ctypes import CDLL
from pathlib import Path

import pytest

from tests.conftest import ROOT, run_code
from viewer.machine import CAPITALS, MILLIMETERS

# A process of its own: Qt takes its keyboard when the program begins, and never later.
PROGRAM = """
import json, sys, time
from viewer.kiosk.keyboard import offer_layouts, put_away, use_own_keyboard

use_own_keyboard()
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

languages, resets = json.loads(sys.argv[1]), sys.argv[2] == "resets"
app = QApplication([])
assert offer_layouts(languages)
method, field = QGuiApplication.inputMethod(), QLineEdit()
NONE = method.locale().name()  # before there is a keyboard


def views():
    return [one for one in app.allWindows() if "InputView" in one.metaObject().className()]


def shown():
    field.show()
    field.setFocus()
    method.show()
    patience = time.monotonic() + 30  # it is read from files, beside the program
    while not views() or method.locale().name() == NONE:
        assert time.monotonic() < patience, "The keyboard did not come."
        app.processEvents()
    return method.locale().name()


told = [shown()]
view = views()[0]
keys = view.findChild(QObject, "keyboard")
for _ in range(60):  # the key with the globe goes to the next layout
    if method.locale().name() != told[0]:
        break
    keys.setProperty("localeIndex", keys.property("localeIndex") + 1)
    app.processEvents()
told.append(method.locale().name())
if resets:
    put_away(languages)
else:
    method.hide()
told.append(shown())
print(json.dumps(told))
sys.stdout.flush()
import os
os._exit(0)
"""


def layouts(languages: str, act: str) -> list[str]:
    """Return the layout at first, after a reader has changed it, and for the next reader."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, languages, act],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=false"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [text.strip('[]" ') for text in done.stdout.strip().split(",")]


@pytest.mark.parametrize(
    ("languages", "first"), [('["en", "es"]', "en_US"), ('["es", "en"]', "es_ES")]
)
def test_the_next_reader_finds_the_layout_of_the_clinic_K3(languages: str, first: str) -> None:
    before, hers, after = layouts(languages, "resets")
    assert before == after == first
    assert hers != first


def test_a_layout_that_is_left_as_it_was_is_noticed() -> None:
    # The control of the test above.
    before, hers, after = layouts('["en", "es"]', "leaves")
    assert after == hers != before


# Each of these fields is of its own kind to Qt, as all of ours are that are told of signals.
FOCUSED = """
import sys
from ctypes import CDLL, Structure, c_size_t
from viewer.kiosk.keyboard import forget_widgets, offer_layouts, use_own_keyboard

use_own_keyboard()
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget

parts = "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost".split()
Memory = type("Memory", (Structure,), {"_fields_": [(part, c_size_t) for part in parts]})
asked = CDLL(None).mallinfo2
asked.restype = Memory

app = QApplication([])
assert offer_layouts(["en"])
window, field = QStackedWidget(), QLineEdit()
window.addWidget(field)
window.show()
window.activateWindow()
field.setFocus()
QGuiApplication.inputMethod().show()
while not [one for one in app.allWindows() if "InputView" in one.metaObject().className()]:
    app.processEvents()
window.activateWindow()  # without a window manager the keyboard takes what it should not
app.processEvents()


class Told(QLineEdit):
    pass


for number in range(60):
    setattr(Told, f"told_{number}", lambda self, text: None)


def visit():
    widget = Told()
    for number in range(60):
        widget.textChanged.connect(getattr(widget, f"told_{number}"))
    window.addWidget(widget)
    window.setCurrentWidget(widget)
    widget.setFocus()
    app.processEvents()
    window.removeWidget(widget)
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if sys.argv[1] == "forgets":
        forget_widgets()


def used():
    for _ in range(50):
        visit()
    return asked().uordblks


first = used()
print(used() - first)
sys.stdout.flush()
import os
os._exit(0)
"""
"""Tells how many bytes more are in use after 50 visits with one field each."""


@pytest.mark.skipif(not hasattr(CDLL(None), "mallinfo2"), reason="memory is told by glibc 2.33 on")
def test_the_keyboard_keeps_nothing_of_the_fields_that_are_gone_K3() -> None:
    assert int(run_code(FOCUSED, "forgets").stdout) < 1_000
    # The control: one that is not told to.
    assert int(run_code(FOCUSED, "keeps").stdout) > 10_000


# What is written on the keys, as it stands on the screen: pixels of its capitals.
LETTERS = """
import json, os, sys, time
from viewer.kiosk import keyboard

keyboard.use_own_keyboard()
from PySide6.QtGui import QFontMetricsF, QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtWidgets import QApplication, QLineEdit

app = QApplication([])
if sys.argv[1] == "usual":
    keyboard.USUAL = "gone from Qt"
assert keyboard.offer_layouts(["es", "en"])
field = QLineEdit()
field.show()
field.setFocus()
QGuiApplication.inputMethod().show()


def texts(item):
    for child in item.childItems():
        kind = child.metaObject().className()
        if kind.startswith("QQuickText") and child.isVisible() and child.property("text"):
            found.append(child)
        texts(child)


def written():
    found.clear()
    if views := [one for one in app.allWindows() if "InputView" in one.metaObject().className()]:
        texts(views[0].contentItem())
    return found


found = []
patience = time.monotonic() + 30  # it is read from files, beside the program
while len(written()) < 30:
    assert time.monotonic() < patience, "The keyboard did not come."
    app.processEvents()
told = {}
for one in written():
    key = one.parentItem()
    while key.width() <= 0:  # some stand in an item without a size of its own
        key = key.parentItem()
    tall = QFontMetricsF(one.property("font")).capHeight()
    told[one.property("text")] = [tall, key.width() - one.property("contentWidth")]
print(json.dumps(told))
sys.stdout.flush()
os._exit(0)
"""


def letters(folder: Path, size: tuple[int, int], style: str) -> dict[str, tuple[float, float]]:
    """Return what stands on the keys of a screen of ``size`` pixels, and how tall its capitals are.

    And how much room each has beside it.
    """
    wide, high = size
    screen = {"name": "kiosk", "x": 0, "y": 0, "width": wide, "height": high}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    file = folder / "screens.json"
    file.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    place = f"offscreen:configfile={file}"
    done = run_code(LETTERS, style, QT_QPA_PLATFORM=place, QT_LOGGING_RULES="*=false")
    told: dict[str, tuple[float, float]] = json.loads(done.stdout)
    return told


def most_dots(told: dict[str, tuple[float, float]]) -> float:
    """Return up to how many dots an inch the smallest capital is as tall as A19 asks."""
    least = min(tall for key, (tall, _) in told.items() if key.isalpha())
    return least * MILLIMETERS / CAPITALS


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080)], ids=["upright", "wide"])
def test_A19_letters_on_the_keys_are_4_8_mm_tall_up_to_130_dots_an_inch(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    told = letters(tmp_path, size, "ours")
    assert {"q", "ñ", "&123", "español de España"} <= set(told)
    assert most_dots(told) >= 130
    assert min(room for _, room in told.values()) > 0, "Something is wider than its key."


def test_A19_on_qt_s_own_keyboard_they_are_smaller_where_a_screen_stands_upright(
    tmp_path: Path,
) -> None:
    # The control; and what a Qt brings to which ours no longer fits: its own.
    assert most_dots(letters(tmp_path, (1080, 1920), "usual")) < 100
