"""claim-mae-slow · does the constant slope of the absolute error make descent slow?"""

# "Gradient descent with a fixed learning rate takes longer on the absolute error than on the squared
# error, because the slope of the absolute error has the same size everywhere."
#
# Conditions:
#
# OPTIONS

verdict = None  # "true", "false" or "needs a condition"
condition = None  # if it needs one: a letter, for example "a"
