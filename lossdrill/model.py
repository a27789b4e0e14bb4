"""The values that travel through lossdrill. No arrays, no files, no clock; imports nothing of ours.

Everything here is frozen, and everything that `--json` prints is one of these types: they are the
JSON contract.
"""

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import msgspec

SCHEMA_VERSION = 1
VARIANTS = 32

Kind = Literal[
    "implement",
    "debug",
    "derive",
    "witness",
    "impossible",
    "predict",
    "fill",
    "order",
    "choose",
    "claim",
    "optimise",
    "experiment",
    "explain",
]

Status = Literal["pass", "wrong", "not_run", "unscored", "fault"]
DONE: frozenset[Status] = frozenset({"pass", "unscored"})

Reason = Literal[
    # wrong: the property that failed first
    "value",
    "shape",
    "nan",
    "mutated",
    "nondeterministic",
    "kink",
    "stability",
    "raised",
    # not_run: why nothing could be judged (`raised` when every call raised)
    "syntax",
    "missing_name",
    "import",
    "timeout",
    "memory",
    "killed",
    "output_limit",
    "refused",
    # fault: ours, or the author's
    "fault",
]

if TYPE_CHECKING:
    Plain: TypeAlias = bool | int | float | str | list["Plain"] | dict[str, "Plain"] | None
else:  # msgspec, which decodes verdicts, does not follow a type into itself
    Plain = bool | int | float | str | list[Any] | dict[str, Any] | None
"""What JSON can hold. NaN and infinities are written as the strings "nan", "inf", "-inf"."""


class Limits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one run of a learner's file may use."""

    seconds: float = 2.0
    """Wall-clock time and CPU time, for the whole run, once NumPy has loaded."""
    memory_mib: int = 512
    """Address space above what the worker itself needs."""
    reply_mib: int = 16
    """Size of everything that comes back."""
    printed_kib: int = 64
    """How much of what the file prints is kept."""
    figures: bool = False
    """Whether the file may import Matplotlib."""


class Exercise(msgspec.Struct, frozen=True, kw_only=True):
    """One exercise as its manifest describes it; the judge and the solutions are elsewhere."""

    id: str
    topic: str
    kind: Kind
    title: str
    """A short noun phrase: "Gradient of the mean Huber loss"."""
    task: str
    """One imperative sentence, shown by `next`."""
    difficulty: int
    """1 (recall) to 5 (hard interview)."""
    minutes: int
    """How long it takes someone who knows the topic."""
    answers: tuple[str, ...]
    """What the file defines, as the stub spells it: `huber(y, y_hat, delta)`, or a bare name."""
    hints: tuple[str, str, str]
    """The concept, the identity, the skeleton."""
    requires: tuple[str, ...] = ()
    """Exercises to pass first."""
    covers: tuple[str, ...] = ()
    """The points of the track's syllabus that it grades, by their short names."""
    limits: Limits = Limits()

    @property
    def names(self) -> tuple[str, ...]:
        """The bare names of the answers: `huber` for `huber(y, y_hat, delta)`."""
        return tuple(answer.partition("(")[0].strip() for answer in self.answers)

    @property
    def file_name(self) -> str:
        """The name of the learner's file: `huber_gradient.py` for huber-gradient."""
        return self.id.replace("-", "_") + ".py"


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One property that was examined."""

    id: str
    title: str
    passed: bool
    detail: str = ""
    """What was counted, for example "4 of 12 points"."""


class Diagnosis(msgspec.Struct, frozen=True, kw_only=True):
    """What is known about why an answer does not pass. Every one of them was verified."""

    id: str
    kind: Literal["mistake", "generic", "contract", "run"]
    message: str


class Counterexample(msgspec.Struct, frozen=True, kw_only=True):
    """The simplest case found in which the answer differs from the expected one."""

    inputs: dict[str, Plain]
    yours: Plain
    expected: Plain
    digits_right: int | None = None
    digits_needed: int | None = None


class Curve(msgspec.Struct, frozen=True, kw_only=True):
    """The learner's function against the right one, along one input; None where not finite."""

    title: str
    along: str
    """What runs along the horizontal axis: "residual", "logit", "score", "probability"."""
    x: tuple[float, ...]
    yours: tuple[float | None, ...]
    expected: tuple[float | None, ...]
    kinks: tuple[float, ...] = ()


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """How a typed formula was read."""

    name: str
    """The name in the learner's file."""
    text: str
    """One canonical line."""
    mathml: str
    """A `<math>` element, as it was written when the formula was read."""


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to "is this right, and if not, why?"."""

    exercise: str
    status: Status
    score: float
    """From 0 to 1, and 1 exactly when passed."""
    variant: int
    reason: Reason | None = None
    """What failed first; None for pass and unscored."""
    checks: tuple[Check, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()
    """Most specific first."""
    counterexample: Counterexample | None = None
    notes: tuple[str, ...] = ()
    """Remarks that change nothing: style, float32, warnings."""
    curve: Curve | None = None
    read_as: tuple[Reading, ...] = ()
    """The formulas of the file, as far as they could be read."""
    printed: str = ""
    """What the file printed, cut and stripped of control characters."""
    isolation: tuple[str, ...] = ()
    """The layers that were active while the file ran."""
    pack: str = ""
    """Content hash of the pack that judged."""

    @property
    def passed(self) -> bool:
        return self.status == "pass"

    @property
    def done(self) -> bool:
        """Passed, or handed in where nothing is scored: what builds on it may follow."""
        return self.status in DONE

    @property
    def asks_on(self) -> bool:
        """Whether it was handed in and something further is asked: an interview not yet over."""
        return self.status == "unscored" and not all(check.passed for check in self.checks)

    @property
    def counts(self) -> bool:
        """Whether an attempt was used: not by our own fault, nor by a formula that was not read."""
        return self.status != "fault" and self.reason != "refused"


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """One graded submission, as the store keeps it."""

    exercise: str
    at: str
    """UTC, ISO 8601, as `2026-11-23T04:30:00Z`."""
    source: str
    verdict: Verdict
    seconds: float
    """How long running and judging took."""
    hints: int
    """Hints seen before this attempt, for this exercise."""
    solution_seen: bool = False
    """Whether the solution had been opened before this attempt."""
