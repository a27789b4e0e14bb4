"""Why there is no answer: each rule has its reason, and one sentence that says what to do."""

import signal
import textwrap

import numpy as np
import pytest

from lossdrill.errors import NotRun
from lossdrill.model import Limits
from lossdrill.sandbox import wire
from lossdrill.sandbox.control import UNABLE, Outcome
from lossdrill.sandbox.inside import runner
from lossdrill.sandbox.outside import failures
from lossdrill.sandbox.outside.frames import CUT
from lossdrill.sandbox.outside.reading import read_reply
from lossdrill.sandbox.wire import Answer, Call

LIMITS = Limits()
ARGUMENTS = (np.array([1.0, 2.0]), [3.0], 0.5)


def answer(source: str, call: Call = Call("gradient", ARGUMENTS)) -> Answer:  # noqa: B008
    """Runs a harmless file in this process."""
    source = textwrap.dedent(source).strip() + "\n"
    job = wire.decode_job(wire.encode_job(source, "answer.py", [call], LIMITS))
    (only,) = read_reply(runner.run(job), source, [call], LIMITS)
    return only


@pytest.mark.parametrize(
    ("source", "reason", "message"),
    [
        (
            "import numpy as np\ndef gradient(y):\n    return np.clip(y\n",
            "syntax",
            "SyntaxError in line 3 (`return np.clip(y`): '(' was never closed.",
        ),
        (
            "def gradient(y):\nreturn y",
            "syntax",
            (
                "IndentationError in line 2 (`return y`): expected an indented block "
                "after function definition on line 1."
            ),
        ),
        (
            "from . import helpers",
            "import",
            (
                "Loading the file failed: ImportError in line 1 (`from . import helpers`): "
                "attempted relative import with no known parent package."
            ),
        ),
        (
            "import no_such_module",
            "import",
            (
                "Loading the file failed: ModuleNotFoundError in line 1 (`import no_such_module`): "
                "No module named 'no_such_module'."
            ),
        ),
        (
            "x = 1 / 0",
            "raised",
            "Loading the file failed: ZeroDivisionError in line 1 (`x = 1 / 0`): division by zero.",
        ),
        (
            "def grad(y, y_hat, delta): return y",
            "missing_name",
            "The file defines no function `gradient`; it defines `grad`: rename it.",
        ),
        (
            "def loss(y): return y",
            "missing_name",
            "The file defines no function `gradient`; define it as in the stub.",
        ),
        (
            "from numpy import *\ndel gradient\ndef gradint(y): return y",
            "missing_name",
            "The file defines no function `gradient`; it defines `gradint`: rename it.",
        ),
        (
            "gradient = 3",
            "missing_name",
            "`gradient` is defined, but it is not a function that can be called.",
        ),
        (
            "def gradient(y, y_hat): return y",
            "raised",
            (
                "Every call raised an exception: TypeError: gradient() takes 2 positional "
                "arguments but 3 were given (your function takes: y, y_hat)."
            ),
        ),
        (
            "def gradient(): return y",
            "raised",
            (
                "Every call raised an exception: TypeError: gradient() takes 0 positional "
                "arguments but 3 were given (your function takes: nothing)."
            ),
        ),
        (
            "def gradient(y, y_hat, delta):\n    return y + 'a' * 2",
            "raised",
            (
                "Every call raised an exception: UFuncTypeError in line 2 (`return y + 'a' * 2`): "
                "ufunc 'add' did not contain a loop with signature matching types "
                "(dtype('float64'), dtype('<U2')) -> None."
            ),
        ),
        (
            "def gradient(y, y_hat, delta):\n    raise SystemExit",
            "raised",
            (
                "Every call raised an exception: SystemExit in line 2 (`raise SystemExit`): "
                "an answer returns its result and does not end the program; "
                "remove exit() and the like."
            ),
        ),
        (
            "",
            "missing_name",
            "The file defines no function `gradient`; define it as in the stub.",
        ),
    ],
)
def test_no_answer(source: str, reason: str, message: str) -> None:
    """The reason is the rule that was met; the sentence names line, text and remedy."""
    with pytest.raises(NotRun) as caught:
        answer(source)
    assert (caught.value.reason, str(caught.value)) == (reason, message)


def test_a_long_line_is_cut() -> None:
    """A line of a file is shown as far as it fits in a sentence."""
    with pytest.raises(NotRun) as caught:
        answer("x = 1 / 0" + " + 0" * 1000)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(("before", "again", "after"), [("1", " + 1", ""), ("", "-", "1")])
def test_code_that_is_nested_too_deep(before: str, again: str, after: str) -> None:
    """It is told as what it is, not as a recursion or as memory that ran out."""
    with pytest.raises(NotRun, match="nested too deep for Python; split it") as caught:
        answer(f"x = {before}{again * 60_000}{after}")
    assert caught.value.reason == "syntax"


