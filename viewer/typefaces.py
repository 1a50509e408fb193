"""The typefaces that come with Snowdrop: the one place that names them."""

import msgspec


class Typeface(msgspec.Struct, frozen=True):
    """A typeface: its name for readers, its family for Qt, and how its files' names begin.

    ``capitals`` is the height of a capital, in times the size. Its four files are named after
    weight and slope; all lie in assets/fonts, with their license.
    """

    name: str
    family: str
    files: str
    capitals: float


USUAL = "atkinson-hyperlegible"
"""The one that holds until somebody chooses; paper is always set in it."""

TYPEFACES = {
    USUAL: Typeface(
        "Atkinson Hyperlegible", "Atkinson Hyperlegible Next", "AtkinsonHyperlegibleNext", 0.668
    ),
    "source-sans": Typeface("Source Sans", "Source Sans 3", "SourceSans3", 0.66),
}
"""By the value of the setting “typeface”. Each tells I, l, 1 and O, 0 and rn, m apart (A23)."""

ENDINGS = ("400Regular.ttf", "400Regular_Italic.ttf", "600SemiBold.ttf", "700Bold.ttf")
"""How the names of a typeface's files end."""
