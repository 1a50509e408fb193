"""No word on the screen escapes translation (L1); the machine's own locale changes none (L10)."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, run_code

SAYING = frozenset(
    {
        *("setText", "setToolTip", "setAccessibleName", "setAccessibleDescription", "setTitle"),
        *("setPlaceholderText", "setWindowTitle", "setStatusTip", "setWhatsThis", "setPlainText"),
        *("QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QGroupBox"),
        *("label", "Row", "tell"),
    }
)
"""What puts words on the screen, or into the ear of a screen reader: its first value is shown."""

ALLOWED = {
    "Snowdrop": "the name of the program is the same in every language",
    "A−": "a picture of small text; its accessible name is translated",
    "A+": "a picture of large text; its accessible name is translated",
}


def words(node: ast.expr) -> Iterator[str]:
    """Return the literals that a value can come to; a call, such as tr(), answers for itself."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*words(node.body), *words(node.orelse))
    elif isinstance(node, ast.BinOp):
        yield from (*words(node.left), *words(node.right))
    elif isinstance(node, ast.BoolOp | ast.JoinedStr):
        for value in node.values:
            yield from words(value)


def raw(source: str) -> list[str]:
    """Return the untranslated words that ``source`` shows."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if name in SAYING:
                texts = (text for argument in node.args[:1] for text in words(argument))
                found += [text for text in texts if any(letter.isalpha() for letter in text)]
    return found


def test_L1_every_word_that_a_widget_is_given_is_translated() -> None:
    shown = {}
    for folder in ("gui", "kiosk"):
        for file in (ROOT / "viewer" / folder).rglob("*.py"):
            for text in raw(file.read_text("utf-8")):
                shown[text] = file.name
    assert {text: file for text, file in shown.items() if text not in ALLOWED} == {}
    assert shown.keys() == ALLOWED.keys()  # nothing is allowed that is not there


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('button.setText("Close")', ["Close"]),
        ('self._label.setToolTip(f"{count} pages")', [" pages"]),
        ('QLabel("New" if new else "Old", self)', ["New", "Old"]),
        ('field.setAccessibleName(name or "Field")', ["Field"]),
        ('button.setText(self.tr("Close"))', []),
        ('label.setText(f"{size} %")', []),
    ],
)
def test_words_that_are_not_translated_are_found(line: str, found: list[str]) -> None:
    assert raw(line) == found


def hidden(source: str) -> list[str]:
    """Return the words whose tr() stands inside an f-string, where lupdate never looks."""
    texts = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.JoinedStr))
    calls = (call for text in texts for call in ast.walk(text) if isinstance(call, ast.Call))
    return [
        str(call.args[-1].value)
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in ("tr", "translate")
        and isinstance(call.args[-1], ast.Constant)
    ]


def test_L1_every_translated_word_stands_where_the_translator_s_tool_finds_it() -> None:
    files = [
        file for folder in ("gui", "kiosk") for file in (ROOT / "viewer" / folder).glob("*.py")
    ]
    assert {file.name: found for file in files if (found := hidden(file.read_text("utf-8")))} == {}


def test_a_word_that_the_translator_s_tool_would_not_find_is_found() -> None:
    assert hidden("""text = f"{ways} {self.tr('It is forgotten.')}\"""") == ["It is forgotten."]
    assert hidden('text = self.tr("It is forgotten.")') == []


DUMPED = """
import json, sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTextBrowser, QLineEdit
from viewer.app import Application, prepare
from viewer.clock import FixedClock
from viewer.open_library import Where
file = Path(sys.argv[2])
clock = FixedClock(datetime(2026, 11, 24, 11, 0, tzinfo=ZoneInfo("America/New_York")))
app = QApplication(["snowdrop"])
window = Application(prepare(Where(library=Path(sys.argv[1])), file, clock), file).window
window.resize(1280, 800)
window.show()
said = []
for page in ("cervical-stitch", "handout", "search"):
    window.show_search() if page == "search" else window.open(page)
    for field in window.findChildren(QLineEdit):
        if field.isVisible():
            field.setText("STITCH IN TIME")
    app.processEvents()
    for kind in (QLabel, QAbstractButton):
        said += [w.text() for w in window.findChildren(kind) if w.isVisible()]
    said += [w.toPlainText() for w in window.findChildren(QTextBrowser) if w.isVisible()]
said.append(str(window.layoutDirection()))
print(json.dumps([QLocale().toString(1234.5), said]), flush=True)
import os
os._exit(0)
"""


def on_a_machine_of(locale: str, library: Path, folder: Path) -> tuple[str, list[str]]:
    """Return how Qt writes a number on such a machine, and all that the window says there."""
    file = folder / "settings.toml"
    file.write_text('region = "US"\nlanguages = ["en", "es"]\n', encoding="utf-8")
    done = run_code(DUMPED, library, file, LANG=locale, LC_ALL=locale, LANGUAGE=locale)
    number, said = json.loads(done.stdout)
    return number, said


def test_L10_dates_numbers_and_letters_are_those_of_the_page_and_not_of_the_machine(
    library_file: Path, tmp_path: Path
) -> None:
    usual, said = on_a_machine_of("en_US.UTF-8", library_file, tmp_path)
    assert len(said) > 100
    assert any("2026" in text for text in said)
    for locale in ("ar_EG.UTF-8", "tr_TR.UTF-8"):
        number, there = on_a_machine_of(locale, library_file, tmp_path)
        assert number != usual  # the control: the machine is really set so
        assert there == said
