"""Would be right, but wants to leave folders deeper than a path may be long, one of them closed.

Comes out: not_run (raised), score 0
"""

import os

import numpy as np

os.mkdir("closed")
os.mkdir("closed/inner")
os.chmod("closed", 0)
os.symlink("/", "root")
for _ in range(1500):
    os.mkdir("folder")
    os.chdir("folder")


def huber_gradient(y, y_hat, delta):
    return np.clip(y_hat - y, -delta, delta) / len(y)
