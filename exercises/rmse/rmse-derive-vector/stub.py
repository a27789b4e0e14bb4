"""rmse-derive-vector · the gradient of the RMSE of X @ beta with respect to beta."""

# Python or LaTeX, in X, y, beta, n (and r = X @ beta - y, m = mean(r**2)); LaTeX with an r before the quotes.
answer = ""  # TODO
