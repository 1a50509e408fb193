"""The whole program ``snowdrop --kiosk``, in a process of its own, with a hand in front of it.

Started by test_canary.py and test_many_visits.py: ``python -m tests.kiosk.kiosk_program LIBRARY
SETTINGS ACT``. It answers with one line of JSON on its standard output. Only two things are not
as in a waiting room: the time that passes, and that nobody stands there.
"""

import gc
import json
import os
import random
import string
import sys
from collections.abc import Callable
from contextlib import suppress
from ctypes import CDLL
from functools import partial
from itertools import cycle
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from benchmarks.programs import memory_mb
from tests.kiosk.hand import QUESTIONS, Hand, Person, settle
from viewer import app
from viewer.gui.helpful import Helpful
from viewer.gui.search_desk import SearchDesk
from viewer.gui.tile import Tile
from viewer.kiosk import attract, run
from viewer.kiosk.run import Kiosk, System
from viewer.kiosk.window import KioskWindow
from viewer.open_library import Where
from viewer.staff.proof import proof

OPEN = Path("/proc/self/fd")
STEPS = 60
WARMING = 1
"""Visits of very many in which everything is done once."""

SEED = 8
ANSWERED = "cervical-stitch"


class Time:
    """Seconds that pass only when the hand says so."""

    seconds = 1_000.0

    def __call__(self) -> float:
        """Return the seconds since some moment."""
        return self.seconds


TIME = Time()


def tell(told: dict[str, object]) -> None:
    """Answer."""
    print(json.dumps(told), flush=True)


def articles(kiosk: Kiosk) -> list[str]:
    """Return the ids of all articles."""
    library = kiosk.kept.library
    return [line.id for topic in library.topics("en") for line in library.articles(topic.id, "en")]


# -- one visit with words that must be nowhere afterwards


def visit(kiosk: Kiosk, canaries: list[str]) -> set[str]:
    """Make a visit of STEPS steps that types ``canaries``; return those that stood in a field."""
    hand = Hand(kiosk.window)
    hand.begin()
    person = Person(hand, SEED, partial(next, cycle(canaries)), articles(kiosk))
    seen: set[str] = set()

    def note(text: str) -> None:
        seen.update(one for one in canaries if one in text)

    for field in kiosk.window.desk.findChildren(QLineEdit):
        field.textChanged.connect(note)
    steps = person.do_everything()
    for _ in range(STEPS - steps - 2):
        person.act()
    hand.search_for(canaries[2])
    hand.find(canaries[3])
    assert kiosk.window.desk.visit.handout.chosen(QUESTIONS), "No question was chosen."
    tell({"keyboard": QGuiApplication.inputMethod().isVisible()})
    return seen


def report(kiosk: Kiosk, seen: set[str]) -> None:
    """Tell what is left outside the files."""
    clipboard = QGuiApplication.clipboard()
    tell(
        {
            "seen": len(seen),
            "clipboard": [clipboard.text(mode) for mode in clipboard.Mode],
            "keyboard": QGuiApplication.inputMethod().isVisible(),
            "writing": [str(file) for file in proof().writing or ()],
            "opened": WRITTEN,
        }
    )


def end_by_silence(kiosk: Kiosk, canaries: list[str]) -> None:
    """Go away without a word."""
    seen = visit(kiosk, canaries)
    TIME.seconds += 3_600
    kiosk.window.idle.look()
    settle()
    assert kiosk.window.attract.isVisible(), "The visit has not ended."
    report(kiosk, seen)
    kiosk.end()


def end_by_button(kiosk: Kiosk, canaries: list[str]) -> None:
    """Press “Finish and clear”."""
    seen = visit(kiosk, canaries)
    before = kiosk.window.desk
    Hand(kiosk.window).press("finish")
    assert kiosk.window.desk is not before, "The visit has not ended."
    report(kiosk, seen)
    kiosk.end()


def answer_and_end(kiosk: Kiosk, canaries: list[str]) -> None:
    """Read a page to its end and say that it helped, where that is asked; then leave."""
    hand = Hand(kiosk.window)
    seen = visit(kiosk, canaries)
    hand.open(ANSWERED)
    bar = hand.article.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle()
    for row in kiosk.window.desk.findChildren(Helpful):
        hand.tap(next(tile for tile in row.findChildren(Tile) if tile.isVisible()))
    hand.press("finish")
    report(kiosk, seen)
    kiosk.end()


def wait_in_the_middle(kiosk: Kiosk, canaries: list[str]) -> None:
    """Make all the steps of a visit, do not end it, and wait to be killed."""
    report(kiosk, visit(kiosk, canaries))
    sys.stdin.read()


def stay_in_the_middle(kiosk: Kiosk, canaries: list[str]) -> None:
    """Search for ``canaries`` and read; then go on as a kiosk does when nobody touches it."""
    hand = Hand(kiosk.window)
    hand.begin()
    for word in canaries:
        hand.search_for(word)
    hand.open(QUESTIONS)
    hand.find(canaries[-1])
    report(kiosk, set(canaries))


# -- broken programs, which the tests must catch


def leak_into_a_file(desk: SearchDesk, text: str) -> None:
    """Keep what was searched for in the user's cache, as a program with suggestions would."""
    cache = Path(os.environ["XDG_CACHE_HOME"])
    cache.mkdir(exist_ok=True)
    with (cache / "recent").open("a", encoding="utf-16-le") as out:
        out.write(f"{text}\n")
    ANSWER(desk, text)


