"""The rules for whole articles: each with an example that breaks it and one that keeps it."""

from pathlib import Path

import pytest

from tests.library.content_folder import ContentFolder
from viewer.checks.articles import LONGEST_NOTICE, check_articles
from viewer.library.article import ArticleType
from viewer.problems import Problem, Severity

FLAGS = "[red-flags]\n\nSome text.\n"
NAME = "content/en/care/stitch.md"


@pytest.fixture
def folder(tmp_path: Path) -> ContentFolder:
    return ContentFolder(tmp_path)


def check(folder: ContentFolder) -> list[Problem]:
    content = folder.load()
    article = folder.stitch()
    return check_articles(content.articles, [article])


@pytest.mark.parametrize(
    "kind", [kind for kind in ArticleType if kind is not ArticleType.REFERENCE]
)
def test_a_page_of_every_kind_but_reference_says_when_to_get_help_now_H10(
    folder: ContentFolder, kind: ArticleType
) -> None:
    folder.article(type=kind.value, body="Some text.\n")
    (problem,) = check(folder)
    assert (problem.file, problem.rule) == (NAME, "no-red-flags")
    assert problem.line == folder.line("en/care/stitch.md", "type:")
    folder.article(type=kind.value, body=FLAGS)
    assert check(folder) == []


def test_a_reference_page_needs_no_card_of_red_flags(folder: ContentFolder) -> None:
    folder.article(type="reference", body="Some text.\n")
    assert check(folder) == []


def test_a_sensitive_page_needs_a_notice_K6(folder: ContentFolder) -> None:
    folder.article(body=FLAGS, sensitivity="sensitive")
    (problem,) = check(folder)
    assert problem.rule == "no-notice"
    assert problem.line == folder.line("en/care/stitch.md", "sensitivity:")
    folder.article(body=FLAGS, sensitivity="sensitive", notice="This page is about a death.")
    assert check(folder) == []


@pytest.mark.parametrize("sensitivity", ["open", "gentle"])
def test_a_page_that_is_not_sensitive_needs_no_notice(
    folder: ContentFolder, sensitivity: str
) -> None:
    folder.article(body=FLAGS, sensitivity=sensitivity)
    assert check(folder) == []


def test_a_notice_has_at_most_forty_words_K6(folder: ContentFolder) -> None:
    assert LONGEST_NOTICE == 40
    folder.article(body=FLAGS, notice="word " * 41)
    (problem,) = check(folder)
    assert problem.rule == "long-notice"
    assert problem.line == folder.line("en/care/stitch.md", "notice:")
    folder.article(body=FLAGS, notice="word " * 40)
    assert check(folder) == []


@pytest.mark.parametrize("share", ["2 in 100", "28 of every 100", "5 out of 1,000", "1 in every 7"])
def test_a_share_of_people_in_a_paragraph_that_names_no_fact_is_a_warning_T4(
    folder: ContentFolder, share: str
) -> None:
    folder.article(body=f"{FLAGS}\nIt happens to {share} people.\n")
    (problem,) = check(folder)
    assert (problem.rule, problem.severity) == ("number-without-fact", Severity.WARNING)
    folder.write("facts.yaml", '"7.3": {text: A fact., sources: [smith-2020]}\n')
    folder.article(body=f"{FLAGS}\nIt happens to {share} people. [@smith-2020] {{facts: 7.3}}\n")
    assert [p.rule for p in check(folder)] == []


def test_a_number_that_is_no_share_needs_no_fact(folder: ContentFolder) -> None:
    folder.article(body=f"{FLAGS}\nIt is done between weeks 12 and 14, in about 20 minutes.\n")
    assert check(folder) == []
