"""Runs a learner's file where it can do no harm: calls go in, plain data comes out.

Knows nothing of exercises, expected values or verdicts. Import what you need from its modules:
`wire` (Call, Answer, Reply), `fresh` (one process per run).
"""
