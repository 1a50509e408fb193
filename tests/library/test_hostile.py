"""Documents that nobody should write, thrown at source, markup and compile: 2,000 and more."""

import contextlib
import html
import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from tests.library.content_folder import FRONT, SUPPORT, TODAY, ContentFolder
from tests.library.hostile_html import HOSTILE, forbidden
from viewer.library.article import Passage
from viewer.library.compiler import compile_library
from viewer.library.content import ArticleSource, Content
from viewer.library.front_matter import read_article
from viewer.library.markup import Renderer
from viewer.library.page import page_html
from viewer.library.page_text import WIDTH, page_text
from viewer.library.scope import Scope
from viewer.library.store import Library
from viewer.problems import RejectedError

SOURCE_DOCUMENTS, MARKUP_DOCUMENTS, COMPILED_DOCUMENTS = 700, 1_000, 500

FRAGMENTS = [
    *HOSTILE,
    "## Heading {#a-b}\n",
    "### Sub\n",
    "# One\n",
    "##\n",
    "- item\n",
    "    - deeper\n",
    "1. one\n",
    "> said\n",
    "| a | b |\n|---|:-:|\n| c | d |\n",
    '!!! key "Key"\n    text\n',
    '    !!! gate "Inner"\n        text\n',
    '!!! more "More"\n    text\n',
    '!!! gate "<b>"\n    text\n',
    '!!! risk "Q"\n    who: x\n    without: {label: a, of: 10, count: 3}\n',
    '!!! risk "Q"\n    - [\n',
    "!!! nonsense\n",
    "[red-flags]\n",
    "    [red-flags]\n",
    "[@smith-2020; @nobody]",
    "{facts: 7.3, C9}",
    "{facts: <b>}",
    "{emergency}",
    "[a](article:stitch#x)",
    "[a](javascript:alert(1))",
    "[a](<http://x.org> 'title')",
    "[](tel:us-988)",
    "[![a](figures/womb.svg)](http://x.org)",
    '![a](figures/womb.svg "c")\n',
    "![a](file:///etc/passwd)\n",
    "[a]: javascript:alert(1)\n",
    "<javascript:alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;",
    "&#x3c;img src=x onerror=a&#x3e;",
    "`<script>`",
    "    <script>\n",
    "**bold _both_** *em*",
    "\\<b\\>",
    "\u202e\u2066\u200b\ue0001\ue001\x02\x03\x00",
    "\ue000r0\ue001",
    "\n\n",
    "\t",
    "---\n",
]
TEXT = st.lists(
    st.one_of(
        st.sampled_from(FRAGMENTS),
        st.text(max_size=15),
        st.text("#-*_[](){}!<>|\"'\\`&;:@ \n\tab1.", max_size=25),
    ),
    max_size=12,
).map("".join)
VALUES = st.one_of(
    st.sampled_from(
        [
            *FRONT.values(),
            "",
            "null",
            "[]",
            "{}",
            "[[[",
            "2026-99-99",
            "&a b",
            "*a",
            "!!python/x y",
            "!!binary x",
            ".inf",
            "1e999",
            "0x",
            "1:2:3",
            "- a",
            "? b",
            "| x",
            '"\\u202e"',
            "<b>x</b>",
            "{state: approved}",
            "[{id: a, reason: b}]",
            "!!set {a}",
            "!!timestamp x",
            "=",
            "<<: x",
        ]
    ),
    st.text(max_size=20),
)
HEADS = st.one_of(
    st.dictionaries(st.sampled_from([*FRONT, "notice", "related", "<<", "x"]), VALUES).map(
        lambda changed: "".join(f"{k}: {v}\n" for k, v in (FRONT | changed).items())
    ),
    TEXT,
)


