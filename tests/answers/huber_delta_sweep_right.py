"""Right answers to huber-delta-sweep, as many different people would write them; none is shown to a learner."""

import numpy as np


def lists_filled_in_a_loop(x, y, clean, deltas):
    result = {"slope": [], "mae_clean": [], "mae_outliers": []}
    A = np.vstack([x, np.ones_like(x, dtype=float)]).T
    for d in deltas:
        beta = np.linalg.lstsq(A, y, rcond=None)[0]
        for _ in range(100):
            r = y - A @ beta
            w = np.where(np.abs(r) <= d, 1.0, d / np.maximum(np.abs(r), 1e-300))
            sw = np.sqrt(w)
            beta = np.linalg.lstsq(A * sw[:, None], y * sw, rcond=None)[0]
        abs_r = np.abs(y - A @ beta)
        result["slope"].append(beta[0])
        result["mae_clean"].append(abs_r[clean].mean())
        result["mae_outliers"].append(abs_r[~clean].mean())
    return result


def until_settled(x, y, clean, deltas):
    X = np.c_[np.ones(x.size), x]
    out = np.zeros((3, len(deltas)))
    for j in range(len(deltas)):
        b, old = np.linalg.pinv(X) @ y, np.inf
        while np.max(np.abs(b - old)) > 1e-10:
            old = b
            w = np.minimum(1, deltas[j] / np.maximum(np.abs(y - X @ b), 1e-12))
            b = np.linalg.solve(X.T @ np.diag(w) @ X, X.T @ (w * y))
        e = np.abs(y - X @ b)
        out[:, j] = b[1], np.average(e, weights=clean), np.average(e, weights=~clean)
    return {"slope": out[0], "mae_clean": out[1], "mae_outliers": out[2]}


def from_zero_with_polyfit(x, y, clean, deltas):
    slopes, good, bad = [], [], []
    for delta in deltas.tolist():
        line = np.zeros(2)
        for _ in range(300):
            r = np.abs(np.polyval(line, x) - y)
            line = np.polyfit(x, y, 1, w=np.sqrt(delta / np.maximum(r, delta)))
        r = np.abs(np.polyval(line, x) - y)
        slopes.append(line[0])
        good.append(np.mean(r[clean]))
        bad.append(np.mean(r[np.invert(clean)]))
    return {"mae_outliers": np.array(bad), "mae_clean": np.array(good), "slope": np.array(slopes)}


def indices_of_both_groups(x, y, clean, deltas):
    inside = np.flatnonzero(clean)
    outside = [i for i in range(len(x)) if i not in set(inside.tolist())]
    rows = []
    for delta in deltas:
        w = np.ones(len(x))
        for _ in range(150):
            W = w.sum()
            mx, my = (w * x).sum() / W, (w * y).sum() / W
            s = (w * (x - mx) * (y - my)).sum() / (w * (x - mx) ** 2).sum()
            b = my - s * mx
            r = np.abs(y - s * x - b)
            w = np.where(r > delta, delta / np.where(r > 0, r, 1), 1.0)
        rows.append((s, r[inside].mean(), r[outside].mean()))
    return {
        k: [row[i] for row in rows] for i, k in enumerate(("slope", "mae_clean", "mae_outliers"))
    }


def gradient_descent(x, y, clean, deltas):
    """On centred and scaled x, so that a fixed rate will do."""
    m, s = np.mean(x), np.std(x)
    z = (x - m) / s
    found = []
    for delta in deltas:
        a, c = 0.0, np.median(y)
        for _ in range(4000):
            g = np.clip(a * z + c - y, -delta, delta)
            a, c = a - np.mean(g * z), c - np.mean(g)
        r = np.abs(a * z + c - y)
        found.append(
            (a / s, np.sum(r * clean) / np.sum(clean), np.sum(r * (1 - clean)) / np.sum(1 - clean))
        )
    slope, inner, outer = zip(*found)
    return {"slope": slope, "mae_clean": inner, "mae_outliers": outer}


def with_extra_keys(x, y, clean, deltas):
    def fit(delta):
        X = np.stack([x, np.ones(len(x))], axis=1)
        w = np.ones(len(x))
        for _ in range(200):
            beta = np.linalg.solve((X.T * w) @ X, (X.T * w) @ y)
            w = 1 / np.maximum(1, np.abs(X @ beta - y) / delta)
        return beta

    betas = np.array([fit(delta) for delta in deltas])
    r = np.abs(np.outer(betas[:, 0], x) + betas[:, 1:] - y)
    return {
        "deltas": deltas,
        "slope": betas[:, 0],
        "intercept": betas[:, 1],
        "mae_clean": r[:, clean].mean(axis=1),
        "mae_outliers": r[:, ~clean].mean(axis=1),
    }


def warm_starts_in_sorted_order(x, y, clean, deltas):
    """From the largest threshold down, and back into the order that is asked for."""
    order = np.argsort(deltas)[::-1]
    slope, inner, outer = (np.empty(len(deltas)) for _ in range(3))
    s, b = np.polyfit(x, y, 1)
    for k in order:
        for _ in range(200):
            r = np.abs(s * x + b - y)
            w = np.sqrt(deltas[k] / np.maximum(r, deltas[k]))
            s, b = np.polyfit(x, y, 1, w=w)
        r = np.abs(s * x + b - y)
        slope[k], inner[k], outer[k] = s, np.mean(r[clean]), np.mean(r[clean == False])  # noqa: E712
    return dict(slope=slope, mae_clean=inner, mae_outliers=outer)
