"""``snowdrop handout``: the same PDF from a terminal, with no window and no Qt."""

import errno
import io
import os
import stat
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.conftest import ROOT
from tests.handout.paper import LOSS, STITCH, words
from tests.test_cli import FINE, MISUSED, PROBLEMS, fine, snowdrop
from viewer.cli import main
from viewer.gui.handout_file import PRIVATE
from viewer.settings import MOST_PAGES


def read(file: Path) -> str:
    return "\n".join(words(page) for page in PdfReader(io.BytesIO(file.read_bytes())).pages)


def test_named_articles_become_one_pdf(tmp_path: Path, library_file: Path) -> None:
    file = tmp_path / "a.pdf"
    arguments = ("--library", library_file, "--region", "US", "--output", file)
    told = fine("handout", STITCH, LOSS, *arguments)
    pages = len(PdfReader(file).pages)
    assert told.startswith(f"Wrote {file} ({pages} pages, ")
    text = read(file)
    assert "The cervical stitch" in text
    assert "Losing a baby" in text
    assert "A harder part was left out here." in text
    assert "Your questions" not in text
    assert PdfReader(file).pages[0].mediabox.width == 612


def test_nobody_else_can_read_the_file(tmp_path: Path, library_file: Path) -> None:
    file = tmp_path / "a.pdf"
    fine("handout", STITCH, "--library", library_file, "--output", file)
    assert stat.S_IMODE(file.stat().st_mode) == PRIVATE == 0o600


def test_its_help_says_what_may_be_printed_at_once_and_that_it_has_no_such_limit() -> None:
    told = " ".join(fine("handout", "--help").split())
    assert f"at most {MOST_PAGES} pages" in told
    assert "this command has no such limit" in told


def test_its_options_are_those_of_the_window(tmp_path: Path, library_file: Path) -> None:
    file = tmp_path / "a.pdf"
    fine(
        *("handout", LOSS, "--language", "es", "--region", "US", "--large", "--paper", "a4"),
        *("--with-hard-passages", "--questions", "--library", library_file, "--output", file),
    )
    text = read(file)
    assert "La información que usted pidió" in text
    assert "Sus preguntas" in text
    assert "se dejó fuera" not in text
    assert round(float(PdfReader(file).pages[0].mediabox.width)) == 595


def test_the_whole_library_may_be_longer_than_one_print(tmp_path: Path, library_file: Path) -> None:
    file = tmp_path / "all.pdf"
    fine("handout", "--all", "--library", library_file, "--region", "US", "--output", file)
    assert len(PdfReader(file).pages) > 150


def test_what_is_not_there_is_named_and_the_rest_is_written(
    tmp_path: Path, library_file: Path
) -> None:
    file = tmp_path / "a.pdf"
    result = snowdrop("handout", STITCH, "no-page", "--library", library_file, "--output", file)
    assert result.returncode == PROBLEMS
    assert "no-page" in result.stderr
    assert "The cervical stitch" in read(file)


def test_where_nothing_that_was_named_is_there_nothing_is_written(
    tmp_path: Path, library_file: Path
) -> None:
    file = tmp_path / "a.pdf"
    result = snowdrop("handout", "no-page", "--library", library_file, "--output", file)
    assert result.returncode == PROBLEMS
    assert "There is no article and no place “no-page”" in result.stderr
    assert "nothing was written" in result.stderr
    assert not file.exists()


@pytest.mark.parametrize("wrong", [("--language", "xx"), ("--region", "XX")])
def test_a_language_or_a_region_that_is_not_there_is_never_replaced_by_another(
    tmp_path: Path, library_file: Path, wrong: tuple[str, str]
) -> None:
    file = tmp_path / "a.pdf"
    result = snowdrop("handout", STITCH, *wrong, "--library", library_file, "--output", file)
    assert result.returncode == PROBLEMS
    assert f"“{wrong[1]}”" in result.stderr
    assert not file.exists()


def test_without_a_region_it_says_that_no_number_of_any_country_is_in_it(
    tmp_path: Path, library_file: Path
) -> None:
    where = ("--library", library_file, "--output", tmp_path / "a.pdf")
    assert "no numbers of any country" in fine("handout", STITCH, *where)
    assert "no numbers of any country" not in fine("handout", STITCH, *where, "--region", "US")


def test_without_a_name_it_says_what_to_do(tmp_path: Path, library_file: Path) -> None:
    result = snowdrop("handout", "--library", library_file, "--output", tmp_path / "a.pdf")
    assert result.returncode == MISUSED
    assert "snowdrop topics" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_can_be_written_that_is_said_and_no_half_file_is_left(
    tmp_path: Path, library_file: Path
) -> None:
    gone = tmp_path / "no-such-folder" / "a.pdf"
    result = snowdrop("handout", STITCH, "--library", library_file, "--output", gone)
    assert result.returncode == PROBLEMS
    assert "The PDF could not be written" in result.stderr
    assert "Traceback" not in result.stderr
    old = tmp_path / "old.pdf"
    old.mkdir()
    result = snowdrop("handout", STITCH, "--library", library_file, "--output", old)
    assert result.returncode == PROBLEMS
    assert "Name a file" in result.stderr
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_a_full_disk_is_said(
    tmp_path: Path, library_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("viewer.library.output.os.fsync", full)
    file = tmp_path / "a.pdf"
    arguments = ["handout", STITCH, "--library", str(library_file), "--output", str(file)]
    assert main(arguments) == PROBLEMS
    assert list(tmp_path.iterdir()) == []


def test_it_works_where_there_is_no_qt_and_gives_the_same_bytes(
    tmp_path: Path, library_file: Path
) -> None:
    blocked = tmp_path / "blocked" / "PySide6"
    blocked.mkdir(parents=True)
    (blocked / "__init__.py").write_text("raise ImportError('no Qt here')\n", encoding="utf-8")
    path = f"{blocked.parent}{os.pathsep}{ROOT}"
    made = []
    for name in ("a.pdf", "b.pdf"):
        arguments = ("--library", library_file, "--output", tmp_path / name)
        result = snowdrop("handout", STITCH, *arguments, PYTHONPATH=path)
        assert (result.returncode, result.stderr) == (FINE, "")
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
