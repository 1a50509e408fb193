"""The last guard over every passage: only these tags, attributes and addresses get through.

The Markdown side never makes anything else. This stands behind it, so that a slip there cannot put
a script, a style or an outside address on a screen (K15).
"""

import re

import nh3

CALLOUTS = ("key", "urgent", "note", "guideline", "research", "risk", "gate")
TAGS = frozenset(
    (
        *("h2", "h3", "p", "br", "hr", "ul", "ol", "li", "blockquote"),
        *("table", "thead", "tr", "th", "td"),
        *("strong", "em", "sup", "a", "img"),
    )
)
_ADDRESS = re.compile(
    r"(?:article:[a-z0-9-]+(?:#[a-z0-9-]+)?|#[a-z0-9-]+|support:[A-Za-z0-9._-]*"
    r"|(?:tel|term|cite):[A-Za-z0-9._-]+|tick:[0-9]{1,3})"
)
_FIGURE = re.compile(r"figure:[a-z0-9-]+\.(?:svg|png)")
_NAME = re.compile(r"[a-z0-9-]+")
_NUMBER = re.compile(r"[0-9]{1,5}")
_CLASSES = re.compile(
    rf"callout (?:{'|'.join(CALLOUTS)})|callout-title|callout-group"
    r"|data|cite|term|tick|figure|caption"
)
_ALIGN = re.compile(r"left|center|right")
_FULL = re.compile(r"100%")
_ANY = re.compile(r".*", re.DOTALL)

RULES: dict[str, dict[str, re.Pattern[str]]] = {
    "a": {"href": _ADDRESS, "name": _NAME, "class": _CLASSES},
    "img": {"src": _FIGURE, "alt": _ANY, "width": _NUMBER, "height": _NUMBER},
    "p": {"class": _CLASSES},
    "table": {"class": _CLASSES, "width": _FULL, "cellspacing": _NUMBER, "cellpadding": _NUMBER},
    "td": {"align": _ALIGN},
    "th": {"align": _ALIGN},
    "ol": {"start": _NUMBER},
}
"""What each attribute of each tag may say, in full."""


def _allowed(tag: str, attribute: str, value: str) -> str | None:
    rule = RULES.get(tag, {}).get(attribute)
    return value if rule and rule.fullmatch(value) else None


_CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes={tag: set(rules) for tag, rules in RULES.items()},
    attribute_filter=_allowed,
    url_schemes={"article", "support", "tel", "term", "cite", "tick", "figure"},
    link_rel=None,
)


def sanitize(html: str) -> str:
    """Return ``html`` with nothing left but what ``TAGS`` and ``RULES`` name."""
    return _CLEANER.clean(html)
