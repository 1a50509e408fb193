"""The decisions about how Snowdrop is built, one test each; README, "How it is built", draws them.

Every guard has its control beside it: a copy of the package, or a line of code, that breaks the
rule and must be caught.
"""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NEEDS_NO_WINDOW = (
    *("problems", "records", "settings", "text_file", "clock", "paths"),
    *("visit", "library", "support", "speech", "checks", "open_library", "terminal", "review"),
    *("export", "doctor", "machine", "kiosk_check", "help_page", "lookup", "opening", "arguments"),
    "code_list",
)

FUNCTION_LINES = 50
FILE_LINES = 300
PUBLIC_METHODS = 20

NETWORK = (
    *("PySide6.QtNetwork.", "PySide6.QtWebSockets.", "PySide6.QtHttpServer."),
    *("asyncio.", "http.", "socket.", "socketserver.", "ssl.", "urllib.request.", "webbrowser."),
)

BLOCK_QT = """
import sys
class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6"}:
            raise ModuleNotFoundError(f"{name} is blocked", name=name)
sys.meta_path.insert(0, NoQt())
"""


def run_python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *arguments],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip


def modules(root: Path = ROOT) -> Iterator[Path]:
    yield from sorted((root / "viewer").rglob("*.py"))


# ---- floors


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    # The folder it is started in comes first on its path, so a copy is linted instead of ours.
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache"],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture
def copy_of_the_package(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "viewer", tmp_path / "viewer", ignore=shutil.ignore_patterns("bundled"))
    return tmp_path


def test_every_module_imports_only_from_the_floors_below_its_own() -> None:
    result = lint_imports(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


def test_an_untouched_copy_of_the_package_keeps_the_floors(copy_of_the_package: Path) -> None:
    result = lint_imports(copy_of_the_package)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("module", "line", "broken_rule"),
    [
        ("library/article.py", "import PySide6", "What needs no window imports no Qt"),
        ("problems.py", "from PySide6 import QtCore", "What needs no window imports no Qt"),
        ("library/article.py", "import viewer.support", "imports only from the floors below"),
        ("support/__init__.py", "import viewer.library", "imports only from the floors below"),
        ("clock.py", "import viewer.visit", "imports only from the floors below"),
        ("checks/__init__.py", "import viewer.gui", "imports only from the floors below"),
        ("gui/__init__.py", "import viewer.app", "imports only from the floors below"),
        ("terminal.py", "import viewer.gui.theme", "What needs no window imports no Qt"),
        ("newcomer.py", "import viewer.clock", "imports only from the floors below"),
    ],
)  # fmt: skip
def test_a_broken_floor_is_caught(
    copy_of_the_package: Path, module: str, line: str, broken_rule: str
) -> None:
    with (copy_of_the_package / "viewer" / module).open("a", encoding="utf-8") as source:
        source.write(f"\n{line}\n")
    result = lint_imports(copy_of_the_package)
    assert result.returncode == 1, result.stdout + result.stderr
    broken = [report for report in result.stdout.splitlines() if report.endswith("BROKEN")]
    assert any(broken_rule in report for report in broken), result.stdout


# ---- no Qt where no window is needed


def test_importing_the_package_imports_nothing_else() -> None:
    code = "import sys; before = set(sys.modules); import viewer; print(set(sys.modules) - before)"
    assert run_python(code).stdout.strip() == "{'viewer'}"


def test_everything_that_needs_no_window_imports_with_qt_blocked() -> None:
    folder = ROOT / "viewer"
    names = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in modules()
        if path.relative_to(folder).with_suffix("").parts[0] in NEEDS_NO_WINDOW
    ]
    assert len(names) > len(NEEDS_NO_WINDOW)
    result = run_python(
        f"{BLOCK_QT}import importlib\nfor name in sys.argv[1:]: importlib.import_module(name)",
        *names,
    )
    assert result.returncode == 0, result.stderr


def test_the_commands_that_need_no_window_run_with_qt_blocked() -> None:
    program = f"{BLOCK_QT}from viewer.cli import main\nsys.exit(main(sys.argv[1:]))"
    result = run_python(program, "topics", "--content", "content", "--resources", "resources")
    assert result.returncode == 0, result.stderr
    assert "cervical insufficiency" in result.stdout.lower()


