"""One printer of the print service: a real cupsd gets a job, and what it says is understood."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.handout import queues
from tests.handout.bait import calls_the_network, mute_service
from tests.handout.cups_server import RECIPE, CupsServer, cups_server
from viewer.handout import cups
from viewer.handout.printer import JOB_NAME, REASONS, Printer, PrinterError, State, Trouble

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 800 + b"\n%%EOF\n"
"""More than fits into one piece, or into the buffer of a socket."""


@pytest.fixture
def service() -> Iterator[CupsServer]:
    with cups_server() as server:
        yield server


def wanted() -> bool:
    return True


def test_what_comes_out_is_the_pdf_byte_for_byte(service: CupsServer) -> None:
    printer = Printer(queues.FILED, service.place)
    job = printer.start(PDF, "letter", wanted)
    service.wait_for(f"[Job {job}] Job completed.")
    assert service.printed.read_bytes() == PDF
    assert printer.look(job) == State(done=True)


def test_the_queue_knows_a_neutral_name_a_neutral_user_and_one_copy_K11(
    service: CupsServer,
) -> None:
    Printer(queues.FILED, service.place).start(PDF, "letter", wanted)
    assert service.wait_for("job-sheets=").endswith("job-sheets=none\n")
    # What cupsd hands to every filter: printer, number, user, title, copies, options, file.
    told = [service.wait_for(f"argv[{at}]=").split("=", 1)[1].strip() for at in range(6)]
    assert told[:5] == [f'"{queues.FILED}"', '"1"', '"snowdrop"', f'"{JOB_NAME}"', '"1"']
    assert "media=na_letter_8.5x11in" in told[5]
    assert "document-name-supplied=Information\\\\ leaflet" in told[5]
    assert JOB_NAME == "Information leaflet"


@pytest.mark.parametrize(
    ("name", "trouble"),
    [
        (queues.FILED, Trouble.NONE),
        (queues.PAUSED, Trouble.PAUSED),
        (queues.SHUT, Trouble.REFUSED),
        (queues.HELD, Trouble.NONE),
        ("Removed", Trouble.PRINTER),
        ("odd name/#?", Trouble.PRINTER),
    ],
)
def test_a_queue_says_how_it_is(service: CupsServer, name: str, trouble: Trouble) -> None:
    assert Printer(name, service.place).trouble() is trouble


@pytest.mark.parametrize(
    ("name", "said", "trouble"),
    [
        (queues.PAUSED, "Queued on", Trouble.PAUSED),
        (queues.HELD, "Queued on", Trouble.HELD),
        (queues.EMPTY, "STATE: +media-empty", Trouble.PAPER),
        (queues.JAMMED, "STATE: +media-jam", Trouble.JAM),
        (queues.HANGING, "Started backend", Trouble.NONE),
        (queues.FAILING, "Job aborted due to backend errors", Trouble.FAILED),
    ],
)
def test_a_job_says_what_keeps_it_and_leaves_nothing_when_cleared_K11(
    service: CupsServer, name: str, said: str, trouble: Trouble
) -> None:
    printer = Printer(name, service.place)
    job = printer.start(PDF, "a4", wanted)
    service.wait_for(said)
    assert printer.look(job) == State(trouble=trouble)
    assert service.spool != []
    printer.clear()
    service.wait_until_empty()
    # It is gone, or, while its helper still ends, canceled.
    assert printer.look(job).trouble in {Trouble.GONE, Trouble.CANCELED}


WRONG = {
    Trouble.JAM: ["media-jam"],
    Trouble.PAPER: ["media-empty", "media-needed", "input-tray-missing"],
    Trouble.OPEN: ["door-open", "cover-open", "interlock-open"],
    Trouble.INK: ["toner-empty", "marker-supply-empty", "developer-empty"],
    Trouble.OFFLINE: ["offline", "shutdown", "timed-out"],
    Trouble.PAUSED: ["paused", "moving-to-paused"],
    Trouble.NONE: ["marker-supply-low", "media-low", "spool-area-full"],
}
"""What a printer may say of itself, and what we make of it: the last three keep no page back."""


def test_every_keyword_of_a_printer_that_waits_for_somebody_is_understood() -> None:
    asked = dict[str, Trouble]()
    for trouble, reasons in WRONG.items():
        for at, reason in enumerate(reasons):
            # How bad it is stands behind the keyword.
            asked[reason + ("-error", "-warning", "-report")[at]] = trouble
    with cups_server(reasons=list(asked)) as service:
        said = {reason: Printer(reason, service.place).trouble() for reason in asked}
    assert said == asked
    assert set(REASONS.values()) | {Trouble.NONE} == set(WRONG)


def test_a_job_that_is_printed_leaves_nothing_either(service: CupsServer) -> None:
    # cupsd itself keeps a document for a day, to print it again.
    printer = Printer(queues.FILED, service.place)
    job = printer.start(PDF, "a4", wanted)
    service.wait_for(f"[Job {job}] Job completed.")
    assert service.spool != []
    printer.clear()
    service.wait_until_empty()


def test_our_own_recipe_for_the_print_service_prints_and_keeps_nothing_K11() -> None:
    with cups_server(RECIPE) as service:
        printer = Printer(queues.FILED, service.place)
        job = printer.start(PDF, "a4", wanted)
        service.wait_for("Job completed.")
        service.wait_for("Unloading")
        assert service.printed.read_bytes() == PDF
        service.wait_until_empty()
        assert printer.look(job) == State(trouble=Trouble.GONE)
        for name, trouble in (
            (queues.HELD, Trouble.HELD),
            (queues.PAUSED, Trouble.PAUSED),
        ):
            printer = Printer(name, service.place)
            assert printer.look(printer.start(PDF, "a4", wanted)) == State(trouble=trouble)
            assert service.spool != []
            printer.clear()
            service.wait_until_empty()


def test_clearing_leaves_other_people_s_jobs_alone(
    service: CupsServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = Printer(queues.HELD, service.place)
    monkeypatch.setattr(cups, "USER", b"nurse")
    printer.start(PDF, "a4", wanted)
    monkeypatch.undo()
    before = service.spool
    printer.start(PDF, "a4", wanted)
    assert len(service.spool) > len(before)
    printer.clear()
    assert service.spool == before != []


@pytest.mark.parametrize("pieces", [0, 1, 3, 7])
def test_a_job_that_nobody_wants_any_more_leaves_nothing(service: CupsServer, pieces: int) -> None:
    asked = iter(range(1000))
    printer = Printer(queues.HELD, service.place)
    assert printer.start(PDF, "a4", lambda: next(asked) < pieces) == 0
    service.wait_until_empty()
    # The control: one that is wanted to the end stays.
    assert printer.start(PDF, "a4", wanted) > 0
    assert service.spool != []


@pytest.mark.parametrize(
    ("name", "trouble"), [("Removed", Trouble.PRINTER), (queues.SHUT, Trouble.REFUSED)]
)
def test_a_queue_that_is_not_there_or_takes_nothing_is_told(
    service: CupsServer, name: str, trouble: Trouble
) -> None:
    with pytest.raises(PrinterError) as caught:
        Printer(name, service.place).start(PDF, "a4", wanted)
    assert caught.value.trouble is trouble
    service.wait_until_empty()
    assert Printer("Removed", service.place).look(1) == State(trouble=Trouble.PRINTER)


def test_without_a_service_and_without_its_library_nothing_is_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = Printer(queues.FILED, tmp_path / "s")
    assert printer.trouble() is Trouble.SERVICE
    (tmp_path / "s").write_text("a file is no service", encoding="utf-8")
    assert printer.trouble() is Trouble.SERVICE
    assert printer.look(1) == State(trouble=Trouble.SERVICE)
    for act in (printer.clear, lambda: printer.start(PDF, "a4", wanted)):
        with pytest.raises(PrinterError) as caught:
            act()
        assert caught.value.trouble is Trouble.SERVICE
    monkeypatch.setattr(cups, "is_installed", lambda: False)
    assert printer.trouble() is Trouble.LIBRARY


def test_a_service_that_never_answers_costs_its_patience_and_no_more(home: Path) -> None:
    with mute_service(home / "s") as place:
        printer = Printer(queues.FILED, place, patience=0.05)
        assert printer.trouble() is Trouble.ANSWER
        with pytest.raises(PrinterError) as caught:
            printer.start(PDF, "a4", wanted)
        assert caught.value.trouble is Trouble.ANSWER


# ---- the place


def test_only_a_path_is_taken_from_the_variable_of_cups_K8(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(cups, "PLACES", (tmp_path / "a", tmp_path / "b"))
    for named in ("", "localhost", "printer.example.org:631", "127.0.0.1"):
        monkeypatch.setenv("CUPS_SERVER", named)
        assert cups.socket_path() == tmp_path / "a"
    monkeypatch.setenv("CUPS_SERVER", "/run/elsewhere")
    assert cups.socket_path() == Path("/run/elsewhere")


def test_a_path_too_long_for_a_socket_is_no_place(home: Path) -> None:
    # The system would cut it, and call whoever listens there.
    with mute_service(home / "s"):
        assert cups.is_socket(home / "s")
        deep = home / ("d" * 60)
        deep.mkdir()
        (deep / ("s" * 60)).symlink_to(home / "s")
        assert not cups.is_socket(deep / ("s" * 60))


ASK = """
from pathlib import Path
from viewer.handout import cups, printer
{broken}
cups.PLACES = (Path("/nowhere/at/all"),)
print(printer.Printer("Any").trouble(), file=__import__("sys").stderr)
print("done")
"""

BROKEN = """
source = Path(cups.__file__).read_text(encoding="utf-8")
for check in ("if library is None or not place.is_absolute() or not is_socket(place):",
              "if not self._http:"):
    assert check in source
    source = source.replace(check, "if library is None:")
exec(compile(source, cups.__file__, "exec"), vars(cups))
cups.is_socket = lambda place: True
printer.Connection = cups.Connection
"""


def test_no_socket_of_the_internet_is_ever_opened_K8(tmp_path: Path) -> None:
    if not cups.is_installed():
        pytest.skip("libcups is not installed (Debian: libcups2)")
    assert not calls_the_network(ASK.format(broken=""), tmp_path)
    # The control: a build that does not look first, and lets libcups choose.
    assert calls_the_network(ASK.format(broken=BROKEN), tmp_path)


def test_one_module_alone_calls_a_library_of_the_system() -> None:
    calling = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "viewer").rglob("*.py")
        if "ctypes" in imported(path.read_text(encoding="utf-8"))
    }
    assert calling == {"viewer/handout/cups.py"}
    assert "ctypes" in imported("def late():\n    from ctypes import CDLL\n")


def imported(source: str) -> set[str]:
    nodes = list(ast.walk(ast.parse(source)))
    plain = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    late = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    return {name.partition(".")[0] for name in plain | late}
