"""epsilon-insensitive-derive · a subgradient of the epsilon-insensitive loss of one sample."""

# Python or LaTeX, in y, y_hat, epsilon and r = y_hat - y; LaTeX with an r before the quotes.
answer = ""  # TODO
