"""pinball-derive · a subgradient of the pinball loss of one sample with respect to y_hat."""

# Python or LaTeX, in y, y_hat, tau and r = y_hat - y; LaTeX with an r before the quotes.
answer = ""  # TODO
