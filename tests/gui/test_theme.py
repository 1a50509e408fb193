"""Colors of the four themes, computed from the tokens and again from pixels (A14, A16)."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

import msgspec
import pytest
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel

from tests.conftest import OpenWindow, settle
from tests.gui.looking import colors, contrast, text_contrast
from tests.journeys.reader import Reader
from viewer.gui import theme as theme_module
from viewer.gui.icons import figure_image, pixmap
from viewer.gui.theme import THEMES, Look, Theme, apply, style_sheet
from viewer.library.article import Figure

BODY, OTHER, PARTS = 7.0, 4.5, 3.0
"""Least contrast of body text, of other text, and of the parts one must see (A14)."""

TWICE = 2
"""Times that a widget is dressed: when the old style sheet goes, and when the new one comes."""

GROUNDS = ("paper", "card", "sage", "rose", "sand")
PAIRS = (
    *(("ink", ground, BODY) for ground in GROUNDS),
    *(("action", ground, BODY) for ground in ("paper", "card", "sage")),
    *(("muted", ground, OTHER) for ground in ("paper", "card", "sage")),
    *(("urgent", ground, OTHER) for ground in ("rose", "paper", "card")),
    *(("amber", ground, OTHER) for ground in ("sand", "paper")),
    *(("green", ground, OTHER) for ground in ("paper", "card")),
    ("on_action", "action", BODY),
    *(("edge", ground, PARTS) for ground in ("paper", "card")),
    *(("action", ground, PARTS) for ground in GROUNDS),
    *(("urgent", ground, PARTS) for ground in ("rose", "paper")),
    *(("amber", ground, PARTS) for ground in ("sand", "paper")),
)
"""Every pair of colors that stands one on the other somewhere, and what it must reach."""


def too_weak(theme: Theme) -> list[str]:
    return [
        f"{front} on {back}: {contrast(getattr(theme, front), getattr(theme, back)):.2f} < {least}"
        for front, back, least in PAIRS
        if contrast(getattr(theme, front), getattr(theme, back)) < least
    ]


def test_contrast_is_computed_as_wcag_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.005)


def test_there_are_four_themes_A16() -> None:
    assert list(THEMES) == ["light", "cream", "dark", "contrast"]


@pytest.mark.parametrize("name", THEMES)
def test_every_pair_of_colors_reaches_its_contrast_A14(name: str) -> None:
    assert too_weak(THEMES[name]) == []


@pytest.mark.parametrize(
    ("token", "color"), [("ink", "#6A7682"), ("action", "#4F95A1"), ("edge", "#D0CABB")]
)
def test_a_color_that_is_too_weak_is_caught(token: str, color: str) -> None:
    weak = msgspec.structs.replace(THEMES["light"], **{token: color})
    assert any(line.startswith(f"{token} on ") for line in too_weak(weak))


@pytest.mark.parametrize("name", THEMES)
def test_every_token_is_a_color(name: str) -> None:
    theme = THEMES[name]
    for token in theme.__struct_fields__[1:]:
        assert QColor(getattr(theme, token)).isValid()
        assert getattr(theme, token).startswith("#")
        assert len(getattr(theme, token)) == 7


def test_the_style_sheet_leaves_no_token_unfilled() -> None:
    for name in THEMES:
        assert "$" not in style_sheet(Look(THEMES[name]))


# -- from pixels


def page_contrasts(reader: Reader) -> dict[str, float]:
    """Return the contrast of running text, of a link, of a panel's text and of a button."""
    reader.window.open("what-is-cervical-insufficiency")
    reader.scroll_to("What can be done")
    page = reader.article.viewport().grab().toImage()
    found = {"page": text_contrast(page)}
    for label in reader.panel.findChildren(QLabel):
        seen = label.visibleRegion().boundingRect()
        large = label.font().pixelSize() > 17
        if len(label.text()) > (3 if large else 24) and seen.height() == label.height():
            image = reader.window.grab(
                QRect(label.mapTo(reader.window, seen.topLeft()), seen.size())
            )
            name = f"{label.objectName()} “{label.text()[:20]}”"
            found[name] = text_contrast(image.toImage())
    return found


@pytest.mark.parametrize("name", THEMES)
def test_text_reaches_its_contrast_in_pixels_A14(open_window: OpenWindow, name: str) -> None:
    reader = Reader(open_window(theme=name))
    found = page_contrasts(reader)
    assert len(found) > 5
    assert found.pop("page") >= BODY
    assert {where: value for where, value in found.items() if value < OTHER} == {}


