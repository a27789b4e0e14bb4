"""poisson-deviance-curvature · the second derivative of the Poisson deviance with respect to mu."""

# Python or LaTeX, in y and mu; LaTeX with an r before the quotes.
answer = ""  # TODO
