"""Walks the tree of an expression, with the way to each node; and the branches of a loss."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sympy import Expr, Not, Piecewise, S
from sympy.core.relational import Relational
from sympy.functions.elementary.piecewise import ExprCondPair

from lossdrill.symbolic.loss import Loss
from lossdrill.symbolic.slips.plain import plain

Path = tuple[int, ...]


def nodes(expression: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every node, the outer before the inner, each with its way from the top."""
    yield path, expression
    for place, part in enumerate(expression.args):
        yield from nodes(part, (*path, place))


def put(expression: Any, path: Path, new: Any) -> Any:
    """The expression with another node at the end of the way."""
    if not path:
        return new
    place, *rest = path
    parts = list(expression.args)
    parts[place] = put(parts[place], tuple(rest), new)
    if isinstance(expression, ExprCondPair):
        return ExprCondPair(*parts)
    return expression.func(*parts)


@dataclass(frozen=True)
class Branch:
    """One case of a loss that has cases."""

    expression: Expr
    where: str
    """within delta; where |r| <= delta."""
    name: str
    """the linear branch; the branch within delta."""
    short: str
    """linear; within_delta: a part of an identifier."""


def moving(loss: Loss) -> tuple[Any, Any]:
    """What changes from sample to sample beside the target: the inner quantity, the prediction."""
    return getattr(loss.inner, "base", loss.inner), loss.of


def facing(condition: Any, variable: Any) -> Any:
    """With the variable on the left: SymPy turns |r| <= delta into delta >= |r|."""
    if isinstance(condition, Relational) and not condition.lhs.has(variable):
        return condition.reversed
    return condition


def threshold(loss: Loss) -> Any:
    """The condition of the first case, with the variable on the left."""
    return facing(loss.expression.args[0][1], loss.inner)


def branches(loss: Loss) -> tuple[Branch, ...]:
    """The cases of a loss that is written in cases; none where it is one expression."""
    expression = loss.expression
    if not isinstance(expression, Piecewise):
        return ()
    conditions = [facing(condition, loss.inner) for _, condition in expression.args]
    if len(conditions) == 2:
        conditions[1] = facing(Not(conditions[0]), loss.inner)
    found = []
    degrees = [_degree(part, loss.inner) for part, _ in expression.args]
    for (part, _), condition, degree in zip(expression.args, conditions, degrees, strict=True):
        where, short = _where(loss, condition)
        distinct = degree is not None and degrees.count(degree) == 1
        name = f"the {degree} branch" if distinct else f"the branch {where}"
        found.append(Branch(part, where, name, degree if distinct and degree else short))
    return tuple(found)


def _where(loss: Loss, condition: Any) -> tuple[str, str]:
    for name, region in loss.regions.items():
        if facing(region, loss.inner) == condition:
            return name, name.replace(" ", "_").replace("-", "_")
    if condition == S.true:
        return "elsewhere", "elsewhere"
    return f"where {plain(condition, loss.inner)}", "outside" if _is_far(condition) else "inside"


def _is_far(condition: Any) -> bool:
    return isinstance(condition, Relational) and condition.rel_op in {">", ">="}


def _degree(part: Expr, variable: Any) -> str | None:
    """In the variable or its size."""
    from sympy import Abs, Dummy, Poly, PolynomialError  # noqa: PLC0415

    size = Dummy("size")
    written = part.replace(Abs(variable), size).replace(variable, size)
    try:
        degree = Poly(written, size).degree()
    except PolynomialError:
        return None
    return {0: "flat", 1: "linear", 2: "quadratic", 3: "cubic"}.get(int(max(degree, 0)))
