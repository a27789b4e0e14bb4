"""Runs the calls of one job in the learner's process and reduces what they give to plain data.

Values are reduced at once, by the types' own methods: an overridden `__float__`, `__array__` or
`__eq__` of a learner's class is never called, and nothing changed later can change an answer.
"""

import types
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

import msgspec
import numpy as np

from lossdrill.sandbox.wire import (
    DTYPES,
    MAX_DEPTH,
    MAX_DIMENSIONS,
    MAX_INTEGER_DIGITS,
    AnswerForm,
    ArrayForm,
    CallForm,
    DictForm,
    Form,
    FractionForm,
    IntegerForm,
    JobForm,
    ListForm,
    Raised,
    ReplyForm,
    SetForm,
    TupleForm,
    from_form,
)

MAX_TEXT = 500
MAX_NAMES = 100

_dtype_of = np.ndarray.dtype.__get__  # type: ignore[attr-defined]
_shape_of = np.ndarray.shape.__get__  # type: ignore[attr-defined]
_bytes_of = np.ndarray.tobytes
_list_of = np.ndarray.tolist
_astype = np.ndarray.astype
_encode = msgspec.msgpack.Encoder().encode


class UnsupportedError(Exception):
    """A value of a type that cannot leave the process."""


class TooLargeError(Exception):
    """More than may come back."""


def run(job: JobForm) -> bytes:
    """Executes the file, makes the calls in order, and returns the encoded reply."""
    budget = Budget(job.limits.reply_mib * 2**20)
    try:
        reply = _run(job, budget)
        data = _encode(reply)
    except TooLargeError:
        return _encode(ReplyForm([], too_large=True))
    return data if len(data) <= budget.total else _encode(ReplyForm([], too_large=True))


