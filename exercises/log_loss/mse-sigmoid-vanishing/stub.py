"""mse-sigmoid-vanishing · where log loss pulls hard and squared error does not."""

y = None  # 0 or 1
z = None  # a number from -1000 to 1000: the logit
