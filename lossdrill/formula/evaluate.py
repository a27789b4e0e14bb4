"""A shaped tree as a function of a point: nothing here decides shapes, nothing here looks for them.

Scalars choose their branch before computing it; arrays compute all branches and select.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np

from lossdrill.formula.arithmetic import Exact, Value
from lossdrill.formula.double import Double
from lossdrill.formula.reductions import REDUCTIONS
from lossdrill.formula.tree import (
    ONE,
    Binary,
    Bound,
    Call,
    Compare,
    Constant,
    Index,
    Logic,
    Name,
    Negative,
    Number,
    Over,
    Product,
    Size,
    Stack,
    Transpose,
    Tree,
    Where,
)

Environment = dict[str, Any]
"""Variables by name; sizes as "size n"; running indices as "index i"; all as values."""

Program = Callable[[Environment], Value]


def compiled(tree: Tree, arithmetic: Exact | Double) -> Program:
    """The tree as a function of an environment, in one arithmetic and its precision of now."""
    return _Compiler(arithmetic).compile(tree)


class TooManyTerms(Exception):
    """A sum over more terms than any of our arrays has entries."""


class _Compiler:
    def __init__(self, arithmetic: Exact | Double) -> None:
        self.arithmetic = arithmetic
        self.operations = arithmetic.operations

    def compile(self, tree: Tree) -> Program:  # noqa: C901, PLR0912  # one case per node
        match tree:
            case Number(value):
                constant = self.arithmetic.number(value)
                return lambda _: constant
            case Constant(name):
                constant = self.arithmetic.constants[name]()
                return lambda _: constant
            case Name(name):
                return lambda env: env[name]
            case Size(dimension):
                key = f"size {dimension}"
                return lambda env: env[key]
            case Bound(name):
                index, whole = f"index {name}", self.arithmetic.whole
                return lambda env: whole(env[index])
            case Negative(of):
                inner = self.compile(of)
                return lambda env: -inner(env)
            case Binary(op, left, right):
                return self.pair(op, left, right)
            case Product("elementwise", left, right):
                return self.pair("*", left, right)
            case Product("matrix", left, right):
                a, b = self.compile(left), self.compile(right)
                return lambda env: _quiet_matmul(a(env), b(env))
            case Product("outer", left, right):
                a, b = self.compile(left), self.compile(right)
                return lambda env: a(env)[:, None] * b(env)[None, :]
            case Call():
                return self.call(tree)
            case Compare():
                return self.comparison(tree)
            case Logic(op, parts):
                return self.many(op, parts)
            case Where():
                return self.where(tree)
            case Transpose(of, _):
                inner = self.compile(of)
                return lambda env: _transposed(inner(env))
            case Index():
                return self.index(tree)
            case Over():
                return self.over(tree)
            case Stack(parts):
                programs = [self.compile(part) for part in parts]
                return lambda env: _array([program(env) for program in programs])
        raise AssertionError(tree)

    def pair(self, op: str, left: Tree, right: Tree) -> Program:
        operation, a, b = self.operations[op], self.compile(left), self.compile(right)
        return lambda env: operation(a(env), b(env))

    def many(self, op: str, parts: tuple[Tree, ...]) -> Program:
        operation = self.operations[op]
        programs = [self.compile(part) for part in parts]
        if len(programs) == 1:
            (only,) = programs
            return lambda env: operation(only(env))
        return lambda env: operation(*[program(env) for program in programs])

    def call(self, tree: Call) -> Program:
        if tree.function in REDUCTIONS:
            return self.reduction(tree)
        if tree.function == "diag":
            inner = self.compile(tree.arguments[0])
            return lambda env: _diagonal(inner(env))
        if tree.function in {"flat", "only"}:
            inner, only = self.compile(tree.arguments[0]), tree.function == "only"
            return lambda env: _flat(inner(env), only=only)
        if tree.function == "between":
            return self.between(tree)
        return self.many(tree.function, tree.arguments)

    def between(self, tree: Call) -> Program:
        """low + choice * (high - low), with a choice for each entry; see `agreement`."""
        low, high = (self.compile(argument) for argument in tree.arguments)

        def choose(env: Environment) -> Value:
            a, b = low(env), high(env)
            return env["choice"](a, b)

        return choose

    def reduction(self, tree: Call) -> Program:
        inner, reduce = self.compile(tree.arguments[0]), REDUCTIONS[tree.function]
        operations, axis, keep = self.operations, tree.axis, tree.keep

        def run(env: Environment) -> Value:
            value = inner(env)
            if not isinstance(value, np.ndarray):
                value = _array([value])
                return reduce(value, None, operations, keep=False)
            return reduce(value, axis, operations, keep=keep)

        return run

    def comparison(self, tree: Compare) -> Program:
        links = [
            self.pair(relation, left, right)
            for relation, left, right in zip(
                tree.relations, tree.operands, tree.operands[1:], strict=False
            )
        ]
        if len(links) == 1:
            return links[0]
        both = self.operations["and"]
        return lambda env: both(*[link(env) for link in links])

    def where(self, tree: Where) -> Program:
        cases = [(self.compile(c), self.compile(v)) for c, v in tree.cases]
        otherwise, select = self.compile(tree.otherwise), self.operations["where"]
        if tree.spread:
            return lambda env: _spread(cases, otherwise, select, env)
        opened = _is_opened(tree)

        def run(env: Environment) -> Value:
            held: list[tuple[Value, Value]] = []
            for condition, value in cases:
                holds = condition(env)
                if isinstance(holds, np.ndarray):
                    if not (opened and value is cases[0][1]) or holds.any():
                        held.append((holds, value(env)))
                elif holds:
                    result = value(env)
                    break
            else:
                result = otherwise(env)
            for holds, value in reversed(held):
                result = select(holds, value, result)
            return result

        return run

    def index(self, tree: Index) -> Program:
        array = self.compile(tree.of)
        places = [p if isinstance(p, str) else self.place(p, tree.base) for p in tree.places]

        def run(env: Environment) -> Value:
            value = array(env)
            if not isinstance(value, np.ndarray):
                return value  # a branch of a clip or a maximum that stands for the whole of it
            where = tuple(
                {"all": slice(None), "new": None}[place] if isinstance(place, str) else place(env)
                for place in places
            )
            return value[where]

        return run

    def place(self, tree: Tree, base: int) -> Callable[[Environment], int]:
        if isinstance(tree, Bound):
            index = f"index {tree.name}"
            return lambda env: _position(env[index] - base, base)
        program = self.compile(tree)

        return lambda env: _position(_whole(program(env)) - base, base)

    def over(self, tree: Over) -> Program:
        assert tree.low is not None  # noqa: S101  # shapes has filled both in
        assert tree.high is not None  # noqa: S101
        low, high, body = (self.compile(part) for part in (tree.low, tree.high, tree.body))
        key, kind = f"index {tree.index}", tree.kind
        zero, divide = self.arithmetic.number(Fraction(0)), self.operations["/"]

        def run(env: Environment) -> Value:
            first, last = _whole(low(env)), _whole(high(env))
            if last - first >= MOST_TERMS:
                raise TooManyTerms
            terms = [body({**env, key: position}) for position in range(first, last + 1)]
            if not terms:
                return _nothing(body({**env, key: tree.base}), zero)
            if kind == "collect":
                return _array(terms)
            total = terms[0]
            for term in terms[1:]:
                total = total + term
            return (
                divide(total, self.arithmetic.number(Fraction(len(terms))))
                if (kind == "mean")
                else total
            )

        return run


def _is_opened(tree: Where) -> bool:
    """Whether the first case is a jump that `kinks` has opened: it has the shape of the others, so
    that it need not be computed for an array in which nothing lies on the jump.
    """
    (_, first), *others = tree.cases
    match first:
        case Call("between", (Call("min", ends), Call("max"))):
            return ends == (*(value for _, value in others), tree.otherwise)
        case Call("between", (low, high)):
            return (low, high) == (Negative(ONE), ONE)
    return False


def _spread(
    cases: list[tuple[Program, Program]],
    otherwise: Program,
    select: Callable[..., Value],
    env: Environment,
) -> Value:
    """Cases whose values have several shapes: the result has the shape of all together."""
    values = [value(env) for _, value in cases] + [otherwise(env)]
    shape = np.broadcast_shapes(*(np.shape(value) for value in values))
    result = np.broadcast_to(values[-1], shape)
    for (condition, _), value in zip(reversed(cases), reversed(values[:-1]), strict=True):
        result = select(np.broadcast_to(condition(env), shape), value, result)
    return result


MOST_TERMS = 100


def _nothing(term: Value, zero: Value) -> Value:
    """The sum of no terms, in the shape of a term."""
    return np.full(term.shape, zero) if isinstance(term, np.ndarray) else zero


def _position(position: int, base: int) -> int:
    # Below zero NumPy counts from the end, which a subscript never means.
    if position < 0 and base == 1:
        raise IndexError(position)
    return position


def _whole(value: Value) -> int:
    """An index or a bound as an integer."""
    if isinstance(value, np.ndarray) or not abs(value) < MOST_TERMS**2:
        raise TooManyTerms
    return int(value)


def _array(parts: list[Value]) -> Value:
    if any(isinstance(part, np.float64 | float) for part in parts):
        return np.array(parts, dtype=np.float64)
    if parts and isinstance(parts[0], np.ndarray):
        return np.stack(parts)
    result = np.empty(len(parts), dtype=object)
    for place, part in enumerate(parts):
        result[place] = part
    return result


def _quiet_matmul(a: Value, b: Value) -> Value:
    with np.errstate(all="ignore"):
        return a @ b


def _transposed(value: Value) -> Value:
    return value.T if isinstance(value, np.ndarray) else value


def _flat(value: Value, *, only: bool) -> Value:
    if not isinstance(value, np.ndarray):
        return value
    return value.ravel()[0] if only else value.ravel()


def _diagonal(value: Value) -> Value:
    flat = value.ravel()
    result = np.empty((flat.size, flat.size), dtype=value.dtype)
    result[:] = flat[0] * 0
    for place, entry in enumerate(flat):
        result[place, place] = entry
    return result
