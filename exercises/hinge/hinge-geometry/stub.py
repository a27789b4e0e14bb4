"""hinge-geometry · what a margin of 1 means, in the score and in the plane."""

# GIVEN

answer = {
    "margin": None,  # y (w·x + b)
    "distance": None,  # from the boundary; negative on the wrong side
    "loss": None,
    "lane": None,  # from one margin line to the other
    # And with c w and c b in place of w and b:
    "margin scaled": None,
    "distance scaled": None,
    "loss scaled": None,
    "lane scaled": None,
}
