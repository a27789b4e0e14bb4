"""hinge-derive · a subgradient of the hinge loss of one sample with respect to its score s."""

# Python or LaTeX, in y, s and m = y*s; LaTeX with an r before the quotes.
answer = ""  # TODO
