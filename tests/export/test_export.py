"""``snowdrop export``: the command, the hash, the same bytes twice, and what can go wrong."""

import errno
import os
import re
import resource
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.export.conftest import exported
from tests.test_architecture import BLOCK_QT, run_python
from viewer.cli import main
from viewer.export.write import KINDS
from viewer.library.store import Library

HASH = re.compile(r"[0-9a-f]{64}")


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def run(kind: str, library: Path, output: Path, *more: str) -> int:
    return main(["export", kind, "--library", str(library), "--output", str(output), *more])


@pytest.mark.parametrize("kind", KINDS)
def test_an_export_is_written_where_no_qt_is_installed(
    kind: str, library_file: Path, tmp_path: Path
) -> None:
    program = f"{BLOCK_QT}from viewer.cli import main\nsys.exit(main(sys.argv[1:]))"
    arguments = ("--library", str(library_file), "--output", str(tmp_path / "out"))
    result = run_python(program, "export", kind, *arguments)
    assert (result.returncode, result.stderr) == (0, "")
    assert "out" in result.stdout
    assert contents(tmp_path / "out")


def test_all_three_kinds_carry_the_hash_of_the_library(
    web: Path, books: Path, texts: Path, library: Library
) -> None:
    wanted = library.info.content_hash
    assert HASH.fullmatch(wanted)
    for file in [*web.rglob("*.html"), *texts.rglob("*.txt")]:
        assert set(HASH.findall(file.read_text(encoding="utf-8"))) == {wanted}, file.name
    for file in books.iterdir():
        with zipfile.ZipFile(file) as archive:
            package = archive.read("EPUB/content.opf").decode()
            language = file.stem.rpartition("-")[2]
            first = archive.read(f"EPUB/{language}/index.xhtml").decode()
        assert f"<dc:identifier>sha256:{wanted}</dc:identifier>" in package
        assert wanted in first


def test_all_three_kinds_tell_the_version_and_the_day_of_the_library(
    web: Path, book: Path, texts: Path, library: Library
) -> None:
    info = library.info
    said = f"library version {info.version}, November {info.newest.day}, {info.newest.year}"
    assert said in (web / "en/articles/cervical-stitch.html").read_text(encoding="utf-8")
    assert said in (texts / "en/articles/cervical-stitch.txt").read_text(encoding="utf-8")
    assert said in (book / "en/index.xhtml").read_text(encoding="utf-8")
    package = (book / "content.opf").read_text(encoding="utf-8")
    assert f"{info.newest.isoformat()}T00:00:00Z" in package


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_library_gives_the_same_bytes(
    kind: str, library_file: Path, tmp_path: Path
) -> None:
    first = contents(exported(library_file, kind, tmp_path / "first", "es"))
    again = exported(library_file, kind, tmp_path / "first", "es")  # over the old one
    assert contents(again) == first
    assert contents(exported(library_file, kind, tmp_path / "second", "es")) == first


@pytest.mark.parametrize(("kind", "there"), [("html", "en"), ("text", "en"), ("epub", None)])
def test_one_language_can_be_exported_alone(
    kind: str, there: str | None, library_file: Path, tmp_path: Path
) -> None:
    out = exported(library_file, kind, tmp_path / "out", "en")
    names = {file.name for file in out.iterdir()}
    assert names & {"es", "snowdrop-es.epub"} == set()
    assert (there or "snowdrop-en.epub") in names


def test_a_book_begins_with_the_file_that_tells_what_it_is(books: Path) -> None:
    data = (books / "snowdrop-en.epub").read_bytes()
    assert data[30:58] == b"mimetypeapplication/epub+zip"


def test_a_book_tells_how_it_can_be_read_and_claims_no_standard(book: Path) -> None:
    package = (book / "content.opf").read_text(encoding="utf-8")
    for name in ("accessMode", "accessModeSufficient", "accessibilityFeature"):
        assert f'property="schema:{name}"' in package
    assert '"schema:accessibilityHazard">none<' in package
    assert "Nobody has tested this book" in package
    assert "conformsTo" not in package
    assert "WCAG" not in package


# ---- what can go wrong


def test_a_language_that_is_not_there_is_said_in_a_sentence(
    library_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("html", library_file, tmp_path / "out", "--language", "fr") == 1
    assert "This library has no “fr”. It has: en, es." in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("place", "said"),
    [("missing/out", "the folder does not exist"), ("file/out", "that is no folder")],
)
def test_a_place_that_cannot_be_is_said_in_a_sentence(
    kind: str,
    place: str,
    said: str,
    library_file: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    assert run(kind, library_file, tmp_path / place) == 1
    told = capsys.readouterr().err
    assert said in told
    assert "Traceback" not in told
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("kind", ["html", "text"])
def test_a_folder_that_holds_other_things_is_never_replaced(
    kind: str, library_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "photos"
    mine.mkdir()
    (mine / "one.jpg").write_bytes(b"mine")
    assert run(kind, library_file, mine) == 1
    assert "holds something else" in capsys.readouterr().err
    assert contents(tmp_path) == {"photos/one.jpg": b"mine"}


def test_a_book_leaves_the_other_files_of_its_folder_alone(
    library_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "other.epub").write_bytes(b"mine")
    exported(library_file, "epub", tmp_path)
    assert (tmp_path / "other.epub").read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("stop", "number", "said"),
    [
        ("tempfile.mkdtemp", errno.EACCES, "may not be written"),
        ("pathlib.Path.write_bytes", errno.ENOSPC, "the disk is full"),
        ("pathlib.Path.rename", errno.EACCES, "may not be written"),
    ],
)
def test_a_locked_folder_or_a_full_disk_is_said_and_the_old_export_stays_whole(
    stop: str,
    number: int,
    said: str,
    library_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    exported(library_file, "html", tmp_path / "out", "en")
    before = contents(tmp_path)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(stop, refuse)
        assert run("html", library_file, tmp_path / "out") == 1
    assert said in capsys.readouterr().err
    assert contents(tmp_path) == before


@pytest.mark.parametrize("kind", KINDS)
def test_a_disk_that_takes_no_more_leaves_the_old_export_and_no_half_of_the_new(
    kind: str, library_file: Path, tmp_path: Path
) -> None:
    exported(library_file, kind, tmp_path / "out", "en")
    before = contents(tmp_path)
    result = subprocess.run(
        [
            *(sys.executable, "-m", "viewer", "export", kind),
            *("--library", str(library_file), "--output", str(tmp_path / "out")),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        # No file may grow past twenty thousand bytes: a page of the export is larger.
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )
    assert result.returncode == 1
    assert "could not be written" in result.stderr
    assert "Traceback" not in result.stderr
    assert contents(tmp_path) == before


def test_an_end_in_the_middle_leaves_the_old_export(
    library_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported(library_file, "html", tmp_path / "out", "en")
    before = contents(tmp_path / "out")

    def end(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("os.sync", end)
        with pytest.raises(KeyboardInterrupt):
            exported(library_file, "html", tmp_path / "out", "es")
    assert contents(tmp_path / "out") == before
