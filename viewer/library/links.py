"""Links and figures of an article: each leads to something that exists, or becomes plain text."""

import re
from xml.etree.ElementTree import Element

from viewer.library.scanner import LEFT_OVER, MARK
from viewer.library.scope import Desk
from viewer.library.trees import become, text_of, unwrap

MAX_ALT = 150
"""Letters in the words that stand for a picture (A31)."""

_OWN = re.compile(r"#([a-z0-9-]+)")
_ARTICLE = re.compile(r"article:([a-z0-9-]+)(?:#([a-z0-9-]+))?")
_SUPPORT = re.compile(r"support:([A-Za-z0-9._-]*)")
_PHONE = re.compile(r"tel:([A-Za-z0-9._-]+)")
_TERM = re.compile(r"term:([a-z0-9-]+)")
_FIGURE = re.compile(r"figures/([a-z0-9-]+\.(?:svg|png))")


def take_line(element: Element, attribute: str) -> int:
    """Take the line mark out of an address and return the line, 0 if there is none."""
    value = element.get(attribute, "")
    mark = MARK.search(value)
    element.set(attribute, LEFT_OVER.sub("", value).strip())
    return int(mark[1]) if mark else 0


def resolve_link(link: Element, desk: Desk) -> None:
    """Check where ``link`` leads; a link to nowhere or to outside is left as plain text."""
    line = take_line(link, "href")
    href = link.get("href", "")
    fault = _fault(href, desk, link, line)
    if fault:
        rule, message = fault
        desk.report(line, rule, message)
        unwrap(link)
        return
    link.attrib.pop("title", None)
    if href.startswith("term:"):
        link.set("class", "term")


def _fault(href: str, desk: Desk, link: Element, line: int) -> tuple[str, str] | None:
    """Return what is wrong with ``href``: the rule and a sentence, or None."""
    phone = _PHONE.fullmatch(href)
    if phone:
        return _number(phone[1], desk, link, line)
    dead = _dead(href, desk)
    if dead is None:
        message = (
            f"The address “{href[:80]}” is not shown: links lead only to article:, #heading, "
            "support:, tel: or term:. Put an outside source into references.yaml."
        )
        return "bad-address", message
    if dead:
        return "dead-link", f"{dead}. Correct the link; until then it is plain text."
    if not text_of([link]).strip():
        return "empty-link", f"The link to “{href[:80]}” has no words. Write some in the brackets."
    return None


def _dead(href: str, desk: Desk) -> str | None:
    """Return why ``href`` leads nowhere, "" if it leads somewhere, None if it leads outside."""
    own, article = _OWN.fullmatch(href), _ARTICLE.fullmatch(href)
    support, term = _SUPPORT.fullmatch(href), _TERM.fullmatch(href)
    if own:
        return "" if own[1] in desk.anchors() else f"This article has no heading “{own[1]}”"
    if article:
        return _dead_article(article[1], article[2] or "", desk)
    if support:
        known = not support[1] or support[1] in desk.scope.support
        return "" if known else f"There is no place to get help with the id “{support[1]}”"
    if term:
        return "" if term[1] in desk.scope.terms else f"The glossary has no word “{term[1]}”"
    return None


def _dead_article(name: str, heading: str, desk: Desk) -> str:
    if name not in desk.scope.articles:
        return f"There is no article “{name}”"
    desk.links.add((name, heading))
    headings = desk.scope.articles[name]
    if heading and headings is not None and heading not in headings:
        return f"The article “{name}” has no heading “{heading}”"
    return ""


def _number(name: str, desk: Desk, link: Element, line: int) -> tuple[str, str] | None:
    """Fill in the number of a place to get help: an article never prints one itself."""
    number = desk.scope.numbers.get(name)
    if number is None:
        return "dead-link", (
            f"There is no phone number for “{name}” in the support data. "
            "Correct the link; until then it is plain text."
        )
    if text_of([link]).strip():
        message = f"The number comes from the support data. Write []({link.get('href')})."
        desk.report(line, "phone-text", message)
    become(link, "a", number, href=f"tel:{name}")
    return None


def inline_image(image: Element, desk: Desk) -> None:
    """Turn a picture in the middle of a sentence into the words that stand for it."""
    line = take_line(image, "src")
    desk.report(line, "inline-figure", "A figure stands alone in its paragraph. Move it there.")
    become(image, "span", image.get("alt", ""))


def figure(paragraph: Element, image: Element, desk: Desk) -> Element | None:
    """Make ``paragraph``, which holds only ``image``, a figure; return its caption, if any."""
    line = take_line(image, "src")
    alt = LEFT_OVER.sub("", image.get("alt", "")).strip()
    caption_text = LEFT_OVER.sub("", image.get("title", "")).strip()
    if not alt or len(alt) > MAX_ALT:
        message = (
            f"The figure's words in the brackets have {len(alt)} letters; write 1 to {MAX_ALT}."
        )
        desk.report(line, "figure-alt", message)
    address = image.get("src", "")
    match = _FIGURE.fullmatch(address)
    picture = desk.scope.figures.get(match[1]) if match else None
    paragraph.clear()
    image.clear()
    if picture:
        paragraph.set("class", "figure")
        image.tag = "img"
        image.attrib.update(
            src=f"figure:{picture.name}",
            alt=alt or caption_text,
            width=str(picture.width),
            height=str(picture.height),
        )
        paragraph.append(image)
    else:
        image.tag = "span"
        message = (
            f"The figure “{address[:80]}” is missing or could not be used. "
            "Put it into content/figures/ and write figures/name.svg or figures/name.png."
        )
        desk.report(line, "missing-figure", message)
        paragraph.text = alt
    if not caption_text:
        return None
    caption = Element("p", {"class": "caption"})
    caption.text = caption_text
    return caption
