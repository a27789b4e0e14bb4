"""Edits of the order in which things are done: brackets, where a function is applied, arguments."""

from collections.abc import Iterator
from dataclasses import replace

from lossdrill.formula.diagnosis.edits.edit import Edit, Put, replaced
from lossdrill.formula.problem import Problem
from lossdrill.formula.tree import Binary, Call, Negative, Number, Over, Times, Tree

_MISSING = "Brackets are missing"


def bounds(part: Tree, _: Problem) -> Iterator[Edit]:
    """A sum that begins too late or ends too early."""
    if isinstance(part, Over) and part.low is not None:
        yield Edit(part, replace(part, low=None, high=None), "The sum leaves something out")


def brackets(part: Tree, _: Problem) -> Iterator[Edit]:
    """`a*b - c` for `a*(b - c)`, `a - b/c` for `(a - b)/c`, `a/b*c` for `a/(b*c)`."""
    if isinstance(part, Binary) and part.op in "+-":
        for head, tail in _split(part.left):
            yield Edit(part, head(replace(part, left=tail)), _MISSING)
        match part.right:
            case Binary("/", above, below):
                new = Binary("/", replace(part, right=above), below)
                yield Edit(part, new, _MISSING)
            case Times(written, first, second):
                yield Edit(part, Times(written, replace(part, right=first), second), _MISSING)
    match part:
        case Times(_, Binary("/", above, below), _):
            yield Edit(part, Binary("/", above, replace(part, left=below)), _MISSING)
        case Binary("/", Binary("/", above, first), second):
            quotient = Binary("/", first, second)
            yield Edit(part, Binary("/", above, quotient), _MISSING)
        case Binary("/", Times(written, first, Binary("+" | "-") as second), below):
            yield Edit(part, Times(written, first, Binary("/", second, below)), _MISSING)
        case Binary("+" | "-") if (begin := _begins_with(part)) is not None:
            whole = replaced(part, begin, begin.right)
            yield Edit(part, Binary("/", begin.left, whole), _MISSING)


def _begins_with(total: Tree) -> Binary | None:
    """The quotient that is the first term of a sum."""
    match total:
        case Binary("+" | "-", left, _):
            return _begins_with(left)
        case Binary("/"):
            return total
    return None


def reach(part: Tree, _: Problem) -> Iterator[Edit]:
    """`(a + b)/c` for `a/c + b`, `c*(a + b)` for `c*a + b`, `f(a - b)` for `f(a) - b` and back."""
    say = "The brackets reach too far"
    match part:
        case Binary("/", Binary("+" | "-") as total, below):
            yield Edit(part, replace(total, left=Binary("/", total.left, below)), say)
            yield Edit(part, replace(total, right=Binary("/", total.right, below)), say)
        case Times(written, factor, Binary("+" | "-") as total):
            yield Edit(part, replace(total, left=Times(written, factor, total.left)), say)
            yield Edit(part, replace(total, right=Times(written, factor, total.right)), say)
        case Call(_, (Binary("+" | "-") as total,), None):
            yield Edit(part, replace(total, left=replace(part, arguments=(total.left,))), say)
        case Binary("+" | "-", Call(_, (of,), None) as applied, last):
            inside = replace(part, left=of, right=last)
            yield Edit(part, replace(applied, arguments=(inside,)), "The brackets close too early")


def _split(tree: Tree) -> Iterator[tuple[Put, Tree]]:
    """A sum or product cut in two at each of its signs: what stands before, and what follows."""
    match tree:
        case Times() as product:
            yield (lambda new: replace(product, right=new)), product.right
            for head, tail in _split(product.left):
                yield head, replace(product, left=tail)
        case Binary("+" | "-") as total:
            for head, tail in _split(total.left):
                yield head, replace(total, left=tail)
        case Negative(of):
            for head, tail in _split(of):
                yield _negated(head), tail


def _negated(head: Put) -> Put:
    return lambda new: Negative(head(new))


def moved(part: Tree, _: Problem) -> Iterator[Edit]:
    """`f(X.T @ r)/n` for `X.T @ f(r)/n`: a function of one factor instead of the product."""
    if isinstance(part, Call) and part.arguments:
        inside, *others = part.arguments
        for whole, factor in _chain(inside):
            applied = replace(part, arguments=(factor, *others))
            yield Edit(part, whole(applied), f"{part.function} is applied in another place")


def _chain(tree: Tree) -> Iterator[tuple[Put, Tree]]:
    """Each factor of a product or quotient, with the function that puts another in its place."""
    match tree:
        case Times() as product:
            yield (lambda new: replace(product, right=new)), product.right
            yield from _left_chain(product)
        case Binary("/") as quotient:
            yield from _left_chain(quotient)
        case Call("sum" | "mean", (inner,)):
            yield (lambda new: replace(tree, arguments=(new,))), inner


def _left_chain(tree: Times | Binary) -> Iterator[tuple[Put, Tree]]:
    yield (lambda new: replace(tree, left=new)), tree.left
    for put, factor in _chain(tree.left):
        yield _inside(tree, put), factor


def _inside(tree: Times | Binary, put: Put) -> Put:
    return lambda new: replace(tree, left=put(new))


def arguments(part: Tree, _: Problem) -> Iterator[Edit]:
    """Arguments in another order."""
    if isinstance(part, Call) and part.function == "clip":
        x, low, high = part.arguments
        for order in ((x, high, low), (low, x, high), (high, low, x)):
            yield Edit(part, replace(part, arguments=order), "The arguments are in another order")


def bases(part: Tree, _: Problem) -> Iterator[Edit]:
    """A power of 2 or 10 where one of e is meant."""
    if isinstance(part, Binary) and part.op == "^" and isinstance(part.left, Number):
        yield Edit(part, Call("exp", (part.right,)), "The base is another one")