def leak_into_the_clipboard(desk: SearchDesk, text: str) -> None:
    """Put what was searched for on the clipboard, from where nobody takes it."""
    if text:
        QGuiApplication.clipboard().setText(text)
    ANSWER(desk, text)


def leak_into_the_journal(desk: SearchDesk, text: str) -> None:
    """Print what was searched for, which systemd keeps."""
    print(text, file=sys.stderr)
    ANSWER(desk, text)


def leak_without_a_trace(desk: SearchDesk, text: str) -> None:
    """Write what was searched for and take it away again, and ask the network, unseen by Python."""
    system, file = CDLL(None), os.environ["TMPDIR"].encode() + b"/gone"
    number = system.open(file, os.O_WRONLY | os.O_CREAT, 0o600)
    system.write(number, text.encode(), len(text))
    system.close(number)
    system.unlink(file)
    system.close(system.socket(2, 1, 0))  # AF_INET, SOCK_STREAM
    ANSWER(desk, text)


class KeepsTheClipboard(KioskWindow):
    """Leaves in the clipboard what is there."""

    def _clear_clipboards(self) -> None:
        pass


ANSWER = SearchDesk.answer
LEAKS = {
    "file": leak_into_a_file,
    "clipboard": leak_into_the_clipboard,
    "journal": leak_into_the_journal,
    "traceless": leak_without_a_trace,
}


# -- very many visits


def many_visits(kiosk: Kiosk, canaries: list[str]) -> None:
    """Make visits of ACTIONS actions each, and tell memory and files at first and at last."""
    count, first, actions = (int(part) for part in canaries[:3])
    hand, names = Hand(kiosk.window), articles(kiosk)
    letters = random.Random(SEED)  # noqa: S311

    def words() -> str:
        return "".join(letters.choices(string.ascii_lowercase, k=2))

    held: list[bytes] = []
    figures: dict[str, object] = {}
    for at in range(count):
        if at == first:
            figures |= {"memory_first": used(), "files_first": files()}
        hand.begin()
        person = Person(hand, at, words, names)
        if at < WARMING:
            see_everything(person, hand, names)
        for _ in range(actions):
            person.act()
        if "memory" in canaries:
            held.append(os.urandom(1_000_000))
        if "files" in canaries:
            os.dup(0)
        end_visit(kiosk, hand, at)
    tell(figures | {"memory_last": used(), "files_last": files(), "visits": count})
    kiosk.end()


def see_everything(person: Person, hand: Hand, names: list[str]) -> None:
    """Fill what is filled once and for good: glyphs, icons, word stems of both languages."""
    for _ in range(2):
        for name in names:
            hand.open(name)
        person.do_everything()


def end_visit(kiosk: Kiosk, hand: Hand, at: int) -> None:
    """End a visit in one of the three ways, each in its turn, at the attract page."""
    if at % 3 == 0:
        hand.press("hide")
    elif at % 3 == 1:
        TIME.seconds += 3_600
        kiosk.window.idle.look()
    else:
        hand.press("finish")
        hand.press("hide")
    settle()
    assert kiosk.window.attract.isVisible(), "The visit has not ended."


def used() -> float:
    """Return the memory in MB that is in use, once all that is free has been given back."""
    gc.collect()
    CDLL(None).malloc_trim(0)
    return memory_mb("self", "Pss_Anon")


def files() -> list[str]:
    """Return what is open: files, sockets and pipes."""
    found = []
    for name in os.listdir(OPEN):  # noqa: PTH208 (the folder itself is open while it is listed)
        with suppress(FileNotFoundError):
            found.append(str((OPEN / name).readlink()))
    return sorted(found)


ACTS: dict[str, Callable[[Kiosk, list[str]], None]] = {
    "silence": end_by_silence,
    "button": end_by_button,
    "kill": wait_in_the_middle,
    "answer": answer_and_end,
    "stay": stay_in_the_middle,
    "many": many_visits,
}

WRITTEN: list[str] = []
"""Every file that Python has opened to write, wherever it lies."""


def note_files(event: str, arguments: tuple[object, ...]) -> None:
    """Note what is opened to be written."""
    if event == "open":
        name, _, flags = arguments
        if isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            WRITTEN.append(str(name))


attract.DEAF = 0  # a hand as quick as this one would have to wait half a second after each hiding


def main() -> int:
    """Run the kiosk; the first line of the standard input holds the words to type."""
    library, settings, act, leak = sys.argv[1:5]
    words = json.loads(sys.stdin.readline())
    sys.addaudithook(note_files)
    window = KeepsTheClipboard if leak == "clipboard" else KioskWindow

    class Watched(System):
        """Has a hand come to the kiosk as soon as it stands."""

        def __init__(self, kiosk: Kiosk) -> None:
            super().__init__(kiosk)
            self._served = kiosk

        def begin(self) -> None:
            super().begin()
            QTimer.singleShot(0, self._act)

        def _act(self) -> None:
            # Nobody else is here to do it: this screen has no window manager.
            self._served.window.resize(self._served.window.screen().size())
            self._served.window.activateWindow()
            settle()
            try:
                ACTS[act](self._served, words)
            except Exception:  # noqa: BLE001 (the kiosk would go on, and the test would wait)
                sys.__excepthook__(*sys.exc_info())
                os._exit(9)

    with (
        patch.object(run, "System", Watched),
        patch.object(SearchDesk, "answer", LEAKS.get(leak, ANSWER)),
        patch.object(run, "KioskWindow", partial(window, now=TIME)),
    ):
        return app.run_kiosk(Where(library=Path(library)), Path(settings))


if __name__ == "__main__":
    sys.exit(main())
