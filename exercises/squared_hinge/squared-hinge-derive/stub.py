"""squared-hinge-derive · the derivative of the squared hinge loss of one sample with respect to s."""

# Python or LaTeX, in y, s and m = y*s; LaTeX with an r before the quotes.
answer = ""  # TODO
