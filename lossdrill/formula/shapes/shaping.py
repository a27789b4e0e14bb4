"""A tree with its products decided, from its leaves up."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from lossdrill.formula.shapes.calls import call
from lossdrill.formula.shapes.kinds import (
    Dim,
    Misfit,
    Scope,
    Shape,
    Shaped,
    Unbound,
    elementwise,
    put,
    shape_text,
)
from lossdrill.formula.shapes.products import times
from lossdrill.formula.text import text_of
from lossdrill.formula.tree import (
    Binary,
    Bound,
    Call,
    Compare,
    Constant,
    Extent,
    Index,
    Logic,
    Name,
    Negative,
    Number,
    Over,
    Product,
    Size,
    Stack,
    Times,
    Transpose,
    Tree,
    Where,
    walk,
)


def shaped(tree: Tree, scope: Scope) -> Shaped:  # noqa: C901, PLR0912  # one case per node
    """The tree with its products decided.

    Raises:
        Misfit: shapes do not go together.
    """
    match tree:
        case Number() | Constant():
            return Shaped(tree, ())
        case Name(name):
            return Shaped(tree, scope.shapes[name])
        case Size():
            return Shaped(tree, ())
        case Bound(name):
            if name not in scope.bound:
                raise Unbound(name, "runs through nothing; sum over it, or leave it out")
            return Shaped(tree, ())
        case Extent():
            return _extent(tree, scope)
        case Negative(of):
            return elementwise(tree, [shaped(of, scope)])
        case Binary(_, left, right):
            return elementwise(tree, [shaped(left, scope), shaped(right, scope)])
        case Times(written, left, right):
            return times(written, shaped(left, scope), shaped(right, scope), scope.reading)
        case Product(_, left, right):
            return elementwise(tree, [shaped(left, scope), shaped(right, scope)])
        case Call():
            return call(tree, [shaped(a, scope) for a in tree.arguments], scope.reading)
        case Compare(operands, _):
            return elementwise(tree, [shaped(o, scope) for o in operands])
        case Logic(_, parts):
            return elementwise(tree, [shaped(p, scope) for p in parts])
        case Where(cases, otherwise):
            inner = [shaped(part, scope) for case in cases for part in case]
            inner.append(shaped(otherwise, scope))
            spread = len({part.shape for part in (*inner[1::2], inner[-1])}) > 1
            return elementwise(replace(tree, spread=spread), inner)
        case Transpose(of, mathematical):
            return _transposed(tree, shaped(of, scope), mathematical=mathematical)
        case Index():
            return _indexed(tree, shaped(tree.of, scope), scope)
        case Over():
            return _over(tree, scope)
        case Stack(parts):
            inner = [shaped(p, scope) for p in parts]
            if any(part.shape for part in inner):
                raise Misfit("a list may hold numbers only")
            return put(tree, inner, (len(parts),))
    raise AssertionError(tree)


def _transposed(tree: Transpose, of: Shaped, *, mathematical: bool) -> Shaped:
    if len(of.shape) < 2:
        row = (not of.row if mathematical else of.row) and len(of.shape) == 1
        return Shaped(of.tree, of.shape, row, of.notes)
    return put(tree, [of], of.shape[::-1])


def _extent(tree: Extent, scope: Scope) -> Shaped:
    shape = shaped(tree.of, scope).shape
    if tree.axis is not None:
        if tree.axis >= len(shape):
            raise Misfit(f"{text_of(tree.of)} is {shape_text(shape)} and has no axis {tree.axis}")
        return Shaped(_length(shape[tree.axis]), ())
    total: Tree = Number(Fraction(1))
    for dim in shape:
        total = Product("elementwise", total, _length(dim)) if total != _ONE else _length(dim)
    return Shaped(total, ())


_ONE = Number(Fraction(1))


def _length(dim: Dim) -> Tree:
    return Size(dim) if isinstance(dim, str) else Number(Fraction(dim))


def _indexed(tree: Index, of: Shaped, scope: Scope) -> Shaped:
    shape = of.shape
    taken = [place for place in tree.places if place != "new"]
    if not shape and all(isinstance(place, Bound) for place in taken):
        return of  # y_i where y is one number already
    if scope.reading.columns and len(shape) == 2 and shape[1] == 1 and len(taken) == 1:
        # An entry of a column is a number.
        of = Shaped(Call("flat", (of.tree,)), shape[:1], notes=of.notes)
        shape = shape[:1]
    if len(taken) > len(shape):
        raise Misfit(f"{text_of(tree)} has too many indices for {shape_text(shape)}")
    found: list[Dim] = []
    axes = iter(shape)
    for place in tree.places:
        if place == "new":
            found.append(1)
        elif place == "all":
            found.append(next(axes))
        else:
            next(axes)
    places = tuple(p if isinstance(p, str) else _place(p, tree, scope) for p in tree.places)
    decided = replace(tree, of=of.tree, places=places)
    return Shaped(decided, (*found, *axes), notes=of.notes)


def _place(place: Tree, tree: Index, scope: Scope) -> Tree:
    for part in walk(place):
        if isinstance(part, Bound) and part.name not in scope.bound:
            raise Unbound(part.name, f"of {text_of(tree)} is not summed over")
    decided = shaped(place, scope)
    if decided.shape:
        raise Misfit(f"in {text_of(tree)} an index is no number")
    return decided.tree


def _over(tree: Over, scope: Scope) -> Shaped:
    dim = _dimension(tree, scope)
    inner = replace(scope, bound={**scope.bound, tree.index: dim})
    body = shaped(tree.body, inner)
    low, high = tree.low, tree.high
    if any(shaped(bound, scope).shape for bound in (low, high) if bound is not None):
        raise Misfit(f"in {text_of(tree)} a bound of the sum is no number")
    if low is None:
        low = Number(Fraction(tree.base))
    if high is None:
        high = _length(dim) if tree.base else Binary("-", _length(dim), _ONE)
    decided = replace(
        tree, low=shaped(low, scope).tree, high=shaped(high, scope).tree, body=body.tree
    )
    if tree.kind != "collect":
        return Shaped(decided, body.shape, body.row, body.notes)
    return Shaped(decided, (dim, *body.shape), notes=body.notes)


def _dimension(tree: Over, scope: Scope) -> Dim:
    """The dimension that the index of a sum runs through, from its end or from its use."""
    if tree.high is not None:
        return _dimension_to(tree.high, scope)
    found = {
        dim
        for part in walk(tree.body)
        if isinstance(part, Index)
        for place, dim in _axes(part, _shape_of_indexed(part, scope, tree))
        if isinstance(place, Bound) and place.name == tree.index
    }
    if len(found) != 1:
        raise Unbound(tree.index, "has no end; say up to where it runs")
    return found.pop()


def _dimension_to(high: Tree, scope: Scope) -> Dim:
    """`n` and `n - 1` both end the dimension n; another end makes a dimension of its own."""
    if isinstance(high, Binary) and high.op == "-" and high.right == _ONE:
        end = shaped(high.left, scope).tree
        if isinstance(end, Size):
            return end.dimension
    decided = shaped(high, scope).tree
    return decided.dimension if isinstance(decided, Size) else text_of(high)


def _axes(part: Index, shape: Shape) -> Iterator[tuple[Tree | str, Dim]]:
    """Each place of an index with the dimension that it takes."""
    axes = iter(shape)
    for place in part.places:
        if place != "new" and (dim := next(axes, None)) is not None:
            yield place, dim


def _shape_of_indexed(part: Index, scope: Scope, tree: Over) -> Shape:
    anything: dict[str, Dim] = {p.name: 1 for p in walk(tree.body) if isinstance(p, Bound)}
    try:
        return shaped(part.of, replace(scope, bound={**anything, **scope.bound})).shape
    except Misfit:
        return ()
