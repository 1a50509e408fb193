"""The words on a card, one table a language; ``wording`` decides which of them are said."""

import msgspec

from viewer.support.resource import Cost, Medium, Mode


class Phrases(msgspec.Struct, frozen=True, kw_only=True):
    """The words of one language; braces are filled in.

    Lists begin with Monday, January and the morning. ``clock``, ``clock_one`` (from 1:00 to 1:59),
    ``noon`` and ``midnight`` have to fit wherever a ``{time}`` is filled in.
    """

    always: str
    open_until: str
    closed: str
    closed_until: str
    unknown: str
    messages_always: str
    messages_until: str
    messages_from: str
    today_at: str
    day_at: str
    date: str
    zone: str
    clock: str
    clock_one: str
    halves: tuple[str, str]
    noon: str
    midnight: str
    text_to: str
    text_word_to: str
    not_rung: str
    not_opened: str
    checked_on: str
    discreet: dict[Medium, str]
    due: str
    withheld: str
    no_helpline: str
    places: str
    receptionist: str
    local_emergency: str
    where: str
    show_places: str
    companion: str
    modes: dict[Mode, str]
    callback_by_text: str
    costs: dict[Cost, str]
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    languages: dict[str, str]
    zones: dict[str, str]
    day_and_night: str
    days_to: str
    holidays: str