class Budget:
    """How many bytes may still come back."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.left = total

    def spend(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            raise TooLargeError


def _run(job: JobForm, budget: Budget) -> ReplyForm:
    module = types.ModuleType("answer")
    module.__file__ = job.file_name
    try:
        code = compile(job.source, job.file_name, "exec", dont_inherit=True)
        exec(code, module.__dict__)  # noqa: S102 - this is what the process is for
    except BaseException as error:  # noqa: BLE001 - SystemExit too is an answer
        return ReplyForm([], failure=_raised(error, job.file_name, at_import=True))
    names = module.__dict__
    for call in job.calls:
        if call.name not in names or (call.arguments is not None and not callable(names[call.name])):
            defined = [name for name in names if isinstance(name, str) and not name.startswith("_")]
            return ReplyForm([], missing=call.name, defined=defined[:MAX_NAMES])
    return ReplyForm([_answer(names[call.name], call, job, budget) for call in job.calls])


def _answer(target: Any, call: CallForm, job: JobForm, budget: Budget) -> AnswerForm:
    changed: tuple[int, ...] = ()
    try:
        if call.arguments is None:
            result = target
        else:
            arguments = [from_form(form) for form in call.arguments]
            before = [_fingerprint(argument) for argument in arguments]
            try:
                result = target(*arguments)
            finally:
                changed = tuple(
                    place
                    for place, (argument, old) in enumerate(zip(arguments, before, strict=True))
                    if _fingerprint(argument) != old
                )
        return AnswerForm(_reduce(result, budget), changed=changed)
    except TooLargeError:
        raise
    except UnsupportedError as error:
        return AnswerForm(unsupported=str(error)[:MAX_TEXT], changed=changed)
    except BaseException as error:  # noqa: BLE001
        return AnswerForm(raised=_raised(error, job.file_name, target), changed=changed)


def _fingerprint(value: Any) -> object:
    if isinstance(value, np.ndarray):
        return _dtype_of(value).str, _shape_of(value), _bytes_of(value)
    return value


def _reduce(value: Any, budget: Budget, depth: int = MAX_DEPTH) -> Form:
    """The plain form of a result. Subclasses are reduced to their base; no method of theirs runs."""
    budget.spend(16)
    kind = type(value)
    if value is None or kind is bool or kind is float:
        return value  # type: ignore[no-any-return]
    if issubclass(kind, np.generic):
        return _array(np.asarray(value), budget, depth)
    if issubclass(kind, np.ndarray):
        return _array(value, budget, depth)
    if issubclass(kind, float):
        return float.__add__(value, 0.0)
    if issubclass(kind, int):
        return _integer(int.__add__(value, 0))
    if issubclass(kind, str):
        budget.spend(4 * str.__len__(value))
        return str.__str__(value)
    if issubclass(kind, Fraction):
        top, bottom = value._numerator, value._denominator  # noqa: SLF001
        return FractionForm(hex(int.__add__(top, 0)), hex(int.__add__(bottom, 0)))
    if depth == 0:
        raise UnsupportedError(f"{kind.__name__}, nested deeper than {MAX_DEPTH}")
    return _collection(value, kind, budget, depth)


def _collection(value: Any, kind: type, budget: Budget, depth: int) -> Form:
    def items(iterate: Callable[[Any], Any]) -> list[Form]:
        return [_reduce(item, budget, depth - 1) for item in iterate(value)]

    if issubclass(kind, list):
        return ListForm(items(list.__iter__))
    if issubclass(kind, tuple):
        return TupleForm(items(tuple.__iter__))
    if issubclass(kind, set | frozenset):
        return SetForm(items(set.__iter__ if issubclass(kind, set) else frozenset.__iter__))
    if issubclass(kind, dict):
        pairs = list(dict.items(value))
        if not all(type(key) is str for key, _ in pairs):
            raise UnsupportedError("dict with keys that are not strings")
        budget.spend(sum(4 * len(key) for key, _ in pairs))
        return DictForm(
            [key for key, _ in pairs], [_reduce(item, budget, depth - 1) for _, item in pairs]
        )
    raise UnsupportedError(kind.__name__)


def _array(array: Any, budget: Budget, depth: int) -> Form:
    dtype, shape = _dtype_of(array), _shape_of(array)
    if len(shape) > MAX_DIMENSIONS:
        raise UnsupportedError(f"array with {len(shape)} dimensions")
    if dtype.kind == "O":  # Fractions, Python integers: judged as the nested list that it is
        if depth == 0:
            raise UnsupportedError("array of objects")
        return _reduce(_list_of(array), budget, depth)
    if dtype.kind in "fc" and dtype.itemsize > (8 if dtype.kind == "f" else 16):
        array = _astype(array, "<f8" if dtype.kind == "f" else "<c16")  # longdouble: not portable
    elif dtype.byteorder == ">":
        array = _astype(array, dtype.newbyteorder("<"))
    dtype = _dtype_of(array)
    if dtype.str not in DTYPES:
        raise UnsupportedError(f"array of dtype {dtype.name}")
    size = dtype.itemsize
    for length in shape:
        size *= length
    budget.spend(size)
    return ArrayForm(dtype.str, shape, _bytes_of(array))


def _integer(value: int) -> Form:
    if -(2**63) <= value < 2**63:
        return value
    if value.bit_length() > 4 * (MAX_INTEGER_DIGITS - 3):
        raise UnsupportedError("integer of too many digits")
    return IntegerForm(hex(value))


def _raised(
    error: BaseException, file_name: str, target: Any = None, *, at_import: bool = False
) -> Raised:
    """The exception as short text. Its `__str__` may be the learner's, so it may fail or lie."""
    line = getattr(error, "lineno", None) if isinstance(error, SyntaxError) else None
    frames = 0
    trace = error.__traceback__
    while trace is not None:
        frames += 1
        if trace.tb_frame.f_code.co_filename == file_name:
            line = trace.tb_lineno
        trace = trace.tb_next
    try:
        message = str.__str__(str(error))[:MAX_TEXT]
    except BaseException:  # noqa: BLE001
        message = ""
    if isinstance(error, SyntaxError):
        message = str(error.msg)[:MAX_TEXT]
    parameters = _parameters(target) if isinstance(error, TypeError) and frames == 1 else None
    return Raised(
        type(error).__name__[:MAX_TEXT],
        message,
        line if isinstance(line, int) else None,
        at_import,
        parameters,
    )


def _parameters(target: Any) -> str | None:
    """The parameters a function declares, when a call failed before its first line ran."""
    if not isinstance(target, types.FunctionType):
        return None
    code = target.__code__
    count = code.co_argcount + code.co_kwonlyargcount
    names: Sequence[str] = code.co_varnames[:count]
    return ", ".join(names)[:MAX_TEXT]
