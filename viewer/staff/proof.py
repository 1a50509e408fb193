"""What this process does to the outside, read from the system while it runs (K8, K9).

Linux tells it all under /proc; elsewhere nothing is claimed.
"""

import os
from pathlib import Path

import msgspec

TABLES = ("tcp", "tcp6", "udp", "udp6", "udplite", "udplite6", "raw", "raw6", "icmp", "icmp6")
"""The system's lists of internet sockets, under /proc/self/net."""

_INODE = 9
"""Column of a socket's number in them."""

_WRITES = os.O_WRONLY | os.O_RDWR

OWN_FILES = frozenset({"kiosk.log", "kiosk.old", "staff.json", "counts.json"})
"""All that a kiosk ever writes, in one folder: its log and the one before, the staff state, and day
counts where a clinic wants them (K9)."""

NAMED = 3
"""Strange names that are told one by one; a folder may hold thousands."""


class Proof(msgspec.Struct, frozen=True):
    """Live figures. None: this system does not tell.

    internet: sockets that can reach another machine. writing: files on a disk that are open to be
    written.
    """

    internet: int | None
    writing: tuple[str, ...] | None

    @property
    def clean(self) -> bool | None:
        """Whether nothing goes out and no file is open to be written; None: not known."""
        if self.internet is None or self.writing is None:
            return None
        return not self.internet and not self.writing


def proof(proc: Path = Path("/proc/self")) -> Proof:
    """Return the figures of the process under ``proc``. Never raises."""
    try:
        held = _held(proc)
    except OSError:
        return Proof(None, None)
    known = {inode for table in TABLES for inode in _listed(proc / "net" / table)}
    sockets = {
        target.removeprefix("socket:[").rstrip("]")
        for target in held.values()
        if target.startswith("socket:[")
    }
    writing = sorted(
        target for name, target in held.items() if target.startswith("/") and _writes(proc, name)
    )
    return Proof(len(sockets & known), tuple(writing))


class Written(msgspec.Struct, frozen=True):
    """Names of files in the folder a kiosk writes to: those it may write, and all others."""

    own: tuple[str, ...]
    others: tuple[str, ...]

    def __str__(self) -> str:
        """Return the names, those that do not belong there in brackets; “0” if there is none.

        Of many that do not belong there it names a few and counts the rest: “[+12]”.
        """
        named = [*self.own, *(f"[{name}]" for name in self.others[:NAMED])]
        rest = len(self.others) - NAMED
        return ", ".join(named + [f"[+{rest}]"] * (rest > 0)) or "0"


def written(folder: Path) -> Written | None:
    """Return what lies in ``folder``, to which a kiosk writes; None: it cannot be read."""
    try:
        names = sorted(file.name for file in folder.iterdir())
    except OSError:
        return None
    own = tuple(name for name in names if name in OWN_FILES)
    return Written(own, tuple(name for name in names if name not in OWN_FILES))


def _held(proc: Path) -> dict[str, str]:
    """Return what each open descriptor leads to."""
    found = {}
    for link in (proc / "fd").iterdir():
        try:
            found[link.name] = str(link.readlink())
        except OSError:
            continue  # closed meanwhile, as the one that lists this folder is
    return found


def _listed(table: Path) -> set[str]:
    try:
        lines = table.read_text(encoding="ascii").splitlines()[1:]
    except (OSError, ValueError):
        return set()
    columns = (line.split() for line in lines)
    return {column[_INODE] for column in columns if len(column) > _INODE}


def _writes(proc: Path, name: str) -> bool:
    target = proc / "fd" / name
    try:
        if not target.is_file():
            return False  # a device or a pipe, no place on a disk
        flags = (proc / "fdinfo" / name).read_text(encoding="ascii")
    except (OSError, ValueError):
        return False
    words = flags.split()
    return bool(int(words[words.index("flags:") + 1], 8) & _WRITES) if "flags:" in words else False


def running_kiosks(proc: Path = Path("/proc")) -> dict[int, Proof]:
    """Return the figures of each kiosk that runs on this machine, by the number of its process.

    Only its own user and the administrator may look; of other processes nothing is told.
    """
    found = {}
    for folder in sorted(proc.glob("[0-9]*")):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if b"--kiosk" in words and any(b"snowdrop" in word or word == b"viewer" for word in words):
            found[int(folder.name)] = proof(folder)
    return found
