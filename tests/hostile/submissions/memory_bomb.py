"""Asks for 4 GiB, 64 MiB at a time, and keeps all of it.

Comes out: not_run (memory), score 0
"""

hoard = [bytearray(2**26) for _ in range(64)]
