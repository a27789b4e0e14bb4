"""Prompts on the screen."""

import re
from pathlib import Path

import pytest

from lossdrill.cli.formula_text import formula_text
from lossdrill.cli.prompt_text import with_plain_formulas
from lossdrill.pack import open_pack


@pytest.mark.parametrize(
    ("latex", "plain"),
    [
        (r"\frac{1}{n}\sum_{i=1}^{n} r_i^2", "1/n Σᵢ₌₁ⁿ rᵢ²"),
        (r"\hat{y}_i - y_i", "y\u0302ᵢ - yᵢ"),
        (r"\partial L / \partial \hat y", "∂L / ∂y\u0302"),
        (r"\frac{\partial}{\partial \hat y_i}", "∂/∂y\u0302ᵢ"),
        (r"\left(\frac{a+b}{c}\right)", "((a+b)/c)"),
        (r"\frac12 r", "1/2 r"),
        (r"\sqrt{\frac{1}{n}\sum_i r_i^2}", "√(1/n Σᵢ rᵢ²)"),
        (r"X^\top(\sigma(X\beta) - y)", "Xᵀ(σ(Xβ) - y)"),
        (r"y \in \{-1, 1\}", "y ∈ {-1, 1}"),
        (r"\left|{r}\right| - \tanh{\left(r \right)}", "|r| - tanh (r)"),
        (r"\frac{\left|{\mu - y}\right|}{y}", "(|μ - y|)/y"),
        (
            r"r \operatorname{atan}{\left(r \right)} + \operatorname{sign}(r)",
            "r atan (r) + sign(r)",
        ),
        (r"\log\left(\cosh{\left(r \right)}\right)", "log (cosh (r))"),
        (r"m = \mathrm{scores} \, y", "m = scores y"),
        (r"\beta\in\mathbb{R}^d", "β ∈ ℝ^d"),
        (r"e^{-z_j}", "e^(-zⱼ)"),
        (r"\max(0, 1 - s)", "max(0, 1 - s)"),
        (r"\log p", "log p"),
        (r"\delta > 0", "δ > 0"),
        (
            r"\begin{cases} a & r \le 1 \\ b & \text{otherwise} \end{cases}",
            "{ a, r ≤ 1; b, otherwise}",
        ),
    ],
)
def test_formula(latex: str, plain: str) -> None:
    """A formula becomes one line of plain characters."""
    assert formula_text(latex) == plain


def test_nothing_is_dropped() -> None:
    """What has no plain form stays as it was written."""
    assert formula_text(r"\overset{!}{x}") == r"\overset{!}{x}"


def test_code_is_left_alone() -> None:
    """Dollar signs in code are no formulas."""
    text = "Use `a$b` and $\\hat y$:\n\n```\n$x^2$\n```\n"
    assert with_plain_formulas(text) == "Use `a$b` and y\u0302:\n\n```\n$x^2$\n```\n"


def test_displayed() -> None:
    """A displayed formula stands apart, quoted."""
    assert with_plain_formulas("so\n\n$$\nx^2\n$$\n\nthen") == "so\n\n> x²\n\nthen"


def test_built_in_prompts_are_readable() -> None:
    """No prompt of the built-in pack keeps LaTeX commands on the screen, but as code to type."""
    pack = open_pack()
    code = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
    left = {
        path.parent.name: line
        for path in Path(pack.root / "exercises").glob("*/*/prompt.md")
        for line in code.sub("", with_plain_formulas(path.read_text("utf-8"))).split("\n")
        if "\\" in line or "$" in line
    }
    assert not left


def test_bars_in_tables() -> None:
    """Where Markdown is read on, the bars of a formula do not end the cell of a table; elsewhere
    they stay as they are.
    """
    table = r"| of $|r|$ | $a \mid b$ |"
    assert with_plain_formulas(table, escape_bars=True).count("\\|") == 3
    assert "\\" not in with_plain_formulas(table)
    assert with_plain_formulas("Of $|r|$.", escape_bars=True) == "Of |r|."
