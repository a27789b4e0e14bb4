"""hinge-derive-vector · a subgradient of the mean hinge loss of X @ w with respect to w."""

# Python or LaTeX, in X, y, w, n (and s = X @ w, m = y*s); LaTeX with an r before the quotes.
answer = ""  # TODO
