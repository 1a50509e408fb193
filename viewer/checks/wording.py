"""Words that hurt, blame, belittle or promise, in every text that ships (H4, H5, T5, T11).

The words stand in ``content/lexicon.yaml``, each with who says so and what to write instead.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum
from pathlib import Path

import msgspec

from viewer.checks.prose import HIDDEN
from viewer.checks.rule import Rule
from viewer.checks.texts import Place, Shipped
from viewer.library.folder import SourceFolder, part, parts
from viewer.problems import Problem, Severity

FILE = "lexicon.yaml"

AVOIDED = Rule(
    id="avoided-word",
    family="wording",
    asks="Words that blame, belittle, promise or frighten are not used, nor trust marks that "
    "nobody gave us, nor, in the program itself, words of a medical device.",
    standard="H4, H5, T5, T11",
)
UNEXPLAINED = Rule(
    id="unexplained-word",
    family="wording",
    asks="An old or clinical name that hurts stands only where it is explained: "
    "`{explained: the old name}`.",
    standard="H4",
)
BETTER = Rule(
    id="better-word",
    family="wording",
    asks="The plain word is used; the clinical one may follow it in brackets.",
    standard="H3, H5",
    severity=Severity.WARNING,
)
NAME = Rule(
    id="avoided-name",
    family="wording",
    asks="Names of files hold none of these words either: a reader can meet them.",
    standard="H4",
)
LEXICON = Rule(
    id="bad-lexicon",
    family="wording",
    asks="The lexicon is there, and every entry says who says so: a key of references.yaml, a "
    "criterion such as H4, a ruling such as C8, or “editors”.",
    standard="H4",
)
RULES = (AVOIDED, UNEXPLAINED, BETTER, NAME, LEXICON)

_AUTHORITY = re.compile(r"[A-Z][0-9]{1,2}|editors")
_BRACKETS = re.compile(r"\([^()\n]*\)")
_NUMBER = (
    r"(?:[0-9][0-9.,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|once|twice|every"
    r"|half|un|una|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|cada)"
)


class Weight(StrEnum):
    """How firmly a word is avoided."""

    PREFERRED = "preferred"
    EXPLAIN_ONLY = "explain-only"
    NEVER = "never"


class Where(StrEnum):
    """Whether a word is looked for in what people read, or in the program around it."""

    CONTENT = "content"
    INTERFACE = "interface"


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words to avoid and what to use. No language means all of them.

    In ``words`` and ``unless``, ``*`` stands for any word and ``#`` for a number.
    """

    words: list[str]
    weight: Weight
    use_instead: str
    who_says_so: list[str]
    languages: list[str] = []
    unless: list[str] = []
    where: tuple[Where, ...] = (Where.CONTENT,)
    exact: bool = False


