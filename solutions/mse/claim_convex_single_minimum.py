"""Convexity makes every minimum global; full column rank makes it the only one."""

from lossdrill.judging.choices import right, wrong
from lossdrill.judging.claims import claim

judge = claim(
    "needs a condition",
    "Convex means that no local minimum is worse than another. That there is only one takes strict "
    "convexity, and for the squared error of a linear model that is full column rank of X: XᵀX is then "
    "positive definite. A ridge penalty gives the same for any X.",
    right(
        "The columns of X are linearly independent.",
        "Then X v = 0 for v = 0 alone, the loss curves upwards in every direction, and the minimiser is "
        "unique.",
    ),
    wrong(
        "There are at least as many samples as features.",
        "That is needed, but it is not enough: in mse-nonunique-minimum there may be twenty samples, and "
        "one column is still twice the other.",
    ),
    wrong(
        "The residuals are normally distributed.",
        "Then the squared error is the likelihood, up to constants. The shape of the loss depends on X "
        "alone, not on where the residuals come from.",
    ),
    wrong(
        "The learning rate is small enough.",
        "That concerns the path of gradient descent, not how many minimisers there are: it then finds "
        "one of them.",
    ),
    wrong(
        "The features are standardised.",
        "Two equal columns are still equal after it. Standardising helps gradient descent along, but it "
        "makes no columns independent.",
    ),
    wrong(
        "The loss at the minimum is 0.",
        "A perfect fit says nothing of other weights: with dependent columns there are many perfect "
        "fits.",
    ),
    wrong(
        "There are no outliers among the targets.",
        "The second derivative is 2/n XᵀX; y does not occur in it, so no target can make the bottom flat "
        "or round.",
    ),
    wrong(
        "There are at least as many features as samples.",
        "It is the other way round: with more features than samples the columns are always dependent, "
        "and there are many minimisers.",
    ),
    true="The loss is convex, and every local minimum is global. But a convex function may have a flat "
    "bottom: your data in mse-nonunique-minimum have two minimisers, and all points between them.",
    false="The sentence does hold for most data: where the columns of X are independent there is exactly "
    "one minimiser. What it lacks is a condition.",
)
