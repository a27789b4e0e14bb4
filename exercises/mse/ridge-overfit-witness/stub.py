"""ridge-overfit-witness · a penalty that costs training error and saves test error."""

# Training data, and new data:
# GIVEN

lam = None  # a number from 0 to 10**6
