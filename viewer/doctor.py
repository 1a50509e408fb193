"""``snowdrop doctor``: tells line by line whether this machine has all that Snowdrop needs.

Qt is tried out in processes of their own: a library that is missing can end a process, and a
speech service can hang. This one then says so.
"""

import argparse
import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from viewer import paths
from viewer.handout.printer_check import printer
from viewer.kiosk_check import kiosk
from viewer.library.store import Library
from viewer.machine import Finding
from viewer.open_library import Where, open_library
from viewer.problems import RejectedError, Severity
from viewer.settings import LISTEN_OFF, Settings
from viewer.settings_file import read_settings
from viewer.staff.proving import prove
from viewer.typefaces import ENDINGS, TYPEFACES

OLDEST_PYTHON = (3, 11)
PATIENCE = 30.0
"""Seconds after which a process that tries something out is taken to hang."""

FONTS = tuple(f"{face.files}_{end}" for face in TYPEFACES.values() for end in ENDINGS)
"""The files of the typefaces."""

WRITTEN_IN = "en"
"""The language of the words in the code; it needs no translation."""

_TRY_QT = """
import json, sys
from pathlib import Path
from PySide6 import QtCore, QtGui, QtSvg, QtWidgets
app = QtGui.QGuiApplication(["snowdrop"])
fonts, words = sys.argv[1:3]
add = QtGui.QFontDatabase.addApplicationFont
loads = QtCore.QTranslator().load
print(json.dumps({
    "qt": QtCore.qVersion(),
    "fonts": [file.name for file in Path(fonts).glob("*.ttf") if add(str(file)) >= 0],
    "words": [file.stem for file in Path(words).glob("*.qm") if loads(str(file))],
}))
"""

_TRY_SCREEN = """
import json
from PySide6 import QtGui
app = QtGui.QGuiApplication(["snowdrop"])
print(json.dumps({"screen": QtGui.QGuiApplication.platformName()}))
"""

_TRY_SPEECH = """
import json, sys
from PySide6 import QtCore, QtTextToSpeech
app = QtCore.QCoreApplication(["snowdrop"])
kind = QtTextToSpeech.QTextToSpeech
speech = kind(sys.argv[1]) if sys.argv[1] else kind()
works = speech.state() != kind.State.Error
found = {}
for tag in sys.argv[2:] if works else ():
    wanted = QtCore.QLocale(tag).language()
    same = [one for one in speech.availableLocales() if one.language() == wanted]
    found[tag] = []
    for locale in same:
        speech.setLocale(locale)
        found[tag] += [voice.name() for voice in speech.availableVoices()]
print(json.dumps({
    "engine": speech.engine() if works else "",
    "engines": [name for name in kind.availableEngines() if name != "mock"],
    "voices": found,
}))
"""

HOW_TO_SPEAK = (
    "On Debian and Ubuntu: “sudo apt install speech-dispatcher speech-dispatcher-espeak-ng "
    "espeak-ng”, on Fedora: “sudo dnf install speech-dispatcher espeak-ng”. Log in again, and try "
    "“spd-say hello”. Windows and macOS bring voices; more are in the settings of the system."
)


class BrokenError(Exception):
    """Raised when something cannot even be tried out; the text says how it ended."""


def doctor(options: argparse.Namespace, where: Where) -> int:
    """Print a line for everything that is needed; status 1 when anything is missing.

    What only a kiosk needs stands under a heading, and counts where ``options.as_kiosk`` is set.
    """
    settings, wrong = read_settings(paths.settings_files(options.settings))
    found, library = _library(where)
    if options.proof:
        return prove(library.info.content_hash if library else None)
    languages = list(library.info.languages if library else settings.languages)
    mistakes = [str(problem) for problem in wrong]
    missing = _tell(_findings(found, settings, mistakes, languages))
    print(f"{missing} missing." if missing else "Everything is there.")
    print("\nFor a kiosk:" if options.as_kiosk else "\nFor a kiosk (does not count here):")
    more = _tell([printer(settings), *kiosk(Path("/"), library, settings)])
    print(f"{more} missing for a kiosk." if more else "Everything is there for a kiosk.")
    return 1 if missing or (more and options.as_kiosk) else 0


def _tell(findings: Iterable[Finding]) -> int:
    missing = 0
    for finding in findings:
        print(finding, flush=True)
        missing += finding.missing
    return missing


def _findings(
    library: Finding, settings: Settings, wrong: list[str], languages: list[str]
) -> Iterator[Finding]:
    yield python_version(sys.version_info[:3])
    if wrong:
        yield Finding(what="Settings", says="; ".join(wrong), to_do="Mend these lines.")
    yield library
    yield from _window(languages)
    yield from speech(settings, languages)


def python_version(version: tuple[int, ...]) -> Finding:
    """Say whether ``version`` of Python will do."""
    shown = ".".join(map(str, version))
    if version[:2] >= OLDEST_PYTHON:
        return Finding(what="Python", says=shown)
    oldest = ".".join(map(str, OLDEST_PYTHON))
    return Finding(what="Python", says=shown, to_do=f"Install Python {oldest} or newer.")


