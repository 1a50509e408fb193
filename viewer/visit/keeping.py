"""Keeps how a person likes the screen for the next time, on a clinic's computer, if they say so.

Only what is chosen on the card “Text and colors” is kept, never a page that was read.
"""

from collections.abc import Mapping
from pathlib import Path

from viewer.settings_file import Value, is_set, save_settings
from viewer.visit.visit import Visit

KEPT = ("theme", "text_size", "spacing", "typeface", "languages")
"""The settings that are kept, all of them or none."""


class Keeping:
    """Writes a visit's choices into the settings of whoever is logged in, or takes them out."""

    def __init__(self, visit: Visit, file: Path) -> None:
        """Keep the choices of ``visit`` in ``file``; nothing is written before begin()."""
        self._visit, self._file = visit, file

    @property
    def is_on(self) -> bool:
        """Whether the choices are kept: the file says, so every window knows the same."""
        return all(is_set([self._file], name) for name in KEPT)

    def choices(self) -> Mapping[str, Value]:
        """Return what there is to keep, by the names of settings."""
        preferences, language = self._visit.preferences, self._visit.language
        others = [tag for tag in self._visit.languages if tag != language]
        return {
            "theme": preferences.theme,
            "text_size": preferences.text_size,
            "spacing": preferences.spacing,
            "typeface": preferences.typeface,
            "languages": [language, *others],
        }

    def begin(self) -> None:
        """Keep the choices of this moment. Raises RejectedError if they cannot be written."""
        save_settings(self._file, self.choices())

    def follow(self) -> None:
        """Keep the choices anew if they are kept at all. Raises RejectedError as begin() does."""
        if self.is_on:
            self.begin()

    def end(self) -> None:
        """Take the choices out of the file; its other settings stay. Raises RejectedError."""
        save_settings(self._file, dict.fromkeys(KEPT))
