"""What each product means, by the shapes on both sides.

NumPy's rules hold. A `*` between arrays of different shapes is tried as the matrix product first,
because people write it so, and then as NumPy's broadcasting.
"""

from typing import Literal

from lossdrill.formula.shapes.kinds import (
    INNER,
    NO_SIGN,
    STAR,
    Misfit,
    Reading,
    Shape,
    Shaped,
    broadcast,
    unfit,
)
from lossdrill.formula.text import text_of
from lossdrill.formula.tree import (
    Call,
    Index,
    Product,
    Times,
    Tree,
)


def times(written: str, left: Shaped, right: Shaped, reading: Reading) -> Shaped:
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
            raise Misfit(unfit(tree, a, b))
        return elementwise
    if written == "@":
        if not a or not b:
            raise Misfit(f"in {text_of(tree)} the matrix product is taken of a number; write *")
        return matrix(tree, left, right)
    if len(a) == len(b) == 1:
        if reading.inner and written in {"·", "juxtaposed"} and a == b:
            return "matrix", (), False, INNER if written == "juxtaposed" else ""
        return _vectors(tree, written, left, right, elementwise)
    if a == b and elementwise is not None:
        return elementwise
    if written == "*" and reading.star == "broadcast" and elementwise is not None:
        return elementwise
    try:
        kind, shape, row, _ = matrix(tree, left, right)
    except Misfit:
        if elementwise is None or (written == "juxtaposed" and len(a) == len(b) == 2):
            raise  # nobody broadcasts without a sign
        return elementwise
    return kind, shape, row, STAR if written == "*" and not reading.columns else ""


def _vectors(
    tree: Tree, written: str, left: Shaped, right: Shaped, elementwise: _Meaning | None
) -> _Meaning:
    """Two vectors: r^T s is a number, r s^T a matrix, r * s entry by entry."""
    if right.row and not left.row:
        return "outer", (*left.shape, *right.shape), False, ""
    if left.row and not right.row:
        return matrix(tree, left, right)
    if elementwise is None:
        raise Misfit(unfit(tree, left.shape, right.shape))
    return (*elementwise[:3], NO_SIGN if written == "juxtaposed" else "")


def matrix(tree: Tree, left: Shaped, right: Shaped) -> _Meaning:
    a, b = left.shape, right.shape
    inner = b[-2] if len(b) > 1 else b[0]
    if len(a) > 2 or len(b) > 2 or a[-1] != inner:
        raise Misfit(unfit(tree, a, b))
    shape = (*a[:-1], *b[-1:]) if len(b) > 1 else a[:-1]
    return "matrix", shape, left.row and len(a) == 1 and len(shape) == 1, ""


def dot(tree: Call, left: Shaped, right: Shaped) -> Shaped:
    notes = left.notes | right.notes
    if not left.shape or not right.shape:
        return Shaped(
            Product("elementwise", left.tree, right.tree), left.shape or right.shape, notes=notes
        )
    if left.shape == right.shape and len(left.shape) == 2 and 1 in left.shape:
        product = Product("elementwise", left.tree, right.tree)
        return Shaped(Call("sum", (product,)), (), notes=notes)
    kind, shape, row, _ = matrix(tree, left, right)
    return Shaped(Product(kind, left.tree, right.tree), shape, row, notes)
