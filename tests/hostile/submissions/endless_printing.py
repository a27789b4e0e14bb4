"""Prints for ever.

Comes out: not_run (timeout), score 0
"""

while True:
    print("x" * 1000)
