"""A history as lines of JSON, which travel to another machine; docs/json.md describes every key.

First a line that says what this is, then one for each record, then one that counts them, so that
half a file is known as such.
"""

from collections.abc import Iterable, Iterator
from typing import Annotated, TypeAlias

import msgspec
from msgspec import Meta, Raw, Struct

from lossdrill.model import SCHEMA_VERSION, VARIANTS, Verdict

PROGRAM = "lossdrill"
Id: TypeAlias = Annotated[str, Meta(pattern=r"^[^\x00-\x1f\x7f]+$", max_length=255)]
Moment: TypeAlias = Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")]
Variant: TypeAlias = Annotated[int, Meta(ge=0, lt=VARIANTS)]


class Start(Struct, tag_field="kind", tag="history", frozen=True, kw_only=True):
    """The first line."""

    program: str = PROGRAM
    schema_version: int = SCHEMA_VERSION
    who: Annotated[str, Meta(pattern=r"^([0-9a-f]{16})?$")] = ""
    """The random id of the history; empty where none was begun."""


class End(Struct, tag_field="kind", tag="end", frozen=True, kw_only=True):
    """The last line."""

    records: int


class HandoutLine(Struct, tag_field="kind", tag="handout", frozen=True, kw_only=True):
    exercise: Id
    at: Moment
    variant: Variant
    path: Annotated[str, Meta(pattern=r"^[^\x00]*$", max_length=4096)]
    """Absolute, on the machine of then; empty for a quiz."""


class HintLine(Struct, tag_field="kind", tag="hint", frozen=True, kw_only=True):
    exercise: Id
    at: Moment
    step: Annotated[int, Meta(ge=1, le=4)]


class SolutionLine(Struct, tag_field="kind", tag="solution", frozen=True, kw_only=True):
    exercise: Id
    at: Moment
    variant: Variant
    gave_up: bool


class AttemptLine(Struct, tag_field="kind", tag="attempt", frozen=True, kw_only=True):
    exercise: Id
    at: Moment
    source: str
    verdict: Raw
    """As it was recorded, so that what a newer lossdrill added to it is carried on."""
    seconds: Annotated[float, Meta(ge=0, le=1e9)]
    hints: Annotated[int, Meta(ge=0, lt=2**31)]
    solution_seen: bool


Record: TypeAlias = HandoutLine | HintLine | AttemptLine | SolutionLine

RECORD = msgspec.json.Decoder(Record)
_VERDICT = msgspec.json.Decoder(Verdict)


def verdict_of(line: AttemptLine) -> Verdict:
    return _VERDICT.decode(line.verdict)


def written(who: str, records: Iterable[Record]) -> Iterator[bytes]:
    """A whole history, line by line."""
    yield msgspec.json.encode(Start(who=who)) + b"\n"
    count = 0
    for record in records:
        yield msgspec.json.encode(record) + b"\n"
        count += 1
    yield msgspec.json.encode(End(records=count)) + b"\n"
