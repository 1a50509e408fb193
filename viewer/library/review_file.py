"""Writes a signature into content/reviews.yaml: added at the end, all else left as it stands."""

import json
import re
from pathlib import Path
from typing import Any

from viewer.library.content import Approval
from viewer.library.output import write_library
from viewer.library.reviews import FILE
from viewer.problems import Problem, RejectedError, shown_path
from viewer.records import parse
from viewer.text_file import read_text

_HEAD = """\
# Who has checked which page. “snowdrop review approve” adds to this file; README.md says how.
# A name stands here only when that person has signed. The hash is that of all that they signed.
"""
_FIRST = re.compile(r"^( *)- ", re.MULTILINE)
_NOTHING = re.compile(r"^\[ *\] *\n?", re.MULTILINE)


def sign(folder: Path, approval: Approval) -> Path:
    """Add ``approval`` to the reviews of the content folder ``folder`` and return the file.

    Raises RejectedError, with the file untouched, when it is no list of signatures or cannot be
    written.
    """
    path = folder / FILE
    shown = shown_path(path, folder)
    text = read_text(path, shown) if path.exists() else _HEAD
    before = _signatures(text, shown)
    if not before:
        text = _NOTHING.sub("", text)
    first = _FIRST.search(text) if before else None
    entry = _entry(approval, first[1] if first else "")
    gap = "" if not text or text.endswith("\n") else "\n"
    written = f"{text}{gap}{entry}"
    if _signatures(written, shown) != [*before, _plain(approval)]:
        raise _rejected(shown, "Nothing can be added to it as it is written.")
    write_library(written.encode(), path, "file of reviews")
    return path


def _signatures(text: str, shown: str) -> list[Any]:
    found = parse(text, shown).value
    if found is None:
        return []
    if not isinstance(found, list):
        raise _rejected(shown, "This is no list.")
    return found


def _plain(approval: Approval) -> dict[str, object]:
    return {
        "article": approval.article,
        "language": approval.language,
        "name": approval.name,
        "role": approval.role,
        "organisation": approval.organisation,
        "date": approval.on,
        "signed_sha256": approval.signed_sha256,
    }


def _entry(approval: Approval, indent: str) -> str:
    """Return the lines of one signature; texts stand in quotes, so that none is read otherwise."""
    lines = [
        f"{name}: {json.dumps(value, ensure_ascii=False) if isinstance(value, str) else value}"
        for name, value in _plain(approval).items()
    ]
    return f"{indent}- " + f"\n{indent}  ".join(lines) + "\n"


def _rejected(shown: str, reason: str) -> RejectedError:
    message = f"{reason} Write each signature as a block that begins with “- article: …”."
    return RejectedError(Problem(file=shown, line=0, rule="no-signatures", message=message))
