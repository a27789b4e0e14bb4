"""Test points: where an answer is looked at, and what each place is for.

A source of points is a function of the variant's random generator. Fixed points come first and
small round ones before all others, because the simplest failing one is what a learner sees.
"""
