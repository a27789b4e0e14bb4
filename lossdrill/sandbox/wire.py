"""The wire format between the trusted process and a learner's: what may cross, and in which form.

Both sides use this module. What comes back from a learner's process is untrusted: `decode_reply`
raises `WireError` and nothing else, whatever the bytes.
"""

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from lossdrill.model import Limits

if TYPE_CHECKING:
    import numpy as np

MAX_DEPTH = 8
MAX_DIMENSIONS = 8
MAX_INTEGER_DIGITS = 4096
DTYPES = frozenset(
    ["|b1", "|i1", "|u1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8"]
    + ["<f2", "<f4", "<f8", "<c8", "<c16"]
)

Value: TypeAlias = Any
"""None, bool, int, float, str, Fraction, array, list, tuple, set, dict with str keys; depth 8."""


class WireError(Exception):
    """The bytes, or the value, do not fit the format."""


class Call(msgspec.Struct, frozen=True):
    """A function of the learner's file with its arguments, or (without any) a name to read."""

    name: str
    arguments: tuple[Value, ...] | None = None


class Raised(msgspec.Struct, frozen=True):
    """An exception as text; `line` is the last line of the learner's file on the way to it."""

    type: str
    message: str
    line: int | None = None
    at_import: bool = False
    parameters: str | None = None
    """The function's own parameters, when the arguments did not fit them."""


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


# The forms in which values travel. Tagged, so that a tuple stays a tuple and a set a set.


class ArrayForm(msgspec.Struct, tag="a", array_like=True, frozen=True):
    dtype: str
    shape: tuple[int, ...]
    data: bytes
    layout: str = "C"
    """How the array lies in memory on the way in: C, F, reversed, strided."""


class IntegerForm(msgspec.Struct, tag="i", array_like=True, frozen=True):
    hexadecimal: str


class FractionForm(msgspec.Struct, tag="q", array_like=True, frozen=True):
    numerator: str
    denominator: str


class ListForm(msgspec.Struct, tag="l", array_like=True, frozen=True):
    items: list["Form"]


class TupleForm(msgspec.Struct, tag="t", array_like=True, frozen=True):
    items: list["Form"]


class SetForm(msgspec.Struct, tag="s", array_like=True, frozen=True):
    items: list["Form"]


class DictForm(msgspec.Struct, tag="d", array_like=True, frozen=True):
    keys: list[str]
    items: list["Form"]


Form: TypeAlias = (
    None
    | bool
    | int
    | float
    | str
    | ArrayForm
    | IntegerForm
    | FractionForm
    | ListForm
    | TupleForm
    | SetForm
    | DictForm
)


class CallForm(msgspec.Struct, array_like=True, frozen=True):
    name: str
    arguments: list[Form] | None


class JobForm(msgspec.Struct, array_like=True, frozen=True):
    source: str
    file_name: str
    calls: list[CallForm]
    limits: Limits


class AnswerForm(msgspec.Struct, array_like=True, frozen=True):
    value: Form = None
    raised: Raised | None = None
    unsupported: str | None = None
    changed: tuple[int, ...] = ()


class ReplyForm(msgspec.Struct, array_like=True, frozen=True):
    """Answers, or (in `failure`) why there are none."""

    answers: list[AnswerForm]
    failure: Raised | None = None
    missing: str | None = None
    """A name that was asked for and is not there (or, for a call, is no function)."""
    defined: list[str] = []
    """The names that the file does define, for a suggestion."""
    too_large: bool = False


def encode_job(source: str, file_name: str, calls: Sequence[Call], limits: Limits) -> bytes:
    forms = [
        CallForm(
            call.name,
            None if call.arguments is None else [to_form(value) for value in call.arguments],
        )
        for call in calls
    ]
    return msgspec.msgpack.encode(JobForm(source, file_name, forms, limits))


def decode_job(data: bytes) -> JobForm:
    return msgspec.msgpack.decode(data, type=JobForm)


def decode_reply(data: bytes) -> ReplyForm:
    """The reply of an untrusted process, checked for its types; raises only `WireError`."""
    try:
        return _REPLY.decode(data)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError, OverflowError) as error:
        raise WireError(str(error)) from None


_REPLY = msgspec.msgpack.Decoder(ReplyForm)


def answers_from(forms: Sequence[AnswerForm]) -> tuple[Answer, ...]:
    """Values from their forms; raises only `WireError`."""
    return tuple(
        Answer(from_form(form.value), form.raised, form.unsupported, form.changed) for form in forms
    )


