"""softmax-stability-claim · what makes the softmax stable, and what lets its gradient flow?"""

# "It is the division by the sum that makes the softmax numerically stable, and that keeps its gradient
# from vanishing when the model is sure of itself."
#
# Conditions:
#
# OPTIONS of sentence

verdict = None  # "true", "false" or "needs a condition"
condition = None  # if it needs one: a letter, for example "a"

# Which of these statements are true?
#
# OPTIONS of statements

answer = set()  # the letters of the true statements, for example {"a", "c"}
