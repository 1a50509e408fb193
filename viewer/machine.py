"""Whether the system lets nobody out of a kiosk: what ``doctor --kiosk`` asks the machine (K19).

The folder that stands for ``/`` is handed in. No look raises; what cannot be read is told like what
is not there.
"""

import re
from collections.abc import Iterator
from math import ceil
from pathlib import Path

import msgspec

UNIT = "etc/systemd/system/snowdrop-kiosk.service"
ENABLED = "etc/systemd/system/graphical.target.wants/snowdrop-kiosk.service"
RECIPE = "packaging/debian/README.md"
LOCKERS = frozenset(
    (
        *("xscreensaver", "light-locker", "gnome-screensaver", "mate-screensaver", "xautolock"),
        *("cinnamon-screensaver", "xfce4-screensaver", "kscreenlocker_greet", "i3lock", "slock"),
        *("swaylock", "swayidle", "xss-lock", "xlock", "gtklock"),
    )
)
"""Programs that darken or lock a screen; with their names their autostart files begin too."""

CHATTERERS = frozenset(
    (
        *("dunst", "notify-osd", "notification-daemon", "xfce4-notifyd", "lxqt-notificationd"),
        *("mate-notification-daemon", "mako", "swaync"),
    )
)
MOUNTERS = frozenset({"udisksd", "udiskie", "gvfs-udisks2-volume-monitor", "devmon", "automount"})
ADMINS = frozenset({"sudo", "wheel", "admin", "adm", "lpadmin", "docker"})
_COMM = 15
"""The kernel cuts the name of a program after so many letters."""

CAPITALS = 4.8
"""Least height of capital letters in millimeters (A19, 508 402.4)."""

FINEST = 130.0
"""Dots an inch at which the words around a page, twice as large as usual, are just that tall."""

BELIEVED = (40.0, 400.0)
"""Dots an inch; a screen that says it is coarser or finer does not know its own size."""

MILLIMETERS = 25.4
"""In an inch."""

_EDID = bytes.fromhex("00ffffffffffff00")
_TIMING = slice(54, 72)

_DIRECT = 1 << 1
"""INPUT_PROP_DIRECT of the kernel: one touches what one sees; a touch pad has it not."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One line: what was looked at, how it is, and what to do about it where it is missing.

    ``optional``: a kiosk can do without, so it does not count as missing.
    """

    what: str
    says: str
    to_do: str = ""
    optional: bool = False

    def __str__(self) -> str:
        """Return the line, and below it what to do."""
        mark = ("without" if self.optional else "missing") if self.to_do else "ok"
        line = f"{mark:<8} {self.what}: {self.says}"
        return f"{line}\n{'':<8} {self.to_do}" if self.to_do else line

    @property
    def missing(self) -> bool:
        """Whether something has to be done before all is well."""
        return bool(self.to_do) and not self.optional


def look(root: Path) -> Iterator[Finding]:
    """Look at the system below ``root``; every finding is ok or says in a sentence what to do."""
    yield touch_screen(root)
    yield screen(root)
    yield _nobody_runs(root, LOCKERS, "Screen lock", "none runs or starts by itself")
    yield _nobody_runs(root, CHATTERERS, "Notifications", "no program shows any")
    yield _nobody_runs(root, MOUNTERS, "USB sticks", "no program mounts them")
    yield consoles(root)
    yield service(root)
    yield account(root)


def touch_screen(root: Path) -> Finding:
    """Say whether the kernel knows a screen that can be touched."""
    for block in re.split(r"\n\s*\n", _text(root / "proc/bus/input/devices")):
        bits = re.search(r"^B: PROP=.*?([0-9a-f]+)\s*$", block, re.MULTILINE)
        if bits and int(bits[1], 16) & _DIRECT:
            name = re.search(r'^N: Name="(.*)"', block, re.MULTILINE)
            return Finding(what="Touch screen", says=name[1] if name else "found")
    to_do = "Plug in its USB cable, or give readers a keyboard or a keypad."
    return Finding(what="Touch screen", says="none was found", to_do=to_do, optional=True)


def screen(root: Path) -> Finding:
    """Say whether the words around a page are as tall as A19 asks on the screen that is there."""
    what = "Letters"
    found = [dots for file in _files(root / "sys/class/drm", "*/edid") if (dots := _dots(file))]
    if not found:
        to_do = f"Hold a ruler to it: capital letters are to be {CAPITALS} mm high."
        says = "no screen tells how large it is"
        return Finding(what=what, says=says, to_do=to_do, optional=True)
    finest = max(found)
    factor = _factor(root)
    if finest <= FINEST * factor:
        return Finding(what=what, says=f"{finest:.0f} dots an inch, scaled {factor:g} times")
    needed = ceil(finest / FINEST * 4) / 4
    setting = f"[Service] and Environment=QT_SCALE_FACTOR={needed:g}"
    to_do = f"“systemctl edit snowdrop-kiosk”, and there {setting}, makes them larger."
    says = f"{finest:.0f} dots an inch, so the words around a page are too small"
    return Finding(what=what, says=says, to_do=to_do)


