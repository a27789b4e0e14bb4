"""mae-subdifferential · all the slopes that touch |r| from below."""

# GIVEN

answer = {
    "left": None,  # (low, high): of |r| at r = left
    "zero": None,  # of |r| at r = 0
    "right": None,  # of |r| at r = right
    "mean": None,  # of the mean of |r_i + c| over the residuals, with respect to c, at c = 0
}
