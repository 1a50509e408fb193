"""Reads what editors keep for the search: synonyms.yaml and crisis.yaml. Neither need exist."""

from collections.abc import Collection

from viewer.library.folder import SourceFolder, parts
from viewer.library.front_matter import ID
from viewer.records import Marked
from viewer.search.alarm import Alarms
from viewer.search.index import Lore
from viewer.search.thesaurus import Ring, RingWords
from viewer.search.words import fold, language, split

SYNONYMS = "synonyms.yaml"
CRISIS = "crisis.yaml"
_SHORTEST = 3
"""Letters of a word that means something by itself; “od” stands in many sentences."""


def load_lore(source: SourceFolder, articles: Collection[str], languages: list[str]) -> Lore:
    """Return the usable synonyms and lists of words; ``articles`` are the ids of the pages.

    One bad ring is left out and named; the others hold.
    """
    path = source.root / SYNONYMS
    marked = source.record(path) if path.exists() else None
    if marked and not isinstance(marked.value, list | None):
        message = "This must be a list: begin each ring with “- id: …”."
        source.report(marked.file, marked.line(), "no-rings", message)
        marked = None
    rings: list[Ring] = []
    taken: dict[tuple[str, str], str] = {}
    for record in parts(marked).values() if marked else ():
        ring = _ring(source, record, articles)
        if ring is None:
            continue
        if ring.id in {other.id for other in rings}:
            message = f"There are two rings “{ring.id}”. This one was left out; rename it."
            source.report(record.file, record.line("id"), "double-id", message)
            continue
        _report_words(source, record, ring, taken)
        rings.append(ring)
    return Lore(rings=rings, alarms=_alarms(source), languages=languages)


def _ring(source: SourceFolder, record: Marked, articles: Collection[str]) -> Ring | None:
    name = record.value.get("id") if isinstance(record.value, dict) else None
    if not isinstance(name, str) or not ID.fullmatch(name):
        message = "A ring begins with “- id: small-letters-with-hyphens”. Write one."
        source.report(record.file, record.line("id"), "bad-id", message)
        return None
    page = record.value.get("page")
    if page is not None and not (isinstance(page, str) and page in articles):
        message = f"There is no article “{str(page)[:60]}”. Correct “page”, or remove it."
        source.report(record.file, record.line("page"), "dead-link", message)
        page = None
    words = {
        tag: source.converted(there, RingWords, "ring")
        for tag, there in parts(record).items()
        if tag not in {"id", "page"}
    }
    known = {str(tag): there for tag, there in words.items() if there is not None}
    return Ring(id=name, page=page, words=known)


def _report_words(
    source: SourceFolder, record: Marked, ring: Ring, taken: dict[tuple[str, str], str]
) -> None:
    """Name a phrase that says nothing, or that stands in another ring already."""
    for tag, there in ring.words.items():
        for phrase in there.all():
            spoken = language(tag)
            meant = [word.text for word in split(phrase) if word.text not in spoken.stop]
            key = " ".join(meant)
            line = record.line(tag)
            if not key:
                message = f"“{phrase[:60]}” has no word that carries meaning. Remove it."
                source.report(record.file, line, "empty-phrase", message)
                continue
            other = taken.setdefault((tag, key), ring.id)
            if other != ring.id:
                message = (
                    f"“{phrase[:60]}” stands in the ring “{other}” too, which it then belongs to. "
                    "Remove one of the two."
                )
                source.report(record.file, line, "double-synonym", message)


def _alarms(source: SourceFolder) -> Alarms:
    """Return the lists of crisis.yaml; a phrase that is none is left out, the others are heard."""
    path = source.root / CRISIS
    marked = source.record(path) if path.exists() else None
    heard: dict[str, dict[str, list[str]]] = {name: {} for name in Alarms.__struct_fields__}
    if marked and not isinstance(marked.value, dict | None):
        source.converted(marked, Alarms, "list of words")  # says what is wrong with it
    for name, lists in parts(marked).items() if marked and isinstance(marked.value, dict) else ():
        if name not in heard:
            message = f"“{name}” is not read here. Remove it, or use one of: {', '.join(heard)}."
            source.report(lists.file, lists.line(), "unknown-field", message)
        elif not isinstance(lists.value, dict | None):
            message = f"“{name}” must hold a list for each language. Begin each with “en:” or so."
            source.report(lists.file, lists.line(), "mistyped-field", message)
        else:
            least = 1 if name == "not_crisis" else _SHORTEST
            for tag, there in parts(lists).items():
                heard[name][tag] = _phrases(source, there, least)
    return Alarms(**heard)


def _phrases(source: SourceFolder, marked: Marked, least: int) -> list[str]:
    """Return the usable phrases of a list; a single word has at least ``least`` letters."""
    if not isinstance(marked.value, list | None):
        message = "This must be a list of phrases. Begin each with “- ”."
        source.report(marked.file, marked.line(), "mistyped-field", message)
        return []
    kept = []
    for phrase in parts(marked).values():
        shown = str(phrase.value)[:60]
        if not isinstance(phrase.value, str):
            message = f"“{shown}” is read as something else than words. Put it in quotes."
            source.report(phrase.file, phrase.line(), "mistyped-field", message)
        elif len(split(phrase.value)) <= 1 and len(fold(phrase.value)) < least:
            message = f"“{shown}” is too short to mean anything. Remove it."
            source.report(phrase.file, phrase.line(), "empty-phrase", message)
        else:
            kept.append(phrase.value)
    return kept
