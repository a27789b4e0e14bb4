"""Shapes of a formula: what each product means, and whether everything fits.

Dimensions keep their names (n, d, k), so that a message can say "(n, d) and (n,)". NumPy's rules
hold; `*` between arrays of different shapes is tried as the matrix product first, because people
write it so, and then as NumPy's broadcasting.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

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

Dim = str | int
Shape = tuple[Dim, ...]

STAR = "Here * was read as the matrix product; in NumPy write @."
NO_SIGN = "Two vectors side by side were multiplied entry by entry."


INNER = "Two vectors side by side were read as their inner product; write a^T b for it."


class Misfit(Exception):
    """Shapes that do not go together; the message names both."""


class Unbound(Misfit):
    """An index that runs through nothing: a matter of notation, not of shapes."""

    def __init__(self, index: str, what: str) -> None:
        super().__init__(f"the index {index} {what}")
        self.index = index


@dataclass(frozen=True)
class Reading:
    """How to take what shapes leave open."""

    star: Literal["matrix", "broadcast"] = "matrix"
    columns: bool = False
    """Whether vectors are columns, as in MATLAB."""
    inner: bool = False
    """Whether two vectors with a dot or nothing between them are meant as their inner product."""
    first_axis: bool = False
    """Whether sum and mean of a matrix run over its rows, as in MATLAB."""


@dataclass(frozen=True)
class Shaped:
    """A tree with all products decided, and its shape."""

    tree: Tree
    shape: Shape
    row: bool = False
    """A vector that was transposed, as in r^T X."""
    notes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Scope:
    """Shapes of variables and abbreviations, and the dimensions that running indices go through."""

    shapes: Mapping[str, Shape]
    sizes: frozenset[str]
    reading: Reading
    bound: Mapping[str, Dim]


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
            return _elementwise(tree, [shaped(of, scope)])
        case Binary(_, left, right):
            return _elementwise(tree, [shaped(left, scope), shaped(right, scope)])
        case Times(written, left, right):
            return _times(written, shaped(left, scope), shaped(right, scope), scope.reading)
        case Product(_, left, right):
            return _elementwise(tree, [shaped(left, scope), shaped(right, scope)])
        case Call():
            return _call(tree, [shaped(a, scope) for a in tree.arguments], scope.reading)
        case Compare(operands, _):
            return _elementwise(tree, [shaped(o, scope) for o in operands])
        case Logic(_, parts):
            return _elementwise(tree, [shaped(p, scope) for p in parts])
        case Where(cases, otherwise):
            inner = [shaped(part, scope) for case in cases for part in case]
            inner.append(shaped(otherwise, scope))
            spread = len({part.shape for part in (*inner[1::2], inner[-1])}) > 1
            return _elementwise(replace(tree, spread=spread), inner)
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
            return _put(tree, inner, (len(parts),))
    raise AssertionError(tree)


def _put(tree: Tree, parts: Sequence[Shaped], shape: Shape, *, row: bool = False) -> Shaped:
    """The same node over parts whose products are decided."""
    trees = iter([part.tree for part in parts])
    notes = frozenset().union(*(part.notes for part in parts))
    match tree:
        case Where(cases, _):
            decided = tuple((next(trees), next(trees)) for _ in cases)
            made: Tree = replace(tree, cases=decided, otherwise=next(trees))
        case Binary():
            made = replace(tree, left=next(trees), right=next(trees))
        case Product():
            made = replace(tree, left=next(trees), right=next(trees))
        case Negative() | Transpose():
            made = replace(tree, of=next(trees))
        case Call():
            made = replace(tree, arguments=tuple(trees))
        case Compare():
            made = replace(tree, operands=tuple(trees))
        case Logic() | Stack():
            made = replace(tree, parts=tuple(trees))
        case _:
            raise AssertionError(tree)
    return Shaped(made, shape, row, notes)


def _elementwise(tree: Tree, parts: Sequence[Shaped]) -> Shaped:
    shape: Shape = ()
    for part in parts:
        joined = broadcast(shape, part.shape)
        if joined is None:
            raise Misfit(_unfit(tree, shape, part.shape))
        shape = joined
    row = len(shape) == 1 and any(part.row for part in parts)
    return _put(tree, parts, shape, row=row)


def broadcast(left: Shape, right: Shape) -> Shape | None:
    """NumPy's rule; None where the two do not go together."""
    longer, shorter = (left, right) if len(left) >= len(right) else (right, left)
    padded = (1,) * (len(longer) - len(shorter)) + shorter
    found: list[Dim] = []
    for a, b in zip(longer, padded, strict=True):
        if a != b and 1 not in (a, b):
            return None
        found.append(b if a == 1 else a)
    return tuple(found)


