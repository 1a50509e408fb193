"""Words as the search sees them: folded, stemmed, and told apart from words that say nothing.

The same functions serve when the index is built and when someone types, so both always agree.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

import msgspec

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u00ad\u0300-\u036f\u200b-\u200d'’])*")
"""A word may hold soft hyphens, joiners, loose accents and apostrophes; all are folded away."""

KEPT = 50_000
"""Words whose folded form or stem is kept, and no more, however long the program runs."""

_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)

_STEMMERS = {"en": "english", "es": "spanish"}
"""Our language tags and the Snowball algorithm of each; any other language is not stemmed."""

_STOP = {
    "en": """a about all am an and any are as at be because been being but by can cant could did
    do does doesnt dont during each either else ever for from get gets getting give go goes
    going gone got had has have having he her here hers him his how i id if ill im in into is
    isnt it its ive just kind let like make makes may me mean means might more most must my need
    needs now of off often ok okay on once one only or our out over please put really s should
    shouldnt since so some someone something such t take than that the their them then there
    these they thing things this those through to too under until up us use very want was way we
    well were what whats when where which while who will with would you your youre yours""",
    "es": """a al algo alguien algun alguna ante aqui asi aun aunque bien cada como con cual
    cuales cuando cuanta cuantas cuanto cuantos de debe deberia debo del desde donde durante e
    el ella ellas ellos en entre era es esa ese eso esos esta estar estas este esto estos estoy
    fue fueron ha haber hace hacer hacia han hasta hay he hoy ir la las le les lo los mas me mi
    mio mis mucha mucho muchos muy nada ni nos nosotros nuestro o os para pero por porque puede
    pueden puedo pues que quien quiero saber se sea sean segura seguro ser si sobre son soy su
    sus suya tal tambien tan tanto te tendre tener tengo ti tiene tienen toda todas todo todos
    tras tu tus u un una unas uno unos usted va vamos van voy y ya yo""",
}
"""Words that carry no meaning of their own here, folded. Question words are among them, so that
“can I have sex with a stitch” asks for sex and stitch."""


class Word(msgspec.Struct, frozen=True):
    """A word of a text: where it stands (as a slice of the text) and its folded form."""

    start: int
    end: int
    text: str


def fold(text: str) -> str:
    """Return ``text`` in lower case, without accents, apostrophes and invisible characters."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if sign.isalnum())


@lru_cache(maxsize=KEPT)
def _folded(raw: str) -> str:
    return fold(_POSSESSIVE.sub("", raw))


def forget() -> None:
    """Keep no word that was typed: what is kept for speed came from a reader too (K3)."""
    _folded.cache_clear()


def split(text: str) -> list[Word]:
    """Return the words of ``text`` in order, folded; punctuation stands between words."""
    found = (Word(m.start(), m.end(), _folded(m.group())) for m in _WORD.finditer(text))
    return [word for word in found if word.text]


def texts(text: str) -> list[str]:
    """Return the words of ``text``, folded; as ``split`` does, without their places."""
    return [word for word in map(_folded, _WORD.findall(text)) if word]


class Language:
    """How words of one language are stemmed, and which of them carry no meaning."""

    def __init__(self, tag: str) -> None:
        """Know the language of a BCP 47 tag, by its first part."""
        base = tag.partition("-")[0]
        self.stop = frozenset(_STOP.get(base, "").split())
        self._algorithm = _STEMMERS.get(base)
        self._stems: dict[str, str] = {}
        self._stemmer: Callable[[str], str] | None = None

    def stem(self, word: str) -> str:
        """Return the stem of a folded word: “stitches” and “stitch” have the same."""
        found = self._stems.get(word)
        if found is None:
            if len(self._stems) >= KEPT:
                self._stems.clear()
            found = self._stems[word] = self._make(word)
        return found

    def forget(self) -> None:
        """Keep no stem of a word that was typed."""
        self._stems.clear()

    def _make(self, word: str) -> str:
        if self._algorithm is None:
            return word
        if self._stemmer is None:
            # Imported when somebody searches: it takes 20 ms that the first page does not wait for.
            import snowballstemmer

            self._stemmer = snowballstemmer.stemmer(self._algorithm).stemWord
        return fold(self._stemmer(word)) or word

    def meant(self, text: str) -> list[Word]:
        """Return the words of a text that carry meaning; all of them when none does."""
        found = split(text)
        return [word for word in found if word.text not in self.stop] or found

    def stems(self, words: Sequence[Word]) -> list[str]:
        """Return the stem of each word."""
        return [self.stem(word.text) for word in words]


@cache
def language(tag: str) -> Language:
    """Return the language of a BCP 47 tag; each is made once."""
    return Language(tag)
