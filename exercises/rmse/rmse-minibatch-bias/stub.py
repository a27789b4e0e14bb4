"""rmse-minibatch-bias · batches whose RMSE gradients do not average to that of the whole."""

batches = None  # a list of lists of residuals, all of one length
