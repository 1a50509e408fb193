"""A print service of our own: a real cupsd on a Unix socket in its own folder, with ``queues``.

It needs the Debian package cups-daemon, and runs as root or as anybody. Nothing of it opens an
internet socket, and nothing outside its folder is read or written.
"""

import contextlib
import getpass
import os
import re
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue

import pytest

from tests.conftest import ROOT
from tests.handout import queues

CUPSD = shutil.which("cupsd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
EXEC = Path("/usr/lib/cups/daemon/cups-exec")
TYPES = Path("/usr/share/cups/mime/mime.types")

FILES = """
ServerRoot {folder}/root
CacheDir {folder}/cache
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
StateDir {folder}/state
ServerBin {folder}/bin
DataDir {folder}/data
ErrorLog stderr
AccessLog {folder}/access_log
PageLog {folder}/page_log
Printcap {folder}/printcap
FileDevice Yes
User {user}
Group {group}
SystemGroup root
"""

# The rules for jobs are those that Debian ships: a job belongs to whoever sent it.
RULES = """
Browsing No
WebInterface No
DefaultAuthType Basic
<Location />
  Order allow,deny
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues default
  <Limit Create-Job Print-Job Validate-Job>
    Order deny,allow
  </Limit>
  <Limit Send-Document Cancel-Job Cancel-My-Jobs Purge-Jobs>
    Require user @OWNER @SYSTEM
    Order deny,allow
  </Limit>
  <Limit CUPS-Add-Modify-Printer CUPS-Delete-Printer Cancel-Jobs>
    AuthType Default
    Require user @SYSTEM
    Order deny,allow
  </Limit>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""

RECIPE = re.sub(
    r"^Listen .*$",
    "",
    (ROOT / "packaging/debian/cupsd.conf").read_text("utf-8"),
    flags=re.MULTILINE,
)
"""The rules of our own recipe, which keeps no list of old jobs."""

SERVICE = """
LogLevel debug
Listen {folder}/s
"""

QUEUE = """
<Printer {name}>
DeviceURI {device}
State {state}
Accepting {accepting}
Shared No
JobSheets standard none
{more}
</Printer>
"""

# Without a filter cupsd starts nothing for a file:, and the file stays empty.
DESCRIPTION = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "FILED.PPD"
*Manufacturer: "Test"
*Product: "(Filed)"
*ModelName: "Filed"
*ShortNickName: "Filed"
*NickName: "Filed"
*PSVersion: "(3010.000) 0"
*cupsFilter2: "application/pdf application/pdf 0 through"
*OpenUI *PageSize/Media Size: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: ""
*PageSize Letter/Letter: ""
*CloseUI: *PageSize
*DefaultPageRegion: A4
*PageRegion A4/A4: ""
*PageRegion Letter/Letter: ""
*DefaultImageableArea: A4
*ImageableArea A4/A4: "0 0 595 842"
*ImageableArea Letter/Letter: "0 0 612 792"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
*PaperDimension Letter/Letter: "612 792"
"""

PROGRAMS = {
    "filter/through": 'exec cat "${6:--}"',
    # Such a printer has taken the pages and never says another word.
    "backend/hanging": "exec sleep 3600",
    "backend/empty": 'echo "STATE: +media-empty-error" >&2; exec sleep 3600',
    "backend/jammed": 'echo "STATE: +media-jam-error" >&2; exec sleep 3600',
    "backend/failing": "exit 1",
}


class CupsServer:
    """A cupsd that runs; ``place`` is its socket."""

    def __init__(self, folder: Path, process: "subprocess.Popen[str]"):
        """Follow what ``process`` tells."""
        self.folder, self.place, self.printed = folder, folder / "s", folder / "printed"
        self._process = process
        self._lines: Queue[str] = Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        for line in self._process.stderr or ():
            self._lines.put(line)
        self._lines.put("")

    def wait_for(self, words: str) -> str:
        """Wait until cupsd tells something with ``words`` in it, and return the line."""
        told = []
        with contextlib.suppress(Empty):
            while line := self._lines.get(timeout=30):
                told.append(line)
                if words in line:
                    return line
        raise AssertionError(f"cupsd never told “{words}”:\n{''.join(told[-20:])}")

    @property
    def spool(self) -> list[Path]:
        """What cupsd keeps of jobs: c00001 is what it knows of one, d00001-001 its document."""
        return sorted((self.folder / "spool").glob("[cd]0*"))

    def wait_until_empty(self) -> None:
        """Wait until nothing of any job is left; a helper that has to end first may take a moment.

        The pages themselves must be gone already.
        """
        assert [file.name for file in self.spool if file.name.startswith("d")] == []
        while self.spool:
            self._lines.get(timeout=30)  # it tells something each time that it does something

    def stop(self) -> None:
        """End it; its socket is gone then."""
        self._process.terminate()
        self._process.wait(timeout=30)
        self._reader.join(timeout=30)
        if self._process.stderr is not None:
            self._process.stderr.close()


@contextmanager
def cups_server(rules: str = RULES, reasons: Sequence[str] = ()) -> Iterator[CupsServer]:
    """Run a cupsd with ``queues`` and these ``rules``; skip where there is none.

    For each of ``reasons``, a keyword of what is wrong with a printer, there is one more queue of
    that name, whose printer says so all the time.
    """
    if CUPSD is None or not EXEC.exists() or not TYPES.exists():
        pytest.skip("cupsd is not installed (Debian: cups-daemon)")
    # Not in the test's own folder: its name is too long for a socket, and the user whom cupsd runs
    # its helpers as may not enter it.
    folder = Path(tempfile.mkdtemp(prefix="cups-", dir="/tmp"))
    folder.chmod(0o755)
    try:
        _furnish(folder, rules, reasons)
        process = subprocess.Popen(
            [CUPSD, "-f", "-c", folder / "root/cupsd.conf", "-s", folder / "root/cups-files.conf"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
            errors="replace",
        )  # fmt: skip
        server = CupsServer(folder, process)
        try:
            server.wait_for("Resuming new connection")
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder)


def _furnish(folder: Path, rules: str, reasons: Sequence[str]) -> None:
    """Write all that cupsd reads."""
    for name in (
        "root/ppd",
        "cache",
        "spool/tmp",
        "state",
        "bin/daemon",
        "data/mime",
        "data/banners",
    ):
        (folder / name).mkdir(parents=True)
    (folder / "bin/daemon/cups-exec").symlink_to(EXEC)
    (folder / "data/mime/mime.types").symlink_to(TYPES)  # and no filter that this machine may have
    # Each queue would print a sheet first, with the name of the job and of whoever sent it.
    (folder / "data/banners/standard").write_text("%PDF-1.4\n", encoding="utf-8")
    for name, line in PROGRAMS.items():
        program = folder / "bin" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
        program.chmod(0o755)
    # cupsd refuses to run its helpers as root.
    user = getpass.getuser() if os.getuid() else "lp"
    group = _group() if os.getuid() else "lp"
    root, told = folder / "root", {"folder": folder, "user": user, "group": group}
    (root / "cups-files.conf").write_text(FILES.format(**told), encoding="utf-8")
    (root / "cupsd.conf").write_text(rules + SERVICE.format(**told), encoding="utf-8")
    (root / f"ppd/{queues.FILED}.ppd").write_text(DESCRIPTION, encoding="utf-8")
    file = f"file://{folder}/printed"
    rows = [
        (queues.FILED, file, "Idle", "Yes", ""),
        (queues.PAUSED, file, "Stopped", "Yes", "Reason paused"),
        (queues.SHUT, file, "Idle", "No", ""),
        (queues.HELD, file, "Idle", "Yes", "Option job-hold-until indefinite"),
        (queues.EMPTY, "empty:/", "Idle", "Yes", ""),
        (queues.JAMMED, "jammed:/", "Idle", "Yes", ""),
        (queues.HANGING, "hanging:/", "Idle", "Yes", ""),
        (queues.FAILING, "failing:/", "Idle", "Yes", "ErrorPolicy abort-job"),
        *((reason, "hanging:/", "Idle", "Yes", f"Reason {reason}") for reason in reasons),
    ]
    keys = ("name", "device", "state", "accepting", "more")
    texts = [QUEUE.format(**dict(zip(keys, row, strict=True))) for row in rows]
    (root / "printers.conf").write_text("".join(texts), encoding="utf-8")


def _group() -> str:
    import grp

    return grp.getgrgid(os.getgid()).gr_name
