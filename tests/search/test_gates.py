"""What lies behind a gate is found by nobody and shown in no answer (K6)."""

import re
from collections.abc import Iterator

import msgspec

from tests.search.shelf import shelf
from viewer.library.article import Article, PassageKind
from viewer.library.findable import article_document
from viewer.library.store import Library
from viewer.search.words import texts

RUN = 5
"""So many words in a row are no accident."""


def articles(library: Library) -> Iterator[Article]:
    for tag in library.info.languages:
        for topic in library.topics(tag):
            for line in library.articles(topic.id, tag):
                article = library.article(line.id, tag)
                assert article is not None
                yield article


def runs(text: str) -> set[tuple[str, ...]]:
    words = texts(text)
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def gated(article: Article) -> str:
    """Return the words of an article that lie behind its gates."""
    hidden = [passage for passage in article.passages if passage.kind is PassageKind.GATE]
    return "\n".join(passage.text for passage in hidden)


def secrets(article: Article) -> set[tuple[str, ...]]:
    """Return the runs of words that an article says behind its gates and nowhere else."""
    said = [passage for passage in article.passages if passage.kind is not PassageKind.GATE]
    front = article.front
    said_openly = runs("\n".join([front.summary, *(passage.text for passage in said)]))
    return runs(gated(article)) - said_openly


def leaks(library: Library, gated_articles: list[Article]) -> list[str]:
    """Ask for everything that lies behind a gate and return the snippets that show some of it."""
    found = []
    hidden = {(article.id, article.language): secrets(article) for article in gated_articles}
    for article in gated_articles:
        for sentence in re.split(r"[.!?\n]", gated(article)):
            for hit in library.search(sentence, article.language).articles:
                if runs(hit.snippet) & hidden.get((hit.id, hit.language), set()):
                    found.append(f"{hit.id}: {hit.snippet}")  # noqa: PERF401 (clearer as a loop)
    return found


def opened(article: Article) -> Article:
    """Return an article as it would be found if nobody minded its gates."""
    passages = [
        msgspec.structs.replace(passage, kind=PassageKind.OPEN) for passage in article.passages
    ]
    return msgspec.structs.replace(article, passages=passages)


def test_no_answer_shows_what_lies_behind_a_gate_K6(real: Library) -> None:
    behind = [article for article in articles(real) if gated(article)]
    assert len(behind) > 20
    assert all(len(secrets(article)) > 20 for article in behind)
    assert leaks(real, behind) == []


def test_an_index_that_minds_no_gates_is_caught_K6(real: Library) -> None:
    behind = [article for article in articles(real) if gated(article) and article.language == "en"]
    careful = shelf(*(article_document(article, urgent=False) for article in behind))
    assert leaks(careful, behind) == []
    careless = shelf(*(article_document(opened(article), urgent=False) for article in behind))
    assert len(leaks(careless, behind)) > 20


def test_in_a_crisis_no_page_is_found_by_the_words_about_death(real: Library) -> None:
    found = real.search("I want to die", "en")
    assert found.crisis
    assert not found.articles
    assert not found.terms
    # The control: the same word in a question that is no crisis does find such pages.
    assert real.search("why do babies die", "en").articles
