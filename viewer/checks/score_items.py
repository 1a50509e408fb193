"""The questions of three published instruments for patient information, in our own short words.

PEMAT-P (AHRQ, public domain), the CDC Clear Communication Index and DISCERN. For each stands what
a program can say about it: whether it is there (``FOUND``), or a hint for the person who decides.
"""

from typing import NamedTuple


class Item(NamedTuple):
    """One question; ``finding`` names what the program looked at, empty where only people can."""

    number: str
    asks: str
    finding: str = ""


class Instrument(NamedTuple):
    """A set of questions, how they are marked, and the score that is usually asked for."""

    title: str
    marks: str
    goal: str
    items: tuple[Item, ...]


PEMAT = Instrument(
    "PEMAT-P: can it be understood and acted on?",
    "0 disagree, 1 agree, – does not apply",
    "Understandability (1 to 19) 80 in 100 or more; actionability (20 to 26) 70 in 100 or more. "
    "Items 13 and 14 are for sound and film only.",
    (
        Item("1", "The purpose is evident"),
        Item("2", "Nothing distracts from the purpose"),
        Item("3", "Common, everyday words", "wording"),
        Item("4", "Medical terms are defined", "terms"),
        Item("5", "Active voice", "passive"),
        Item("6", "Numbers are clear", "numbers"),
        Item("7", "No sums are left to the reader", "numbers"),
        Item("8", "Short pieces of text", "pieces"),
        Item("9", "Headings say what follows", "headings"),
        Item("10", "A logical order"),
        Item("11", "There is a summary", "summary"),
        Item("12", "Visual cues draw the eye to key points", "cues"),
        Item("15", "Pictures where they help", "pictures"),
        Item("16", "Pictures support the text"),
        Item("17", "Pictures have clear titles or captions", "captions"),
        Item("18", "Pictures are clear and uncluttered"),
        Item("19", "Tables are simple, with short headings", "tables"),
        Item("20", "At least one action is named", "steps"),
        Item("21", "The reader is spoken to", "you"),
        Item("22", "Actions come in clear steps", "steps"),
        Item("23", "A tool helps, such as questions to take along", "questions"),
        Item("24", "Sums that have to be done are explained", "numbers"),
        Item("25", "It says how to use charts and tables"),
        Item("26", "Pictures make it easier to act"),
    ),
)
CDC = Instrument(
    "CDC Clear Communication Index",
    "0 no, 1 yes, – does not apply",
    "90 in 100 or more of the items that apply.",
    (
        Item("1", "One main message", "summary"),
        Item("2", "The main message is at the top", "summary"),
        Item("3", "The main message is set off", "summary"),
        Item("4", "A picture supports it", "pictures"),
        Item("5", "There is a call to act", "steps"),
        Item("6", "Active voice", "passive"),
        Item("7", "Words that the readers use"),
        Item("8", "Lists", "lists"),
        Item("9", "Pieces with headings", "pieces"),
        Item("10", "The most important comes first"),
        Item("11", "It says what is known and not known", "unknown"),
        Item("12", "It says what to do", "steps"),
        Item("13", "It says why"),
        Item("14", "It says how", "steps"),
        Item("15", "Numbers the readers know", "numbers"),
        Item("16", "It says what the numbers mean", "numbers"),
        Item("17", "No sums are left to the reader", "numbers"),
        Item("18", "It says what the risk is"),
        Item("19", "Risks and benefits", "both"),
        Item("20", "Chances also in words or a picture", "risk"),
    ),
)
DISCERN = Instrument(
    "DISCERN: information about treatment choices",
    "1 (no) to 5 (yes)",
    "63 of 80 or more. Items 9 to 15 are for treatment pages.",
    (
        Item("1", "The aims are clear"),
        Item("2", "The aims are met"),
        Item("3", "It is relevant"),
        Item("4", "The sources are named", "sources"),
        Item("5", "The dates of the sources and of the page are given", "dates"),
        Item("6", "It is balanced"),
        Item("7", "It names further support", "support"),
        Item("8", "It says what is uncertain", "unknown"),
        Item("9", "How each treatment works", "how-it-helps"),
        Item("10", "Benefits of each treatment", "how-well-it-works"),
        Item("11", "Risks of each treatment", "risks"),
        Item("12", "What happens without treatment", "without-treatment"),
        Item("13", "Effects on daily life", "daily-life"),
        Item("14", "That there is more than one choice", "other-choices"),
        Item("15", "Help to decide together", "questions-to-ask"),
        Item("16", "The page as a whole"),
    ),
)
INSTRUMENTS = (PEMAT, CDC, DISCERN)
