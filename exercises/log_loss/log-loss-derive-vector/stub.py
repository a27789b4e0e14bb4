"""log-loss-derive-vector · the gradient of the mean log loss of sigma(X @ beta) with respect to beta."""

# Python or LaTeX, in X, y, beta, n (and z = X @ beta, p = sigma(z)); LaTeX with an r before the quotes.
answer = ""  # TODO
