"""What the products of an answer are among arrays, for showing how it was read."""

from dataclasses import replace

from lossdrill.formula.shapes import Dim, Misfit, Scope, shaped
from lossdrill.formula.tree import Bound, Extent, Product, Times, Tree, rebuild, walk

_UNSIGNED = frozenset({"juxtaposed", "·"})


def signed(tree: Tree, scope: Scope) -> Tree:
    """The tree with `@` for each matrix product that was typed without a sign of its own."""
    return _rewritten(tree, _with_indices(tree, scope), typed=True)


def told_apart(tree: Tree, scope: Scope) -> Tree:
    """The tree with `@` or `.*` for each product of arrays, whatever sign was typed, and lengths by
    their names.
    """
    return _rewritten(tree, _with_indices(tree, scope), typed=False)


def _with_indices(tree: Tree, scope: Scope) -> Scope:
    """A scope in which every index is a number."""
    indices: dict[str, Dim] = {part.name: 1 for part in walk(tree) if isinstance(part, Bound)}
    return replace(scope, bound=indices)


def _rewritten(tree: Tree, scope: Scope, *, typed: bool) -> Tree:
    """The tree with its products as they are meant; signs that were typed stay, if `typed`."""
    changed = rebuild(tree, lambda part: _rewritten(part, scope, typed=typed))
    if isinstance(tree, Extent) and not typed:
        return _length(tree, scope) or changed
    if not isinstance(tree, Times) or not isinstance(changed, Times):
        return changed
    if typed and tree.written not in _UNSIGNED:
        return changed
    kind = _kind(tree, scope)
    if kind == "matrix":
        return replace(changed, written="@")
    return changed if typed or kind != "elementwise" else replace(changed, written=".*")


def _length(tree: Extent, scope: Scope) -> Tree | None:
    try:
        return shaped(tree, scope).tree
    except Misfit:
        return None


def _kind(tree: Times, scope: Scope) -> str:
    """Which product of two arrays; empty of numbers, and where shapes do not fit."""
    try:
        meant = shaped(tree, scope).tree
        arrays = shaped(tree.left, scope).shape and shaped(tree.right, scope).shape
    except Misfit:
        return ""
    return meant.kind if arrays and isinstance(meant, Product) else ""
