"""The values that travel through lossdrill. No arrays, no files, no clock; imports nothing of ours.

Everything here is frozen, and everything that `--json` prints is one of these types: they are the
JSON contract.
"""

from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

import msgspec
from msgspec import Meta

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


NotEmpty: TypeAlias = Annotated[str, Meta(pattern=r"\S")]
Defined: TypeAlias = Annotated[
    str,
    Meta(
        pattern=r"^[A-Za-z_]\w*(\([A-Za-z_]\w*(, [A-Za-z_]\w*)*\))?\Z",
        title="the name of a value, or a function with its arguments",
    ),
]


class Limits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one run of a learner's file may use."""

    seconds: Annotated[
        float,
        Meta(gt=0, le=600, description="Time for the whole run, on the clock and of the CPU."),
    ] = 2.0
    memory_mib: Annotated[
        int, Meta(ge=16, le=65_536, description="Memory above what NumPy itself needs, in MiB.")
    ] = 512
    reply_mib: Annotated[
        int, Meta(ge=1, le=1_024, description="Size of all results together, in MiB.")
    ] = 16
    printed_kib: Annotated[
        int, Meta(ge=0, le=1_024, description="How much of what the file prints is kept, in KiB.")
    ] = 64
    figures: Annotated[bool, Meta(description="Whether the file may import Matplotlib.")] = False


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`exercise.toml`, key by key: what is written here is what is checked, what an author is told,
    and the reference in `exercises/README.md`.
    """

    title: Annotated[
        NotEmpty,
        Meta(description="A short noun phrase.", examples=["Gradient of the mean Huber loss"]),
    ]
    task: Annotated[
        NotEmpty,
        Meta(
            description="One imperative sentence, which `next` shows.",
            examples=["Implement the mean Huber loss."],
        ),
    ]
    kind: Annotated[
        Kind,
        Meta(
            description="What the learner does; it decides how little an exercise may prove.",
            examples=["implement"],
        ),
    ]
    difficulty: Annotated[
        int, Meta(ge=1, le=5, description="1 (recall) to 5 (hard interview).", examples=[2])
    ]
    minutes: Annotated[
        int,
        Meta(
            ge=1,
            le=240,
            description="How long it takes someone who knows the topic.",
            examples=[10],
        ),
    ]
    answers: Annotated[
        tuple[Defined, ...],
        Meta(
            min_length=1,
            description="What the learner's file defines, as the stub spells it.",
            examples=[["huber(y, y_hat, delta)"]],
        ),
    ]
    hints: Annotated[
        tuple[NotEmpty, NotEmpty, NotEmpty],
        Meta(
            description="The concept, the identity, the skeleton.",
            examples=[["Which curve?", "Both give delta²/2 at delta.", "np.where, np.mean"]],
        ),
    ]
    requires: Annotated[tuple[str, ...], Meta(description="Ids of exercises to pass first.")] = ()
    covers: Annotated[
        tuple[str, ...],
        Meta(description="Points of the syllabus in `track.toml` that it grades."),
    ] = ()
    limits: Annotated[Limits, Meta(description="What one run of the learner's file may use.")] = (
        Limits()
    )


class Exercise(Manifest, frozen=True, kw_only=True):
    """One exercise: its manifest and where it is; the judge and the solutions are elsewhere."""

    id: str
    topic: str

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
    pack_name: str = ""
    pack_version: str = ""
    """Of that pack, where it has one."""

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
