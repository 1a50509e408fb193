"""The sheet on which two people score an article, with what a program could see filled in (H13).

A program's findings are no rating: they say that a thing is there, not that it is any good.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from viewer.checks.prose import SENTENCES, Block, Kind, blocks
from viewer.checks.readability import Estimate, sentences_in
from viewer.checks.score_items import INSTRUMENTS
from viewer.checks.structure import TREATMENT_BLOCKS, has_steps
from viewer.library.article import ArticleType
from viewer.library.content import ArticleSource
from viewer.library.translation import text_sha256
from viewer.problems import Problem

BOX = "☐"
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s+(?:not\s+|often\s+|usually\s+|sometimes\s+)?"
    r"(?:\w+ed|done|given|taken|made|seen|known|found|put|shown|told|held|kept|born|sent)\b",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"not (?:known|know|certain|clear|sure)|unknown|uncertain"
    r"|no (?:se sabe|sabemos|es seguro)|desconocid|inciert",
    re.IGNORECASE,
)
_SPOKEN_TO = re.compile(r"\b(?:you|your|usted|su|sus)\b", re.IGNORECASE)
_QUESTIONS = re.compile(r"\?[”\"’]?$")


def score_sheet(article: ArticleSource, estimate: Estimate, problems: Iterable[Problem]) -> str:
    """Return the sheet for ``article`` as Markdown; ``problems`` are those found in it."""
    rules = {problem.rule for problem in problems if problem.file == article.file}
    findings = _findings(article, blocks(article), rules)
    lines = [*_head(article, estimate)]
    for instrument in INSTRUMENTS:
        lines += [
            f"## {instrument.title}",
            "",
            f"Marks: {instrument.marks}. Goal: {instrument.goal}",
            "",
            "| | Question | Seen by the program | Rater 1 | Rater 2 |",
            "|---|---|---|---|---|",
        ]
        lines += [
            f"| {item.number} | {item.asks} | {_finding(item.finding, findings)} | {BOX} | {BOX} |"
            for item in instrument.items
        ]
        lines += ["", "Sum: rater 1 ______ rater 2 ______", ""]
    return "\n".join(lines).rstrip() + "\n"


def _finding(name: str, findings: Mapping[str, str]) -> str:
    return findings[name] if name else "for people only"


def _head(article: ArticleSource, estimate: Estimate) -> Iterator[str]:
    front = article.front
    yield f"# Score sheet: {front.title}"
    yield ""
    yield f"- Page: {front.id} ({front.code}), language {article.language}, version {front.version}"
    yield f"- Hash of the text this sheet is for: {text_sha256(article)}"
    yield f"- {_estimate(estimate)}"
    yield ""
    yield (
        "What a program has filled in is no rating by a person, and does not count as one. It says "
        "whether a thing is there, not whether it is good. Two people have to score the page, each "
        "alone, and then compare. A mark made by software must be labeled as such."
    )
    yield ""
    for rater in (1, 2):
        yield f"Rater {rater}: name ____________ role ____________ date ____________"
        yield ""


def _estimate(estimate: Estimate) -> str:
    counted = (
        f"{estimate.words} words in {estimate.sentences} sentences, {estimate.mean:.1f} a "
        f"sentence; {estimate.term_words} words explained by the glossary"
    )
    if estimate.is_spanish:
        return (
            f"Reading ease, an estimate: Fernández-Huerta {estimate.figure():.0f} without those "
            f"words, {estimate.figure(without_terms=False):.0f} with them. Target 70 or more. "
            f"({counted}.)"
        )
    return (
        f"Reading grade, an estimate: Flesch-Kincaid {estimate.figure():.1f} without those words, "
        f"{estimate.figure(without_terms=False):.1f} with them; SMOG {estimate.smog():.1f} and "
        f"{estimate.smog(without_terms=False):.1f}. Target 6. ({counted}.)"
    )


def _findings(article: ArticleSource, found: list[Block], rules: set[str]) -> dict[str, str]:
    """Return what the program saw, by the names that the items use."""
    front = article.front
    kinds = [block.kind for block in found]
    callouts = {block.around for block in found if block.around}
    written = "\n".join(block.written for block in found)
    headings = {block.id for block in found if block.kind is Kind.HEADING}
    titles = " ".join(b.text for b in found if b.kind in {Kind.HEADING, Kind.TITLE})
    seen = {
        "wording": _clean(rules, "avoided-word", "unexplained-word", "better-word"),
        "terms": _clean(rules, "unexplained-term"),
        "numbers": _clean(rules, "percent", "relative-risk", "decimal", "one-in-x", "denominators"),
        "pieces": _clean(rules, "long-paragraph", "no-heading"),
        "headings": f"hint: headings: {kinds.count(Kind.HEADING)}",
        "summary": _yes(bool(front.summary) and "long-summary" not in rules, "summary at the top"),
        "cues": _yes(bool(front.key_points), f"{len(front.key_points)} key points set off"),
        "pictures": f"hint: pictures: {kinds.count(Kind.ALT)}",
        "captions": _captions(kinds),
        "tables": f"hint: rows of tables: {kinds.count(Kind.ROW)}",
        "steps": _yes(has_steps(found), "steps or questions"),
        "you": _spoken_to(found),
        "passive": _passive(found),
        "questions": _yes(
            any(_QUESTIONS.search(b.text) for b in found if b.kind in {Kind.ITEM, Kind.STEP}),
            "questions to take along",
        ),
        "lists": _yes(Kind.ITEM in kinds or Kind.STEP in kinds, "lists"),
        "unknown": _yes(bool(_UNKNOWN.search(titles)), "a part on what is not known"),
        "both": _yes(Kind.ROW in kinds and "risks" in headings, "benefits beside risks"),
        "risk": _yes("risk" in callouts, "numbers with and without, in words"),
        "sources": _yes(bool(front.sources), f"sources: {len(front.sources)}"),
        "dates": _yes(True, f"written {front.written}"),
        "support": _yes("](support:" in written, "places to get help"),
    }
    is_treatment = front.type is ArticleType.TREATMENT
    return seen | {
        name: _yes(name in headings, "the block") if is_treatment else "no treatment page"
        for name in ("how-it-helps", *TREATMENT_BLOCKS)
    }


def _yes(there: bool, what: str) -> str:
    return f"found: {what}" if there else f"not found: {what}"


def _clean(rules: set[str], *names: str) -> str:
    hits = sorted(rules.intersection(names))
    return f"hint: look at {', '.join(hits)}" if hits else "hint: nothing found against it"


def _captions(kinds: list[Kind]) -> str:
    pictures, captions = kinds.count(Kind.ALT), kinds.count(Kind.CAPTION)
    if not pictures:
        return "no picture"
    return _yes(captions == pictures, f"captions: {captions}, pictures: {pictures}")


def _spoken_to(found: list[Block]) -> str:
    sentences = _sentences(found)
    spoken = sum(bool(_SPOKEN_TO.search(s)) for s in sentences)
    return f"hint: “you” in {spoken} of {len(sentences)} sentences"


def _passive(found: list[Block]) -> str:
    sentences = _sentences(found)
    passive = sum(bool(_PASSIVE.search(sentence)) for sentence in sentences)
    return f"hint: {passive} of {len(sentences)} sentences look passive (English only)"


def _sentences(found: list[Block]) -> list[str]:
    return [s for block in found if block.kind in SENTENCES for s in sentences_in(block.text)]
