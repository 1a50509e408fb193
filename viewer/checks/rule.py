"""What a rule of the guard is. Every check states its own rules; ``rules`` gathers them."""

import msgspec

from viewer.problems import Problem, Severity


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One rule: ``id`` as it stands behind each message, and ``asks``, a sentence of what it wants.

    ``standard`` names the criterion or guideline behind the rule.
    """

    id: str
    family: str
    asks: str
    standard: str
    severity: Severity = Severity.ERROR

    def problem(self, file: str, line: int, message: str) -> Problem:
        """Return a problem of this rule on ``line`` of ``file``; line 0 is the file as a whole."""
        return Problem(file=file, line=line, rule=self.id, message=message, severity=self.severity)
