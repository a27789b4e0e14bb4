"""Nonsense never raises; the long run is `benchmarks.formula_fuzz`."""

from hypothesis import given, settings
from hypothesis import strategies as st

from lossdrill.formula import compare
from lossdrill.formula.parser import parse
from lossdrill.formula.problem import prepared
from lossdrill.formula.refusing import Refused
from lossdrill.formula.text import text_of
from tests.formula.problems import BY_NAME, PROBLEMS

PIECES = st.sampled_from(
    [
        *"()[]{}|,.:+-*/@^'=<>_&!~0123nijkyzpsXw",
        *("**", ".*", "<=", "==", "and ", "not ", " if ", " else ", " for i in range(n)"),
        *("exp", "log", "sqrt", "abs", "sign", "max", "clip", "where", "sum", "softmax", "norm"),
        *("\\frac", "\\sqrt", "\\sum_{i=1}^n", "\\begin{cases}", "\\end{cases}", "\\\\", "\\hat"),
        *("np.", ".T", ".sum", ".shape[0]", "∑", "√", "σ", "²", "ᵀ", "≤", "−", "ᵢ", "\u202e", "é"),
    ]
)
ANSWERS = st.sampled_from([answer for problem in PROBLEMS for answer in problem.right])


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join), st.sampled_from(PROBLEMS))
def test_pieces(text, problem) -> None:  # type: ignore[no-untyped-def]
    """Any sequence of signs is compared or refused, without a fault."""
    result = compare(text, problem.expected, problem.variables)
    assert result.status in {"equal", "different", "refused"}


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    """Any text at all is compared or refused."""
    problem = BY_NAME["huber_sample"]
    assert compare(text, problem.expected, problem.variables).status != "fault"


@settings(max_examples=150, deadline=None)
@given(ANSWERS, st.integers(0, 60), st.integers(0, 60), PIECES)
def test_mutilated(answer: str, start: int, end: int, piece: str) -> None:
    """A right answer with something cut out and something put in never raises."""
    text = answer[:start] + piece + answer[end:]
    for name in ("mse_vector", "huber_sample"):
        problem = BY_NAME[name]
        assert compare(text, problem.expected, problem.variables).status != "fault"


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(PROBLEMS), st.randoms(use_true_random=False))
def test_read_back(problem, rng) -> None:  # type: ignore[no-untyped-def]
    """The canonical line is a formula itself, and is read as the same line again."""
    words = prepared(problem.expected, problem.variables).words
    answer = rng.choice(problem.right + problem.wrong)
    line = text_of(parse(answer, words))
    try:
        again = parse(line, words)
    except Refused as refused:
        raise AssertionError(line) from refused
    assert text_of(again) == line
