"""Every rule at once: all problems of both folders, and nothing ever raised for what is in them."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import RESOURCES
from tests.library.content_folder import ContentFolder
from viewer.checks.everything import check_sources
from viewer.problems import Severity

TODAY = date(2026, 11, 22)
LATER = date(2036, 11, 22)


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    folder = tmp_path / "resources"
    shutil.copytree(RESOURCES, folder)
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> ContentFolder:
    return ContentFolder(tmp_path)


def rules(folder: ContentFolder, resources: Path, today: date = TODAY) -> list[str]:
    return [problem.rule for problem in check_sources(folder.root, resources, today)]


def test_a_due_check_of_a_number_warns_and_is_never_an_error(folder: ContentFolder) -> None:
    before = check_sources(folder.root, RESOURCES, TODAY)
    later = check_sources(folder.root, RESOURCES, LATER)
    errors = [problem for problem in before if problem.severity is Severity.ERROR]
    assert [problem for problem in later if problem.severity is Severity.ERROR] == errors
    assert len(later) > len(before)


def test_problems_of_every_kind_are_told_together_with_file_and_line(
    folder: ContentFolder, resources: Path
) -> None:
    folder.article(body="[dead](article:no-such)\n\nRing 1-800-273-8255.\n\n![](figures/no.svg)\n")
    folder.write("en/care/broken.md", "---\nid: [\n---\n")
    (resources / "gb.yaml").write_text("country: [\n", encoding="utf-8")
    problems = check_sources(folder.root, resources, TODAY)
    found = {problem.rule for problem in problems}
    assert {"no-red-flags", "do-not-use", "not-yaml"} <= found
    assert {"content/en/care/stitch.md", "content/en/care/broken.md"} <= {p.file for p in problems}
    assert any(problem.file.endswith("gb.yaml") for problem in problems)
    places = [(problem.file, problem.line) for problem in problems]
    assert places == sorted(places)
    assert all(problem.message.endswith((".", "”", ")")) for problem in problems)


@pytest.mark.parametrize(
    "name", ["en/care/stitch.md", "references.yaml", "glossary.yaml", "en/red-flags.yaml"]
)
def test_a_withdrawn_number_is_found_in_every_file_a_person_wrote(
    folder: ContentFolder, resources: Path, name: str
) -> None:
    before = rules(folder, resources).count("do-not-use")
    path = folder.root / name
    path.write_text(path.read_text("utf-8") + "\n# 1-800-273-8255\n", encoding="utf-8")
    assert rules(folder, resources).count("do-not-use") == before + 1


def test_folders_that_are_not_there_are_problems_and_not_exceptions(tmp_path: Path) -> None:
    problems = check_sources(tmp_path / "a", tmp_path / "b", TODAY)
    assert any("library.yaml" in problem.file for problem in problems)


def test_bytes_that_are_no_text_are_a_problem_and_not_an_exception(
    folder: ContentFolder, resources: Path
) -> None:
    for name in ("en/care/stitch.md", "references.yaml", "glossary.yaml", "en/red-flags.yaml"):
        folder.write(name, b"\xff\xfe\x00nonsense")
    (resources / "us.yaml").write_bytes(b"\xff\xfe\x00")
    (resources / "do-not-use.yaml").write_bytes(b"\xff\xfe\x00")
    assert "not-utf-8" in rules(folder, resources)
