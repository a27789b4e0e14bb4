"""Functions of whole arrays: sums, means, norms, softmax; in either arithmetic."""

from collections.abc import Callable, Mapping

import numpy as np

from lossdrill.formula.arithmetic import Value

Operations = Mapping[str, Callable[..., Value]]


def _sum(value: Value, axis: int | None, _operations: Operations, *, keep: bool) -> Value:
    return value.sum(axis=axis, keepdims=keep)


def _mean(value: Value, axis: int | None, _operations: Operations, *, keep: bool) -> Value:
    count = value.size if axis is None else value.shape[axis]
    return value.sum(axis=axis, keepdims=keep) / count


def _norm(value: Value, axis: int | None, operations: Operations, *, keep: bool) -> Value:
    return operations["sqrt"]((value * value).sum(axis=axis, keepdims=keep))


def _extremum(pick: str) -> Callable[..., Value]:
    def run(value: Value, axis: int | None, operations: Operations, *, keep: bool) -> Value:
        flat = value.ravel() if axis is None else np.moveaxis(value, axis, 0)
        result = flat[0]
        for entry in flat[1:]:
            result = operations[pick](result, entry)
        if keep:
            shape = [1] * value.ndim if axis is None else list(value.shape)
            if axis is not None:
                shape[axis] = 1
            return np.asarray(result).reshape(shape)
        return result

    return run


def _softmax(value: Value, axis: int | None, operations: Operations, *, keep: bool) -> Value:  # noqa: ARG001
    axis = axis if axis is not None else -1
    shifted = value - _extremum("max")(value, axis, operations, keep=True)
    powers = operations["exp"](shifted)
    return operations["/"](powers, powers.sum(axis=axis, keepdims=True))


def _logsumexp(value: Value, axis: int | None, operations: Operations, *, keep: bool) -> Value:
    axis = axis if axis is not None else -1
    top = _extremum("max")(value, axis, operations, keep=True)
    total = operations["log"](operations["exp"](value - top).sum(axis=axis, keepdims=True)) + top
    return total if keep else total.sum(axis=axis)


def _logsoftmax(  # the shape stays, whatever `keep` says
    value: Value,
    axis: int | None,
    operations: Operations,
    *,
    keep: bool,  # noqa: ARG001
) -> Value:
    return value - _logsumexp(value, axis, operations, keep=True)


REDUCTIONS: dict[str, Callable[..., Value]] = {
    "sum": _sum,
    "mean": _mean,
    "norm": _norm,
    "max of": _extremum("max"),
    "min of": _extremum("min"),
    "softmax": _softmax,
    "logsoftmax": _logsoftmax,
    "logsumexp": _logsumexp,
}
