"""What crosses between the trusted process and a learner's: a job goes in, a reply comes out.

Both sides use this module. A reply is untrusted: `decode_reply` and `value_of` raise `WireError`
and nothing else, whatever the bytes, and take memory in proportion to what is allowed: reading a
list of four bytes takes a hundred, so all but plain arrays must be small.
"""

import struct
from collections.abc import Sequence
from functools import cached_property
from typing import Annotated, TypeAlias

import msgspec
from msgspec import Meta

from lossdrill.model import Limits
from lossdrill.sandbox.forms import (
    AnyForm,
    ArrayForm,
    Value,
    WireError,
    from_form,
    lay_out,
    layout_of,
    to_form,
)
from lossdrill.sandbox.rules import Rule

__all__ = [
    "Answer",
    "Call",
    "Raised",
    "Reply",
    "WireError",
    "decode_job",
    "decode_reply",
    "encode_job",
    "lay_out",
    "layout_of",
    "to_form",
    "value_of",
]

FRAME = struct.Struct(">cI")
"""What comes back is a sequence of frames, each with this before it: its kind, and its length. So
its end is known although others may hold the pipe open.
"""
PRINTED = b"p"
MAX_PRINTED = 2**16
"""Bytes of one such frame; what is longer comes in several."""
REPLY = b"r"
LAYERS = b"l"
"""Comes first, before anything of the file has run; names the layers that hold, where nobody else
could try them.
"""
MAX_CALLS = 10_000
MAX_ARGUMENTS = 64
MAX_TEXT = 500
MAX_NAMES = 100
MAX_NESTED = 2**20
"""Bytes of all lists, dicts, strings and numbers of one reply together."""

Text: TypeAlias = Annotated[str, Meta(max_length=MAX_TEXT)]


class Call(msgspec.Struct, frozen=True, dict=True):
    """A function of the learner's file with its arguments, or (without any) a name to read."""

    name: str
    arguments: tuple[Value, ...] | None = None

    @cached_property
    def encoded(self) -> msgspec.Raw:
        """As a `CallForm`; kept, because every file of a class is called with the same."""
        arguments = self.arguments
        forms = None if arguments is None else [to_form(value) for value in arguments]
        return msgspec.Raw(encode(CallForm(self.name, forms)))


class Raised(msgspec.Struct, frozen=True):
    """An exception as text; `line` is the last line of the learner's file on the way to it."""

    type: Text
    message: Text
    line: int | None = None
    at_import: bool = False
    parameters: Text | None = None
    """The function's own parameters, when the arguments did not fit them."""
    rule: Rule | None = None
    """The rule of the sandbox that was met, if it was one."""
    code: str = ""
    """The text of the line; filled in by the trusted side."""


class Answer(msgspec.Struct, frozen=True):
    """What one call gave: a value, or what was raised, or the name of a type that cannot return."""

    value: Value = None
    raised: Raised | None = None
    unsupported: str | None = None
    changed: tuple[int, ...] = ()
    """Positions of the arguments that the call changed in place."""


class Reply(msgspec.Struct, frozen=True):
    """Everything that one run gave, with what the file printed and the layers that held."""

    answers: tuple[Answer, ...]
    printed: str = ""
    isolation: tuple[str, ...] = ()
    cpu_seconds: float = 0.0
    """User and system time of the run, as the kernel counted it; 0 where it cannot be told."""
    peak_mib: float = 0.0
    """The most memory the run had resident, NumPy's own included; 0 where it cannot be told."""


class CallForm(msgspec.Struct, array_like=True, frozen=True):
    name: str
    arguments: list[AnyForm] | None


class JobForm(msgspec.Struct, array_like=True, frozen=True):
    source: str
    file_name: str
    calls: list[CallForm]
    limits: Limits


class AnswerForm(msgspec.Struct, array_like=True, frozen=True, forbid_unknown_fields=True):
    """An array travels as it is; any other value is encoded by itself, to be decoded late."""

    array: ArrayForm | None = None
    other: bytes | None = None
    raised: Raised | None = None
    unsupported: Text | None = None
    changed: Annotated[tuple[int, ...], Meta(max_length=MAX_ARGUMENTS)] = ()


class ReplyForm(msgspec.Struct, array_like=True, frozen=True, forbid_unknown_fields=True):
    """Answers, or why there are none."""

    answers: Annotated[list[AnswerForm], Meta(max_length=MAX_CALLS)] = []
    failure: Raised | None = None
    missing: Text | None = None
    """A name that was asked for and is not there (or, for a call, is no function)."""
    defined: Annotated[list[Text], Meta(max_length=MAX_NAMES)] = []
    """The names that the file does define, for a suggestion."""
    too_large: bool = False


def encode_job(source: str, file_name: str, calls: Sequence[Call], limits: Limits) -> bytes:
    return encode((source, file_name, [call.encoded for call in calls], limits))  # a `JobForm`


def decode_job(data: bytes) -> JobForm:
    return msgspec.msgpack.decode(data, type=JobForm)


encode = msgspec.msgpack.Encoder().encode
_reply = msgspec.msgpack.Decoder(ReplyForm)
_other = msgspec.msgpack.Decoder(AnyForm)
_UNREADABLE = (msgspec.MsgspecError, RecursionError, UnicodeDecodeError, OverflowError, MemoryError)


def decode_reply(data: bytes | bytearray) -> ReplyForm:
    """The reply of an untrusted process, checked for its types and sizes."""
    try:
        form = _reply.decode(data)
    except _UNREADABLE as error:
        raise WireError(str(error)) from None
    if sum(len(answer.other or b"") for answer in form.answers) > MAX_NESTED:
        raise WireError(f"more than {MAX_NESTED} bytes that are not plain arrays")
    return form


def value_of(answer: AnswerForm) -> Value:
    """The value of one answer of an untrusted process."""
    if answer.other is None:
        return from_form(answer.array)
    try:
        form = _other.decode(answer.other)
    except _UNREADABLE as error:
        raise WireError(str(error)) from None
    return from_form(form)
