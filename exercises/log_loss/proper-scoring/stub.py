"""proper-scoring · the forecasts that cost least on average, under three losses."""

# The probability of label 1:
# GIVEN

q_log = None  # a number from 0 to 1: the cheapest forecast under the log loss
q_squared = None  # under the squared error
q_absolute = None  # under the absolute error
