"""The sources that articles cite: content/references.yaml."""

import re

from viewer.library.content import Reference
from viewer.library.folder import SourceFolder, parts
from viewer.problems import Severity

KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
"""What the key of a source looks like."""

DOI = re.compile(r"10\.[0-9]{4,9}/[!-~]+")
ADDRESS = re.compile(r"https?://[!-~]+")


def load_references(source: SourceFolder) -> dict[str, Reference]:
    """Return the sources of ``source`` by key; one that is wrong is left out and named."""
    marked = source.record(source.root / "references.yaml")
    found: dict[str, Reference] = {}
    for key, record in parts(marked).items() if marked else ():
        if not KEY.fullmatch(key):
            message = f"“{key[:60]}” is no key for a source. Use letters, digits and hyphens."
            source.report(record.file, record.line(), "bad-key", message)
            continue
        reference = source.converted(record, Reference, "reference")
        if not reference:
            continue
        if reference.doi and not DOI.fullmatch(reference.doi):
            message = f"The DOI “{reference.doi[:80]}” does not look like 10.1000/abc. Correct it."
            source.report(record.file, record.line("doi"), "bad-doi", message)
        if reference.url and not ADDRESS.fullmatch(reference.url):
            message = "The address must begin with https:// and hold no spaces. Correct it."
            source.report(record.file, record.line("url"), "bad-address", message)
        if not reference.address:
            message = f"The source “{key}” has neither a DOI nor an address. Add one."
            source.report(record.file, record.line(), "no-address", message, Severity.WARNING)
        found[key] = reference
    return found
