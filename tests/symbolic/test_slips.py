"""The mistakes that follow from a loss: wrong, different, named, told in true sentences."""

import ast
import keyword
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.special import log_softmax, softmax
from sympy import S, Symbol, lambdify

from lossdrill.folders import data_root
from lossdrill.symbolic import Loss
from lossdrill.symbolic.definitions import load_definitions
from lossdrill.symbolic.derivatives import differentiate
from lossdrill.symbolic.slips import WHATS, Slip, slips
from lossdrill.symbolic.slips.plain import plain
from lossdrill.symbolic.slips.slopes import _interval, slope_pieces
from lossdrill.symbolic.slips.source import mistakes_source
from lossdrill.symbolic.slips.twice import slope_as_loss
from lossdrill.symbolic.slips.written import Names, function_source
from lossdrill.symbolic.textbook import tidy

HERE = Path(__file__).parent
SENTENCE = re.compile(r"[A-Z0-9(|√a-z].*[.?)]", re.DOTALL)
KINDS = ("value", "gradient", "derivative")
WEIGHTS = ("weight_gradient", "weight_derivative")


def losses_of(root: Path, topic: str) -> dict[str, Loss]:
    return load_definitions(root, topic)


def _all() -> Iterator[tuple[str, Loss]]:
    for topic in ("pinball", "poisson_deviance", "squared_hinge"):
        yield topic, losses_of(HERE / "third_wave", topic)[topic]
    yield "tukey", losses_of(HERE / "invented", "invented")["tukey"]
    for topic in ("huber", "rmse", "hinge", "log_loss", "cross_entropy"):
        yield topic, losses_of(data_root(), topic)[topic]


LOSSES = dict(_all())
SOLUTIONS = data_root() / "solutions"
ASKED = [
    *((name, what) for name in LOSSES for what in KINDS),
    *((name, what) for name in ("huber", "rmse", "cross_entropy") for what in WEIGHTS),
]


@pytest.fixture(scope="module", params=ASKED, ids="-".join)
def asked(request: pytest.FixtureRequest) -> tuple[str, Loss, str, tuple[Slip, ...]]:
    name, what = request.param
    return name, LOSSES[name], what, slips(LOSSES[name], what)


def test_there_are_enough(asked: tuple[str, Loss, str, tuple[Slip, ...]]) -> None:
    """As many as `dev check` wants of an exercise, and no more than anyone reads."""
    _, _, what, found = asked
    assert (6 if what.endswith("derivative") else 8) <= len(found) <= 20


def test_names_and_sentences(asked: tuple[str, Loss, str, tuple[Slip, ...]]) -> None:
    """Each has a name of its own that Python accepts, and sentences without a loose end."""
    _, _, _, found = asked
    names = [slip.id for slip in found]
    assert len(set(names)) == len(names)
    for slip in found:
        assert slip.id.isidentifier()
        assert not keyword.iskeyword(slip.id)
        assert SENTENCE.fullmatch(slip.sentence)
        for loose in ("..", "?.", " :", ": .", "  ", "[", "None", "Piecewise", "**"):
            assert loose not in slip.sentence.replace("max(0, ...)", "").replace(
                "X.T @ (...)", ""
            ), slip.sentence


def test_wrong_and_different_on_new_points(
    asked: tuple[str, Loss, str, tuple[Slip, ...]],
) -> None:
    """On points that the generation has not seen each is wrong, and no two of them are the same."""
    _, loss, what, found = asked
    right = _right(loss, what)
    points = list(_points(loss, what))
    answers = {"right": [right(*point) for point in points]}
    for slip in found:
        function = _function(loss, what, slip)
        answers[slip.id] = [_called(function, point) for point in points]
    only_exact = {
        one for one in answers if "threshold" in one and one.startswith(("neither", "both"))
    }
    only_exact |= {"zero_times_log_zero", "expanded_square"} & set(answers)
    compared = {one: outputs for one, outputs in answers.items() if one not in only_exact}
    pairs = [(a, b) for a in compared for b in compared if a < b]
    assert [pair for pair in pairs if _all_same(compared[pair[0]], compared[pair[1]])] == []


def _all_same(one: list[Any], other: list[Any]) -> bool:
    return all(
        a is not None and b is not None and a.shape == b.shape and np.allclose(a, b, equal_nan=True)
        for a, b in zip(one, other, strict=True)
    )


def _function(loss: Loss, what: str, slip: Slip) -> Callable[..., Any]:
    names: dict[str, Any] = {"np": np}
    arguments = Names(loss).of(through_weights=what.startswith("weight"))
    exec(function_source(slip.id, arguments, slip.lines), names)  # noqa: S102
    function: Callable[..., Any] = names[slip.id]
    return function


