"""Squared error *can* train a logistic model; these are the reasons not to."""

from lossdrill.judging.choices import choices, right, wrong
from lossdrill.judging.exact import number, shown

from .mse_sigmoid_nonconvex import above_the_chord, squared_error as at_weight
from .mse_sigmoid_vanishing import log_loss, pull, squared_error

one, logit = number(1), number(-15)
chord = {"w1": number(-12), "w2": number(2.25), "t": number(0.5)}
rise = shown(above_the_chord(at_weight, **chord))
strong, weak = shown(pull(log_loss, one, logit)), shown(pull(squared_error, one, logit))

judge = choices(
    right(
        "With squared error the gradient nearly vanishes on confident mistakes.",
        f"See mse-sigmoid-vanishing: at y = 1, z = -15 the derivative has size {weak}, where the "
        f"log loss has {strong}.",
    ),
    right(
        "Squared error, as a function of the weights of a logistic model, is not convex.",
        f"See mse-sigmoid-nonconvex: between w = -12 and 2.25 it rises {rise} above its chord.",
    ),
    right(
        "Minimising squared error is not maximum likelihood for labels that are 0 or 1.",
        "The negative log-likelihood of a Bernoulli label is the log loss; squared error is that "
        "of a Gaussian with constant variance.",
    ),
    right(
        "A logistic model can be trained with squared error: the loss is then the Brier score, "
        "which is strictly proper.",
        "Its expectation is smallest at the true probability, so it is a sound way to score "
        "forecasts. 'You can't' is too strong; 'you had better not' is right.",
    ),
    right(
        "The extra factor p (1 - p) in the derivative of squared error comes from the chain rule "
        "through the sigmoid; in the log loss it cancels.",
        "The derivative with respect to z is 2 (p - y) p (1 - p) for squared error and p - y for "
        "the log loss.",
    ),
    wrong(
        "Squared error cannot be differentiated through the sigmoid.",
        "It can: both are smooth. The derivative is 2 (p - y) p (1 - p).",
    ),
    wrong(
        "Squared error makes a logistic model predict probabilities below 0 or above 1.",
        "The sigmoid keeps every prediction between 0 and 1, whatever the loss. That objection is "
        "to linear regression on labels.",
    ),
    wrong(
        "The squared error of a probability is unbounded, so a single sample can dominate.",
        "It is at most 1. It is the log loss that grows without bound on a confident mistake, and "
        "that is what keeps its gradient alive.",
    ),
    wrong(
        "Squared error is smallest at probabilities of 0 and 1, so it cannot give calibrated ones.",
        "That holds for the absolute error. The expected squared error is smallest at the true "
        "probability, as the expected log loss is.",
    ),
    wrong(
        "In a logistic model the log loss too has several local minima, so nothing is gained.",
        "The log loss is convex in the weights: every local minimum is a global one.",
    ),
    wrong(
        "Squared error needs labels -1 and 1, but logistic regression has 0 and 1.",
        "Neither loss needs one coding of the labels; here both compare p with y in {0, 1}.",
    ),
    wrong(
        "The squared error of a logistic model is convex when the data are separable.",
        "A single sample is separable, and already there the loss rises above a chord: see "
        "mse-sigmoid-nonconvex.",
    ),
    shown=6,
)
