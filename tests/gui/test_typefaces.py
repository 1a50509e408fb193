"""Two typefaces come with the program, and a reader chooses between them (A23)."""

import json
import re
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtCore import QByteArray, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QImage, QPainter, QRawFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolButton

from tests.conftest import CONTENT, RESOURCES, ROOT, OpenWindow, run_code, settle
from tests.gui.conftest import Listen
from tests.gui.looking import blocks, cut_texts, lines, sideways, visible
from tests.journeys.reader import Reader
from viewer import paths
from viewer.checks.glyphs import font_characters
from viewer.checks.texts import content_texts, interface_texts, support_texts
from viewer.gui import display_card
from viewer.gui.article_bar import ArticleBar
from viewer.gui.fonts import load_fonts
from viewer.gui.reading_bar import ReadingBar
from viewer.gui.theme import BODY
from viewer.library.source import load_content
from viewer.paths import ASSETS
from viewer.settings import Settings
from viewer.support.source import load_support
from viewer.typefaces import ENDINGS, TYPEFACES, USUAL
from viewer.visit.visit import Visit

OTHER = "source-sans"
NAMES = {key: f"Typeface: {typeface.name}" for key, typeface in TYPEFACES.items()}
ALIKE = ("Il1", "O0")
"""Signs that are easily taken for one another; besides them “rn” for “m”."""

WEIGHTS = (400, 600, 700)
DIFFERENT = 0.15
"""Two signs differ where at least this part of the ink of one is missing in the other."""

STITCH = "cervical-stitch"


def families(reader: Reader) -> set[str]:
    """Return the families in which every label, button and line of the page is really drawn."""
    shown = [w for kind in (QLabel, QAbstractButton) for w in visible(reader.window, kind)]
    page = (b for b in blocks(reader.article.document()) if b.text().strip())
    fonts = [widget.font() for widget in shown] + [b.charFormat().font() for b in page]
    return {QFontInfo(font).family() for font in fonts}


def family(typeface: str) -> str:
    return TYPEFACES[typeface].family


def choose(reader: Reader, typeface: str) -> None:
    """Choose a typeface on the card “Text and colors”, in any language, and close the card."""
    tools = visible(reader.window, QToolButton)
    reader.tap(next(one for one in tools if one.property("request") in ("display", "colors")))
    assert reader.card is not None
    rows = reader.card.findChildren(QAbstractButton)
    row = next(one for one in rows if one.property("typeface") == typeface)
    reader.tap(reader.scroll_in(row))
    QTest.keyClick(reader.card, Qt.Key.Key_Escape)
    assert reader.card is None


# -- what a choice does


