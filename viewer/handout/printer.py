"""One printer of the print service: a job for it, how the job is doing, and its end."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote

import msgspec

from viewer.handout import cups
from viewer.handout.cups import Attribute, Connection, CupsError, GivenUpError, Operation, Tag

JOB_NAME = "Information leaflet"
"""The only name that a job, and a document in it, ever has (K11)."""

PATIENCE = 5.0
"""Seconds that the service has for each step."""

MEDIA = {"a4": "iso_a4_210x297mm", "letter": "na_letter_8.5x11in"}
"""The papers of the settings, by the names they have in IPP (PWG 5101.1)."""

_NOT_FOUND, _NOT_ACCEPTING = 0x0406, 0x0506
_HELD, _JOB_STOPPED, _CANCELED, _ABORTED, _DONE = 4, 6, 7, 8, 9
_PRINTER_STOPPED = 5


class Trouble(StrEnum):
    """What keeps pages from coming out."""

    NONE = ""
    LIBRARY = "library"
    SERVICE = "service"
    ANSWER = "answer"
    PRINTER = "printer"
    REFUSED = "refused"
    PAUSED = "paused"
    HELD = "held"
    PAPER = "paper"
    JAM = "jam"
    OPEN = "open"
    INK = "ink"
    OFFLINE = "offline"
    FAILED = "failed"
    CANCELED = "canceled"
    GONE = "gone"


ENDED = frozenset({Trouble.PRINTER, Trouble.FAILED, Trouble.CANCELED})
"""With these nothing more will come out; with most others, somebody may mend it. A job that is GONE
was printed, or ended otherwise: a service that keeps no list of old jobs does not tell."""

REASONS = {
    "media-jam": Trouble.JAM,
    "media-empty": Trouble.PAPER,
    "media-needed": Trouble.PAPER,
    "input-tray-missing": Trouble.PAPER,
    "door-open": Trouble.OPEN,
    "cover-open": Trouble.OPEN,
    "interlock-open": Trouble.OPEN,
    "toner-empty": Trouble.INK,
    "marker-supply-empty": Trouble.INK,
    "developer-empty": Trouble.INK,
    "offline": Trouble.OFFLINE,
    "shutdown": Trouble.OFFLINE,
    "timed-out": Trouble.OFFLINE,
    "paused": Trouble.PAUSED,
    "moving-to-paused": Trouble.PAUSED,
}
"""Keywords of printer-state-reasons (RFC 8011, 5.4.12), the one first that somebody has to mend."""

_GRADES = ("-error", "-warning", "-report")


class PrinterError(Exception):
    """A printer did not take a job, or cannot be asked; ``trouble`` is why."""

    def __init__(self, trouble: Trouble):
        super().__init__(f"The printer cannot be used: {trouble}.")
        self.trouble = trouble


class State(msgspec.Struct, frozen=True):
    """How a job is doing: ``done``, or what keeps it; NONE and not done: it is being printed."""

    done: bool = False
    trouble: Trouble = Trouble.NONE


class Printer:
    """The queue ``name`` of the print service on this computer.

    Its methods wait for the service, each at most a few times ``patience`` seconds, and raise
    PrinterError.
    """

    def __init__(self, name: str, place: Path | None = None, patience: float = PATIENCE):
        """Ask at the socket ``place``; without one, where the service is on this computer."""
        self._uri = f"ipp://localhost/printers/{quote(name, safe='')}"
        self._place, self._patience = place, patience

    def start(self, pdf: bytes, paper: str, go_on: Callable[[], bool]) -> int:
        """Hand a job over and return its number; 0 when ``go_on`` said no meanwhile.

        Nothing of it is left in the queue when it was not handed over whole.
        """
        try:
            return self._hand_over(pdf, paper, go_on)
        except GivenUpError:
            self.clear()
            return 0
        except CupsError as error:
            self._clear_quietly()
            raise _told(error) from error

    def _hand_over(self, pdf: bytes, paper: str, go_on: Callable[[], bool]) -> int:
        with self._call() as service:
            job = service.ask(
                Operation.CREATE_JOB,
                [
                    *self._who(),
                    Attribute(Tag.NAME, "job-name", JOB_NAME),
                    Attribute(Tag.INTEGER, "copies", 1, Tag.JOB),
                    Attribute(Tag.KEYWORD, "media", MEDIA[paper], Tag.JOB),
                    # No cover sheet, which would tell of the queue, the user and the time.
                    Attribute(Tag.NAME, "job-sheets", "none", Tag.JOB),
                ],
                ["job-id"],
            )
            number = int(job["job-id"][0])
            service.ask(
                Operation.SEND_DOCUMENT,
                [
                    *self._which(number),
                    Attribute(Tag.NAME, "document-name", JOB_NAME),
                    Attribute(Tag.MIME, "document-format", "application/pdf"),
                    Attribute(Tag.BOOLEAN, "last-document", True),
                ],
                data=pdf,
                go_on=go_on,
            )
        if not go_on():
            raise GivenUpError
        return number

    def look(self, job: int) -> State:
        """Return how the job is doing; whatever goes wrong is told as its trouble."""
        try:
            with self._call() as service:
                found = service.ask(Operation.GET_JOB_ATTRIBUTES, self._which(job), ["job-state"])
                state = int(found["job-state"][0])
                ends = {_CANCELED: Trouble.CANCELED, _ABORTED: Trouble.FAILED}
                if state == _DONE or state in ends:
                    return State(state == _DONE, ends.get(state, Trouble.NONE))
                trouble = self._trouble(service)
        except (CupsError, PrinterError) as error:
            trouble = _told(error).trouble
            # The job cannot be found; its queue answers for itself.
            if trouble is Trouble.PRINTER and self.trouble() is not Trouble.PRINTER:
                trouble = Trouble.GONE
            return State(trouble=trouble)
        if state == _HELD and not trouble:
            trouble = Trouble.HELD
        elif state == _JOB_STOPPED and not trouble:
            trouble = Trouble.PAUSED
        return State(trouble=trouble)

    def trouble(self) -> Trouble:
        """Return what would keep a job from being printed now; it is never raised."""
        try:
            with self._call() as service:
                return self._trouble(service)
        except (CupsError, PrinterError) as error:
            return _told(error).trouble

    def _trouble(self, service: Connection) -> Trouble:
        asked = ["printer-state", "printer-state-reasons", "printer-is-accepting-jobs"]
        found = service.ask(Operation.GET_PRINTER_ATTRIBUTES, self._who(), asked)
        reasons = {_plain(str(reason)) for reason in found.get("printer-state-reasons", ())}
        for reason, trouble in REASONS.items():
            if reason in reasons:
                return trouble
        if found.get("printer-state") == (_PRINTER_STOPPED,):
            return Trouble.PAUSED
        return Trouble.NONE if found.get("printer-is-accepting-jobs") != (0,) else Trouble.REFUSED

    def clear(self) -> None:
        """Take every job of ours out of the queue, with what the service has kept of it (K11).

        Also those that nobody knows any more: the kiosk that began them has crashed.
        """
        try:
            with self._call() as service:
                asked = [
                    *self._who(),
                    Attribute(Tag.KEYWORD, "which-jobs", "all"),
                    Attribute(Tag.BOOLEAN, "my-jobs", True),
                ]
                found = service.ask(Operation.GET_JOBS, asked, ["job-id"])
                for job in found.get("job-id", ()):
                    purge = Attribute(Tag.BOOLEAN, "purge-job", True)
                    service.ask(Operation.CANCEL_JOB, [*self._which(int(job)), purge])
        except CupsError as error:
            raise _told(error) from error

    def _clear_quietly(self) -> None:
        try:
            self.clear()
        except PrinterError:
            return  # what went wrong before is told

    def _who(self) -> list[Attribute]:
        return [
            Attribute(Tag.URI, "printer-uri", self._uri),
            Attribute(Tag.NAME, "requesting-user-name", cups.USER.decode()),
        ]

    def _which(self, job: int) -> list[Attribute]:
        # In this order: printer, job, user (RFC 8011, 4.3).
        printer, user = self._who()
        return [printer, Attribute(Tag.INTEGER, "job-id", job), user]

    def _call(self) -> Connection:
        if not cups.is_installed():
            raise PrinterError(Trouble.LIBRARY)
        place = self._place or cups.socket_path()
        if not cups.is_socket(place):
            raise PrinterError(Trouble.SERVICE)
        return Connection(place, self._patience)


def is_mute(patience: float) -> bool:
    """Say whether a print service takes calls on this computer and says nothing to them.

    Each step of the call may take ``patience`` seconds. Where none is, nobody is mute.
    """
    try:
        service = Connection(cups.socket_path(), patience)
    except CupsError:
        return False
    who = Attribute(Tag.NAME, "requesting-user-name", cups.USER.decode())
    try:
        with service:
            service.ask(Operation.GET_DEFAULT, [who])
    except CupsError as error:
        return not error.status  # a “no” is an answer
    return False


def _plain(reason: str) -> str:
    return next((reason.removesuffix(end) for end in _GRADES if reason.endswith(end)), reason)


def _told(error: CupsError | PrinterError) -> PrinterError:
    """Return the trouble that an error of the service means."""
    if isinstance(error, PrinterError):
        return error
    if error.status == _NOT_FOUND:
        return PrinterError(Trouble.PRINTER)
    if error.status == _NOT_ACCEPTING or error.status in cups.FORBIDDEN:
        return PrinterError(Trouble.REFUSED)
    return PrinterError(Trouble.FAILED if error.status else Trouble.ANSWER)
