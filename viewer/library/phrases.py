"""The words around an article: labels, banners, dates. One set a language, English first.

They live here and not in Qt's translations, because the terminal, the printout and the window say
the same words, and two of the three know no Qt.
"""

from datetime import date

import msgspec


class Phrases(msgspec.Struct, frozen=True, kw_only=True):
    """The phrases of one language; names in braces are filled in."""

    months: tuple[str, ...]
    day_text: str
    month_text: str
    minutes_one: str
    minutes_many: str
    meta: str
    not_checked: str
    not_checked_more: str
    checked: str
    checked_more: str
    checked_once: str
    checked_once_more: str
    changed_since: str
    changed_since_more: str
    overdue: str
    overdue_more: str
    wrong_clock: str
    wrong_clock_more: str
    translated: str
    translated_by_software: str
    translated_unchecked: str
    translated_checked: str
    original_changed: str
    original_changed_more: str
    not_in_language: str
    not_in_language_more: str
    own_names: dict[str, str]
    """What this language calls languages, by BCP 47 tag."""
    notice: str
    in_short: str
    gate_more: str
    gate_open: str
    gate_close: str
    fold_open: str
    fold_close: str
    folded: str
    choose: str
    chosen: str
    read_next: str
    sources: str
    about: str
    publisher: str
    authors: str
    reviewers: str
    no_reviewer: str
    written: str
    next_review: str
    no_next_review: str
    version: str
    funding: str
    licence: str
    drafting: str
    code: str
    previous: str
    next: str
    among: str
    count_of: str
    dots: str
    fewer: str
    more: str
    same: str
    by: str
    approved_by: str
    emergency: str
    crisis: str
    picture: str
    callouts: dict[str, str]
    """The title of a callout whose author gave it none."""

    def day(self, moment: date) -> str:
        """Return ``moment`` in words: November 21, 2026."""
        return self.day_text.format(
            day=moment.day, month=self.months[moment.month - 1], year=moment.year
        )

    def month_of(self, moment: date) -> str:
        """Return month and year of ``moment``: November 2026."""
        return self.month_text.format(month=self.months[moment.month - 1], year=moment.year)

    def minutes(self, count: int) -> str:
        """Return how long reading takes."""
        return (self.minutes_one if count == 1 else self.minutes_many).format(count=count)


_ENGLISH = Phrases(
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    day_text="{month} {day}, {year}",
    month_text="{month} {year}",
    minutes_one="1 minute read",
    minutes_many="{count} minute read",
    meta="{minutes} · Written {month} · Version {version}",
    not_checked="Not yet checked by a clinician",
    not_checked_more="Please go through this page with your care team before you rely on it.",
    checked="Checked by {who}",
    checked_more="Last checked {on}. Next check due {next}.",
    checked_once="Checked by one person so far",
    checked_once_more="{who} has checked this page. A second person has not checked it yet. "
    "Please go through it with your care team before you rely on it.",
    changed_since="Changed since it was checked",
    changed_since_more="{who} checked an older version of this page, on {on}. "
    "Please go through it with your care team before you rely on it.",
    overdue="This page is due to be checked again",
    overdue_more="It was last checked {on}, and the next check was due {next}. "
    "Ask your care team whether anything has changed.",
    wrong_clock="The date of this computer may be wrong",
    wrong_clock_more="So we cannot tell whether this page is still up to date. Ask your care team.",
    translated="Translated from {language}",
    translated_by_software="This page was translated with software.",
    translated_unchecked="No person has checked the translation yet.",
    translated_checked="{who} checked the translation.",
    original_changed="The original page has changed",
    original_changed_more="This translation was made from an older version. "
    "Ask your care team whether anything has changed.",
    not_in_language="Not available in {wanted} yet",
    not_in_language_more="This page is shown in {shown}.",
    own_names={"en": "English", "es": "Spanish"},
    notice="Before you read",
    in_short="In short",
    gate_more="This part stays closed until you choose to open it.",
    gate_open="Open this part",
    gate_close="Close this part",
    fold_open="Show: {title}",
    fold_close="Hide: {title}",
    folded="Folded: {title}",
    choose="Choose this",
    chosen="Chosen. Take it off",
    read_next="Read next",
    sources="Sources",
    about="About this page",
    publisher="Published by",
    authors="Written by",
    reviewers="Checked by",
    no_reviewer="Nobody yet",
    written="Written",
    next_review="Next check due",
    no_next_review="Not set yet",
    version="Version",
    funding="Funding",
    licence="License",
    drafting="How it was drafted",
    code="Page code",
    previous="Previous",
    next="Next",
    among="Among {who}:",
    count_of="{count} of every {of}",
    dots="{label}: {count} of {of} dots are filled.",
    fewer="{label}: about {count} fewer in every {of}.",
    more="{label}: about {count} more in every {of}.",
    same="{label}: about the same number in every {of}.",
    by="{name}, {qualifications}",
    approved_by="{who}, {on}",
    emergency="your local emergency number",
    crisis="see “Places to get help”",
    picture="[Picture: {alt}]",
    callouts={
        "key": "Key point",
        "urgent": "Get help now",
        "note": "Note",
        "guideline": "What guidelines say",
        "research": "What studies found",
        "risk": "How likely is it?",
        "more": "More detail",
        "gate": "A harder part",
    },
)

