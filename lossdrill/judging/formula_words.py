"""The words in which a derive exercise is written: what its solution file imports."""

from lossdrill.formula import (
    CLASS_PROBABILITIES,
    COUNT,
    ONE_HOT,
    POSITIVE,
    PROBABILITY,
    REAL,
    SIGN,
    ZERO_ONE,
    matrix,
    scalar,
    vector,
)
from lossdrill.judging.derivations import (
    by_curvature,
    by_mean,
    by_prediction,
    by_slope,
    by_weight_matrix,
    by_weights,
    likelihood_offset,
    likelihood_scale,
)
from lossdrill.judging.formula import asked, formula, formulas, mistake

__all__ = [
    "CLASS_PROBABILITIES",
    "COUNT",
    "ONE_HOT",
    "POSITIVE",
    "PROBABILITY",
    "REAL",
    "SIGN",
    "ZERO_ONE",
    "asked",
    "by_curvature",
    "by_mean",
    "by_prediction",
    "by_slope",
    "by_weight_matrix",
    "by_weights",
    "formula",
    "formulas",
    "likelihood_offset",
    "likelihood_scale",
    "matrix",
    "mistake",
    "scalar",
    "vector",
]
