"""The red-flag card says the same signs in every language, with the same facts and numbers (L5)."""

from itertools import zip_longest
from pathlib import Path
from typing import Any

from viewer.checks.compare import MARKS, SHAPE, Comparison, Side, Text
from viewer.library.folder import part, parts
from viewer.problems import Problem, RejectedError
from viewer.records import Marked, parse
from viewer.text_file import read_text


def check_cards(folder: Path, first: str, language: str) -> list[Problem]:
    """Return where the card of ``language`` differs from that of the language ``first``."""
    names = [f"{folder.name}/{tag}/red-flags.yaml" for tag in (first, language)]
    try:
        there, here = (parse(read_text(folder.parent / name, name), name) for name in names)
    except RejectedError:
        return []  # named where the card is read
    comparison = Comparison(Side(names[0], first), Side(names[1], language))
    for one, other in zip_longest(_groups(there), _groups(here)):
        if one is None or other is None or _id(one) != _id(other):
            source, line = (marked.line() if marked else 0 for marked in (one, other))
            message = "The groups of signs are not those of the original. Give both the same."
            comparison.report(SHAPE, source, line, message)
            break
        _group(one, other, comparison)
    return comparison.problems


def _groups(card: Marked) -> list[Marked]:
    return list(parts(part(card, "groups")).values())


def _id(group: Marked) -> Any:
    return group.value.get("id") if isinstance(group.value, dict) else None


def _group(there: Marked, here: Marked, comparison: Comparison) -> None:
    titles = part(there, "title"), part(here, "title")
    pairs = [titles]
    signs = [list(parts(part(group, "signs")).values()) for group in (there, here)]
    if len(signs[0]) != len(signs[1]):
        message = f"There are {len(signs[1])} signs here, and {len(signs[0])} there. Add or remove."
        comparison.report(SHAPE, there.line("signs"), here.line("signs"), message)
        return
    for one, other in zip(*signs, strict=True):
        for field in ("status", "facts", "sources"):
            if part(one, field).value != part(other, field).value:
                message = f"“{field}” of this sign is not that of the original. Make it alike."
                comparison.report(MARKS, one.line(field), other.line(field), message)
        pairs.append((part(one, "text"), part(other, "text")))
    for first, second in pairs:
        comparison.texts(
            Text(str(first.value), first.line()), Text(str(second.value), second.line())
        )