def to_form(value: Value, depth: int = MAX_DEPTH) -> Form:
    """A value on its way to a learner's process (ours, so its types are exact)."""
    match value:
        case None | bool() | float() | str():
            return value
        case int():
            return value if -(2**63) <= value < 2**63 else IntegerForm(hex(value))
        case Fraction():
            return FractionForm(hex(value.numerator), hex(value.denominator))
        case list() | tuple() | set() | dict() if depth == 0:
            raise WireError(f"nested deeper than {MAX_DEPTH}")
        case list():
            return ListForm([to_form(item, depth - 1) for item in value])
        case tuple():
            return TupleForm([to_form(item, depth - 1) for item in value])
        case set():
            return SetForm([to_form(item, depth - 1) for item in value])
        case dict():
            return DictForm(list(value), [to_form(item, depth - 1) for item in value.values()])
        case _:
            return array_form(value)


def array_form(array: "np.ndarray[Any, Any]") -> ArrayForm:
    """An array (or NumPy scalar) with its memory layout. The caller passes a true ndarray."""
    return ArrayForm(array.dtype.str, array.shape, array.tobytes(), layout_of(array))


def layout_of(array: "np.ndarray[Any, Any]") -> str:
    if array.ndim == 0 or array.size == 0 or array.flags.c_contiguous:
        return "C"
    if array.flags.f_contiguous:
        return "F"
    return "reversed" if array.strides[0] < 0 else "strided"


def from_form(form: Form, depth: int = MAX_DEPTH) -> Value:
    """A value from an untrusted form; raises only `WireError`."""
    match form:
        case None | bool() | int() | float() | str():
            return form
        case ArrayForm():
            return _array(form)
        case IntegerForm():
            return _integer(form.hexadecimal)
        case FractionForm():
            denominator = _integer(form.denominator)
            if denominator == 0:
                raise WireError("a fraction with denominator 0")
            return Fraction(_integer(form.numerator), denominator)
    if depth == 0:
        raise WireError(f"nested deeper than {MAX_DEPTH}")
    items = [from_form(item, depth - 1) for item in form.items]
    match form:
        case ListForm():
            return items
        case TupleForm():
            return tuple(items)
        case SetForm():
            try:
                return set(items)
            except TypeError:
                raise WireError("a set of unhashable values") from None
        case DictForm():
            if len(form.keys) != len(items):
                raise WireError("a dict whose keys and values differ in number")
            return dict(zip(form.keys, items, strict=True))


def _array(form: ArrayForm) -> "np.ndarray[Any, Any]":
    import numpy as np  # noqa: PLC0415 - the CLI decodes nothing before NumPy is needed

    if form.dtype not in DTYPES:
        raise WireError(f"dtype {form.dtype[:20]!r} is not allowed")
    if len(form.shape) > MAX_DIMENSIONS or any(size < 0 for size in form.shape):
        raise WireError("an array with too many, or negative, dimensions")
    dtype = np.dtype(form.dtype)
    if math.prod(form.shape) * dtype.itemsize != len(form.data):
        raise WireError("an array whose bytes do not fit its shape")
    try:
        array = np.frombuffer(form.data, dtype).reshape(form.shape)
    except ValueError:  # dimensions beyond what NumPy can index, multiplied by a zero
        raise WireError("an array of an impossible shape") from None
    return lay_out(array, form.layout)


def lay_out(array: "np.ndarray[Any, Any]", layout: str) -> "np.ndarray[Any, Any]":
    """A writable copy that lies in memory as `layout` says."""
    import numpy as np  # noqa: PLC0415

    if layout == "F":
        return np.array(array, order="F")
    if layout == "reversed":
        return np.array(array[::-1], order="C")[::-1]
    if layout == "strided":
        wide = np.empty((2 * array.shape[0], *array.shape[1:]), array.dtype)
        wide[::2] = array
        wide[1::2] = array
        return wide[::2]
    return np.array(array, order="C")


def _integer(hexadecimal: str) -> int:
    if len(hexadecimal) > MAX_INTEGER_DIGITS:
        raise WireError(f"an integer of more than {MAX_INTEGER_DIGITS} hexadecimal digits")
    try:
        return int(hexadecimal, 16)
    except ValueError:
        raise WireError("an integer that is not hexadecimal") from None
