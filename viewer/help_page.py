"""Writes the page that stands on a kiosk's screen while Snowdrop does not start (K17).

The page is a program of its own, ``assets/help/snowdrop-help``: it works where Snowdrop is broken.
The numbers are written into it when the kiosk is set up, and again when one of them changes.
"""

import argparse
import json
from collections.abc import Sequence
from enum import StrEnum
from itertools import permutations
from pathlib import Path

from viewer import paths
from viewer.library.output import write_library
from viewer.library.store import Library
from viewer.open_library import Where, open_library
from viewer.settings import Settings
from viewer.settings_file import read_settings
from viewer.staff.state import read_state
from viewer.support.directory import Directory
from viewer.support.wording import phrases

TEMPLATE = paths.ASSETS / "help" / "snowdrop-help"
PLACE = "etc/snowdrop/snowdrop-help"
"""Where the recipes of packaging/ keep the program, below the root."""

FILE = Path("/", PLACE)

COMMAND = f"snowdrop kiosk write-help --output {FILE}"
"""Writes it anew, with the numbers of today; the administrator's to run."""

_PAGE = "PAGE = "
_OTHERWISE = "en"

WORDS = {
    "en": ("This screen is not working just now.", "In an emergency, call {number}."),
    "es": ("Esta pantalla no funciona en este momento.", "En una emergencia, llame al {number}."),
}
"""What the cards of the support panel have no sentence for, by language."""


def write_help(options: argparse.Namespace, where: Where) -> int:
    """Write the program to ``options.output`` and say whose numbers are in it; return 0.

    Raises RejectedError when there is no library, or the file cannot be written.
    """
    library, _ = open_library(where)
    settings, _ = read_settings(paths.settings_files(options.settings))
    # What staff chose on the kiosk goes before the settings, as on the screen.
    region = read_state(paths.staff_state())[0].region or settings.region
    directory = Directory.decode(library.support())
    program = help_program(settings, directory, languages_of(settings, library), region)
    write_library(program.encode(), options.output, "help page")
    number = directory.emergency(region) if directory.knows(region) else None
    if number:
        print(f"The help page of {region} tells people to call {number} ({options.output}).")
    else:
        print(f"Without a region no number is in the help page ({options.output}).")
        print("Set one with “snowdrop kiosk set-region CODE” and write the page again.")
    return 0


def languages_of(settings: Settings, library: Library) -> list[str]:
    """Return the clinic's languages, the one it begins with first, then the library's others."""
    return [*dict.fromkeys([*settings.languages, *library.info.languages])]


def help_program(
    settings: Settings, directory: Directory, languages: Sequence[str], region: str | None
) -> str:
    """Return the text of the program, with the numbers of ``region`` and of the clinic in it.

    Without a region that ``directory`` knows no number is guessed: the page says to call the local
    emergency number. A language without words of its own is left out; English stands in for all.
    """
    number = directory.emergency(region) if directory.knows(region) else None
    spoken = [tag for tag in languages if tag in WORDS] or [_OTHERWISE]
    page = {
        "words": [_words(tag, number) for tag in spoken],
        "numbers": [[one.name, one.number, one.hours] for one in settings.contacts],
    }
    # JSON of ASCII letters inside a Python text: whatever a clinic writes stays a text.
    line = f"{_PAGE}json.loads({json.dumps(page)!r})"
    lines = TEMPLATE.read_text(encoding="utf-8").splitlines()
    return "\n".join(line if one.startswith(_PAGE) else one for one in lines) + "\n"


def _words(tag: str, number: str | None) -> list[str]:
    broken, call = WORDS[tag]
    known = phrases(tag)
    emergency = call.format(number=number) if number else known.local_emergency
    return [tag, broken, known.receptionist, emergency]


class HelpPage(StrEnum):
    """How the page that was written stands to the numbers of today."""

    CURRENT = "current"
    OTHER = "other"
    MISSING = "missing"
    UNREADABLE = "unreadable"


def compare(
    file: Path, settings: Settings, directory: Directory, library: Library, region: str | None
) -> HelpPage:
    """Say whether ``file`` has the words and numbers that would be written into it today.

    Which language stands first is no difference: staff choose that at the screen. Never raises.
    """
    spoken = [tag for tag in languages_of(settings, library) if tag in WORDS]
    try:
        text = file.read_text(encoding="utf-8")
        same = any(
            text == help_program(settings, directory, order, region)
            for order in permutations(spoken)
        )
    except FileNotFoundError:
        return HelpPage.MISSING
    except OSError:
        return HelpPage.UNREADABLE
    except UnicodeDecodeError:
        return HelpPage.OTHER
    return HelpPage.CURRENT if same else HelpPage.OTHER
