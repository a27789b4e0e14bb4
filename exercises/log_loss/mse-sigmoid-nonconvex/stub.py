"""mse-sigmoid-nonconvex · a chord that (sigma(w) - 1)² rises above, by more than 0.01."""

w1 = None  # a number from -1000 to 1000
w2 = None  # a number from -1000 to 1000
t = None  # a number from 0 to 1: the point between is t * w1 + (1 - t) * w2
