"""Which ends of the kiosk bring the help page: told to a real systemd, not read in its files (K17).

It runs in namespaces of its own: it sees no unit, no process and no network of this machine, which
it cannot write to either. A stand-in takes the place of Snowdrop, and users and locks are left out.
"""

import os
import re
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.conftest import ROOT
from viewer.kiosk.run import BROKEN, ENDED, RESTARTED
from viewer.staff.proving import ASK
from viewer.staff.watchdog import CLEARED

RECIPE = ROOT / "packaging" / "debian"
SYSTEMD = Path("/lib/systemd/systemd")
GROUPS = Path("/sys/fs/cgroup/systemd")
"""Where systemd makes its groups of processes, apart from those that count memory; a machine with
one tree for all has no such folder, and there this was never tried."""

LONGEST = 20.0
"""Seconds after which what was waited for will not come."""

BOOT = """
set -eu
echo $$ > "$3/cgroup.procs"
exec unshare --pid --fork --kill-child --mount --mount-proc --cgroup --ipc --uts --net sh -euc '
    mount --make-rprivate /
    mount -t tmpfs tmpfs /run
    mount --bind "$1" /mnt
    # Of all groups of processes it has one, below which it makes its own, and none to count memory.
    mount --bind "$3" /media
    mount -t tmpfs tmpfs /sys/fs/cgroup
    mkdir /sys/fs/cgroup/systemd
    mount --bind /media /sys/fs/cgroup/systemd
    umount /media
    mount -o remount,ro /sys/fs/cgroup
    mount -o remount,bind,ro /
    mount --bind /proc/sys /proc/sys
    mount -o remount,bind,ro /proc/sys
    exec env -i PATH="$PATH" container=test SYSTEMD_UNIT_PATH=/mnt/units \
        SYSTEMD_GENERATOR_PATH=/mnt/none SYSTEMD_ENVIRONMENT_GENERATOR_PATH=/mnt/none \
        SYSTEMD_LOG_TARGET=console \
        "$2" --system --unit=kiosk.target --show-status=no
' sh "$@"
"""

STAND_IN = """
import os, socket, sys
with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
    systemd.connect(os.environ["NOTIFY_SOCKET"])
    systemd.send(b"READY=1")
with open("/mnt/told", "w") as told:
    told.write("up\\n")
with open("/mnt/how") as how:
    end = int(how.readline())
if end < 0:
    os.kill(os.getpid(), -end)
sys.exit(end)
"""

TELLING = """
import os, socket, subprocess
with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
    systemd.connect(os.environ["NOTIFY_SOCKET"])
    systemd.send(b"READY=1\\nSTATUS=Last visit cleared: 2026-11-22")
answer = subprocess.run({ask!r}, capture_output=True, text=True)
with open("/mnt/told", "w") as told:
    told.write(answer.stdout or answer.stderr)
with open("/mnt/how") as how:
    how.readline()
"""

LEFT_OUT = (
    r"(?m)^(User|Group|Requires|Environment|PrivateNetwork|PrivateTmp|Restrict(?!Prevent)\w+|Protect"
    r"\w+|Bind\w+|ReadWrite\w+|StateDirectory\w*|NoNew\w+|Capability\w+|Lock\w+|SystemCall\w+|Standard"
    r"\w+|TTY\w+)=.*\n"
)


class Machine:
    """A machine that starts nothing but the kiosk; how its program ends is told to it."""

    def __init__(self, folder: Path) -> None:
        """Speak to it through two pipes in ``folder``."""
        self._told = os.open(folder / "told", os.O_RDWR)
        self._how = os.open(folder / "how", os.O_RDWR)

    def shows(self) -> str:
        """Wait for what is started, and return it: “up” for Snowdrop, else “help”."""
        ready, _, _ = select.select([self._told], [], [], LONGEST)
        if not ready:
            raise TimeoutError("Nothing was started.")
        return os.read(self._told, 99).decode().strip()

    def end(self, status: int) -> None:
        """Have Snowdrop end with ``status``, or by a signal if it is negative."""
        os.write(self._how, f"{status}\n".encode())

    def close(self) -> None:
        """Let go of the pipes."""
        os.close(self._told)
        os.close(self._how)