def _called(function: Callable[..., Any], point: tuple[Any, ...]) -> Any:
    with np.errstate(all="ignore"):
        try:
            return np.asarray(function(*point), float)
        except Exception:  # noqa: BLE001 - where shapes do not fit it raises, and that is told too
            return None


def _right(loss: Loss, what: str) -> Callable[..., Any]:
    """Straight from the definition: SymPy's own way from an expression to NumPy."""
    if loss.by_row:
        return _right_of_classes(what)
    slope = differentiate(loss).gradient
    symbols = (*loss.given[:1], loss.of, *loss.given[1:])
    value, gradient = (
        lambdify(symbols, loss.unfold(one), modules="numpy") for one in (loss.expression, slope)
    )
    m = Symbol("m", positive=True)
    outer = lambdify(m, loss.outer(m) if loss.outer else m)
    outer_slope = lambdify(m, loss.outer(m).diff(m) if loss.outer else S.One)

    def of_mean(*arguments: Any) -> Any:
        return outer(np.mean(value(*arguments)))

    def of_predictions(*arguments: Any) -> Any:
        factor = outer_slope(np.mean(value(*arguments)))
        return factor * gradient(*arguments) / len(arguments[0])

    def in_weights(X: Any, target: Any, weights: Any, *parameters: Any) -> Any:
        return X.T @ of_predictions(target, X @ weights, *parameters)

    if what.startswith("weight"):
        return in_weights
    right: dict[str, Callable[..., Any]] = {
        "value": of_mean,
        "gradient": of_predictions,
        "derivative": gradient,
    }
    return right[what]


def _right_of_classes(what: str) -> Callable[..., Any]:
    """Of the cross entropy with the softmax, as SciPy computes it."""

    def in_weights(X: Any, y: Any, weights: Any) -> Any:
        return X.T @ (softmax(X @ weights, axis=1) - y) / len(y)

    if what.startswith("weight"):
        return in_weights
    return {
        "value": lambda y, z: -np.mean(np.sum(y * log_softmax(z, axis=1), axis=1)),
        "gradient": lambda y, z: (softmax(z, axis=1) - y) / len(y),
        "derivative": lambda y, z: softmax(z, axis=1) - y,
    }[what]


def _points(loss: Loss, what: str) -> Iterator[tuple[Any, ...]]:
    """One to seven samples at a time, off all kinks."""
    draw = np.random.default_rng(20261123)
    for n in (1, 2, 3, 7) * 4:
        parameters = tuple(draw.uniform(0.2, 0.8, len(loss.given) - 1))
        if loss.by_row:
            target, prediction = np.eye(3)[draw.integers(0, 3, n)], draw.normal(0, 2, (n, 3))
        else:
            target = _numbers(draw, loss.given[0], n)
            prediction = _numbers(draw, loss.of, n)
        if what.startswith("weight"):
            weights = draw.normal(0, 1, (2, 3) if loss.by_row else 2)
            yield draw.normal(0, 1, (n, 2)), target, weights, *parameters
        else:
            yield target, prediction, *parameters


def _numbers(draw: np.random.Generator, symbol: Any, n: int) -> np.ndarray:
    if symbol.domain.labels:
        return draw.choice(np.array(symbol.domain.labels, float), n)
    if symbol.domain.touches == (0, 1):
        return draw.uniform(0.05, 0.95, n)
    if symbol.is_integer:
        return draw.integers(1, 9, n).astype(float)
    return draw.uniform(0.3, 3, n) if symbol.is_positive else draw.normal(0, 1, n)


def test_what_is_right_in_disguise_is_no_slip() -> None:
    """The square does not ask which way a residual was subtracted, and the linex loss does."""
    mse = losses_of(data_root(), "mse")["mse"]
    linex = losses_of(HERE / "invented", "invented")["linex"]
    named = {loss: {slip.id for slip in slips(loss, "value", most=99)} for loss in (mse, linex)}
    assert "residual_reversed" in named[linex] - named[mse]


@pytest.mark.parametrize(
    ("loss", "what", "code", "sentence"),
    [
        (
            "huber",
            "value",
            "np.where(np.abs(r) <= delta, r**2, delta * (np.abs(r) - delta / 2))",
            "within delta the loss is r²/2, and not r²",
        ),
        (
            "huber",
            "gradient",
            "np.where(r <= delta, r, delta * np.sign(r))",
            "Without the absolute value every negative r",
        ),
        ("huber", "derivative", "r + 0 * y_hat", "The linear branch is missing"),
        ("hinge", "value", "np.mean(1 - m)", "the loss is max(0, 1 - m), and not 1 - m"),
        ("hinge", "gradient", "np.where(m < 0, -y, 0)", "another loss, the loss of the perceptron"),
        (
            "pinball",
            "gradient",
            "np.where(r <= 0, -1, 1 - tau)",
            "and not max((1 - tau) r, -r). That makes the slope -1 for r < 0.",
        ),
        ("rmse", "value", "np.mean(r**2)", "asked for is √m"),
        ("log_loss", "value", "np.mean(-np.log(p))", "with label 0 the loss is -log(1 - p)"),
        ("cross_entropy", "gradient", "-y / p / len(y)", "The chain rule stops at p"),
    ],
)
def test_sentences(loss: str, what: str, code: str, sentence: str) -> None:
    """A slip says what stands there and, of a loss, what belongs there, in the loss's letters."""
    found = [slip for slip in slips(LOSSES[loss], what, most=99) if code in slip.lines[-1]]
    assert any(sentence in slip.sentence for slip in found), [slip.sentence for slip in found]