ENGLISH = Phrases(
    always="Open now, day and night",
    open_until="Open now, until {time}",
    closed="Closed now. Check opening hours",
    closed_until="Closed now. Opens {time}",
    unknown="Check opening hours",
    messages_always="They answer messages day and night",
    messages_until="They answer messages now, until {time}",
    messages_from="They answer messages again {time}",
    today_at="today at {time}",
    day_at="{day} at {time}",
    date="{month} {day}, {year}",
    zone="{time} ({zone})",
    clock="{time} {half}",
    clock_one="{time} {half}",
    halves=("am", "pm"),
    noon="noon",
    midnight="midnight",
    text_to="Text {number}",
    text_word_to="Text {word} to {number}",
    not_rung="From published sources, {date}; not yet rung",
    not_opened="From published sources, {date}; not yet checked",
    checked_on="Checked on {date}",
    discreet={
        Medium.SCREEN: "Someone else may see this screen. Close this page when you have read it.",
        Medium.PAGE: "Someone else may see this page. Close it when you have read it.",
        Medium.PAPER: "Keep this paper where nobody else finds it.",
    },
    due="This number is due for a check.",
    withheld="This number is due for a check. Ask the reception desk.",
    companion="If you may harm yourself or someone else: {number}, {name}",
    no_helpline="We know of no helpline that is only for cervical insufficiency.",
    places="Places to get help",
    receptionist="If you are in the clinic, tell the receptionist now.",
    local_emergency="In an emergency, call your local emergency number.",
    where="Where is this clinic?",
    show_places="Show places to get help",
    modes={
        Mode.LIVE: "A person answers",
        Mode.CALLBACK: "Leave a message; they call you back",
        Mode.TEXT: "By text message",
        Mode.CHAT: "By online chat",
        Mode.EMAIL: "By e-mail",
    },
    callback_by_text="By text message; they get back to you",
    costs={
        Cost.FREE: "Free",
        Cost.STANDARD: "Costs the same as a normal call or message",
        Cost.PREMIUM: "Costs more than a normal call",
        Cost.UNKNOWN: "Cost not known",
    },
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    months=(
        *("January", "February", "March", "April", "May", "June", "July", "August"),
        *("September", "October", "November", "December"),
    ),
    languages={
        "cy": "Welsh",
        "en": "English",
        "es": "Spanish",
        "fr": "French",
        "ga": "Irish",
        "mi": "Māori",
    },
    zones={
        "America/Chicago": "Central time",
        "America/Denver": "Mountain time",
        "America/Los_Angeles": "Pacific time",
        "America/New_York": "Eastern time",
        "Australia/Melbourne": "Melbourne time",
        "Australia/Sydney": "Sydney time",
        "Europe/Dublin": "Irish time",
        "Europe/London": "London time",
        "Pacific/Auckland": "New Zealand time",
    },
    day_and_night="Day and night",
    days_to="to",
    holidays="This may differ on public holidays.",
)
SPANISH = Phrases(
    always="Abierto ahora, de día y de noche",
    open_until="Abierto ahora, hasta {time}",
    closed="Cerrado ahora. Consulte el horario",
    closed_until="Cerrado ahora. Abre {time}",
    unknown="Consulte el horario",
    messages_always="Responden mensajes de día y de noche",
    messages_until="Responden mensajes ahora, hasta {time}",
    messages_from="Vuelven a responder mensajes {time}",
    today_at="hoy a {time}",
    day_at="el {day} a {time}",
    date="{day} de {month} de {year}",
    zone="{time} ({zone})",
    clock="las {time} {half}",
    clock_one="la {time} {half}",
    halves=("a.\u00a0m.", "p.\u00a0m."),
    noon="las 12:00 del mediodía",
    midnight="la medianoche",
    text_to="Envíe un mensaje de texto al {number}",
    text_word_to="Envíe {word} por mensaje de texto al {number}",
    not_rung="De fuentes publicadas, {date}; todavía no se ha llamado para comprobarlo",
    not_opened="De fuentes publicadas, {date}; todavía sin revisar",
    checked_on="Revisado el {date}",
    discreet={
        Medium.SCREEN: "Otra persona puede ver esta pantalla. Cierre esta página cuando la haya "
        "leído.",
        Medium.PAGE: "Otra persona puede ver esta página. Ciérrela cuando la haya leído.",
        Medium.PAPER: "Guarde esta hoja donde nadie más la encuentre.",
    },
    due="Este número está pendiente de revisión.",
    withheld="Este número está pendiente de revisión. Pregunte en la recepción.",
    companion="Si podría hacerse daño o hacer daño a otra persona: {number}, {name}",
    no_helpline="No conocemos ninguna línea de ayuda solo para la insuficiencia cervical.",
    places="Lugares donde pedir ayuda",
    receptionist="Si está en la clínica, avise en la recepción ahora mismo.",
    local_emergency="En una emergencia, llame a su número local de emergencias.",
    where="¿Dónde está esta clínica?",
    show_places="Mostrar lugares donde pedir ayuda",
    modes={
        Mode.LIVE: "Contesta una persona",
        Mode.CALLBACK: "Deje un mensaje; le devuelven la llamada",
        Mode.TEXT: "Por mensaje de texto",
        Mode.CHAT: "Por chat en línea",
        Mode.EMAIL: "Por correo electrónico",
    },
    callback_by_text="Por mensaje de texto; le responden después",
    costs={
        Cost.FREE: "Gratis",
        Cost.STANDARD: "Cuesta lo mismo que una llamada o un mensaje normal",
        Cost.PREMIUM: "Cuesta más que una llamada normal",
        Cost.UNKNOWN: "No se sabe cuánto cuesta",
    },
    weekdays=("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    months=(
        *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto"),
        *("septiembre", "octubre", "noviembre", "diciembre"),
    ),
    languages={
        "cy": "galés",
        "en": "inglés",
        "es": "español",
        "fr": "francés",
        "ga": "irlandés",
        "mi": "maorí",
    },
    zones={
        "America/Chicago": "hora del Centro",
        "America/Denver": "hora de la Montaña",
        "America/Los_Angeles": "hora del Pacífico",
        "America/New_York": "hora del Este",
        "Australia/Melbourne": "hora de Melbourne",
        "Australia/Sydney": "hora de Sídney",
        "Europe/Dublin": "hora de Irlanda",
        "Europe/London": "hora de Londres",
        "Pacific/Auckland": "hora de Nueva Zelanda",
    },
    day_and_night="De día y de noche",
    days_to="a",
    holidays="Puede ser distinto en los días festivos.",
)
PHRASES = {"en": ENGLISH, "es": SPANISH}