def test_A23_a_chosen_typeface_is_what_everything_is_drawn_in(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    reader.window.open(STITCH)
    settle()
    before = reader.window.grab().toImage()
    assert families(reader) == {family(USUAL)}
    choose(reader, OTHER)
    assert families(reader) == {family(OTHER)}
    assert reader.window.grab().toImage() != before
    choose(reader, USUAL)
    assert families(reader) == {family(USUAL)}


def test_A23_the_card_names_both_typefaces_and_marks_the_one_in_use(
    open_window: OpenWindow,
) -> None:
    reader = Reader(open_window())
    reader.press("Colors")
    for chosen in (USUAL, OTHER):
        reader.press(NAMES[chosen])
        assert reader.card is not None
        rows = {b.accessibleName(): b for b in reader.card.findChildren(QAbstractButton)}
        assert {name for name in NAMES.values() if rows[name].isChecked()} == {NAMES[chosen]}


def test_A23_A26_the_typeface_is_announced_and_nothing_else(
    open_window: OpenWindow, hear: Listen
) -> None:
    reader = Reader(open_window())
    said = hear(display_card)
    choose(reader, OTHER)
    assert said == [NAMES[OTHER]]
    reader.window.grow_text()
    assert said[1:] == ["Text size 125 percent"]


@pytest.mark.parametrize("size", [(1280, 800), (320, 640)], ids=str)
def test_A23_the_reader_stays_at_the_line_she_was_at(
    open_window: OpenWindow, size: tuple[int, int]
) -> None:
    reader = Reader(open_window(size=size))
    reader.window.open(STITCH)
    settle()
    bar = reader.article.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    settle()
    place = reader.place()
    assert place > 1000
    for typeface in (OTHER, USUAL):
        choose(reader, typeface)
        assert reader.first_line_holds(place)


Bars = list[tuple[str, object, int]]
WIDTHS = (320, 420, 640, 900, 960, 1020, 1080, 1140, 1200, 1280)


def bars(reader: Reader) -> Bars:
    """Return every button that the bars show: its request, its style and its width."""
    return [
        (str(button.property("request")), button.toolButtonStyle(), button.width())
        for kind in (ReadingBar, ArticleBar)
        for bar in reader.window.findChildren(kind)
        for button in bar.findChildren(QToolButton)
        if not button.isHidden()
    ]


def at_widths(reader: Reader, *, switch: bool = False) -> list[Bars]:
    """Return the bars at some widths; with ``switch``, after the other typeface is chosen there."""
    reader.window.open(STITCH)
    found = []
    for width in WIDTHS:
        reader.window.resize(width, 700)
        settle()
        if switch:
            choose(reader, OTHER)
        found.append(bars(reader))
        if switch:
            choose(reader, USUAL)
    reader.window.close()
    return found


def test_A23_every_bar_fits_its_words_anew(open_window: OpenWindow) -> None:
    usual = at_widths(Reader(open_window()))
    other = at_widths(Reader(open_window(typeface=OTHER)))
    assert usual != other
    # The control: somewhere a word has room in one typeface and none in the other.
    assert [[b[:2] for b in row] for row in usual] != [[b[:2] for b in row] for row in other]
    assert at_widths(Reader(open_window()), switch=True) == other


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("size", [(320, 640), (1280, 800)], ids=str)
def test_A23_nothing_is_cut_in_the_other_typeface(
    open_window: OpenWindow, size: tuple[int, int], text_size: int, language: str
) -> None:
    reader = Reader(
        open_window(
            size=size,
            text_size=text_size,
            typeface=OTHER,
            languages=[language, "es" if language == "en" else "en"],
        )
    )
    found = {}
    for address in ("home", "topic:care", STITCH, "second-trimester-loss", "handout"):
        reader.window.open(address)
        settle()
        found[address] = sideways(reader.window) + cut_texts(reader.window)
    reader.window.show_help()
    settle()
    found["help"] = sideways(reader.window) + cut_texts(reader.window)
    reader.window.show_topics()
    settle()
    found["topics"] = sideways(reader.window) + cut_texts(reader.window)
    reader.window.show_search()
    settle()
    found["search"] = sideways(reader.window) + cut_texts(reader.window)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert families(reader) == {family(OTHER)}
    label = next(one for one in visible(reader.window, QLabel) if one.text())
    label.setFixedWidth(label.sizeHint().width() // 4)
    assert cut_texts(reader.window)  # the control


def test_A22_A23_lines_are_as_far_apart_in_the_other_typeface(open_window: OpenWindow) -> None:
    reader = Reader(open_window(typeface=OTHER))
    reader.window.open(STITCH)
    steps = []
    for block in blocks(reader.article.document()):
        found = lines(block)
        if len(found) > 1 and not block.blockFormat().headingLevel():
            steps.append((found[1].y() - found[0].y()) / block.charFormat().font().pixelSize())
    assert len(steps) > 20
    assert min(steps) >= 1.5


# -- how long it holds


def test_A23_K3_the_next_patient_has_the_clinic_s_typeface(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    choose(reader, OTHER)
    reader.window.open(STITCH)
    reader.window.new_patient()
    settle()
    assert families(reader) == {family(USUAL)}
    assert not paths.user_settings().exists()


def test_A23_a_kept_typeface_is_there_in_the_next_window_and_for_the_next_patient(
    open_window: OpenWindow,
) -> None:
    reader = Reader(open_window())
    reader.press("Colors")
    assert reader.card is not None
    rows = reader.card.findChildren(QAbstractButton)
    keep = next(one for one in rows if one.accessibleName().startswith("Keep these choices"))
    reader.tap(reader.scroll_in(keep))
    QTest.keyClick(reader.card, Qt.Key.Key_Escape)
    choose(reader, OTHER)
    assert 'typeface = "source-sans"' in paths.user_settings().read_text("utf-8")
    reader.window.close()
    fresh = Reader(open_window())
    assert families(fresh) == {family(OTHER)}
    fresh.window.new_patient()
    settle()
    assert families(fresh) == {family(OTHER)}


def test_A23_a_clinic_may_set_a_typeface_and_a_wrong_one_becomes_the_usual() -> None:
    assert Visit(Settings(typeface=OTHER)).preferences.typeface == OTHER
    assert Visit(Settings(typeface="comic")).preferences.typeface == USUAL


# -- the files


WATCHED = """
import json, sys
opened = []
def note(event, given):
    if event == "open" and str(given[0]).endswith(".ttf"):
        opened.append(str(given[0]).replace("\\\\", "/").rpartition("/")[2].partition("_")[0])
sys.addaudithook(note)
from pathlib import Path
from PySide6.QtWidgets import QApplication
from viewer.app import Application, prepare
from viewer.open_library import Where
app = QApplication(["snowdrop"])
file = Path(sys.argv[2])
window = Application(prepare(Where(library=Path(sys.argv[1])), file), file).window
window.show()
window.open("cervical-stitch")
app.processEvents()
before = sorted(set(opened))
window._visit.preferences.typeface = "source-sans"
window.grow_text()
window.shrink_text()
print(json.dumps([before, sorted(opened)]), flush=True)
import os
os._exit(0)
"""


def test_A23_the_other_typeface_is_read_when_it_is_chosen_and_not_before(
    library_file: Path, tmp_path: Path
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('region = "US"\n', encoding="utf-8")
    before, after = json.loads(run_code(WATCHED, library_file, file).stdout)
    usual, other = TYPEFACES[USUAL].files, TYPEFACES[OTHER].files
    assert before == [usual]
    assert after == [usual] * 4 + [other] * 4  # once each, however often the look changes


@pytest.mark.parametrize("typeface", TYPEFACES)
def test_A23_each_typeface_has_three_weights_and_an_italic_and_its_license(
    fonts: QApplication, typeface: str
) -> None:
    load_fonts(typeface)
    files = [ASSETS / "fonts" / f"{TYPEFACES[typeface].files}_{end}" for end in ENDINGS]
    read = [TTFont(file, lazy=True) for file in files]
    assert {font["OS/2"].usWeightClass for font in read} == set(WEIGHTS)
    for font in read:
        assert font["OS/2"].fsType == 0  # may be embedded and installed
        font.close()
    # In ink: Qt says of any weight that it has it.
    drawn = [ink("Stitch", sign_font(family(typeface), weight)) for weight in WEIGHTS]
    amounts = [blackness(picture) for picture in drawn]
    assert amounts == sorted(set(amounts))
    alone = [ink("Stitch", sign_font(family(typeface), weight)) for weight in (400, 420, 440)]
    assert alone[0] == alone[1] == alone[2]  # the control: weights that no file has
    italic = sign_font(family(typeface), 400)
    italic.setItalic(True)
    assert QRawFont.fromFont(italic).style() == QFont.Style.StyleItalic
    license_text = (ASSETS / "fonts" / "LICENSE").read_text("utf-8")
    assert f"{TYPEFACES[typeface].files}_*.ttf:\nCopyright" in license_text
    assert "SIL OPEN FONT LICENSE Version 1.1" in license_text


def test_A23_every_file_in_the_folder_belongs_to_a_typeface() -> None:
    named = {f"{face.files}_{end}" for face in TYPEFACES.values() for end in ENDINGS}
    assert {file.name for file in (ASSETS / "fonts").glob("*.[to]tf")} == named


def test_A23_L8_the_other_typeface_has_every_sign_of_the_usual_one(tmp_path: Path) -> None:
    drawn = {}
    for key, typeface in TYPEFACES.items():
        folder = tmp_path / key
        folder.mkdir()
        for file in (ASSETS / "fonts").glob(f"{typeface.files}_*.ttf"):
            (folder / file.name).write_bytes(file.read_bytes())
        drawn[key], problems = font_characters(folder)
        assert problems == []
    assert len(drawn[USUAL]) > 300
    assert drawn[USUAL] <= drawn[OTHER]


def test_A23_paper_and_saved_pages_name_the_usual_typeface() -> None:
    for place in ("print/leaflet.typ", "export/style.css"):
        text = (ASSETS / place).read_text("utf-8")
        assert f'"{family(USUAL)}"' in text
        assert family(OTHER) not in text


# -- signs that look alike


def sign_font(name: str, weight: int) -> QFont:
    font = QFont(name)
    font.setPixelSize(BODY)
    font.setWeight(QFont.Weight(weight))
    return font


def ink(words: str, font: QFont) -> QImage:
    """Return the signs as they are painted, black on white, without the room around them."""
    image = QImage(80, 48, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setFont(font)
    painter.drawText(16, 32, words)
    painter.end()
    inked = [(x, y) for x in range(80) for y in range(48) if dark(image, x, y) > 0.2]
    across, down = [x for x, _ in inked], [y for _, y in inked]
    return image.copy(QRect(min(across), 8, max(across) - min(across) + 1, 36)) if down else image


def dark(image: QImage, x: int, y: int) -> float:
    inside = 0 <= x < image.width() and 0 <= y < image.height()
    return 1 - image.pixelColor(x, y).value() / 255 if inside else 0.0


def blackness(image: QImage) -> float:
    return sum(dark(image, x, y) for x in range(image.width()) for y in range(image.height()))


def difference(one: str, other: str, font: QFont) -> float:
    """Return how much ink differs where two signs lie over each other as well as they can."""
    first, second = ink(one, font), ink(other, font)
    wide = max(first.width(), second.width()) + 4
    spots = [(x, y) for x in range(-4, wide) for y in range(first.height())]
    least = min(sum(dark(p, x, y) for x, y in spots) for p in (first, second))
    return (
        min(
            sum(abs(dark(first, x, y) - dark(second, x + by, y)) for x, y in spots)
            for by in range(-4, 5)
        )
        / least
    )


def taken_for_another(name: str, weight: int) -> list[tuple[str, str]]:
    """Return the signs of a typeface that cannot be told apart at the size of body text."""
    font = sign_font(name, weight)
    assert QFontInfo(font).family() == name
    pairs = [pair for group in ALIKE for pair in combinations(group, 2)] + [("rn", "m")]
    return [pair for pair in pairs if difference(*pair, font) < DIFFERENT]


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize("typeface", TYPEFACES)
def test_A23_signs_that_are_taken_for_one_another_differ(
    fonts: QApplication, typeface: str, weight: int
) -> None:
    load_fonts(typeface)
    assert taken_for_another(family(typeface), weight) == []


@pytest.mark.parametrize("pair", ["Il", "O0", "l1"])
def test_a_typeface_in_which_two_signs_are_one_is_found(
    fonts: QApplication, tmp_path: Path, pair: str
) -> None:
    font = TTFont(ASSETS / "fonts" / f"{TYPEFACES[OTHER].files}_400Regular.ttf")
    for table in font["cmap"].tables:
        if ord(pair[0]) in table.cmap:
            table.cmap[ord(pair[0])] = table.cmap[ord(pair[1])]
    for record in font["name"].names:
        if record.nameID in (1, 4, 6, 16):
            record.string = f"Alike{ord(pair[0])}"
    font.save(tmp_path / "alike.ttf")
    data = QByteArray((tmp_path / "alike.ttf").read_bytes())
    number = QFontDatabase.addApplicationFontFromData(data)
    assert tuple(pair) in taken_for_another(f"Alike{ord(pair[0])}", 400)
    QFontDatabase.removeApplicationFont(number)


# -- no promises


PROMISE = re.compile(
    r"dyslex|dislex|easier to read|más fácil de leer|read(s|ing)? faster", re.IGNORECASE
)


def promises(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if PROMISE.search(text)]


def every_text() -> list[str]:
    """Return all that the program, its library and its documentation say."""
    content = load_content(CONTENT)
    directory, _ = load_support(RESOURCES)
    shipped = [
        *content_texts(CONTENT, content.articles, content.library.languages),
        *support_texts(directory),
        *interface_texts(ROOT / "viewer"),
    ]
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("packaging/**/*.md")]
    sources = [*(ASSETS / "i18n").glob("*.ts"), ROOT / "viewer" / "typefaces.py"]
    return [
        *(one.text for one in shipped),
        *(file.read_text("utf-8") for file in [*pages, *sources]),
    ]


def test_A23_nothing_says_that_a_typeface_helps_with_dyslexia() -> None:
    texts = every_text()
    assert len(texts) > 1000
    assert promises(texts) == []


@pytest.mark.parametrize(
    "claim",
    [
        "Typeface: Source Sans (helps with dyslexia)",
        "A typeface that dyslexic readers prefer",
        "Tipo de letra para personas con dislexia",
    ],
)
def test_such_a_promise_is_found(claim: str) -> None:
    assert promises([*every_text()[:5], claim]) == [claim]