def test_a_theme_that_is_too_weak_is_caught_in_pixels(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The control of the test above.
    weak = msgspec.structs.replace(
        THEMES["light"], ink="#AAB4BE", muted="#C8CDD2", action="#A8C8CE", urgent="#DDA8A2",
        green="#B8D4C6",
    )  # fmt: skip
    monkeypatch.setitem(theme_module.THEMES, "light", weak)
    found = page_contrasts(Reader(open_window()))
    assert found.pop("page") < BODY
    assert any(value < OTHER for value in found.values())


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_changes_the_whole_window(open_window: OpenWindow, name: str) -> None:
    reader = Reader(open_window(theme=name))
    image = reader.window.grab().toImage()
    commonest = [color for color, _ in colors(image).most_common(3)]
    theme = THEMES[name]
    assert theme.paper.upper() in commonest


def test_choosing_a_theme_on_the_card_changes_the_window(open_window: OpenWindow) -> None:
    reader = Reader(open_window())
    reader.press("Colors")
    reader.press("Dark")
    image = reader.window.grab().toImage()
    assert THEMES["dark"].paper.upper() in [color for color, _ in colors(image).most_common(3)]


class Dressing(QObject):
    """Counts how often each widget is dressed."""

    def __init__(self) -> None:
        super().__init__()
        self.times: Counter[QObject] = Counter()

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange and target.isWidgetType():
            self.times[target] += 1
        return False


def dressed_most(app: QApplication, act: Callable[[], None]) -> int:
    """Return how often the widget is dressed that is dressed most while ``act`` is done."""
    dressing = Dressing()
    app.installEventFilter(dressing)
    act()
    app.removeEventFilter(dressing)
    return max(dressing.times.values())


def test_no_widget_is_dressed_more_than_twice_for_another_theme_or_text_size(
    open_window: OpenWindow, fonts: QApplication
) -> None:
    # What it costs is measured in benchmarks/looks.py: a third of what it costs otherwise.
    open_window().window.open("cervical-stitch")
    settle()
    assert dressed_most(fonts, partial(apply, fonts, Look(THEMES["dark"]))) <= TWICE
    assert dressed_most(fonts, partial(apply, fonts, Look(THEMES["dark"], 150))) <= TWICE


def test_a_sheet_that_takes_the_place_of_another_dresses_widgets_many_times(
    open_window: OpenWindow, fonts: QApplication
) -> None:
    # The control of the test above.
    open_window()
    other = style_sheet(Look(THEMES["dark"]))
    assert dressed_most(fonts, partial(fonts.setStyleSheet, other)) > TWICE


# -- figures and icons

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">'
    '<rect width="100" height="50" fill="#FFFFFF"/><rect width="60" height="50" fill="#0F5561"/>'
    '<rect width="30" height="50" fill="#1F2A33"/></svg>'
)
FIGURE = Figure(name="a.svg", media_type="image/svg+xml", width=100, height=50, data=SVG.encode())


@pytest.mark.parametrize("name", THEMES)
def test_a_figure_is_drawn_in_the_colors_of_the_theme(fonts: QApplication, name: str) -> None:
    theme = THEMES[name]
    found = colors(figure_image(FIGURE, theme, 200, 1.0))
    assert {color for color, count in found.items() if count > 1000} == {
        theme.ink.upper(),
        theme.action.upper(),
        theme.card.upper(),
    }


@pytest.mark.parametrize("ratio", [1.0, 1.5, 3.0])
def test_a_figure_is_drawn_sharp_at_any_scale(fonts: QApplication, ratio: float) -> None:
    image = figure_image(FIGURE, THEMES["light"], 300, ratio)
    assert image.size().toTuple() == (round(300 * ratio), round(150 * ratio))
    # A sharp picture of three fields has hardly any color between them.
    found = colors(image)
    assert sum(count for _, count in found.most_common(3)) > 0.98 * sum(found.values())


def test_a_damaged_figure_is_an_empty_picture_of_its_size(fonts: QApplication) -> None:
    for data in (b"", b"<svg", b"\x89PNG nonsense"):
        broken = msgspec.structs.replace(FIGURE, data=data)
        image = figure_image(broken, THEMES["light"], 100, 1.0)
        assert image.size().toTuple() == (100, 50)
        assert image.pixelColor(50, 25).alpha() == 0


def test_an_icon_has_the_color_that_was_asked_for(fonts: QApplication) -> None:
    image = pixmap("phone", "#9B2C1F", 48).toImage()
    opaque = QImage(image.size(), QImage.Format.Format_RGB32)
    opaque.fill(QColor("#FFFFFF"))
    solid = {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert solid == {"#9B2C1F"}


def test_an_unknown_icon_is_an_empty_picture(fonts: QApplication) -> None:
    assert pixmap("no-such-icon", "#000000", 20).isNull()


@pytest.fixture
def dressed(fonts: QApplication) -> Iterator[QApplication]:
    yield fonts
    fonts.setStyleSheet("")
    settle()


def test_dressing_the_program_sets_palette_font_and_style(dressed: QApplication) -> None:
    look = Look(THEMES["dark"], 200)
    apply(dressed, look)
    assert dressed.palette().window().color().name().upper() == THEMES["dark"].paper.upper()
    assert dressed.font().pixelSize() == 32
    assert dressed.styleSheet() == style_sheet(look)