def examples(count: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return the settings that make a run of ``count`` documents the same every time."""

    def decorated(function: Callable[..., None]) -> Callable[..., None]:
        return seed(2026)(settings(max_examples=count, deadline=None, database=None)(function))

    return decorated


@pytest.fixture(scope="module")
def content() -> Content:
    """Return a valid content folder, read once."""
    with tempfile.TemporaryDirectory() as place:
        return ContentFolder(Path(place)).load()


def scope_of(content: Content) -> Scope:
    return Scope(
        articles={"stitch": frozenset()},
        terms=frozenset(content.glossary),
        references=content.references,
        figures=content.figures,
        support=SUPPORT.ids,
        numbers=SUPPORT.numbers,
        red_flags=content.red_flags,
    )


def with_body(content: Content, body: str) -> ArticleSource:
    (article,) = content.articles
    head = "".join(f"{key}: {value}\n" for key, value in FRONT.items())
    return read_article(f"---\n{head}---\n{body}", article.file, "en", "care")[0]


def clean_passages(passages: list[Passage]) -> None:
    """Assert that nothing forbidden and nothing hidden is in ``passages``."""
    for passage in passages:
        assert forbidden(passage.html) == []
        for text in (passage.html, passage.text, passage.title):
            assert not set(text) & set("\u202e\u2066\ue000\ue001\x00\x02\x03")
        assert not passage.text.count("\ufffc")


def renders_nothing_forbidden(content: Content, count: int) -> None:
    """Throw ``count`` bodies at the renderer."""
    renderer, scope = Renderer(), scope_of(content)

    @examples(count)
    @given(TEXT)
    def run(body: str) -> None:
        article = with_body(content, body)
        rendered = renderer.render(article, scope)
        clean_passages(rendered.passages)
        first, last = article.body_line, article.body_line + body.count("\n")
        assert all(first <= problem.line <= last for problem in rendered.problems)

    run()


def test_no_body_breaks_the_markup_or_gets_a_forbidden_tag_through_K15(content: Content) -> None:
    renders_nothing_forbidden(content, MARKUP_DOCUMENTS)


def test_a_build_that_lets_html_through_is_caught_K15(
    content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("viewer.library.trees.sanitize", html.unescape)
    with pytest.raises(AssertionError):
        renders_nothing_forbidden(content, MARKUP_DOCUMENTS)


def test_no_front_matter_breaks_the_source() -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = ContentFolder(Path(place))
        seen = {"used": 0, "left out": 0}

        @examples(SOURCE_DOCUMENTS)
        @given(HEADS, TEXT, st.sampled_from(["---\n", "", "--- \n", "...\n"]))
        def run(head: str, body: str, fence: str) -> None:
            text = f"---\n{head}{fence}{body}"
            folder.write("en/care/stitch.md", text.encode("utf-8", "surrogatepass"))
            content = folder.load()
            seen["used" if content.articles else "left out"] += 1
            for problem in content.problems:
                assert problem.message.endswith(".")
                assert problem.line <= text.count("\n") + text.count("\r") + 14
            assert content.articles or content.problems

        run()
        assert min(seen.values()) > SOURCE_DOCUMENTS // 50


def test_no_record_breaks_the_source() -> None:
    names = ["references.yaml", "glossary.yaml", "en/red-flags.yaml", "library.yaml"]
    with tempfile.TemporaryDirectory() as place:

        @examples(200)
        @given(st.sampled_from(names), TEXT, st.integers(0, 400))
        def run(name: str, text: str, at: int) -> None:
            folder = ContentFolder(Path(place))
            whole = (folder.root / name).read_text("utf-8")
            spoiled = whole[:at] + text + whole[at:]
            folder.write(name, spoiled.encode("utf-8", "surrogatepass"))
            with contextlib.ExitStack() as stack:
                if name == "library.yaml":
                    stack.enter_context(contextlib.suppress(RejectedError))
                folder.problems()

        run()


def test_no_article_breaks_compile_or_the_page_K15(content: Content) -> None:
    @examples(COMPILED_DOCUMENTS)
    @given(TEXT, st.text(max_size=30), st.booleans())
    def run(body: str, title: str, is_open: bool) -> None:
        article = with_body(content, body)
        spoiled = msgspec.structs.replace(content, articles=[article])
        data, _ = compile_library(spoiled, SUPPORT)
        library = Library.from_bytes(data, "a")
        compiled = library.article("stitch", "en")
        library.close()
        assert compiled is not None
        clean_passages(compiled.passages)
        opened = [passage.id for passage in compiled.passages] if is_open else []
        page = page_html(compiled, today=TODAY, emergency=title, opened=opened)
        assert {found.split(":")[0] for found in forbidden(page)} <= {"<h1>", "href fold"}
        text = page_text(compiled, today=TODAY, emergency=title, opened=opened)
        assert max(map(len, text.split("\n"))) <= WIDTH

    run()


def test_enough_documents_are_thrown() -> None:
    assert SOURCE_DOCUMENTS + MARKUP_DOCUMENTS + COMPILED_DOCUMENTS >= 2_000
