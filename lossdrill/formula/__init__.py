r"""Typed formulas: read in any usual notation, compared with the expected one, and explained.

    from lossdrill.formula import Expected, SIGN, compare, scalar

    variables = [scalar("y", SIGN), scalar("s")]
    compare("-y if y*s < 1 else 0", Expected("where(y*s < 1, -y, 0)"), variables)

**Variables.** `scalar(name, domain)`, `vector(name, "n", domain)`, `matrix(name, "n", "d", domain)`
with a domain of REAL, POSITIVE, NON_NEGATIVE, PROBABILITY, COUNT (from 1 on), WHOLE (from 0 on),
ZERO_ONE, SIGN, and, for the rows of a matrix, ONE_HOT and CLASS_PROBABILITIES; `aliases=` for
further spellings. `Abbreviation("r", "X @ b - y")` is a name that the answer (and the expected
formula) may use. Names of dimensions are numbers.

**Expected** is a formula in the same language, as text or as a tree; see `Expected` for how a jump
and a set of subgradients are handed over, and what else helps the diagnosis (the loss itself,
regions with names, typical mistakes with their sentences).

**The result** is a frozen `Comparison`; its diagnoses and counterexample are those of
`lossdrill.model`, so that a judge passes them on as they are. `refused` counts as no attempt and
has a `Refusal` with a caret; `fault` is the author's or ours.

Computed with mpmath and NumPy; nothing here imports SymPy, which `proof.proved` asks in a process
of its own, for a note that changes no verdict. Nothing typed is ever evaluated as Python.
"""

from lossdrill.formula.compare import compare
from lossdrill.formula.expected import Expected, Mistake, Region
from lossdrill.formula.result import Comparison, Refusal
from lossdrill.formula.variables import (
    CLASS_PROBABILITIES,
    COUNT,
    NON_NEGATIVE,
    ONE_HOT,
    POSITIVE,
    PROBABILITY,
    REAL,
    SIGN,
    WHOLE,
    ZERO_ONE,
    Abbreviation,
    Domain,
    Variable,
    matrix,
    scalar,
    vector,
)

__all__ = [
    "CLASS_PROBABILITIES",
    "COUNT",
    "NON_NEGATIVE",
    "ONE_HOT",
    "POSITIVE",
    "PROBABILITY",
    "REAL",
    "SIGN",
    "WHOLE",
    "ZERO_ONE",
    "Abbreviation",
    "Comparison",
    "Domain",
    "Expected",
    "Mistake",
    "Refusal",
    "Region",
    "Variable",
    "compare",
    "matrix",
    "scalar",
    "vector",
]
