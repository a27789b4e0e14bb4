"""claim-rmse-emphasis · does RMSE emphasise large errors even more than MSE?"""

# "On one data set, RMSE puts even more weight on large errors than MSE does, because the root is a
# non-linear transformation."
#
# Conditions:
#
# OPTIONS

verdict = None  # "true", "false" or "needs a condition"
condition = None  # if it needs one: a letter, for example "a"
