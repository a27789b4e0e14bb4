"""cross-entropy-derive · the derivative of one sample's cross entropy with respect to logit z_j."""

# Python or LaTeX, in y_j, p_j and z_j, or in the vectors y, p and z; LaTeX with an r before the quotes.
answer = ""  # TODO
