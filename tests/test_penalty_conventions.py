"""What ridge-lambda-convention says of other programs, against these programs: with its numbers
they stop where the gradient of the objective of the exercise is 0.
"""

from typing import Any

import numpy as np
import pytest
from sklearn.linear_model import Lasso, LogisticRegression, Ridge

from lossdrill.judging.solution import load_judge
from lossdrill.judging.values import ValuesJudge
from lossdrill.judging.variant import Variant
from lossdrill.pack import open_pack

EXERCISE = "ridge-lambda-convention"
NEARLY_ZERO = 1e-8


@pytest.fixture(params=(0, 7, 19))
def given(request: pytest.FixtureRequest) -> dict[str, Any]:
    """What a variant gives, with what the exercise takes for right there."""
    pack = open_pack()
    judge = load_judge(pack, pack.exercise(EXERCISE))
    assert isinstance(judge, ValuesJudge)
    drawn = judge.drawn(Variant(EXERCISE, request.param))
    random = np.random.default_rng(request.param)
    cells = {name: cell.solution for name, cell in drawn.table.items()}
    X = random.normal(size=(drawn.given["n"], 3)) + 1
    score = X @ np.array([1.0, -0.5, 0.25])
    return {
        **drawn.given,
        "cells": cells,
        "X": X,
        "y": score + random.normal(size=len(X)) + 4,
        "labels": (score + random.normal(size=len(X)) > 0.75).astype(int),
    }


def mse_gradient(given: dict[str, Any], fit: Any) -> Any:
    """With respect to the weights, and last to the intercept."""
    r = given["X"] @ fit.coef_ + fit.intercept_ - given["y"]
    return np.append(2 * given["X"].T @ r / len(r), 2 * np.mean(r))


def test_ridge(given: dict[str, Any]) -> None:
    """Its alpha is weighed against a sum."""
    fit = Ridge(given["cells"]["Ridge alpha"]).fit(given["X"], given["y"])
    gradient = mse_gradient(given, fit) + 2 * given["lam"] * np.append(fit.coef_, 0)
    assert np.max(np.abs(gradient)) < NEARLY_ZERO


def test_ridge_and_back(given: dict[str, Any]) -> None:
    """A given alpha, and what it is called here."""
    fit = Ridge(given["A"]).fit(given["X"], given["y"])
    lam = given["cells"]["lam of Ridge(A)"]
    gradient = mse_gradient(given, fit) + 2 * lam * np.append(fit.coef_, 0)
    assert np.max(np.abs(gradient)) < NEARLY_ZERO


def test_lasso(given: dict[str, Any]) -> None:
    """Where a weight is 0, any slope of its absolute value may be what cancels the gradient."""
    alpha = given["cells"]["Lasso alpha"]
    fit = Lasso(alpha, tol=1e-14, max_iter=10**6).fit(given["X"], given["y"])
    gradient = mse_gradient(given, fit)
    zero = np.append(fit.coef_ == 0, False)
    slope = given["lam"] * np.append(np.sign(fit.coef_), 0)
    assert np.max(np.abs(gradient + slope)[~zero]) < NEARLY_ZERO
    assert np.all(np.abs(gradient[zero]) <= given["lam"] + NEARLY_ZERO)


def test_logistic_regression(given: dict[str, Any]) -> None:
    """Its C is weighed against half of the squared weights."""
    C = given["cells"]["Logistic C"]
    fit = LogisticRegression(C=C, tol=1e-12, max_iter=10**4).fit(given["X"], given["labels"])
    p = fit.predict_proba(given["X"])[:, 1]
    gradient = given["X"].T @ (p - given["labels"]) / given["n"] + 2 * given["lam"] * fit.coef_[0]
    assert np.max(np.abs(gradient)) < NEARLY_ZERO


def test_weight_decay(given: dict[str, Any]) -> None:
    """The step of PyTorch's SGD, as its documentation writes it, comes to rest at the ridge fit."""
    X, y, n = given["X"], given["y"], given["n"]
    best = np.linalg.solve(X.T @ X + n * given["lam"] * np.eye(3), X.T @ y)
    gradient = 2 * X.T @ (X @ best - y) / n
    bracket = gradient + given["cells"]["weight decay"] * best
    assert np.max(np.abs(bracket)) < NEARLY_ZERO
