"""The wire format: what is sent arrives, and what was forged is refused within bounds."""

import tracemalloc
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lossdrill.errors import NotRun
from lossdrill.model import Limits
from lossdrill.sandbox import forms, wire
from lossdrill.sandbox.forms import MAX_DEPTH, MAX_SET, WireError, from_form, to_form
from lossdrill.sandbox.inside import runner
from lossdrill.sandbox.inside.reduction import Budget, reduce
from lossdrill.sandbox.outside.reading import read_reply
from lossdrill.sandbox.wire import AnswerForm, Call, Raised, ReplyForm
from tests.sandbox.values import arrays, nested, same

LIMITS = Limits()
encode = msgspec.msgpack.encode

JSON_LIKE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats()
    | st.binary(max_size=20)
    | st.sampled_from(["a", "i", "q", "l", "t", "s", "d", "<f8", "0x1", "strided", ""]),
    lambda inner: st.lists(inner, max_size=5),
    max_leaves=30,
)
SIZES = st.integers(-2, 2**64 - 1) | st.integers(0, 3)
ARRAY_LIKE = st.tuples(
    st.just("a"),
    st.sampled_from(["<f8", "|b1", "|O", "<U4", "<M8[s]", "V8", ""]),
    st.lists(SIZES, max_size=10),
    st.binary(max_size=16),
    st.sampled_from(["C", "F", "reversed", "strided", "", "\0"]),
).map(list)


def read(data: bytes, calls: Sequence[Call] = (Call("f", ()),)) -> Any:
    return read_reply(data, "", calls, LIMITS)


@given(nested())
def test_arguments_arrive(value: object) -> None:
    """What goes in arrives: type, value, NaN's payload and the sign of zero."""
    call = Call("f", (value,))
    job = wire.decode_job(wire.encode_job("source", "f.py", [call], LIMITS))
    (form,) = job.calls
    assert form.arguments is not None
    assert same(from_form(form.arguments[0]), value)
    assert (job.source, job.file_name, job.limits) == ("source", "f.py", LIMITS)


@given(nested())
def test_results_arrive(value: object) -> None:
    """What a file returns arrives as it would if it went in."""
    other = encode(reduce(value, Budget(2**24)))
    assert same(wire.value_of(AnswerForm(other=other)), value)


@given(arrays())
def test_layout_arrives(array: "np.ndarray[Any, Any]") -> None:
    """An array lies in the learner's memory as it did in ours, and may be written to."""
    arrived = from_form(to_form(array))
    assert forms.layout_of(arrived) == forms.layout_of(array)
    assert arrived.flags.writeable
    assert not np.shares_memory(arrived, array)


@given(JSON_LIKE | ARRAY_LIKE)
@example(["a", "<f8", [], b"12345678", "strided"])
@example(["a", "<f8", [], b"12345678", "reversed"])
@example(["a", "<f8", [0, 2**61, 2**61], b"", "C"])
@example(["a", "<f8", [0, 2**62 - 1], b"", "strided"])
@example(["q", "0x1", "0x0"])
@example(["s", [["l", []]]])
@example(["d", [], ["key"]])
def test_strange_values_are_refused(form: object) -> None:
    """Whatever form is claimed, it is a value or a `WireError`."""
    with suppress(WireError):
        value = wire.value_of(AnswerForm(other=encode(form)))
        assert same(from_form(to_form(value)), value)


@given(st.binary(max_size=200) | JSON_LIKE.map(encode))
def test_strange_bytes_are_refused(data: bytes) -> None:
    """Whatever bytes arrive, they are a reply or a `WireError`."""
    with suppress(WireError):
        assert isinstance(wire.decode_reply(data), ReplyForm)


@given(JSON_LIKE | st.lists(JSON_LIKE, max_size=5))
def test_a_forged_reply_is_answers_or_not_run(form: object) -> None:
    """A reply that a learner's file wrote leads to answers or to `NotRun`, never to a crash."""
    try:
        answers = read(encode(form))
    except NotRun:
        return
    assert len(answers) == 1


