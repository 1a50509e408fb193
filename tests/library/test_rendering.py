"""A large library is rendered by several processes; nobody can tell from what comes out."""

import os

import pytest

from tests.library.content_folder import ContentFolder
from viewer.library import rendering
from viewer.library.compiler import SupportData, compile_library


def compiled(folder: ContentFolder) -> tuple[bytes, list[str]]:
    data, problems = compile_library(folder.load(), SupportData())
    return data, [str(problem) for problem in problems]


def test_several_processes_make_the_same_bytes_and_name_the_same_problems(
    folder: ContentFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.article("A scan.[@smith-2020] See [nothing](article:gone).\n", "care/scan")
    folder.article("".join("    " * deep + "- x\n" for deep in range(300)), "loss/deep")
    alone = compiled(folder)
    assert any("nested too deeply" in problem for problem in alone[1])
    monkeypatch.setattr(rendering, "MANY", 2)
    monkeypatch.setattr(rendering, "BATCH", 1)
    monkeypatch.setattr(os, "cpu_count", two)
    assert compiled(folder) == alone


def two() -> int:
    return 2
