"""The words in which witness exercises are written, and those that may have no witness: what their
solution files import. The functions of their claims are in `exact`.
"""

from lossdrill.judging.domains import Domain, label, matrix, unit, vector, within
from lossdrill.judging.impossible import impossible
from lossdrill.judging.witness import Claim, near_miss, witness

__all__ = [
    "Claim",
    "Domain",
    "impossible",
    "label",
    "matrix",
    "near_miss",
    "unit",
    "vector",
    "within",
    "witness",
]
