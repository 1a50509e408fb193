"""Markdown to passages: ready HTML, plain words, outline, numbered sources, claims.

Python-Markdown parses; its own HTML, code blocks, reference links and automatic links are switched
off. ``reading`` then walks through the tree that it makes.
"""

import re
from typing import Any, cast
from xml.etree.ElementTree import Element

import markdown
from markdown.inlinepatterns import InlineProcessor

from viewer.library.content import ArticleSource
from viewer.library.reading import Reading, Rendered
from viewer.library.scanner import scan
from viewer.library.scope import Desk, Scope
from viewer.problems import RejectedError

_CITATION = r" ?\[@([^\[\]\n]+)\]"
_FACTS = r" ?\{facts:([^{}\n]*)\}"
_EXPLAINED = r"\{explained:\s*([^{}\n]+?)\s*\}"
_OFF = {
    "preprocessors": ("html_block",),
    "blockprocessors": ("code", "setextheader", "reference"),
    "inlinePatterns": (
        "backtick",
        "reference",
        "image_reference",
        "short_reference",
        "short_image_ref",
        "autolink",
        "automail",
        "html",
        "entity",
    ),
    "treeprocessors": ("prettify",),
}


class _Inline(InlineProcessor):
    """Makes an element of one of our own marks: ``[@key]`` or ``{facts: 7.3}``."""

    def __init__(self, pattern: str, tag: str, md: markdown.Markdown) -> None:
        super().__init__(pattern, md)
        self._tag = tag

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element, int, int]:
        element = Element(self._tag, {"given": m[1]})
        return element, m.start(0), m.end(0)


class _Words(InlineProcessor):
    """Leaves the words of ``{explained: words}``: only the guard asks whether they are marked."""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element, int, int]:
        element = Element("span")
        element.text = m[1]
        return element, m.start(0), m.end(0)


class Renderer:
    """Renders articles one after the other; making one takes longer than using it."""

    def __init__(self) -> None:
        self._markdown = markdown.Markdown(extensions=["tables", "sane_lists", "admonition"])
        md = self._markdown
        for name in _OFF["blockprocessors"]:
            md.parser.blockprocessors.deregister(name)
        for name in _OFF["preprocessors"]:
            md.preprocessors.deregister(name)
        for name in _OFF["inlinePatterns"]:
            md.inlinePatterns.deregister(name)
        for name in _OFF["treeprocessors"]:
            md.treeprocessors.deregister(name)
        md.inlinePatterns.register(_Inline(_FACTS, "facts", md), "facts", 176)
        md.inlinePatterns.register(_Inline(_CITATION, "cite", md), "cite", 175)
        md.inlinePatterns.register(_Words(_EXPLAINED, md), "explained", 174)

    def render(self, article: ArticleSource, scope: Scope) -> Rendered:
        """Return the body of ``article`` as passages, with everything wrong in it.

        Raises RejectedError when the body is nested too deeply to be read.
        """
        desk = Desk(article, scope)
        scanned = scan(article.body, article.file, article.body_line)
        desk.problems += scanned.problems
        try:
            return Reading(desk, scanned.risks, self._tree(scanned.text)).finish()
        except RecursionError as error:
            message = (
                "Lists or quotations in this article are nested too deeply to be read. "
                "It was left out; make it flatter."
            )
            desk.report(article.body_line, "too-deep", message)
            raise RejectedError(*desk.problems) from error

    def _tree(self, text: str) -> Element:
        md = self._markdown
        md.reset()
        if not text.strip():
            return Element("div")
        lines = text.split("\n")
        for preprocessor in md.preprocessors:
            lines = preprocessor.run(lines)
        root: Any = md.parser.parseDocument(lines).getroot()
        for treeprocessor in md.treeprocessors:
            changed = treeprocessor.run(root)
            root = root if changed is None else changed
        return cast(Element, root)
