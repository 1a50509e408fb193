"""Tells systemd that the kiosk is up, still alive and clean; elsewhere it does nothing (K17).

systemd starts the program with ``Type=notify`` and ``WatchdogSec=``. Where no sign of life comes in
time it ends the program and starts it again, so a screen that hangs is back at a clean home page.
"""

import contextlib
import os
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from systemd_watchdog.systemd_watchdog import WatchDog

CLEARED = "Last visit cleared: "
"""So begins what systemd is told of the visits; ``viewer.staff.proving`` reads it there."""

NEVER = "none since the start"

_MICROSECONDS = 1000
_SIGNS_PER_TERM = 2
"""systemd advises two signs of life in the time after which it loses patience."""


class Watchdog:
    """Speaks to systemd over its socket, if this process was started by it.

    The window calls ``ready`` once its first page is painted, and ``alive`` every ``interval_ms``
    from a timer of the event loop: a loop that hangs sends no sign.
    """

    def __init__(self, systemd: "WatchDog | None" = None) -> None:
        """Speak through ``systemd``; without it, through what the environment names, if any."""
        self.interval_ms = _interval_ms()
        """Milliseconds between two signs of life; None where nobody waits for them."""
        self._systemd = systemd or _systemd()
        self._told = ""

    def ready(self) -> None:
        """Tell that the first page is on the screen."""
        if self._systemd:
            with contextlib.suppress(OSError):
                self._systemd.ready()

    def alive(self) -> None:
        """Give a sign of life."""
        if self._systemd:
            with contextlib.suppress(OSError):
                self._systemd.notify()

    def cleared(self, day: date | None) -> None:
        """Tell on which day a visit was cleared last; None: there was none since the start.

        Not when on that day: whoever asked all day long would learn who came when. It stands in the
        memory of systemd, which writes it nowhere. The same day is told once.
        """
        told = f"{CLEARED}{day or NEVER}"
        if self._systemd and told != self._told:
            self._told = told
            with contextlib.suppress(OSError):
                self._systemd.status(told)

    def stopping(self) -> None:
        """Tell that the program ends of its own accord: staff left it, or the system asked."""
        if self._systemd:
            # The library has no call for this. One message may hold several lines.
            with contextlib.suppress(OSError):
                self._systemd.status("Ending\nSTOPPING=1")


def _systemd() -> "WatchDog | None":
    if not os.environ.get("NOTIFY_SOCKET"):
        return None
    # Only here: it opens a socket of the kind that reaches this machine alone (K8).
    from systemd_watchdog.systemd_watchdog import WatchDog

    with contextlib.suppress(OSError):
        return WatchDog()
    return None


def _interval_ms() -> int | None:
    term, pid = os.environ.get("WATCHDOG_USEC", ""), os.environ.get("WATCHDOG_PID")
    # The variables are inherited: with another number they are meant for a parent of ours.
    if not os.environ.get("NOTIFY_SOCKET") or pid not in (None, str(os.getpid())):
        return None
    if not (term.isascii() and term.isdigit() and int(term)):
        return None
    return max(1, int(term) // _SIGNS_PER_TERM // _MICROSECONDS)