class Word(msgspec.Struct, frozen=True):
    """An entry ready to be looked for; ``harmless`` matches the phrases in which it may stand."""

    entry: Entry
    pattern: re.Pattern[str]
    harmless: re.Pattern[str] | None

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Yield each place where the word stands and is not harmless."""
        for match in self.pattern.finditer(text):
            if not any(
                fine.start() <= match.start() and match.end() <= fine.end()
                for fine in (self.harmless.finditer(text) if self.harmless else ())
            ):
                yield match


class Lexicon:
    """All words to avoid; most texts hold none, so one pattern of all is asked first."""

    def __init__(self, words: Iterable[Word]) -> None:
        self._words = list(words)
        self._ready: dict[tuple[Where, str], tuple[re.Pattern[str], list[Word]]] = {}

    def __len__(self) -> int:
        return len(self._words)

    def words_in(self, text: str, language: str, where: Where) -> list[Word]:
        """Return the words that may stand in ``text``."""
        base = language.partition("-")[0]
        if (where, base) not in self._ready:
            words = [
                word
                for word in self._words
                if where in word.entry.where
                and (not base or not word.entry.languages or base in word.entry.languages)
            ]
            joined = "|".join(word.pattern.pattern for word in words) or r"(?!)"
            self._ready[where, base] = (re.compile(joined, re.IGNORECASE), words)
        any_of_them, words = self._ready[where, base]
        return words if any_of_them.search(text) else []


def load_lexicon(folder: Path, references: Collection[str]) -> tuple[Lexicon, list[Problem]]:
    """Read ``lexicon.yaml``; an entry that is wrong is left out and named."""
    source = SourceFolder(folder)
    marked = source.record(folder / FILE)
    words: list[Word] = []
    for record in parts(part(marked, "entries")).values() if marked else ():
        entry = source.converted(record, Entry, "lexicon entry")
        if not entry:
            continue
        unknown = [
            who
            for who in entry.who_says_so
            if who not in references and not _AUTHORITY.fullmatch(who)
        ]
        if unknown or not entry.who_says_so or not entry.words:
            named = ", ".join(unknown) or "nobody"
            message = (
                f"This entry has no words, or rests on “{named}”. Name a key of references.yaml, "
                "a criterion such as H4, or “editors”."
            )
            source.problems.append(
                LEXICON.problem(record.file, record.line("who_says_so"), message)
            )
        words.append(_word(entry))
    if marked and not words:
        message = "There is no word in this lexicon, so no wording was checked. Add its entries."
        source.problems.append(LEXICON.problem(source.shown(folder / FILE), 0, message))
    return Lexicon(words), source.problems


def check_wording(texts: Iterable[Shipped], lexicon: Lexicon) -> Iterator[Problem]:
    """Yield a problem for each word that should not stand where it stands."""
    for shipped in texts:
        if shipped.place is Place.NAME:
            continue  # what a place calls itself is not ours to change
        where = Where.INTERFACE if shipped.place is Place.INTERFACE else Where.CONTENT
        for word in lexicon.words_in(shipped.text, shipped.language, where):
            yield from _hits(shipped, word)


def check_names(files: Iterable[str], lexicon: Lexicon) -> Iterator[Problem]:
    """Yield a problem for each file whose name holds a word that a reader should not meet."""
    for file in files:
        name = re.sub(r"[-_.]+", " ", file.rpartition("/")[2].rpartition(".")[0])
        for word in lexicon.words_in(name, "", Where.CONTENT):
            for match in word.find(name) if word.entry.weight is not Weight.PREFERRED else ():
                message = f"The name of this file says “{match[0]}”. Rename it: "
                yield NAME.problem(file, 0, f"{message}{word.entry.use_instead}.")


def _hits(shipped: Shipped, word: Word) -> Iterator[Problem]:
    weight = word.entry.weight
    text = shipped.text if weight is Weight.NEVER else shipped.outside
    if weight is Weight.PREFERRED:
        if shipped.place is Place.GLOSSARY:
            return  # there the clinical word is what is being explained
        text = _BRACKETS.sub(lambda m: HIDDEN * len(m[0]), text)
    rule = {Weight.NEVER: AVOIDED, Weight.EXPLAIN_ONLY: UNEXPLAINED, Weight.PREFERRED: BETTER}
    aside = {
        Weight.NEVER: "",
        Weight.EXPLAIN_ONLY: " Where a reader has to know the word, write {explained: …}.",
        Weight.PREFERRED: "",
    }
    for match in word.find(text):
        found = " ".join(match[0].split())
        message = f"“{found}”: use {word.entry.use_instead}.{aside[weight]}"
        yield rule[weight].problem(shipped.file, shipped.line_at(match.start()), message)


def _word(entry: Entry) -> Word:
    spanish = entry.languages == ["es"]
    longest_first = sorted(entry.words, key=len, reverse=True)
    found = "|".join(_phrase(words, exact=entry.exact, spanish=spanish) for words in longest_first)
    fine = "|".join(_phrase(words, exact=False, spanish=spanish) for words in entry.unless)
    return Word(
        entry,
        re.compile(rf"(?<!\w)(?:{found})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{fine})(?!\w)", re.IGNORECASE) if fine else None,
    )


def _phrase(words: str, *, exact: bool, spanish: bool) -> str:
    """Return the pattern of a phrase: space or quotes between words, simple endings on them."""
    given = words.split()
    found = []
    for at, word in enumerate(given):
        if word in {"*", "#"}:
            found.append(r"[\w’'-]+" if word == "*" else _NUMBER)
            continue
        plain = re.escape(word).replace("'", "[’']")
        if exact:
            found.append(plain)
        elif spanish:
            found.append(_spanish(plain))
        else:
            found.append(_english(plain) if at == len(given) - 1 else plain)
    return r"[\s“”\"-]+".join(found)


def _english(word: str) -> str:
    """Let the last word of a phrase take a plural, a past tense or -ing."""
    if re.search(r"[^aeiou]y$", word):
        return rf"{word[:-1]}(?:y|ies|ied|ying)(?:[’']s)?"
    if word.endswith("e"):
        return rf"{word[:-1]}(?:e|es|ed|ing)(?:[’']s)?"
    return rf"{word}(?:s|es|ed|ing)?(?:[’']s)?"


def _spanish(word: str) -> str:
    """Let every word take a plural, and the other gender where it ends in -o or -a."""
    if word[-1] in "oa":
        return rf"{word[:-1]}[oa]s?"
    return rf"{word}(?:s|es)?"
