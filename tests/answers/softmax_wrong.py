"""Wrong answers to softmax, as people write them; each says in a few words what is wrong."""

import math

import numpy as np


def naive(z):
    """No shift: overflow."""
    return np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)


def naive_with_math(z):
    """math.exp raises."""
    return np.array([[math.exp(v) / sum(math.exp(w) for w in row) for v in row] for row in z])


def naive_nan_to_num(z):
    """NaN made 0."""
    e = np.exp(z)
    return np.nan_to_num(e / e.sum(axis=1, keepdims=True))


def naive_nan_to_one(z):
    """NaN made 1."""
    e = np.exp(z)
    return np.nan_to_num(e / e.sum(axis=1, keepdims=True), nan=1.0)


def global_maximum(z):
    """One maximum for all rows."""
    e = np.exp(z - np.max(z))
    return e / e.sum(axis=1, keepdims=True)


def global_maximum_guarded(z):
    """One maximum for all rows, 0/0 hidden."""
    e = np.exp(z - np.max(z))
    return e / (e.sum(axis=1, keepdims=True) + 1e-12)


def column_maximum(z):
    """Maximum of each column."""
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=1, keepdims=True)


def over_everything(z):
    """Sum over the whole array."""
    e = np.exp(z - z.max())
    return e / e.sum()


def over_rows(z):
    """axis=0."""
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)


def sum_over_axis_zero(z):
    """Row maximum, column sum."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=0)


def keepdims_missing_in_sum(z):
    """(n, k) / (n,)."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1)


def keepdims_missing_in_max(z):
    """(n, k) - (n,)."""
    e = np.exp(z - z.max(axis=1))
    return e / e.sum(axis=1, keepdims=True)


def keepdims_missing_twice(z):
    """Both without keepdims."""
    e = np.exp(z - np.max(z, axis=1))
    return e / np.sum(e, axis=1)


