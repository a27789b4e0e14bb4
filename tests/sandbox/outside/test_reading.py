"""From the bytes of an untrusted process to a reply: answers, or `NotRun`, and nothing else."""

import re
import tracemalloc
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lossdrill.errors import NotRun
from lossdrill.model import Limits
from lossdrill.sandbox.control import Outcome
from lossdrill.sandbox.forms import DTYPES, ArrayForm, to_form
from lossdrill.sandbox.outside import reading
from lossdrill.sandbox.outside.frames import Frames
from lossdrill.sandbox.rules import SENTENCES
from lossdrill.sandbox.wire import (
    FRAME,
    MAX_PRINTED,
    MAX_TEXT,
    PRINTED,
    REPLY,
    AnswerForm,
    Call,
    Raised,
    Reply,
    ReplyForm,
    encode,
)
from tests.sandbox.values import nested

LIMITS = Limits(reply_mib=1, printed_kib=1)
CALLS = [Call("f", (np.ones(3), 1.0)), Call("g", ()), Call("name")]
SOURCE = "def f(x, y):\n    return x\x1b[31m\u202e\n"
LAYERS = ("rlimits",)
UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)

TEXTS = st.text(max_size=20) | st.sampled_from(["\x1b[2J", "f", "g", "\u202e", "x" * MAX_TEXT])
RAISED = st.builds(
    Raised,
    type=TEXTS | st.sampled_from(["MemoryError", "SyntaxError", "ModuleNotFoundError"]),
    message=TEXTS,
    line=st.none() | st.integers(-(2**63), 2**64 - 1),
    at_import=st.booleans(),
    parameters=st.none() | TEXTS,
    code=TEXTS,
    rule=st.none() | st.sampled_from([*SENTENCES, "no such rule"]),
)
ARRAYS = st.builds(
    ArrayForm,
    st.sampled_from([*sorted(DTYPES), "|O", "<U4"]),
    st.lists(st.integers(0, 3) | st.integers(0, 2**62 - 1), max_size=8).map(tuple),
    st.binary(max_size=24),
    st.sampled_from(["C", "F", "reversed", "strided", ""]),
)
ANSWERS = st.builds(
    AnswerForm,
    array=st.none() | ARRAYS,
    other=st.none() | st.binary(max_size=20) | nested().map(lambda value: encode(to_form(value))),
    raised=st.none() | RAISED,
    unsupported=st.none() | TEXTS,
    changed=st.lists(st.integers(-2, 4), max_size=3).map(tuple),
)
REPLIES = st.builds(
    ReplyForm,
    answers=st.lists(ANSWERS, min_size=3, max_size=3) | st.lists(ANSWERS, max_size=4),
    failure=st.none() | st.none() | RAISED,
    missing=st.none() | st.none() | TEXTS,
    defined=st.lists(TEXTS, max_size=4),
    too_large=st.sampled_from([False, False, False, True]),
)
OUTCOMES = st.none() | st.builds(
    Outcome,
    exit_code=st.integers(-70, 300),
    timed_out=st.booleans(),
    cpu_seconds=st.floats(0, 9),
    peak_mib=st.floats(0, 9),
)


def frame(kind: bytes, content: bytes) -> bytes:
    return FRAME.pack(kind, len(content)) + content


def read(stream: bytes, outcome: Outcome | None) -> Reply | NotRun:
    frames = Frames(LIMITS)
    frames.feed(stream)
    try:
        return reading.reply_in(frames, outcome, SOURCE, CALLS, LIMITS, LAYERS)
    except NotRun as stopped:
        return stopped


def texts(read: Reply | NotRun) -> Iterator[str]:
    """All that a learner's process could have put into it."""
    yield read.printed
    if isinstance(read, NotRun):
        yield str(read)
        return
    for answer in read.answers:
        yield answer.unsupported or ""
        if (raised := answer.raised) is not None:
            yield from (raised.type, raised.message, raised.code, raised.parameters or "")


@given(REPLIES, st.binary(max_size=30), OUTCOMES)
@settings(max_examples=300)
def test_a_reply_of_the_right_types(
    form: ReplyForm, printed: bytes, outcome: Outcome | None
) -> None:
    """Whatever the fields of a reply hold, it is answers or `NotRun`, in plain words."""
    arrived = read(frame(PRINTED, printed) + frame(REPLY, encode(form)), outcome)
    assert arrived.isolation == LAYERS
    assert not any(map(UNSAFE.search, texts(arrived)))
    assert all(len(text) < 4 * MAX_TEXT for text in texts(arrived))
    if isinstance(arrived, Reply):
        assert len(arrived.answers) == len(CALLS)


@given(st.lists(st.binary(max_size=40), max_size=6), OUTCOMES)
def test_a_stream_of_anything(pieces: list[bytes], outcome: Outcome | None) -> None:
    """Frames with anything in them, and what is no frame, are `NotRun`."""
    stream = b"".join(frame(PRINTED, p) if len(p) % 2 else p for p in pieces)
    assert isinstance(read(stream, outcome), NotRun)
    garbage = frame(REPLY, b"".join(pieces))
    assert isinstance(read(garbage, outcome), NotRun)


@pytest.mark.parametrize("what", ["[]", "sets", "arrays", "text", "dict"])
def test_memory_is_bounded_as_a_whole(what: str) -> None:
    """From the frame to the values, what is largest when read takes what is allowed."""
    other = {
        "[]": encode(["l", [["l", []]] * 200_000]),
        "sets": encode(["l", [["s", []]] * 200_000]),
        "arrays": encode(["l", [["a", "|u1", [0] * 8, b""]] * 40_000]),
        "text": encode(["l", ["x"] * 400_000]),
        "dict": encode(["d", [0] * 150_000, [f"{i:x}" for i in range(150_000)]]),
    }[what]
    form = ReplyForm([AnswerForm(other=other), AnswerForm(), AnswerForm()])
    stream = frame(PRINTED, b"x" * MAX_PRINTED) * 20 + frame(REPLY, encode(form))
    tracemalloc.start()
    try:
        read(stream, Outcome(0, False, 0.0, 0.0))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 150 * 2**20
