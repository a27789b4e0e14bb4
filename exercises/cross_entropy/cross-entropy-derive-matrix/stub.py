"""cross-entropy-derive-matrix · the gradient of the mean cross entropy of softmax(X @ W) with respect to W."""

# Python or LaTeX, in X, Y, W, n (and Z = X @ W, P = softmax(Z)); LaTeX with an r before the quotes.
answer = ""  # TODO
