"""The words that are said beside the text, one table a language: that of the text (L3)."""

import msgspec


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """The words of one language; braces are filled in.

    ``callouts`` says what kind of callout it is: its color and its place do not speak. Sentences
    are never cut after one of ``abbreviations`` (small letters, without the last period).
    """

    heading: str
    list_of: str
    list_of_one: str
    table: str
    figure: str
    callouts: dict[str, str]
    abbreviations: frozenset[str]


ENGLISH = Wording(
    heading="Heading:",
    list_of="List of {count}:",
    list_of_one="List of one:",
    table="Table with {rows} rows:",
    figure="Picture:",
    callouts={
        "urgent": "Urgent:",
        "key": "Key points:",
        "note": "Note:",
        "guideline": "Guideline:",
        "research": "Research:",
        "risk": "Numbers:",
        "gate": "Closed part:",
    },
    abbreviations=frozenset(
        ("dr", "mr", "mrs", "ms", "prof", "st", "vs", "e.g", "i.e", "vol", "fig", "approx")
    ),
)
SPANISH = Wording(
    heading="Título:",
    list_of="Lista de {count}:",
    list_of_one="Lista de un punto:",
    table="Tabla de {rows} filas:",
    figure="Imagen:",
    callouts={
        "urgent": "Urgente:",
        "key": "Lo más importante:",
        "note": "Nota:",
        "guideline": "Guía:",
        "research": "Estudios:",
        "risk": "Números:",
        "gate": "Parte cerrada:",
    },
    abbreviations=frozenset(
        ("dr", "dra", "sr", "sra", "prof", "ud", "uds", "p", "ej", "ee", "uu", "núm")
    ),
)


def wording(language: str) -> Wording:
    """Return the words for a BCP 47 tag; English where there are none."""
    return SPANISH if language.partition("-")[0] == "es" else ENGLISH
