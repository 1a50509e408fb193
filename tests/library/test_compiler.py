"""Compiling: the same sources give the same bytes, and a reader finds what was written."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.library.content_folder import LIBRARY, SUPPORT, ContentFolder
from viewer.library.compiler import compile_library
from viewer.library.output import sources_fingerprint

COMPILE = """
import sys
from pathlib import Path
from viewer.library.compiler import SupportData, compile_library
from viewer.library.output import write_library
from viewer.library.source import load_content

data, _ = compile_library(load_content(Path(sys.argv[1])), SupportData(encoded=b"{}"))
write_library(data, Path(sys.argv[2]))
"""
STAMPED = COMPILE.replace(
    "write_library(data,", "import time; data += time.tzname[0].encode(); write_library(data,"
)


def compiled_elsewhere(content: Path, program: str, time_zone: str, umask: int) -> bytes:
    """Compile in a process of its own and return the file."""
    output = content.parent / "out.snowdrop"
    environment = os.environ | {
        "TZ": time_zone,
        "PYTHONHASHSEED": str(umask),
        "LC_ALL": "C",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    subprocess.run(
        [sys.executable, "-c", program, str(content), str(output)],
        check=True,
        env=environment,
        cwd=content.parent,
        umask=umask,
    )
    assert output.stat().st_mode & 0o777 == 0o644
    return output.read_bytes()


def two_ways(folder: ContentFolder, base: Path, program: str) -> tuple[bytes, bytes]:
    """Compile the same sources in two places, time zones, umasks and hash orders."""
    (base / "elsewhere").mkdir()
    copy = base / "elsewhere" / "content"
    shutil.copytree(folder.root, copy, copy_function=shutil.copyfile)
    for path in copy.rglob("*.md"):
        os.utime(path, (1, 1))
    first = compiled_elsewhere(folder.root, program, "America/New_York", 0o022)
    second = compiled_elsewhere(copy, program, "Asia/Tokyo", 0o077)
    return first, second


def rich(folder: ContentFolder) -> None:
    """Write a little of everything into the folder."""
    folder.write("library.yaml", LIBRARY.replace("[en]", "[en, es]").replace("[]", "[other]"))
    folder.article(
        '[red-flags]\n\nA [@smith-2020] [x](term:cervix). {facts: 1.1}\n\n!!! more "M"\n    Text.\n'
        "\n![W](figures/womb.svg)\n",
        red_flags="[stitch, pregnant]",
        related="[{id: other, reason: Because.}]",
    )
    folder.article("Otro.", name="care/stitch", language="es", title="El cerclaje", code="CI-70")
    folder.article("Other.", name="loss/other", code="CI-08")


def test_the_same_sources_give_the_same_bytes_T10(folder: ContentFolder, tmp_path: Path) -> None:
    rich(folder)
    first, second = two_ways(folder, tmp_path, COMPILE)
    assert first == second


def test_a_compiler_that_stamps_its_place_is_caught_T10(
    folder: ContentFolder, tmp_path: Path
) -> None:
    first, second = two_ways(folder, tmp_path, STAMPED)
    assert first != second


def test_a_changed_word_changes_the_content_hash(folder: ContentFolder) -> None:
    before, _ = folder.compile()
    folder.article("Other text.")
    after, _ = folder.compile()
    assert before.info.content_hash != after.info.content_hash
    before.close()
    after.close()


def test_topics_articles_and_neighbours_follow_the_order_of_the_list(
    folder: ContentFolder,
) -> None:
    names = [f"part-{number}" for number in (3, 1, 2)]
    folder.write(
        "library.yaml",
        LIBRARY.replace("[stitch]", f"[{', '.join(names)}, stitch]").replace("[]", "[last]"),
    )
    for at, name in enumerate(names):
        folder.article(name=f"care/{name}", code=f"CI-1{at}", title=f"Title {name}")
    folder.article(name="loss/last", code="CI-20")
    library, problems = folder.compile()
    assert problems == []
    assert [(topic.id, topic.count) for topic in library.topics("en")] == [("care", 4), ("loss", 1)]
    listed = [line.id for line in library.articles("care", "en")]
    assert listed == ["part-3", "part-1", "part-2", "stitch"]
    page = library.articles("care", "en", offset=1, limit=2)
    assert [line.title for line in page] == ["Title part-1", "Title part-2"]
    before, after = library.neighbours("stitch", "en")
    assert before is not None
    assert after is not None
    assert (before.id, after.id) == ("part-2", "last")
    assert library.neighbours("part-3", "en")[0] is None
    assert library.neighbours("last", "en")[1] is None
    assert library.neighbours("nowhere", "en") == (None, None)
    library.close()


def test_a_topic_without_articles_is_not_shown(folder: ContentFolder) -> None:
    library, _ = folder.compile()
    assert [topic.id for topic in library.topics("en")] == ["care"]
    library.close()


def test_a_missing_translation_falls_back_to_the_first_language_and_says_so_L4(
    folder: ContentFolder,
) -> None:
    rich(folder)
    library, _ = folder.compile()
    translated, missing = library.article("stitch", "es"), library.article("other", "es")
    assert translated is not None
    assert missing is not None
    assert (translated.language, translated.front.title) == ("es", "El cerclaje")
    assert missing.language == "en"
    assert [(line.id, line.language) for line in library.articles("loss", "es")] == [
        ("other", "en")
    ]
    unknown = library.article("stitch", "fr")
    assert unknown is not None
    assert unknown.language == "en"
    regional = library.article("stitch", "es-MX")
    assert regional is not None
    assert regional.language == "es"
    library.close()


def test_what_was_stored_is_found_again(folder: ContentFolder) -> None:
    rich(folder)
    library, _ = folder.compile()
    article = library.article("stitch", "en")
    assert article is not None
    assert (article.topic, article.topic_title, article.publisher) == ("care", "Care", "Snowdrop")
    assert [(there.id, there.title) for there in article.read_next] == [("other", "The stitch")]
    figure, term = library.figure("womb.svg"), library.term("cervix", "es")
    assert figure is not None
    assert (figure.media_type, figure.width) == ("image/svg+xml", 640)
    assert term is not None
    assert term.definition == "The neck of the womb."
    assert library.support() == SUPPORT.encoded
    assert library.info.newest.isoformat() == "2026-11-21"
    assert library.info.title == {"en": "Snowdrop"}
    assert library.article("none", "en") is None
    assert library.figure("none.svg") is None
    assert library.term("none", "en") is None
    library.close()


def test_progress_is_told_after_every_article(folder: ContentFolder) -> None:
    rich(folder)
    told: list[tuple[int, int]] = []
    compile_library(folder.load(), SUPPORT, lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda f: f.write("en/care/new.md", "x"), id="a new file"),
        pytest.param(lambda f: f.article("Longer text than before."), id="a changed file"),
        pytest.param(lambda f: (f.root / "glossary.yaml").unlink(), id="a deleted file"),
        pytest.param(
            lambda f: (f.root / "glossary.yaml").rename(f.root / "glossary.yml"), id="a new name"
        ),
        pytest.param(lambda f: os.utime(f.root / "glossary.yaml", (1, 1)), id="another time"),
        pytest.param(lambda f: f.write("../resources/us.yaml", "x"), id="support data"),
    ],
)
def test_a_changed_source_changes_the_fingerprint(
    folder: ContentFolder, change: Callable[[ContentFolder], object]
) -> None:
    resources = folder.root.parent / "resources"
    before = sources_fingerprint(folder.root, resources)
    assert sources_fingerprint(folder.root, resources) == before
    change(folder)
    assert sources_fingerprint(folder.root, resources) != before