def shape_text(shape: Shape) -> str:
    if not shape:
        return "a number"
    inside = ", ".join(str(dim) for dim in shape)
    return f"({inside},)" if len(shape) == 1 else f"({inside})"


def _unfit(tree: Tree, left: Shape, right: Shape) -> str:
    return f"in {text_of(tree)} the shapes {shape_text(left)} and {shape_text(right)} do not fit"


def _times(written: str, left: Shaped, right: Shaped, reading: Reading) -> Shaped:
    if written == "selected" and len(left.shape) == 2 and right.shape == left.shape[:1]:
        column = Index(right.tree, ("all", "new"))
        product = Product("elementwise", left.tree, column)
        return Shaped(product, left.shape, notes=left.notes | right.notes)
    kind, shape, row, note = _product(written, left, right, reading)
    notes = left.notes | right.notes | ({note} if note else set())
    return Shaped(Product(kind, left.tree, right.tree), shape, row, frozenset(notes))


_Meaning = tuple[Literal["elementwise", "matrix", "outer"], Shape, bool, str]


def _product(  # noqa: C901  # the rules, in order
    written: str, left: Shaped, right: Shaped, reading: Reading
) -> _Meaning:
    a, b = left.shape, right.shape
    tree = Times(written, left.tree, right.tree)  # type: ignore[arg-type]
    joined = broadcast(a, b)
    elementwise: _Meaning | None = None
    if joined is not None:
        elementwise = ("elementwise", joined, (left.row or right.row) and len(joined) == 1, "")
    if written == ".*" or (written != "@" and (not a or not b)):
        if elementwise is None:
            raise Misfit(_unfit(tree, a, b))
        return elementwise
    if written == "@":
        if not a or not b:
            raise Misfit(f"in {text_of(tree)} the matrix product is taken of a number; write *")
        return _matrix(tree, left, right)
    if len(a) == len(b) == 1:
        if reading.inner and written in {"·", "juxtaposed"} and a == b:
            return "matrix", (), False, INNER if written == "juxtaposed" else ""
        return _vectors(tree, written, left, right, elementwise)
    if a == b and elementwise is not None:
        return elementwise
    if written == "*" and reading.star == "broadcast" and elementwise is not None:
        return elementwise
    try:
        kind, shape, row, _ = _matrix(tree, left, right)
    except Misfit:
        if elementwise is None:
            raise
        return elementwise
    return kind, shape, row, STAR if written == "*" and not reading.columns else ""


def _vectors(
    tree: Tree, written: str, left: Shaped, right: Shaped, elementwise: _Meaning | None
) -> _Meaning:
    """Two vectors: r^T s is a number, r s^T a matrix, r * s entry by entry."""
    if right.row and not left.row:
        return "outer", (*left.shape, *right.shape), False, ""
    if left.row and not right.row:
        return _matrix(tree, left, right)
    if elementwise is None:
        raise Misfit(_unfit(tree, left.shape, right.shape))
    return (*elementwise[:3], NO_SIGN if written == "juxtaposed" else "")


def _matrix(tree: Tree, left: Shaped, right: Shaped) -> _Meaning:
    a, b = left.shape, right.shape
    inner = b[-2] if len(b) > 1 else b[0]
    if len(a) > 2 or len(b) > 2 or a[-1] != inner:
        raise Misfit(_unfit(tree, a, b))
    shape = (*a[:-1], *b[-1:]) if len(b) > 1 else a[:-1]
    return "matrix", shape, left.row and len(a) == 1 and len(shape) == 1, ""


