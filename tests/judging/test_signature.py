"""Shapes of arguments and result, in NumPy's notation."""

import numpy as np
import pytest

from lossdrill.judging.signature import Signature

GRADIENT = Signature.parse("(n,d),(n),(d)->(d)")
X, Y, BETA = np.arange(6.0).reshape(3, 2), np.array([1, 0, 1]), np.array([0.5, -0.5])


@pytest.mark.parametrize(
    ("text", "arguments", "result"),
    [
        ("(n,d),(n),(d)->(d)", (("n", "d"), ("n",), ("d",)), ("d",)),
        ("(n),(n),()->()", (("n",), ("n",), ()), ()),
        ("(n, k) -> (n, k)", (("n", "k"),), ("n", "k")),
    ],
)
def test_the_notation_is_numpys(
    text: str, arguments: tuple[tuple[str, ...], ...], result: tuple[str, ...]
) -> None:
    """A shape for each argument, and after the arrow that of the result; spaces do not count."""
    assert Signature.parse(text) == Signature(arguments, result)


@pytest.mark.parametrize("text", ["", "(n)", "n->()", "(n),(n)", "n),(n->()"])
def test_other_text_is_refused(text: str) -> None:
    """What is not of that form raises ValueError and is not guessed at."""
    with pytest.raises(ValueError, match="not a signature"):
        Signature.parse(text)


def test_sizes_are_read_off_the_arguments() -> None:
    """Each letter has the number that the arguments give it; scalars have none."""
    assert GRADIENT.sizes((X, Y, BETA)) == {"n": 3, "d": 2}
    assert GRADIENT.result_shape((X, Y, BETA)) == (2,)
    assert Signature.parse("(n),()->()").result_shape((Y, 2.0)) == ()


@pytest.mark.parametrize("chosen", [[0], [2, 0], [0, 0, 1, 2]])
def test_taking_samples_takes_them_everywhere(chosen: list[int]) -> None:
    """Arguments with an axis n keep those samples, in that order; the others stay as they are."""
    some_x, some_y, beta = GRADIENT.take((X, Y, BETA), chosen)
    np.testing.assert_array_equal(some_x, X[chosen])
    np.testing.assert_array_equal(some_y, Y[chosen])
    assert some_y.dtype == Y.dtype
    assert beta is BETA
