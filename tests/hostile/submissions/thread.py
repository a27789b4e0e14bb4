"""Starts a thread, which would outlive the call.

Comes out: not_run (raised), score 0
"""

import threading
import time


def huber_gradient(y, y_hat, delta):
    threading.Thread(target=time.sleep, args=(60,)).start()
    return y_hat - y
