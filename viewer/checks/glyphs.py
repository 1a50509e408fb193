"""Every character of every text has a glyph in the fonts that come with Snowdrop (L8)."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError

from viewer.checks.rule import Rule
from viewer.checks.texts import Shipped
from viewer.problems import Problem

MISSING = Rule(
    id="missing-glyph",
    family="glyphs",
    asks="Every character that ships, in every language, has a glyph in each bundled upright font.",
    standard="L8",
)
NO_FONT = Rule(
    id="no-font",
    family="glyphs",
    asks="The bundled fonts are there and can be read.",
    standard="L8",
)
RULES = (MISSING, NO_FONT)

_NEEDS_NO_GLYPH = frozenset("\n\t\u00ad\u200b\u200c\u200d")
"""Line breaks and soft hyphens are not drawn."""


def font_characters(folder: Path) -> tuple[frozenset[str], list[Problem]]:
    """Return the characters that every upright font in ``folder`` can draw.

    Italic is not asked: the content uses none (H12).
    """
    problems: list[Problem] = []
    common: frozenset[str] | None = None
    for path in sorted(folder.glob("*.[to]tf")):
        if "italic" in path.name.lower():
            continue
        try:
            with path.open("rb") as file, TTFont(file, lazy=True) as font:
                drawn = frozenset(map(chr, font.getBestCmap() or ()))
        except (TTLibError, OSError) as error:
            message = f"This font cannot be read ({error}). Put a whole one in its place."
            problems.append(NO_FONT.problem(path.name, 0, message))
            continue
        common = drawn if common is None else common & drawn
    if common is None:
        message = "There is no font here, so no character was checked. Put one here."
        problems.append(NO_FONT.problem(folder.name, 0, message))
    return common or frozenset(), problems


def check_glyphs(texts: Iterable[Shipped], drawn: frozenset[str]) -> Iterator[Problem]:
    """Yield a problem for each line with a character that no bundled font can draw."""
    if not drawn:
        return  # ``font_characters`` has said so
    fine = drawn | _NEEDS_NO_GLYPH
    for shipped in texts:
        for character in sorted(set(shipped.text) - fine):
            message = (
                f"The bundled fonts cannot draw “{character}” (U+{ord(character):04X}). "
                "Use another character, or bundle a font that has it."
            )
            line = shipped.line_at(shipped.text.index(character))
            yield MISSING.problem(shipped.file, line, message)
