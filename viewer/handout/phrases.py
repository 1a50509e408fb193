"""The words that stand only on paper, one table a language, English first."""

import msgspec


class Phrases(msgspec.Struct, frozen=True, kw_only=True):
    """The words of one language; names in braces are filled in.

    No word on the first page, and none in ``page_of`` and ``printed``, tells what the pages are
    about: they lie where others see them (K11).
    """

    title: str
    cover: str
    printed: str
    page_of: str
    contents: str
    questions: str
    questions_more: str
    harder_left_out: str
    harder_printed: str
    left_out: str
    quote: str
    article_gone: str
    card_gone: str
    question_gone: str
    picture_gone: str
    too_many: str
    not_made: str


_ENGLISH = Phrases(
    title="Information you asked for",
    cover="This is general information, to read in your own time and to talk over with your care "
    "team.",
    printed="Printed on {day}",
    page_of="Page {page} of {pages}",
    contents="Contents",
    questions="Your questions",
    questions_more="There is room to write under each one.",
    harder_left_out="The harder parts are left out.",
    harder_printed="The harder parts are printed here.",
    left_out="A harder part was left out here. If you would like to have it, it can be printed "
    "too.",
    quote="If you talk to your care team about this page, you can quote {code}.",
    article_gone="The page “{name}” could not be found any more, so it is not in the handout.",
    card_gone="A place to get help (“{name}”) is not shown here any more, so it is not in the "
    "handout.",
    question_gone="One of your questions could not be found any more, so it is not in the handout.",
    picture_gone="A picture on the page “{title}” could not be printed, so it was left out.",
    too_many="This would be {pages} pages, and at most {most} can be printed at once. "
    "Take some pages out and try again.",
    not_made="These pages could not be made ready to print. Take some pages out and try again.",
)

_SPANISH = Phrases(
    title="La información que usted pidió",
    cover="Esta es información general, para leer con calma y hablarla con su equipo de atención.",
    printed="Impreso el {day}",
    page_of="Página {page} de {pages}",
    contents="Contenido",
    questions="Sus preguntas",
    questions_more="Hay espacio para escribir debajo de cada una.",
    harder_left_out="Las partes más difíciles se dejaron fuera.",
    harder_printed="Las partes más difíciles están impresas aquí.",
    left_out="Aquí se dejó fuera una parte más difícil. Si usted la quiere, también se puede "
    "imprimir.",
    quote="Si habla de esta página con su equipo de atención, puede citar {code}.",
    article_gone="Ya no se encontró la página “{name}”, así que no está en las hojas.",
    card_gone="Un lugar donde pedir ayuda (“{name}”) ya no se muestra aquí, así que no está en las "
    "hojas.",
    question_gone="Ya no se encontró una de sus preguntas, así que no está en las hojas.",
    picture_gone="No se pudo imprimir una imagen de la página “{title}”, así que se dejó fuera.",
    too_many="Serían {pages} páginas, y se pueden imprimir {most} a la vez como máximo. "
    "Quite algunas páginas y vuelva a intentarlo.",
    not_made="No se pudieron preparar estas hojas para imprimir. Quite algunas páginas y vuelva a "
    "intentarlo.",
)

_BY_LANGUAGE = {"en": _ENGLISH, "es": _SPANISH}


def paper_phrases(language: str) -> Phrases:
    """Return the words of ``language`` (a BCP 47 tag), of its base language, else English."""
    return _BY_LANGUAGE.get(language.partition("-")[0], _ENGLISH)