def write_units(folder: Path, leave_out: str, stand_in: str) -> None:
    """Write the units of the recipe as they are, but for who runs in them, and locked how."""
    units = folder / "units"
    units.mkdir()
    (folder / "stand_in.py").write_text(stand_in, encoding="utf-8")
    starts = {
        "snowdrop-kiosk": f"{sys.executable} -I -S /mnt/stand_in.py",
        "snowdrop-help": "/bin/sh -c 'echo help > /mnt/told; exec sleep 1000'",
    }
    for name, start in starts.items():
        text = re.sub(LEFT_OUT, "", (RECIPE / f"{name}.service").read_text("utf-8"))
        text = re.sub(r"(?m)^ExecStart=.*", f"ExecStart={start}", text)
        text = text.replace("/usr/bin/chvt", "/bin/true")
        kept = [line for line in text.splitlines() if not leave_out or leave_out not in line]
        (units / f"{name}.service").write_text("\n".join(kept) + "\n", encoding="utf-8")
    wants = "[Unit]\nWants=snowdrop-kiosk.service\n"
    (units / "kiosk.target").write_text(wants, encoding="utf-8")
    for name in ("sysinit", "basic", "shutdown"):
        (units / f"{name}.target").write_text("[Unit]\n", encoding="utf-8")


@contextmanager
def machine(folder: Path, leave_out: str = "", stand_in: str = STAND_IN) -> Iterator[Machine]:
    """Start a machine in ``folder``; lines of the units with ``leave_out`` are not there."""
    folder.mkdir()
    write_units(folder, leave_out, stand_in)
    for name in ("told", "how"):
        os.mkfifo(folder / name)
    group = GROUPS / f"snowdrop-test-{os.getpid()}"
    group.mkdir()
    made = Machine(folder)
    command = ["sh", "-c", BOOT, "sh", str(folder), str(SYSTEMD), str(group)]
    with (folder / "journal").open("w") as journal, subprocess.Popen(
        command, stdout=journal, stderr=journal, stdin=subprocess.DEVNULL
    ) as running:  # fmt: skip
        try:
            yield made
        finally:
            running.send_signal(signal.SIGKILL)  # unshare takes all the rest with it
            running.wait()
            made.close()
            remove_groups(group)


def remove_groups(group: Path) -> None:
    """Remove the groups that systemd has made, once the last process in them is gone."""
    folders = sorted((one for one in group.rglob("*") if one.is_dir()), reverse=True)
    for folder in (*folders, group):
        for process in (folder / "cgroup.procs").read_text("utf-8").split():
            wait_for(int(process))
        folder.rmdir()


def wait_for(process: int) -> None:
    """Wait until a process is gone, for LONGEST at most."""
    with suppress(ProcessLookupError):
        handle = os.pidfd_open(process)
        select.select([handle], [], [], LONGEST)
        os.close(handle)


def why_none() -> str:
    """Return what keeps a machine from being started here, or nothing."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "only the administrator of a Linux machine can start a systemd beside its own"
    if not SYSTEMD.exists() or not shutil.which("systemctl"):
        return "systemd is missing; on Debian “apt install systemd” brings it"
    if not os.access(GROUPS, os.W_OK):
        return f"no groups of processes can be made in {GROUPS}"
    apart = ["unshare", "--pid", "--fork", "--mount", "--mount-proc", "--cgroup", "--net", "true"]
    if subprocess.run(apart, capture_output=True, check=False).returncode:
        return "nothing can be run apart from this machine here"
    return ""


CRASH = -signal.SIGKILL


def started_after(machine: Machine, *ends: int) -> list[str]:
    """End the program in one way after the other; return what was started each time."""
    found = [machine.shows()]
    for end in ends:
        machine.end(end)
        found.append(machine.shows())
    return found


def test_K17_the_third_crash_brings_the_help_page_and_what_staff_ask_for_never_does(
    tmp_path: Path,
) -> None:
    if reason := why_none():
        pytest.skip(reason)
    with machine(tmp_path / "one") as one:
        # Two crashes after the start; staff restart it, as setting it up does; the system ends it;
        # then three crashes of both kinds.
        ends = (CRASH, CRASH, RESTARTED, ENDED, CRASH, BROKEN, CRASH)
        assert started_after(one, *ends) == [*["up"] * 7, "help"]
    # The control: without the line that forgets at the start, the second crash is the third start.
    with machine(tmp_path / "two", leave_out="rm /run/snowdrop-crash") as two:
        assert started_after(two, CRASH, CRASH) == ["up", "up", "help"]


def test_K18_systemd_tells_the_doctor_what_the_kiosk_told_it_of_the_last_wipe(
    tmp_path: Path,
) -> None:
    if reason := why_none():
        pytest.skip(reason)
    with machine(tmp_path / "one", stand_in=TELLING.format(ask=ASK)) as one:
        assert one.shows() == f"{CLEARED}2026-11-22"
