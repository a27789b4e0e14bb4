"""Ten minutes of damaged replies: nothing but `NotRun` comes out, and time and memory stay bounded.

`python -m benchmarks wire_fuzz`, with LOSSDRILL_FUZZ_SECONDS for another length. What honest runs
send back is flipped, cut, joined, swollen, and its parts exchanged for others; then it goes the way
of every reply: in pieces, as a pipe delivers them, to answers or to the reason why there are none.
"""

import os
import random
import resource
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np

from lossdrill.errors import NotRun
from lossdrill.model import Limits
from lossdrill.sandbox import wire
from lossdrill.sandbox.control import Outcome
from lossdrill.sandbox.forms import DTYPES
from lossdrill.sandbox.inside import runner
from lossdrill.sandbox.outside import reading
from lossdrill.sandbox.outside.frames import Frames
from lossdrill.sandbox.wire import Call

SECONDS = 600.0
LIMITS = Limits()
MOST_MEMORY = 2**30
"""Of address space: more, and the fuzz fails."""
LARGEST = LIMITS.reply_mib * 2**20 + 1
SOURCES = (
    "import numpy as np\ndef f(x): return x * 2",
    "def f(x):\n    x[:] = 0\n    return [1, 2.5, 'a', None, True, {'k': (1, {2, 3})}]",
    "from fractions import Fraction\ndef f(x): return {'a': Fraction(1, 3), 'b': [10**40, -1]}",
    "import numpy as np\ndef f(x): return [np.ones((2, 3), np.float32), np.bool_(True), 1j * x]",
    "def f(x): raise ValueError('no ' * 300)",
    "def f(x): return object()",
    "def g(x): return x",
    "def f(x: return x",
    "def f(x): return [[[[[[[x]]]]]]]",
    "def f(x): return 'x' * 2**21",
)
CALLS = (Call("f", (np.linspace(0.0, 1.0, 5),)),) * 3
LENGTHS = (0, 1, 2, 15, 16, 31, 32, 255, 256, 2**16 - 1, 2**16, 2**31 - 1, 2**31, 2**32 - 1)
MARKS = (0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, *range(0xC0, 0xE0), 0xFF)
"""First bytes of msgpack's types."""
MANY = 100_000
TAGS = ("a", "i", "q", "l", "t", "s", "d", "", "x")
encode: Callable[[Any], bytes] = msgspec.msgpack.encode


@dataclass(frozen=True)
class Slowest:
    seconds: float = 0.0
    size: int = 0


def main() -> None:
    seconds = float(os.environ.get("LOSSDRILL_FUZZ_SECONDS", SECONDS))
    rng = random.Random(7)  # noqa: S311 - reproducible, not secret
    seeds = [runner.run(wire.decode_job(_job(source))) for source in SOURCES]
    outcomes: Counter[str] = Counter()
    slowest = Slowest()
    before = _peak_mib()
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        stream = _stream(rng, _damaged(rng, seeds))
        start = time.perf_counter()
        try:
            outcomes[_outcome(rng, stream)] += 1
        except BaseException:
            print(f"not our own, on {stream[:2000]!r} ({len(stream)} bytes)")
            raise
        slowest = max(
            slowest, Slowest(time.perf_counter() - start, len(stream)), key=lambda s: s.seconds
        )
    print(f"{outcomes.total()} replies in {seconds:.0f} s: {dict(outcomes.most_common())}")
    print(f"slowest {1000 * slowest.seconds:.0f} ms ({slowest.size} bytes)")
    print(f"peak memory {_peak_mib():.0f} MiB, {before:.0f} before the first")


def _job(source: str) -> bytes:
    return wire.encode_job(source, "f.py", CALLS, LIMITS)


