"""Two lists that the program completes: the glossary, and questions that a reader can choose."""

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, SubElement

from viewer.library.content import GlossaryEntry
from viewer.library.scanner import MARK
from viewer.library.scope import Desk
from viewer.library.trees import add

_BOX = "[ ] "
"""Written at the head of a list item, it makes the item one that a reader can choose."""


def glossary_in(
    glossary: Mapping[str, Mapping[str, GlossaryEntry]], languages: Iterable[str]
) -> list[tuple[str, GlossaryEntry]]:
    """Return the terms by id in the first of ``languages`` that has them, in order of the word."""
    tags = list(languages)
    found = []
    for name, entries in glossary.items():
        entry = next((entries[tag] for tag in tags if tag in entries), None)
        if entry is not None:
            found.append((name, entry))
    return sorted(found, key=lambda item: (item[1].term.casefold(), item[0]))


def glossary_list(block: Element, desk: Desk) -> None:
    """Turn the paragraph ``block`` into the list of all words that the library explains."""
    block.clear()
    block.tag = "ul"
    for name, entry in desk.scope.glossary:
        item = add(block, "li")
        anchor = SubElement(item, "a", {"name": f"term-{name}"})
        strong = SubElement(item, "strong")
        strong.text = entry.term
        anchor.tail = ""
        strong.tail = f": {entry.definition}"


def choosable(item: Element, desk: Desk, number: int) -> bool:
    """Give a list item that begins with a box the link that chooses it; say whether it had one."""
    holder = item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
    text = MARK.sub("", holder.text or "").lstrip()
    if not text.startswith(_BOX):
        return False
    holder.text = text.removeprefix(_BOX)
    link = SubElement(holder, "a", {"class": "tick", "href": f"tick:{number}"})
    link.text = desk.phrases.choose
    if len(holder) > 1:
        holder[-2].tail = f"{(holder[-2].tail or '').rstrip()} "
    else:
        holder.text = f"{holder.text.rstrip()} "
    return True
