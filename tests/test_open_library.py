"""Getting the library: an editor never thinks of compiling, and nothing is compiled twice."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import RESOURCES, ROOT, OpenWindow
from tests.journeys.reader import Reader
from tests.library.content_folder import LIBRARY, ContentFolder
from viewer import paths
from viewer.library.store import Library
from viewer.open_library import Where, open_library, write
from viewer.problems import RejectedError, Severity

STITCH = "en/care/stitch.md"


@pytest.fixture
def sources(tmp_path: Path) -> Where:
    folder = ContentFolder(tmp_path)
    folder.write("library.yaml", LIBRARY.replace("articles: []", "articles: [loss]"))
    folder.article(name="loss/loss", code="CI-15")
    resources = tmp_path / "resources"
    resources.mkdir()
    shutil.copy(RESOURCES / "us.yaml", resources)
    shutil.copy(RESOURCES / "do-not-use.yaml", resources)
    return Where(content=folder.root, resources=resources)


def output(where: Where) -> Path:
    return paths.compiled_library(*where.folders())


def opened(where: Where) -> tuple[str, list[str]]:
    library, problems = open_library(where)
    title = library.topics("en")[0].title
    library.close()
    return title, [problem.rule for problem in problems]


def change(where: Where, name: str, old: str, new: str) -> int:
    """Change a file of the content and return the number of the line."""
    file = where.folders()[0] / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_library_of_other_sources_is_kept_in_the_home_of_the_user(
    sources: Where, home: Path
) -> None:
    assert opened(sources) == ("Care", [])
    assert home in output(sources).parents
    assert output(sources).is_file()


def test_unchanged_sources_are_not_compiled_again(sources: Where) -> None:
    opened(sources)
    os.utime(output(sources), ns=(1, 1))
    assert opened(sources) == ("Care", [])
    assert output(sources).stat().st_mtime_ns == 1


def test_changed_sources_are_compiled_again(sources: Where) -> None:
    opened(sources)
    os.utime(output(sources), ns=(1, 1))
    change(sources, "library.yaml", "en: Care", "en: Knowing")
    assert opened(sources) == ("Knowing", [])
    assert output(sources).stat().st_mtime_ns > 1


@pytest.mark.parametrize("name", ["glossary.yaml", "figures/womb.svg", "en/red-flags.yaml"])
def test_any_changed_file_counts_as_a_change(sources: Where, name: str) -> None:
    opened(sources)
    os.utime(output(sources), ns=(1, 1))
    with (sources.folders()[0] / name).open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")
    opened(sources)
    assert output(sources).stat().st_mtime_ns > 1


@pytest.mark.parametrize("spoiled", [b"", b"nonsense", b"\xff\xfe\x00"])
def test_a_damaged_copy_is_compiled_again(sources: Where, spoiled: bytes) -> None:
    opened(sources)
    output(sources).write_bytes(spoiled)
    assert opened(sources) == ("Care", [])
    assert Library.open(output(sources)).info.title == {"en": "Snowdrop"}


@pytest.mark.parametrize("spoiled", [b"", b"nonsense", b"\xff\xfe\x00"])
def test_a_damaged_note_of_the_sources_means_compiling_again(
    sources: Where, spoiled: bytes
) -> None:
    opened(sources)
    output(sources).with_suffix(".sources").write_bytes(spoiled)
    assert opened(sources) == ("Care", [])


def test_where_nothing_can_be_written_the_library_is_read_from_memory_with_a_warning(
    sources: Where,
) -> None:
    folder = output(sources).parent
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("a file where the folder should be", encoding="utf-8")
    library, problems = open_library(sources)
    assert library.article("stitch", "en")
    library.close()
    assert [(p.rule, p.severity) for p in problems] == [("not-kept", Severity.WARNING)]


def test_two_programs_at_once_both_open_the_library(sources: Where) -> None:
    content, resources = sources.folders()
    command = [sys.executable, "-m", "viewer", "topics", "--content", content]
    running = [
        subprocess.Popen(
            [*map(str, command), "--resources", str(resources)],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for program in running:
        printed, wrong = program.communicate()
        assert (program.returncode, wrong) == (0, "")
        assert "Care" in printed
    assert opened(sources) == ("Care", [])
    assert sorted(file.suffix for file in output(sources).parent.iterdir()) == [
        ".snowdrop",
        ".sources",
    ]


def test_a_write_that_fails_leaves_the_old_file_whole(tmp_path: Path) -> None:
    file = tmp_path / "library.snowdrop"
    write(b"old", file)
    missing = tmp_path / "no-such-folder" / "library.snowdrop"
    with pytest.raises(RejectedError):
        write(b"new", missing)
    assert file.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["library.snowdrop"]


def test_a_named_file_is_opened_and_the_sources_are_not_looked_at(
    library_file: Path, tmp_path: Path
) -> None:
    nowhere = tmp_path / "nowhere"
    library, problems = open_library(
        Where(library=library_file, content=nowhere, resources=nowhere)
    )
    assert (library.topics("en")[0].title, problems) == ("Understanding", [])
    library.close()


def test_sources_that_are_not_there_are_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(RejectedError) as caught:
        open_library(Where(content=tmp_path / "no", resources=tmp_path / "none"))
    assert caught.value.problems


def test_a_broken_article_is_named_and_everything_else_is_shown(
    sources: Where, open_window: OpenWindow
) -> None:
    change(sources, STITCH, "summary:", "sumary:")
    reader = Reader(open_window(where=sources))
    assert reader.sees(f"content/{STITCH}:2: The field “summary” of this article is missing")
    reader.press("OK")
    reader.window.open("loss")
    assert reader.reads("Some text.")
    reader.window.open("stitch")
    assert reader.sees("not in the library")


def test_a_broken_article_is_still_named_at_the_next_start(
    sources: Where, open_window: OpenWindow
) -> None:
    change(sources, STITCH, "summary:", "sumary:")
    opened(sources)
    reader = Reader(open_window(where=sources))
    assert reader.sees(f"content/{STITCH}:2: The field “summary”")


def test_a_mended_article_is_no_longer_named(sources: Where, open_window: OpenWindow) -> None:
    # The control of the tests above.
    change(sources, STITCH, "summary:", "sumary:")
    opened(sources)
    change(sources, STITCH, "sumary:", "summary:")
    reader = Reader(open_window(where=sources))
    assert not reader.sees(f"content/{STITCH}")
