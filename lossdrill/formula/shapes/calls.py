"""Shapes of what functions of whole arrays give: sums, means, norms, softmax, diag."""

from collections.abc import Sequence
from dataclasses import replace

from lossdrill.formula.shapes.kinds import (
    Misfit,
    Reading,
    Shape,
    Shaped,
    elementwise,
    put,
    shape_text,
)
from lossdrill.formula.shapes.products import dot
from lossdrill.formula.text import text_of
from lossdrill.formula.tree import (
    Call,
    Product,
)


def call(  # noqa: C901  # one case per kind of function
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
            return dot(tree, first, parts[1])
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
            return put(tree, parts, (flat[0], flat[0]))
        case "flat":
            flat = [dim for dim in first.shape if dim != 1]
            if len(flat) > 1:
                raise Misfit("a matrix with several rows and columns is no vector")
            if not flat:
                return put(replace(tree, function="only"), parts, ())
            return put(tree, parts, tuple(flat))
    return elementwise(tree, parts)


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
        return put(tree, [of], kept)
    if not shape:
        return of
    axis = _axis(tree, shape)
    keep: Shape = (1,) if tree.keep or (reading.first_axis and len(shape) == 2) else ()
    decided = replace(tree, axis=axis, keep=bool(keep))
    return put(decided, [of], (*shape[:axis], *keep, *shape[axis + 1 :]))


def _along(tree: Call, of: Shaped) -> Shaped:
    if not of.shape:
        raise Misfit(f"{tree.function} takes a vector or a matrix, not a number")
    axis = _axis(tree, of.shape)
    decided = replace(tree, axis=axis)
    if tree.function != "logsumexp":
        return put(decided, [of], of.shape)
    keep: Shape = (1,) if tree.keep else ()
    return put(decided, [of], (*of.shape[:axis], *keep, *of.shape[axis + 1 :]))
