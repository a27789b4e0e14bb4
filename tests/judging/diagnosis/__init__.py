"""Tests of the finders: what each must say, and what it must not."""
