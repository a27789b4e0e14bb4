"""The note "proved": SymPy, in a process that is killed after two seconds. It decides nothing."""

import pickle
import subprocess
import sys
from collections.abc import Sequence

from lossdrill.errors import LossdrillError
from lossdrill.formula.expected import Expected
from lossdrill.formula.parser import parse
from lossdrill.formula.problem import inlined, prepared
from lossdrill.formula.refusing import Refused
from lossdrill.formula.tree import Tree
from lossdrill.formula.variables import Abbreviation, Variable

SECONDS = 2.0
_PROVER = "lossdrill.symbolic.prover"
"""By name: nothing that grades imports SymPy."""


def proved(
    answer: str,
    expected: Expected | str | Tree,
    variables: Sequence[Variable | Abbreviation],
    *,
    seconds: float = SECONDS,
) -> bool:
    """Whether SymPy finds, in time, that both are identical off the kinks; for numbers only.

    False means nothing: not found, not in time, or not asked.
    """
    if not isinstance(expected, Expected):
        expected = Expected(expected)
    try:
        problem = prepared(expected, tuple(variables))
        tree = parse(answer, problem.words)
    except (LossdrillError, Refused):
        return False
    if not problem.is_scalar:
        return False
    definitions = problem.formulas(columns=False)
    request = (inlined(tree, definitions), inlined(problem.plain, definitions), problem.variables)
    try:
        done = subprocess.run(  # noqa: S603  # this Python, our own module
            [sys.executable, "-m", _PROVER],
            input=pickle.dumps(request),
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except (subprocess.TimeoutExpired, OSError):
        return False
    return done.stdout == b"proved"
