"""epsilon-insensitive-kinks · where the epsilon-insensitive loss has its corners, and which slopes meet there."""

# GIVEN

answer = {
    "y_hat at r = -epsilon": None,  # the prediction at the lower edge
    "slopes at r = -epsilon": None,  # (low, high)
    "y_hat at r = epsilon": None,  # the prediction at the upper edge
    "slopes at r = epsilon": None,  # (low, high)
}
