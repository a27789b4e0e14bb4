"""The mistakes that follow from the tree of a loss: wrong answers that each make one slip, with a
sentence for the learner, and each proven to differ from what is right and from the others.
"""

from lossdrill.symbolic.slips.kinds import WHATS, slips
from lossdrill.symbolic.slips.slip import Slip

__all__ = ["WHATS", "Slip", "slips"]
