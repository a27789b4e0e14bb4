"""The learner's side: executes the file of one job, makes its calls, and encodes what they gave."""

import mmap
import sys
import types
from typing import Any

from numpy import ndarray

from lossdrill.sandbox.forms import ArrayForm, Value, from_form
from lossdrill.sandbox.inside.raising import raised_from, short
from lossdrill.sandbox.inside.reduction import (
    Budget,
    TooLargeError,
    UnsupportedError,
    bytes_of,
    dtype_of,
    reduce,
    shape_of,
)
from lossdrill.sandbox.wire import (
    MAX_NAMES,
    MAX_NESTED,
    MAX_TEXT,
    AnswerForm,
    JobForm,
    Raised,
    ReplyForm,
    encode,
)

MODULE = "answer"
"""What the file's `__name__` is: it is neither run as a script nor found by an import."""

MOST_RAISED = 3 * 4 * MAX_TEXT
"""Bytes of the three texts of an exception, at most."""

_UNCHANGING = frozenset({type(None), bool, int, float, str})

_reserve = [mmap.mmap(-1, 4 * 2**20)]
"""Let go when memory has run out, so that this can still be said. Address space alone, which costs
a fork nothing: each page that was written does.
"""


def run(job: JobForm) -> bytes:
    """Executes the file, makes the calls in order, and returns the encoded reply."""
    total = job.limits.reply_mib * 2**20
    try:
        run = _Run(job, total)
        reply = run.reply()
        data = _encoded(reply, run.spent + MOST_RAISED * len(job.calls))
        if len(data) <= total:
            return data
    except TooLargeError:
        pass
    except MemoryError:
        _reserve.clear()
        return encode(ReplyForm(failure=Raised("MemoryError", "")))
    return encode(ReplyForm(too_large=True))


class _Run:
    """One execution of one file."""

    def __init__(self, job: JobForm, total: int) -> None:
        self._job = job
        self._budget = Budget(total)
        self._nested = Budget(MAX_NESTED)
        # Read now: the file may patch what reads them.
        self._arguments = [
            None if call.arguments is None else list(map(from_form, call.arguments))
            for call in job.calls
        ]

    @property
    def spent(self) -> int:
        """Bytes of the results, at most."""
        return self._budget.spent

    def reply(self) -> ReplyForm:
        job = self._job
        module = types.ModuleType(MODULE)
        module.__file__ = job.file_name
        module.__package__ = ""  # so that a relative import is refused without a warning
        sys.modules[MODULE] = module  # dataclasses look there for the module of a class
        names = module.__dict__
        try:
            exec(_compiled(job), names)  # noqa: S102
            for call in job.calls:
                if call.name not in names or (
                    call.arguments is not None and not callable(names[call.name])
                ):
                    return ReplyForm(missing=call.name, defined=_defined(names))
        except BaseException as error:  # noqa: BLE001 - SystemExit too is an answer
            return ReplyForm(failure=raised_from(error, job, at_import=True))
        return ReplyForm(
            [
                self._answer(names[call.name], arguments)
                for call, arguments in zip(job.calls, self._arguments, strict=True)
            ]
        )

    def _answer(self, target: Any, arguments: list[Value] | None) -> AnswerForm:
        changed: tuple[int, ...] = ()
        try:
            if arguments is None:
                return self._value(target, changed)
            before = [_fingerprint(argument) for argument in arguments]
            try:
                result = target(*arguments)
            finally:
                after = [_fingerprint(argument) for argument in arguments]
                changed = tuple(i for i, old in enumerate(before) if after[i] != old)
            return self._value(result, changed)
        except TooLargeError:
            raise
        except UnsupportedError as error:
            return AnswerForm(unsupported=short(error), changed=changed)
        except BaseException as error:  # noqa: BLE001
            raised = raised_from(error, self._job, target)
            return AnswerForm(raised=raised, changed=changed)

    def _value(self, result: Any, changed: tuple[int, ...]) -> AnswerForm:
        before = self._budget.spent
        form = reduce(result, self._budget)
        if isinstance(form, ArrayForm):
            return AnswerForm(array=form, changed=changed)
        other = _encoded(form, self._budget.spent - before)
        self._nested.spend(len(other))
        return AnswerForm(other=other, changed=changed)


def _compiled(job: JobForm) -> types.CodeType:
    try:
        return compile(job.source, job.file_name, "exec", dont_inherit=True)
    except (RecursionError, MemoryError):  # which would be told as what the file does
        message = "the code is nested too deep for Python; split it into several statements"
        raise SyntaxError(message) from None


def _encoded(form: object, size: int) -> bytes:
    """A form of at most `size` bytes. Where there is no memory for them msgspec (0.22) crashes, so
    MemoryError is raised before: its buffer grows by half, and is copied then.
    """
    bytes(3 * size)
    return encode(form)


def _fingerprint(argument: Value) -> object:
    """The argument as it is now; None when something strange was put into it, or nothing can be."""
    kind = type(argument)
    if kind is ndarray:  # nearly all are, and this is quick
        return dtype_of(argument), shape_of(argument), bytes_of(argument)
    if kind in _UNCHANGING:
        return None
    try:
        budget = Budget(sys.maxsize)
        return _encoded(reduce(argument, budget), budget.spent)
    except UnsupportedError:
        return None


def _defined(names: dict[str, Any]) -> list[str]:
    """Names of the file; the last ones, as a star import comes first."""
    public = [short(name) for name in names if type(name) is str and not name.startswith("_")]
    return public[-MAX_NAMES:]
