"""Colors, type and spacing: one table of tokens, one style sheet, one place that applies it.

The four themes must reach 7:1 for body text, 4.5:1 for all text and 3:1 for parts (A14, A16);
tests/gui/test_theme.py computes it from these tokens and again from pixels.
"""

import math
from string import Template

import msgspec
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from viewer.gui.fonts import load_fonts
from viewer.paths import ASSETS
from viewer.settings import Settings
from viewer.typefaces import TYPEFACES, USUAL
from viewer.visit.preferences import Preferences

BODY = 19
"""Size of body text in CSS pixels at 100 %."""

LINE_HEIGHT = 1.55
"""Times the size of the text; WCAG 1.4.8 asks for at least one and a half (A22)."""

MEASURE = 64
"""Characters a line should hold on average, so that hardly any passes 75 (A22)."""

LETTERS, WORDS, PARAGRAPHS = 0.12, 0.16, 2.0
"""Room between letters, words and paragraphs where the reader asked for more, in times the size of
the text (WCAG 1.4.12, A21). Letters never without words: that alone would slow readers down."""

MAX_CHROME = 2.0
"""Buttons and lists grow to 200 % and no further; the article itself goes to 400 % (A18)."""

_SAMPLE = (
    "The cervix is the lower part of the womb. In pregnancy it stays long and closed until the "
    "last weeks; then it softens, shortens and opens so that a baby can be born."
)


class Theme(msgspec.Struct, frozen=True, kw_only=True):
    """The colors of one theme, as #RRGGBB. ``on_action`` is text that stands on ``action``."""

    name: str
    paper: str
    card: str
    line: str
    edge: str
    ink: str
    muted: str
    action: str
    on_action: str
    sage: str
    urgent: str
    rose: str
    amber: str
    sand: str
    green: str


THEMES = {
    "light": Theme(
        name="light",
        paper="#FBF9F5",
        card="#FFFFFF",
        line="#E4DED3",
        edge="#8C8472",
        ink="#1F2A33",
        muted="#56646E",
        action="#0F5561",
        on_action="#FFFFFF",
        sage="#E6F0EC",
        urgent="#9B2C1F",
        rose="#FBE9E7",
        amber="#7A5A00",
        sand="#FFF4DC",
        green="#1E6B47",
    ),
    "cream": Theme(
        name="cream",
        paper="#F7EFDD",
        card="#FFFAEE",
        line="#DCCFB2",
        edge="#857854",
        ink="#2A261F",
        muted="#5B5242",
        action="#0B4B56",
        on_action="#FFFAEE",
        sage="#E4EADB",
        urgent="#8C2519",
        rose="#FADFD8",
        amber="#684B00",
        sand="#FBE9C0",
        green="#1A5A3B",
    ),
    "dark": Theme(
        name="dark",
        paper="#14191C",
        card="#1D2428",
        line="#384349",
        edge="#7C8A92",
        ink="#ECEFF0",
        muted="#B4C0C7",
        action="#86D3DF",
        on_action="#08262C",
        sage="#1F312F",
        urgent="#FFB5A9",
        rose="#3C201D",
        amber="#F3CE74",
        sand="#332A12",
        green="#8BDBAE",
    ),
    "contrast": Theme(
        name="contrast",
        paper="#000000",
        card="#000000",
        line="#FFFFFF",
        edge="#FFFFFF",
        ink="#FFFFFF",
        muted="#FFFFFF",
        action="#FFE45C",
        on_action="#000000",
        sage="#000000",
        urgent="#FFC2B8",
        rose="#000000",
        amber="#FFE45C",
        sand="#000000",
        green="#9CFFC6",
    ),
}


