"""Libraries of any size, made from the real one: a real article between copies of itself.

A copy is as long and as rich as the original, so compiling a thousand costs what a thousand cost.
"""

import json
import re
import shutil
from pathlib import Path

from viewer.records import parse
from viewer.text_file import read_text

MEASURED = "cervical-stitch"
"""The article that every program measured here shows."""


def generate(source: Path, target: Path, count: int) -> None:
    """Write into ``target`` the content folder ``source``, filled up to ``count`` articles.

    The copies lie evenly in all topics that have an article; in its own topic the measured
    article stands in the middle, for the sidebar has to find it there.
    """
    shutil.copytree(source, target)
    library = parse(read_text(source / "library.yaml", "library.yaml"), "library.yaml").value
    topics = [topic for topic in library["topics"] if topic["articles"]]
    language = library["languages"][0]
    original = next((source / language).glob(f"*/{MEASURED}.md")).read_text("utf-8")
    copies = max(0, count - sum(len(topic["articles"]) for topic in topics))
    for at in range(copies):
        topic = topics[at % len(topics)]
        name = f"copy-{at:05}"
        topic["articles"].append(name)
        file = target / language / topic["id"] / f"{name}.md"
        file.write_text(_copy(original, name, at), encoding="utf-8")
    for topic in topics:
        if MEASURED in topic["articles"]:
            topic["articles"].remove(MEASURED)
            topic["articles"].insert(len(topic["articles"]) // 2, MEASURED)
    # Every JSON text is a YAML text.
    (target / "library.yaml").write_text(json.dumps(library), encoding="utf-8")


def _copy(original: str, name: str, number: int) -> str:
    """Return ``original`` with an id, a title and a print code of its own."""
    code = f"Z{chr(ord('A') + number // 1_000)}-{number % 1_000:03}"
    for field, value in (("id", name), ("title", f'"Article number {number}"'), ("code", code)):
        original = re.sub(rf"(?m)^{field}: .*$", f"{field}: {value}", original, count=1)
    return original
