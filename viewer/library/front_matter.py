"""The head of an article's file: split off, read, and checked beyond its types."""

import re

from viewer.library.article import FrontMatter
from viewer.library.content import ArticleSource
from viewer.library.hidden import clean_record
from viewer.lookup.codes import in_front_matter
from viewer.problems import Problem, RejectedError
from viewer.records import Marked, convert, parse

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What ids of articles, topics, terms, headings and folds look like."""

CODE = re.compile(r"[A-Z]{2,4}-(?:[0-9]{2,3}|R[0-9])")
MAX_TITLE = 65
"""Letters in a title, so that it stays one heading on a page (A3)."""

MIN_POINTS, MAX_POINTS = 3, 5
_FENCE = re.compile(r"---[ \t]*\n(.*?)(?:^|\n)---[ \t]*(?:\n|\Z)", re.DOTALL)


def read_article(
    text: str, file: str, language: str, topic: str
) -> tuple[ArticleSource, list[Problem]]:
    """Return the article in ``text`` and what is wrong with fields that do not stop it.

    Raises RejectedError, with all problems at once, when the article cannot be shown at all: an
    empty file, no front matter, front matter that is not YAML, a missing or mistyped field.
    """
    head, body, body_line = _split(text, file)
    marks, problems = clean_record(parse(head, file, first_line=2))
    if marks.value is None:
        raise RejectedError(_no_front_matter(file))
    try:
        front = convert(marks, FrontMatter, "article")
    except RejectedError as error:
        raise RejectedError(*problems, *error.problems) from error
    if not ID.fullmatch(front.id):
        raise RejectedError(
            *problems,
            _problem(
                marks,
                "id",
                "bad-id",
                f"“{front.id[:60]}” is not an id. Use small letters, digits and single hyphens.",
            ),
        )
    problems += _field_problems(marks, front)
    source = ArticleSource(
        file=file,
        language=language,
        topic=topic,
        front=front,
        marks=marks,
        body=body,
        body_line=body_line,
    )
    return source, problems


def _split(text: str, file: str) -> tuple[str, str, int]:
    if not text.strip():
        raise RejectedError(
            Problem(
                file=file,
                line=0,
                rule="empty-file",
                message="This file is empty. Write the article, or delete the file.",
            )
        )
    match = _FENCE.match(text)
    if not match:
        raise RejectedError(_no_front_matter(file))
    return match[1], text[match.end() :], text[: match.end()].count("\n") + 1


def _no_front_matter(file: str) -> Problem:
    return Problem(
        file=file,
        line=1,
        rule="no-front-matter",
        message="This article has no front matter. Begin the file with a line “---”, the fields, "
        "and another line “---”; content/README.md shows an example.",
    )


def _problem(marks: Marked, field: str, rule: str, message: str) -> Problem:
    return Problem(file=marks.file, line=marks.line(field), rule=rule, message=message)


def _field_problems(marks: Marked, front: FrontMatter) -> list[Problem]:
    found = [
        _problem(marks, name, "empty-field", f"“{name}” is empty. Write it.")
        for name in ("title", "summary", "version", "drafting", "licence", "funding")
        if not getattr(front, name).strip()
    ]
    if len(front.title) > MAX_TITLE:
        message = f"The title has {len(front.title)} letters; at most {MAX_TITLE} fit. Shorten it."
        found.append(_problem(marks, "title", "long-title", message))
    if not MIN_POINTS <= len(front.key_points) <= MAX_POINTS:
        message = (
            f"There are {len(front.key_points)} key points; write {MIN_POINTS} to {MAX_POINTS}."
        )
        found.append(_problem(marks, "key_points", "key-points", message))
    if not CODE.fullmatch(front.code):
        message = f"“{front.code[:40]}” is not a print code. Write one like CI-04."
        found.append(_problem(marks, "code", "bad-code", message))
    named = in_front_matter(front.codes.icd10, front.codes.snomed)
    for text in (text for text, code in named.items() if code is None):
        message = (
            f"“{text[:40]}” is not a clinical code. Write ICD-10-CM codes like O34.30, and SNOMED "
            "CT numbers with the right check digit."
        )
        found.append(_problem(marks, "codes", "bad-clinical-code", message))
    if not front.authors:
        message = "No author is named. Name at least one, with what qualifies them."
        found.append(_problem(marks, "authors", "no-author", message))
    return found
