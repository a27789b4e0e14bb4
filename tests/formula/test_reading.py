"""All notations become one tree; what was read is shown back as text and as MathML."""

import xml.etree.ElementTree as ET

import pytest

from lossdrill.formula import compare, scalar
from lossdrill.formula.parser import parse
from lossdrill.formula.text import text_of
from lossdrill.formula.tree import Tree
from lossdrill.formula.vocabulary import vocabulary
from tests.formula.problems import BY_NAME, PROBLEMS

_CASES = r"\begin{cases}y & r<1\\2 & \text{otherwise}\end{cases}"


def _read(text: str, name: str = "huber_sample") -> Tree:
    return parse(text, vocabulary(BY_NAME[name].variables))


@pytest.mark.parametrize(
    "spellings",
    [
        ["delta*r", "δ*r", "δ r", r"\delta r", r"\delta \times r"],
        ["delta·r", "δ⋅r", r"\delta\cdot r"],
        ["abs(r)", "np.abs(r)", "|r|", r"\left|r\right|", r"\lvert r\rvert", "np.absolute(r)"],
        ["sign(r)", "sgn(r)", r"\operatorname{sign}(r)", r"\text{sgn}\left(r\right)", "sign r"],
        ["r**2", "r^2", "r²", "r^{2}", "np.square(r)", "np.power(r, 2)", "r.^2"],
        ["r/delta", r"\frac{r}{\delta}", r"\dfrac r\delta", "r ./ delta", "r ÷ δ"],
        ["y_hat - y", "ŷ − y", "yhat - y", r"\hat y - y", r"\hat{y}-y", r"\widehat{y} - y"],
        ["where(r < 1, y, 2)", "y if r < 1 else 2", _CASES],
        ["clip(r, -delta, delta)", "np.clip(r, -δ, δ)", "r.clip(-delta, delta)"],
        ["sqrt(r)", "√r", r"\sqrt{r}", r"\sqrt r", "np.sqrt(r)", "math.sqrt(r)"],
        ["max(r, 1)", r"\max(r, 1)", r"\max\{r, 1\}", "np.maximum(r, 1)"],
        ["r <= delta", "r ≤ δ", r"r \le \delta", r"r \leqslant \delta"],
        ["exp(-r)", "np.exp(-r)", r"\exp(-r)", r"\exp\left(-r\right)", "exp -r"],
    ],
    ids=lambda spellings: spellings[0],
)
def test_spellings(spellings: list[str]) -> None:
    """Each way to write a thing is read as the same thing."""
    shown = {text_of(_read(spelling)) for spelling in spellings}
    assert len(shown) == 1, shown


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("-r^2", "-r^2"),
        ("2 r y", "2*r*y"),
        ("1/2 r", "1/2*r"),
        ("r/2/y", "r/2/y"),
        ("r/(2*y)", "r/(2*y)"),
        ("r - (y - 1)", "r - (y - 1)"),
        ("2^-r", "2^(-r)"),
        ("y^r^2", "y^(r^2)"),
        ("||r| - delta|", "abs(|r| - delta)"),
        ("-y[r < 1]", "-y*(r < 1)"),
        ("(r > 1) | (r < -1)", "r > 1 or r < -1"),
        ("-1 < r <= 1", "-1 < r <= 1"),
        (r"y\log r+2", "y*log(r) + 2"),
        ("tanh^2(r)", "tanh(r)^2"),
    ],
)
def test_read_as(text: str, read_as: str) -> None:
    """Precedence is that of mathematics and NumPy; brackets are shown where they are needed."""
    assert text_of(_read(text)) == read_as


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("2/n * X.T * r", "matrix product"),
        ("2*np.sum(r*X, axis=0)/n", "columns"),
        ("2/n * r.T @ X", None),
        (r"\frac{2}{n} r^\top X", "row"),
    ],
)
def test_notes_on_shapes(text: str, note: str | None) -> None:
    """Where a product or a vector was read generously, the learner is told."""
    problem = BY_NAME["mse_vector"]
    result = compare(text, problem.expected, problem.variables)
    assert result.status == "equal"
    assert (note is None) == (result.notes == ())
    assert note is None or any(note in said for said in result.notes)


@pytest.mark.parametrize(
    ("text", "shapes"),
    [
        ("2/n * X @ r", "(n, d) and (n,)"),
        ("2/n * r", "(n,), and (d,)"),
        ("2/n * r @ r", "a number, and (d,)"),
        ("r + w", "(n,) and (d,)"),
    ],
)
def test_shapes_that_do_not_fit(text: str, shapes: str) -> None:
    """A wrong shape is different, and both shapes are named."""
    problem = BY_NAME["mse_vector"]
    result = compare(text, problem.expected, problem.variables)
    assert (result.status, result.by) == ("different", "shape")
    assert shapes in result.diagnoses[-1].message


def test_mathml_is_well_formed() -> None:
    """Every answer of the corpus has MathML that a parser accepts, in its known elements only."""
    known = {
        *("math", "mrow", "mi", "mn", "mo", "mtext", "mfrac", "msup", "msub", "msqrt"),
        *("mover", "munder", "munderover", "mtable", "mtr", "mtd"),
    }
    for problem in PROBLEMS:
        for answer in problem.right[::4]:
            result = compare(answer, problem.expected, problem.variables)
            tags = {element.tag for element in ET.fromstring(result.mathml).iter()}  # noqa: S314  # our own
            assert tags <= known, answer


def test_mathml_escapes() -> None:
    """Names cannot bring markup with them."""
    variables = (scalar("y"), scalar("a<b"))
    result = compare("y", "y", variables)
    assert result.status == "equal"
    assert "<b" not in result.mathml
