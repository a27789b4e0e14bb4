"""Decides: values in, verdict out. The judges, the comparison, the diagnosis. Pure, and never
SymPy: what SymPy derived comes as NumPy functions from a topic's `_derived.py`.
"""
