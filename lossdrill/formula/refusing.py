"""The one exception that reading a formula may end with; `compare` turns it into a value."""

from lossdrill.errors import LossdrillError
from lossdrill.formula.result import Refusal


class Refused(LossdrillError):
    """The text at `start:end` is not a formula, or not one that may be evaluated."""

    def __init__(self, message: str, start: int = 0, end: int = 0, suggestion: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.start = start
        self.end = max(end, start)
        self.suggestion = suggestion

    def of(self, text: str) -> Refusal:
        return Refusal(text, self.start, self.end, self.message, self.suggestion)
