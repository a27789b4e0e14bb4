"""Where packages lie: what a worker imports, and what a library requires."""

import pytest

from lossdrill.errors import LossdrillError
from lossdrill.sandbox.fresh import FIGURES, NUMPY
from lossdrill.sandbox.outside import packages


@pytest.mark.parametrize(
    ("requirement", "name"),
    [
        ("numpy>=1.23", "numpy"),
        ('numpy>=1.23; python_version < "3.14"', "numpy"),
        ("python-dateutil", "python-dateutil"),
        ("zope.interface (>3)", "zope.interface"),
        ("a_b[extra]", "a_b"),
    ],
)
def test_the_name_in_a_requirement(requirement: str, name: str) -> None:
    """A requirement begins with a name, whatever follows (PEP 508)."""
    assert packages._name_in(requirement) == name


def test_a_plain_worker_needs_three_packages() -> None:
    """NumPy with the shared libraries that came along, msgspec and lossdrill itself."""
    names = {path.name for path in packages.roots(NUMPY)}
    assert (
        {"numpy", "msgspec", "lossdrill"}
        <= names
        <= {"numpy", "msgspec", "lossdrill", "numpy.libs"}
    )


def test_required_packages_come_along() -> None:
    """Everything exists, nothing comes twice, and no scripts or metadata are among it."""
    roots = packages.roots(FIGURES)
    assert {"matplotlib", "dateutil"} <= {path.name for path in roots}
    assert all(path.exists() for path in roots)
    assert len(set(roots)) == len(roots)
    assert not [path for path in roots if path.name == "bin" or path.suffix == ".dist-info"]


def test_a_missing_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """That an installation is broken is said in a sentence."""
    monkeypatch.setattr(packages, "WORKER", ("no_such_package",))
    with pytest.raises(LossdrillError, match="no_such_package is not installed; reinstall"):
        packages.roots(NUMPY)
