"""huber-leverage · one more point, with which the Huber line of slope 2 becomes nearly flat."""

# The points lie on a line of slope 2; delta is the threshold of the Huber loss.
# GIVEN

x = None  # a number from -1e6 to 1e6
y = None  # a number from -1e6 to 1e6