def test_a_name_is_read() -> None:
    """A call without arguments reads a name, whatever it holds."""
    assert answer("answer = {'mean': 0.5}", Call("answer")).value == {"mean": 0.5}
    with pytest.raises(NotRun, match="defines no name `answer`"):
        answer("anser: int", Call("answer"))


def test_scripts_do_not_run() -> None:
    """What stands below `if __name__ == "__main__"` is not executed."""
    source = "if __name__ == '__main__':\n    raise SystemExit\nx = 1"
    assert answer(source, Call("x")).value == 1


def test_dataclasses_with_postponed_annotations() -> None:
    """A class finds the module it was defined in."""
    source = """
        from __future__ import annotations
        from dataclasses import dataclass

        @dataclass
        class Point:
            x: float

        def gradient(y, y_hat, delta):
            return Point(2.0).x
        """
    assert answer(source).value == 2.0


@pytest.mark.parametrize(
    ("body", "changed"),
    [
        ("y[0] = 9", (0,)),
        ("y_hat.append(1)", (1,)),
        ("y_hat[0] = object()", (1,)),
        ("y += 0; y_hat[0] += 0.0", ()),
        ("y.shape = (2, 1)", (0,)),
        ("y[0] = 9; raise ValueError", (0,)),
        ("y_hat = y_hat + [1]; y = y * 2", ()),
    ],
)
@pytest.mark.filterwarnings("ignore:Setting the shape:DeprecationWarning")
def test_changed_arguments(body: str, changed: tuple[int, ...]) -> None:
    """A call that changes what it was given is found out, even when it raises afterwards."""
    source = f"""
        turn = 0
        def gradient(y, y_hat, delta):
            {body}
            return y
        """
    calls = [Call("gradient", ARGUMENTS), Call("turn")]
    source = textwrap.dedent(source)
    job = wire.decode_job(wire.encode_job(source, "answer.py", calls, LIMITS))
    first, _ = read_reply(runner.run(job), source, calls, LIMITS)
    assert first.changed == changed


@pytest.mark.parametrize(
    ("exit_code", "reason", "part"),
    [
        (0, "killed", "exit code 0"),
        (3, "killed", "exit code 3"),
        (UNABLE, "killed", "kept its results from coming back"),
        (-9, "killed", "SIGKILL"),
        (-11, "killed", "crashed while running the file (SIGSEGV)"),
        (-24, "timeout", "2 s"),
        (-250, "killed", "signal 250"),
    ],
)
def test_how_a_process_ended(exit_code: int, reason: str, part: str) -> None:
    """A crash, an exit, a kill and a time-out are told apart."""
    failure = failures.no_reply(Outcome(exit_code, False, 0.1, 20.0), LIMITS, "printed")
    assert "killed" not in str(failure)
    assert (failure.reason, failure.printed) == (reason, "printed")
    assert part in str(failure)


@pytest.mark.parametrize(
    ("share_of_memory", "reason", "part"),
    [(0.1, "killed", "endless recursion"), (0.5, "killed", "recursion"), (1.0, "memory", "n x n")],
)
def test_why_it_crashed(share_of_memory: float, reason: str, part: str) -> None:
    """A crash of a process that had used up its memory is told as that."""
    outcome = Outcome(-signal.SIGSEGV, False, 0.1, share_of_memory * LIMITS.memory_mib)
    failure = failures.no_reply(outcome, LIMITS, "")
    assert failure.reason == reason
    assert part in str(failure)


@pytest.mark.parametrize(
    ("cpu_seconds", "printed", "part"),
    [
        (0.0, "", "look for an endless loop"),
        (LIMITS.seconds, "", "look for an endless loop"),
        (LIMITS.seconds / 10, "", "look for an endless loop"),
        (LIMITS.seconds / 100, "", "which it spent waiting"),
        (LIMITS.seconds, CUT.decode(), "a loop that prints without end"),
    ],
)
def test_what_a_run_did_until_time_was_up(cpu_seconds: float, printed: str, part: str) -> None:
    """Computing, waiting and printing are told apart; a share of a busy processor is computing."""
    failure = failures.timed_out(LIMITS, printed, cpu_seconds)
    assert (failure.reason, failure.printed) == ("timeout", printed)
    assert str(failure).startswith("The run was stopped after 2 s")
    assert part in str(failure)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a\x1b[31mb\x1b[0m", "ab"),
        ("a\x1b]0;title\x07b", "a]0;titleb"),
        ("one\r\ntwo\tthree", "one\ntwo\tthree"),
        ("a\u202eb\u2066c\u061c\u2028d", "abcd"),
        (b"\xff\x80ok", "\ufffd\ufffdok"),
        ("a\u200bb\ufeffc\U000e0041d\u00ade", "abcde"),
        ("∂L/∂ŷ ≤ 0 — 数", "∂L/∂ŷ ≤ 0 — 数"),
    ],
)
def test_plain_text(text: str | bytes, plain: str) -> None:
    """Nothing that moves a cursor or turns text around is left; all else is as it was."""
    assert failures.plain_text(text) == plain
