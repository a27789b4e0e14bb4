"""huber-derive-vector · the gradient of the mean Huber loss of X @ beta with respect to beta."""

# Python or LaTeX, in X, y, beta, delta, n (and r = X @ beta - y); LaTeX with an r before the quotes.
answer = ""  # TODO
