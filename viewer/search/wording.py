"""The words around an answer, one table a language: for the window and for the terminal."""

import msgspec

from viewer.search.results import Why


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """The words of one language; braces are filled in."""

    search: str
    hint: str
    close: str
    pages: str
    support: str
    terms: str
    shown_instead: str
    literally: str
    other_language: str
    nothing: str
    try_these: str
    receptionist: str
    places: str
    count: str
    count_one: str
    count_none: str
    crisis_title: str
    crisis_text: str
    crisis_line: str
    danger: str
    local_emergency: str
    urgent_title: str
    urgent_text: str
    why: dict[Why, str]


ENGLISH = Wording(
    search="Search",
    hint="Words or a question",
    close="Close search",
    pages="Pages",
    support="Places to get help",
    terms="Words explained",
    shown_instead="Showing {shown}.",
    literally="Search instead for {typed}",
    other_language="These words are {language}, and so are these pages.",
    nothing="No page has these words. Other words may find it.",
    try_these="Or choose a topic:",
    receptionist="You can also ask the receptionist.",
    places="Places to get help",
    count="{count} results",
    count_one="1 result",
    count_none="No results",
    crisis_title="You can talk to someone now",
    crisis_text="If you think of ending your life, or of hurting yourself or someone else, "
    "please tell someone now. The receptionist can help.",
    crisis_line="Crisis line: {line}",
    danger="In danger now? Call {number}",
    local_emergency="In danger now? Call your local emergency number.",
    urgent_title="When to call now",
    urgent_text="Some signs should not wait. See which they are, and who to call.",
    why={
        Why.TITLE: "",
        Why.SYNONYM: "Found by a word of the same meaning",
        Why.SPELLING: "",
        Why.TEXT: "",
    },
)
SPANISH = Wording(
    search="Buscar",
    hint="Palabras o una pregunta",
    close="Cerrar la búsqueda",
    pages="Páginas",
    support="Lugares donde pedir ayuda",
    terms="Palabras explicadas",
    shown_instead="Se muestra {shown}.",
    literally="Buscar exactamente {typed}",
    other_language="Estas palabras están en {language}, y estas páginas también.",
    nothing="Ninguna página tiene estas palabras. Quizá otras palabras la encuentren.",
    try_these="O elija un tema:",
    receptionist="También puede preguntar en la recepción.",
    places="Lugares donde pedir ayuda",
    count="{count} resultados",
    count_one="1 resultado",
    count_none="Sin resultados",
    crisis_title="Puede hablar con alguien ahora",
    crisis_text="Si piensa en quitarse la vida, o en hacerse daño o hacer daño a otra persona, "
    "dígaselo a alguien ahora. En la recepción pueden ayudarle.",
    crisis_line="Línea de crisis: {line}",
    danger="¿Está en peligro ahora? Llame al {number}",
    local_emergency="¿Está en peligro ahora? Llame al número de emergencias de su zona.",
    urgent_title="Cuándo llamar de inmediato",
    urgent_text="Hay señales que no deben esperar. Vea cuáles son y a quién llamar.",
    why={
        Why.TITLE: "",
        Why.SYNONYM: "Encontrado por una palabra con el mismo significado",
        Why.SPELLING: "",
        Why.TEXT: "",
    },
)

_OWN_NAMES = {
    "en": {"en": "English", "es": "Spanish"},
    "es": {"en": "inglés", "es": "español"},
}


def wording(language: str) -> Wording:
    """Return the words for a BCP 47 tag; English where there are none."""
    return SPANISH if language.partition("-")[0] == "es" else ENGLISH


def crisis_lines(words: Wording, emergency: str | None, line: str | None) -> list[str]:
    """Return the card of a crisis, its title first: calm, and whom to call in this region.

    Without a region no number is guessed.
    """
    lines = [words.crisis_title, words.crisis_text]
    if line:
        lines.append(words.crisis_line.format(line=line))
    lines.append(words.danger.format(number=emergency) if emergency else words.local_emergency)
    return lines


def language_name(tag: str, language: str) -> str:
    """Return what the language ``tag`` is called in ``language``; the tag if nobody knows."""
    names = _OWN_NAMES.get(language.partition("-")[0], _OWN_NAMES["en"])
    return names.get(tag.partition("-")[0], tag)


def how_many(count: int, words: Wording) -> str:
    """Return how many results there are, as a sentence for a screen reader."""
    if count == 1:
        return words.count_one
    return words.count.format(count=count) if count else words.count_none