def _outcome(rng: random.Random, stream: bytes) -> str:
    frames = Frames(LIMITS)
    pieces = 1 if rng.random() < 0.5 else rng.randrange(1, 20)
    size = max(1, len(stream) // pieces)
    for start in range(0, len(stream), size):
        frames.feed(stream[start : start + size])
    ended = Outcome(rng.choice((0, 0, 1, -9, -11, -99)), rng.random() < 0.1, 0.0, 0.0)
    outcome = None if rng.random() < 0.1 else ended
    try:
        reading.reply_in(frames, outcome, SOURCES[0], CALLS, LIMITS, ())
    except NotRun as stopped:
        return str(stopped.reason)
    return "answers"


def _stream(rng: random.Random, reply: bytes) -> bytes:
    """The frames around a reply: mostly right, so that it is read."""
    if rng.random() < 0.9:
        return wire.FRAME.pack(wire.REPLY, len(reply)) + reply
    parts = []
    for _ in range(rng.randrange(1, 30)):
        kind = rng.choice((wire.PRINTED, wire.LAYERS, wire.REPLY, b"?"))
        content = reply if kind == wire.REPLY else rng.randbytes(rng.choice((0, 1, 9, 2**16)))
        length = len(content) if rng.random() < 0.9 else rng.choice(LENGTHS)
        parts.append(wire.FRAME.pack(kind, length) + content)
    return b"".join(parts)


def _damaged(rng: random.Random, seeds: Sequence[bytes]) -> bytes:
    """One of the replies, changed in its parts or in its bytes."""
    reply = rng.choice(seeds)
    how = rng.random()
    if how < 0.7:
        reply = encode(_confused(rng, msgspec.msgpack.decode(reply), 0))
    for _ in range(rng.choice((1, 1, 2, 5)) if how > 0.6 else 0):
        reply = rng.choice(_DAMAGES)(rng, reply, rng.choice(seeds))
    return reply[:LARGEST]


def _flip(rng: random.Random, data: bytes, _: bytes) -> bytes:
    place = rng.randrange(len(data) or 1)
    changed = data[place : place + 1] or b"\0"
    return data[:place] + bytes([changed[0] ^ (1 << rng.randrange(8))]) + data[place + 1 :]


def _mark(rng: random.Random, data: bytes, _: bytes) -> bytes:
    place = rng.randrange(len(data) + 1)
    return data[:place] + bytes([rng.choice(MARKS)]) + data[place + 1 :]


def _length(rng: random.Random, data: bytes, _: bytes) -> bytes:
    """Another length where one may stand."""
    size = rng.choice((1, 2, 4))
    written = (rng.choice(LENGTHS) % (1 << 8 * size)).to_bytes(size, "big")
    place = rng.randrange(len(data) + 1)
    return data[:place] + written + data[place + size :]


def _splice(rng: random.Random, data: bytes, other: bytes) -> bytes:
    a, b = rng.randrange(len(data) + 1), rng.randrange(len(other) + 1)
    return data[:a] + other[b : b + rng.randrange(1, 200)] + data[a + rng.randrange(100) :]


def _cut(rng: random.Random, data: bytes, _: bytes) -> bytes:
    a, b = sorted((rng.randrange(len(data) + 1), rng.randrange(len(data) + 1)))
    return data[:a] + data[b:]


def _swell(rng: random.Random, data: bytes, _: bytes) -> bytes:
    """A part many times over: depth, or what takes more room when it is read."""
    a = rng.randrange(len(data) + 1)
    part = rng.choice((b"\x92\xa1l\x91", b"\x91", b"\x92\xa1s\x90", b"\x90", data[a : a + 20]))
    return data[:a] + part * rng.choice((2, 10, 300, 2**14)) + data[a:]


_DAMAGES: tuple[Callable[[random.Random, bytes, bytes], bytes], ...] = (
    _flip,
    _mark,
    _length,
    _splice,
    _cut,
    _swell,
)


def _confused(rng: random.Random, part: Any, depth: int) -> Any:
    """The parts of a reply, some exchanged; what is encoded inside it is opened too."""
    if rng.random() < 0.01 or depth > 12:
        return _anything(rng, depth)
    if isinstance(part, list):
        parts = [_confused(rng, inner, depth + 1) for inner in part]
        if parts and rng.random() < 0.03:
            parts = rng.choice((parts[1:], parts * 2, parts[::-1], [*parts, parts]))
        return parts
    if isinstance(part, dict):
        return {key: _confused(rng, inner, depth + 1) for key, inner in part.items()}
    if isinstance(part, bytes):
        try:
            inside = msgspec.msgpack.decode(part)
        except msgspec.DecodeError:
            return part
        return encode(_confused(rng, inside, depth + 1)) if isinstance(inside, list) else part
    return part


def _anything(rng: random.Random, depth: int) -> Any:
    inner = [] if depth > 12 else [_anything(rng, depth + 3) for _ in range(rng.randrange(3))]
    choices: tuple[Any, ...] = (
        *(None, True, -1, 0, 2**63, 2**64 - 1, -(2**63), 1e308, float("nan"), ""),
        *("x" * 600, "\u202e\x1b[2J", "0x1", "0x" + "f" * 4000, b"", b"\xc1", {}, {"type": 1}, []),
        ["a", rng.choice((*sorted(DTYPES), "|O")), [rng.choice(LENGTHS)] * rng.randrange(10), b""],
        ["q", rng.choice(("0x1", "-0xf")), rng.choice(("0x0", "0x3", "1"))],
        ["s", list(range(rng.choice((3, 300))))],
        [rng.choice("lts"), [rng.choice((0, ["s", []], ["a", "|b1", [0], b""]))] * MANY],
        ["d", inner, ["k"] * rng.randrange(3)],
        [rng.choice(TAGS), *inner],
        [rng.choice(TAGS), inner],
        inner,
    )
    return rng.choice(choices)


def _peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
