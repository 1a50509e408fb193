"""The last guard: of any HTML, only what an article is made of gets through."""

from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from viewer.library.sanitizer import sanitize

TAGS = {
    *("h2", "h3", "p", "br", "hr", "ul", "ol", "li", "blockquote", "table", "thead", "tr"),
    *("th", "td", "strong", "em", "sup", "a", "img"),
}
ATTRIBUTES = {
    *("class", "name", "href", "src", "alt", "width", "height", "cellspacing", "cellpadding"),
    *("align", "start"),
}
SCHEMES = ("article:", "support:", "tel:", "term:", "cite:", "#")


class Forbidden(HTMLParser):
    """Collects, apart from the sanitizer, every tag, attribute and address it must not pass."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            text = value or ""
            if name not in ATTRIBUTES:
                self.found.append(f"{tag} {name}")
            if name == "href" and not text.startswith(SCHEMES):
                self.found.append(f"href {text}")
            if name == "src" and not text.startswith("figure:"):
                self.found.append(f"src {text}")
            if name in {"href", "src"} and ("//" in text or "\\" in text or ".." in text):
                self.found.append(f"{name} {text}")

    def handle_comment(self, data: str) -> None:
        self.found.append(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        self.found.append(f"<!{decl}")

    def handle_pi(self, data: str) -> None:
        self.found.append(f"<?{data}")


def forbidden(html: str) -> list[str]:
    """Return everything in ``html`` that has no place in an article."""
    reader = Forbidden()
    reader.feed(html)
    reader.close()
    return reader.found


HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x.org/a.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<img src=file:///etc/passwd>",
    "<img src=figure:../../etc/passwd>",
    "<svg onload=alert(1)>",
    "<svg><script>1</script></svg>",
    "<math><mi//xlink:href='data:x,<script>'>",
    "<iframe src=http://x.org></iframe>",
    "<object data=a></object>",
    "<embed src=a>",
    "<style>@import 'http://x.org'</style>",
    "<link rel=stylesheet href=http://x.org>",
    "<meta http-equiv=refresh content=0>",
    "<base href=http://x.org>",
    "<form action=http://x.org><input></form>",
    "<button onclick=a()>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href=http://x.org>x</a>",
    "<a href=//x.org>x</a>",
    "<a href='\\\\host\\share'>x</a>",
    "<a href=../x>x</a>",
    "<a href=file:///etc/passwd>x</a>",
    "<a href=data:text/html,x>x</a>",
    "<a href='article:a/../../b'>x</a>",
    "<a href='article:a\nb'>x</a>",
    "<a href=article:ok ping=http://x.org target=_blank>x</a>",
    "<p style='background:url(http://x.org)'>x</p>",
    "<p class='callout urgent' id=a onclick=b>x</p>",
    "<table background=http://x.org><td>x",
    "<video src=a><audio src=b>",
    "<!-- <script> -->",
    "<![CDATA[<script>]]>",
    "<?php x ?>",
    "<noscript><p title='</noscript><img src=x onerror=a>'>",
    "<template><script>1</script></template>",
    "<details open ontoggle=a()>",
    "<marquee onstart=a()>",
    "<p>fine</p>",
]
PIECES = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=20),
    st.text("<>/=\"' abcsript:&#;!-\n", max_size=30),
)


def passes_nothing_forbidden(clean: Callable[[str], str]) -> None:
    """Throw HTML at ``clean`` and look at what comes out."""

    @seed(2)
    @settings(max_examples=600, deadline=None, database=None)
    @given(st.lists(PIECES, max_size=6))
    def run(pieces: list[str]) -> None:
        assert forbidden(clean("".join(pieces))) == []

    run()


@pytest.mark.parametrize("html", HOSTILE)
def test_a_hostile_piece_is_disarmed_K15(html: str) -> None:
    assert forbidden(sanitize(html)) == []


def test_whatever_goes_in_nothing_forbidden_comes_out_K15() -> None:
    passes_nothing_forbidden(sanitize)


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(lambda html: html, id="does nothing"),
        pytest.param(lambda html: html.replace("<script", "&lt;script"), id="scripts only"),
        pytest.param(lambda html: sanitize(html) + "<!--ok-->", id="adds a comment"),
        pytest.param(lambda html: sanitize(html).replace("article:", "http:"), id="other scheme"),
    ],
)
def test_a_broken_sanitizer_is_caught_K15(broken: Callable[[str], str]) -> None:
    with pytest.raises(AssertionError):
        passes_nothing_forbidden(broken)


def test_what_an_article_is_made_of_passes_unchanged() -> None:
    html = (
        '<h2><a name="x-1"></a>H</h2><p class="figure"><img src="figure:a.svg" alt="A &amp; B" '
        'width="6" height="4"></p><ol start="3"><li><strong>b</strong><em>e</em><br></li></ol>'
        '<table class="callout key" width="100%" cellspacing="0" cellpadding="16"><tr><td>'
        '<sup><a class="cite" href="cite:k.1_b">1</a></sup></td></tr></table>'
        '<table class="data"><thead><tr><th align="center">T</th></tr></thead></table>'
        '<a href="tel:us-988">988</a><a href="support:">s</a><a href="article:a-b#c">l</a>'
    )
    assert sanitize(html) == html