class Look(msgspec.Struct, frozen=True):
    """A theme at a text size: what every widget needs in order to draw itself.

    ``widest`` holds the window's own text back where the window is too narrow for it. ``spacing``
    puts more room between letters, words, lines and paragraphs of an article (A21). ``typeface`` is
    a key of TYPEFACES; apply() loads it. No text is smaller than ``least`` pixels at 100 %: a kiosk
    sets it (A19).
    """

    theme: Theme
    text_size: int = 100
    widest: float = MAX_CHROME
    spacing: bool = False
    typeface: str = USUAL
    least: int = 0

    @property
    def family(self) -> str:
        """The typeface's family, as Qt calls it."""
        return TYPEFACES[self.typeface].family

    @property
    def scale(self) -> float:
        """How much larger than usual article text is, 1.0 to 4.0."""
        return self.text_size / 100

    @property
    def chrome(self) -> float:
        """How much larger than usual buttons, lists and cards are, 1.0 to 2.0."""
        return min(self.scale, self.widest)

    def px(self, size: float) -> int:
        """Return a size of the window's own text and icons at this text size."""
        return round(size * self.chrome)

    def text_px(self, size: float) -> int:
        """Return a size of text in the window at this text size, never below the least."""
        return self.px(max(size, self.least))

    def font(self, size: float, weight: int = 400) -> QFont:
        """Return the reader's typeface at ``size`` CSS pixels of window text."""
        font = QFont(self.family)
        font.setPixelSize(self.text_px(size))
        font.setWeight(QFont.Weight(weight))
        return font

    def body_font(self) -> QFont:
        """Return the typeface of article text, with the room between its letters and words.

        The text of a document takes from it what its style sheet does not say.
        """
        font = QFont(self.family)
        size = round(BODY * self.scale)
        font.setPixelSize(size)
        if self.spacing:
            # Up to the next quarter of a pixel: Qt rounds, and less than WCAG asks is too little.
            letters, words = (math.ceil(room * size * 4) / 4 for room in (LETTERS, WORDS))
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, letters)
            font.setWordSpacing(words)
        return font

    @property
    def column(self) -> int:
        """Width of the column of article text in pixels, for MEASURE characters a line (F14)."""
        font = QFont(self.family)
        font.setPixelSize(round(BODY * self.scale))
        return round(QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE) * MEASURE)


def look_of(chosen: Settings | Preferences, widest: float = MAX_CHROME) -> Look:
    """Return the look that a clinic or a reader has chosen."""
    theme, size = THEMES[chosen.theme], chosen.text_size
    return Look(theme, size, widest, chosen.spacing, chosen.typeface)


def apply(whole: QApplication | QWidget, look: Look) -> None:
    """Dress the program, or one widget with all in it: palette, font and the one style sheet.

    Nothing happens where it is dressed so already: everything in it would be styled anew.
    """
    load_fonts(look.typeface)
    theme, sheet = look.theme, style_sheet(look)
    if whole.styleSheet() == sheet:
        return
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, color in (
        (roles.Window, theme.paper),
        (roles.Base, theme.paper),
        (roles.AlternateBase, theme.card),
        (roles.WindowText, theme.ink),
        (roles.Text, theme.ink),
        (roles.Button, theme.card),
        (roles.ButtonText, theme.ink),
        (roles.Highlight, theme.action),
        (roles.HighlightedText, theme.on_action),
        (roles.Link, theme.action),
        (roles.LinkVisited, theme.action),
        (roles.PlaceholderText, theme.muted),
    ):
        palette.setColor(role, QColor(color))
    whole.setPalette(palette)
    whole.setFont(look.font(16))
    # Off and on again. Where one sheet takes the place of another, Qt dresses each widget once for
    # itself and once for every widget around it; off and on, twice in all: in a third of the time.
    for step in ("", sheet):
        whole.setStyleSheet(step)


def style_sheet(look: Look) -> str:
    """Return assets/style.qss with every ``$token`` and every size filled in."""
    template = Template((ASSETS / "style.qss").read_text(encoding="utf-8"))
    text = (14, 15, 16, 18, 19, 20, 22, 24, 34)
    sizes = {f"s{size}": f"{look.text_px(size)}px" for size in text}
    sizes |= {f"w{size}": f"{look.px(size)}px" for size in (14, 18, 56, 60)}
    tokens = {name: getattr(look.theme, name) for name in look.theme.__struct_fields__}
    return template.substitute(tokens, family=look.family, **sizes)


def article_css(look: Look) -> str:
    """Return the style sheet of article text, in the part of CSS that QTextDocument knows."""
    template = Template((ASSETS / "article.css").read_text(encoding="utf-8"))
    sizes = {
        name: f"{round(size * look.scale)}px"
        for name, size in (
            ("body", BODY),
            ("lead", 22),
            ("small", max(16, look.least)),
            ("gap", PARAGRAPHS * BODY if look.spacing else 14),
            ("wide", 26),
            ("narrow", 6),
        )
    }
    tokens = {name: getattr(look.theme, name) for name in look.theme.__struct_fields__}
    line = f"{_line_height(look)}%"
    return template.substitute(tokens, family=look.family, lineheight=line, **sizes)


def heading_px(look: Look, level: int) -> int:
    """Return the size of a heading in pixels; beyond 200 % headings grow less than the text does.

    A title four times as large would fill the screen with a few letters a line.
    """
    base = {1: 36, 2: 26}.get(level, 21)
    return round(max(base * min(look.scale, MAX_CHROME), BODY * look.scale * 1.05))


def _line_height(look: Look) -> int:
    """Return LINE_HEIGHT as Qt counts it: in percent of the font's own line, not of its size."""
    font = QFont(look.family)
    font.setPixelSize(round(BODY * look.scale))
    return math.ceil(100 * LINE_HEIGHT * font.pixelSize() / QFontMetricsF(font).height())
