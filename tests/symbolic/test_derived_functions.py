"""The NumPy functions in `_derived.py`: shapes, dtypes, regions, LaTeX, and what they import."""

import ast
from typing import TYPE_CHECKING, Any

import latex2mathml.converter
import numpy as np
import pytest
from sympy import lambdify

from lossdrill.folders import data_root

if TYPE_CHECKING:
    from tests.symbolic.conftest import Case

FILES = sorted((data_root() / "solutions").glob("*/_derived.py"))


def functions(case: "Case") -> dict[str, Any]:
    named = {name: getattr(case.derived, name) for name in ("value", "gradient", "curvature")}
    optional = {"interval": case.derived.interval, "regions": case.derived.regions}
    return named | {name: function for name, function in optional.items() if function}


def test_shapes(case: "Case") -> None:
    """One number per sample, constants included; with classes, gradients have the logits' shape."""
    for points in (case.points, tuple(argument[:1] for argument in case.points)):
        logits = points[-1]
        for name, function in functions(case).items():
            expected = logits.shape[:1] if name in {"value", "regions"} else logits.shape
            result = function(*points)
            parts = result if name == "interval" else (result,)
            assert [part.shape for part in parts] == [expected] * len(parts)


def test_memory_layout_does_not_matter(case: "Case") -> None:
    """Strided and reversed views give the same numbers as contiguous arrays."""
    strided = [np.repeat(argument, 2, axis=0)[::2] for argument in case.points]
    backwards = [argument[::-1].copy()[::-1] for argument in case.points]
    for function in functions(case).values():
        expected = function(*case.points)
        assert np.array_equal(function(*strided), expected)
        assert np.array_equal(function(*backwards), expected)


@pytest.mark.parametrize("dtype", [np.float32, np.int64, np.int8])
def test_other_dtypes_are_computed_in_float64(case: "Case", dtype: Any) -> None:
    """Integers do not wrap around and float32 loses nothing beyond its own rounding."""
    with np.errstate(invalid="ignore"):
        narrow = [np.clip(argument, -100, 100).astype(dtype) for argument in case.points]
    wide = [argument.astype(np.float64) for argument in narrow]
    for function in functions(case).values():
        assert np.array_equal(function(*narrow), function(*wide), equal_nan=True)


def test_arguments_are_left_alone(case: "Case") -> None:
    """No function writes to its arguments or hands out memory that cannot be written."""
    copies = [argument.copy() for argument in case.points]
    for function in functions(case).values():
        function(*case.points)
    assert all(np.array_equal(a, b) for a, b in zip(copies, case.points, strict=True))
    assert case.derived.curvature(*case.points).flags.writeable


def test_regions_are_a_partition(case: "Case") -> None:
    """Every sample lies in exactly one region, the one whose condition holds, and none is empty."""
    regions = case.definition.regions
    assert case.derived.region_names == tuple(regions)
    if case.derived.regions is None:
        assert not regions
        return
    names, inner = case.definition.names, case.definition.inner
    arguments = [case.definition.given[0], case.definition.of, *case.definition.given[1:]]
    assert [str(argument) for argument in arguments] == list(names)
    holds = np.array(
        [
            np.broadcast_to(
                lambdify(arguments, condition.subs(inner, case.definition.link or inner))(
                    *case.points
                ),
                len(case.points[0]),
            )
            for condition in regions.values()
        ]
    )
    assert np.array_equal(holds.sum(axis=0), np.ones(len(case.points[0])))
    assert np.array_equal(case.derived.regions(*case.points), holds.argmax(axis=0))
    assert np.all(holds.any(axis=1))


def test_latex_is_mathematics(case: "Case") -> None:
    """Every formula converts to MathML and none mentions Heaviside or a Dirac delta."""
    derived = case.derived
    formulas = [derived.latex, derived.latex_gradient, derived.latex_curvature]
    formulas += [kink.latex for kink in derived.kinks]
    assert all(formulas)
    for formula in [*formulas, derived.latex_where, derived.latex_outer]:
        assert r"\theta" not in formula
        assert r"\delta\left(" not in formula
        assert "<math" in latex2mathml.converter.convert(formula or "0")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_files_import_numpy_and_the_contract_only(path: Any) -> None:
    """Grading loads these files, so they must not pull in SymPy."""
    text = path.read_text()
    nodes = list(ast.walk(ast.parse(text)))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    origins = {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
    assert plain == {"numpy"}
    assert origins == {"lossdrill.judging.derived"}
    assert "Heaviside" not in text
    assert "Dirac" not in text


@pytest.mark.parametrize(
    ("name", "gradient"),
    [
        ("mse", "2 r"),
        ("log_loss_logit", "p - y"),
        ("cross_entropy", "p_{i} - y_{i}"),
        ("log_sum_exp", "p_{i}"),
    ],
)
def test_gradients_read_as_in_a_textbook(loss: Any, name: str, gradient: str) -> None:
    """The chain rule through the link comes out in the inner quantity, simplified."""
    assert loss(name).derived.latex_gradient == gradient
