"""Files that are read as an exported history, and those that are refused: with one sentence."""

import io
import os
import random
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from lossdrill.errors import UsageError
from lossdrill.practice import arrivals
from lossdrill.practice.arrivals import read
from lossdrill.practice.history import Handout, HintSeen, SolutionOpened
from lossdrill.practice.lines import AttemptLine, HandoutLine, Start
from lossdrill.practice.store import Store
from lossdrill.practice.travel import leaving
from tests.practice.samples import attempt, failure

AT = "2026-11-23T04:30:00Z"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Line 1 begins; 2 is a handout, 3 a hint, 4 an attempt, 5 a solution; 6 ends."""
    path = tmp_path_factory.mktemp("whole") / "history.sqlite"
    with Store(path) as store:
        store.record_handout(Handout(exercise="mse-value", variant=3, path="/a.py", at=AT))
        store.record_hint(HintSeen(exercise="mse-value", step=1, at=AT))
        store.record_attempt(attempt(judged=failure()))
        store.record_solution(SolutionOpened(exercise="a", variant=1, gave_up=True, at=AT))
    return b"".join(leaving(path))


def refusal(content: bytes, said: str | None = None) -> str:
    with pytest.raises(UsageError, match=said) as caught:
        list(read(io.BytesIO(content), "laptop.jsonl"))
    message = str(caught.value)
    assert "\n" not in message
    assert "Nothing was imported" in message
    return message


def changed(number: int, change: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    def apply(content: bytes) -> bytes:
        lines = content.splitlines(keepends=True)
        lines[number - 1] = change(lines[number - 1])
        return b"".join(lines)

    return apply


def put(number: int, old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def change(line: bytes) -> bytes:
        assert old in line
        return line.replace(old, new, 1)

    return changed(number, change)


DEEP = b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
BROKEN: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "no JSON": (changed(4, lambda line: b"{'kind': 'attempt'}\n"), "line 4, .*malformed"),
    "not an object": (changed(3, lambda line: b"[1]\n"), "line 3, .*expected `object`"),
    "a kind of its own": (put(3, b'"hint"', b'"dream"'), "line 3, .*'dream'"),
    "a field missing": (put(2, b'"variant":3,', b""), "line 2, .*missing required field `variant`"),
    "a field missing in the verdict": (
        put(4, b'"status":"wrong",', b""),
        "line 4, .*missing required field `status`",
    ),
    "a text for a number": (put(3, b'"step":1', b'"step":"1"'), "line 3, .*`int`, got `str`"),
    "no such step": (put(3, b'"step":1', b'"step":5'), "line 3, .*<= 4"),
    "no such variant": (put(2, b'"variant":3', b'"variant":32'), "line 2, .*<= 31"),
    "no such variant of a verdict": (put(4, b'"variant":3', b'"variant":32'), "no variant 32"),
    "no such moment": (put(5, b"11-23", b"13-23"), "line 5, .*no moment 2026-13-23"),
    "before all time": (put(5, b"2026", b"0001"), "line 5, .*no moment 0001"),
    "another clock": (put(5, b"00Z", b"00+02:00"), "line 5, .*regex"),
    "no name": (put(3, b'"mse-value"', b'""'), "line 3, "),
    "a name with an escape": (put(3, b'"mse-value"', rb'"\u001b[2J"'), "line 3, "),
    "a path with a null": (put(2, b'"/a.py"', rb'"/a\u0000"'), "line 2, "),
    "half of a character": (put(4, b'"source":"', b'"source":"\\ud800'), "line 4, "),
    "no number": (put(4, b'"seconds":0.25', b'"seconds":NaN'), "line 4, "),
    "an endless number": (put(4, b'"seconds":0.25', b'"seconds":1e999'), "line 4, "),
    "a longer one than fits": (put(4, b'"hints":0', b'"hints":99999999999999999999'), "line 4, "),
    "a fault": (put(4, b'"wrong"', b'"fault"'), "line 4, .*a fault is no attempt"),
    "a score of its own": (put(4, b'"score":0.25', b'"score":7'), "line 4, .*no score 7"),
    "the verdict of another": (
        put(4, b'"exercise":"mse-value"', b'"exercise":"a"'),
        "line 4, .*an attempt at a has a verdict on 'mse-value'",
    ),
    "nested": (put(4, b'"yours":3.0', b'"yours":' + b"[" * 30 + b"]" * 30), "line 4, .*deep"),
    "nested without end": (put(4, b'"yours":3.0', b'"yours":' + DEEP), "line 4, .*too deeply"),
    "a curve that breaks off": (
        put(
            4,
            b'"curve":null',
            b'"curve":{"title":"","along":"","x":[1,2],"yours":[1],"expected":[1]}',
        ),
        "line 4, .*differ in length",
    ),
    "not UTF-8": (put(4, b'"source":"', b'"source":"\xfc'), "line 4, .*not UTF-8"),
    "not UTF-8 where it matters little": (
        put(4, b'"verdict":{', b'"verdict":{"more":"\xfc",'),
        "line 4, .*not UTF-8",
    ),
}

HALF: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "nothing": (lambda whole: b"", "it is empty"),
    "blanks": (lambda whole: b"\n\n", "is not what lossdrill export writes"),
    "in the middle of a line": (lambda whole: whole[:-200], "ends in the middle of line 4"),
    "in the middle of a character": (
        lambda whole: changed(5, lambda line: "ü".encode()[:1])(whole)[
            : whole.rindex(b"\n", 0, -1)
        ],
        "line 5",
    ),
    "after a line": (
        lambda whole: whole[: whole.rindex(b"\n", 0, -1) + 1],
        "stops after line 5, without the line that ends",
    ),
    "a line less": (changed(3, lambda line: b""), "line 5 counts 4 records, but there are 3"),
    "twice begun": (lambda whole: whole[:-30] + whole, "line "),
    "a beginning within": (
        lambda whole: whole.splitlines(keepends=True)[0] + whole,
        "another history begins in line 2",
    ),
    "after the end": (
        lambda whole: whole + whole.splitlines(keepends=True)[2],
        "line 7 stands after the end",
    ),
}

STRANGE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "text": (lambda whole: b"dear diary\n", "not what lossdrill export writes"),
    "another program's JSON": (
        lambda whole: b'{"kind":"history","program":"shell","schema_version":1}\n',
        "not what lossdrill export writes",
    ),
    "JSON of ours": (lambda whole: b'{"schema_version":1,"exercise":"a"}\n', "not what lossdrill"),
    "a record first": (lambda whole: whole.split(b"\n", 1)[1], "not what lossdrill export writes"),
    "UTF-16": (lambda whole: whole.decode().encode("utf-16"), "not what lossdrill export writes"),
    "nested": (lambda whole: DEEP[: 2**15], "not what lossdrill export writes"),
    "zeros": (lambda whole: bytes(2**20), "not what lossdrill export writes"),
    "the history itself": (lambda whole: b"SQLite format 3\0" + bytes(99), "is a database"),
    "newer": (
        put(1, b'"schema_version":1', b'"schema_version":2,"mood":1'),
        "by a newer lossdrill .form 2; this one knows up to 1.*pip install --upgrade lossdrill",
    ),
    "newer, in the middle": (
        lambda whole: whole + put(1, b'"schema_version":1', b'"schema_version":2')(whole),
        "by a newer lossdrill",
    ),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_line(whole: bytes, kind: str) -> None:
    """What a line has that a record cannot have is said, with the line's number."""
    spoil, said = BROKEN[kind]
    assert refusal(spoil(whole), said).startswith("laptop.jsonl, line ")


