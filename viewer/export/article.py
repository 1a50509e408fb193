"""An article as one ``article`` element: banners, short version, contents, text, sources."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from viewer.export.body import Body
from viewer.export.edition import Edition, direction
from viewer.export.phrases import words_for
from viewer.export.tree import node
from viewer.library.article import Article, Passage, PassageKind, Source
from viewer.library.page import about, banners
from viewer.library.phrases import phrases_for

_DOI = "doi:"


def article_content(edition: Edition, article: Article, file: str) -> Element:
    """Return the whole of ``article`` for the page ``file``."""
    body = Body(edition, article, file)
    phrases = phrases_for(article.language)
    front = article.front
    topic = node("a", article.topic_title, href=body.link(edition.page(f"topics/{article.topic}")))
    meta = phrases.meta.format(
        minutes=phrases.minutes(article.minutes),
        month=phrases.month_of(front.written),
        version=front.version,
    )
    head = node(
        "header",
        node("p", topic, kind="topic"),
        node("h1", front.title, id=body.take("page-top")),
        node("p", meta, kind="meta"),
    )
    whole = _whole(article, head)
    whole.extend(_banners(edition, article, body))
    if front.whole_notice:
        whole.append(body.note("plain", node("p", front.whole_notice), title=phrases.notice))
    points = node("ul", *(node("li", point) for point in front.key_points))
    heading = node("h2", phrases.in_short, id=body.take("page-in-short"))
    whole.append(node("div", heading, points, kind="note key"))
    whole.append(_contents(article, body))
    for passage in article.passages:
        whole.extend(_passage(edition, article, passage, body))
    whole.extend(_read_next(edition, article, body))
    whole.extend(_sources(article, body))
    whole.extend(_about(article, body))
    return whole


def harder_part(edition: Edition, article: Article, passage: Passage, file: str) -> Element:
    """Return a harder part of ``article`` as a page of its own, with the way back."""
    body = Body(edition, article, file)
    words, phrases = words_for(article.language), phrases_for(article.language)
    back = node(
        "p",
        node(
            "a",
            words.back.format(title=article.front.title),
            href=body.link(f"{edition.article_page(article.id)}#{passage.id}"),
        ),
    )
    head = node("header", node("p", phrases.callouts["gate"], kind="topic"))
    head.append(node("h1", passage.title, id=body.take("page-top")))
    whole = _whole(article, head, back)
    whole.extend(_banners(edition, article, body))
    blocks = body.passage(passage.html)
    if not any(block.tag == "h2" for block in blocks):
        for block in blocks:
            block.tag = "h2" if block.tag == "h3" else block.tag
    whole.extend(blocks)
    whole.append(node("p", *back))
    return whole


def _whole(article: Article, *parts: Element) -> Element:
    return node("article", *parts, lang=article.language, dir=direction(article.language))


def _banners(edition: Edition, article: Article, body: Body) -> Iterator[Element]:
    """Yield what a reader must know first; the last line says who checked the page (T2)."""
    said = banners(article, edition.info.newest, edition.language)
    for at, (title, text) in enumerate(said):
        # Only the line about a missing translation (L4) is in the language that was asked for.
        foreign = (
            at == 0 and edition.language.partition("-")[0] != article.language.partition("-")[0]
        )
        language = edition.language if foreign else ""
        yield body.note("plain", node("p", text), title=title, language=language)


def _contents(article: Article, body: Body) -> Element:
    words, phrases = words_for(article.language), phrases_for(article.language)
    shown = [(one.id, one.title) for one in article.outline if one.level == 2 and not one.passage]  # noqa: PLR2004 (h2)
    if article.sources:
        shown.append(("page-sources", phrases.sources))
    shown.append(("page-about", phrases.about))
    items = (node("li", node("a", title, href=f"#{name}")) for name, title in shown)
    heading = node("h2", words.on_this_page, id=body.take("page-contents"))
    return node("nav", heading, node("ul", *items), aria_labelledby="page-contents")


def _passage(edition: Edition, article: Article, passage: Passage, body: Body) -> Iterator[Element]:
    """Yield a passage: open, as a closed fold, or as the way to the page it lies on (K6)."""
    if passage.kind is PassageKind.OPEN:
        yield from body.passage(passage.html)
        return
    phrases = phrases_for(article.language)
    gate = passage.kind is PassageKind.GATE
    name = body.take(passage.id)
    if gate and edition.apart:
        target = body.link(edition.article_page(article.id, passage.id))
        link = node("p", node("a", phrases.gate_open, href=target))
        more = node("p", phrases.gate_more)
        yield node("div", body.note("plain", more, link, title=passage.title), id=name)
        return
    kind = phrases.callouts["gate" if gate else "more"]
    summary = node("summary", f"{kind}: {passage.title}")
    if gate:
        summary.append(node("span", phrases.gate_more, kind="more"))
    blocks = body.passage(passage.html)
    yield node("details", summary, *blocks, id=name, kind="gate" if gate else "")


def _read_next(edition: Edition, article: Article, body: Body) -> Iterator[Element]:
    items = []
    for there in article.read_next:
        target = edition.resolve(f"article:{there.id}", article.id)
        if target is not None:
            link = node("a", there.title, href=body.link(target))
            items.append(node("li", link, node("br"), there.reason))
    if items:
        words = phrases_for(article.language)
        yield node("h2", words.read_next, id=body.take("page-read-next"))
        yield node("ul", *items)


def _sources(article: Article, body: Body) -> Iterator[Element]:
    if article.sources:
        heading = phrases_for(article.language).sources
        yield node("h2", heading, id=body.take("page-sources"))
        items = (_source(source, body) for source in article.sources)
        yield node("ol", *items, kind="sources")


def _source(source: Source, body: Body) -> Element:
    """Return a source as it stands in the list; a DOI becomes a link to whoever keeps it."""
    item = node("li", source.text, id=body.take(f"source-{source.key}"))
    address = source.address
    if address.startswith(_DOI):
        address = f"https://doi.org/{address.removeprefix(_DOI)}"
    if address.startswith(("https://", "http://")):
        link = node("a", source.address, href=address, rel="noreferrer")
        return node("li", f"{source.text} ", link, id=item.get("id", ""))
    return item


def _about(article: Article, body: Body) -> Iterator[Element]:
    yield node("h2", phrases_for(article.language).about, id=body.take("page-about"))
    listing = node("dl")
    for label, text in about(article):
        listing.extend([node("dt", label), node("dd", text)])
    yield listing
