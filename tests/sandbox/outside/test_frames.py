"""Frames: however the bytes are cut, they are the same; what is no frame ends the listening."""

import tracemalloc
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lossdrill.model import Limits
from lossdrill.sandbox.outside.frames import CUT, Frames
from lossdrill.sandbox.wire import FRAME, LAYERS, MAX_PRINTED, PRINTED, REPLY

LIMITS = Limits(reply_mib=1, printed_kib=1)
MIB = 2**20


def frame(kind: bytes, content: bytes) -> bytes:
    return FRAME.pack(kind, len(content)) + content


def fed(*pieces: bytes, limits: Limits = LIMITS) -> Frames:
    frames = Frames(limits)
    for piece in pieces:
        frames.feed(piece)
    return frames


def state(frames: Frames) -> tuple[object, ...]:
    return (
        frames.reply,
        bytes(frames.printed),
        frames.layers,
        frames.overflowed,
        frames.forged,
        frames.broken,
    )


FRAMES = st.builds(
    frame, st.sampled_from([PRINTED, PRINTED, LAYERS, REPLY]), st.binary(max_size=300)
)
CLAIMS = st.builds(
    FRAME.pack, st.sampled_from([PRINTED, LAYERS, REPLY, b"?", b"\0"]), st.integers(0, 2**32 - 1)
)
STREAMS = st.lists(FRAMES | CLAIMS | st.binary(max_size=20), max_size=12).map(b"".join)
CUTS = st.lists(st.integers(0, 2000), max_size=20)


@given(STREAMS, CUTS)
@example(frame(PRINTED, b"x" * 2000) + frame(REPLY, b"yes"), [1, 5, 6, 1030])
def test_chunks_make_no_difference(stream: bytes, cuts: list[int]) -> None:
    """A stream is the same in one piece, in any pieces, and byte by byte."""
    places = [0, *sorted(min(cut, len(stream)) for cut in cuts), len(stream)]
    whole = state(fed(stream))
    assert state(fed(*(stream[start:end] for start, end in pairwise(places)))) == whole
    assert state(fed(*(bytes([byte]) for byte in stream))) == whole


@given(STREAMS, st.binary(max_size=50))
def test_nothing_is_taken_after_the_end(stream: bytes, more: bytes) -> None:
    """After a reply, or what is no frame, nothing that comes changes anything."""
    frames = fed(stream)
    if frames.reply is None and not frames.broken:
        frames.feed(b"?" * FRAME.size)  # in the middle of a frame this may be its content
    before = state(frames)
    frames.feed(more)
    if before[0] is not None or before[-1]:
        assert state(frames) == before


@given(st.binary(min_size=FRAME.size, max_size=100))
def test_garbage_is_forged(data: bytes) -> None:
    """What begins like no frame is forged at once, whatever follows."""
    frames = fed(b"\xff" + data)
    assert frames.forged
    assert frames.reply is None


@pytest.mark.parametrize(
    ("kind", "length", "overflowed", "forged"),
    [
        (REPLY, MIB, False, False),
        (REPLY, MIB + 1, True, False),
        (REPLY, 2**32 - 1, True, False),
        (PRINTED, MAX_PRINTED, False, False),
        (PRINTED, MAX_PRINTED + 1, False, True),
        (LAYERS, MAX_PRINTED + 1, False, True),
        (b"R", 0, False, True),
    ],
)
def test_announced_lengths(kind: bytes, length: int, overflowed: bool, forged: bool) -> None:
    """A length is judged when it is announced, before any of it has come."""
    frames = fed(FRAME.pack(kind, length))
    assert (frames.overflowed, frames.forged) == (overflowed, forged)
    assert frames.reply is None


def test_the_largest_reply_arrives() -> None:
    """What is exactly as long as allowed comes through."""
    reply = bytes(MIB)
    assert fed(frame(REPLY, reply)).reply == reply


def test_the_first_reply_counts() -> None:
    """A second one, and whatever is printed after the first, is not looked at."""
    frames = fed(frame(REPLY, b"first") + frame(REPLY, b"second") + frame(PRINTED, b"late"))
    assert (frames.reply, bytes(frames.printed)) == (b"first", b"")


def test_the_first_layers_count() -> None:
    """A file that names layers comes too late: its process has named them before."""
    frames = fed(frame(LAYERS, b"rlimits"), frame(LAYERS, b"rlimits,seccomp"), frame(LAYERS, b""))
    assert frames.layers == ("rlimits",)


def test_layers_are_plain() -> None:
    """Bytes that are no text do not become strange names."""
    assert fed(frame(LAYERS, b"a\xff,b")).layers == ("a\ufffd", "b")


def test_printed_output_is_kept_up_to_the_limit() -> None:
    """The beginning is kept, with one word about the rest, however it was cut into frames."""
    text = bytes(range(33, 127)) * 100
    for size in (1, 7, 1000, len(text)):
        frames = fed(*(frame(PRINTED, text[i : i + size]) for i in range(0, len(text), size)))
        assert bytes(frames.printed) == text[:1024] + CUT
    exactly = fed(frame(PRINTED, text[:1024]))
    assert bytes(exactly.printed) == text[:1024]


def test_many_tiny_frames_take_no_memory() -> None:
    """Neither empty frames nor single letters pile up, in one piece or in many."""
    tiny = (frame(PRINTED, b"") + frame(PRINTED, b"x") + frame(LAYERS, b"")) * 20_000
    tracemalloc.start()
    try:
        frames = fed(*(tiny[start : start + 1000] for start in range(0, len(tiny), 1000)))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(frames.printed) <= 1024 + len(CUT)
    assert peak < MIB // 2


def test_memory_is_that_of_what_was_sent() -> None:
    """An announced reply takes memory only as it comes, and three times itself at most."""
    size = 8 * MIB
    limits = Limits(reply_mib=16)
    stream = frame(REPLY, bytes(size))
    pieces = [stream[start : start + 2**18] for start in range(0, len(stream), 2**18)]
    tracemalloc.start()
    try:
        assert fed(FRAME.pack(REPLY, 16 * MIB), limits=limits).reply is None
        assert tracemalloc.get_traced_memory()[1] < MIB // 4
        assert fed(*pieces, limits=limits).reply == stream[FRAME.size :]
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4 * size
