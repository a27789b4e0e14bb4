"""criteria-matrix · eight losses by what decides between them."""

# The number of samples, how far one of them is off, and the threshold of the Huber loss:
# GIVEN

answer = {
    # Convex in the weights? "yes", "no" or "depends" (on the data)
    "convex: MSE": None,
    "convex: MAE": None,
    "convex: RMSE": None,
    "convex: Huber": None,
    "convex: log loss": None,
    "convex: cross-entropy": None,
    "convex: hinge": None,
    "convex: Brier": None,
    # Differentiable in the n predictions, everywhere? "yes", "no" or "depends"
    "differentiable: MSE": None,
    "differentiable: MAE": None,
    "differentiable: RMSE": None,
    "differentiable: Huber": None,
    "differentiable: log loss": None,
    "differentiable: cross-entropy": None,
    "differentiable: hinge": None,
    "differentiable: Brier": None,
    # Is the gradient in the n predictions bounded? "yes", "no" or "depends"
    "bounded: MSE": None,
    "bounded: MAE": None,
    "bounded: RMSE": None,
    "bounded: Huber": None,
    "bounded: log loss": None,
    "bounded: cross-entropy": None,
    "bounded: hinge": None,
    "bounded: Brier": None,
    # Which unit? "unit of y", "squared unit of y" or "no unit"
    "unit: MSE": None,
    "unit: MAE": None,
    "unit: RMSE": None,
    "unit: Huber": None,
    "unit: log loss": None,
    "unit: cross-entropy": None,
    "unit: hinge": None,
    "unit: Brier": None,
    # Of which distribution of the target is it the negative log-likelihood? "normal", "Laplace",
    # "normal with Laplace tails", "Bernoulli", "categorical" or "none"
    "distribution: MSE": None,
    "distribution: MAE": None,
    "distribution: RMSE": None,
    "distribution: Huber": None,
    "distribution: log loss": None,
    "distribution: cross-entropy": None,
    "distribution: hinge": None,
    "distribution: Brier": None,
    # Exactly one minimiser, for X of full column rank? "yes", "no" or "depends"
    "unique: MSE": None,
    "unique: MAE": None,
    "unique: RMSE": None,
    "unique: Huber": None,
    "unique: log loss": None,
    "unique: cross-entropy": None,
    "unique: hinge": None,
    "unique: Brier": None,
    # The loss when one sample of n is off by R and the others cost nothing: a number
    "outlier: MSE": None,
    "outlier: MAE": None,
    "outlier: RMSE": None,
    "outlier: Huber": None,
    "outlier: log loss": None,
    "outlier: cross-entropy": None,
    "outlier: hinge": None,
    "outlier: Brier": None,
}
