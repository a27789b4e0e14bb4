"""Never returns, and ignores every signal that it may ignore.

Comes out: not_run (timeout), score 0
"""

import signal

for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(number, signal.SIG_IGN)


def huber_gradient(y, y_hat, delta):
    while True:
        pass
