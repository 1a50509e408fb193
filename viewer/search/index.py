"""Writes the index into the library: what can be found, under which words, and how well.

How well a word stands for an entry (BM25) is worked out here, once. For each word only the best
entries are kept, so a question takes as long among a hundred thousand articles as among twenty.
The texts that snippets are cut from stand beside, packed; what lies behind a gate is in neither
(K6).
"""

import math
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from struct import pack

import msgspec

from viewer.search.alarm import Alarms
from viewer.search.documents import Document, Kind, Section
from viewer.search.phrases import PhraseBook
from viewer.search.thesaurus import Ring, hidden_words, ring_book, tokens
from viewer.search.words import language, texts

BEST = 200
"""Entries kept for a word; a question asks for a handful."""

ENTRIES = "<HH", "<IH"
"""How one entry of a word is packed: its number, and how well the word stands for it. A library of
usual size needs no long numbers."""

SHORT = 65_535
"""The largest number that the short way holds."""

BUNDLE = 32_000
"""Letters of sections that are packed together. Alone most would fill half a page of the file and
leave the rest of it empty; with too many, each snippet would take long to unpack."""

SCALE = 500
"""Weights are kept as whole numbers, so many to one."""

COLUMNS = ((10.0, 6), (7.0, 10), (4.0, 40), (3.0, 80), (1.5, 800))
"""Title, synonyms, headings, key points and body: what a word weighs there, and how many words
there usually are. Fixed, so that an entry weighs the same whatever stands beside it."""

SATURATION = 1.2
"""How soon a word that comes again and again adds nothing (k1 of BM25)."""

PACKING = 9
"""How hard zlib works."""

Row = tuple[str, tuple[object, ...]]


class Lore(msgspec.Struct, frozen=True, kw_only=True):
    """What the search knows beside the texts: synonyms, and the words that go before all.

    Filled in by rows(): ``pages``, by language, the entry that is about just one ring; ``packed``,
    how an entry of a word is.
    """

    rings: Sequence[Ring] = ()
    alarms: Alarms = Alarms()
    languages: Sequence[str] = ()
    pages: Mapping[str, Mapping[int, int]] = {}
    packed: str = ENTRIES[-1]


class KnownWord(msgspec.Struct, frozen=True, array_like=True):
    """A word of the library with its stem, and how often it stands in it.

    A count of 0 is understood but never offered: the word stands only in old terms (H4).
    """

    word: str
    stem: str
    count: int


def rows(documents: Sequence[Document], lore: Lore) -> Iterator[Row]:
    """Yield the rows of the index for ``documents``; the same in the same order, always."""
    known = [document for document in documents if document.language in lore.languages]
    packed = ENTRIES[len(known) > SHORT]
    writers = {tag: _Writer(tag, lore.rings, packed) for tag in lore.languages}
    bundles = _Bundles()
    for number, document in enumerate(known, 1):
        writers[document.language].add(number, document)
        place = bundles.add(document.sections)
        yield "search_entry", (number, document.kind, document.id, document.title, *place)
    yield from bundles.rows()
    for writer in writers.values():
        yield from writer.rows()
    pages = {tag: _pages(known, lore.rings, tag) for tag in lore.languages}
    whole = msgspec.structs.replace(lore, pages=pages, packed=packed)
    yield "meta", ("search", zlib.compress(msgspec.json.encode(whole), PACKING))


def _pages(documents: Sequence[Document], rings: Sequence[Ring], tag: str) -> dict[int, int]:
    """Return, for each ring that editors gave a page, the number of that page's entry."""
    numbers = {
        document.id: number
        for number, document in enumerate(documents, 1)
        if document.language == tag and document.kind is Kind.ARTICLE
    }
    pages = ((at, ring.page) for at, ring in enumerate(rings))
    return {at: numbers[page] for at, page in pages if page is not None and page in numbers}


