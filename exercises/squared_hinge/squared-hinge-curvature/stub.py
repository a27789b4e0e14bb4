"""squared-hinge-curvature · the second derivative of the squared hinge loss of one sample."""

# Python or LaTeX, in y, s and m = y*s; LaTeX with an r before the quotes.
answer = ""  # TODO
