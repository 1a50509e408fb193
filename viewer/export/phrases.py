"""The words that only an export says, one table a language."""

import msgspec


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """The words of one language; names in braces are filled in."""

    skip: str
    home: str
    read_at_your_pace: str
    choose: str
    urgent_title: str
    urgent_text: str
    languages: str
    pages: str
    this_language: str
    on_this_page: str
    source_number: str
    checked_where: str
    purpose: str
    copy: str
    edition: str
    content_hash: str
    help: str
    help_choose: str
    help_lead: str
    help_anywhere: str
    help_more: str
    open_part: str
    back: str
    contents: str
    summary: str
    apart: str
    harder_apart: str
    harder_here: str


_ENGLISH = Words(
    skip="Skip to the text",
    home="Home",
    read_at_your_pace="Read at your own pace",
    choose="Choose a topic.",
    urgent_title="When to call now",
    urgent_text="Signs that should not wait",
    languages="Languages",
    pages="Pages before and after",
    this_language="In English",
    on_this_page="On this page",
    source_number="Source {number}",
    checked_where="Each page says at its top who has checked it, or that nobody has yet.",
    purpose="General information to read and to discuss with your care team.",
    copy="This is a copy. It does not change when the library does.",
    edition="{title}, library version {version}, {day}.",
    content_hash="Content hash (SHA-256):",
    help="Places to get help",
    help_choose="Choose where you are",
    help_lead="A number holds only in its own country. Choose where you are.",
    help_anywhere="In any country",
    help_more="Other regions",
    open_part="Open this part",
    back="Back to “{title}”",
    contents="Contents",
    summary="Headings, lists, tables and notes are marked as what they are. Every picture has "
    "words that stand for it. Nothing moves, and there is no sound. Parts that may be hard to read "
    "lie on pages of their own and open only from a link. Nobody has tested this book with "
    "reading systems or with readers.",
    apart="Its harder parts: {name}",
    harder_apart="The harder parts are in a file of their own.",
    harder_here="The harder parts are in this file.",
)
_SPANISH = Words(
    skip="Ir al texto",
    home="Inicio",
    read_at_your_pace="Lea a su propio ritmo",
    choose="Elija un tema.",
    urgent_title="Cuándo llamar de inmediato",
    urgent_text="Señales que no deben esperar",
    languages="Idiomas",
    pages="Páginas anterior y siguiente",
    this_language="En español",
    on_this_page="En esta página",
    source_number="Fuente {number}",
    checked_where="Cada página dice al principio quién la ha revisado, o que todavía no la ha "
    "revisado nadie.",
    purpose="Información general para leer y para hablar con su equipo de atención.",
    copy="Esto es una copia. No cambia cuando cambia la biblioteca.",
    edition="{title}, versión {version} de la biblioteca, {day}.",
    content_hash="Huella del contenido (SHA-256):",
    help="Lugares donde pedir ayuda",
    help_choose="Elija dónde está",
    help_lead="Un número solo vale en su propio país. Elija dónde está.",
    help_anywhere="En cualquier país",
    help_more="Otras regiones",
    open_part="Abrir esta parte",
    back="Volver a «{title}»",
    contents="Contenido",
    summary="Los títulos, las listas, las tablas y las notas están marcados como lo que son. Cada "
    "imagen tiene palabras que la describen. Nada se mueve y no hay sonido. Las partes que pueden "
    "ser difíciles de leer están en páginas aparte y solo se abren desde un enlace. Nadie ha "
    "probado este libro con sistemas de lectura ni con lectores.",
    apart="Sus partes más difíciles: {name}",
    harder_apart="Las partes más difíciles están en un archivo aparte.",
    harder_here="Las partes más difíciles están en este archivo.",
)
_BY_LANGUAGE = {"en": _ENGLISH, "es": _SPANISH}


def words_for(language: str) -> Words:
    """Return the words of ``language`` (a BCP 47 tag), of its base language, else English."""
    base = language.partition("-")[0]
    return _BY_LANGUAGE.get(language) or _BY_LANGUAGE.get(base) or _ENGLISH
