"""claim-delta-bias-variance · does a small delta make the fit biased?"""

# "The smaller the threshold delta of the Huber loss is, the more biased is the fit: that is the price of
# its robustness."
#
# Conditions:
#
# OPTIONS

verdict = None  # "true", "false" or "needs a condition"
condition = None  # if it needs one: a letter, for example "a"
