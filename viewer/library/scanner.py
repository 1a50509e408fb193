"""Reads a body line by line before Markdown does.

Markdown keeps no line numbers. So every heading, link and citation gets an invisible mark with its
line here, which the tree takes off again; and what is a matter of lines is judged on lines.
"""

import html
import re
import textwrap
from typing import NamedTuple

from viewer.library.facts import FACT
from viewer.library.hidden import clean
from viewer.problems import Problem

MARK_OPEN, MARK_CLOSE = "\ue000", "\ue001"
"""Around a mark. ``hidden.clean`` has taken these letters out of everything a person wrote."""

MARK = re.compile(f"{MARK_OPEN}([0-9]+){MARK_CLOSE}")
RISK = re.compile(f"{MARK_OPEN}r([0-9]+){MARK_CLOSE}")
CARD = re.compile(f"{MARK_OPEN}c([0-9]+){MARK_CLOSE}")
GLOSSARY = re.compile(f"{MARK_OPEN}g([0-9]+){MARK_CLOSE}")
LEFT_OVER = re.compile(f"{MARK_OPEN}[rcg]?[0-9]*{MARK_CLOSE}?|{MARK_CLOSE}")

CALLOUTS = ("key", "urgent", "note", "guideline", "research")
FOLDS = ("more", "gate")
MAX_TANGLE = 300
"""Opening brackets or stars in one paragraph or list item; Markdown takes the square of them."""

_TAG = re.compile(r"<[A-Za-z/!?]")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_CALLOUT = re.compile(r"( *)!!! *([A-Za-z-]*) *(.*?) *$")
_CARD = re.compile(r" *\[red-flags\] *$")
_GLOSSARY = re.compile(r" *\[glossary\] *$")
_HEADING = re.compile(r" *#")
_CLOSING = re.compile(r"(?<=[^#\s])\s*#*\s*$")
_LINK = re.compile(r"\]\(|\[@|\{facts:")
_BRACES = re.compile(r"\{([^{}]*)\}?")
_FACTS = re.compile(r"facts: *(.*)")
_EXPLAINED = re.compile(r"explained: *\S.*")
_ITEM = re.compile(r" *(?:[-*+] |[0-9]+\. |\|)")


class RiskText(NamedTuple):
    """A risk block as written: its title, its YAML, and the lines where both begin."""

    title: str
    yaml: str
    line: int


class Scanned(NamedTuple):
    """A body ready for Markdown, the risk blocks taken out, and what is wrong on its lines."""

    text: str
    risks: list[RiskText]
    problems: list[Problem]


def scan(body: str, file: str, first_line: int) -> Scanned:
    """Mark and judge the lines of ``body``, which begins on ``first_line`` of ``file``."""
    body, problems = clean(body, file, first_line)
    scanned = _Scanner(file, body.expandtabs(4).split("\n"), first_line).run()
    return scanned._replace(problems=problems + scanned.problems)


