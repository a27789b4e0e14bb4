"""regularisation-choose · what a penalty on the weights does, and what it does not."""

# Which of these statements are true?
#
# OPTIONS

answer = set()  # the letters of the true statements, for example {"a", "c"}
