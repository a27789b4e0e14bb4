"""Wrong answers to cross-entropy-value, as people write them; each says in a few words what is wrong."""

import math

import numpy as np


def log_of_stable_softmax(Y, Z):
    """log of an underflowed 0."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.mean(np.sum(Y * np.log(p), axis=1))


def log_of_stable_softmax_indexed(Y, Z):
    """log of an underflowed 0 at the label."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.log(p[np.arange(len(Y)), Y.argmax(axis=1)]).mean()


def log_of_naive_softmax(Y, Z):
    """Overflow."""
    p = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
    return -np.sum(Y * np.log(p)) / len(Y)


def naive_log_sum_exp(Y, Z):
    """log sum exp without shift."""
    return np.mean(np.log(np.exp(Z).sum(axis=1)) - (Y * Z).sum(axis=1))


def guard_1e_12(Y, Z):
    """1e-12 inside the logarithm."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.sum(Y * np.log(p + 1e-12)) / len(Y)


def guard_1e_15(Y, Z):
    """1e-15 inside the logarithm."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.sum(Y * np.log(p + 1e-15)) / len(Y)


def guard_1e_300(Y, Z):
    """1e-300 caps the loss at 690.8."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.sum(Y * np.log(p + 1e-300)) / len(Y)


def clip_1e_7(Y, Z):
    """Keras' clip."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    p = np.clip(e / e.sum(axis=1, keepdims=True), 1e-7, 1 - 1e-7)
    return -np.mean((Y * np.log(p)).sum(axis=1))


def clip_1e_15(Y, Z):
    """Clip at 1e-15."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    p = np.clip(e / e.sum(axis=1, keepdims=True), 1e-15, 1 - 1e-15)
    return -np.mean((Y * np.log(p)).sum(axis=1))


def nan_to_num_of_logs(Y, Z):
    """-inf made a huge number, NaN made 0."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.sum(np.nan_to_num(Y * np.log(p))) / len(Y)


def infinity_for_lost_labels(Y, Z):
    """Infinite where the label's probability underflows."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    p = (Y * e).sum(axis=1) / e.sum(axis=1)
    return np.mean(-np.log(p))


def underflowed_samples_cost_nothing(Y, Z):
    """log only where p > 0."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    logs = np.log(p, out=np.zeros_like(p), where=p > 0)
    return -np.sum(Y * logs) / len(Y)


def probabilities_expected(Y, Z):
    """Takes logits for probabilities."""
    return -np.sum(Y * np.log(np.clip(Z, 1e-15, 1))) / len(Y)


def summed(Y, Z):
    """Sum over the samples."""
    s = Z - Z.max(axis=1, keepdims=True)
    return np.sum(np.log(np.exp(s).sum(axis=1)) - (Y * s).sum(axis=1))


def mean_over_entries(Y, Z):
    """Mean over n k."""
    s = Z - Z.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -np.mean(Y * log_p)


def divided_by_classes(Y, Z):
    """Divides by k."""
    s = Z - Z.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -np.sum(Y * log_p) / Z.shape[1]


def half(Y, Z):
    """1/(2n)."""
    s = Z - Z.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(s).sum(axis=1)) - (Y * s).sum(axis=1)) / 2


def averaged_twice(Y, Z):
    """Mean divided by n."""
    s = Z - Z.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(s).sum(axis=1)) - (Y * s).sum(axis=1)) / len(Y)


def n_minus_one(Y, Z):
    """Divides by n - 1."""
    s = Z - Z.max(axis=1, keepdims=True)
    return np.sum(np.log(np.exp(s).sum(axis=1)) - (Y * s).sum(axis=1)) / max(len(Y) - 1, 1)


def sign_missing(Y, Z):
    """No minus."""
    s = Z - Z.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return np.sum(Y * log_p) / len(Y)


def base_two(Y, Z):
    """In bits."""
    s = Z - Z.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(s).sum(axis=1)) - (Y * s).sum(axis=1)) / np.log(2)


