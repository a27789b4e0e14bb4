"""Shapes of a formula: what each product means, and whether everything fits.

Dimensions keep their names (n, d, k), so that a message can say "(n, d) and (n,)".
"""

from lossdrill.formula.shapes.kinds import (
    Dim,
    Misfit,
    Reading,
    Scope,
    Shape,
    Shaped,
    Unbound,
    shape_text,
)
from lossdrill.formula.shapes.shaping import shaped

__all__ = [
    "Dim",
    "Misfit",
    "Reading",
    "Scope",
    "Shape",
    "Shaped",
    "Unbound",
    "shape_text",
    "shaped",
]
