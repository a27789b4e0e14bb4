"""Right answers to huber-bias-variance, as many different people would write them; none is shown to a learner."""

import numpy as np


def row_by_row(samples, mean, deltas):
    n = samples.shape[1]
    bias, n_variance = [], []
    for delta in deltas:
        constants = []
        for y in samples:
            c = np.median(y)
            for _ in range(100):
                r = np.abs(y - c)
                w = np.where(r <= delta, 1.0, delta / np.where(r > 0, r, 1.0))
                c = np.sum(w * y) / np.sum(w)
            constants.append(c)
        bias.append(np.mean(constants) - mean)
        n_variance.append(n * np.var(constants))
    return {"bias": bias, "n_variance": n_variance}


def newton_steps(samples, mean, deltas):
    """c goes up by the mean pull, over the share of samples within delta."""
    m, n = samples.shape
    out = np.zeros((2, len(deltas)))
    for k, delta in enumerate(deltas):
        found = np.zeros(m)
        for j in range(m):
            y = np.sort(samples[j].astype(float))
            c = y[n // 2]  # within delta of itself, so the share is never 0 here
            for _ in range(200):
                pull = np.clip(y - c, -delta, delta).sum()
                near = np.count_nonzero(np.abs(y - c) <= delta)
                step = pull / max(near, 1)
                while (
                    abs(np.clip(y - c - step, -delta, delta).sum()) > abs(pull)
                    and abs(step) > 1e-14
                ):
                    step /= 2
                c = c + step
            found[j] = c
        out[0, k] = found.mean() - mean
        out[1, k] = n * ((found - found.mean()) ** 2).mean()
    return {"bias": out[0], "n_variance": out[1]}


def simple_iteration(samples, mean, deltas):
    """A gradient step of length 1."""
    result = {"bias": np.empty(len(deltas)), "n_variance": np.empty(len(deltas))}
    for k in range(len(deltas)):
        c = samples.mean(axis=1, keepdims=True)
        for _ in range(3000):
            c = c + np.clip(samples - c, -deltas[k], deltas[k]).mean(axis=1, keepdims=True)
        result["bias"][k] = c.mean() - mean
        result["n_variance"][k] = samples.shape[-1] * c.var()
    return result


def all_thresholds_at_once(samples, mean, deltas):
    d = deltas[:, None, None]
    c = np.repeat(samples.mean(axis=1)[None, :], len(deltas), axis=0)
    for _ in range(150):
        w = np.minimum(1, d / np.maximum(np.abs(samples[None] - c[:, :, None]), 1e-12))
        c = np.average(np.broadcast_to(samples, w.shape), weights=w, axis=2)
    return {"bias": c.mean(axis=1) - mean, "n_variance": samples.shape[1] * c.var(axis=1)}


def bisection(samples, mean, deltas):
    def constant(y, delta):
        low, high = y.min(), y.max()
        while high - low > 1e-12 * max(1.0, abs(high)):
            middle = 0.5 * (low + high)
            if np.clip(middle - y, -delta, delta).sum() > 0:
                high = middle
            else:
                low = middle
        return 0.5 * (low + high)

    c = np.array([[constant(y, delta) for y in samples.astype(float)] for delta in deltas])
    centre = c.mean(axis=1)
    return {
        "bias": centre - mean,
        "n_variance": samples.shape[1] * (np.mean(c**2, axis=1) - centre**2),
        "constants": c,
    }


def standard_library(samples, mean, deltas):
    import statistics

    rows = samples.tolist()
    bias, spread = [], []
    for delta in deltas.tolist():
        found = []
        for y in rows:
            c = statistics.fmean(y)
            for _ in range(100):
                w = [1.0 if abs(t - c) <= delta else delta / abs(t - c) for t in y]
                c = sum(a * t for a, t in zip(w, y)) / sum(w)
            found.append(c)
        bias.append(statistics.fmean(found) - mean)
        spread.append(len(rows[0]) * statistics.pvariance(found))
    return {"bias": bias, "n_variance": spread}


def ternary_search(samples, mean, deltas):
    """On the loss itself, which is convex; exact to the root of the precision, then one round more."""

    def loss(c, delta):
        r = np.abs(samples - c[:, None])
        return np.where(r <= delta, r**2 / 2, delta * (r - delta / 2)).mean(axis=1)

    rows = []
    for delta in deltas:
        low, high = samples.min(axis=1).astype(float), samples.max(axis=1).astype(float)
        for _ in range(60):
            a, b = low + (high - low) / 3, high - (high - low) / 3
            left = loss(a, delta) < loss(b, delta)
            low, high = np.where(left, low, a), np.where(left, b, high)
        c = (low + high) / 2
        for _ in range(60):
            w = delta / np.maximum(np.abs(samples - c[:, None]), delta)
            c = (w * samples).sum(axis=1) / w.sum(axis=1)
        rows.append((c.mean() - mean, samples.shape[1] * c.var()))
    bias, n_variance = np.transpose(rows)
    return {"bias": bias, "n_variance": n_variance}
