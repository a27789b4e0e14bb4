"""Wrong answers to cross-entropy-gradient, as people write them; each says in a few words what is wrong."""

import math

import numpy as np


def mean_missing(Y, Z):
    """Sum."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) - Y


def divided_by_entries(Y, Z):
    """Divides by n k."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) - Y) / Z.size


def divided_by_classes(Y, Z):
    """Divides by k."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) - Y) / Z.shape[1]


def half(Y, Z):
    """1/(2n)."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) - Y) / (2 * len(Y))


def two_as_in_mse(Y, Z):
    """Factor 2."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return 2 * (e / e.sum(axis=1, keepdims=True) - Y) / len(Y)


def averaged_twice(Y, Z):
    """Divides by n twice."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) - Y) / len(Y) / len(Y)


def n_minus_one(Y, Z):
    """Divides by n - 1."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) - Y) / max(len(Y) - 1, 1)


def mean_only_on_probabilities(Y, Z):
    """P / n - Y: precedence."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) / len(Y) - Y


def mean_only_on_labels(Y, Z):
    """P - Y / n: precedence."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) - Y / len(Y)


def sign_flipped(Y, Z):
    """Y - P."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return (Y - e / e.sum(axis=1, keepdims=True)) / len(Y)


def labels_added(Y, Z):
    """P + Y."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) + Y) / len(Y)


def only_true_class(Y, Z):
    """Y (P - 1): zero for the other classes."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return Y * (e / e.sum(axis=1, keepdims=True) - 1) / len(Y)


def only_other_classes(Y, Z):
    """(1 - Y) P: zero for the true class."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return (1 - Y) * e / e.sum(axis=1, keepdims=True) / len(Y)


def wrt_probabilities(Y, Z):
    """-Y / P."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = np.clip(e / e.sum(axis=1, keepdims=True), 1e-15, None)
    return -Y / P / len(Y)


def wrt_probabilities_of_logits(Y, Z):
    """-Y / Z."""
    return -Y / (Z + 1e-15) / len(Y)


def diagonal_jacobian(Y, Z):
    """-Y / P times P (1 - P)."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = np.clip(e / e.sum(axis=1, keepdims=True), 1e-15, None)
    return (-Y / P) * P * (1 - P) / len(Y)


def diagonal_jacobian_after_combining(Y, Z):
    """(P - Y) P (1 - P)."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = e / e.sum(axis=1, keepdims=True)
    return (P - Y) * P * (1 - P) / len(Y)


def literal_chain(Y, Z):
    """0/0 where p underflows."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = e / e.sum(axis=1, keepdims=True)
    rows = []
    for y, p in zip(Y, P):
        J = np.diag(p) - np.outer(p, p)
        rows.append(J @ (-y / p) / len(Y))
    return np.array(rows)


def chain_with_guard_in_denominator(Y, Z):
    """-Y / (P + 1e-12): lost where p underflows."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = e / e.sum(axis=1, keepdims=True)
    D = -Y / (P + 1e-12)
    return (P * (D - (D * P).sum(axis=1, keepdims=True))) / len(Y)


def jacobian_sign(Y, Z):
    """diag(p) + p p'."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = np.clip(e / e.sum(axis=1, keepdims=True), 1e-15, None)
    return np.array([(np.diag(p) + np.outer(p, p)) @ (-y / p) for y, p in zip(Y, P)]) / len(Y)


def squared_error_gradient(Y, Z):
    """Gradient of the squared error through the softmax."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = e / e.sum(axis=1, keepdims=True)
    D = 2 * (P - Y)
    return P * (D - (D * P).sum(axis=1, keepdims=True)) / len(Y)


def naive(Y, Z):
    """Overflow."""
    e = np.exp(Z)
    return (e / e.sum(axis=1, keepdims=True) - Y) / len(Y)


def naive_nan_to_num(Y, Z):
    """NaN made 0."""
    e = np.exp(Z)
    return (np.nan_to_num(e / e.sum(axis=1, keepdims=True)) - Y) / len(Y)


def global_maximum(Y, Z):
    """One maximum for all rows."""
    e = np.exp(Z - Z.max())
    return (e / e.sum(axis=1, keepdims=True) - Y) / len(Y)


def mean_shift(Y, Z):
    """Shift by the mean."""
    e = np.exp(Z - Z.mean(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) - Y) / len(Y)


def minimum_shift(Y, Z):
    """Shift by the minimum."""
    e = np.exp(Z - Z.min(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) - Y) / len(Y)


def softmax_over_samples(Y, Z):
    """axis=0."""
    e = np.exp(Z - Z.max(axis=0))
    return (e / e.sum(axis=0) - Y) / len(Y)


def softmax_over_everything(Y, Z):
    """No axis."""
    e = np.exp(Z - Z.max())
    return (e / e.sum() - Y) / len(Y)


