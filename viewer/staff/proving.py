"""``snowdrop doctor --proof``: tells what the kiosks of this machine do to the outside (K8, K9)."""

import subprocess

from viewer import paths
from viewer.staff.proof import running_kiosks, written
from viewer.staff.watchdog import CLEARED

ASK = ("systemctl", "show", "--property=StatusText", "--value", "snowdrop-kiosk.service")
"""What systemd was told last by the kiosk that it runs."""

PATIENCE = 10.0
"""Seconds after which systemd is taken not to answer."""

NOT_TOLD = "not known here, where systemd runs no kiosk; the staff area tells it"


def prove(library_hash: str | None) -> int:
    """Print live figures; status 1 where a kiosk does more than it may.

    ``library_hash`` is that of the library in use; None: it cannot be opened. Of the last wipe the
    day is told, and only the staff area tells the time (K18).
    """
    kiosks, clean = running_kiosks(), True
    for number, figures in kiosks.items():
        clean = clean and bool(figures.clean)
        sockets = "not told" if figures.internet is None else str(figures.internet)
        writing = "not told" if figures.writing is None else ", ".join(figures.writing) or "none"
        print(f"Kiosk {number}: internet sockets open: {sockets}; files open to write: {writing}")
    if not kiosks:
        print("No kiosk of this user runs on this machine.")
    files = written(folder := paths.state_folder())
    print(f"Files in {folder}: {files or 'none'}")
    if files is not None and files.others:
        print("Those in brackets are not Snowdrop's: find out what writes them.")
        clean = False
    print(f"{CLEARED}{last_cleared() or NOT_TOLD}")
    print(f"Library: {library_hash or 'cannot be opened'}")
    return 0 if clean else 1


def last_cleared() -> str | None:
    """Return the day on which a visit was cleared last, or that none was since the start.

    None: systemd runs no kiosk here, or it does not answer. Never raises.
    """
    try:
        asked = subprocess.run(  # noqa: S603 (a fixed command of the system)
            ASK, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    told = asked.stdout.strip()
    return told.removeprefix(CLEARED) if told.startswith(CLEARED) else None
