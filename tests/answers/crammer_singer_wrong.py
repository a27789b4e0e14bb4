"""Wrong answers to crammer-singer, as people write them; each says in a few words what is wrong."""

import numpy as np


def own_class_included(y, S):
    """Own class among the rivals."""
    return np.mean((1 + S - S[np.arange(len(y)), y][:, None]).max(axis=1))


def summed_rivals(y, S):
    """Weston and Watkins."""
    M = np.maximum(0, 1 + S - S[np.arange(len(y)), y][:, None])
    M[np.arange(len(y)), y] = 0
    return M.sum() / len(y)


def own_score_times_zero(y, S):
    """Own score set to 0 by a mask."""
    mask = 1 - np.eye(S.shape[1])[y]
    return np.mean(np.maximum(0, 1 + (S * mask).max(1) - S[np.arange(len(y)), y]))


def writes_into_the_argument(y, S):
    """The caller's S is changed."""
    own = S[np.arange(len(y)), y].copy()
    S = S if S.dtype.kind == "f" else S.astype(float)
    S[np.arange(len(y)), y] = -np.inf
    return np.mean(np.maximum(0, 1 + S.max(1) - own))


def only_when_wrong(y, S):
    """Nothing for right ones inside the margin."""
    own = S[np.arange(len(y)), y]
    R = np.array(S, float)
    R[np.arange(len(y)), y] = -np.inf
    gap = R.max(1) - own
    return np.mean(np.where(gap > 0, 1 + gap, 0))


def ties_are_free(y, S):
    """A rival that ties costs nothing."""
    own = S[np.arange(len(y)), y]
    R = np.where(S == own[:, None], -np.inf, S)
    return np.mean(np.maximum(0, 1 + R.max(1) - own))


def rival_from_the_columns(y, S):
    """Maximum down the columns."""
    R = np.array(S, float)
    R[np.arange(len(y)), y] = -np.inf
    return np.mean(np.maximum(0, 1 + R.max(axis=0)[y] - S[np.arange(len(y)), y]))


def absolute_difference(y, S):
    """|s_r - s_y|."""
    R = np.array(S, float)
    R[np.arange(len(y)), y] = -np.inf
    return np.mean(np.maximum(0, 1 - np.abs(R.max(1) - S[np.arange(len(y)), y])))


def softmax_first(y, S):
    """On probabilities."""
    P = np.exp(S - S.max(1, keepdims=True))
    P = P / P.sum(1, keepdims=True)
    R = P.copy()
    R[np.arange(len(y)), y] = -np.inf
    return np.mean(np.maximum(0, 1 + R.max(1) - P[np.arange(len(y)), y]))


def capped_at_one(y, S):
    """Ramp loss."""
    R = np.array(S, float)
    R[np.arange(len(y)), y] = -np.inf
    return np.mean(np.clip(1 + R.max(1) - S[np.arange(len(y)), y], 0, 1))


def per_sample(y, S):
    """No mean."""
    R = np.array(S, float)
    R[np.arange(len(y)), y] = -np.inf
    return np.maximum(0, 1 + R.max(1) - S[np.arange(len(y)), y])


def margin_of_two(y, S):
    """2 for 1."""
    R = np.array(S, float)
    R[np.arange(len(y)), y] = -np.inf
    return np.mean(np.maximum(0, 2 + R.max(1) - S[np.arange(len(y)), y]))


def first_class_for_the_label(y, S):
    """Label ignored."""
    return np.mean(np.maximum(0, 1 + S[:, 1:].max(1) - S[:, 0]))


def rounded(y, S):
    """Three digits."""
    R = np.array(S, float)
    R[np.arange(len(y)), y] = -np.inf
    return round(float(np.mean(np.maximum(0, 1 + R.max(1) - S[np.arange(len(y)), y]))), 3)


def class_means(y, S):
    """Means of the classes averaged."""
    R = np.array(S, float)
    R[np.arange(len(y)), y] = -np.inf
    loss = np.maximum(0, 1 + R.max(1) - S[np.arange(len(y)), y])
    return np.mean([loss[y == c].mean() for c in np.unique(y)])


def buffer_of_integers(y, S):
    """Losses cut off to whole numbers."""
    out = np.zeros_like(y)
    for i, c in enumerate(y):
        out[i] = max(0, 1 + np.delete(S[i], c).max() - S[i, c])
    return out.mean()


def first_loss_decides_the_type(y, S):
    """Where the first sample costs nothing, int 0 makes whole numbers of all losses."""

    def one(row):
        c = int(row[-1])
        return max(0, 1 + np.delete(row[:-1], c).max() - row[c])

    return np.apply_along_axis(one, 1, np.column_stack([S, y])).mean()
