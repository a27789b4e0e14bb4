"""claim-convex-single-minimum · does convexity ensure a single global minimum?"""

# "The mean squared error of a linear model is convex in its weights, and convexity ensures a single
# global minimum."
#
# Conditions:
#
# OPTIONS

verdict = None  # "true", "false" or "needs a condition"
condition = None  # if it needs one: a letter, for example "a"
