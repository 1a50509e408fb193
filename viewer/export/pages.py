"""The pages of an edition: the home page, one page a topic, one an article.

A page is the content of its ``main``; what stands around it differs between a folder and a book.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import msgspec

from viewer.export.article import article_content, harder_part
from viewer.export.edition import Edition, relative
from viewer.export.help import help_pages
from viewer.export.phrases import words_for
from viewer.export.tree import node
from viewer.library.article import Article, PassageKind, Topic
from viewer.library.phrases import phrases_for


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One page: its file, its title, what stands in it, and which topic or article it is of.

    ``apart`` is set for a harder part: nobody comes upon it by turning pages.
    """

    file: str
    title: str
    content: list[Element]
    name: str
    article: Article | None = None
    apart: bool = False


def pages_of(edition: Edition) -> Iterator[Page]:
    """Yield the pages of ``edition``, in the order in which a book has them."""
    yield home_page(edition)
    yield from (Page(**page) for page in help_pages(edition))
    for topic, shelf in edition.shelves:
        yield topic_page(edition, topic, shelf)
        for article in shelf:
            yield from article_pages(edition, article)


def article_pages(edition: Edition, article: Article) -> Iterator[Page]:
    """Yield the page of an article, and those of its harder parts where they lie apart."""
    name = f"articles/{article.id}"
    file = edition.article_page(article.id)
    content = article_content(edition, article, file)
    title = article.front.title
    yield Page(file=file, title=title, content=[content], name=name, article=article)
    for passage in article.passages if edition.apart else ():
        if passage.kind is PassageKind.GATE:
            file = edition.article_page(article.id, passage.id)
            content = harder_part(edition, article, passage, file)
            yield Page(
                file=file,
                title=passage.title,
                content=[content],
                name=f"{name}.{passage.id}",
                article=article,
                apart=True,
            )


def home_page(edition: Edition) -> Page:
    """Return the first page: what should not wait, then the topics. Its title is neutral (K5)."""
    words = words_for(edition.language)
    file = edition.page("index")
    content = [node("h1", words.read_at_your_pace), node("p", words.choose)]
    urgent = edition.article(edition.info.when_to_call)
    if urgent is not None:
        link = node("a", words.urgent_title, href=relative(edition.article_page(urgent.id), file))
        lines = node("p", node("strong", link)), node("p", words.urgent_text)
        content.append(node("div", *lines, kind="note urgent"))
    topics = node("ul", kind="cards")
    for topic, _ in edition.shelves:
        link = node("a", topic.title, href=relative(edition.page(f"topics/{topic.id}"), file))
        topics.append(node("li", node("strong", link), node("br"), topic.description))
    link = node("a", words.help, href=relative(edition.help_page(), file))
    topics.append(node("li", node("strong", link)))
    content += [topics, node("p", words.checked_where)]
    return Page(file=file, title=library_title(edition), content=content, name="index")


def topic_page(edition: Edition, topic: Topic, shelf: list[Article]) -> Page:
    """Return the page of a topic: its articles, each with its sentence."""
    name = f"topics/{topic.id}"
    file = edition.page(name)
    listing = node("ul", kind="cards")
    for article in shelf:
        link = node("a", article.front.title, href=relative(edition.article_page(article.id), file))
        item = node("li", node("strong", link), node("br"), article.front.summary)
        if article.language != edition.language:
            item.set("lang", article.language)
        listing.append(item)
    content = [node("h1", topic.title), node("p", topic.description), listing]
    return Page(file=file, title=topic.title, content=content, name=name)


def library_title(edition: Edition) -> str:
    """Return what the library is called in this language."""
    titles = edition.info.title
    return titles.get(edition.language) or next(iter(titles.values()), "Snowdrop")


def imprint(edition: Edition) -> list[Element]:
    """Return the lines that say which library this is: version, day, and hash of its content.

    The day is the library's own, so the same library gives the same bytes on every day.
    """
    words, info = words_for(edition.language), edition.info
    day = phrases_for(edition.language).day(info.newest)
    said = words.edition.format(title=library_title(edition), version=info.version, day=day)
    return [
        node("p", words.purpose),
        node("p", f"{said} {words.copy}"),
        node("p", f"{words.content_hash} ", node("code", info.content_hash)),
    ]
