"""Mutants of a source: one change each, all of them programs, and the changes people make."""

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lossdrill.authoring.mutations import mutants
from lossdrill.authoring.trivial import parameters_of


def changed_lines(source: str) -> set[str]:
    return {mutant.after for mutant in mutants(source)}


@pytest.mark.parametrize(
    ("line", "changed"),
    [
        ("a + b", {"a - b", "a", "b"}),
        ("a - b", {"a + b", "b - a", "a", "b"}),
        ("a / b", {"a * b", "a // b", "b / a", "a", "b"}),
        ("a @ b", {"a * b", "b @ a", "a", "b"}),
        ("a < b", {"a <= b", "a > b"}),
        ("a and b", {"a or b"}),
        ("a if b else c", {"a if True else c", "a if False else c", "c if b else a"}),
        ("-a", {"a"}),
        ("a.T", {"a"}),
        ("3", {"4", "2", "0", "-3"}),
        ("True", {"False"}),
        ("np.log1p(a)", {"np.log(a)", "a"}),
        ("np.maximum(a, b)", {"np.minimum(a, b)", "np.maximum(b, a)"}),
        ("a.max(axis=1)", {"a.min(axis=1)", "a.max(axis=0)", "a.max()"}),
        ("a.mean()", {"a.sum()", "a"}),
        ("len(a)", {"a"}),
    ],
)
def test_what_becomes_of_an_expression(line: str, changed: set[str]) -> None:
    """The usual slips: another operator, branch, function or axis; a swap, an omission."""
    assert changed_lines(line) >= changed


def test_a_parameter_is_taken_for_another() -> None:
    """Every use of a parameter, but not in a length: all arrays of samples have the same."""
    source = "def f(y, y_hat):\n    return y_hat.sum() / len(y)"
    assert "return y.sum() / len(y)" in changed_lines(source)
    assert "return y_hat.sum() / len(y_hat)" not in changed_lines(source)


def test_helpers_are_mutated_and_docstrings_are_not() -> None:
    """Everything that runs is changed, wherever it stands; texts are not."""
    helper = 'def g(a):\n    """1 + 1."""\n    return a + 1'
    source = helper + '\n\n\ndef f(a):\n    """2."""\n    return g(a)'
    lines = changed_lines(source)
    assert {"return a - 1", "return a + 2", "return a"} <= lines
    assert not any('"""' in line for line in lines)


def test_style_is_left_as_it_is() -> None:
    """Size and colour of a picture are nobody's mistake; what it shows is changed as elsewhere."""
    lines = changed_lines("ax.plot(a, b, color=c[1], figsize=(8, 4), label=2)")
    assert "ax.plot(b, a, color=c[1], figsize=(8, 4), label=2)" in lines
    assert "ax.plot(a, b, color=c[1], figsize=(8, 4))" in lines
    assert all("color=c[1], figsize=(8, 4)" in line for line in lines)


def test_the_tree_is_left_as_it_was() -> None:
    """Each mutant differs from the original by its own change alone."""
    source = "x = 1 + 2\ny = 3"
    original = ast.unparse(ast.parse(source)).splitlines()
    for mutant in mutants(source):
        lines = mutant.source.splitlines()
        differing = [
            (before, after)
            for before, after in zip(original, lines, strict=True)
            if before != after
        ]
        assert differing == [(mutant.before, mutant.after)]


NAMES = st.sampled_from(["a", "b", "x.T", "1", "0.5"])
EXPRESSIONS = st.recursive(
    NAMES,
    lambda inner: st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from("+-*/@<"), inner),
        st.builds("np.sum({}, axis={})".format, inner, st.sampled_from(["0", "1", "-1"])),
        st.builds("np.{}({})".format, st.sampled_from(["exp", "abs", "where"]), inner),
        st.builds("({} if {} else {})".format, inner, inner, inner),
    ),
    max_leaves=8,
)


@given(EXPRESSIONS)
def test_every_mutant_is_another_program(expression: str) -> None:
    """All parse, none is the original, and no two are the same."""
    source = f"def f(a, b, x):\n    return {expression}"
    found = [mutant.source for mutant in mutants(source)]
    assert len(set(found)) == len(found)
    assert ast.unparse(ast.parse(source)) not in found
    for text in found:
        ast.parse(text)


def test_parameters_of_a_manifest() -> None:
    """The answers of a manifest are functions with parameters, or names."""
    assert parameters_of("huber(y, y_hat, delta)") == ("y", "y_hat", "delta")
    assert parameters_of("answer") is None
