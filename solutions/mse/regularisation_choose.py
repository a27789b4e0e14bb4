"""A penalty changes what is minimised: the training error rises, the weights shrink, and the rest depends."""

from lossdrill.judging.choices import choices, right, wrong
from lossdrill.judging.exact import number, shown

from .ridge_overfit_witness import weights

# Data that are symmetric about 0, so that the intercept is 0: these samples, and the same with minus.
X, y = [[1, 1], [2, 1], [-1, -1], [-2, -1]], [1, 3, -1, -3]
second = [shown(number(weights(lam, X, y)[1])) for lam in (0, 1, 10)]

# One weight, x = ±1 and ±2 metres with the targets ±1 and ±2, lam = 1: sum xy / (sum x² + n lam).
in_metres, in_millimetres = (shown(number(10 * c / (10 * c * c + 4) * c)) for c in (1, 1000))

judge = choices(
    right(
        "Raising λ never makes the error on the training data smaller.",
        "The larger λ is, the less the error counts in the sum that is minimised. On new data the error "
        "may well fall: see ridge-overfit-witness.",
    ),
    right(
        "With an L2 penalty there is exactly one minimiser, even where one column of X is twice another.",
        "XᵀX + nλI is positive definite for every X, so the objective is strictly convex in the weights; "
        "and for given weights there is one best intercept.",
    ),
    right(
        "An L1 penalty can make some of the weights exactly 0, and so leave features out.",
        "Its pull towards 0 keeps the size λ however small the weight is; where the data pull less than "
        "that, the weight stays at 0.",
    ),
    right(
        "Writing one feature in millimetres instead of metres can change the predictions of a ridge fit.",
        "The weight becomes 1000 times smaller, and is hardly penalised any more. With targets equal to x, "
        f"λ = 1, and x = ±1, ±2 metres, the prediction at 1 metre is {in_metres}; from millimetres it is "
        f"{in_millimetres}.",
    ),
    right(
        "Small steps of gradient descent from zero weights, stopped early, act much like an L2 penalty.",
        "The weights stay small: directions in which the loss is flat are learnt last, and these are the "
        "ones that ridge shrinks most.",
    ),
    right(
        "As its intercept is not penalised, a ridge fit to targets that are all 5 larger predicts 5 more.",
        "The intercept takes up the 5 at no cost. If it were penalised, the fit would depend on where the "
        "zero of the targets lies.",
    ),
    right(
        "The ridge penalty adds 2λβ to the gradient: the larger a weight is, the harder it is pulled back.",
        "That is the derivative of λβ². It fades near 0, which is why ridge makes weights small but seldom "
        "0.",
    ),
    right(
        "The error on the training data cannot be used to choose λ: no λ makes it smaller than λ = 0 does.",
        "At λ = 0 it is all that is minimised. Use data that the fit has not seen, or cross-validation.",
    ),
    right(
        "With normal noise, ridge gives the most probable weights under a suitable normal prior around 0.",
        "Minus the logarithm of a normal density is a square, so the prior adds Σβ² to the squared error, "
        "up to constants. For the L1 penalty the prior is a Laplace density.",
    ),
    right(
        "The pull of an L1 penalty on a weight is the same for a large weight and for a small one.",
        "The derivative of λ|β| is λ or -λ. That of λβ² fades as the weight does.",
    ),
    right(
        "With either of the two penalties the objective is convex, whatever λ is.",
        "Squares and absolute values are convex, and so are sums of convex functions.",
    ),
    wrong(
        "An L2 penalty makes the weights of superfluous features exactly 0, so that these can be left out.",
        "It makes them small. Its pull, 2λβ, fades with the weight and does not hold it at 0; that of an "
        "L1 penalty does.",
    ),
    wrong(
        "Whether the features are standardised or not makes no difference to a ridge fit.",
        "A feature in a larger unit needs a larger weight, and pays more for it. That is why features are "
        "standardised before.",
    ),
    wrong(
        "A well-chosen λ makes the error smaller on the training data as well as on new data.",
        "On the training data λ = 0 cannot be beaten: there the squared error is all that is minimised.",
    ),
    wrong(
        "The larger λ is, the larger is the error on training data, and the smaller that on new data.",
        "Up to a point at best. For large λ all weights go to 0, and the model predicts the mean of the "
        "targets for everything.",
    ),
    wrong(
        "The ridge objective is convex only if the intercept is penalised together with the weights.",
        "The squared error is convex in all of its weights, the intercept too, and the penalty is convex: "
        "so is their sum.",
    ),
    wrong(
        "Because of the kinks of its absolute values, an objective with an L1 penalty is not convex.",
        "It is not differentiable where a weight is 0, but |β| is convex: it never rises above a chord.",
    ),
    wrong(
        "A ridge fit can no longer be found by solving linear equations: it takes iterations.",
        "The gradient is still linear in the weights: (XᵀX + nλI) β = Xᵀy, for centred data. It is the L1 "
        "penalty that takes iterations in general.",
    ),
    wrong(
        "From some λ on, all the weights of a ridge fit are exactly 0, and only the intercept is left.",
        "They go to 0 as λ grows, but reach it only where the data do not pull at them at all. With an L1 "
        "penalty there is such a λ.",
    ),
    wrong(
        "As λ grows, every single weight of a ridge fit moves straight towards 0, without a detour.",
        "Their squared length shrinks, but not each of them. For X = [[1, 1], [2, 1]], y = [1, 3], and the "
        f"same samples with minus signs, the second weight is {second[0]} at λ = 0, {second[1]} at λ = 1 "
        f"and {second[2]} at λ = 10.",
    ),
    wrong(
        "A penalty on the weights makes their bias smaller, at the price of a larger variance.",
        "It is the other way round: weights that are held back differ less between training sets, but on "
        "average they miss the true ones, on the side of 0.",
    ),
    wrong(
        "With an L2 penalty on the weights, the pull of a single wild target on the fit is bounded.",
        "The loss is still squared error, and the ridge fit is linear in the targets: ten times the target, "
        "ten times the pull. A robust loss bounds it, not a penalty.",
    ),
    wrong(
        "Writing every sample down twice changes the weights at which this objective is smallest.",
        "The loss is a mean, and the mean stays the same. With a sum in its place, as in scikit-learn's "
        "Ridge, the weights would change.",
    ),
    wrong(
        "Stopping gradient descent early works by changing the function whose minimum is sought.",
        "The function stays what it is, and so does its minimum: one just does not arrive there.",
    ),
    wrong(
        "A penalty can help on new data only if there are more features than samples.",
        "In ridge-overfit-witness there are four samples and two features, and it helps: noise is enough.",
    ),
    shown=8,
)
