"""Right answers to hinge-vs-logistic, as people write them."""

import math

import numpy as np


def with_a_class(X, y, lam, steps):
    class Model:
        def __init__(self, slope):
            self.slope = slope

        def fit(self, X, y):
            self.w = np.zeros(X.shape[1])
            for t in range(1, steps + 1):
                pull = self.slope(y * (X @ self.w))
                self.w = self.w - (lam * self.w - (pull * y) @ X / len(y)) / (lam * t)
            return self

        def report(self):
            m = y * (X @ self.w)
            return dict(
                w=self.w,
                accuracy=float((m > 0).mean()),
                beyond=float((m > 1.01).mean()),
                pull=float(self.slope(m[m > 1.01]).mean()),
                log_loss=float(np.log1p(np.exp(-m)).mean()),
            )

    hinge = Model(lambda m: (m < 1).astype(float)).fit(X, y)
    logistic = Model(lambda m: 1 / (1 + np.exp(m))).fit(X, y)
    return {"hinge": hinge.report(), "logistic": logistic.report(), "n": len(y)}


def by_labels_zero_and_one(X, y, lam, steps):
    z01 = (y + 1) / 2
    n = len(y)
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        p = 1 / (1 + np.exp(-(X @ w)))
        w = w - (X.T @ (p - z01) / n + lam * w) / (lam + (X**2).sum() / 4 / n)
    v = np.zeros(X.shape[1])
    total = 0
    for t in range(1, steps + 1):
        short = (2 * z01 - 1) * (X @ v) < 1
        v = v * (1 - 1 / t) + X[short].T @ y[short] / (n * lam * t)
        total = total + v * t
    v = total * 2 / steps / (steps + 1)
    out = {}
    for name, u in [("logistic", w), ("hinge", v)]:
        s = X @ u
        p = 1 / (1 + np.exp(-s))
        far = y * s > 1.01
        slopes = p - z01 if name == "logistic" else np.where(y * s < 1, -y, 0)
        out[name] = {
            "w": u,
            "accuracy": np.mean((s > 0) == (y == 1)),
            "beyond": far.sum() / n,
            "pull": np.abs(slopes[far]).mean(),
            "log_loss": -(z01 * np.log(p) + (1 - z01) * np.log(1 - p)).mean(),
        }
    return out


def number_by_number(X, y, lam, steps):
    rows = [[label * float(x) for x in row] for row, label in zip(X, y)]
    n, d = len(rows), len(rows[0])

    def dot(a, b):
        return sum(p * q for p, q in zip(a, b))

    def fit(slope):
        w, mean = [0.0] * d, [0.0] * d
        for t in range(1, 2001):
            g = [lam * v for v in w]
            for row in rows:
                k = slope(dot(row, w)) / n
                if k:
                    g = [a - k * b for a, b in zip(g, row)]
            w = [a - b / (lam * t) for a, b in zip(w, g)]
            if t > 1000:
                mean = [a + b / 1000 for a, b in zip(mean, w)]
        return mean

    found = {}
    for name, slope in (
        ("hinge", lambda m: 1.0 if m < 1 else 0.0),
        ("logistic", lambda m: 1 / (1 + math.exp(m))),
    ):
        w = fit(slope)
        m = [dot(row, w) for row in rows]
        far = [v for v in m if v > 1.01]
        found[name] = {
            "w": w,
            "accuracy": sum(v > 0 for v in m) / n,
            "beyond": len(far) / n,
            "pull": sum(map(slope, far)) / len(far),
            "log_loss": sum(math.log1p(math.exp(-v)) for v in m) / n,
        }
    return found


def known_to_be_zero(X, y, lam, steps):
    """The pull of the hinge loss beyond the margin need not be computed."""
    w = u = np.zeros(X.shape[1])
    best, smallest = w, np.inf
    for t in range(1, steps + 1):
        m = y * (X @ w)
        value = lam / 2 * w @ w + np.maximum(0, 1 - m).mean()
        if value < smallest:
            best, smallest = w, value
        w = w - (lam * w - X.T @ (y * (m < 1)) / len(y)) / (lam * t)
    for _ in range(steps):
        u = u - 0.1 * (lam * u - X.T @ (y / (1 + np.exp(y * (X @ u)))) / len(y))
    a, b = y * (X @ best), y * (X @ u)
    return {
        "hinge": {
            "w": best,
            "accuracy": sum(a > 0) / len(a),
            "beyond": sum(a > 1.01) / len(a),
            "pull": 0,
            "log_loss": np.logaddexp(0, -a).mean(),
        },
        "logistic": {
            "w": u,
            "accuracy": sum(b > 0) / len(b),
            "beyond": sum(b > 1.01) / len(b),
            "pull": np.mean(1 / (1 + np.exp(b[b > 1.01]))),
            "log_loss": np.logaddexp(0, -b).mean(),
        },
    }
