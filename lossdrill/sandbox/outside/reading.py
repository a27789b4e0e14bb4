"""The trusted side: from the bytes of an untrusted reply to answers, or to the reason why there
are none. Every text that a learner's process chose is made plain here.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from lossdrill.errors import NotRun
from lossdrill.model import Limits
from lossdrill.sandbox.control import Outcome
from lossdrill.sandbox.outside import failures
from lossdrill.sandbox.outside.failures import plain_line, plain_text
from lossdrill.sandbox.outside.frames import Frames
from lossdrill.sandbox.wire import (
    Answer,
    AnswerForm,
    Call,
    Raised,
    Reply,
    WireError,
    decode_reply,
    value_of,
)

LONGEST_CODE = 80


def reply_in(
    frames: Frames,
    outcome: Outcome | None,
    source: str,
    calls: Sequence[Call],
    limits: Limits,
    layers: tuple[str, ...],
) -> Reply:
    """What came back from a process that has ended; raises `NotRun` when that is no reply."""
    printed = plain_text(frames.printed)
    try:
        if frames.reply is not None:
            answers = read_reply(frames.reply, source, calls, limits, printed)
        elif frames.overflowed:
            raise failures.too_large(limits, printed)
        elif frames.forged:
            raise failures.forged(printed)
        elif outcome is not None and outcome.timed_out:
            raise failures.timed_out(limits, printed, outcome.cpu_seconds)
        else:
            raise failures.no_reply(outcome, limits, printed)
    except NotRun as stopped:
        stopped.isolation = layers
        raise
    cpu, peak = (outcome.cpu_seconds, outcome.peak_mib) if outcome else (0.0, 0.0)
    return Reply(answers, printed, layers, cpu, peak)


def read_reply(
    data: bytes, source: str, calls: Sequence[Call], limits: Limits, printed: str = ""
) -> tuple[Answer, ...]:
    """The answers to these calls; raises `NotRun` when the file gave none, or forged a reply."""
    try:
        form = decode_reply(data)
        if form.too_large:
            raise failures.too_large(limits, printed)
        if form.failure is not None:
            raise failures.not_loaded(_plain_raised(form.failure, source), limits, printed)
        if form.missing is not None:
            raise failures.missing(_called(form.missing, calls), _plain(form.defined), printed)
        answers = _answers(form.answers, calls, source)
    except WireError:
        raise failures.forged(printed) from None
    failures.check_answers(answers, limits, printed)
    return answers


def _called(name: str, calls: Sequence[Call]) -> Call:
    for call in calls:
        if call.name == name:
            return call
    raise WireError("a name is missing that was not asked for")


def _answers(forms: Sequence[AnswerForm], calls: Sequence[Call], source: str) -> tuple[Answer, ...]:
    if len(forms) != len(calls):
        raise WireError("another number of answers than of calls")
    return tuple(_answer(form, call, source) for form, call in zip(forms, calls, strict=True))


def _answer(form: AnswerForm, call: Call, source: str) -> Answer:
    if not set(form.changed) <= set(range(len(call.arguments or ()))):
        raise WireError("an argument was changed that was not passed")
    return Answer(
        value_of(form),
        None if form.raised is None else _plain_raised(form.raised, source),
        None if form.unsupported is None else plain_line(form.unsupported),
        form.changed,
    )


def _plain_raised(raised: Raised, source: str) -> Raised:
    return replace(
        raised,
        type=plain_line(raised.type),
        message=plain_text(raised.message),
        parameters=None if raised.parameters is None else plain_line(raised.parameters),
        code=_line(source, raised.line),
    )


def _line(source: str, number: int | None) -> str:
    """A line of the file as the learner wrote it, without its indentation."""
    lines = source.split("\n")
    if number is None or not 1 <= number <= len(lines):
        return ""
    line = plain_text(lines[number - 1]).strip()
    return line if len(line) <= LONGEST_CODE else line[: LONGEST_CODE - 1] + "…"


def _plain(names: Sequence[str]) -> list[str]:
    return [plain_line(name) for name in names]
