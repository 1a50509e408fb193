"""What must be the same in two languages: numbers, temperatures, and whether a sentence says no."""

import re
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import TypeVar

Words = TypeVar("Words", str, tuple[str, ...])

_BARE = re.compile(r"\d+(?:[.,\u00a0\u202f\u2009]\d+)*")
_THOUSANDS = {"en": ",\u00a0\u202f\u2009", "es": ".,\u00a0\u202f\u2009"}
"""What may stand between groups of three digits."""

_DEGREES = re.compile(
    r"(\d+(?:[.,]\d+)?)\s*(?:°\s*|degrees?\s+|grados?\s+)(C|F)(?![a-z])|"
    r"(\d+(?:[.,]\d+)?)\s*(?:degrees?|grados?)\s+(Celsius|Fahrenheit)",
    re.IGNORECASE,
)
_WORDS = {
    "en": (
        *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
        *("eleven", "twelve"),
    ),
    "es": (
        *("dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"),
        *("once", "doce"),
    ),
}
_PAIR = {"en": ("both", "either", "neither", "twice", "pair"), "es": ("ambos", "ambas")}
"""Words for two that another language may put with the number, or without one."""

_NOT = {
    "en": r"not|no|never|none|nobody|nothing|neither|nor|cannot|without|avoid\w*|\w+n[’']t",
    "es": r"no|nunca|jamás|ni|sin|tampoco|nada|nadie|ning[uú]n\w*|evit\w+|evíte\w*",
}
"""Words that say no."""

_IDIOM = {
    "en": r"not only|whether or not|nothing but|nothing more|no\.(?= \d)",
    "es": r"sin embargo|no obstante|no s[oó]lo|no solamente|sin duda|nada más|sin vida",
}
"""Phrases that hold such a word and say nothing of the kind."""

_NEARLY = {
    "en": r"un(?!der|til|it|ion|iver)[a-z]{3,}|in(?:active|complete|correct|exact)\w*|"
    r"im(?:possible|precise)\w*|rarely|seldom|hardly|few|little|lacks?|instead|rather|"
    r"fail\w*|stop\w*|miss(?:ed|es|ing)?|rule[sd]? out|prevent\w*|skip\w*|refus\w*|declin\w*|"
    r"still(?:birth|born)\w*|differ\w*|disagree\w*",
    "es": r"a menos que|salvo|excepto|en vez|en lugar|poco|pocos|pocas|rara|raras|apenas|"
    r"dej[ae]n?|dejar|falt\w+|carec\w+|descon\w+|desaconsej\w+|incapa\w+|inciert\w+|"
    r"im(?:posible|precis|probable)\w*|imped\w+|impid\w+|suspend\w+|rechaz\w+|coincid\w*",
}
"""Words that another language may well put with a plain no, and the reverse."""

_SENTENCE = re.compile(r"(?<=[.!?])[)”\"»]*\s+(?=[¿¡“\"«(]*[A-ZÁÉÍÓÚÑ0-9])")


def numbers(text: str, language: str) -> Counter[str]:
    """Return the numbers in digits: ``2,000`` and, in Spanish, ``2.000`` are both ``2000``."""
    return Counter(_plain(found, language) for found in _BARE.findall(text))


def number_words(text: str, language: str) -> Counter[str]:
    """Return the numbers in words from two to twelve, as digits."""
    words = _of(_WORDS, language)
    found = (word for word in re.findall(r"\w+", text.lower()) if word in words)
    return Counter(str(words.index(word) + 2) for word in found)


def pairs(text: str, language: str) -> Counter[str]:
    """Return a 2 for each word that means two of something without saying the number."""
    words = _of(_PAIR, language)
    return Counter("2" for word in re.findall(r"\w+", text.lower()) if word in words)


def temperatures(text: str, language: str) -> Counter[str]:
    """Return each temperature with its scale: ``38 C``."""
    found = (match.groups() for match in _DEGREES.finditer(text))
    return Counter(
        f"{_plain(one or other or '', language)} {(scale or name or '')[:1].upper()}"
        for one, scale, other, name in found
    )


def says_no(text: str, language: str) -> bool:
    """Say whether ``text`` holds a negation."""
    rest = _holds(_IDIOM, language).sub("", text)
    return _holds(_NOT, language).search(rest) is not None


def nearly_says_no(text: str, language: str) -> bool:
    """Say whether ``text`` holds a word that another language may put with a negation."""
    return _holds(_NEARLY, language).search(text) is not None


def sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph."""
    return [part for part in _SENTENCE.split(" ".join(text.split())) if part]


def _of(table: Mapping[str, Words], language: str) -> Words:
    return table.get(language.partition("-")[0], table["en"])


def _holds(table: dict[str, str], language: str) -> re.Pattern[str]:
    words = _of(table, language)
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w])", re.IGNORECASE)


def _plain(number: str, language: str) -> str:
    separators = _of(_THOUSANDS, language)
    whole = number
    if not number.startswith("0"):
        whole = re.sub(rf"(?<=\d)[{separators}](?=\d{{3}}(?!\d))", "", number)
    try:
        value = Decimal(whole.replace(",", "."))
    except ArithmeticError:  # a date or a version, such as 1.2.3
        return whole
    return f"{value.normalize():f}"