@pytest.mark.parametrize("kind", HALF | STRANGE)
def test_half_or_strange(whole: bytes, kind: str) -> None:
    """Half a file and a file of something else are told apart, and what to do is said."""
    spoil, said = (HALF | STRANGE)[kind]
    assert refusal(spoil(whole), said).startswith("laptop.jsonl")


def test_cut_anywhere(whole: bytes) -> None:
    """No beginning of a file passes for the whole; but a line end is not missed."""
    assert len(list(read(io.BytesIO(whole[:-1]), ""))) == 5
    for size in range(len(whole) - 1):
        refusal(whole[:size])


def test_read(whole: bytes) -> None:
    """Records come one by one, each as a value with the fields of the line."""
    start, handout, _, tried, _ = read(io.BytesIO(whole), "")
    assert isinstance(start, Start)
    assert handout == HandoutLine(exercise="mse-value", at=AT, variant=3, path="/a.py")
    assert isinstance(tried, AttemptLine)
    assert tried.source == attempt().source


@pytest.mark.parametrize(
    "written_elsewhere",
    [
        lambda whole: b"\xef\xbb\xbf" + whole,
        lambda whole: whole.replace(b"\n", b"\r\n"),
        lambda whole: whole + b"\n\n",
        lambda whole: whole.replace(b"\n", b"\n\n"),
        lambda whole: whole.replace(b'":', b'" : '),
        lambda whole: whole.replace(b'\n{"kind"', b'\n{"new":[{}],"kind"'),
    ],
    ids=["mark", "line ends", "blanks after", "blanks between", "spaces", "keys of a newer one"],
)
def test_what_editors_do(whole: bytes, written_elsewhere: Callable[[bytes], bytes]) -> None:
    """Spelled otherwise, it is the same history; keys that were added meanwhile do not matter."""
    assert _plainly(written_elsewhere(whole)) == _plainly(whole)


def test_several_in_one(whole: bytes) -> None:
    """Two files, put one after another, are two histories."""
    assert _plainly(whole + whole) == [*_plainly(whole), *_plainly(whole)]


def _plainly(content: bytes) -> list[object]:
    lines = read(io.BytesIO(content), "")
    return [msgspec.json.decode(msgspec.json.encode(line)) for line in lines]


def test_a_line_without_end(whole: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line longer than any record is not read to its end."""
    monkeypatch.setattr(arrivals, "LONGEST", 2**20)
    stream = io.BytesIO(whole.split(b"\n")[0] + b"\n" + b"x" * 2**22)
    with pytest.raises(UsageError, match=r"line 2, .*more than 1 MiB"):
        list(read(stream, ""))
    assert stream.tell() < 2**21


def test_unreadable(tmp_path: Path) -> None:
    """What the system refuses to read is one sentence as well."""
    handle = os.open(tmp_path, os.O_RDONLY)
    os.close(handle)
    with (tmp_path / "a").open("wb") as stream, pytest.raises(UsageError, match="cannot be read"):
        list(read(stream, "a"))


def test_any_damage(whole: bytes) -> None:
    """Whatever happens to bytes on the way, it is read or refused with one sentence."""
    draw = random.Random(6)  # noqa: S311 - reproducible
    refused = 0
    for _ in range(1000):
        content = bytearray(whole)
        for _ in range(draw.randint(1, 3)):
            at = draw.randrange(len(content))
            content[at : at + draw.choice([0, 1, 1, 5])] = draw.randbytes(draw.choice([0, 1, 1, 3]))
        try:
            list(read(io.BytesIO(bytes(content)), "a"))
        except UsageError:
            refused += 1
    assert refused > 500
