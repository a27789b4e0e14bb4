"""Wrong answers to huber-bias-variance, as many different people would write them."""

import numpy as np


def constants(samples, delta):
    """What the others use; as an answer by itself it takes too few arguments."""
    c = np.median(samples, axis=1)
    for _ in range(150):
        w = delta / np.maximum(np.abs(samples - c[:, None]), delta)
        c = np.sum(w * samples, axis=1) / np.sum(w, axis=1)
    return c


def means_whatever_delta(samples, mean, deltas):
    c = samples.mean(axis=1)
    k = len(deltas)
    return {
        "bias": np.full(k, c.mean() - mean),
        "n_variance": np.full(k, samples.shape[1] * c.var()),
    }


def squared_bias(samples, mean, deltas):
    found = [constants(samples, d) for d in deltas]
    return {
        "bias": [(c.mean() - mean) ** 2 for c in found],
        "n_variance": [samples.shape[1] * c.var() for c in found],
    }


def bias_against_zero_sum(samples, mean, deltas):
    found = [constants(samples, d) for d in deltas]
    return {
        "bias": [np.sum(c - mean) for c in found],
        "n_variance": [samples.shape[1] * c.var() for c in found],
    }


def variance_with_one_less(samples, mean, deltas):
    found = [constants(samples, d) for d in deltas]
    return {
        "bias": [c.mean() - mean for c in found],
        "n_variance": [samples.shape[1] * np.var(c, ddof=1) for c in found],
    }


def variance_about_the_truth(samples, mean, deltas):
    found = [constants(samples, d) for d in deltas]
    return {
        "bias": [c.mean() - mean for c in found],
        "n_variance": [samples.shape[1] * np.mean((c - mean) ** 2) for c in found],
    }


def variance_of_the_residuals(samples, mean, deltas):
    found = [constants(samples, d) for d in deltas]
    return {
        "bias": [c.mean() - mean for c in found],
        "n_variance": [np.var(samples - c[:, None]) for c in found],
    }


def median_of_the_constants(samples, mean, deltas):
    found = [constants(samples, d) for d in deltas]
    return {
        "bias": [np.median(c) - mean for c in found],
        "n_variance": [samples.shape[1] * c.var() for c in found],
    }


def trimmed_means(samples, mean, deltas):
    result = {"bias": [], "n_variance": []}
    for delta in deltas:
        middle = np.median(samples, axis=1, keepdims=True)
        near = np.abs(samples - middle) <= delta
        c = np.sum(near * samples, axis=1) / np.sum(near, axis=1)
        result["bias"].append(c.mean() - mean)
        result["n_variance"].append(samples.shape[1] * c.var())
    return result


def winsorised_about_the_median(samples, mean, deltas):
    result = {"bias": [], "n_variance": []}
    for delta in deltas:
        middle = np.median(samples, axis=1)
        c = middle + np.mean(np.clip(samples - middle[:, None], -delta, delta), axis=1)
        result["bias"].append(c.mean() - mean)
        result["n_variance"].append(samples.shape[1] * c.var())
    return result


def columns(samples, mean, deltas):
    found = [constants(samples.T, d) for d in deltas]
    return {
        "bias": [c.mean() - mean for c in found],
        "n_variance": [samples.shape[0] * c.var() for c in found],
    }


def pairs(samples, mean, deltas):
    found = [constants(samples, d) for d in deltas]
    return [(c.mean() - mean, samples.shape[1] * c.var()) for c in found]


def few_rounds(samples, mean, deltas):
    result = {"bias": [], "n_variance": []}
    for delta in deltas:
        c = samples.mean(axis=1)
        for _ in range(5):
            w = delta / np.maximum(np.abs(samples - c[:, None]), delta)
            c = np.sum(w * samples, axis=1) / np.sum(w, axis=1)
        result["bias"].append(c.mean() - mean)
        result["n_variance"].append(samples.shape[1] * c.var())
    return result


def absolute_error_constants(samples, mean, deltas):
    c = np.median(samples, axis=1)
    k = len(deltas)
    return {"bias": [c.mean() - mean] * k, "n_variance": [samples.shape[1] * c.var()] * k}


def own_random_samples(samples, mean, deltas):
    fresh = np.random.default_rng(0).normal(mean, 1, samples.shape)
    found = [constants(fresh, d) for d in deltas]
    return {
        "bias": [c.mean() - mean for c in found],
        "n_variance": [samples.shape[1] * c.var() for c in found],
    }


def centres_the_callers_samples(samples, mean, deltas):
    samples -= np.asarray(mean, samples.dtype)
    found = [constants(samples, d) for d in deltas]
    return {
        "bias": [c.mean() for c in found],
        "n_variance": [samples.shape[1] * c.var() for c in found],
    }
