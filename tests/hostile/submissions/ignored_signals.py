"""Ignores every signal that can be ignored, and goes on for ever.

Comes out: not_run (timeout), score 0
"""

import signal

for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(number, signal.SIG_IGN)
while True:
    pass
