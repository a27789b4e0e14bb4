"""hinge-subgradient-set · all slopes that touch max(0, 1 - m) from below, and one that does not."""

# GIVEN of sets

answer = {
    "inside": None,  # (low, high): the subgradients at m = inside
    "corner": None,  # at m = 1
    "beyond": None,  # at m = beyond
}

g = None  # a slope that is no subgradient at the corner
m = None  # a margin at which its line is above the graph by more than 0.1
