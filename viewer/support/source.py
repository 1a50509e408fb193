"""Read ``resources/*.yaml``, which people edit, into the compiled directory.

A bad entry is left out and named with its file and line; the others stay.
"""

from pathlib import Path

from viewer.problems import Problem, RejectedError, in_reading_order, shown_path
from viewer.records import Marked, convert, parse
from viewer.support.directory import Country, Directory
from viewer.support.do_not_use import FILE_NAME as DO_NOT_USE
from viewer.support.entry import CountryRecord, Place, problem_at, read_resource
from viewer.support.resource import Resource
from viewer.text_file import read_text


def load_support(folder: Path) -> tuple[Directory, list[Problem]]:
    """Read every country file in ``folder``; what is wrong is left out and returned as problems."""
    countries: list[Country] = []
    problems: list[Problem] = []
    files = [file for file in sorted(folder.glob("*.yaml")) if file.name != DO_NOT_USE]
    if not files:
        message = "No country file (such as us.yaml) is here. Check that it is the right folder."
        problems.append(
            problem_at(Marked(None, {}, shown_path(folder, folder)), (), "none", message)
        )
    taken: dict[str, str] = {}
    for file in files:
        shown = shown_path(file, folder)
        try:
            marked = parse(read_text(file, shown), shown)
            country, wrong = _country(marked, taken)
        except RejectedError as error:
            problems += error.problems
            continue
        countries.append(country)
        problems += wrong
    return Directory(countries=tuple(countries)), in_reading_order(problems)


def _country(marked: Marked, taken: dict[str, str]) -> tuple[Country, list[Problem]]:
    """Return the country of one file. ``taken`` maps the ids and countries met so far to a file."""
    value = marked.value if isinstance(marked.value, dict) else {}
    head = {key: item for key, item in value.items() if key != "resources"}
    record = convert(Marked(head or marked.value, marked.lines, marked.file), CountryRecord, "file")
    entries = value.get("resources")
    if not isinstance(entries, list):
        message = "“resources” must be a list of places to get help. Add it below the name."
        raise RejectedError(problem_at(marked, ("resources",), "mistyped-field", message))
    if taken.setdefault(record.country, marked.file) != marked.file:
        message = f"The country {record.country} already has a file, {taken[record.country]}. "
        raise RejectedError(
            problem_at(marked, ("country",), "double-country", message + "Join the two.")
        )
    resources: list[Resource] = []
    problems: list[Problem] = []
    for at in range(len(entries)):
        entry = _part(marked, ("resources", at))
        try:
            found = read_resource(entry, record)
            if found.id in taken:
                message = f"The id “{found.id}” is taken already in {taken[found.id]}. Change it."
                raise RejectedError(problem_at(entry, ("id",), "double-id", message))
        except RejectedError as error:
            problems += error.problems
            continue
        taken[found.id] = marked.file
        resources.append(found)
    country = Country(
        code=record.country,
        file=marked.file,
        name=record.name,
        nations=record.nations,
        resources=tuple(resources),
    )
    return country, problems


def _part(marked: Marked, place: Place) -> Marked:
    """Return the piece of ``marked`` at ``place`` as a record of its own, with its lines."""
    value = marked.value
    for step in place:
        value = value[step]
    size = len(place)
    lines = {path[size:]: line for path, line in marked.lines.items() if path[:size] == place}
    return Marked(value=value, lines=lines, file=marked.file)
