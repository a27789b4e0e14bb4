"""mse-outlier-pull · what one wild target does to the mean, to a line and to the loss."""

# n points on the line y = a x, and Delta, which is added to the last target; then the size e of one
# error among errors of 1, and the threshold delta of the Huber loss:
# GIVEN

answer = {
    "mean": None,  # of the targets, after the change
    "slope": None,  # of the least-squares line, after the change
    "times": None,  # the cost of error e, in squared error, against an error of size 1
    "share of MSE": None,  # of the sample with error e, from 0 to 1
    "share of MAE": None,
    "pull": [],  # "MAE", "MSE", "Huber" in their order, strongest pull first
}
