"""A visit in which somebody only comes and goes leaves nothing in memory (K3).

test_many_visits.py makes visits in which all is done, and looks at the whole; here bytes are told.
"""

from ctypes import CDLL
from pathlib import Path

import pytest

from tests.conftest import run_code

MOST = 700
"""Bytes for each visit: what Qt's lists of timers and events grow by, and a little more."""

VISITS = """
import gc, os, sys
from ctypes import CDLL, Structure, c_size_t
from pathlib import Path
from unittest.mock import patch

from PySide6.QtWidgets import QApplication

from tests.conftest import settle
from tests.kiosk.kiosk_maker import make
from viewer.gui import touch
from viewer.gui.fonts import load_fonts

library, folder, how = sys.argv[1:]
parts = "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost".split()
Memory = type("Memory", (Structure,), {"_fields_": [(part, c_size_t) for part in parts]})
asked = CDLL(None).mallinfo2
asked.restype = Memory


class Filled(touch._Finger):
    def __init__(self, area, still):
        area.viewport().setAutoFillBackground(how == "filled")
        super().__init__(area, still)


def used_after(visits):
    for _ in range(visits):
        kiosk.window.begin()
        settle()
        kiosk.window.hide_now()
        settle()
    gc.collect()
    return asked().uordblks


app = QApplication(["snowdrop"])
load_fonts()
with patch.object(touch, "_Finger", Filled), make(
    Path(folder), Path(library), size=(1080, 1920)
) as kiosk:
    before = used_after(20)
    print((used_after(30) - before) // 30)
    sys.stdout.flush()
    os._exit(0)
"""


@pytest.mark.skipif(not hasattr(CDLL(None), "mallinfo2"), reason="memory is told by glibc 2.33 on")
def test_a_visit_in_which_nothing_is_done_leaves_nothing_in_memory_K3(
    library_file: Path, tmp_path: Path
) -> None:
    assert int(run_code(VISITS, library_file, tmp_path, "usual").stdout) < MOST
    # The control: pages whose ground Qt fills leave a note of it in Qt's style sheets for ever.
    assert int(run_code(VISITS, library_file, tmp_path, "filled").stdout) > MOST