def _library(where: Where) -> tuple[Finding, Library | None]:
    """Say whether the library opens, and in which languages it is."""
    try:
        library, problems = open_library(where)
    except RejectedError as error:
        says = "; ".join(str(problem) for problem in error.problems)
        to_do = "Install Snowdrop again, or name another file with --library."
        return Finding(what="Library", says=says, to_do=to_do), None
    languages = library.info.languages
    count = sum(topic.count for tag in languages for topic in library.topics(tag))
    says = f"{count} articles ({', '.join(languages)})"
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    to_do = f"{errors} mistakes in it: “snowdrop check” names them." if errors else ""
    return Finding(what="Library", says=says, to_do=to_do), library


# ---- Qt


def has(module: str) -> bool:
    """Say whether a module could be imported, without importing all of it."""
    try:
        return importlib.util.find_spec(module) is not None
    except ImportError:
        return False


def attempt(code: str, *arguments: str, screen: str = "offscreen") -> dict[str, object]:
    """Run ``code`` in a Python of its own and return what it prints, as JSON.

    ``screen`` is where Qt draws; nothing means the real one. Raises BrokenError when it fails,
    ends at once, or is not done after PATIENCE.
    """
    place = {"QT_QPA_PLATFORM": screen} if screen else {}
    try:
        done = subprocess.run(  # noqa: S603 (this very Python, with code that stands above)
            [sys.executable, "-c", code, *arguments],
            env=os.environ | place,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BrokenError("it does not answer") from error
    lines = done.stdout.strip().splitlines()
    if done.returncode or not lines:
        said = [line for line in done.stderr.splitlines() if line.strip()]
        raise BrokenError(said[-1].strip() if said else f"it ended with status {done.returncode}")
    found: dict[str, object] = json.loads(lines[-1])
    return found


def _window(languages: list[str]) -> Iterator[Finding]:
    """Say whether a window can be opened, with its typeface and its translations."""
    if not has("PySide6.QtWidgets"):
        to_do = "In a checkout run “make run”; elsewhere “pip install PySide6-Essentials”."
        yield Finding(what="Qt", says="PySide6 is not installed", to_do=to_do)
        return
    try:
        found = attempt(_TRY_QT, str(paths.ASSETS / "fonts"), str(paths.ASSETS / "i18n"))
    except BrokenError as error:
        to_do = "Install the library it names; in a checkout “make run” does."
        yield Finding(what="Qt", says=str(error), to_do=to_do)
        return
    yield Finding(what="Qt", says=str(found["qt"]))
    if sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        yield _screen()
    yield typeface(_names(found["fonts"]))
    for tag in languages:
        if tag.partition("-")[0] != WRITTEN_IN:
            yield translation(tag, _names(found["words"]))


def _screen() -> Finding:
    try:
        found = attempt(_TRY_SCREEN, screen=os.environ.get("QT_QPA_PLATFORM", ""))
    except BrokenError as error:
        to_do = "Install what is named here, often libxcb-cursor0."
        return Finding(what="Screen", says=str(error), to_do=to_do)
    return Finding(what="Screen", says=str(found["screen"]))


def _names(found: object) -> list[str]:
    return [str(name) for name in found] if isinstance(found, list) else []


def typeface(loaded: list[str]) -> Finding:
    """Say whether all files of the typefaces are among those that Qt ``loaded``."""
    gone = [name for name in FONTS if name not in loaded]
    if gone:
        says = f"{', '.join(gone)} cannot be loaded"
        return Finding(what="Typeface", says=says, to_do="Install Snowdrop again.")
    return Finding(what="Typeface", says=f"{len(loaded)} files")


def translation(tag: str, loaded: list[str]) -> Finding:
    """Say whether the buttons can be in the language ``tag``."""
    what = f"Translation ({tag})"
    if f"snowdrop_{tag.partition('-')[0]}" in loaded:
        return Finding(what=what, says="compiled")
    to_do = "Install Snowdrop again; in a checkout, “pip install -e .” compiles it."
    return Finding(what=what, says="not compiled, so the buttons are in English", to_do=to_do)


# ---- speech


def speech(settings: Settings, languages: list[str], engine: str = "") -> Iterator[Finding]:
    """Say whether pages can be read aloud, and by whom; ``engine`` is one of Qt's, or its own."""
    if settings.listen == LISTEN_OFF:
        yield Finding(what="Reading aloud", says="switched off in the settings")
        return
    if not has("PySide6.QtTextToSpeech"):
        to_do = "“pip install 'snowdrop-viewer[speech]'” brings it; or set “listen” to “off”."
        yield Finding(what="Reading aloud", says="PySide6-Addons is not installed", to_do=to_do)
        return
    try:
        found = attempt(_TRY_SPEECH, engine, *languages)
    except BrokenError as error:
        yield Finding(what="Reading aloud", says=str(error), to_do=HOW_TO_SPEAK)
        return
    if not found["engine"]:
        known = ", ".join(_names(found["engines"])) or "none"
        says = f"no speech service answers (Qt knows: {known})"
        yield Finding(what="Reading aloud", says=says, to_do=HOW_TO_SPEAK)
        return
    yield Finding(what="Reading aloud", says=str(found["engine"]))
    voices = found["voices"] if isinstance(found["voices"], dict) else {}
    for tag in languages:
        names = _names(voices.get(tag))
        if names:
            more = f" and {len(names) - 1} more" if len(names) > 1 else ""
            yield Finding(what=f"Voice ({tag})", says=f"{names[0]}{more}")
        else:
            yield Finding(what=f"Voice ({tag})", says="none", to_do=HOW_TO_SPEAK)
