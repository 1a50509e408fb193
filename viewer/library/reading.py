"""Walks through the tree of an article's body once and cuts it into passages."""

import re
from xml.etree.ElementTree import Element

import msgspec

from viewer.library.article import Claim, Figure, Heading, Passage, PassageKind, Source
from viewer.library.callouts import from_admonition, red_flag_card, risk_card
from viewer.library.front_matter import ID
from viewer.library.links import figure, inline_image, resolve_link
from viewer.library.lists import choosable, glossary_list
from viewer.library.scanner import CARD, GLOSSARY, MARK, RISK, RiskText
from viewer.library.scope import Desk
from viewer.library.trees import become, html_of, text_of
from viewer.problems import Problem

WORDS_A_MINUTE = 200
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_HOLDERS = frozenset(("p", "li", "td", "th", "h2", "h3"))
_FIXED_ID = re.compile(r"\s*\{#([^{}]*)\}\s*$")


class Rendered(msgspec.Struct, frozen=True, kw_only=True):
    """An article as it will be shown; ``links`` (article, heading) are still to be looked up.

    ``drawn`` are the pictures that were made for it, by name.
    """

    passages: list[Passage]
    outline: list[Heading]
    anchors: frozenset[str]
    sources: list[Source]
    claims: list[Claim]
    for_reviewer: list[str]
    minutes: int
    links: frozenset[tuple[str, str]]
    drawn: dict[str, Figure]
    problems: list[Problem]


