"""rmse-gradient-link · the factor k in grad RMSE = k * grad MSE, as a formula in m = MSE."""

# Python or LaTeX, in m; LaTeX with an r before the quotes.
answer = ""  # TODO