def _transposed(tree: Transpose, of: Shaped, *, mathematical: bool) -> Shaped:
    if len(of.shape) < 2:
        row = (not of.row if mathematical else of.row) and len(of.shape) == 1
        return Shaped(of.tree, of.shape, row, of.notes)
    return _put(tree, [of], of.shape[::-1])


def _call(  # noqa: C901  # one case per kind of function
    tree: Call, parts: Sequence[Shaped], reading: Reading
) -> Shaped:
    first = parts[0]
    match tree.function:
        case "sum" | "mean" | "norm" | "max of" | "min of":
            if len(parts) > 1:
                raise Misfit("of the norms, only those with 1 and 2 are known")
            return _reduced(tree, first, reading)
        case "softmax" | "logsoftmax" | "logsumexp":
            return _along(tree, first)
        case "dot":
            return _dot(tree, first, parts[1])
        case "outer":
            if len(first.shape) != 1 or len(parts[1].shape) != 1:
                raise Misfit("outer takes two vectors")
            shape = (*first.shape, *parts[1].shape)
            notes = first.notes | parts[1].notes
            return Shaped(Product("outer", first.tree, parts[1].tree), shape, notes=notes)
        case "median":
            raise Misfit("the median is known of lists of three only")
        case "diag":
            flat = [dim for dim in first.shape if dim != 1]
            if len(flat) != 1:
                raise Misfit("diag takes a vector")
            return _put(tree, parts, (flat[0], flat[0]))
        case "flat":
            flat = [dim for dim in first.shape if dim != 1]
            if len(flat) > 1:
                raise Misfit("a matrix with several rows and columns is no vector")
            if not flat:
                return _put(replace(tree, function="only"), parts, ())
            return _put(tree, parts, tuple(flat))
    return _elementwise(tree, parts)


def _axis(tree: Call, shape: Shape) -> int:
    axis = tree.axis if tree.axis is not None else -1
    if axis < 0:
        axis += len(shape)
    if not 0 <= axis < len(shape):
        raise Misfit(f"in {text_of(tree)} there is no axis {tree.axis}, only {shape_text(shape)}")
    return axis


def _reduced(tree: Call, of: Shaped, reading: Reading) -> Shaped:
    shape = of.shape
    if tree.axis is None and reading.first_axis and len(shape) == 2 and 1 not in shape:
        tree = replace(tree, axis=0)
    elif tree.axis is not None and reading.first_axis:
        tree = replace(tree, axis=tree.axis - 1)
    if tree.axis is None:
        kept: Shape = (1,) * len(shape) if tree.keep else ()
        return _put(tree, [of], kept)
    if not shape:
        return of
    axis = _axis(tree, shape)
    keep: Shape = (1,) if tree.keep or (reading.first_axis and len(shape) == 2) else ()
    decided = replace(tree, axis=axis, keep=bool(keep))
    return _put(decided, [of], (*shape[:axis], *keep, *shape[axis + 1 :]))


def _along(tree: Call, of: Shaped) -> Shaped:
    if not of.shape:
        raise Misfit(f"{tree.function} takes a vector or a matrix, not a number")
    axis = _axis(tree, of.shape)
    decided = replace(tree, axis=axis)
    if tree.function != "logsumexp":
        return _put(decided, [of], of.shape)
    keep: Shape = (1,) if tree.keep else ()
    return _put(decided, [of], (*of.shape[:axis], *keep, *of.shape[axis + 1 :]))


def _dot(tree: Call, left: Shaped, right: Shaped) -> Shaped:
    notes = left.notes | right.notes
    if not left.shape or not right.shape:
        return Shaped(
            Product("elementwise", left.tree, right.tree), left.shape or right.shape, notes=notes
        )
    if left.shape == right.shape and len(left.shape) == 2 and 1 in left.shape:
        product = Product("elementwise", left.tree, right.tree)
        return Shaped(Call("sum", (product,)), (), notes=notes)
    kind, shape, row, _ = _matrix(tree, left, right)
    return Shaped(Product(kind, left.tree, right.tree), shape, row, notes)


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
