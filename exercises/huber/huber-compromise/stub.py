"""huber-compromise · squared error, absolute error and Huber loss, property by property."""

# GIVEN

answer = {
    "MSE differentiable": None,  # "yes" or "no": at every residual?
    "MAE differentiable": None,
    "Huber differentiable": None,
    "MSE bounded": None,  # "yes" or "no": is the slope?
    "MAE bounded": None,
    "Huber bounded": None,
    "MSE curved at 0": None,  # "yes" or "no": a second derivative there, and positive?
    "MAE curved at 0": None,
    "Huber curved at 0": None,
    "MSE unique": None,  # "yes" or "no": one best constant, whatever the targets?
    "MAE unique": None,
    "Huber unique": None,
    "MSE best": None,  # (low, high), or a number: all best constants for y
    "MAE best": None,
    "Huber best": None,
}
