"""Running and free indices of a tree."""

from collections.abc import Mapping

from lossdrill.formula.tree import Bound, Index, Over, Tree, children, rebuild


def free_indices(tree: Tree) -> frozenset[str]:
    """Index letters that no sum binds."""
    if isinstance(tree, Bound):
        return frozenset({tree.name})
    inner: frozenset[str] = frozenset()
    for part in children(tree):
        inner |= free_indices(part)
    return inner - {tree.index} if isinstance(tree, Over) else inner


def replace_bound(tree: Tree, places: Mapping[str, Tree]) -> Tree:
    """The tree with other trees in the place of running names."""
    if isinstance(tree, Bound):
        return places.get(tree.name, tree)
    return rebuild(tree, lambda part: replace_bound(part, places))


def counted_from(tree: Tree, index: str, base: int) -> Tree:
    """Subscripts that use this index count from `base`."""
    tree = rebuild(tree, lambda part: counted_from(part, index, base))
    if isinstance(tree, Index) and any(
        isinstance(place, Bound) and place.name == index for place in tree.places
    ):
        return Index(tree.of, tree.places, base)
    return tree
