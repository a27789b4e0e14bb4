"""softmax-mse-vanishing · where cross entropy pulls hard and squared error does not."""

z = None  # a list of at least three logits
y = None  # a one-hot label, a list of as many zeros and one 1