def mean_shift(z):
    """Shift by the mean."""
    e = np.exp(z - z.mean(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def minimum_shift(z):
    """Shift by the minimum."""
    e = np.exp(z - z.min(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def first_logit_shift(z):
    """Shift by the first logit."""
    e = np.exp(z - z[:, :1])
    return e / e.sum(axis=1, keepdims=True)


def shift_added(z):
    """+ max."""
    e = np.exp(z + z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def absolute_maximum(z):
    """Shift by max |z|."""
    e = np.exp(z - np.abs(z).max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def divided_by_maximum(z):
    """z / max instead of z - max."""
    e = np.exp(z / z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def divided_by_size(z):
    """z / (1 + max |z|): another temperature."""
    e = np.exp(z / (1 + np.abs(z).max(axis=1, keepdims=True)))
    return e / e.sum(axis=1, keepdims=True)


def shift_in_numerator_only(z):
    """Denominator not shifted."""
    z = np.clip(z, -300, 300)
    return np.exp(z - z.max(axis=1, keepdims=True)) / np.exp(z).sum(axis=1, keepdims=True)


def guard_1e_6(z):
    """1e-6 in the denominator."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / (e.sum(axis=1, keepdims=True) + 1e-6)


def guard_1e_7(z):
    """1e-7 in the denominator."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / (1e-7 + e.sum(axis=1, keepdims=True))


def guard_1e_3(z):
    """1e-3 in the denominator."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / (e.sum(axis=1, keepdims=True) + 0.001)


def clipped_probabilities(z):
    """Probabilities clipped at 1e-7."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return np.clip(e / e.sum(axis=1, keepdims=True), 1e-7, 1 - 1e-7)


def logits_clipped_at_500(z):
    """Logits clipped at 500."""
    e = np.exp(np.clip(z, -500, 500))
    return e / e.sum(axis=1, keepdims=True)


def logits_clipped_at_20(z):
    """Logits clipped at 20."""
    e = np.exp(np.clip(z, -20, 20))
    return e / e.sum(axis=1, keepdims=True)


def gap_clipped_at_10(z):
    """Shifted logits cut off at -10."""
    e = np.exp(np.maximum(z - z.max(axis=1, keepdims=True), -10))
    return e / e.sum(axis=1, keepdims=True)


def gap_clipped_at_30(z):
    """Shifted logits cut off at -30."""
    e = np.exp(np.maximum(z - z.max(axis=1, keepdims=True), -30))
    return e / e.sum(axis=1, keepdims=True)


def small_ones_to_zero(z):
    """Probabilities below 1e-6 dropped."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return np.where(p < 1e-6, 0, p)


def log_softmax(z):
    """Logarithm of the softmax."""
    s = z - z.max(axis=1, keepdims=True)
    return s - np.log(np.exp(s).sum(axis=1, keepdims=True))


def not_normalised(z):
    """No division."""
    return np.exp(z - z.max(axis=1, keepdims=True))


def divided_by_k(z):
    """Mean for sum."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.mean(axis=1, keepdims=True)


def divided_by_n_as_well(z):
    """Averaged over the samples."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) / len(z)


def averaged(z):
    """Mean of the rows: (k,)."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True)).mean(axis=0)


def linear_share(z):
    """Without exp."""
    return z / z.sum(axis=1, keepdims=True)


def min_max_scaled(z):
    """Linear scaling."""
    s = z - z.min(axis=1, keepdims=True)
    return s / (s.sum(axis=1, keepdims=True) + 1e-300)


def euclidean_norm(z):
    """Divides by the 2-norm."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / np.linalg.norm(e, axis=1, keepdims=True)


def base_two(z):
    """2**z."""
    e = 2.0 ** (z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def base_ten(z):
    """10**z."""
    e = 10.0 ** (z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def softmin(z):
    """exp(-z)."""
    e = np.exp(z.min(axis=1, keepdims=True) - z)
    return e / e.sum(axis=1, keepdims=True)


def squared_exponentials(z):
    """exp(2z)."""
    e = np.exp(z - z.max(axis=1, keepdims=True)) ** 2
    return e / e.sum(axis=1, keepdims=True)


def softplus_share(z):
    """log(1 + e^z) for e^z."""
    s = np.logaddexp(0, z) + 1e-300
    return s / s.sum(axis=1, keepdims=True)


def sigmoids(z):
    """Sigmoid of each logit."""
    return 0.5 * (1 + np.tanh(z / 2))


def normalised_sigmoids(z):
    """Sigmoids, normalised."""
    s = 0.5 * (1 + np.tanh(z / 2)) + 1e-300
    return s / s.sum(axis=1, keepdims=True)


def expm1_for_exp(z):
    """expm1."""
    e = np.expm1(z - z.max(axis=1, keepdims=True))
    return e / (e.sum(axis=1, keepdims=True) - 1e-300)


def hard_maximum(z):
    """One-hot of the maximum."""
    return np.eye(z.shape[1])[z.argmax(axis=1)]


def denominator_without_self(z):
    """The sum leaves the class itself out."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / (e.sum(axis=1, keepdims=True) - e + 1e-300)


def denominator_plus_one(z):
    """1 + sum: an extra class."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / (1 + e.sum(axis=1, keepdims=True))


def softmax_twice(z):
    """Applied twice."""
    for _ in range(2):
        e = np.exp(z - z.max(axis=1, keepdims=True))
        z = e / e.sum(axis=1, keepdims=True)
    return z


def flattened(z):
    """Shape (n k,)."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True)).ravel()


def transposed_result(z):
    """Shape (k, n)."""
    e = np.exp(z.T - z.max(axis=1))
    return e / e.sum(axis=0)


def first_row_only(z):
    """Only the first row: (k,)."""
    e = np.exp(z[0] - z[0].max())
    return e / e.sum()


def other_rows_zero(z):
    """Return inside the loop."""
    out = np.zeros(z.shape)
    for i in range(len(z)):
        e = np.exp(z[i] - z[i].max())
        out[i] = e / e.sum()
        return out


def last_row_zero(z):
    """range(n - 1)."""
    out = np.zeros(z.shape)
    for i in range(len(z) - 1):
        e = np.exp(z[i] - z[i].max())
        out[i] = e / e.sum()
    return out


def last_class_left_out_of_sum(z):
    """The sum stops before the last class."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / (e[:, :-1].sum(axis=1, keepdims=True) + 1e-300)


def sum_keeps_growing(z):
    """The sum is not reset for each row."""
    out, total = [], 0.0
    for row in z:
        e = np.exp(row - row.max())
        total += e.sum()
        out.append(e / total)
    return np.array(out)


def maximum_of_first_row(z):
    """First row's maximum for all rows."""
    e = np.exp(z - z[0].max())
    return e / e.sum(axis=1, keepdims=True)


def shifted_in_place(z):
    """Changes z."""
    z -= z.max(axis=1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


def asarray_is_no_copy(z):
    """np.asarray does not copy: changes z."""
    out = np.asarray(z, dtype=float)
    out -= out.max(axis=1, keepdims=True)
    np.exp(out, out=out)
    out /= out.sum(axis=1, keepdims=True)
    return out


def integer_exp_out(z):
    """exp into an integer array raises."""
    e = z - z.max(axis=1, keepdims=True)
    np.exp(e, out=e)
    return e / e.sum(axis=1, keepdims=True)


def integer_buffer(z):
    """zeros_like an integer array truncates."""
    out = np.zeros_like(z)
    for i, row in enumerate(z):
        e = np.exp(row - row.max())
        out[i] = e / e.sum()
    return out


def rounded(z):
    """Rounded to 4 digits."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return np.round(e / e.sum(axis=1, keepdims=True), 4)


def single_precision(z):
    """float32 inside."""
    e = np.exp((z - z.max(axis=1, keepdims=True)).astype(np.float32))
    return e / e.sum(axis=1, keepdims=True)


def half_precision(z):
    """float16 inside."""
    e = np.exp((z - z.max(axis=1, keepdims=True)).astype(np.float16))
    return (e / e.sum(axis=1, keepdims=True)).astype(float)


def sorted_rows(z):
    """Loses the order of the classes."""
    s = np.sort(z, axis=1)
    e = np.exp(s - s[:, -1:])
    return e / e.sum(axis=1, keepdims=True)


def ties_broken(z):
    """A tie for the maximum is given to the first."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    tied = (z == z.max(axis=1, keepdims=True)).sum(axis=1) > 1
    p[tied] = np.eye(z.shape[1])[z.argmax(axis=1)][tied]
    return p


def three_classes(z):
    """Sums three classes only."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    s = e[:, 0] + e[:, 1] + (e[:, 2] if z.shape[1] > 2 else 0)
    return e / s[:, None]


def binary_formula(z):
    """p1 = sigma(z1 - z0) for any k."""
    p = 0.5 * (1 + np.tanh((z[:, 1] - z[:, 0]) / 2))
    return np.stack([1 - p, p], axis=1)


def maximum_without_axis_name(z):
    """np.max(z, 0): the columns' maxima."""
    e = np.exp(z - np.max(z, 0))
    return e / np.sum(e, 1)[:, None]


def temperature(z):
    """z / 2."""
    e = np.exp((z - z.max(axis=1, keepdims=True)) / 2)
    return e / e.sum(axis=1, keepdims=True)


def shift_by_row_sum(z):
    """Subtracts the sum of the row."""
    e = np.exp(z - z.sum(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def overflow_to_one_hot(z):
    """One-hot above 700."""
    if np.abs(z).max() > 700:
        return np.eye(z.shape[1])[z.argmax(axis=1)]
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


def uniform(z):
    """1/k."""
    return np.full(z.shape, 1 / z.shape[1])


def complement(z):
    """1 - p."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return 1 - e / e.sum(axis=1, keepdims=True)


def derivative(z):
    """p (1 - p)."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return p * (1 - p)


def running_mean_of_calls(z, history=[]):
    """Depends on earlier calls."""
    history.append(1)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / (e.sum(axis=1, keepdims=True) + len(history))


def cumulative_sum(z):
    """cumsum for sum."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.cumsum(axis=1)