def _dots(edid: Path) -> float:
    """Return the dots an inch of the screen that ``edid`` tells of (VESA E-EDID); 0: it does not.

    Its first detailed timing holds the usual mode and the size of the picture.
    """
    told = _bytes(edid)
    if len(told) < _TIMING.stop or not told.startswith(_EDID):
        return 0.0
    timing = told[_TIMING]
    lines = timing[5] | (timing[7] & 0xF0) << 4
    millimeters = timing[13] | (timing[14] & 0x0F) << 8
    dots = lines / millimeters * MILLIMETERS if millimeters else 0.0
    return dots if BELIEVED[0] <= dots <= BELIEVED[1] else 0.0


def _factor(root: Path) -> float:
    """Return the QT_SCALE_FACTOR that the service sets; 1: it sets none."""
    files = [root / UNIT, *_files(root / f"{UNIT}.d", "*.conf")]
    said = re.findall(
        r"^Environment=.*?\bQT_SCALE_FACTOR=([0-9.]+)", "\n".join(map(_text, files)), re.MULTILINE
    )
    try:
        return float(said[-1]) if said else 1.0
    except ValueError:
        return 1.0


def _nobody_runs(root: Path, names: frozenset[str], what: str, fine: str) -> Finding:
    """Say whether one of the programs ``names`` runs, or starts by itself at login."""
    cut = {name[:_COMM]: name for name in names}
    running = {_text(file).strip() for file in _files(root / "proc", "[0-9]*/comm")}
    waiting = {
        name
        for file in _files(root / "etc/xdg/autostart", "*.desktop")
        for name in names
        if file.name.startswith(name) and "Hidden=true" not in _text(file)
    }
    found = sorted({cut[name] for name in running if name in cut} | waiting)
    if not found:
        return Finding(what=what, says=fine)
    to_do = "Remove the package that brings it: “apt purge NAME”."
    return Finding(what=what, says=f"{', '.join(found)} runs or starts by itself", to_do=to_do)


def consoles(root: Path) -> Finding:
    """Say whether Ctrl+Alt+F1 is shut in the settings of the X server."""
    folders = ("etc/X11/xorg.conf.d", "usr/share/X11/xorg.conf.d")
    pattern = r'^\s*Option\s+"DontVTSwitch"\s+"(true|on|1|yes)"'
    for file in (file for folder in folders for file in _files(root / folder, "*.conf")):
        if re.search(pattern, _text(file), re.MULTILINE | re.IGNORECASE):
            return Finding(what="Other consoles", says="Ctrl+Alt+F1 is shut")
    to_do = "Copy “xorg-kiosk.conf” to /etc/X11/xorg.conf.d/."
    return Finding(
        what="Other consoles", says="Ctrl+Alt+F1 leads out", to_do=f"{to_do} See {RECIPE}."
    )


def service(root: Path) -> Finding:
    """Say whether systemd starts the kiosk, and starts it again after a crash."""
    if not _is_there(root / UNIT):
        to_do = f"Copy the units of {RECIPE} to /etc/systemd/system/."
        return Finding(what="Service", says="snowdrop-kiosk is not installed", to_do=to_do)
    if not _is_there(root / ENABLED):
        to_do = "“systemctl enable snowdrop-kiosk” has it start with the machine."
        return Finding(what="Service", says="it does not start with the machine", to_do=to_do)
    return Finding(what="Service", says="starts with the machine")


def account(root: Path) -> Finding:
    """Say whether the kiosk runs as somebody who may change nothing on the machine."""
    named = re.search(r"^User=(\S+)", _text(root / UNIT), re.MULTILINE)
    user = named[1] if named else "root"
    if user == "root":
        to_do = "Add the user “kiosk”, and name it as User= in snowdrop-kiosk.service."
        return Finding(
            what="Account", says="none of its own, so it is the administrator", to_do=to_do
        )
    if not re.search(rf"^{re.escape(user)}:", _text(root / "etc/passwd"), re.MULTILINE):
        to_do = f"“adduser --system --group {user}” makes it; see {RECIPE}."
        return Finding(what="Account", says=f"there is no user “{user}”", to_do=to_do)
    groups = (line.split(":") for line in _text(root / "etc/group").splitlines())
    mighty = [one[0] for one in groups if one[0] in ADMINS and user in one[-1].strip().split(",")]
    if mighty:
        to_do = f"“gpasswd --delete {user} {mighty[0]}” takes the right away."
        return Finding(what="Account", says=f"“{user}” may administer ({mighty[0]})", to_do=to_do)
    return Finding(what="Account", says=f"“{user}”, who administers nothing")


# ---- files that may be missing, unreadable, or gone while one looks


def _is_there(file: Path) -> bool:
    try:
        return file.exists()
    except OSError:
        return False


def _files(folder: Path, pattern: str) -> list[Path]:
    try:
        return sorted(folder.glob(pattern))
    except OSError:
        return []


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except (OSError, ValueError):
        return ""
