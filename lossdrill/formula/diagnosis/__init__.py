"""What is different about a wrong answer: the most specific thing that is true.

Whatever is said here was verified by a full comparison: of the answer divided by the factor, less
the offset, with the edit made, or with the typical mistake itself.
"""

from lossdrill.formula.agreement import Seen
from lossdrill.formula.diagnosis import factors, kinds, left_out, regions, repairs
from lossdrill.formula.frame import Fit
from lossdrill.formula.problem import Problem
from lossdrill.formula.tree import Tree
from lossdrill.model import Diagnosis


def diagnose(tree: Tree, fit: Fit | None, seen: list[Seen], problem: Problem) -> list[Diagnosis]:
    """At most one or two diagnoses; `fit` is None where the shape is wrong."""
    found = kinds.typical(tree, problem)
    if found:
        return found
    if fit is not None:
        found = (
            regions.only_at_places(fit.formula, seen, problem)
            or factors.factor(tree, seen, problem)
            or kinds.not_derived(tree, problem)
            or factors.offset(tree, seen, problem)
        )
    found = found or kinds.not_derived(tree, problem) or kinds.transposed(tree, problem)
    found = found or repairs.repair(tree, problem, repairs.LIKELY)
    if not found and fit is not None:
        found = regions.right_in_places(fit.formula, problem) or left_out.left_out(
            tree, seen, problem
        )
    return found or repairs.repair(tree, problem, repairs.CONTRIVED)
