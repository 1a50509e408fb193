"""Opening hours written out, for paper and pages that do not know when they are read."""

import re

from viewer.support.card import Way
from viewer.support.directory import Directory
from viewer.support.phrases import Phrases
from viewer.support.resource import Hours
from viewer.support.wording import phrases

_ALWAYS = "24/7"
_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_DAY = re.compile("|".join(_DAYS))


def hours_text(hours: Hours, language: str) -> str:
    """Return ``hours`` as sentences in the line's own time; the weekdays in words."""
    words = phrases(language)
    if hours.always:
        return words.day_and_night
    rules = "; ".join(_rule(rule, words) for rule in _weekly(hours.osm))
    if hours.osm != _ALWAYS:
        zone = words.zones.get(hours.tz, hours.tz.replace("_", " "))
        rules = words.zone.format(time=rules, zone=zone)
    return f"{rules}. {words.holidays}"


def way_hours(directory: Directory, way: Way, language: str) -> str:
    """Return when somebody answers this way; empty where the card says it elsewhere."""
    if not way.has_hours:
        return ""
    place, _, name = way.id.partition("/")
    found = directory.resource(place)
    contact = next((one for one in found.contacts if one.id == name), None) if found else None
    if contact is None or contact.hours is None:
        return phrases(language).unknown
    return hours_text(contact.hours, language)


def _weekly(osm: str) -> list[str]:
    rules = (rule.strip() for rule in osm.split(";"))
    return [rule for rule in rules if not rule.startswith("PH")]


def _rule(rule: str, words: Phrases) -> str:
    """Return one rule, such as ``Mo-Fr 09:00-17:00``, in words."""
    if rule == _ALWAYS:
        return words.day_and_night
    days, _, spans = rule.partition(" ")
    named = _DAY.sub(lambda found: words.weekdays[_DAYS.index(found[0])], days)
    named = named.replace("-", f" {words.days_to} ").replace(",", ", ")
    return f"{named} {spans.replace('-', '–').replace(',', ', ')}"
