"""The last guard: of any HTML, only what an article is made of gets through."""

from collections.abc import Callable

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from tests.library.hostile_html import HOSTILE, forbidden
from viewer.library.sanitizer import sanitize

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
