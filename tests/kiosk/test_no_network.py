"""The kiosk speaks to no other machine and keeps no file open (K8, K9; recipe R7)."""

import ast
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.kiosk.escape.robot import Robot, robot
from viewer.staff.proof import Proof, proof

BANNED = (
    *("PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtHttpServer", "PySide6.QtNetworkAuth"),
    *("PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets", "PySide6.QtWebView"),
    *("socket", "_socket", "socketserver", "ssl", "asyncio", "urllib", "urllib3", "http"),
    *("requests", "httpx", "aiohttp", "ftplib", "smtplib", "poplib", "imaplib", "telnetlib"),
    *("xmlrpc", "webbrowser", "multiprocessing", "selectors"),
)
"""What can speak to another machine, or have something do so."""

ALLOWED = {
    # The computer's own speech service, over a socket in a folder of this computer (see below).
    "viewer/gui/speech_service.py": {"socket"},
    # The window that this user has open already, over a socket in the user's folder (see below).
    "viewer/gui/one_window.py": {
        "PySide6.QtNetwork.QLocalServer",
        "PySide6.QtNetwork.QLocalSocket",
    },
    # A request is taken apart; nobody is asked.
    "viewer/lookup/infobutton.py": {"urllib.parse.parse_qsl", "urllib.parse.urlsplit"},
    # The compiler of the library shares its work among this computer's processors, over pipes.
    "viewer/library/rendering.py": {"multiprocessing.get_context"},
    # quote() spells the name of a printer; what is called is a socket of this computer, by libcups.
    "viewer/handout/printer.py": {"urllib.parse.quote"},
    # quote() spells a file name for SQLite; it opens nothing.
    "viewer/library/store.py": {"urllib.parse.quote"},
}
"""By file, and why; an entry that is no longer needed fails the test."""

PRIVATE = (("unshare", "-rn"), ("unshare", "-n"))
"""Run a program without any network: the first needs no rights where users may make namespaces."""


def sources() -> dict[str, str]:
    """Return our modules by their place."""
    return {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "viewer").rglob("*.py"))
    }


def imported(source: str) -> Iterator[str]:
    """Return the full name of everything that a module imports, at the top or late."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{one.name}" for one in node.names)
        elif isinstance(node, ast.Call) and called(node) in ("__import__", "import_module"):
            yield from (str(a.value) for a in node.args if isinstance(a, ast.Constant))


def called(node: ast.Call) -> str:
    """Return the last name of what is called."""
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def banned(source: str) -> set[str]:
    """Return what a module imports that could speak to another machine."""
    return {
        name for name in imported(source) if f"{name}.".startswith(tuple(f"{b}." for b in BANNED))
    }


def families(source: str) -> set[str]:
    """Return the kinds of socket that a module names."""
    return {
        node.attr
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute) and node.attr.startswith(("AF_", "create_connection"))
    }


def test_no_module_imports_what_speaks_to_another_machine_K8() -> None:
    found = {place: banned(source) for place, source in sources().items()}
    found = {place: names for place, names in found.items() if names}
    short = {place: {n.removesuffix(".socket") for n in names} for place, names in found.items()}
    assert short == ALLOWED


def test_python_s_one_socket_reaches_this_machine_alone_K8() -> None:
    files = sources()
    assert {place: families(text) for place, text in files.items() if families(text)} == {
        "viewer/gui/speech_service.py": {"AF_UNIX"}
    }
    assert families("socket.socket(socket.AF_INET)") == {"AF_INET"}
    assert families("socket.create_connection(('example.org', 80))") == {"create_connection"}


def test_no_module_of_the_kiosk_can_reach_the_one_that_opens_qt_s_socket_K8() -> None:
    # What a running kiosk has imported is looked at in tests/gui/test_one_window.py.
    reaching = {
        place for place, text in sources().items() if any("one_window" in n for n in imported(text))
    }
    assert reaching == {"viewer/app.py", "viewer/cli.py"}


@pytest.mark.parametrize(
    "line",
    [
        *(
            "import PySide6.QtNetwork",
            "from PySide6.QtNetwork import QLocalServer",
            "import socket",
        ),
        *("from PySide6 import QtCore, QtNetwork", "from urllib.request import urlopen"),
        *("import http.client as h", "import requests", "import asyncio", "__import__('socket')"),
        *("import urllib", "importlib.import_module('PySide6.QtNetwork')", "import webbrowser"),
    ],
)
def test_an_import_that_could_is_caught_K8(line: str) -> None:
    assert banned(f"def late():\n    {line}\n")


def test_an_import_that_only_looks_like_one_is_not_K8() -> None:
    assert not banned("import httpish\nfrom viewer.gui import socket_less\nimport json\n")


# ---- the real program


def private() -> tuple[str, ...]:
    """Return what runs a program without a network; skip the test where nothing may."""
    if shutil.which("unshare") is None:
        pytest.skip("missing: unshare (util-linux)")
    for command in PRIVATE:
        if subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0:
            return command
    pytest.skip("this machine lets nobody make a network namespace (unshare -rn, unshare -n)")


def running(home: Path, library: Path, kind: str) -> AbstractContextManager[Robot]:
    """Start the kiosk where there is no network."""
    return robot(home, library, kind, private())


def told(kiosk: Robot) -> Proof:
    """Return what the system tells of the kiosk; the file of its errors is the test's own."""
    seen = proof(Path(f"/proc/{kiosk.program.pid}"))
    assert seen.writing is not None
    return Proof(seen.internet, tuple(one for one in seen.writing if one != str(kiosk.said)))


def namespace(process: str) -> Path:
    """Return the network that a process lives in."""
    return Path(f"/proc/{process}/ns/net").readlink()


def test_without_a_network_it_starts_and_answers_and_sends_nothing_K8_K9(
    tmp_path: Path, library_file: Path
) -> None:
    with running(tmp_path, library_file, "kiosk") as kiosk:
        assert namespace(str(kiosk.program.pid)) != namespace("self")
        assert kiosk.tell("look")["screen"] == "Attract"
        kiosk.hand("mousemove", "640", "450", "click", "1")
        assert kiosk.tell("look")["screen"] == "KioskDesk"
        for where in ("home", "article", "search"):
            assert kiosk.tell(f"go {where}")
            assert told(kiosk) == Proof(0, ())
            assert told(kiosk).clean
        assert kiosk.broken() == []
        assert kiosk.quit() == 0


def test_a_build_that_listens_and_keeps_a_file_open_is_told_of_K8_K9(
    tmp_path: Path, library_file: Path
) -> None:
    # The control: the proof sees a socket of the internet and a file in that same process.
    with running(tmp_path, library_file, "talking") as kiosk:
        seen = told(kiosk)
        assert seen.internet == 1
        assert [Path(file).name for file in seen.writing or ()] == ["kept"]
        assert not seen.clean
        assert kiosk.quit() == 0
