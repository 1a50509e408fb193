"""Reading the content folder: every slip is named with file and line, and the rest is shown."""

import os
from pathlib import Path

import pytest

from tests.library.content_folder import FRONT, LIBRARY, RED_FLAGS, REFERENCES, ContentFolder
from viewer.library.source import load_content
from viewer.problems import Problem, RejectedError

STITCH = "content/en/care/stitch.md"


def named(problems: list[Problem], rule: str) -> Problem:
    """Return the one problem of ``rule``; its message ends as a sentence that says what to do."""
    found = [problem for problem in problems if problem.rule == rule]
    assert len(found) == 1, problems
    assert found[0].message.count(".") >= 1
    assert found[0].message.endswith(".")
    return found[0]


def test_a_valid_folder_has_no_problem(folder: ContentFolder) -> None:
    content = folder.load()
    assert content.problems == []
    assert [article.front.id for article in content.articles] == ["stitch"]


def test_the_projects_own_content_can_be_read() -> None:
    root = Path(__file__).parents[2] / "content"
    content = load_content(root)
    assert {article.front.id for article in content.articles} >= {"cervical-stitch"}


@pytest.mark.parametrize(
    ("field", "text", "rule"),
    [
        pytest.param("title", None, "missing-field", id="a field is missing"),
        pytest.param("title", "[1, 2]", "mistyped-field", id="a field is mistyped"),
        pytest.param("tilte", "x", "unknown-field", id="a field is misspelled"),
        pytest.param("written", "yesterday", "mistyped-field", id="a date is no date"),
        pytest.param("written", "2026-13-45", "not-yaml", id="a date does not exist"),
        pytest.param("type", "story", "mistyped-field", id="the type is unknown"),
        pytest.param("review", "{state: draft, who: me}", "mistyped-field", id="inner field"),
        pytest.param("title", "A: B", "not-yaml", id="a colon without quotes"),
        pytest.param("id", "Not An Id", "bad-id", id="the id is no id"),
        pytest.param("id", "../stitch", "bad-id", id="the id is a path"),
    ],
)
def test_an_article_that_cannot_be_shown_is_left_out_with_the_line(
    folder: ContentFolder, field: str, text: str | None, rule: str
) -> None:
    folder.article(name="loss/other", code="CI-08")
    folder.field(field, text)
    content = folder.load()
    problem = named(content.problems, rule)
    assert problem.file == STITCH
    expected = 2 if text is None else folder.line("en/care/stitch.md", f"{field}: ")
    assert problem.line == expected
    assert [article.front.id for article in content.articles] == ["other"]


@pytest.mark.parametrize(
    ("field", "text", "rule"),
    [
        pytest.param("title", "x" * 66, "long-title", id="a title of 66 letters (A3)"),
        pytest.param("title", '" "', "empty-field", id="an empty title"),
        pytest.param("key_points", "[One., Two.]", "key-points", id="two key points"),
        pytest.param("key_points", "[a, b, c, d, e, f]", "key-points", id="six key points"),
        pytest.param("code", "four", "bad-code", id="a print code of another form"),
        pytest.param("authors", "[]", "no-author", id="no author (T1)"),
        pytest.param("red_flags", "[nonsense]", "unknown-group", id="an unknown group"),
        pytest.param("sources", "[nobody-1900]", "unknown-source", id="an unknown source (T4)"),
        pytest.param(
            "related", "[{id: none-such, reason: R}]", "dead-link", id="nothing to read next"
        ),
        pytest.param("summary", '"a\\u202eb"', "hidden-character", id="an escaped override"),
        pytest.param("review", "{state: approved}", "unsigned-review", id="nobody signed (T2)"),
    ],
)
def test_a_slip_in_a_field_is_named_with_its_line_and_the_article_shown(
    folder: ContentFolder, field: str, text: str, rule: str
) -> None:
    folder.field(field, text)
    problem = named(folder.problems(), rule)
    line = folder.line("en/care/stitch.md", f"{field}: ")
    assert (problem.file, problem.line) == (STITCH, line)
    assert "Some text." in folder.page()


def test_an_approval_that_nobody_signed_is_taken_back_to_a_draft_T2(folder: ContentFolder) -> None:
    folder.field("review", "{state: approved, by: Dr. B}")
    assert folder.stitch().front.review.state == "draft"


def test_all_wrong_fields_are_named_at_once(folder: ContentFolder) -> None:
    folder.article(title=None, code=None, written="soon", tilte="x")
    rules = sorted(problem.rule for problem in folder.load().problems if problem.file == STITCH)
    assert rules == ["missing-field", "missing-field", "mistyped-field", "unknown-field"]


