"""huber-at-delta · value, slope and curvature of the Huber loss on either side of its threshold."""

# GIVEN

answer = {
    "value inside": None,  # r tends to delta from below
    "value outside": None,  # r tends to delta from above
    "slope inside": None,
    "slope outside": None,
    "curvature inside": None,
    "curvature outside": None,
    "slope at -delta": None,
    "continuous up to": None,  # "value", "slope" or "curvature"
    "< for <=": None,  # "yes" or "no": does the loss change anywhere?
}
