"""mse-nonunique-minimum · two different weight vectors at the minimum of one squared error."""

X = None  # n rows of 2 numbers
y = None  # n numbers
b1 = None  # 2 numbers
b2 = None  # 2 numbers