def keepdims_missing(Y, Z):
    """(n, k) / (n,)."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1) - Y) / len(Y)


def logits_as_probabilities(Y, Z):
    """Z - Y."""
    return (Z - Y) / len(Y)


def sigmoids(Y, Z):
    """Sigmoid for softmax."""
    return (0.5 * (1 + np.tanh(Z / 2)) - Y) / len(Y)


def softmax_twice(Y, Z):
    """Softmax of the softmax."""
    P = Z
    for _ in range(2):
        e = np.exp(P - P.max(axis=1, keepdims=True))
        P = e / e.sum(axis=1, keepdims=True)
    return (P - Y) / len(Y)


def log_probabilities(Y, Z):
    """log P - Y."""
    s = Z - Z.max(axis=1, keepdims=True)
    return (s - np.log(np.exp(s).sum(axis=1, keepdims=True)) - Y) / len(Y)


def labels_forgotten(Y, Z):
    """P / n."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) / len(Y)


def probabilities_forgotten(Y, Z):
    """-Y / n."""
    return -Y / len(Y)


def hard_prediction(Y, Z):
    """One-hot of the prediction for P."""
    return (np.eye(Z.shape[1])[Z.argmax(axis=1)] - Y) / len(Y)


def clip_1e_7(Y, Z):
    """Clip of P at 1e-7."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return (np.clip(e / e.sum(axis=1, keepdims=True), 1e-7, 1 - 1e-7) - Y) / len(Y)


def guard_1e_6(Y, Z):
    """1e-6 in the denominator."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return (e / (e.sum(axis=1, keepdims=True) + 1e-6) - Y) / len(Y)


def logits_clipped_at_500(Y, Z):
    """Logits clipped at 500."""
    e = np.exp(np.clip(Z, -500, 500))
    return (e / e.sum(axis=1, keepdims=True) - Y) / len(Y)


def gap_clipped_at_10(Y, Z):
    """Gaps cut off at 10."""
    e = np.exp(np.maximum(Z - Z.max(axis=1, keepdims=True), -10))
    return (e / e.sum(axis=1, keepdims=True) - Y) / len(Y)


def base_two(Y, Z):
    """In bits."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) - Y) / len(Y) / np.log(2)


def two_to_the_z(Y, Z):
    """2**z in the softmax."""
    e = 2.0 ** (Z - Z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) - Y) / len(Y)


def softmin(Y, Z):
    """exp(-z)."""
    e = np.exp(Z.min(axis=1, keepdims=True) - Z)
    return (e / e.sum(axis=1, keepdims=True) - Y) / len(Y)


def not_normalised(Y, Z):
    """exp(z) - Y."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return (e - Y) / len(Y)


def labels_reversed(Y, Z):
    """1 - Y for Y."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) - (1 - Y)) / len(Y)


def averaged_over_samples(Y, Z):
    """Shape (k,)."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) - Y).mean(axis=0)


def averaged_over_classes(Y, Z):
    """Shape (n,)."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) - Y).mean(axis=1)


def transposed_result(Y, Z):
    """Shape (k, n)."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return ((e / e.sum(axis=1, keepdims=True) - Y) / len(Y)).T


def value_instead(Y, Z):
    """The loss."""
    s = Z - Z.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(s).sum(axis=1)) - (Y * s).sum(axis=1))


def last_row_left_out(Y, Z):
    """range(n - 1)."""
    G = np.zeros(Z.shape)
    for i in range(len(Y) - 1):
        e = np.exp(Z[i] - Z[i].max())
        G[i] = (e / e.sum() - Y[i]) / len(Y)
    return G


def returns_in_loop(Y, Z):
    """Return inside the loop."""
    G = np.zeros(Z.shape)
    for i in range(len(Y)):
        e = np.exp(Z[i] - Z[i].max())
        G[i] = (e / e.sum() - Y[i]) / len(Y)
        return G


def last_class_left_out(Y, Z):
    """range(k - 1)."""
    n, k = Z.shape
    G = np.zeros((n, k))
    for i in range(n):
        m = Z[i].max()
        s = sum(math.exp(v - m) for v in Z[i])
        for j in range(k - 1):
            G[i, j] = (math.exp(Z[i, j] - m) / s - Y[i, j]) / n
    return G


def math_exp_raises(Y, Z):
    """math.exp overflows."""
    rows = [[math.exp(v) for v in z] for z in Z]
    return np.array([[(a / sum(e) - b) / len(Y) for a, b in zip(e, y)] for e, y in zip(rows, Y)])


def one_subtracted_in_every_row_block(Y, Z):
    """P[:, labels] -= 1 hits whole columns."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = e / e.sum(axis=1, keepdims=True)
    P[:, Y.argmax(axis=1)] -= 1
    return P / len(Y)


def one_subtracted_at_the_prediction(Y, Z):
    """-1 at the predicted class."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = e / e.sum(axis=1, keepdims=True)
    P[np.arange(len(P)), P.argmax(axis=1)] -= 1
    return P / len(Y)


def one_subtracted_before_the_softmax(Y, Z):
    """softmax(Z - Y)."""
    S = Z - Y
    e = np.exp(S - S.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) / len(Y)