@pytest.mark.parametrize("module", ["PySide6.QtCore", "shiboken6", "viewer.gui.main_window"])
def test_the_block_on_qt_does_block(module: str) -> None:
    assert run_python(f"import {module}").returncode == 0
    blocked = run_python(f"{BLOCK_QT}import {module}")
    assert blocked.returncode == 1
    assert "is blocked" in blocked.stderr


# ---- habits that a reader of the code can count on


def calls(tree: ast.AST, name: str) -> list[ast.Call]:
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == name
    ]


def imports_network(source: str) -> bool:
    for node in ast.walk(ast.parse(source)):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        if any(f"{name}.".startswith(NETWORK) for name in names):
            return True
    return False


def too_big(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                yield f"{node.lineno}: {node.name} has {lines} lines; at most {FUNCTION_LINES}"
        if isinstance(node, ast.ClassDef):
            names = [one.name for one in node.body if isinstance(one, ast.FunctionDef)]
            public = sum(not name.startswith("_") for name in names)
            if public > PUBLIC_METHODS:
                yield f"{node.lineno}: {node.name} has {public} public methods"


def connected_lambdas(tree: ast.AST) -> Iterator[str]:
    for call in calls(tree, "connect"):
        if any(isinstance(argument, ast.Lambda) for argument in call.args):
            yield f"{call.lineno}: a lambda is connected; connect a method"


def marks_overstepped(source: str) -> list[str]:
    tree = ast.parse(source)
    lines = len(source.splitlines())
    too_long = [f"1: {lines} lines; at most {FILE_LINES}"] if lines > FILE_LINES else []
    return [*too_long, *too_big(tree), *connected_lambdas(tree)]


@pytest.mark.parametrize(
    "path", list(modules()), ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_a_module_stays_small_and_plain(path: Path) -> None:
    assert marks_overstepped(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "x = 1\n" * (FILE_LINES + 1),
        "def long():\n" + "    x = 1\n" * FUNCTION_LINES,
        "class Wide:\n" + "".join(f"    def m{n}(self): ...\n" for n in range(PUBLIC_METHODS + 1)),
        "button.clicked.connect(lambda: None)\n",
    ],
    ids=["file", "function", "class", "lambda"],
)
def test_a_module_that_oversteps_a_mark_is_caught(source: str) -> None:
    assert len(marks_overstepped(source)) == 1


def places(name: str, sources: dict[str, str]) -> list[str]:
    return [place for place, source in sources.items() for _ in calls(ast.parse(source), name)]


def our_sources() -> dict[str, str]:
    return {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in modules()
    }


def test_the_look_is_set_in_one_place() -> None:
    sources = our_sources()
    assert len(places("setStyleSheet", sources)) == 1
    broken = sources | {"viewer/gui/pink.py": "button.setStyleSheet('color: pink')"}
    assert len(places("setStyleSheet", broken)) == 2


def test_no_dialog_stops_the_program() -> None:
    # The one loop that runs is the application's own; a question is drawn inside the window.
    sources = our_sources()
    assert places("exec", sources) == ["viewer/app.py"]
    broken = sources | {"viewer/gui/box.py": "QMessageBox(self).exec()"}
    assert places("exec", broken) == ["viewer/app.py", "viewer/gui/box.py"]


def test_two_modules_alone_can_speak_to_a_socket_and_each_to_one_of_this_machine() -> None:
    # One reaches the computer's speech service, one the window that this user has open already.
    speaking = [name for name, source in our_sources().items() if imports_network(source)]
    assert speaking == ["viewer/gui/one_window.py", "viewer/gui/speech_service.py"]


@pytest.mark.parametrize(
    "line",
    [
        "import PySide6.QtNetwork",
        "from PySide6.QtNetwork import QLocalServer",
        "from PySide6 import QtCore, QtNetwork",
        "import socket",
        "from urllib.request import urlopen",
        "import http.client",
    ],
)
def test_an_import_that_opens_the_network_is_caught(line: str) -> None:
    assert imports_network(f"def late() -> None:\n    {line}\n")