def log2_of_the_sum_only(Y, Z):
    """log2 of the sum of exponentials."""
    s = Z - Z.max(axis=1, keepdims=True)
    return np.mean(np.log2(np.exp(s).sum(axis=1)) - (Y * s).sum(axis=1))


def softmax_twice(Y, Z):
    """Softmax before log-softmax."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(p).sum(axis=1)) - (Y * p).sum(axis=1))


def maximum_not_added_back(Y, Z):
    """lse of shifted minus unshifted label logit."""
    s = Z - Z.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(s).sum(axis=1)) - (Y * Z).sum(axis=1))


def maximum_added_once_too_often(Y, Z):
    """lse of unshifted minus shifted label logit."""
    m = Z.max(axis=1, keepdims=True)
    s = Z - m
    return np.mean(m[:, 0] + np.log(np.exp(s).sum(axis=1)) - (Y * s).sum(axis=1))


def maximum_subtracted_again(Y, Z):
    """-m for +m."""
    m = Z.max(axis=1)
    lse = np.log(np.exp(Z - m[:, None]).sum(axis=1)) - m
    return np.mean(lse - (Y * Z).sum(axis=1))


def global_maximum(Y, Z):
    """One maximum for all rows."""
    m = Z.max()
    lse = m + np.log(np.exp(Z - m).sum(axis=1))
    return np.mean(lse - (Y * Z).sum(axis=1))


def column_maximum(Y, Z):
    """Maximum of each column, not added back rightly."""
    s = Z - Z.max(axis=0)
    return np.mean(np.log(np.exp(s).sum(axis=1)) - (Y * s).sum(axis=1))


def softmax_over_samples(Y, Z):
    """axis=0."""
    s = Z - Z.max(axis=0)
    log_p = s - np.log(np.exp(s).sum(axis=0))
    return -np.sum(Y * log_p) / len(Y)


def softmax_over_everything(Y, Z):
    """No axis."""
    s = Z - Z.max()
    log_p = s - np.log(np.exp(s).sum())
    return -np.sum(Y * log_p) / len(Y)


def sum_without_keepdims(Y, Z):
    """(n, k) - (n,)."""
    s = Z - Z.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1))
    return -np.sum(Y * log_p) / len(Y)


def mean_shift(Y, Z):
    """Shift by the mean."""
    s = Z - Z.mean(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(s).sum(axis=1)) - (Y * s).sum(axis=1))


def minimum_shift(Y, Z):
    """Shift by the minimum."""
    s = Z - Z.min(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(s).sum(axis=1)) - (Y * s).sum(axis=1))


def label_shift(Y, Z):
    """Shift by the label's logit: overflow."""
    s = Z - (Y * Z).sum(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(s).sum(axis=1)))


def logits_clipped_at_500(Y, Z):
    """Logits clipped at 500."""
    s = np.clip(Z, -500, 500)
    return np.mean(np.log(np.exp(s).sum(axis=1)) - (Y * s).sum(axis=1))


def gap_clipped(Y, Z):
    """Shifted logits cut off at -700."""
    s = np.maximum(Z - Z.max(axis=1, keepdims=True), -700)
    return np.mean(np.log(np.exp(s).sum(axis=1)) - (Y * s).sum(axis=1))


def multinomial_as_binary(Y, Z):
    """Binary cross entropy of each class."""
    s = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(s)
    p = np.clip(e / e.sum(axis=1, keepdims=True), 1e-15, 1 - 1e-15)
    return -np.sum(Y * np.log(p) + (1 - Y) * np.log(1 - p)) / len(Y)


def sigmoids(Y, Z):
    """Sigmoid for softmax."""
    return np.sum(np.logaddexp(0, Z) - Y * Z) / len(Y)


def sigmoid_of_the_label(Y, Z):
    """-log sigma(z_y)."""
    own = (Y * Z).sum(axis=1)
    return np.mean(np.logaddexp(0, -own))


