"""The rules that are kept where the sources are read: in ``records``, ``library`` and ``support``.

They report while reading, below this floor, so they are told here. ``tests/checks/test_rules.py``
compares this list with what that code can report.
"""

from viewer.checks.rule import Rule
from viewer.problems import Severity

_WARNINGS = frozenset(("number-without-fact", "changed-original", "no-address", "overdue"))

_RULES = {
    ("files", "house rule"): {
        "unreadable": "Every file can be opened.",
        "not-utf-8": "Text is saved as UTF-8.",
        "too-long": "A record has at most 2,000,000 bytes, and a text on a card fits the card.",
        "link-out-of-folder": "No symbolic link leads out of the content folder.",
        "misplaced": "An article lies in the folder of a topic.",
        "hidden-character": "No character that nobody sees changes how a text reads.",
        "empty-file": "No file is empty.",
    },
    ("records", "house rule"): {
        "not-yaml": "A record is valid YAML.",
        "anchor": "YAML anchors are not used.",
        "tag": "YAML tags are not used.",
        "too-deep": "Nothing is nested too deeply to be read.",
        "bad-key": "A key stands once and is a plain word.",
        "not-a-record": "A record has named fields.",
        "not-a-list": "A list is a list.",
        "unknown-field": "Every field is known.",
        "missing-field": "No field is missing.",
        "mistyped-field": "Every field holds the kind of value that it should.",
        "unquoted": "Dates stand in quotes.",
    },
    ("library", "house rule"): {
        "no-language": "The library names its languages.",
        "bad-language": "A language is a tag such as en, es or zh-Hant.",
        "bad-id": "An id has small letters, digits and single hyphens, and stands once.",
        "double-id": "No two pieces have one id.",
        "double-code": "No two articles have one print code.",
        "id-not-name": "An article's id is its file's name.",
        "missing-article": "Every article that library.yaml lists is there.",
        "unknown-topic": "A circumstance orders topics that exist.",
        "unlisted-article": "Every article is listed in library.yaml.",
    },
    ("front matter", "T1, T2, T3, K6, A3"): {
        "no-front-matter": "An article begins with its front matter.",
        "empty-field": "Title, summary, version, drafting, license and funding say something.",
        "long-title": "A title has at most 65 letters.",
        "key-points": "There are 3 to 5 key points.",
        "bad-code": "A print code looks like CI-04.",
        "bad-clinical-code": "A clinical code looks like O34.30, or is a SNOMED CT number.",
        "no-author": "An author is named, with what qualifies them.",
        "long-notice": "A notice has at most 40 words.",
        "no-notice": "A sensitive page has a notice.",
        "unsigned-review": "Nothing says approved that nobody signed.",
        "review-dates": "The next review comes within 36 months of the last.",
    },
    ("search", "H4"): {
        "no-rings": "The file synonyms.yaml is a list of rings.",
        "empty-phrase": "A phrase has a word that carries meaning.",
        "double-synonym": "A word or phrase stands in one ring of synonyms only.",
    },
    ("reviews by people", "T2, T3"): {
        "no-signatures": "The file reviews.yaml is a list of signatures.",
        "unknown-article": "A signature stands under an article that exists.",
        "bad-hash": "A signature holds the hash of the page it covers.",
        "double-approval": "Nobody signs one state of a page twice.",
    },
    ("red flags", "H10, K7"): {
        "no-red-flags": "A page that needs the card “When to call now” has it.",
        "no-emergency-group": "The card has its group of emergency signs.",
        "unknown-group": "A group of signs is one of the four.",
    },
    ("markup", "content/README.md"): {
        "empty-body": "An article has text.",
        "raw-html": "No HTML.",
        "unknown-callout": "A callout is one of the known kinds.",
        "callout-title": "A callout has a title in quotes.",
        "bad-braces": "Braces hold facts, an explained name, the emergency number or an id.",
        "bad-fact": "A fact mark looks like 7.3 or C9.",
        "tangled": "A paragraph has at most 300 brackets, stars and underscores.",
        "empty-heading": "A heading has words.",
        "heading-level": "Headings are ## and ### only.",
        "heading-skip": "No level of headings is skipped.",
        "double-heading-id": "No heading id stands twice in an article.",
        "empty-fold": "A fold holds something.",
        "nested-fold": "Folds stand at the margin.",
    },
    ("links", "house rule"): {
        "dead-link": "A link leads to something that exists.",
        "empty-link": "A link has words.",
        "bad-address": "Links lead only inside; a source's address begins with https://.",
        "phone-text": "A phone number is filled in, never typed.",
    },
    ("figures", "A31, K15"): {
        "missing-figure": "A figure that is shown exists.",
        "inline-figure": "A figure stands alone in its paragraph.",
        "figure-alt": "A figure has 1 to 150 letters that say what it shows.",
        "figure-name": "A figure's name has small letters, digits and hyphens.",
        "figure-size": "A drawing says how large it is.",
        "figure-too-big": "A figure is not too large to be shown.",
        "figure-cut-short": "A PNG is whole.",
        "not-png": "A .png file is a PNG.",
        "not-svg": "An .svg file is valid SVG.",
        "too-many-pixels": "A PNG has at most 40 million pixels.",
        "unsafe-figure": "A drawing holds nothing that runs or reaches out.",
    },
    ("numbers", "H7"): {
        "risk-numbers": "Both sides of a risk block count out of the same number, in whole people.",
    },
    ("sources and facts", "T4"): {
        "unknown-source": "Every source that is named stands in references.yaml.",
        "unlisted-source": "Every source that an article cites stands in its front matter.",
        "no-address": "A source has a DOI or an address.",
        "bad-doi": "A DOI looks like 10.1000/abc.",
        "risk-source": "A risk block names a source.",
        "number-without-fact": "A share of people stands in a paragraph that names its facts.",
        "unknown-fact": "A fact that is named stands in facts.yaml.",
        "number-not-in-fact": "A paragraph says no number that its facts do not say.",
    },
    ("translations", "L5, L9"): {
        "no-original": "A translation has its original.",
        "changed-original": "A translation is as new as its original.",
        "withheld-translation": "A translation whose original changed for safety is made again.",
    },
    ("places to get help", "resources/README.md"): {
        "none": "There are country files.",
        "double-country": "A country has one file.",
        "no-help": "Every region has an emergency number and a crisis line to ring.",
        "no-source": "A place names where its data come from.",
        "no-way-to-reach": "A place can be reached.",
        "crisis-everywhere": "A crisis line is open to everybody in its region.",
        "not-crisis": "An emergency number is marked as help in a crisis.",
        "bad-number": "A phone number is valid in its country.",
        "bad-hours": "Opening hours can be read.",
        "wrong-mode": "A way to reach a place has what it needs: a number, or an address.",
        "unknown-region": "A region that is named exists.",
        "unsigned-check": "A check names the person who made it.",
        "no-due-date": "A check says when the next one is due.",
        "bad-due-date": "The next check comes after the last, and not too late.",
        "overdue": "No check is overdue.",
        "missing-language": "Every text stands in every language of the library.",
        "do-not-use": "No withdrawn number or address stands anywhere.",
        "bad-entry": "The list of what not to use can be read.",
    },
}

RULES = tuple(
    Rule(
        id=rule_id,
        family=family,
        asks=asks,
        standard=standard,
        severity=Severity.WARNING if rule_id in _WARNINGS else Severity.ERROR,
    )
    for (family, standard), rules in _RULES.items()
    for rule_id, asks in rules.items()
)
