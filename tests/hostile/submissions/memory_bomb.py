"""Asks for 4 GiB, a megabyte at a time, and keeps all of it.

Comes out: not_run (memory), score 0
"""

hoard = [bytearray(2**20) for _ in range(4096)]