_SPANISH = Phrases(
    months=(
        *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto"),
        *("septiembre", "octubre", "noviembre", "diciembre"),
    ),
    day_text="{day} de {month} de {year}",
    month_text="{month} de {year}",
    minutes_one="1 minuto de lectura",
    minutes_many="{count} minutos de lectura",
    meta="{minutes} · Escrito en {month} · Versión {version}",
    not_checked="Todavía sin revisar por un profesional clínico",
    not_checked_more="Lea esta página con su equipo de atención antes de guiarse por ella.",
    checked="Revisado por {who}",
    checked_more="Última revisión: {on}. Próxima revisión: {next}.",
    checked_once="Revisado por una sola persona hasta ahora",
    checked_once_more="{who} ha revisado esta página. Falta la revisión de una segunda persona. "
    "Léala con su equipo de atención antes de guiarse por ella.",
    changed_since="Ha cambiado desde que se revisó",
    changed_since_more="{who} revisó una versión anterior de esta página, el {on}. "
    "Léala con su equipo de atención antes de guiarse por ella.",
    overdue="Esta página debe revisarse de nuevo",
    overdue_more="Se revisó por última vez el {on} y la próxima revisión debía hacerse el {next}. "
    "Pregunte a su equipo de atención si algo ha cambiado.",
    wrong_clock="La fecha de esta computadora puede estar mal",
    wrong_clock_more="Por eso no podemos saber si esta página sigue al día. "
    "Pregunte a su equipo de atención.",
    translated="Traducido del {language}",
    translated_by_software="Esta página se tradujo con un programa.",
    translated_unchecked="Ninguna persona ha revisado todavía la traducción.",
    translated_checked="{who} revisó la traducción.",
    original_changed="La página original ha cambiado",
    original_changed_more="Esta traducción se hizo de una versión anterior. "
    "Pregunte a su equipo de atención si algo ha cambiado.",
    not_in_language="Todavía no está en {wanted}",
    not_in_language_more="Esta página se muestra en {shown}.",
    own_names={"en": "inglés", "es": "español"},
    notice="Antes de leer",
    in_short="En pocas palabras",
    gate_more="Esta parte queda cerrada hasta que usted decida abrirla.",
    gate_open="Abrir esta parte",
    gate_close="Cerrar esta parte",
    fold_open="Mostrar: {title}",
    fold_close="Ocultar: {title}",
    folded="Plegado: {title}",
    choose="Elegir",
    chosen="Elegida. Quitarla",
    read_next="Siga leyendo",
    sources="Fuentes",
    about="Sobre esta página",
    publisher="Publicado por",
    authors="Escrito por",
    reviewers="Revisado por",
    no_reviewer="Nadie todavía",
    written="Escrito",
    next_review="Próxima revisión",
    no_next_review="Sin fecha todavía",
    version="Versión",
    funding="Financiación",
    licence="Licencia",
    drafting="Cómo se redactó",
    code="Código de la página",
    previous="Anterior",
    next="Siguiente",
    among="Entre {who}:",
    count_of="{count} de cada {of}",
    dots="{label}: {count} de {of} puntos están llenos.",
    fewer="{label}: unas {count} menos de cada {of}.",
    more="{label}: unas {count} más de cada {of}.",
    same="{label}: más o menos el mismo número de cada {of}.",
    by="{name}, {qualifications}",
    approved_by="{who}, {on}",
    emergency="su número local de emergencias",
    crisis="vea “Lugares donde pedir ayuda”",
    picture="[Imagen: {alt}]",
    callouts={
        "key": "Lo más importante",
        "urgent": "Busque ayuda ahora",
        "note": "Nota",
        "guideline": "Lo que dicen las guías",
        "research": "Lo que encontraron los estudios",
        "risk": "¿Qué tan probable es?",
        "more": "Más detalle",
        "gate": "Una parte más difícil",
    },
)

_BY_LANGUAGE = {"en": _ENGLISH, "es": _SPANISH}


def phrases_for(language: str) -> Phrases:
    """Return the phrases of ``language`` (a BCP 47 tag), of its base language, else English."""
    base = language.partition("-")[0]
    return _BY_LANGUAGE.get(language) or _BY_LANGUAGE.get(base) or _ENGLISH
