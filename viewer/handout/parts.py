"""What a handout is put together of: its parts, and the nodes that are made for paper alone."""

import msgspec

from viewer.handout.nodes import Node, clean, paragraph

HELP, QUESTIONS = "help", "questions"
"""Where links to the places to get help lead, and to the questions."""

_RIGHT_TO_LEFT = frozenset(("ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One part of the handout; each begins on a new page.

    ``id`` is where links to it lead, ``code`` all that its foot says of it.
    """

    id: str
    title: str
    language: str
    direction: str
    code: str = ""
    nodes: list[Node]


def direction(language: str) -> str:
    """Return how ``language`` is written: ``ltr`` or ``rtl``."""
    return "rtl" if language.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"


def plain(text: str) -> Node:
    """Return ``text``, read as nothing but text."""
    return {"t": "text", "s": clean(text)}


def strong(text: str) -> Node:
    """Return ``text`` in heavy letters."""
    return {"t": "strong", "c": [plain(text)]}


def link(text: str, to: str) -> Node:
    """Return ``text`` that leads to ``to``; empty: it is plain."""
    return {"t": "a", "to": to, "c": [plain(text)]}


def sentence(*inside: Node, kind: str = "") -> Node:
    """Return a paragraph of some nodes."""
    return paragraph([*inside], kind)


def callout(kind: str, label: str, title: str, inside: list[Node]) -> Node:
    """Return a framed block; ``label`` says of what kind it is."""
    shown = [plain(title)] if title else []
    return {"t": "callout", "kind": kind, "label": label, "title": shown, "c": inside}


def heading(text: str, level: int = 2) -> Node:
    """Return a heading inside a part."""
    return {"t": "h", "level": level, "c": [plain(text)]}
