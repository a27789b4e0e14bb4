"""The world inside bubblewrap: where what is shown lies, and what of it is hidden or readable."""

from pathlib import Path

from lossdrill.sandbox.fresh import FIGURES, NUMPY
from lossdrill.sandbox.outside import packages, world
from lossdrill.sandbox.outside.world import World


def test_parents_come_before_their_folders() -> None:
    """Each folder on the way is named once, outer ones first, so that they can be made in order."""
    made = World("/python/bin/python3")
    made.show(Path("/x/numpy"), "/packages/deep/numpy")
    made.show(Path("/x/scipy"), "/packages/deep/scipy")
    assert made.parents == ["/packages", "/packages/deep"]


def test_what_serves_the_worker_is_not_readable() -> None:
    """A file may read the standard library and NumPy; not lossdrill, msgspec or the interpreter."""
    shown = world.shown(NUMPY)
    assert f"{world.PACKAGES}/numpy" in shown.readable
    assert not [path for path in shown.readable if "lossdrill" in path or "msgspec" in path]
    assert shown.python not in shown.readable


def test_installed_packages_are_hidden() -> None:
    """Where the standard library's folder holds what is installed, that appears empty."""
    hidden = {Path(path).name for path in world.shown(NUMPY).hidden}
    held = {site for site in packages.SITE if (packages.standard_library() / site).is_dir()}
    assert held <= hidden


def test_figures_add_packages() -> None:
    """Matplotlib brings what it requires, and takes nothing away."""
    few, more = (set(world.shown(names).binds) for names in (NUMPY, FIGURES))
    assert few <= more
    names = {outer.name for outer, _ in more - few}
    assert {"matplotlib", "kiwisolver", "PIL"} <= names
