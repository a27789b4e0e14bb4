"""log-cosh-curvature · the second derivative of the log-cosh loss of one sample with respect to y_hat."""

# Python or LaTeX, in y, y_hat and r = y_hat - y; LaTeX with an r before the quotes.
answer = ""  # TODO
