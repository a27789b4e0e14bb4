"""Seven questions, with what a good answer has."""

import numpy as np

from lossdrill.judging.essay import essay, question

LARGEST_LOGIT = f"{np.log(np.finfo(float).max):.1f}"

judge = essay(
    mse=question(
        "Regularisation of MSE",
        rubric=[
            "It adds a penalty to the mean: MSE + lam * sum of squares of the weights (ridge), or of "
            "absolute values (lasso), without the intercept.",
            "The ridge gradient gains 2 lam beta, so each step also shrinks the weights.",
            "The second derivative becomes 2/n XᵀX + 2 lam I, positive definite for lam > 0: exactly one "
            "minimiser, also where the columns of X are dependent.",
            "The error on the training data rises, and that is intended: variance is traded for bias. "
            "lam is chosen on data that were held out.",
            "Features must be on one scale, or the penalty weighs them by their units.",
            "Lasso sets weights to exactly 0, ridge does not.",
        ],
        example="I would minimise MSE + lam * sum(beta**2), leaving the intercept alone. The gradient is "
        "2/n Xᵀ(X beta - y) + 2 lam beta, so the weights are pulled to 0 in each step. The Hessian gains "
        "2 lam I and is positive definite, so the solution is unique even when columns are dependent. "
        "Training error goes up, variance goes down; I choose lam by cross-validation, after bringing "
        "the features to one scale. With absolute values instead of squares some weights become exactly 0.",
        evidence=["mse-gradient", "mse-nonunique-minimum", "claim-convex-single-minimum"],
    ),
    mae=question(
        "Smooth-L1",
        rubric=[
            "Far away its slope is ±1, as that of the absolute error: an outlier pulls with bounded force.",
            "Near 0 it is a parabola, so the slope fades out and a fixed step settles down; that of the "
            "absolute error stays ±1, and fixed steps end in going to and fro.",
            "It has a derivative at 0, so no subgradient has to be chosen.",
            "Its scale is a hyperparameter in the unit of the target; it is the Huber loss divided by it.",
            "It is differentiable once: the second derivative jumps where the branches meet.",
        ],
        example="The absolute error is robust because its slope is ±1 however large the residual is, but "
        "the slope does not shrink near the optimum, so with a fixed step the iterates jump to and fro, "
        "and at 0 there is no derivative. Smooth-L1 replaces the tip by a parabola of width beta: slope "
        "r/beta inside, ±1 outside. It is Huber divided by beta, once differentiable, and beta has to be "
        "chosen in the unit of y.",
        evidence=["mae-subdifferential", "mae-gradient", "huber-gradient", "mse-outlier-pull"],
    ),
    rmse=question(
        "RMSE to report, MSE to train",
        rubric=[
            "It is in the unit of the target, so people can read it.",
            "The root is increasing: on the same data it ranks models as MSE does and has the same "
            "minimiser, so nothing is gained by training with it.",
            "Its gradient is that of MSE divided by 2 RMSE: undefined at a perfect fit, and its length "
            "with respect to the predictions is always 1/sqrt(n), so steps do not shrink.",
            "It is no mean over samples, so the mean of the gradients of batches is not that of the "
            "whole: mini-batches are biased.",
            "It does not stress large errors more than MSE does: the shares of the samples in the "
            "gradient are the same. More than MAE it does.",
        ],
        example="RMSE has the unit of y, which makes it a good number to report, and since the root is "
        "increasing it ranks models on one data set exactly as MSE does. For training it only divides the "
        "gradient of MSE by 2 RMSE: the direction is the same, the length no longer fades out near a "
        "perfect fit, and at the perfect fit it is 0/0. And it is not a mean of per-sample terms, so "
        "gradients of batches do not average to the whole one.",
        evidence=["rmse-value", "rmse-gradient-link", "rmse-gradient"],
    ),
    huber=question(
        "The threshold of Huber",
        rubric=[
            "Small thresholds make it behave like the absolute error (after division by the threshold), "
            "large ones like half the squared error.",
            "It limits the pull of a sample to the threshold: robust against wild targets, efficient under "
            "normal noise when it is not too small.",
            "Under symmetric noise the fitted value stays unbiased for every threshold, and only the "
            "variance changes; bias relative to the mean appears when the noise is skewed.",
            "It has the unit of y, so it is set relative to a robust scale such as the median absolute "
            "deviation.",
            "It does not protect against wild features: high leverage still pulls.",
        ],
        example="The threshold says which residuals count as large: up to it the pull grows, beyond it "
        "stays at delta. Small means closer to the median, safe against wild targets but less efficient "
        "for normal noise; large means closer to the mean. If the noise is symmetric that is a matter of "
        "variance alone; with skewed noise the estimate moves from the mean towards the median, which one "
        "may call bias. I scale delta by a robust estimate of spread, and I do not expect it to help "
        "against outliers in x.",
        evidence=["huber-gradient", "huber-curve", "mse-outlier-pull"],
    ),
    log_loss=question(
        "Squared error for a logistic model",
        rubric=[
            "One may: it is the Brier score, which is strictly proper.",
            "As a function of the weights it is not convex; the log loss is.",
            "Its derivative has a factor p (1 - p) more and vanishes on confident mistakes, where the log "
            "loss still pulls with p - y.",
            "It is not the likelihood of Bernoulli labels; minus the logarithm of that is the log loss.",
            "That it cannot be differentiated, or gives probabilities outside of 0 to 1, are wrong reasons.",
        ],
        example="One can: the squared error of probabilities is the Brier score, a strictly proper score. "
        "But through the sigmoid it is not convex in the weights, and its derivative with respect to the "
        "logit, 2 (p - y) p (1 - p), nearly vanishes when the model is sure and wrong, where the log loss "
        "has p - y. The log loss is also the negative log-likelihood of the labels.",
        evidence=["mse-logistic-claim", "mse-sigmoid-nonconvex", "mse-sigmoid-vanishing"],
    ),
    cross_entropy=question(
        "What keeps softmax stable",
        rubric=[
            "Normalising makes the entries sum to 1, and makes softmax invariant when a constant is added "
            "to all logits; by itself it makes nothing stable.",
            f"Computed as it is written, exp overflows for logits above {LARGEST_LOGIT} in double "
            "precision, and the result is nan.",
            "The invariance allows the remedy: take the maximum of each row away first.",
            "The logarithm of a stable softmax may still be minus infinity; log-softmax by log-sum-exp is "
            "not.",
            "Gradient flow comes from the pairing with the log: p - y. Softmax alone saturates.",
        ],
        example="No. Normalising gives probabilities and makes softmax invariant to a shift, but exp "
        f"overflows above {LARGEST_LOGIT} whether one divides or not. Because of the invariance one may "
        "subtract the maximum of the row, and that makes it stable; for the loss I go further and compute "
        "log-sum-exp(z) - z_y. The gradient stays alive because the log undoes the exp: with respect to "
        "the logits it is p - y, which is large on a confident mistake, while softmax by itself is flat "
        "there.",
        evidence=["softmax", "cross-entropy-value", "cross-entropy-gradient"],
    ),
    hinge=question(
        "Hinge with many classes",
        rubric=[
            "One-vs-rest trains a binary machine per class, one-vs-one per pair; both use the binary loss "
            "as it is.",
            "Crammer and Singer: max(0, 1 + the best wrong score - the right score), one term per sample.",
            "Weston and Watkins: the sum over wrong classes of max(0, 1 + s_j - s_y).",
            "The maximum, or the sum, runs over the wrong classes alone: with the right one each sample "
            "costs at least 1.",
            "Both are convex and have kinks: at ties any mixture of the active classes is a subgradient.",
        ],
        example="The simple way is one-vs-rest with the binary hinge. As one loss: Crammer-Singer takes "
        "max(0, 1 + max over j != y of s_j - s_y), so only the strongest rival counts; Weston-Watkins "
        "sums max(0, 1 + s_j - s_y) over all rivals. Both are convex in the scores; where several rivals "
        "tie, or a margin is exactly 1, there is a set of subgradients. The right class must be left out "
        "of the maximum or the sum.",
        evidence=["hinge-value", "hinge-gradient", "hinge-subgradient-set"],
    ),
)