class _Bundles:
    """Packs the sections of several entries together."""

    def __init__(self) -> None:
        self._full: list[bytes] = []
        self._open: list[Sequence[Section]] = []
        self._letters = 0

    def add(self, sections: Sequence[Section]) -> tuple[int, int]:
        """Return the bundle that ``sections`` lie in, and their place in it."""
        if self._letters > BUNDLE:
            self._close()
        self._open.append(sections)
        self._letters += sum(len(section.heading) + len(section.text) for section in sections)
        return len(self._full) + 1, len(self._open) - 1

    def _close(self) -> None:
        self._full.append(zlib.compress(msgspec.json.encode(self._open), PACKING))
        self._open, self._letters = [], 0

    def rows(self) -> Iterator[Row]:
        if self._open:
            self._close()
        for number, bundle in enumerate(self._full, 1):
            yield "search_bundle", (number, bundle)


class _Writer:
    """Gathers the words of one language."""

    def __init__(self, tag: str, rings: Sequence[Ring], packed: str) -> None:
        self._tag, self._rings, self._packed = tag, rings, packed
        self._language = language(tag)
        self._book: PhraseBook[int] = ring_book(rings, tag)
        self._counts: Counter[str] = Counter()
        self._lists = (_Lists(), _Lists())

    def add(self, number: int, document: Document) -> None:
        weights: dict[str, float] = {}
        columns = (
            (document.title,),
            document.synonyms,
            [part.heading for part in document.sections],
            document.points,
            [part.text for part in document.sections],
        )
        for column, (weight, usual) in zip(columns, COLUMNS, strict=True):
            found = [token for text in column for token in tokens(text, self._language, self._book)]
            length = SATURATION * (0.25 + 0.75 * len(found) / usual)
            for token, count in Counter(found).items():
                share = weight * count / (count + length)
                weights[token] = weights.get(token, 0.0) + share
            self._counts.update(word for text in column for word in texts(text))
        self._lists[document.kind is Kind.ARTICLE].add(number, weights)

    def rows(self) -> Iterator[Row]:
        for articles, lists in enumerate(self._lists):
            for word, entries in lists.packed(self._packed):
                yield "search_word", (self._tag, articles, word, entries)
        words = msgspec.json.encode(self._vocabulary())
        yield "search_vocabulary", (self._tag, zlib.compress(words, PACKING))

    def _vocabulary(self) -> list[KnownWord]:
        """Return the words that spelling help may know: those of the texts and of the rings."""
        hidden = hidden_words(self._rings, self._tag)
        whole = Counter(self._counts)
        for ring in self._rings:
            for phrase in ring.words[self._tag].all() if self._tag in ring.words else ():
                whole.update(texts(phrase))
        found = []
        for word, count in sorted(whole.items()):
            if word not in self._language.stop:
                stem = self._language.stem(word)
                found.append(KnownWord(word, stem, 0 if stem in hidden else count))
        return found


class _Lists:
    """For each word the entries it stands in, the best first."""

    def __init__(self) -> None:
        self._entries: dict[str, list[tuple[float, int]]] = {}
        self._counts: Counter[str] = Counter()
        self._total = 0

    def add(self, number: int, weights: Mapping[str, float]) -> None:
        self._total += 1
        self._counts.update(weights.keys())
        for word, weight in weights.items():
            entries = self._entries.setdefault(word, [])
            entries.append((-weight, number))
            if len(entries) > 4 * BEST:  # so that a huge library needs no huge memory
                entries.sort()
                del entries[BEST:]

    def packed(self, entry: str) -> Iterator[tuple[str, bytes]]:
        for word in sorted(self._entries):
            count = self._counts[word]
            rarity = math.log(1 + (self._total - count + 0.5) / (count + 0.5))
            best = sorted(self._entries[word])[:BEST]
            yield (
                word,
                b"".join(
                    pack(entry, number, min(65_535, max(1, round(-weight * rarity * SCALE))))
                    for weight, number in best
                ),
            )