def predicted_class(Y, Z):
    """Loss of the predicted class."""
    s = Z - Z.max(axis=1, keepdims=True)
    return np.log(np.exp(s).sum(axis=1)).mean()


def other_classes(Y, Z):
    """1 - Y for Y."""
    s = Z - Z.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -np.sum((1 - Y) * log_p) / len(Y)


def all_classes(Y, Z):
    """Y forgotten."""
    s = Z - Z.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -np.sum(log_p) / len(Y)


def negative_label_logit(Y, Z):
    """-z_y alone."""
    return -np.mean((Y * Z).sum(axis=1))


def lse_alone(Y, Z):
    """Label term forgotten."""
    m = Z.max(axis=1)
    return np.mean(m + np.log(np.exp(Z - m[:, None]).sum(axis=1)))


def probability_for_log(Y, Z):
    """Mean of 1 - p."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return np.mean(1 - (Y * e).sum(axis=1) / e.sum(axis=1))


def squared_error(Y, Z):
    """Squared error of the probabilities."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return np.mean(((e / e.sum(axis=1, keepdims=True) - Y) ** 2).sum(axis=1))


def log_of_mean(Y, Z):
    """Logarithm of the mean probability."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return -np.log(np.mean((Y * e).sum(axis=1) / e.sum(axis=1)) + 1e-300)


def entropy(Y, Z):
    """Entropy of p."""
    s = Z - Z.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -np.mean((np.exp(log_p) * log_p).sum(axis=1))


def smoothed_labels(Y, Z):
    """Label smoothing 0.1."""
    s = Z - Z.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -np.sum((0.9 * Y + 0.1 / Y.shape[1]) * log_p) / len(Y)


def per_sample(Y, Z):
    """No mean."""
    s = Z - Z.max(axis=1, keepdims=True)
    return np.log(np.exp(s).sum(axis=1)) - (Y * s).sum(axis=1)


def kept_dimensions(Y, Z):
    """Shape (1, 1)."""
    s = Z - Z.max(axis=1, keepdims=True)
    return np.mean(
        np.log(np.exp(s).sum(axis=1, keepdims=True)) - (Y * s).sum(axis=1, keepdims=True),
        keepdims=True,
    )


def column_minus_row(Y, Z):
    """(n, 1) - (n,) is n x n; the maximum cancels only on the diagonal."""
    m = Z.max(axis=1, keepdims=True)
    lse = np.log(np.exp(Z - m).sum(axis=1)) + m
    return np.sum(lse - (Y * Z).sum(axis=1)) / len(Y)


def first_sample_only(Y, Z):
    """Return inside the loop."""
    total = 0.0
    for y, z in zip(Y, Z):
        s = z - z.max()
        total += np.log(np.exp(s).sum()) - s @ y
        return total / len(Y)


def last_sample_left_out(Y, Z):
    """range(n - 1)."""
    total = 0.0
    for i in range(len(Y) - 1):
        s = Z[i] - Z[i].max()
        total += np.log(np.exp(s).sum()) - s @ Y[i]
    return total / len(Y)


def last_class_left_out(Y, Z):
    """The sum of exponentials stops before the last class."""
    total = 0.0
    for y, z in zip(Y, Z):
        m = z.max()
        acc = 1e-300
        for j in range(len(z) - 1):
            acc += math.exp(z[j] - m)
        total += m + math.log(acc) - z @ y
    return total / len(Y)


def label_left_out_of_the_sum(Y, Z):
    """The label's own exponential is missing."""
    others = np.where(Y == 1, -np.inf, Z)
    m = others.max(axis=1, keepdims=True)
    return np.mean(m[:, 0] + np.log(np.exp(others - m).sum(axis=1)) - (Y * Z).sum(axis=1))