@given(st.data())
@settings(max_examples=200)
def test_a_damaged_reply_is_answers_or_not_run(data: st.DataObject) -> None:
    """So does a right reply in which some bytes were changed."""
    reply = bytearray(
        encode(
            ReplyForm(
                [
                    AnswerForm(array=reduce(np.ones(3), Budget(999)), changed=(0,)),  # type: ignore[arg-type]
                    AnswerForm(other=encode(to_form([1, {"k": (2.0, {3})}]))),
                    AnswerForm(raised=Raised("ValueError", "no", 3)),
                ]
            )
        )
    )
    for _ in range(data.draw(st.integers(1, 4))):
        reply[data.draw(st.integers(0, len(reply) - 1))] = data.draw(st.integers(0, 255))
    calls = [Call("f", (np.ones(3),))] * 3
    try:
        answers = read(bytes(reply), calls)
    except NotRun:
        return
    assert len(answers) == 3


@pytest.mark.parametrize(
    "reply",
    [
        ReplyForm([]),
        ReplyForm([AnswerForm()] * 2),
        ReplyForm([AnswerForm(changed=(0,))]),
        ReplyForm([AnswerForm(changed=(-1,))]),
        ReplyForm(missing="never asked for"),
        ReplyForm([AnswerForm(raised=Raised("x" * 501, ""))]),
        ReplyForm([AnswerForm()], defined=["name"] * 101),
        ReplyForm([AnswerForm(other=encode(["s", list(range(MAX_SET + 1))]))]),
        ReplyForm([AnswerForm(other=encode(["i", "0x" + "f" * 4000]))]),
        ReplyForm([AnswerForm(other=bytes(wire.MAX_NESTED + 1))]),
        [[], None, None, [], False, "one more"],
    ],
)
def test_what_no_honest_worker_sends_is_refused(reply: object) -> None:
    """Numbers, lengths and positions are checked, not only types."""
    with pytest.raises(NotRun, match="not in the expected form"):
        read(encode(reply))


def test_bytes_after_the_reply_are_refused() -> None:
    """A reply ends where it ends."""
    reply = encode(ReplyForm([AnswerForm()]))
    assert len(read(reply)) == 1
    with pytest.raises(NotRun, match="not in the expected form"):
        read(reply + b"\0")


def test_deep_values_are_refused() -> None:
    """Eight levels travel, nine do not, in either direction; a thousand do not crash."""
    value: list[Any] = []
    for _ in range(MAX_DEPTH - 1):
        value = [value]
    assert from_form(to_form(value)) == value
    with pytest.raises(WireError):
        to_form([value])
    with pytest.raises(WireError):
        from_form(forms.ListForm([to_form(value)]))
    endless = b"\x92\xa1l\x91" * 100_000 + b"\xc0"
    with pytest.raises(WireError):
        wire.value_of(AnswerForm(other=endless))


@pytest.mark.parametrize(
    "data",
    [
        b"\x91\xdd\xff\xff\xff\xff",
        b"\x91\xdd\x00\x00\x27\x10" + b"\x90" * 10_000,
        encode([[[None, b"\x92\xa1l\xdd\xff\xff\xff\xff"]]]),
        encode(
            [[[None, b"\x92\xa1l\xdd" + (2**18).to_bytes(4, "big") + b"\x92\xa1s\x90" * 2**18]]]
        ),
        encode([[[["a", "<f8", [2**61, 2], b""]]]]),
        encode([[[None, encode(["l", [["a", "|u1", [0] * 8, b""]] * 40_000])]]]),
    ],
    ids=["2^32 answers", "10^4 answers", "2^32 items", "2^18 sets", "2^62 numbers", "arrays"],
)
def test_memory_is_bounded(data: bytes) -> None:
    """What is claimed costs nothing, and what is sent not much more than is allowed."""
    tracemalloc.start()
    try:
        read(data)
    except NotRun:
        pass
    finally:
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 150 * 2**20


def test_a_large_array_arrives() -> None:
    """The limit on lists and text is not one on arrays: those may take what the reply may."""
    source = "import numpy as np\ndef f(): return np.arange(2**20)\n"
    job = wire.decode_job(wire.encode_job(source, "f.py", [Call("f", ())], LIMITS))
    (answer,) = read(runner.run(job))
    assert same(answer.value, np.arange(2**20))
