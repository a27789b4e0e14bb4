"""huber-delta-sweep · a line fitted with several thresholds, to data of which some are wild."""

import numpy as np


def sweep(x, y, clean, deltas):
    """x, y: (n,). clean: n truth values. deltas: (m,), each > 0.

    Returns {"slope": (m,), "mae_clean": (m,), "mae_outliers": (m,)}.
    """
    # TODO
