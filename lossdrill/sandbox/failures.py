"""Why a run gave no answers, as one sentence each that names the rule that was met."""

import re
import signal
from collections.abc import Sequence
from difflib import get_close_matches

from lossdrill.errors import NotRun
from lossdrill.model import Limits, Reason
from lossdrill.sandbox.wire import Answer, Call, Raised, ReplyForm

_UNSAFE = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Escape sequences, control characters (but tab and newline), and direction overrides."""


def plain_text(text: bytes | bytearray | str) -> str:
    """Text from a learner's process, fit for a terminal and a page."""
    if not isinstance(text, str):
        text = bytes(text).decode("utf-8", "replace")
    return _UNSAFE.sub("", text)


def timed_out(limits: Limits, printed: str) -> NotRun:
    return NotRun(
        "timeout",
        f"The run was stopped after {limits.seconds:g} seconds: look for an endless loop, "
        "or for a loop over samples where one array operation would do.",
        printed=printed,
    )


def too_large(limits: Limits, printed: str) -> NotRun:
    return NotRun(
        "output_limit",
        f"What came back is larger than {limits.reply_mib} MiB: "
        "return only the value that the exercise asks for.",
        printed=printed,
    )


def forged(printed: str) -> NotRun:
    return NotRun(
        "killed",
        "The reply was not in the expected form: the file must not write to the reply channel.",
        printed=printed,
    )


def no_reply(exit_code: int, limits: Limits, printed: str) -> NotRun:
    """The process ended, or closed its reply channel, before it answered."""
    if exit_code == -_number("SIGXCPU") or exit_code == -_number("SIGKILL"):
        return timed_out(limits, printed)
    if exit_code < 0:
        return NotRun(
            "killed",
            f"Python crashed while running the file ({_signal_name(-exit_code)}): "
            "look for endless recursion or a call into C code.",
            printed=printed,
        )
    return NotRun(
        "killed",
        f"The file ended the process (exit code {exit_code}) before it answered: "
        "remove calls such as os._exit.",
        printed=printed,
    )


def check(form: ReplyForm, calls: Sequence[Call], limits: Limits, printed: str) -> None:
    """Raises `NotRun` when the file gave no answers at all."""
    if form.too_large:
        raise too_large(limits, printed)
    if form.failure is not None:
        raise _failed_import(form.failure, limits, printed)
    if form.missing is not None:
        raise _missing(form.missing, calls, form.defined, printed)


def check_answers(answers: Sequence[Answer], limits: Limits, printed: str) -> None:
    """Raises `NotRun` when every call raised: then there is nothing to compare."""
    raised = [answer.raised for answer in answers if answer.raised is not None]
    if not raised or len(raised) < len(answers):
        return
    first = raised[0]
    if first.type == "MemoryError":
        raise _out_of_memory(limits, printed)
    if first.type == "ModuleNotFoundError":
        raise NotRun("import", _sentence(first), printed=printed)
    raise NotRun("raised", f"Every call raised an exception: {_sentence(first)}", printed=printed)


def describe(raised: Raised) -> str:
    """`ZeroDivisionError in line 7: division by zero`, fit for a terminal."""
    where = f" in line {raised.line}" if raised.line is not None else ""
    message = plain_text(raised.message).replace("\n", " ").strip()
    return f"{plain_text(raised.type)}{where}" + (f": {message}" if message else "")


def _sentence(raised: Raised) -> str:
    text = describe(raised)
    if raised.parameters is not None:
        text += f" (your function takes: {plain_text(raised.parameters) or 'nothing'})"
    return text if text.endswith((".", "!", "?")) else text + "."


def _failed_import(failure: Raised, limits: Limits, printed: str) -> NotRun:
    reason: Reason = "raised"
    if failure.type in {"SyntaxError", "IndentationError", "TabError"}:
        reason = "syntax"
    elif failure.type in {"ModuleNotFoundError", "ImportError"}:
        reason = "import"
    elif failure.type == "MemoryError":
        return _out_of_memory(limits, printed)
    prefix = "" if reason == "syntax" else "Loading the file failed: "
    return NotRun(reason, prefix + _sentence(failure), printed=printed)


def _missing(name: str, calls: Sequence[Call], defined: Sequence[str], printed: str) -> NotRun:
    safe = [plain_text(other) for other in defined]
    wants_function = any(call.name == name and call.arguments is not None for call in calls)
    what = "function" if wants_function else "name"
    if name in safe:
        message = f"`{name}` is defined, but it is not a function that can be called."
    else:
        near = get_close_matches(name, safe, n=1, cutoff=0.5)
        message = f"The file defines no {what} `{name}`"
        message += f"; it defines `{near[0]}`: rename it." if near else "; define it as in the stub."
    return NotRun("missing_name", message, printed=printed)


def _out_of_memory(limits: Limits, printed: str) -> NotRun:
    return NotRun(
        "memory",
        f"The file asked for more memory than the {limits.memory_mib} MiB it may use: "
        "look for an array of shape n x n, or a list that grows without end.",
        printed=printed,
    )


def _number(name: str) -> int:
    return int(getattr(signal, name, 0))


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
