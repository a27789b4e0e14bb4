"""mae-two-cycle · descent that jumps to and fro on |x| for ever, and settles on x²."""

x0 = None  # a number from -1000 to 1000
lr = None  # a number above 0, up to 10
