"""Wrong answers to hinge-vs-logistic, as people write them; each says in a few words what is wrong."""

import numpy as np


class Parts:
    """What the answers share."""

    @staticmethod
    def fits(X, y, lam, steps):
        w, total, u = np.zeros(X.shape[1]), 0, np.zeros(X.shape[1])
        for t in range(1, steps + 1):
            w = w - (lam * w - X.T @ (y * (y * (X @ w) < 1)) / len(y)) / (lam * t)
            total = total + t * w
        for _ in range(steps):
            u = u - 0.1 * (lam * u - X.T @ (y / (1 + np.exp(y * (X @ u)))) / len(y))
        return 2 * total / steps / (steps + 1), u

    @staticmethod
    def entries(w, X, y, pull):
        m = y * (X @ w)
        return {
            "w": w,
            "accuracy": np.mean(m > 0),
            "beyond": np.mean(m > 1.01),
            "pull": np.mean(pull(m[m > 1.01])),
            "log_loss": np.mean(np.logaddexp(0, -m)),
        }

    @staticmethod
    def sigmoid(s):
        return 1 / (1 + np.exp(-s))


def tuple_for_the_dict(X, y, lam, steps):
    """A tuple comes back."""
    w, u = Parts.fits(X, y, lam, steps)
    return Parts.entries(w, X, y, lambda m: 0 * m), Parts.entries(
        u, X, y, lambda m: Parts.sigmoid(-m)
    )


def keys_of_their_own(X, y, lam, steps):
    """svm for hinge."""
    w, u = Parts.fits(X, y, lam, steps)
    return {
        "svm": Parts.entries(w, X, y, lambda m: 0 * m),
        "logistic": Parts.entries(u, X, y, lambda m: Parts.sigmoid(-m)),
    }


def derivative_of_the_sigmoid(X, y, lam, steps):
    """Pull p (1 - p)."""
    w, u = Parts.fits(X, y, lam, steps)
    return {
        "hinge": Parts.entries(w, X, y, lambda m: 0 * m),
        "logistic": Parts.entries(u, X, y, lambda m: Parts.sigmoid(m) * Parts.sigmoid(-m)),
    }


def hinge_pulls_everywhere(X, y, lam, steps):
    """Hinge slope 1 beyond the margin."""
    w, u = Parts.fits(X, y, lam, steps)
    return {
        "hinge": Parts.entries(w, X, y, np.ones_like),
        "logistic": Parts.entries(u, X, y, lambda m: Parts.sigmoid(-m)),
    }


def logistic_called_silent(X, y, lam, steps):
    """Logistic slope 0 beyond the margin."""
    w, u = Parts.fits(X, y, lam, steps)
    return {
        "hinge": Parts.entries(w, X, y, np.zeros_like),
        "logistic": Parts.entries(u, X, y, np.zeros_like),
    }


def too_few_steps(X, y, lam, steps):
    """Twenty steps."""
    w, u = Parts.fits(X, y, lam, 20)
    return {
        "hinge": Parts.entries(w, X, y, np.zeros_like),
        "logistic": Parts.entries(u, X, y, lambda m: Parts.sigmoid(-m)),
    }


def standardised(X, y, lam, steps):
    """Features scaled first."""
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    w, u = Parts.fits(X, y, lam, steps)
    return {
        "hinge": Parts.entries(w, X, y, np.zeros_like),
        "logistic": Parts.entries(u, X, y, lambda m: Parts.sigmoid(-m)),
    }


def rounded(X, y, lam, steps):
    """Three digits."""
    w, u = Parts.fits(X, y, lam, steps)
    found = {
        "hinge": Parts.entries(w, X, y, np.zeros_like),
        "logistic": Parts.entries(u, X, y, lambda m: Parts.sigmoid(-m)),
    }
    return {
        k: {e: (v if e == "w" else round(float(v), 3)) for e, v in d.items()}
        for k, d in found.items()
    }


def entry_missing(X, y, lam, steps):
    """No log_loss."""
    w, u = Parts.fits(X, y, lam, steps)
    found = {
        "hinge": Parts.entries(w, X, y, np.zeros_like),
        "logistic": Parts.entries(u, X, y, lambda m: Parts.sigmoid(-m)),
    }
    del found["hinge"]["log_loss"]
    return found


def labels_changed(X, y, lam, steps):
    """Changes y."""
    w, u = Parts.fits(X, y, lam, steps)
    found = {
        "hinge": Parts.entries(w, X, y, np.zeros_like),
        "logistic": Parts.entries(u, X, y, lambda m: Parts.sigmoid(-m)),
    }
    y[y == -1] = 0
    return found
