"""log-loss-derive · the derivative of the log loss of one sample with respect to its logit z."""

# Python or LaTeX, in y, z and p = sigma(z); LaTeX with an r before the quotes.
answer = ""  # TODO
