"""mse-gaussian-nll · a and b, with negative log-likelihood = a * MSE + b for Gaussian noise."""

# Python or LaTeX, in n and s; LaTeX with an r before the quotes.
a = ""  # TODO
b = ""  # TODO