@pytest.mark.parametrize(
    ("raw", "rule", "line"),
    [
        pytest.param(b"", "empty-file", 0, id="empty"),
        pytest.param(b" \n\n", "empty-file", 0, id="blank"),
        pytest.param(b"Only text.\n", "no-front-matter", 1, id="no front matter"),
        pytest.param(b"---\nid: x\n", "no-front-matter", 1, id="a head without an end"),
        pytest.param(b"---\n---\nText.\n", "no-front-matter", 1, id="an empty head"),
        pytest.param(b"---\nid: [\n---\n", "not-yaml", 3, id="not YAML"),
        pytest.param(b"---\n- a\n---\n", "not-a-record", 2, id="a list"),
        pytest.param(b"---\nid: x\nid: y\n---\n", "bad-key", 3, id="a field twice"),
        pytest.param(b"---\nid: &a x\n---\n", "anchor", 2, id="an anchor"),
        pytest.param(b"---\nid: x\ntitle: \xff\n---\n", "not-utf-8", 3, id="not UTF-8"),
        pytest.param(b"x" * 2_000_001, "too-long", 0, id="too long"),
        pytest.param(b"---\na: " + b"[" * 99 + b"\n---\n", "too-deep", 2, id="nested"),
    ],
)
def test_a_file_that_is_no_article_is_named_and_the_rest_shown(
    folder: ContentFolder, raw: bytes, rule: str, line: int
) -> None:
    folder.write("en/care/broken.md", raw)
    content = folder.load()
    problem = named(content.problems, rule)
    assert (problem.file, problem.line) == ("content/en/care/broken.md", line)
    assert [article.front.id for article in content.articles] == ["stitch"]


def test_of_two_articles_with_one_id_the_rightly_named_one_is_kept(folder: ContentFolder) -> None:
    folder.article("Copied.", name="care/a-copy", id="stitch", code="CI-99")
    content = folder.load()
    assert "content/en/care/stitch.md" in named(content.problems, "double-id").message
    assert named(content.problems, "id-not-name").file == "content/en/care/a-copy.md"
    assert [article.file for article in content.articles] == [STITCH]


def test_two_articles_with_one_print_code_are_named(folder: ContentFolder) -> None:
    folder.article(name="loss/other")
    assert named(folder.load().problems, "double-code").file == "content/en/loss/other.md"


def test_an_article_that_is_listed_but_missing_is_named_with_its_line(
    folder: ContentFolder,
) -> None:
    folder.write("library.yaml", LIBRARY.replace("[stitch]", "[stitch, gone]"))
    problem = named(folder.load().problems, "missing-article")
    line = folder.line("library.yaml", "gone")
    assert (problem.file, problem.line) == ("content/library.yaml", line)


def test_the_article_for_urgent_signs_must_be_there(folder: ContentFolder) -> None:
    folder.write("library.yaml", LIBRARY + "when_to_call: gone\n")
    problem = named(folder.load().problems, "dead-link")
    assert problem.line == folder.line("library.yaml", "when_to_call")
    folder.write("library.yaml", LIBRARY + "when_to_call: stitch\n")
    library, problems = folder.compile()
    assert problems == []
    assert library.info.when_to_call == "stitch"
    library.close()


def test_an_article_that_is_not_listed_is_named_and_shown_last(folder: ContentFolder) -> None:
    folder.article(name="care/another", code="CI-08")
    library, problems = folder.compile()
    assert named(problems, "unlisted-article").file == "content/en/care/another.md"
    assert [line.id for line in library.articles("care", "en")] == ["stitch", "another"]
    library.close()


@pytest.mark.parametrize("name", ["en/lost.md", "en/nowhere/lost.md"])
def test_an_article_outside_the_topics_is_named(folder: ContentFolder, name: str) -> None:
    folder.write(name, "---\n---\n")
    assert named(folder.load().problems, "misplaced").file.startswith("content/en/")


@pytest.mark.parametrize("as_folder", [False, True])
def test_a_symlink_out_of_the_folder_is_refused_and_named(
    folder: ContentFolder, tmp_path: Path, as_folder: bool
) -> None:
    secret = ContentFolder(tmp_path / "elsewhere")
    secret.article("Secret.", name="loss/secret", code="CI-09")
    target = secret.root / "en/loss" if as_folder else secret.root / "en/loss/secret.md"
    link = folder.root / ("en/loss" if as_folder else "en/care/secret.md")
    link.symlink_to(target)
    content = folder.load()
    assert (
        named(content.problems, "link-out-of-folder").file
        == f"content/{link.relative_to(folder.root)}"
    )
    assert [article.front.id for article in content.articles] == ["stitch"]


