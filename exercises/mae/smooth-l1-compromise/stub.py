"""smooth-l1-compromise · where smooth L1 pulls like r², and where it pulls like |r|."""

# The threshold of smooth L1:
# GIVEN

r1 = None  # a residual: smooth L1 pulls with less than 0.01, |r| with 1
r2 = None  # a residual: smooth L1 pulls with exactly 1, r² with more than 100
