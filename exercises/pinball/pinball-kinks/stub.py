"""pinball-kinks · where the pinball loss has its corner, and which slopes meet there."""

# GIVEN

answer = {
    "y_hat at r = 0": None,  # the prediction at the corner
    "slopes at r = 0": None,  # (low, high)
}