def test_a_symlink_to_the_library_file_outside_is_refused(
    folder: ContentFolder, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "library.yaml"
    elsewhere.write_text(LIBRARY)
    (folder.root / "library.yaml").unlink()
    (folder.root / "library.yaml").symlink_to(elsewhere)
    with pytest.raises(RejectedError) as caught:
        folder.load()
    problem = named(list(caught.value.problems), "link-out-of-folder")
    assert problem.file == "content/library.yaml"


def test_a_symlink_in_a_circle_does_not_stop_the_rest(folder: ContentFolder) -> None:
    (folder.root / "en/care/loop.md").symlink_to("loop.md")
    content = folder.load()
    assert named(content.problems, "link-out-of-folder").file == "content/en/care/loop.md"
    assert len(content.articles) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_not_waited_for(folder: ContentFolder) -> None:
    os.mkfifo(folder.root / "en/care/pipe.md")
    content = folder.load()
    assert named(content.problems, "unreadable").file == "content/en/care/pipe.md"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        pytest.param(None, "unreadable", id="missing"),
        pytest.param("", "not-a-record", id="empty"),
        pytest.param("title: {en: X}\n", "missing-field", id="fields missing"),
        pytest.param(LIBRARY.replace("[en]", "[../etc]"), "bad-language", id="a path as language"),
        pytest.param(LIBRARY.replace("[en]", "[]"), "no-language", id="no language"),
        pytest.param(LIBRARY.replace("id: loss", "id: care"), "bad-id", id="a topic twice"),
        pytest.param(LIBRARY.replace("id: loss", "id: ../x"), "bad-id", id="a path as topic"),
    ],
)
def test_without_a_usable_library_file_the_folder_is_rejected(
    folder: ContentFolder, text: str | None, rule: str
) -> None:
    if text is None:
        (folder.root / "library.yaml").unlink()
    else:
        folder.write("library.yaml", text)
    with pytest.raises(RejectedError) as caught:
        folder.load()
    problems = caught.value.problems
    assert {problem.rule for problem in problems} == {rule}
    assert {problem.file for problem in problems} == {"content/library.yaml"}


@pytest.mark.parametrize(
    ("entry", "rule"),
    [
        ("bad-one: {authors: A, title: T}", "missing-field"),
        ("bad one: {authors: A, title: T, year: 1, publisher: P, url: 'https://x.org'}", "bad-key"),
        ("b: {authors: A, title: T, year: 1, publisher: P, doi: 11.1/x}", "bad-doi"),
        ("b: {authors: A, title: T, year: 1, publisher: P, url: 'file:///x'}", "bad-address"),
        ("b: {authors: A, title: T, year: 1, publisher: P}", "no-address"),
    ],
)
def test_a_slip_in_one_reference_leaves_the_others(
    folder: ContentFolder, entry: str, rule: str
) -> None:
    folder.write("references.yaml", REFERENCES + entry + "\n")
    content = folder.load()
    problems = [problem for problem in content.problems if problem.rule == rule]
    assert {(p.file, p.line) for p in problems} == {("content/references.yaml", 4)}
    assert "smith-2020" in content.references


@pytest.mark.parametrize(
    ("entry", "rule"),
    [
        ("Bad Word:\n  en: {term: A, definition: B}\n", "bad-id"),
        ("word: text\n", "not-a-record"),
        ("word:\n  en: {term: A}\n", "missing-field"),
    ],
)
def test_a_slip_in_one_glossary_word_leaves_the_others(
    folder: ContentFolder, entry: str, rule: str
) -> None:
    path = folder.root / "glossary.yaml"
    folder.write("glossary.yaml", path.read_text() + entry)
    content = folder.load()
    assert named(content.problems, rule).file == "content/glossary.yaml"
    assert "cervix" in content.glossary


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("id: pregnant", "id: other", "unknown-group"),
        ("{text: Tightenings, ", "{", "missing-field"),
        (
            "sources: [card-2019]}\n      - {text: Some",
            "sources: [nobody-1900]}\n      - {text: Some",
            "unknown-source",
        ),
        ("status: unverified", "status: maybe", "mistyped-field"),
    ],
)
def test_a_slip_in_one_red_flag_leaves_all_the_others(
    folder: ContentFolder, old: str, new: str, rule: str
) -> None:
    folder.write("en/red-flags.yaml", RED_FLAGS.replace(old, new, 1))
    folder.article("Some text.\n\n[red-flags]\n", red_flags="[pregnant, stitch]")
    problem = named(folder.problems(), rule)
    assert problem.file == "content/en/red-flags.yaml"
    assert problem.line > 1
    assert "Heavy bleeding" in folder.page()
    assert "Fever" in folder.page()


def test_a_card_without_the_emergency_group_is_named(folder: ContentFolder) -> None:
    folder.write("en/red-flags.yaml", RED_FLAGS.replace("id: emergency", "id: after-loss"))
    assert named(folder.load().problems, "no-emergency-group").line > 1


def test_every_required_field_is_asked_for(folder: ContentFolder) -> None:
    for field in FRONT:
        folder.field(field, None)
        assert f"“{field}”" in named(folder.load().problems, "missing-field").message
