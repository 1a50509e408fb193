"""Rules for places to get help: nothing withdrawn, nothing missing, nothing too long, nothing due.

What a single entry must obey is checked where it is read, ``viewer.support.entry``; here stand the
rules over the whole directory and over every other text.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from viewer.problems import Problem, Severity, in_reading_order
from viewer.support.directory import Country, Directory
from viewer.support.do_not_use import DoNotUse
from viewer.support.resource import Kind, Resource, Text
from viewer.support.wording import number_shown

LONGEST = {"audience": 160, "text": 240, "caution": 200, "who": 60, "menu": 60}
"""Characters a card has room for, by field."""


def check_support(
    directory: Directory, today: date, languages: Sequence[str], entries: Iterable[DoNotUse] = ()
) -> list[Problem]:
    """Return all that is wrong with ``directory`` on the day ``today``.

    ``languages``: those in which every text must stand.
    """
    entries = list(entries)
    found = regions_without_help(directory) + overdue(directory, today)
    found += [
        problem
        for country, resource in _cards(directory)
        for problem in _text_problems(country, resource, languages)
    ]
    for country, resource in _cards(directory):
        for problem in do_not_use("\n\n".join(_shown(resource)), country.file, entries):
            message = f"“{resource.id}”: {problem.message}"
            found.append(
                _problem(country, resource, problem.rule, message, severity=problem.severity)
            )
    return in_reading_order(found)


def do_not_use(text: str, file: str, entries: Iterable[DoNotUse]) -> list[Problem]:
    """Return a problem for everything in ``text`` that stands on the list of what not to use.

    Not for the list itself, which has to hold these numbers.
    """
    return [
        Problem(
            file=file,
            line=line,
            rule="do-not-use",
            message=f"“{found}” must not be shown: {entry.was}. Use instead: {entry.use_instead}.",
            severity=entry.severity,
        )
        for entry in entries
        for line, found in entry.find(text)
    ]


def overdue(directory: Directory, today: date) -> list[Problem]:
    """Return a warning for every check whose day has passed; it never stops a compile."""
    found: list[Problem] = []
    for country, resource in _cards(directory):
        checks = [("name and address", resource.check)]
        checks += [(f"contact “{contact.id}”", contact.check) for contact in resource.contacts]
        for what, check in checks:
            if check.is_due(today):
                message = (
                    f"The {what} of “{resource.id}” was due for a check on {check.next_due}. "
                    "Check it as README.md of this folder says, and write down the date."
                )
                found.append(
                    _problem(country, resource, "overdue", message, severity=Severity.WARNING)
                )
    return found


def regions_without_help(directory: Directory) -> list[Problem]:
    """Return a problem for each region that lacks an emergency number or a crisis line to ring."""
    found: list[Problem] = []
    for country in directory.homes():
        for code in [nation.code for nation in country.nations] or [country.code]:
            cards = directory.cards(code)
            lacking = []
            if directory.emergency(code) is None:
                lacking.append("emergency number")
            if not any(card.kind is Kind.CRISIS and card.crisis and _rings(card) for card in cards):
                lacking.append("crisis line to ring")
            for what in lacking:
                message = f"{code} has no {what}. Add one; no reader may be left without."
                found.append(Problem(file=country.file, line=0, rule="no-help", message=message))
    return found


def _text_problems(
    country: Country, resource: Resource, languages: Sequence[str]
) -> Iterator[Problem]:
    for field, text in _texts(resource):
        for language in languages:
            if not text.get(language):
                message = f"The {field} of “{resource.id}” is missing in “{language}”. Add it."
                yield _problem(country, resource, "missing-language", message)
        for language, sentence in text.items():
            if len(sentence) > LONGEST[field]:
                message = (
                    f"The {field} ({language}) of “{resource.id}” has {len(sentence)} characters, "
                    f"and a card has room for {LONGEST[field]}. Shorten it."
                )
                yield _problem(country, resource, "too-long", message)


def _texts(resource: Resource) -> Iterator[tuple[str, Text]]:
    yield "audience", resource.audience
    yield "text", resource.text
    if resource.caution:
        yield "caution", resource.caution
    for contact in resource.contacts:
        if contact.who:
            yield "who", contact.who
        if contact.menu:
            yield "menu", contact.menu


def _shown(resource: Resource) -> Iterator[str]:
    """Yield everything a card shows; former names may stand, so that a search finds them."""
    words = [resource.name, resource.url or ""]
    words += [sentence for _, text in _texts(resource) for sentence in text.values()]
    for contact in resource.contacts:
        words.append(contact.address or "")
        if contact.number:
            words += [number_shown(contact.number, "en"), contact.number.dial]
    yield "\n".join(words)


def _cards(directory: Directory) -> Iterator[tuple[Country, Resource]]:
    for country in directory.countries:
        for resource in country.resources:
            yield country, resource


def _rings(card: Resource) -> bool:
    return any(contact.number and not contact.number.by_text for contact in card.contacts)


def _problem(
    country: Country,
    resource: Resource,
    rule: str,
    message: str,
    *,
    severity: Severity = Severity.ERROR,
) -> Problem:
    return Problem(
        file=country.file, line=resource.line, rule=rule, message=message, severity=severity
    )
