"""A loss written once in SymPy, and what follows from it: derivative, kinks, LaTeX, NumPy.

For authors and for `dev check`; nothing that grades imports this package. What a `loss.py` needs
is named here; the expression itself is written with SymPy's own functions.
"""

from lossdrill.symbolic.domains import (
    class_probabilities,
    class_scores,
    count,
    indices,
    nonnegative,
    one_hot,
    positive,
    probability,
    real,
    sign_label,
    zero_one_label,
)
from lossdrill.symbolic.likelihood import Likelihood
from lossdrill.symbolic.loss import Loss

__all__ = [
    "Likelihood",
    "Loss",
    "class_probabilities",
    "class_scores",
    "count",
    "indices",
    "nonnegative",
    "one_hot",
    "positive",
    "probability",
    "real",
    "sign_label",
    "zero_one_label",
]
