"""Why a run gave no answers, as one sentence each that names the rule that was met.

Text of a learner's process is made plain (`plain_text`) before it comes into a sentence.
"""

import re
import signal
from collections.abc import Sequence

from lossdrill.errors import NotRun
from lossdrill.model import Limits, Reason
from lossdrill.sandbox.control import UNABLE, Outcome
from lossdrill.sandbox.outside.frames import CUT
from lossdrill.sandbox.rules import SENTENCES
from lossdrill.sandbox.wire import MAX_NESTED, Answer, Call, Raised

WAITING = 1 / 40
"""Of its time, what a run computes at most of which is said that it waited. Even where forty others
share a processor, an endless loop gets more.
"""
NEARLY_ALL = 0.9
"""Of its memory, what a run that crashed has used at least of which is said that it ran out: C code
that gets none, or whose stack cannot grow, crashes where Python raises.
"""


_UNSAFE = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # an escape sequence
    r"|[\x00-\x08\x0b-\x1f\x7f-\x9f]"  # control characters but tab and newline
    r"|[\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]"  # direction, hidden line ends
    r"|[\u00ad\u200b\u2060-\u2064\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"  # nothing to see
)


def plain_text(text: bytes | bytearray | str) -> str:
    """Text from a learner's process, fit for a terminal and a page."""
    if not isinstance(text, str):
        text = bytes(text).decode("utf-8", "replace")
    return _UNSAFE.sub("", text)


def plain_line(text: str) -> str:
    """A name from a learner's process, fit for a sentence."""
    return " ".join(plain_text(text).split())


def timed_out(limits: Limits, printed: str, cpu_seconds: float = 0.0) -> NotRun:
    """Time was up; `cpu_seconds` is what the run computed of it, 0 where it cannot be told."""
    message = f"The run was stopped after {limits.seconds:g} s"
    if printed.endswith(CUT.decode()):
        message += ", still printing: look for a loop that prints without end."
    elif 0 < cpu_seconds < limits.seconds * WAITING:
        message += ", which it spent waiting: remove calls such as time.sleep."
    else:
        message += (
            ": look for an endless loop, "
            "or for a loop over samples where one array operation would do."
        )
    return NotRun("timeout", message, printed=printed)


def too_large(limits: Limits, printed: str) -> NotRun:
    return NotRun(
        "output_limit",
        f"What came back is larger than {limits.reply_mib} MiB "
        f"({MAX_NESTED // 2**20} MiB for what is not an array): "
        "return only the value that the exercise asks for.",
        printed=printed,
    )


def forged(printed: str) -> NotRun:
    return NotRun(
        "killed",
        "The reply was not in the expected form: the file must not write to the reply channel.",
        printed=printed,
    )


def no_reply(outcome: Outcome | None, limits: Limits, printed: str) -> NotRun:
    """The process ended, or closed its reply channel, before it answered; there is no outcome where
    the worker was lost with it.
    """
    if outcome is None:
        message = "The file ended the process that had started it: remove what sends signals."
        return NotRun("killed", message, printed=printed)
    if outcome.exit_code == UNABLE:
        message = (
            "The file kept its results from coming back: remove what handles signals, "
            "traces calls, closes files, or raises when it is merely looked at."
        )
        return NotRun("killed", message, printed=printed)
    if outcome.exit_code >= 0:
        message = (
            f"The file ended the process (exit code {outcome.exit_code}) before it answered: "
            "remove calls such as os._exit."
        )
        return NotRun("killed", message, printed=printed)
    name = _signal_name(-outcome.exit_code)
    if name == "SIGXCPU":
        return timed_out(limits, printed)
    if name in {"SIGKILL", "SIGTERM", "SIGINT", "SIGHUP"}:
        message = (
            f"The process was ended by {name}: remove what sends signals, "
            "and look for something that uses up the machine's memory."
        )
    elif outcome.peak_mib > NEARLY_ALL * limits.memory_mib:
        return _out_of_memory(limits, printed)
    else:
        message = (
            f"Python crashed while running the file ({name}): "
            "look for endless recursion or a call into C code."
        )
    return NotRun("killed", message, printed=printed)


def not_loaded(failure: Raised, limits: Limits, printed: str) -> NotRun:
    """The file raised before any of its functions could be called."""
    reason: Reason = "raised"
    if failure.type == "MemoryError":
        return _out_of_memory(limits, printed)
    if failure.type in {"SyntaxError", "IndentationError", "TabError"}:
        reason = "syntax"
    elif failure.type in {"ModuleNotFoundError", "ImportError"}:
        reason = "import"
    prefix = "" if reason == "syntax" else "Loading the file failed: "
    return NotRun(reason, prefix + _sentence(failure), printed=printed)


def missing(call: Call, defined: Sequence[str], printed: str) -> NotRun:
    """The file has no such name, or what has it cannot be called."""
    from difflib import get_close_matches  # noqa: PLC0415 - for those who mistyped

    what = "name" if call.arguments is None else "function"
    near = get_close_matches(call.name, defined, n=1, cutoff=0.5)
    if call.name in defined:
        message = f"`{call.name}` is defined, but it is not a function that can be called."
    elif near:
        message = f"The file defines no {what} `{call.name}`; it defines `{near[0]}`: rename it."
    else:
        message = f"The file defines no {what} `{call.name}`; define it as in the stub."
    return NotRun("missing_name", message, printed=printed)


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
    """``ZeroDivisionError in line 7 (`return r / 0`): division by zero``, or the rule it met."""
    text = raised.type
    if raised.line is not None:
        text += f" in line {raised.line}"
    if raised.code:
        text += f" (`{raised.code}`)"
    if raised.rule is not None:
        return f"{text}: {SENTENCES[raised.rule]}"
    message = raised.message.replace("\n", " ").strip()
    return f"{text}: {message}" if message else text


def _sentence(raised: Raised) -> str:
    text = describe(raised)
    if raised.parameters is not None:
        text += f" (your function takes: {raised.parameters or 'nothing'})"
    return text if text.endswith((".", "!", "?")) else text + "."


def _out_of_memory(limits: Limits, printed: str) -> NotRun:
    return NotRun(
        "memory",
        f"The file asked for more memory than the {limits.memory_mib} MiB it may use: "
        "look for an array of shape n x n, or a list that grows without end.",
        printed=printed,
    )


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
