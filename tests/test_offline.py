"""The whole test run happens with no network, where the machine allows that (K8)."""

import os
import socket
from pathlib import Path

import pytest

OFFLINE = os.environ.get("SNOWDROP_OFFLINE") == "1"
LOOPBACK = "lo"


def _networks(table: str) -> set[str]:
    """Return the names of the networks in ``/proc/net/dev``."""
    return {line.partition(":")[0].strip() for line in table.splitlines()[2:]}


@pytest.mark.skipif(not OFFLINE, reason="started without .ci/offline, or it found no way")
def test_K8_the_test_run_has_no_network_but_the_machine_itself() -> None:
    assert _networks(Path("/proc/net/dev").read_text(encoding="ascii")) == {LOOPBACK}
    with socket.socket() as outside, pytest.raises(OSError, match="unreachable"):
        outside.connect(("192.0.2.1", 443))  # an address for documents, which nobody has


def test_K8_control_a_machine_with_a_network_is_told_from_one_without() -> None:
    table = "Inter-|   Receive\n face |bytes\n    lo: 0 0\n  eth0: 12 3\n"
    assert _networks(table) == {LOOPBACK, "eth0"}
