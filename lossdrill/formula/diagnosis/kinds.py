"""Answers that are something else as a whole: a typical mistake, the loss itself, the transpose."""

from lossdrill.errors import PackError
from lossdrill.formula.examining import is_right
from lossdrill.formula.expected import Expected
from lossdrill.formula.problem import Problem, prepared
from lossdrill.formula.tree import Transpose, Tree
from lossdrill.model import Diagnosis


def typical(tree: Tree, problem: Problem) -> list[Diagnosis]:
    """The mistakes that the exercise knows."""
    return [
        Diagnosis(id=mistake.id, kind="mistake", message=mistake.message)
        for mistake in problem.expected.mistakes
        if is_formula(tree, mistake.formula, problem)
    ][:1]


def not_derived(tree: Tree, problem: Problem) -> list[Diagnosis]:
    if problem.expected.loss is None or not is_formula(tree, problem.expected.loss, problem):
        return []
    message = "This is the loss itself; its derivative is asked for."
    return [Diagnosis(id="loss-itself", kind="generic", message=message)]


def transposed(tree: Tree, problem: Problem) -> list[Diagnosis]:
    if len(problem.shape) != 2 or not is_right(Transpose(tree), problem):
        return []
    message = "Your result is the transpose of the right one."
    return [Diagnosis(id="transposed", kind="generic", message=message)]


def is_formula(tree: Tree, formula: str | Tree, problem: Problem) -> bool:
    """Whether the answer is this formula, by the full comparison."""
    try:
        other = prepared(Expected(formula), problem.given, problem.seed)
    except PackError:
        return False
    return is_right(tree, other)