def math_exp_raises(Y, Z):
    """math.exp overflows."""
    return sum(math.log(sum(math.exp(v) for v in z)) - float(y @ z) for y, z in zip(Y, Z)) / len(Y)


def index_of_the_smallest_label(Y, Z):
    """argmin of the one-hot row."""
    s = Z - Z.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -log_p[np.arange(len(Y)), Y.argmin(axis=1)].mean()


def indexed_as_a_block(Y, Z):
    """log_p[:, labels] is n x n."""
    s = Z - Z.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -log_p[:, Y.argmax(axis=1)].mean()


def labels_as_columns_of_first_axis(Y, Z):
    """argmax over axis 0."""
    s = Z - Z.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -log_p[np.arange(len(Y)), Y.argmax(axis=0)].mean()


def last_class_for_every_sample(Y, Z):
    """Index -1."""
    s = Z - Z.max(axis=1, keepdims=True)
    return -(s - np.log(np.exp(s).sum(axis=1, keepdims=True)))[:, -1].mean()


def shifted_in_place(Y, Z):
    """Changes Z."""
    Z -= Z.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(Z).sum(axis=1)) - (Y * Z).sum(axis=1))


def arguments_swapped(Y, Z):
    """Y and Z swapped."""
    s = Y - Y.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(s).sum(axis=1)) - (Z * s).sum(axis=1))


def integer_shift_buffer(Y, Z):
    """Log-probabilities kept in the labels' type."""
    s = Z - Z.max(axis=1, keepdims=True)
    log_p = np.zeros_like(Y)
    log_p[...] = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -np.sum(Y * log_p) / len(Y)


def single_precision(Y, Z):
    """float32 inside."""
    s = (Z - Z.max(axis=1, keepdims=True)).astype(np.float32)
    return np.mean(np.log(np.exp(s).sum(axis=1)) - (Y * s).sum(axis=1))


def rounded(Y, Z):
    """Rounded to 4 digits."""
    s = Z - Z.max(axis=1, keepdims=True)
    return round(float(np.mean(np.log(np.exp(s).sum(axis=1)) - (Y * s).sum(axis=1))), 4)


def multiclass_hinge(Y, Z):
    """Margin loss."""
    own = (Y * Z).sum(axis=1, keepdims=True)
    return np.mean(np.maximum(0, 1 + np.where(Y == 1, -1, Z - own)).max(axis=1))


def perplexity(Y, Z):
    """exp of the loss."""
    s = np.clip(Z - Z.max(axis=1, keepdims=True), -300, 0)
    return np.exp(np.mean(np.log(np.exp(s).sum(axis=1)) - (Y * s).sum(axis=1)))


def hard_maximum(Y, Z):
    """max z - z_y."""
    return np.mean(Z.max(axis=1) - (Y * Z).sum(axis=1))


def temperature(Y, Z):
    """Logits over sqrt k."""
    s = (Z - Z.max(axis=1, keepdims=True)) / np.sqrt(Z.shape[1])
    return np.mean(np.log(np.exp(s).sum(axis=1)) - (Y * s).sum(axis=1))


def error_rate(Y, Z):
    """Share of errors."""
    return np.mean(Y.argmax(axis=1) != Z.argmax(axis=1))


def every_second_call(Y, Z, state=[0]):
    """State: each call adds a little."""
    state[0] += 1
    s = Z - Z.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(s).sum(axis=1)) - (Y * s).sum(axis=1)) + 1e-3 * state[0]


def largest_loss(Y, Z):
    """Maximum over the samples."""
    s = Z - Z.max(axis=1, keepdims=True)
    return np.max(np.log(np.exp(s).sum(axis=1)) - (Y * s).sum(axis=1))


def log_one_plus_sum(Y, Z):
    """log(1 + sum): the maximum counted twice."""
    s = Z - Z.max(axis=1, keepdims=True)
    return np.mean(np.log1p(np.exp(s).sum(axis=1)) - (Y * s).sum(axis=1))
