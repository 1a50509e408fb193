"""What one process tells another: three errands, and nothing else is heard."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.lookup.errand import MOST_BYTES, Errand, OpenArticle, OpenSearch, Raise, decode, encode


@pytest.mark.parametrize(
    "errand",
    [
        *(Raise(), OpenSearch(), OpenSearch("es"), OpenArticle("cervical-stitch", "es-MX")),
        *(OpenArticle("topic:care"), OpenArticle("cervical-stitch#how-well-it-works")),
    ],
)
def test_an_errand_comes_out_as_it_went_in(errand: Errand) -> None:
    line = encode(errand)
    assert b"\n" not in line
    assert decode(line) == errand


@pytest.mark.parametrize(
    "errand",
    [
        *(OpenArticle(""), OpenArticle("a b"), OpenArticle("x" * 300), OpenArticle("../etc")),
        *(OpenArticle("a\n"), OpenSearch("not a language"), OpenSearch("e" * 99)),
    ],
)
def test_an_errand_that_no_window_would_take_is_not_sent(errand: Errand) -> None:
    assert encode(errand) == b""


@pytest.mark.parametrize(
    "line",
    [
        *(b"", b"{}", b"[]", b"null", b"\xff\xfe", b'{"type":"quit"}', b'{"type":"article"}'),
        *(b'{"type":"raise","why":"O34.30"}', b'{"type":"article","address":7}'),
        *(b"[" * MOST_BYTES, b'{"type":"raise"}' + b" " * MOST_BYTES),
    ],
)
def test_whatever_is_no_errand_is_none(line: bytes) -> None:
    assert decode(line) is None


@given(
    st.binary(max_size=600)
    | st.recursive(
        st.none() | st.text(max_size=20) | st.integers(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=8), inner),
    ).map(msgspec.json.encode)
)
def test_any_bytes_are_an_errand_or_none(line: bytes) -> None:
    errand = decode(line)
    assert errand is None or decode(encode(errand)) == errand
