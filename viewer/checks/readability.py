"""How hard a text is to read: an estimate that says where to look first, never a mark of quality.

English: Flesch-Kincaid grade, and SMOG beside it. Spanish: Fernández-Huerta. Formulas see the
length of words and sentences and nothing else; the NHS advises them only for setting priorities.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

import msgspec

from viewer.checks.prose import SENTENCES, Block, Kind, Section, blocks, plain, sections
from viewer.checks.rule import Rule
from viewer.checks.syllables import BAD_LIST, Syllables
from viewer.checks.terms import Terms
from viewer.library.content import ArticleSource, GlossaryEntry
from viewer.problems import Problem, Severity

TARGET_GRADE, HIGHEST_GRADE, HIGHEST_SECTION, HIGHEST_SMOG = 6.0, 8.0, 9.0, 8.0
TARGET_EASE, LOWEST_EASE, LOWEST_SECTION = 70.0, 60.0, 50.0
"""Fernández-Huerta: 70 to 80 is “fairly easy”, about grade 6; 60 is about grade 8."""

LONGEST_SENTENCE, LONGEST_MEAN = 25, 14
MOST_SENTENCES, LONGEST_PARAGRAPH = 4, 80
LONGEST_RUN = 200
"""Words between two headings (H2)."""

LEAST_WORDS = 50
"""A section with fewer words is not judged by itself: a formula needs some text to go by."""

_APART = frozenset((Kind.ALT, Kind.TITLE))
"""Blocks that do not make a run of text longer."""

_MANY = 3
"""Syllables of a long word (SMOG)."""


def _rule(rule_id: str, asks: str, standard: str, severity: Severity) -> Rule:
    return Rule(id=rule_id, family="readability", asks=asks, standard=standard, severity=severity)


HARD = _rule(
    "hard-to-read",
    "The estimate for an article is grade 8 or lower (Spanish: ease 60 or higher), its words that "
    "the glossary explains left out. The target is grade 6 (ease 70).",
    "H1",
    Severity.ERROR,
)
ABOVE_TARGET = _rule(
    "above-target",
    "Told to programs and on the score sheet only: the estimate is above grade 6, or SMOG above 8.",
    "H1",
    Severity.NOTE,
)
HARD_SECTION = _rule(
    "hard-section",
    f"No section of {LEAST_WORDS} words or more is above grade 9 (below ease 50).",
    "H1",
    Severity.WARNING,
)
LONG_SENTENCE = _rule("long-sentence", "A sentence has at most 25 words.", "H2", Severity.WARNING)
LONG_MEAN = _rule(
    "long-sentences", "The mean of an article is at most 14 words.", "H2", Severity.WARNING
)
LONG_PARAGRAPH = _rule(
    "long-paragraph",
    "A paragraph or list item has at most 4 sentences and 80 words.",
    "H2",
    Severity.WARNING,
)
LONG_RUN = _rule(
    "no-heading",
    "At most 200 words stand between two headings; each fold is counted by itself.",
    "H2, PEMAT 8, CDC 9",
    Severity.WARNING,
)
RULES = (
    HARD, ABOVE_TARGET, HARD_SECTION, LONG_SENTENCE, LONG_MEAN, LONG_PARAGRAPH, LONG_RUN, BAD_LIST,
)  # fmt: skip

_WORD = re.compile(r"[^\W_]+(?:[’'.,/–-][^\W_]+)*")
_SENTENCE_END = re.compile(
    r"(?:(?<=[.!?…])|(?<=[.!?…][”\"’)]))(?<!\bDr\.)(?<!\bvs\.)(?<!\be\.g\.)\s+"
    r"(?=[“\"(¿¡‘]?[A-Z0-9ÁÉÍÓÚÜÑ])"
)


class Estimate(msgspec.Struct, frozen=True, kw_only=True):
    """What was counted, and what the formulas make of it.

    ``term_*`` count the words that the glossary explains. In the figures ``without_terms`` these
    words still make a sentence longer, but how long they are themselves does not count.
    """

    language: str
    sentences: int
    words: int
    syllables: int
    long_words: int
    term_words: int
    term_syllables: int
    term_long_words: int

    @property
    def mean(self) -> float:
        """Words in a sentence."""
        return self.words / max(1, self.sentences)

    def figure(self, *, without_terms: bool = True) -> float:
        """Return the Flesch-Kincaid grade, or for Spanish the Fernández-Huerta ease."""
        words, syllables = self.words, self.syllables
        if without_terms and words > self.term_words:
            words, syllables = words - self.term_words, syllables - self.term_syllables
        each = syllables / max(1, words)
        if self.is_spanish:
            return 206.84 - 60 * each - 1.02 * self.mean
        return 0.39 * self.mean + 11.8 * each - 15.59

    def smog(self, *, without_terms: bool = True) -> float:
        """Return the SMOG grade, which counts words of three syllables or more."""
        long_words = self.long_words - (self.term_long_words if without_terms else 0)
        return 1.0430 * math.sqrt(long_words * 30 / max(1, self.sentences)) + 3.1291

    @property
    def is_spanish(self) -> bool:
        """Whether ``figure`` is an ease, of which more is better, and no grade."""
        return self.language.partition("-")[0] == "es"

    def exceeds(self, grade: float, ease: float) -> bool:
        """Return whether the deciding figure is worse than ``grade``, or in Spanish ``ease``."""
        return self.figure() < ease if self.is_spanish else self.figure() > grade


class Reader:
    """Estimates texts of one language; made once, used for every article."""

    def __init__(
        self,
        language: str,
        syllables: Syllables,
        glossary: Mapping[str, Mapping[str, GlossaryEntry]] | None = None,
    ) -> None:
        self.language = language
        self._syllables = syllables
        self._terms = Terms(glossary or {}, language)

    def estimate(self, texts: Iterable[str]) -> Estimate:
        """Return the estimate for ``texts``; each is one or more whole sentences."""
        count = [0] * 7
        for text in texts:
            count[0] += len(sentences_in(text))
            spans = [(begin, end) for begin, end, _ in self._terms.find(text)]
            for match in _WORD.finditer(text):
                syllables = self._syllables.count(match[0], self.language)
                is_term = any(begin <= match.start() < end for begin, end in spans)
                for at in (1, 4) if is_term else (1,):
                    count[at] += 1
                    count[at + 1] += syllables
                    count[at + 2] += syllables >= _MANY
        return Estimate(
            language=self.language,
            sentences=count[0],
            words=count[1],
            syllables=count[2],
            long_words=count[3],
            term_words=count[4],
            term_syllables=count[5],
            term_long_words=count[6],
        )

    def article(self, article: ArticleSource) -> Estimate:
        """Return the estimate for a whole article: summary, key points and body."""
        front = article.front
        heads = [front.summary, front.whole_notice, *front.key_points]
        body = (block.text for block in blocks(article) if block.kind in SENTENCES)
        return self.estimate([*filter(None, heads), *body])


def sentences_in(text: str) -> list[str]:
    """Return the sentences of ``text``; one without a full stop counts too, as in a list."""
    return [one for one in _SENTENCE_END.split(" ".join(text.split())) if _WORD.search(one)]


def words_in(text: str) -> int:
    """Return how many words ``text`` has."""
    return len(_WORD.findall(text))


def check_readability(article: ArticleSource, reader: Reader) -> Iterator[Problem]:
    """Yield what makes ``article`` harder to read than it may be (H1, H2), notes included."""
    found = blocks(article)
    yield from _figures(article, reader.article(article))
    for section in sections(found):
        yield from _section(article, section, reader)
    for block in found:
        if block.kind in SENTENCES:
            yield from _lengths(article, block)
    yield from _runs(article, found)


def _figures(article: ArticleSource, estimate: Estimate) -> Iterator[Problem]:
    told = shown(estimate)
    if estimate.exceeds(HIGHEST_GRADE, LOWEST_EASE):
        message = (
            f"The estimate for this article is {told}; at most grade 8 (ease 60) is accepted. "
            "Use shorter words and sentences."
        )
        yield HARD.problem(article.file, article.body_line, message)
    elif estimate.exceeds(TARGET_GRADE, TARGET_EASE) or (
        not estimate.is_spanish and estimate.smog() > HIGHEST_SMOG
    ):
        target = "ease 70" if estimate.is_spanish else "grade 6, SMOG 8"
        message = f"The estimate for this article is {told}; the target is {target}."
        yield ABOVE_TARGET.problem(article.file, article.body_line, message)
    if estimate.mean > LONGEST_MEAN:
        message = (
            f"The sentences have {estimate.mean:.1f} words in the mean; at most {LONGEST_MEAN} "
            "are easy to follow. Cut the longest in two."
        )
        yield LONG_MEAN.problem(article.file, article.body_line, message)


def shown(estimate: Estimate) -> str:
    """Return the deciding figures in words: grade 5.4, SMOG 7.9."""
    if estimate.is_spanish:
        return f"ease {estimate.figure():.0f}"
    return f"grade {estimate.figure():.1f}, SMOG {estimate.smog():.1f}"


def _section(article: ArticleSource, section: Section, reader: Reader) -> Iterator[Problem]:
    texts = [block.text for block in section.blocks if block.kind in SENTENCES]
    estimate = reader.estimate(texts)
    if estimate.words >= LEAST_WORDS and estimate.exceeds(HIGHEST_SECTION, LOWEST_SECTION):
        title = plain(section.heading.written) if section.heading else "the beginning"
        line = section.heading.line if section.heading else article.body_line
        message = (
            f"The estimate for “{title}” is {shown(estimate)}; at most grade 9 (ease 50) is "
            "accepted for a part. Use shorter words and sentences."
        )
        yield HARD_SECTION.problem(article.file, line, message)


def _lengths(article: ArticleSource, block: Block) -> Iterator[Problem]:
    text = block.text
    found = sentences_in(text)
    for sentence in found:
        if (words := words_in(sentence)) > LONGEST_SENTENCE:
            message = (
                f"The sentence “{sentence[:40]}…” has {words} words; at most {LONGEST_SENTENCE} "
                "are easy to follow. Make two of it."
            )
            yield LONG_SENTENCE.problem(article.file, block.line, message)
    if len(found) > MOST_SENTENCES or words_in(text) > LONGEST_PARAGRAPH:
        message = (
            f"This paragraph has {len(found)} sentences and {words_in(text)} words; at most "
            f"{MOST_SENTENCES} and {LONGEST_PARAGRAPH}. Part it."
        )
        yield LONG_PARAGRAPH.problem(article.file, block.line, message)


def _runs(article: ArticleSource, found: list[Block]) -> Iterator[Problem]:
    """Yield a problem for each run of too many words with no heading in it."""
    for section in sections(found):
        for folded, run in groupby(section.blocks, lambda block: block.around in {"more", "gate"}):
            counted = list(run)
            words = sum(words_in(block.text) for block in counted if block.kind not in _APART)
            if words > LONGEST_RUN:
                message = (
                    f"{words} words stand here {'in one fold' if folded else 'with no heading'}; "
                    f"at most {LONGEST_RUN}. Put a heading in between, or shorten."
                )
                yield LONG_RUN.problem(article.file, counted[0].line, message)