class _Scanner:
    def __init__(self, file: str, lines: list[str], first_line: int) -> None:
        self._file = file
        self._lines = lines
        self._first = first_line
        self._out: list[str] = []
        self._risks: list[RiskText] = []
        self._problems: list[Problem] = []
        self._tangle = 0

    def run(self) -> Scanned:
        """Look at every line once."""
        at = 0
        while at < len(self._lines):
            number = self._first + at
            line = self._plain(self._lines[at], number)
            callout = _CALLOUT.match(line)
            at += 1
            if callout and callout[2].lower() == "risk":
                at = self._risk(callout, at, number)
            elif callout:
                self._callout(callout, number)
            elif _CARD.match(line):
                indent = line[: line.index("[")]
                self._out += ["", f"{indent}{MARK_OPEN}c{number}{MARK_CLOSE}", ""]
            elif _GLOSSARY.match(line):
                self._out += ["", f"{MARK_OPEN}g{number}{MARK_CLOSE}", ""]
            else:
                self._text(line, number)
        return Scanned("\n".join(self._out), self._risks, self._problems)

    def _report(self, line: int, rule: str, message: str) -> None:
        self._problems.append(Problem(file=self._file, line=line, rule=rule, message=message))

    def _plain(self, line: str, number: int) -> str:
        """Report HTML, which is shown as the letters it is made of; read entities as letters."""
        if "<" in line and _TAG.search(line):
            message = (
                "HTML is not used here; it is shown as plain letters. Write it in Markdown, "
                "or put a space after the “<”."
            )
            self._report(number, "raw-html", message)
        if "&" in line and _ENTITY.search(line):
            line = _ENTITY.sub(lambda m: html.unescape(m[0]).replace("\n", " "), line)
            line, problems = clean(line, self._file, number)
            self._problems += problems
        return line

    def _risk(self, callout: re.Match[str], at: int, number: int) -> int:
        """Take out the indented YAML under the callout; return where the text goes on."""
        indent = len(callout[1])
        end = at
        for here in range(at, len(self._lines)):
            line = self._lines[here]
            if line.strip():
                if len(line) - len(line.lstrip(" ")) <= indent:
                    break
                end = here + 1
        yaml = textwrap.dedent("\n".join(self._lines[at:end]))
        mark = f"{MARK_OPEN}r{len(self._risks)}{MARK_CLOSE}"
        self._risks.append(RiskText(self._title(callout, number), yaml, number))
        self._out += ["", callout[1] + mark, ""]
        return end

    def _callout(self, callout: re.Match[str], number: int) -> None:
        kind = callout[2].lower()
        if kind not in CALLOUTS + FOLDS:
            message = (
                f"“!!! {callout[2][:40]}” is no callout. "
                f"Use one of: {', '.join((*CALLOUTS, 'risk', *FOLDS))}."
            )
            self._report(number, "unknown-callout", message)
            kind = "note"
        title = self._title(callout, number).replace('"', "”")
        mark = f"{MARK_OPEN}{number}{MARK_CLOSE}"
        self._out += ["", f'{callout[1]}!!! {kind} "{self._marked(title, number)}{mark}"']

    def _title(self, callout: re.Match[str], number: int) -> str:
        given = callout[3]
        title = given.strip('"').strip()
        if len(given) < 2 or given[0] != '"' or given[-1] != '"' or not title:  # noqa: PLR2004
            message = f'Write the title in quotes: !!! {callout[2] or "note"} "Title".'
            self._report(number, "callout-title", message)
        return title

    def _text(self, line: str, number: int) -> None:
        if not line.strip() or _ITEM.match(line):
            self._tangle = 0
        before = self._tangle
        self._tangle += line.count("[") + line.count("*") + line.count("_")
        if before <= MAX_TANGLE < self._tangle:
            message = (
                f"This paragraph has more than {MAX_TANGLE} brackets, stars and underscores; "
                "those after them are taken as plain letters. Make it simpler."
            )
            self._report(number, "tangled", message)
        if self._tangle > MAX_TANGLE:
            line = line.translate(_UNTANGLED)
        if "{" in line:
            self._braces(line, number)
        if _HEADING.match(line):
            line = f"{_CLOSING.sub('', line)}{MARK_OPEN}{number}{MARK_CLOSE}"
        self._out.append(self._marked(line, number))

    def _marked(self, text: str, number: int) -> str:
        mark = f"{MARK_OPEN}{number}{MARK_CLOSE}"
        return _LINK.sub(lambda m: m[0] + mark, text) if "[" in text or "{" in text else text

    def _braces(self, line: str, number: int) -> None:
        for match in _BRACES.finditer(line):
            inner = match[1].strip()
            facts = _FACTS.fullmatch(inner)
            if match[0].endswith("}") and (
                inner == "emergency"
                or (inner.startswith("#") and _HEADING.match(line))
                or _EXPLAINED.fullmatch(inner)
            ):
                continue
            if match[0].endswith("}") and facts:
                for fact in facts[1].split(","):
                    if not FACT.fullmatch(fact.strip()):
                        message = f"“{fact.strip()[:40]}” is no fact number. Write 7.3 or C9."
                        self._report(number, "bad-fact", message)
                continue
            message = (
                f"“{match[0][:60]}” means nothing here. "
                "Braces are for {facts: 7.3}, {emergency}, {explained: an old name} and the {#id} "
                "of a heading."
            )
            self._report(number, "bad-braces", message)


_UNTANGLED = str.maketrans({"[": "［", "*": "∗", "_": "＿"})
