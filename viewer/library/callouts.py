"""Callouts: one-cell tables that the window draws as cards; risk blocks and the red-flag card."""

from xml.etree.ElementTree import Element, SubElement

import msgspec

from viewer.library.article import Claim, Figure
from viewer.library.content import EMERGENCY_GROUP, RedFlagCard, SignGroup, SignStatus
from viewer.library.icon_array import icon_array
from viewer.library.links import MAX_ALT
from viewer.library.scanner import CALLOUTS, FOLDS, RiskText
from viewer.library.scope import Desk
from viewer.library.trees import add
from viewer.problems import RejectedError
from viewer.records import convert, parse

TABLE = {"width": "100%", "cellspacing": "0", "cellpadding": "16"}


class RiskSide(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many (``count``) of how many people (``of``), in whole numbers (H7)."""

    label: str
    of: int
    count: int


class RiskBlock(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The YAML of a risk block: the same people with and without a treatment."""

    who: str
    without: RiskSide
    treated: RiskSide | None = msgspec.field(name="with", default=None)
    facts: list[str] = []
    sources: list[str] = []


def card(table: Element, kind: str, title: str) -> Element:
    """Make the empty ``table`` a callout of ``kind`` and return its cell."""
    table.tag = "table"
    table.attrib.clear()
    table.attrib.update({"class": f"callout {kind}", **TABLE})
    cell = SubElement(SubElement(table, "tr"), "td")
    heading = SubElement(cell, "p", {"class": "callout-title"})
    anchor = SubElement(heading, "a", {"name": f"callout-{kind}"})
    anchor.tail = title
    return cell


def from_admonition(block: Element) -> None:
    """Turn Markdown's ``div.admonition`` into a callout, or into a ``fold`` to be taken out."""
    kind = block.get("class", "").split()[-1]
    heading = block[0] if len(block) and block[0].get("class") == "admonition-title" else None
    body = list(block)[1:] if heading is not None else list(block)
    tail, block.tail = block.tail, None
    block.clear()
    block.tail = tail
    if kind in FOLDS:
        block.tag = "fold"
        block.set("kind", kind)
        if heading is not None:
            block.append(heading)
        block.extend(body)
        return
    kind = kind if kind in CALLOUTS else "note"
    cell = card(block, kind, "")
    if heading is not None:
        cell[0][0].tail = heading.text
        cell[0].extend(heading)
    cell.extend(body)


def risk_card(block: Element, risk: RiskText, desk: Desk) -> bool:
    """Fill ``block`` with the risk block ``risk``; False, and a problem, if it is not usable."""
    file = desk.article.file
    try:
        given = convert(parse(risk.yaml, file, risk.line + 1), RiskBlock, "risk block")
    except RejectedError as error:
        desk.problems += error.problems
        return False
    fault = _risk_fault(given)
    if fault:
        desk.report(risk.line, "risk-numbers", fault)
        return False
    if not given.sources:
        message = "This risk block names no source. Add a line “sources: [key]”."
        desk.report(risk.line, "risk-source", message)
    keys = desk.cite(given.sources, risk.line)
    words = desk.phrases
    cell = card(block, "risk", risk.title or words.callouts["risk"])
    add(cell, "p", words.among.format(who=given.who))
    table = add(cell, "table", kind="data")
    sides = [side for side in (given.treated, given.without) if side]
    for side in sides:
        row = SubElement(table, "tr")
        add(row, "th", side.label)
        add(row, "td", words.count_of.format(count=f"{side.count:,}", of=f"{side.of:,}"))
    for side in sides:
        _dots(cell, side, desk)
    if given.treated or keys:
        desk.citations(add(cell, "p", _difference(given, desk)), keys)
    numbers = "; ".join(f"{s.label}: {s.count:,} of {s.of:,}" for s in sides)
    text = f"{risk.title}: {given.who}: {numbers}"
    desk.claims.append(Claim(text=text, facts=given.facts, sources=keys, line=risk.line))
    return True


def _dots(cell: Element, side: RiskSide, desk: Desk) -> None:
    """Add the picture of one side, where its number can be drawn (H8)."""
    picture = icon_array(side.count, side.of)
    if picture is None:
        return
    desk.drawn[picture.name] = picture
    words = desk.phrases
    numbers = {"count": f"{side.count:,}", "of": f"{side.of:,}"}
    alt = words.dots.format(label=side.label, **numbers)
    _picture(cell, picture, alt if len(alt) <= MAX_ALT else words.count_of.format(**numbers))
    add(cell, "p", f"{side.label}: {words.count_of.format(**numbers)}", kind="caption")


def _picture(cell: Element, picture: Figure, alt: str) -> None:
    size = {"width": str(picture.width), "height": str(picture.height)}
    holder = add(cell, "p", kind="figure")
    SubElement(holder, "img", {"src": f"figure:{picture.name}", "alt": alt, **size})


def _risk_fault(risk: RiskBlock) -> str | None:
    sides = [side for side in (risk.treated, risk.without) if side]
    if len({side.of for side in sides}) > 1:
        return "Both sides of a risk block count out of the same number. Give both the same “of”."
    for side in sides:
        if not 0 <= side.count <= side.of or side.of == 0:
            return f"{side.count} of {side.of} cannot be. Correct “count” or “of”."
    return None


def _difference(risk: RiskBlock, desk: Desk) -> str:
    """Return the difference of the two sides as a sentence."""
    if not risk.treated:
        return ""
    count = risk.treated.count - risk.without.count
    words = desk.phrases
    pattern = words.fewer if count < 0 else words.more if count > 0 else words.same
    return pattern.format(
        label=risk.treated.label, count=f"{abs(count):,}", of=f"{risk.without.of:,}"
    )


def red_flag_card(block: Element, line: int, desk: Desk) -> bool:
    """Fill ``block`` with the red flags of this article; False, and a problem, if there are none.

    The emergency group always stands first; signs without a source are shown all the same and
    listed for the reviewer.
    """
    shared: RedFlagCard | None = desk.scope.red_flags.get(desk.article.language) or next(
        iter(desk.scope.red_flags.values()), None
    )
    if not shared:
        message = f"There is no {desk.article.language}/red-flags.yaml to show here. Add it."
        desk.report(line, "no-red-flags", message)
        return False
    cell = card(block, "urgent", shared.title)
    if shared.receptionist:
        add(cell, "p", shared.receptionist)
    wanted = (EMERGENCY_GROUP, *desk.article.front.red_flags)
    for name in dict.fromkeys(wanted):
        for group in shared.groups:
            if group.id == name:
                _group(cell, group, line, desk)
    return True


def _group(cell: Element, group: SignGroup, line: int, desk: Desk) -> None:
    title = add(cell, "p", kind="callout-group")
    add(title, "strong", group.title)
    listing = SubElement(cell, "ul")
    for sign in group.signs:
        item = add(listing, "li", sign.text)
        keys = desk.cite(sign.sources, line, own=False)
        desk.citations(item, keys)
        desk.claims.append(Claim(text=sign.text, facts=sign.facts, sources=keys))
        if sign.status is SignStatus.UNVERIFIED:
            facts = ", ".join(sign.facts) or "no fact"
            desk.for_reviewer.append(f"Red flag without a source seen ({facts}): {sign.text}")
