"""Edits of conditions and cases: swapped, reversed, with another threshold, one too many."""

from collections.abc import Iterator
from dataclasses import replace

from lossdrill.formula.diagnosis.edits.edit import Edit
from lossdrill.formula.problem import Problem
from lossdrill.formula.tree import ONE, ZERO, Call, Compare, Name, Relation, Tree, Where, rebuild

REVERSED: dict[Relation, Relation] = {
    "<": ">",
    "<=": ">=",
    ">": "<",
    ">=": "<=",
    "==": "!=",
    "!=": "==",
}


def swapped(part: Tree, _: Problem) -> Iterator[Edit]:
    """Branches in the wrong order, conditions the wrong way round, without an absolute value."""
    if isinstance(part, Where) and len(part.cases) == 1:
        ((condition, value),) = part.cases
        other = Where(((condition, part.otherwise),), value)
        yield Edit(part, other, "The branches are swapped")
    if isinstance(part, Where) and len(part.cases) > 1:
        yield Edit(part, _all_reversed(part), "The conditions are reversed")
    if not isinstance(part, Compare) or len(part.operands) != 2:
        return
    left, right = part.operands
    turned = replace(part, relations=(REVERSED[part.relations[0]],))
    yield Edit(part, turned, "The condition is reversed")
    for operands in ((Call("abs", (left,)), right), (left, Call("abs", (right,)))):
        yield Edit(part, replace(part, operands=operands), "The condition lost its absolute value")


def _all_reversed(tree: Tree) -> Tree:
    if isinstance(tree, Compare):
        return replace(tree, relations=tuple(REVERSED[r] for r in tree.relations))
    return rebuild(tree, _all_reversed)


def thresholds(part: Tree, problem: Problem) -> Iterator[Edit]:
    """Another threshold: 1 or 0 or a variable."""
    if isinstance(part, Compare) and len(part.operands) == 2:
        left, right = part.operands
        others: list[Tree] = [ONE, ZERO, *map(Name, problem.scalars)]
        for other in others:
            if other not in (left, right):
                new = replace(part, operands=(left, other))
                yield Edit(part, new, "The threshold is another one")


def cases(part: Tree, _: Problem) -> Iterator[Edit]:
    """A case too many."""
    if isinstance(part, Where):
        for value in (*(value for _, value in part.cases), part.otherwise):
            yield Edit(part, value, "There is a case too many")
