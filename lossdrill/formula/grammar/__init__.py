"""One grammar for plain text, Python, MATLAB, Unicode and LaTeX; a module for each kind of thing.

`parser` puts the parts together. Operator precedence is as in mathematics and NumPy alike.
"""
