"""claim-calibration · does minimising the log loss make a model calibrated?"""

# "A model whose weights minimise the mean log loss of its training samples is calibrated."
#
# Conditions:
#
# OPTIONS

verdict = None  # "true", "false" or "needs a condition"
condition = None  # if it needs one: a letter, for example "a"
