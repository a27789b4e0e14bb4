"""mse-convexity-certificate · a chord that the squared error rises above, or a proof of none."""

# GIVEN

witness = None  # [b1, b2], if there is such a chord
certificate = None  # A with Aᵀ A = H, if there is none