def shifted_in_place(Y, Z):
    """Changes Z."""
    Z -= Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    return (e / e.sum(axis=1, keepdims=True) - Y) / len(Y)


def labels_changed_in_place(Y, Z):
    """Changes Y (and fails for integer labels)."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    Y -= e / e.sum(axis=1, keepdims=True)
    return -Y / len(Y)


def integer_buffer(Y, Z):
    """A buffer of the labels' type truncates."""
    G = np.zeros_like(Y)
    for i in range(len(Y)):
        e = np.exp(Z[i] - Z[i].max())
        G[i] = (e / e.sum() - Y[i]) / len(Y)
    return G


def integer_buffer_of_the_logits(Y, Z):
    """A buffer of the logits' type truncates for integer logits."""
    G = np.empty_like(Z)
    for i in range(len(Y)):
        e = np.exp(Z[i] - Z[i].max())
        G[i] = (e / e.sum() - Y[i]) / len(Y)
    return G


def single_precision(Y, Z):
    """float32 inside."""
    e = np.exp((Z - Z.max(axis=1, keepdims=True)).astype(np.float32))
    return (e / e.sum(axis=1, keepdims=True) - Y.astype(np.float32)) / np.float32(len(Y))


def rounded(Y, Z):
    """Rounded to 6 digits."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return np.round((e / e.sum(axis=1, keepdims=True) - Y) / len(Y), 6)


def forward_differences(Y, Z):
    """Forward differences."""

    def loss(z):
        s = z - z.max(axis=1, keepdims=True)
        return np.mean(np.log(np.exp(s).sum(axis=1)) - (Y * s).sum(axis=1))

    G, h = np.zeros(Z.shape), 1e-6
    for i in range(Z.shape[0]):
        for j in range(Z.shape[1]):
            up = Z.astype(float)
            up[i, j] += h
            G[i, j] = (loss(up) - loss(Z)) / h
    return G


def central_differences_wide(Y, Z):
    """Central differences, h = 1e-3."""

    def loss(z):
        s = z - z.max(axis=1, keepdims=True)
        return np.mean(np.log(np.exp(s).sum(axis=1)) - (Y * s).sum(axis=1))

    G, h = np.zeros(Z.shape), 1e-3
    for i in range(Z.shape[0]):
        for j in range(Z.shape[1]):
            up, down = Z.astype(float), Z.astype(float)
            up[i, j] += h
            down[i, j] -= h
            G[i, j] = (loss(up) - loss(down)) / (2 * h)
    return G


def central_differences(Y, Z):
    """Central differences, h = 1e-6."""

    def loss(z):
        m = z.max(axis=1)
        return np.mean(m + np.log(np.exp(z - m[:, None]).sum(axis=1)) - (Y * z).sum(axis=1))

    G, h = np.zeros(Z.shape), 1e-6
    for i in range(Z.shape[0]):
        for j in range(Z.shape[1]):
            up, down = Z.astype(float), Z.astype(float)
            up[i, j] += h
            down[i, j] -= h
            G[i, j] = (loss(up) - loss(down)) / (2 * h)
    return G


def multiclass_hinge(Y, Z):
    """Gradient of a margin loss."""
    own = (Y * Z).sum(axis=1, keepdims=True)
    active = ((Z - own + 1 > 0) & (Y == 0)).astype(float)
    return (active - Y * active.sum(axis=1, keepdims=True)) / len(Y)


def normalised_rows(Y, Z):
    """Each row to unit length."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    G = e / e.sum(axis=1, keepdims=True) - Y
    return G / (np.linalg.norm(G, axis=1, keepdims=True) + 1e-300)


def smoothed_labels(Y, Z):
    """Label smoothing 0.1."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) - (0.9 * Y + 0.1 / Y.shape[1])) / len(Y)


def only_misclassified(Y, Z):
    """Rows that are classified rightly get 0."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    G = (e / e.sum(axis=1, keepdims=True) - Y) / len(Y)
    G[Z.argmax(axis=1) == Y.argmax(axis=1)] = 0
    return G


def absolute_differences(Y, Z):
    """|P - Y|."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return np.abs(e / e.sum(axis=1, keepdims=True) - Y) / len(Y)


def cached_probabilities(Y, Z, cache={}):
    """Cached by shape."""
    if Z.shape not in cache:
        e = np.exp(Z - Z.max(axis=1, keepdims=True))
        cache[Z.shape] = e / e.sum(axis=1, keepdims=True)
    return (cache[Z.shape] - Y) / len(Y)


def arguments_swapped(Y, Z):
    """Softmax of the labels."""
    e = np.exp(Y - Y.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) - Z) / len(Y)


def stepped(Y, Z):
    """The logits after a step."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return Z - 0.1 * (e / e.sum(axis=1, keepdims=True) - Y) / len(Y)


def probability_of_label_everywhere(Y, Z):
    """p of the label in place of each class's own."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = e / e.sum(axis=1, keepdims=True)
    return ((P * Y).sum(axis=1, keepdims=True) - Y) / len(Y)
