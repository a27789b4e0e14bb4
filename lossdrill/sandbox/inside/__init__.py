"""The learner's side: everything here runs, or may run, in a process that a learner's file shares.

It imports from this package, `wire`, `forms` and `model`; never from the trusted side.
"""