class Reading:
    """Walks once through a tree and turns it into what is shown."""

    def __init__(self, desk: Desk, risks: list[RiskText], root: Element) -> None:
        self._desk = desk
        self._risks = risks
        self._root = root
        self._parents: dict[Element, Element] = {}
        self._facts: dict[Element, list[str]] = {}
        self._cited: dict[Element, list[str]] = {}
        self._lines: dict[Element, int] = {}
        self._level = 1
        self._choices = 0

    def finish(self) -> Rendered:
        """Return everything the body holds."""
        desk = self._desk
        if not len(self._root):
            desk.report(desk.article.body_line, "empty-body", "This article has no text. Write it.")
        for block in list(self._root.iter("div")):
            if block is not self._root:
                from_admonition(block)
        self._parents = {child: parent for parent in self._root.iter() for child in parent}
        elements = list(self._root.iter())
        for element in elements:
            self._place(element)
        for element in elements:
            self._visit(element)
        self._claims()
        passages = self._passages()
        words = sum(len(passage.text.split()) for passage in passages)
        return Rendered(
            passages=passages,
            outline=desk.outline,
            anchors=frozenset(desk.anchors()),
            sources=desk.sources(),
            claims=desk.claims,
            for_reviewer=desk.for_reviewer,
            minutes=max(1, round(words / WORDS_A_MINUTE)),
            links=frozenset(desk.links),
            drawn=desk.drawn,
            problems=desk.problems,
        )

    def _place(self, element: Element) -> None:
        """Give headings and folds their ids, before any link asks for one."""
        if element.tag == "fold":
            self._fold(element)
        elif element.tag in _HEADINGS:
            self._heading(element, _HEADINGS[element.tag])

    def _visit(self, element: Element) -> None:
        tag = element.tag
        if tag == "a" and "name" not in element.attrib:
            resolve_link(element, self._desk)
        elif tag == "img" and "width" not in element.attrib:  # no figure was made of it
            inline_image(element, self._desk)
        elif tag == "p":
            self._paragraph(element)
        elif tag == "li" and choosable(element, self._desk, self._choices + 1):
            self._choices += 1
        elif tag == "cite":
            self._citation(element)
        elif tag == "facts":
            self._fact_mark(element)
        elif tag == "table" and "class" not in element.attrib:
            element.set("class", "data")
        elif tag in {"td", "th"}:
            style = element.attrib.pop("style", "")
            if style:
                element.set("align", style.removeprefix("text-align: ").rstrip(";"))

    def _heading(self, element: Element, level: int) -> None:
        desk = self._desk
        line = _line_in(element)
        whole = text_of([element])
        fixed = _FIXED_ID.search(whole)
        title = _FIXED_ID.sub("", whole)
        wanted = fixed[1] if fixed else ""
        if fixed:
            _drop_fixed_id(element)
        if wanted and not ID.fullmatch(wanted):
            message = f"“{wanted[:60]}” is not an id. Use small letters, digits and hyphens."
            desk.report(line, "bad-id", message)
            wanted = ""
        if not title:
            desk.report(line, "empty-heading", "This heading has no words. Write some.")
            become(element, "p")
            return
        shown = min(max(level, 2), 3)
        if shown != level:
            message = "Headings are ## and ### only; the title is the first level. Change it."
            desk.report(line, "heading-level", message)
        elif level > self._level + 1:
            message = "This heading skips a level: ### stands below a ##. Add one, or use ##."
            desk.report(line, "heading-skip", message)
        self._level = shown
        name = desk.anchor(title, wanted, line, f"section-{len(desk.outline) + 1}")
        element.tag = f"h{shown}"
        anchor = Element("a", {"name": name})
        anchor.tail, element.text = element.text, None
        element.insert(0, anchor)
        heading = Heading(level=shown, id=name, title=title, passage=self._fold_around(element))
        desk.outline.append(heading)

    def _fold(self, element: Element) -> None:
        desk = self._desk
        line = _line_in(element[0]) if len(element) else 0
        kind = element.get("kind", "more")
        title = text_of(element[:1]) or desk.phrases.callouts[kind]
        if len(element) < 2:  # noqa: PLR2004
            message = f"The fold “{title[:60]}” is empty. Indent what belongs into it by 4 spaces."
            desk.report(line, "empty-fold", message)
        parent = self._parents[element]
        if parent is not self._root:
            message = (
                f"The fold “{title[:60]}” stands inside something else; it is shown after it. "
                "Move it to the margin."
            )
            desk.report(line, "nested-fold", message)
        element.set("title", title)
        element.set("id", desk.anchor(title, "", line, kind))

    def _fold_around(self, element: Element) -> str:
        parent = self._parents.get(element)
        while parent is not None and parent.tag != "fold":
            parent = self._parents.get(parent)
        return "" if parent is None else parent.get("id", "")

    def _paragraph(self, element: Element) -> None:
        text = (element.text or "").strip()
        if len(element) == 1 and element[0].tag == "img" and not text:
            if (element[0].tail or "").strip():
                return
            caption = figure(element, element[0], self._desk)
            if caption is not None:
                parent = self._parents[element]
                parent.insert(list(parent).index(element) + 1, caption)
            return
        if GLOSSARY.fullmatch(text) and not len(element):
            glossary_list(element, self._desk)
            return
        risk, red_flags = RISK.fullmatch(text), CARD.fullmatch(text)
        if (risk or red_flags) and not len(element):
            element.text = None
            if risk:
                filled = risk_card(element, self._risks[int(risk[1])], self._desk)
            elif red_flags:
                filled = red_flag_card(element, int(red_flags[1]), self._desk)
            if not filled:
                become(element, "p")

    def _citation(self, element: Element) -> None:
        given = element.get("given", "")
        mark = MARK.search(given)
        line = int(mark[1]) if mark else 0
        keys = [key.strip().removeprefix("@") for key in MARK.sub("", given).split(";")]
        known = self._desk.cite([key for key in keys if key], line)
        holder = self._holder(element)
        self._lines.setdefault(holder, line)
        self._cited.setdefault(holder, []).extend(known)
        become(element, "span")
        self._desk.citations(element, known)

    def _fact_mark(self, element: Element) -> None:
        given = element.get("given", "")
        mark = MARK.search(given)
        facts = [fact.strip() for fact in MARK.sub("", given).split(",")]
        holder = self._holder(element)
        self._lines.setdefault(holder, int(mark[1]) if mark else 0)
        self._facts.setdefault(holder, []).extend(fact for fact in facts if fact)
        self._cited.setdefault(holder, [])
        become(element, "span")

    def _holder(self, element: Element) -> Element:
        while element.tag not in _HOLDERS and element in self._parents:
            element = self._parents[element]
        return element

    def _claims(self) -> None:
        for holder, sources in self._cited.items():
            words = Element("p")
            words.text = holder.text
            words.extend(child for child in holder if child.tag not in {"ul", "ol", "p", "table"})
            self._desk.claims.append(
                Claim(
                    text=text_of([words]).replace("\n", " "),
                    facts=list(dict.fromkeys(self._facts.get(holder, ()))),
                    sources=list(dict.fromkeys(sources)),
                    line=self._lines.get(holder, 0),
                )
            )

    def _passages(self) -> list[Passage]:
        """Cut the body at its folds; a fold inside something else comes after it."""
        passages: list[Passage] = []
        run: list[Element] = []

        def close_run() -> None:
            html = html_of(run)
            if html:
                passages.append(Passage(kind=PassageKind.OPEN, html=html, text=text_of(run)))
            run.clear()

        for element in list(self._root):
            inner = [fold for fold in element.iter("fold") if fold is not element]
            for fold in inner:
                self._parents[fold].remove(fold)
            if element.tag != "fold":
                run.append(element)
            for fold in [element, *inner]:
                if fold.tag == "fold":
                    close_run()
                    passages.append(_folded(fold))
        close_run()
        return passages


def _folded(fold: Element) -> Passage:
    body = list(fold)[1:]
    return Passage(
        kind=PassageKind(fold.get("kind", "more")),
        id=fold.get("id", ""),
        title=fold.get("title", ""),
        html=html_of(body),
        text=text_of(body),
    )


def _line_in(element: Element) -> int:
    """Return the line that a mark in ``element`` names, 0 if there is none."""
    mark = MARK.search("".join(element.itertext()))
    return int(mark[1]) if mark else 0


def _drop_fixed_id(element: Element) -> None:
    """Take ``{#id}`` off the end of a heading, wherever Markdown has put that text."""
    for part in [*reversed(list(element)), element]:
        is_own = part is element
        text = (part.text if is_own else part.tail) or ""
        cut = _FIXED_ID.sub("", MARK.sub("", text))
        if is_own:
            part.text = cut
        else:
            part.tail = cut
        if cut != MARK.sub("", text):
            return
