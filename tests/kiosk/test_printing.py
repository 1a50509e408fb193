"""Printing in a kiosk: limits, kind sentences, no dialog, and gone with the visit; a real cupsd."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import MORNING, ROOT, settle
from tests.handout import queues
from tests.handout.bait import mute_service
from tests.handout.cups_server import RECIPE, CupsServer, cups_server
from tests.kiosk.spy import Spy
from viewer.clock import FixedClock
from viewer.gui.interface import speak
from viewer.gui.printing import Printing, SystemPrinting
from viewer.handout import cups
from viewer.handout.pdf import Made
from viewer.handout.printer import REASONS, Printer, PrinterError, State, Trouble
from viewer.kiosk import printing
from viewer.kiosk.print_queue import PrintQueue
from viewer.kiosk.printer_words import printer_state, trouble_text
from viewer.kiosk.printing import KioskPrinting
from viewer.settings import Printing as Limits
from viewer.settings import Settings
from viewer.staff.log import KioskLog

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 800
OTHER = b"%PDF-1.7\nanother handout\n"
KEPT = "Your handout is still here."


def settings(
    name: str = queues.FILED, *, pages: int = 40, jobs: int = 2, paper: str | None = None
) -> Settings:
    limits = Limits(printer=name, collect="the front desk", pages=pages, jobs=jobs)
    return Settings(region="US", printing=limits, paper=paper)


class Hand:
    """Prints as a reader does, and writes down what she is told."""

    def __init__(self, bot: QtBot, log: Path) -> None:
        self.bot, self.log, self.told, self.ended = bot, log, list[str](), list[bool]()
        self.queues: list[PrintQueue] = []
        self.made: list[KioskPrinting] = []

    def kiosk(
        self, name: str = queues.FILED, place: Path | None = None, *, pages: int = 40, jobs: int = 2
    ) -> KioskPrinting:
        """Return the printing of a new kiosk that prints on ``name``."""
        printer = Printer(name, place, patience=30.0)
        self.queues.append(PrintQueue(printer, KioskLog(self.log, FixedClock(MORNING))))
        return self.visit(settings(name, pages=pages, jobs=jobs))

    def visit(self, chosen: Settings) -> KioskPrinting:
        """Return the printing of one more visit to the newest kiosk."""
        made = KioskPrinting(self.queues[-1], chosen)
        made.told.connect(self.told.append)
        made.finished.connect(self.ended.append)
        self.made.append(made)
        return made

    def print(self, way: Printing, data: bytes = PDF, pages: int = 3) -> bool:
        """Print, wait until it is over, and say whether it worked."""
        with self.bot.waitSignal(way.finished, timeout=30_000):
            way.begin(Made(data, pages), no_pictures)
        return self.ended[-1]

    def wait_for_queue(self) -> None:
        """Wait until all that was asked of the printer so far is done."""
        seen: list[object] = []
        self.queues[-1].look(0, seen.append)
        self.bot.waitUntil(lambda: bool(seen), timeout=30_000)


def no_pictures(dpi: int) -> list[bytes]:
    raise AssertionError(f"A printer of a kiosk takes PDF; nobody draws {dpi} dots an inch.")


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[CupsServer]:
    with cups_server() as server:
        monkeypatch.setenv("CUPS_SERVER", str(server.place))
        yield server


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Iterator[Hand]:
    made = Hand(qtbot, tmp_path / "kiosk.log")
    yield made
    for one in made.made:
        one.reset()
    for queue in made.queues:
        queue.deleteLater()
    settle()


def test_the_pages_come_out_once_and_nothing_is_left_in_the_queue_K11(
    service: CupsServer, hand: Hand
) -> None:
    way = hand.kiosk()
    assert way.offered
    assert hand.print(way)
    assert hand.told == [
        "Your pages are being printed.",
        "Your pages are printed. They come out here: the front desk.",
    ]
    hand.wait_for_queue()
    assert service.printed.read_bytes() == PDF
    service.wait_until_empty()
    assert not hand.log.exists()  # no line tells that somebody printed, or when


def test_it_prints_on_the_paper_of_the_settings(service: CupsServer, hand: Hand) -> None:
    sheets = {"a4": "media=iso_a4_210x297mm", "letter": "media=na_letter_8.5x11in"}
    hand.kiosk()
    for paper, asked in sheets.items():
        assert hand.print(hand.visit(settings(paper=paper)))
        # What cupsd hands to the printer, behind its name, number, user, title and copies.
        assert asked in service.wait_for("argv[5]=")


def test_with_our_own_recipe_for_the_print_service_it_says_what_it_can_know(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "AGAIN", 5)
    with cups_server(RECIPE) as service:
        way = hand.kiosk(queues.FILED, service.place, jobs=1)
        assert hand.print(way)
        assert service.printed.read_bytes() == PDF
        # It keeps no list of what it has printed.
        done = "Your pages are printed. They come out here: the front desk."
        gone = (
            "Your pages have gone to the printer. They come out here: the front desk. "
            "If nothing comes out, please tell a member of staff."
        )
        assert hand.told[-1] in {done, gone}
        assert way.refusal(1) != ""
        hand.wait_for_queue()
        service.wait_until_empty()


def test_it_asks_first_how_many_pages_and_says_where_they_come_out_K11(hand: Hand) -> None:
    question = hand.kiosk().question(7)
    assert "7" in question
    assert "the front desk" in question
    assert "Other people may see them" in question
    silent = hand.visit(Settings(printing=Limits(printer=queues.FILED)))
    assert "A member of staff can tell you where" in silent.question(1)


def test_too_many_pages_are_refused_kindly_K11(service: CupsServer, hand: Hand) -> None:
    way = hand.kiosk(pages=12)
    assert way.refusal(12) == ""
    assert "13 pages" in way.refusal(13)
    assert "up to 12" in way.refusal(13)
    assert not hand.print(way, pages=13)
    assert hand.told == [way.refusal(13)]
    hand.wait_for_queue()
    assert not service.printed.exists()


def test_a_visit_prints_so_often_and_the_next_one_begins_anew_K11(
    service: CupsServer, hand: Hand
) -> None:
    way = hand.kiosk(jobs=2)
    assert [hand.print(way) for _ in range(3)] == [True, True, False]
    assert "A member of staff can print more for you" in hand.told[-1]
    assert "A member of staff" in way.refusal(1)
    way.reset()
    assert way.refusal(1) == ""
    assert hand.print(way)


def test_what_did_not_come_out_does_not_count(service: CupsServer, hand: Hand) -> None:
    way = hand.kiosk(queues.FAILING, jobs=1)
    assert not hand.print(way)
    assert way.refusal(1) == ""


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Removed", "cannot be reached"),
        (queues.SHUT, "takes no pages at the moment"),
        (queues.FAILING, "could not print your pages"),
    ],
)
def test_a_printer_that_cannot_is_told_kindly_and_nothing_is_lost(
    service: CupsServer, hand: Hand, name: str, words: str
) -> None:
    way = hand.kiosk(name)
    assert not hand.print(way)
    assert words in hand.told[-1]
    assert KEPT in hand.told[-1]
    assert not way.is_printing
    hand.wait_for_queue()
    service.wait_until_empty()


@pytest.mark.parametrize(
    ("name", "words", "rule"),
    [
        (queues.PAUSED, "stopped for a while", "printer-paused"),
        (queues.HELD, "holding your pages back", "printer-held"),
        (queues.EMPTY, "out of paper", "printer-paper"),
        (queues.JAMMED, "Paper is stuck", "printer-jam"),
    ],
)
def test_a_printer_that_waits_for_somebody_is_told_and_given_up_after_a_while(
    service: CupsServer,
    hand: Hand,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    words: str,
    rule: str,
) -> None:
    monkeypatch.setattr(printing, "AGAIN", 5)
    way = hand.kiosk(name)
    with hand.bot.waitSignal(way.told, check_params_cb=lambda said: words in said, timeout=30_000):
        way.begin(Made(PDF, 3), no_pictures)
    assert "Please tell a member of staff." in hand.told[-1]
    assert "Printing goes on when it is ready again." in hand.told[-1]
    assert KEPT in hand.told[-1]
    assert way.is_printing
    assert hand.ended == []
    assert way.refusal(1) == "Something is being printed. Please wait until it is done."
    assert f'"problem":"{rule}"' in hand.log.read_text(encoding="utf-8")
    way.reset()
    monkeypatch.setattr(printing, "MEND", 0)
    assert not hand.print(way)
    assert words in hand.told[-1]
    assert "The printing was stopped." in hand.told[-1]
    hand.wait_for_queue()
    service.wait_until_empty()


def test_what_was_in_the_way_is_gone_and_that_is_told(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "AGAIN", 0)
    printer = Told([Trouble.PAPER, Trouble.PAPER, Trouble.NONE, None])
    hand.queues.append(PrintQueue(printer))
    assert hand.print(hand.visit(settings()))
    assert len(hand.told) == 4
    assert "out of paper" in hand.told[1]
    assert hand.told[2] == "Your pages are being printed."


def test_a_printer_that_answers_never_is_told_and_its_job_taken_away(
    service: CupsServer, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "FIRST_PAGE", 0)
    monkeypatch.setattr(printing, "EACH_PAGE", 0)
    way = hand.kiosk(queues.HANGING, jobs=1)
    assert not hand.print(way)
    assert "does not answer" in hand.told[-1]
    assert KEPT in hand.told[-1]
    hand.wait_for_queue()
    service.wait_until_empty()
    # It may have printed them all and not said so: that counts.
    assert way.refusal(1) != ""


def test_a_print_service_that_answers_never_holds_up_nobody(
    hand: Hand, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "HAND_OVER", 0)
    with mute_service(home / "s") as place:
        # The service would have half a minute for each step; she is told at once.
        way = hand.kiosk(queues.FILED, place)
        assert not hand.print(way)
        assert "does not answer" in hand.told[-1]
        assert KEPT in hand.told[-1]
        assert not way.is_printing
        # Also a visit that ends meanwhile does not wait.
        way.begin(Made(PDF, 3), no_pictures)
        way.reset()
        assert not way.is_printing


def test_without_a_print_service_it_is_told_kindly(hand: Hand, home: Path) -> None:
    way = hand.kiosk(queues.FILED, home / "nothing")
    assert not hand.print(way)
    assert "cannot be reached" in hand.told[-1]
    assert KEPT in hand.told[-1]


def test_without_a_printer_or_the_library_there_is_no_button(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand.queues.append(PrintQueue(None))
    assert not hand.visit(Settings()).offered
    monkeypatch.setattr(cups, "is_installed", lambda: False)
    assert not hand.kiosk().offered


# ---- the end of the visit


def test_the_end_of_the_visit_takes_the_job_back_and_tells_nobody_K3(
    service: CupsServer, hand: Hand
) -> None:
    way = hand.kiosk(queues.HANGING)
    with hand.bot.waitSignal(way.told, timeout=30_000):
        way.begin(Made(PDF, 3), no_pictures)
    assert service.spool != []
    hand.told.clear()
    way.reset()
    hand.wait_for_queue()
    service.wait_until_empty()
    assert (hand.told, hand.ended) == ([], [])
    assert not any(timer.isActive() for timer in way.findChildren(QTimer))


def test_the_end_of_the_visit_takes_back_what_is_still_being_handed_over_K3(
    service: CupsServer, hand: Hand
) -> None:
    way = hand.kiosk(queues.HELD)
    way.begin(Made(PDF, 3), no_pictures)
    way.reset()
    hand.wait_for_queue()
    service.wait_until_empty()
    assert (hand.told, hand.ended) == ([], [])


def test_a_reader_can_stop_it_herself(service: CupsServer, hand: Hand) -> None:
    way = hand.kiosk(queues.HANGING)
    with hand.bot.waitSignal(way.told, timeout=30_000):
        way.begin(Made(PDF, 3), no_pictures)
    way.cancel()
    assert hand.told[-1] == f"The printing was stopped. {KEPT}"
    assert hand.ended == [False]
    hand.wait_for_queue()
    service.wait_until_empty()


def test_the_next_visit_s_pages_are_not_taken_back_with_those_of_the_one_before(
    service: CupsServer, hand: Hand
) -> None:
    before = hand.kiosk()
    before.begin(Made(PDF, 3), no_pictures)
    before.reset()
    before.deleteLater()
    assert hand.print(hand.visit(settings()), OTHER)
    assert service.printed.read_bytes() == OTHER
    hand.made.remove(before)


def test_what_a_crash_has_left_in_the_queue_is_taken_out_at_the_next_start(
    service: CupsServer, hand: Hand
) -> None:
    Printer(queues.HELD, service.place).start(PDF, "a4", lambda: True)
    assert service.spool != []
    hand.kiosk(queues.HELD)
    hand.wait_for_queue()
    service.wait_until_empty()


ENDING = """
import sys
from PySide6.QtCore import QCoreApplication
from viewer.handout.pdf import Made
from viewer.handout.printer import Printer
from viewer.kiosk.print_queue import PrintQueue
from viewer.kiosk.printing import KioskPrinting
from viewer.settings import Printing, Settings
app = QCoreApplication([])
queue = PrintQueue(Printer("Held"))
way = KioskPrinting(queue, Settings(printing=Printing(printer="Held")))
way.told.connect(app.quit)
way.begin(Made(b"%PDF-1.7", 1), list)
app.exec()
print(way.is_printing)
{end}
"""


def test_a_program_that_ends_at_once_takes_the_job_back_first_K3(service: CupsServer) -> None:
    def end(how: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", ENDING.format(end=how)],
            cwd=ROOT, capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip

    assert end("way.reset()") == "True\n"
    service.wait_until_empty()
    # The control: one that does not end its visit leaves the job there.
    assert end("") == "True\n"
    assert service.spool != []


class Told(Printer):
    """A printer whose job goes as it is told: a trouble each look; None: it is done."""

    def __init__(self, looks: list[Trouble | None], deaf: int = 0):
        super().__init__("Any")
        self.looks, self.deaf, self.cleared = looks, deaf, 0

    def start(self, pdf: bytes, paper: str, go_on: Callable[[], bool]) -> int:  # noqa: ARG002
        return 1

    def look(self, job: int) -> State:  # noqa: ARG002
        now = self.looks.pop(0) if self.looks else None
        return State(done=now is None, trouble=now or Trouble.NONE)

    def clear(self) -> None:
        self.cleared += 1
        if self.cleared <= self.deaf:
            raise PrinterError(Trouble.ANSWER)


def test_a_queue_that_could_not_be_cleared_is_tried_until_it_is(qtbot: QtBot) -> None:
    printer = Told([], deaf=3)
    queue = PrintQueue(printer, later=0)
    qtbot.waitUntil(lambda: printer.cleared == 4)
    seen: list[object] = []
    queue.look(0, seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert not any(timer.isActive() for timer in queue.findChildren(QTimer))
    queue.deleteLater()


# ---- no dialog, and what staff see


def test_no_dialog_and_no_printer_of_the_window_is_ever_made_K14(
    service: CupsServer, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    spy = Spy()
    with monkeypatch.context() as patch:
        way = hand.kiosk()
        spy.watch(patch)
        assert hand.print(way)
        way.begin(Made(PDF, 1), no_pictures)
        way.cancel()
        assert spy.caught == []
        # The control: a kiosk that got the way of a clinic's own computer.
        window = QWidget()
        broken = SystemPrinting(window, settings())
        broken.begin(Made(PDF, 1), no_pictures)
        made = {"QPrinter", "QPrintDialog"}
        hand.bot.waitUntil(lambda: made <= set(spy.caught), timeout=30_000)
        broken.reset()
    window.deleteLater()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (queues.FILED, f"{queues.FILED}: ready"),
        (queues.PAUSED, f"{queues.PAUSED}: stopped"),
        (queues.SHUT, f"{queues.SHUT}: takes no jobs"),
        ("Removed", "Removed: the print service has no such printer"),
        ("", "not offered"),
    ],
)
def test_staff_see_how_the_printer_is(service: CupsServer, name: str, said: str) -> None:
    assert printer_state(settings(name)) == said


@pytest.fixture
def talk(fonts: QApplication) -> Iterator[Callable[[str], None]]:
    """Return what changes the language; it is English again afterwards."""
    yield speak
    speak("en")


def test_whatever_is_wrong_with_a_printer_is_said_in_words_in_both_languages(
    talk: Callable[[str], None],
) -> None:
    staff = {"en": "Please tell a member of staff.", "es": "Avise al personal, por favor."}
    said = dict[str, str]()
    for tag, asked in staff.items():
        talk(tag)
        texts = {reason: trouble_text(trouble) for reason, trouble in REASONS.items()}
        assert len(set(texts.values())) == len(set(REASONS.values()))
        for reason, text in texts.items():
            assert re.fullmatch(r"[A-Z][^.:_=<>{}]+\. ", text.removesuffix(asked)), text
            assert reason not in text
            assert text not in said.values()
        said = texts


def test_staff_see_that_there_is_no_print_service(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(home / "nothing"))
    assert printer_state(settings()) == f"{queues.FILED}: the print service does not run"


# ---- nothing of one visit is printed among the pages of the next


class Stuck(Told):
    """A service that does not let go of a job for a while, and knows what it was asked."""

    def __init__(self, deaf: int):
        super().__init__([], deaf)
        self.asked: list[str] = []

    def start(self, pdf: bytes, paper: str, go_on: Callable[[], bool]) -> int:
        self.asked.append("start")
        return super().start(pdf, paper, go_on)

    def clear(self) -> None:
        self.asked.append("clear")
        super().clear()


def test_no_job_is_put_in_while_one_of_the_visit_before_is_still_there_K3(
    qtbot: QtBot, hand: Hand
) -> None:
    printer = Stuck(deaf=2)
    hand.queues.append(PrintQueue(printer, later=600_000))
    way = hand.visit(settings())
    assert not hand.print(way)
    assert "does not answer" in hand.told[-1]
    assert "start" not in printer.asked
    assert hand.print(way)  # it lets go now
    whole = ["clear", "clear", "clear", "start", "clear"]
    qtbot.waitUntil(lambda: len(printer.asked) == len(whole))  # the last one is asked on its own
    assert printer.asked == whole


def test_what_is_tried_again_later_never_takes_out_a_job_that_has_come_since(
    qtbot: QtBot, hand: Hand
) -> None:
    printer = Stuck(deaf=1)
    printer.looks = [Trouble.PAPER] * 1_000_000
    hand.queues.append(PrintQueue(printer, later=0))
    way = hand.visit(settings())
    with qtbot.waitSignal(way.told, check_params_cb=lambda said: "out of paper" in said):
        way.begin(Made(PDF, 1), no_pictures)
    hand.wait_for_queue()
    assert printer.asked[-1] == "start"
    assert way.is_printing


# ---- her page does not stand there for ever


@pytest.mark.parametrize(
    "looks",
    [
        [Trouble.PAPER, Trouble.NONE] * 1_500,
        [Trouble.PAPER, Trouble.OFFLINE] * 1_500,
        [Trouble.OFFLINE] * 3_000,
    ],
    ids=["in and out of trouble", "one trouble after another", "the same"],
)
def test_K1_a_printer_that_is_never_ready_for_long_is_given_up_all_the_same(
    hand: Hand, monkeypatch: pytest.MonkeyPatch, looks: list[Trouble | None]
) -> None:
    for name, milliseconds in (("AGAIN", 5), ("FIRST_PAGE", 99), ("EACH_PAGE", 0), ("MEND", 99)):
        monkeypatch.setattr(printing, name, milliseconds)
    hand.queues.append(PrintQueue(Told(looks)))
    assert not hand.print(hand.visit(settings()))
    assert KEPT in hand.told[-1]
    assert looks  # it had not run out of troubles
