"""The functions that a formula may use, with their spellings; and the other words it may hold.

What a function *means* is in `arithmetic`, which shapes it takes in `shapes`; here is only what
it is called and how many arguments it has.
"""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

Kind = Literal["elementwise", "extremum", "reduction", "array", "form"]


@dataclass(frozen=True)
class Function:
    name: str
    """The canonical spelling."""
    fewest: int
    most: int
    kind: Kind
    """What its arguments are: numbers, entry by entry; several numbers or one array (extremum);
    an array and perhaps an axis (reduction); whole arrays; or something that `calls` rewrites."""


def _functions(kind: Kind, fewest: int, most: int, lines: str) -> dict[str, Function]:
    """One function per line, its canonical spelling first."""
    return {
        word: Function(words[0], fewest, most, kind)
        for words in map(str.split, lines.strip().splitlines())
        for word in words
    }


FUNCTIONS: dict[str, Function] = {
    **_functions(
        "elementwise",
        1,
        1,
        """
        exp
        log ln
        log2 lb
        log10
        log1p
        expm1
        sqrt
        abs absolute fabs
        sign sgn signum
        sigmoid sigma expit logistic
        logsigmoid log_sigmoid log_expit
        softplus
        logit
        tanh
        sinh
        cosh
        sin
        cos
        arctan atan
        relu ReLU
        """,
    ),
    **_functions("elementwise", 3, 3, "clip clamp"),
    **_functions(
        "extremum",
        1,
        12,
        """
        max maximum amax fmax
        min minimum amin fmin
        """,
    ),
    **_functions(
        "reduction",
        1,
        1,
        """
        sum nansum
        mean average avg
        softmax
        logsoftmax log_softmax
        logsumexp lse
        """,
    ),
    **_functions("reduction", 1, 2, "norm"),
    **_functions("array", 2, 2, "dot inner vdot"),
    **_functions("array", 2, 2, "outer"),
    **_functions("array", 1, 1, "diag"),
    **_functions(
        "form",
        1,
        1,
        """
        square sqr
        sech
        coth
        eye identity
        var
        std
        negative
        reciprocal
        transpose
        len length numel
        float int bool array asarray real double
        squeeze ravel flatten
        ones_like
        zeros_like
        ones
        zeros
        indicator I
        median
        logical_not
        """,
    ),
    **_functions(
        "form",
        2,
        2,
        """
        matmul mm
        multiply mul times hadamard
        divide
        add plus
        subtract minus
        power pow
        logaddexp
        copysign
        hypot
        logical_and
        logical_or
        less
        less_equal
        greater
        greater_equal
        equal
        not_equal
        """,
    ),
    **_functions("form", 1, 2, "heaviside step\nsize"),
    **_functions("form", 3, 3, "where ifelse\npiecewise"),
    **_functions("form", 2, 3, "select"),
    **_functions("elementwise", 2, 2, "between"),
}
"""By every spelling. `between(low, high)`, any value from low to high, is for expected formulas."""

MODULES = frozenset({
    "np", "numpy", "jnp", "math", "cmath", "torch", "tf", "sp", "scipy", "special", "linalg",
    "nn", "functional", "F", "K", "mx", "xp",
})  # fmt: skip
"""What may stand before a dot, and is skipped."""

CONSTANTS = {"pi": "pi", "e": "e", "inf": "inf", "undefined": "nan", "infty": "inf", "Inf": "inf"}

KEYWORDS = frozenset({
    "if", "else", "for", "in", "and", "or", "not", "otherwise", "when", "sonst", "sinon",
})  # fmt: skip

KEYWORD_ARGUMENTS = frozenset({
    "axis", "dim", "keepdims", "keepdim", "dtype", "ord", "a_min", "a_max", "min", "max",
    "default",
})  # fmt: skip

GREEK = frozenset({
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
    "lambda", "mu", "nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi",
    "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Phi", "Psi", "Omega",
})  # fmt: skip

INDEX_LETTERS = frozenset("ijklmtcnrs")
"""Letters that may be a running index, when they are no variable."""


INSTEAD = {
    "einsum": "Write the product with @, as in X.T @ r.",
    "tensordot": "Write the product with @, as in X.T @ r.",
    "grad": "Write the finished derivative.",
    "diff": "Write the finished derivative.",
    "vectorize": "Write the formula itself; functions work entry by entry.",
    "inv": "Write a formula without an inverse.",
    "pinv": "Write a formula without an inverse.",
    "return": "Write the formula alone.",
    "def": "Write the formula alone.",
    "import": "Write the formula alone.",
    "print": "Write the formula alone.",
}


def unknown_function(word: str) -> str:
    close = get_close_matches(word, FUNCTIONS, n=1, cutoff=0.75)
    hint = f"Did you mean {close[0]}?" if close else "Use exp, log, sum, where, clip and the like."
    hint = INSTEAD.get(word, hint)
    return f"The function {word} is not known here. {hint}"
