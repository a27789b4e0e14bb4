"""mse-derive-gradient · the derivative of (y - (a + b x))² with respect to b."""

# Python or LaTeX, in y, a, b and x; LaTeX with an r before the quotes.
answer = ""  # TODO
