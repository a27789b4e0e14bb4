"""The learner's side: an exception as short text. Its class and its `__str__` may be the
learner's, so nothing of it is taken on trust; `isinstance` would ask it what it is.
"""

import types
from collections.abc import Callable
from itertools import islice
from typing import Any

from lossdrill.sandbox.inside.reduction import name_of_type
from lossdrill.sandbox.rules import Rule, rule_met
from lossdrill.sandbox.wire import MAX_TEXT, JobForm, Raised

SYNTAX_ERRORS = (SyntaxError, IndentationError, TabError)

_traceback_of: Callable[[BaseException], types.TracebackType | None] = BaseException.__dict__[
    "__traceback__"
].__get__


def raised_from(
    error: BaseException, job: JobForm, target: Any = None, *, at_import: bool = False
) -> Raised:
    """What was raised, and in which line of the file; `target` is the function that was called."""
    line: int | None = None
    message: object = error
    if type(error) in SYNTAX_ERRORS:
        line, message = error.lineno, error.msg  # type: ignore[attr-defined]
    frames = 0
    innermost = trace = _traceback_of(error)
    while trace is not None:
        frames += 1
        if trace.tb_frame.f_code.co_filename == job.file_name:
            line = trace.tb_lineno
        innermost, trace = trace, trace.tb_next
    # Not a line of the function was reached.
    unfit = issubclass(type(error), TypeError) and frames == 1
    return Raised(
        short(name_of_type(type(error))),
        short(message),
        line if type(line) is int and 0 < line < 2**31 else None,
        at_import,
        _parameters(target) if unfit else None,
        _rule(error, innermost, job),
    )


def short(value: object) -> str:
    """As text that can be encoded; empty when the value has no text."""
    try:
        text = str.__str__(str(value))
    except BaseException:  # noqa: BLE001 - the learner's `__str__` may raise anything
        return ""
    return text[:MAX_TEXT].encode("utf-8", "replace").decode()


def _parameters(target: Any) -> str | None:
    """The parameters a function declares."""
    if type(target) is not types.FunctionType:
        return None
    code = target.__code__
    return short(", ".join(code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]))


def _rule(error: BaseException, innermost: types.TracebackType | None, job: JobForm) -> Rule | None:
    try:
        return rule_met(error, "" if innermost is None else _place(innermost, job))
    except BaseException:  # noqa: BLE001 - what is looked at may be the learner's
        return None


def _place(trace: types.TracebackType, job: JobForm) -> str:
    """The function that a traceback ends in, with its module; in the learner's file, what it calls
    there, as it is written: functions in C leave no trace of their own.
    """
    code = trace.tb_frame.f_code
    if code.co_filename != job.file_name:
        return f"{trace.tb_frame.f_globals.get('__name__')}.{code.co_name}"
    line, last, start, end = next(islice(code.co_positions(), trace.tb_lasti // 2, None))
    if line is None:
        return ""
    text = job.source.encode().split(b"\n")[line - 1]
    call = text[start : end if last == line else None]
    return call.decode("utf-8", "replace").partition("(")[0].strip()
