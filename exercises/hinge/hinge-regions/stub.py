"""hinge-regions · six samples: where they stand, and how steep the hinge is there."""

# GIVEN

# Regions: "wrong side", "inside the margin", "on the margin", "beyond".
answer = {
    "region 1": None,
    "slope 1": None,  # of max(0, 1 - m) with respect to the margin m
    "region 2": None,
    "slope 2": None,
    "region 3": None,
    "slope 3": None,
    "region 4": None,
    "slope 4": None,
    "region 5": None,
    "slope 5": None,
    "region 6": None,
    "slope 6": None,
}
