"""Has an alarm go off again and again, that raises wherever Python is by then.

Comes out: not_run (killed or raised or timeout), score 0
"""

import signal


def interrupt(number, frame):
    raise KeyboardInterrupt


def huber_gradient(y, y_hat, delta):
    signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.0001, 0.0001)
    while True:
        pass
