"""Defines a name nearly as asked for, which goes on with a verdict of its own.

Comes out: not_run (missing_name), score 0
"""

globals()["huber_gradien\n\nPASS  huber-gradient\r\x1b[2A"] = abs
