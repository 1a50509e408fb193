"""The facts that articles rest on: content/facts.yaml, numbered as in the clinical brief."""

import re

from viewer.library.content import Fact, Reference
from viewer.library.folder import SourceFolder, parts

FACT = re.compile(r"[A-Z]?[0-9]{1,3}(?:\.[0-9]{1,3})?[a-z]?")
"""What the number of a fact looks like: ``7.3`` or, for a ruling, ``C9``."""


def load_facts(source: SourceFolder, references: dict[str, Reference]) -> dict[str, Fact]:
    """Return the facts of ``source`` by number; one that is wrong is left out and named."""
    path = source.root / "facts.yaml"
    if not path.exists():
        return {}
    marked = source.record(path)
    found: dict[str, Fact] = {}
    for key, record in parts(marked).items() if marked else ():
        number = str(key)
        if not FACT.fullmatch(number):
            message = f'“{number[:40]}” is no fact number. Write "7.3" or "C9", in quotes.'
            source.report(record.file, record.line(), "bad-fact", message)
            continue
        fact = source.converted(record, Fact, "fact")
        if fact is None:
            continue
        for at, name in enumerate(fact.sources):
            if name not in references:
                message = f"The source “{name[:60]}” is not in references.yaml. Add it there."
                source.report(record.file, record.line("sources", at), "unknown-source", message)
        found[number] = fact
    return found
