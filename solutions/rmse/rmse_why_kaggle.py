"""The root changes the number and the length of the gradient, but no order and no minimiser."""

import numpy as np

from lossdrill.judging.choices import choices, right, wrong


def rmse(residuals):
    return np.sqrt(np.mean(np.square(residuals)))


FOLDS_A, FOLDS_B = np.array([[0.0, 0.0], [4.0, 4.0]]), np.full((2, 2), 2.5)
"""Two models on two folds: the mean of the folds' RMSEs prefers A, the RMSE of all samples B."""

by_folds = [np.mean([rmse(fold) for fold in model]) for model in (FOLDS_A, FOLDS_B)]
pooled = [rmse(model) for model in (FOLDS_A, FOLDS_B)]
assert by_folds[0] < by_folds[1] and pooled[0] > pooled[1]

SMALL = np.array([0.1, 0.3])
mse_of_small, rmse_of_small = np.mean(SMALL**2), rmse(SMALL)
assert rmse_of_small > mse_of_small

SPREAD = np.array([0.0, 0.0, 0.0, 4.0])

judge = choices(
    right(
        "RMSE has the unit of the target: for lengths in metres it is a number of metres.",
        "The MSE is in square metres, and cannot be set beside an error.",
    ),
    right(
        "On the same test data RMSE ranks any two models in the same order as MSE does.",
        "The root is increasing: what is smaller stays smaller.",
    ),
    right(
        "On the same data the weights that minimise the MSE also minimise the RMSE.",
        "The root is increasing, so the smallest MSE has the smallest root.",
    ),
    right(
        "The RMSE of a data set need not be the mean of the RMSEs of its batches.",
        "See rmse-minibatch-bias: the root is taken after the mean, so mean and root cannot be exchanged.",
    ),
    right(
        "At a perfect fit RMSE has no gradient in the predictions, and MSE has the gradient 0.",
        "There it is a norm at zero, with a tip like that of |r|. MSE is a smooth parabola.",
    ),
    right(
        "The gradient of RMSE in the predictions is as long close to a perfect fit as far from it.",
        "Its length is 1/√n wherever the residuals are not all 0, so fixed steps do not settle there.",
    ),
    right(
        "Where RMSE is above 1/2, its gradient in the predictions is shorter than that of MSE.",
        "It is that of MSE divided by 2 RMSE. So the same learning rate makes other steps.",
    ),
    right(
        "Beside the other samples, a sample has the same share in the gradients of RMSE and MSE.",
        "All parts are divided by one and the same number, 2 RMSE. See claim-rmse-emphasis.",
    ),
    wrong(
        "RMSE is not convex in the weights of a linear model, because the root is concave.",
        "It is the length of the vector X beta - y, divided by √n, and a norm of an affine map is convex.",
    ),
    wrong(
        "RMSE is more robust to outliers than MSE, because the root makes large errors smaller.",
        "The root is taken of the mean, not of each error. On the same data both have the same minimiser, with "
        "or without outliers.",
    ),
    wrong(
        "The model with the best RMSE on a test set need not be the one with the best MSE there.",
        "It is the same one: the root is increasing, so it changes no order.",
    ),
    wrong(
        "RMSE has no unit, so its values may be compared across targets of any kind.",
        "It has the unit of the target, and grows with its scale: 3 is little for house prices in euros, and "
        "much for heights in metres. R² has no unit.",
    ),
    wrong(
        "The RMSE of a random batch is, on average over the batches, that of the whole data.",
        "On average it is smaller, unless all batches have the same: the root is concave. It is the MSE that is "
        "right on average.",
    ),
    wrong(
        "RMSE is the mean size of the errors, in the unit of the target.",
        "The mean size is the MAE. For errors "
        f"{', '.join(f'{r:g}' for r in SPREAD)} it is {np.mean(np.abs(SPREAD)):g}, and RMSE is {rmse(SPREAD):g}.",
    ),
    wrong(
        "Averaging the RMSEs of equally large folds ranks models as the RMSE of all samples does.",
        f"Not always: where one model's folds have RMSE 0 and 4 and another's 2.5 twice, the means are "
        f"{by_folds[0]:g} and {by_folds[1]:g}, but over all samples it is {pooled[0]:.2f} against {pooled[1]:g}.",
    ),
    wrong(
        "RMSE is smaller than MSE on every data set, since taking a root makes numbers smaller.",
        f"Only above 1. For errors {SMALL[0]:g} and {SMALL[1]:g} the MSE is {mse_of_small:.2g}, and the RMSE "
        f"{rmse_of_small:.2g}.",
    ),
    wrong(
        "Training a linear model with RMSE can get stuck in a local minimum that is not global.",
        "It is convex in the weights, so all its local minima are global ones, the same as those of MSE.",
    ),
    wrong(
        "Gradient descent on RMSE steps in another direction than on MSE from the same weights.",
        "The two gradients differ by one positive factor, 1 / (2 RMSE). The steps have other lengths, not other "
        "directions.",
    ),
    shown=6,
)
