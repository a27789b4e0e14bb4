"""Wrong answers to weston-watkins, as people write them; each says in a few words what is wrong."""

import numpy as np


def own_class_included(y, S):
    """Own class costs 1."""
    return np.maximum(0, S - S[np.arange(len(y)), y][:, None] + 1).sum(axis=1).mean()


def own_score_set_to_zero(y, S):
    """The score is masked, not the term."""
    M = np.array(S, float)
    own = M[np.arange(len(y)), y].copy()
    M[np.arange(len(y)), y] = 0
    return np.maximum(0, 1 + M - own[:, None]).sum(1).mean()


def mean_of_pytorch(y, S):
    """Divided by k."""
    M = np.maximum(0, 1 + S - S[np.arange(len(y)), y][:, None])
    M[np.arange(len(y)), y] = 0
    return M.mean()


def strongest_alone(y, S):
    """Crammer and Singer."""
    M = np.maximum(0, 1 + S - S[np.arange(len(y)), y][:, None])
    M[np.arange(len(y)), y] = 0
    return M.max(axis=1).mean()


def subtract_one_in_all(y, S):
    """1 taken off the sum of all samples once."""
    M = np.maximum(0, 1 + S - S[np.arange(len(y)), y][:, None])
    return (M.sum() - 1) / len(y)


def subtract_k(y, S):
    """k taken off."""
    M = np.maximum(0, 1 + S - S[np.arange(len(y)), y][:, None])
    return M.sum() / len(y) - S.shape[1] + 1


def mean_less_one(y, S):
    """Mean over entries, less 1."""
    M = np.maximum(0, 1 + S - S[np.arange(len(y)), y][:, None])
    return M.mean() - 1


def ties_are_free(y, S):
    """Rivals with the own score are taken for the label."""
    own = S[np.arange(len(y)), y][:, None]
    return np.where(S == own, 0, np.maximum(0, 1 + S - own)).sum() / len(y)


def only_rivals_in_front(y, S):
    """Nothing for rivals within the margin."""
    gap = S - S[np.arange(len(y)), y][:, None]
    return np.where(gap > 0, 1 + gap, 0).sum() / len(y)


def label_lost(y, S):
    """Rivals of class 0."""
    return np.maximum(0, 1 + S[:, 1:] - S[:, :1]).sum(1).mean()


def square_root(y, S):
    """Norm of the terms."""
    M = np.maximum(0, 1 + S - S[np.arange(len(y)), y][:, None])
    M[np.arange(len(y)), y] = 0
    return np.linalg.norm(M, axis=1).mean()


def smooth_maximum(y, S):
    """Softplus."""
    M = np.logaddexp(0, 1 + S - S[np.arange(len(y)), y][:, None])
    M[np.arange(len(y)), y] = 0
    return M.sum(1).mean()


def changes_the_scores(y, S):
    """The caller's S is changed."""
    own = S[np.arange(len(y)), y][:, None].copy()
    S -= own
    M = np.maximum(0, 1 + S)
    M[np.arange(len(y)), y] = 0
    return M.sum(1).mean()


def one_row_of_terms(y, S):
    """Sum over samples, mean over classes."""
    M = np.maximum(0, 1 + S - S[np.arange(len(y)), y][:, None])
    M[np.arange(len(y)), y] = 0
    return M.sum(axis=0).mean()


def returns_in_loop(y, S):
    """Return inside the loop."""
    total = 0.0
    for c, row in zip(y, S):
        total += sum(max(0, 1 + s - row[c]) for j, s in enumerate(row) if j != c)
        return total / len(y)


def integer_terms(y, S):
    """Terms kept in integers."""
    M = np.zeros(S.shape, int)
    M[:] = np.maximum(0, 1 + S - S[np.arange(len(y)), y][:, None])
    M[np.arange(len(y)), y] = 0
    return M.sum() / len(y)
