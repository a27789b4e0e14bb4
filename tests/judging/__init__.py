"""Tests of `lossdrill.judging`, one file for each of its modules."""