@pytest.mark.parametrize("topic", sorted(p.parent.name for p in SOLUTIONS.glob("*/loss.py")))
def test_no_slope_is_given_away(topic: str) -> None:
    """Where the slope is what the learner is to find, no sentence of the exercises says it: not as
    a whole, nor what it is on one of its pieces.
    """
    told = [
        (path.name, sentence)
        for name, loss in losses_of(data_root(), topic).items()
        for what in WHATS
        for path in (SOLUTIONS / topic).glob(f"_{name}_{what}_mistakes.py")
        for sentence in _strings(path)
        if what != "value" and any(said(sentence) for said in _given_away(loss, what))
    ]
    assert told == []


def test_no_slope_of_a_loss_that_is_brought(
    asked: tuple[str, Loss, str, tuple[Slip, ...]],
) -> None:
    """Nor where no exercise has been made of it yet."""
    _, loss, what, found = asked
    given_away = [] if what == "value" else _given_away(loss, what)
    assert [one.sentence for one in found if any(said(one.sentence) for said in given_away)] == []


def _strings(path: Path) -> list[str]:
    """Of a module of mistakes: its sentences, which are the strings with a space and a stop."""
    constants = [
        n.value for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.Constant)
    ]
    return [one for one in constants if isinstance(one, str) and one.endswith((".", "?"))]


def _given_away(loss: Loss, what: str) -> list[Callable[[str], bool]]:
    """Whether a sentence says the right slope, or the right second derivative."""
    if loss.by_row:
        right = plain(differentiate(loss).gradient)
        return [lambda sentence: _says(sentence, right)]
    pieces = slope_pieces(slope_as_loss(loss) if what == "second_derivative" else loss)
    texts = [plain(tidy(piece), pieces.variable) for piece in pieces.smooth]
    if len(texts) == 1:
        return [lambda sentence: _says(sentence, texts[0])]
    wheres = [_interval(pieces.variable, pieces.cuts, place) for place in range(len(texts))]
    said = [re.escape(f"{text} {where}") for text, where in zip(texts, wheres, strict=True)]
    return [partial(_matches, rf"(slope|derivative|is|and) {each}\b") for each in said]


def _matches(pattern: str, sentence: str) -> bool:
    return re.search(pattern, sentence) is not None


def _says(sentence: str, right: str) -> bool:
    """One letter is in every sentence: there it is what is called the slope that counts."""
    alone = re.fullmatch(r"-?[\w²/]+", right)
    before = r"(slope|derivative|yours) (is )?" if alone else r"(^|[\s(])"
    return bool(re.search(before + re.escape(right) + r"(?=$|[\s.,:;])", sentence))


def test_what_is_given_away_is_seen() -> None:
    """The proof above does notice a slope, a short one and one of a piece too."""
    (huber,) = (LOSSES["huber"],)
    assert any(said("That makes the slope r for -delta < r < delta.") for said in _of(huber))
    assert any(said("it is (p - y)/(p (1 - p)), and not p") for said in _of(LOSSES["log_loss"]))
    assert any(said("the slope is 2 r.") for said in _of(LOSSES["rmse"]))


def _of(loss: Loss) -> list[Callable[[str], bool]]:
    return _given_away(loss, "gradient")


def test_modules_are_the_same_in_every_process() -> None:
    """The text does not depend on the order of sets, which changes from process to process."""
    script = (
        "from pathlib import Path; from lossdrill.folders import data_root\n"
        "from lossdrill.symbolic.definitions import load_definitions\n"
        "from lossdrill.symbolic.slips.source import mistakes_source\n"
        "hinge = load_definitions(data_root(), 'hinge')['hinge']\n"
        "print(mistakes_source(hinge, 'gradient') + mistakes_source(hinge, 'value'), end='')"
    )
    expected = "".join(mistakes_source(LOSSES["hinge"], what) for what in ("gradient", "value"))
    for seed in ("1", "2"):
        ran = subprocess.run(
            [sys.executable, "-c", script],
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        )
        assert ran.stdout == expected
