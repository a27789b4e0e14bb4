"""naive-softmax-breaks · the limits of exp in three formats, and two rows that make NaN of a softmax."""

# GIVEN of limits

answer = {
    "float64": None,  # up to which logit exp does not overflow
    "float32": None,
    "float16": None,
    "float16, sum": None,  # up to which logit the sum of k equal exponentials does not
    "float64, low": None,  # below which logit exp becomes 0
}

high = None  # a list of logits, the largest above 0: NaN by overflow
low = None  # a list of logits, the largest below 0: NaN by underflow
