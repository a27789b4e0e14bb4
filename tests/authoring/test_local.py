"""Running in this process gives what the sandbox gives."""

import numpy as np
import pytest

from lossdrill.authoring.local import Recorded, decided_alone, local_run
from lossdrill.errors import NotRun
from lossdrill.model import Limits
from lossdrill.sandbox.fresh import fresh_run
from lossdrill.sandbox.wire import Call

SOURCE = """
import numpy as np

value = {"a": [1, 2.5]}


def double(x):
    return 2 * x


def doubled_in_place(x):
    x *= 2
    return x.sum()


def fails(x):
    raise ValueError("no")
"""


def test_as_in_the_sandbox() -> None:
    """Values, exceptions and changed arguments are the same, whatever the layout in memory."""
    x = np.arange(6.0).reshape(2, 3)
    names = ("double", "doubled_in_place", "fails")
    calls = [Call(name, (layout,)) for name in names for layout in (x, x.T, x[::-1])]
    calls.append(Call("value"))
    with fresh_run() as run:
        theirs = run(SOURCE, "answer.py", calls, Limits()).answers
    ours = local_run(SOURCE, "answer.py", calls, Limits()).answers
    for one, other in zip(ours, theirs, strict=True):
        np.testing.assert_equal(one.value, other.value)
        assert one.changed == other.changed
        assert (one.raised is None) == (other.raised is None)
        if one.raised is not None and other.raised is not None:
            assert (one.raised.type, one.raised.message) == (
                other.raised.type,
                other.raised.message,
            )
    np.testing.assert_array_equal(x, np.arange(6.0).reshape(2, 3))


@pytest.mark.parametrize(
    ("source", "reason"), [("1 / 0", "import"), ("def", "import"), ("", "missing_name")]
)
def test_what_does_not_run(source: str, reason: str) -> None:
    """A file without an answer is a `NotRun`, as in the sandbox."""
    with pytest.raises(NotRun) as caught:
        local_run(source, "answer.py", [Call("f", (1,))], Limits())
    assert caught.value.reason == reason


def test_what_was_answered_is_remembered() -> None:
    """The same call is made once for each time that it occurs in one question."""
    source = "count = iter(range(9))\n\n\ndef f(x):\n    return next(count)"
    run = Recorded()
    calls = [Call("f", (1.0,)), Call("f", (1.0,)), Call("f", (2.0,))]
    first = [answer.value for answer in run(source, "answer.py", calls, Limits()).answers]
    again = [answer.value for answer in run(source, "answer.py", calls[::-1], Limits()).answers]
    assert first == [0, 1, 2]
    assert again == [2, 0, 1]


def test_a_second_question_is_met_with_silence() -> None:
    """Only what decides is asked."""
    run = decided_alone(local_run)
    calls = [Call("double", (1.0,))]
    assert [len(run(SOURCE, "answer.py", calls, Limits()).answers) for _ in range(2)] == [1, 0]
