"""How one reader likes the screen: colors and type. Gone with the visit, unless kept."""

from viewer.settings import TEXT_SIZES, THEMES
from viewer.typefaces import TYPEFACES, USUAL


class Preferences:
    """The reader's choices; they begin with what the clinic set."""

    def __init__(
        self, theme: str, text_size: int, *, spacing: bool = False, typeface: str = USUAL
    ) -> None:
        """Begin with what the settings say; ``text_size`` is in percent."""
        self._theme = theme if theme in THEMES else THEMES[0]
        self._chosen = False
        self.text_size = text_size if text_size in TEXT_SIZES else TEXT_SIZES[0]
        self._usual = self.text_size
        self.spacing = spacing
        self.typeface = typeface if typeface in TYPEFACES else USUAL

    @property
    def theme(self) -> str:
        """The name of the theme; a reader who sets one has chosen."""
        return self._theme

    @theme.setter
    def theme(self, name: str) -> None:
        self._theme, self._chosen = name, True

    def follow(self, theme: str) -> bool:
        """Take the theme that is asked for elsewhere, unless the reader has chosen one (A16).

        Return whether it is another one now.
        """
        if self._chosen or theme == self._theme or theme not in THEMES:
            return False
        self._theme = theme
        return True

    @property
    def can_grow(self) -> bool:
        """Whether a larger text size exists."""
        return self.text_size < TEXT_SIZES[-1]

    @property
    def can_shrink(self) -> bool:
        """Whether a smaller text size exists."""
        return self.text_size > TEXT_SIZES[0]

    def grow(self) -> None:
        """Take the next larger text size, up to 400 % (A18)."""
        self.text_size = min((s for s in TEXT_SIZES if s > self.text_size), default=TEXT_SIZES[-1])

    def reset_size(self) -> None:
        """Take the text size that the clinic has set."""
        self.text_size = self._usual

    def shrink(self) -> None:
        """Take the next smaller text size, down to 100 %."""
        self.text_size = max((s for s in TEXT_SIZES if s < self.text_size), default=TEXT_SIZES[0])
