"""Where an expected formula jumps, it becomes a set: all values between its one-sided limits."""

from lossdrill.formula.tree import (
    ONE,
    ZERO,
    Call,
    Compare,
    Logic,
    Negative,
    Tree,
    Where,
    names,
    rebuild,
)

_STRICT = frozenset({"<", "<=", ">", ">="})


def opened(tree: Tree, continuous: frozenset[str]) -> Tree:
    """The formula with every jump that depends on a continuous variable opened to `between`.

    A condition on labels alone (`y >= 1`) does not make a kink: nothing lies between two labels.
    """
    match tree:
        case Call("between", _):
            return tree  # a set that the author has described himself
        case Compare() | Logic():
            return _choice(tree, ONE, ZERO, continuous)
        case Call("sign", (of,)):
            inside = opened(of, continuous)
            if not names(of) & continuous:
                return tree
            full = Call("between", (Negative(ONE), ONE))
            return Where(((Compare((inside, ZERO), ("==",)), full),), Call("sign", (inside,)))
        case Where(cases, otherwise):
            result = opened(otherwise, continuous)
            for condition, value in reversed(cases):
                result = _choice(condition, opened(value, continuous), result, continuous)
            return result
    return rebuild(tree, lambda part: opened(part, continuous))


def _choice(condition: Tree, holds: Tree, fails: Tree, continuous: frozenset[str]) -> Tree:
    """`holds` where the condition is true, `fails` elsewhere, and both and all between on its
    boundary.
    """
    match condition:
        case Logic("not", (part,)):
            return _choice(part, fails, holds, continuous)
        case Logic("and", (first, *others)) if others:
            rest = others[0] if len(others) == 1 else Logic("and", tuple(others))
            return _choice(first, _choice(rest, holds, fails, continuous), fails, continuous)
        case Logic("or", (first, *others)) if others:
            rest = others[0] if len(others) == 1 else Logic("or", tuple(others))
            return _choice(first, holds, _choice(rest, holds, fails, continuous), continuous)
        case Compare((left, right), (relation,)):
            plain = Where(((condition, holds),), fails)
            if relation not in _STRICT or not names(condition) & continuous:
                return plain
            either = Call("between", (Call("min", (holds, fails)), Call("max", (holds, fails))))
            return Where(((Compare((left, right), ("==",)), either), (condition, holds)), fails)
        case Compare(operands, relations):
            links = tuple(
                Compare((a, b), (r,))
                for a, b, r in zip(operands, operands[1:], relations, strict=False)
            )
            return _choice(Logic("and", links), holds, fails, continuous)
    return Where(((condition, holds),), fails)
