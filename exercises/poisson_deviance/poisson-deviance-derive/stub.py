"""poisson-deviance-derive · the derivative of the Poisson deviance of one sample with respect to mu."""

# Python or LaTeX, in y and mu; LaTeX with an r before the quotes.
answer = ""  # TODO
