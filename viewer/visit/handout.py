"""What a person wants to take home: pages, places to get help, questions. Gone with the visit."""

from enum import StrEnum

import msgspec

MOST_PIECES = 60
"""Pages and cards in one handout; more would be a book, and no printer's job."""

MOST_QUESTIONS = 40
LONGEST_QUESTION = 300
"""Characters of a question that somebody types."""


class Kind(StrEnum):
    """What a piece is: an article, or the card of a place to get help."""

    ARTICLE = "article"
    HELP = "help"


class Piece(msgspec.Struct, frozen=True):
    """One article or card, by its id; an article comes without its hard passages unless whole."""

    kind: Kind
    id: str
    whole: bool = False


class Question(msgspec.Struct, frozen=True):
    """A question for an appointment.

    One of an article's has the number that the article gives it; an own one has its words.
    """

    article: str = ""
    number: int = 0
    text: str = ""


class Handout:
    """Pieces and questions in the order in which they will be printed."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._pieces: list[Piece] = []
        self._questions: list[Question] = []

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The articles and cards, in order."""
        return tuple(self._pieces)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions, in order."""
        return tuple(self._questions)

    @property
    def count(self) -> int:
        """How many things there are; the questions together are one, as they share a page."""
        return len(self._pieces) + bool(self._questions)

    def holds(self, kind: Kind, name: str) -> bool:
        """Say whether the article or card ``name`` is in it."""
        return any((piece.kind, piece.id) == (kind, name) for piece in self._pieces)

    def add(self, kind: Kind, name: str) -> bool:
        """Put an article or card last, once; False when there is no room for it."""
        if self.holds(kind, name):
            return True
        if len(self._pieces) >= MOST_PIECES:
            return False
        self._pieces.append(Piece(kind, name))
        return True

    def remove(self, kind: Kind, name: str) -> None:
        """Take an article or card out."""
        self._pieces = [piece for piece in self._pieces if (piece.kind, piece.id) != (kind, name)]

    def move(self, kind: Kind, name: str, step: int) -> None:
        """Move a piece by ``step`` places among those of its kind, which are printed together.

        -1 is one earlier; it stops at either end.
        """
        here = self._at(kind, name)
        if here is not None:
            alike = [at for at, piece in enumerate(self._pieces) if piece.kind is kind]
            to = alike[min(max(0, alike.index(here) + step), len(alike) - 1)]
            self._pieces.insert(to, self._pieces.pop(here))

    def set_whole(self, name: str, whole: bool) -> None:
        """Print the hard passages of the article ``name`` too, or leave them out."""
        at = self._at(Kind.ARTICLE, name)
        if at is not None:
            self._pieces[at] = Piece(Kind.ARTICLE, name, whole)

    def _at(self, kind: Kind, name: str) -> int | None:
        return next(
            (at for at, p in enumerate(self._pieces) if (p.kind, p.id) == (kind, name)), None
        )

    def chosen(self, article: str) -> frozenset[int]:
        """Return the numbers of the questions of ``article`` that are in it."""
        return frozenset(one.number for one in self._questions if one.article == article)

    def ask(self, question: Question) -> bool:
        """Put a question last, once; False when there is no room, or no word in it."""
        text = " ".join(question.text.split())[:LONGEST_QUESTION]
        question = Question(question.article, question.number, text)
        if question in self._questions:
            return True
        if len(self._questions) >= MOST_QUESTIONS or not (question.article or text):
            return False
        self._questions.append(question)
        return True

    def drop(self, question: Question) -> None:
        """Take a question out."""
        self._questions = [there for there in self._questions if there != question]

    def move_question(self, question: Question, step: int) -> None:
        """Move a question by ``step`` places: -1 is one earlier; it stops at either end."""
        if question in self._questions:
            at = self._questions.index(question)
            self._questions.pop(at)
            self._questions.insert(max(0, at + step), question)

    def clear(self) -> None:
        """Forget all of it."""
        self._pieces.clear()
        self._questions.clear()
