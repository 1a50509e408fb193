"""What is said of a text: sentence by sentence, numbers by their digits, nothing lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.speech.sentences import Block, Kind, Sentence, sentences


def said(text: str, language: str = "en", *numbers: str) -> list[str]:
    return [one.text for one in sentences([Block(text=text, start=0)], language, numbers)]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("Is it so? Yes! Good", ["Is it so?", "Yes!", "Good"]),
        ("She said “no.” Then she left.", ["She said “no.”", "Then she left."]),
        ("See Dr. Reader. Then rest.", ["See Dr. Reader.", "Then rest."]),
        ("Guideline No. 75 says so. No. It does not.",
         ["Guideline No. 75 says so.", "No.", "It does not."]),
        ("A. Reader wrote it. It is new.", ["A. Reader wrote it.", "It is new."]),
        ("At 8 a.m. we open. Come in.", ["At 8 a.m. we open.", "Come in."]),
        ("It is 100.4 °F or more. Call.", ["It is 100.4 °F or more.", "Call."]),
        ("Wait … then go.", ["Wait … then go."]),
        ("one\u2028two", ["one", "two"]),
        ("cer\u00advi\u00adcal", ["cervical"]),
        ("24\u00a0weeks", ["24 weeks"]),
        (" · ", []),
        ("", []),
    ],
)  # fmt: skip
def test_a_text_is_cut_where_a_reader_would_breathe(text: str, cut: list[str]) -> None:
    assert said(text) == cut


def test_spanish_abbreviations_do_not_end_a_sentence() -> None:
    text = "La Dra. Pérez, p. ej. Ana, abre a las 8 a. m. ¿Viene usted? Sí."
    assert said(text, "es") == [text[: text.index(" ¿")], "¿Viene usted?", "Sí."]


@pytest.mark.parametrize(
    ("text", "numbers", "spoken"),
    [
        ("Call 911 now", ("911",), "Call 9 1 1 now"),
        ("Call 988 now", ("988 (988 Lifeline). Press 2.",), "Call 9 8 8 now"),
        ("Call 116 123.", ("116 123",), "Call 1 1 6, 1 2 3."),
        ("Call 0808 164 3332.", (), "Call 0 8 0 8, 1 6 4, 3 3 3 2."),
        ("Call 1-800-944-4773.", (), "Call 1 8 0 0, 9 4 4, 4 7 7 3."),
        ("Call +44 20 7946 0018.", (), "Call + 4 4, 2 0, 7 9 4 6, 0 0 1 8."),
        ("Call (555) 010-0100.", (), "Call 5 5 5, 0 1 0, 0 1 0 0."),
        ("Text HOME to 741741.", (), "Text HOME to 7 4 1, 7 4 1."),
    ],
)
def test_a_number_to_ring_is_said_digit_by_digit(
    text: str, numbers: tuple[str, ...], spoken: str
) -> None:
    assert said(text, "en", *numbers) == [spoken]


@pytest.mark.parametrize(
    "text",
    [
        "In 2014-2016 there were 28 of 100.",
        "1,911 of 10,000 had 911.5 of 3.911.",
        "Unas 1 000 000 de personas.",
        "Weeks 24 to 27, 25 mm.",
        "doi:10.1002/14651858.CD008991",
        "https://leedsth.nhs.uk/?p=42105",
        "911th",
    ],
)
def test_a_number_that_nobody_rings_is_said_as_it_stands(text: str) -> None:
    assert said(text, "en", "911") == [text]


def test_numbers_of_sources_are_left_out_and_the_sentence_ends_where_it_did() -> None:
    text = "It is 100.21, 2 Then more3."
    block = Block(text=text, start=50, left_out=((10, 15), (25, 26)))
    found = sentences([block], "en")
    assert [(one.text, one.start, one.end) for one in found] == [
        ("It is 100.", 50, 60),
        ("Then more.", 66, 77),
    ]


@pytest.mark.parametrize(
    ("block", "lead"),
    [
        (Block(text="Rest", start=0), ""),
        (Block(text="Rest", start=0, kind=Kind.HEADING), "Heading:"),
        (Block(text="A womb", start=0, kind=Kind.FIGURE), "Picture:"),
        (Block(text="Rest", start=0, items=5), "List of 5:"),
        (Block(text="Rest", start=0, items=1), "List of one:"),
        (Block(text="Rest", start=0, items=3, number="1."), "List of 3: 1."),
        (Block(text="Call", start=0, callout="urgent"), "Urgent:"),
        (Block(text="Call", start=0, callout="unheard-of"), "Note:"),
        (Block(text="Week", start=0, rows=4), "Table with 4 rows:"),
        (Block(text="24", start=0, column="Week"), "Week:"),
    ],
)
def test_what_shows_only_in_the_look_is_said_before_the_words(block: Block, lead: str) -> None:
    found = sentences([block], "en")
    assert [one.lead for one in found] == [lead]
    assert found[0].spoken == f"{lead} {block.text}".strip()


def test_what_is_said_before_is_said_in_the_language_of_the_text_L3() -> None:
    block = Block(text="Llame ahora. Ya.", start=0, callout="urgent", items=2)
    first, second = sentences([block], "es-US")
    assert (first.lead, second.lead) == ("Urgente: Lista de 2:", "")


def letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


WORDS = st.text(alphabet="ab 1289.!?-()“”\u00ad\u2028💐é\n", max_size=80)


@given(WORDS, st.integers(0, 1000))
def test_every_letter_is_said_once_in_order_and_from_its_own_place_A27(
    text: str, start: int
) -> None:
    found = sentences([Block(text=text, start=start)], "en", ("911", "12"))
    assert letters("".join(one.text for one in found)) == letters(text)
    units = text.encode("utf-16-le")
    assert [letters(one.text) for one in found] == [
        letters(slice_of(one, units, start)) for one in found
    ]
    places = [place for one in found for place in (one.start, one.end)]
    assert places == sorted(places)


def slice_of(one: Sentence, units: bytes, start: int) -> str:
    return units[2 * (one.start - start) : 2 * (one.end - start)].decode("utf-16-le")
