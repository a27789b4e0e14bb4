"""mse-derive-vector · the gradient of the mean squared error of X @ beta with respect to beta."""

# Python or LaTeX, in X, y, beta, n (and y_hat = X @ beta, r = y_hat - y); LaTeX with an r before the quotes.
answer = ""  # TODO
